"""What a contract takes over from another: cases and payloads of its own, and plain files."""

import subprocess
import sys
import tomllib
from pathlib import Path

from kcc_conformance.fixtures.cases import _Index

from kcc_conformance import fixtures
from kcc_conformance.contract.contract import BUILT_IN


def test_all_of_it_can_be_had_as_plain_files(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    command = [sys.executable, "-m", "kcc_conformance.fixtures", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in folder.iterdir() if path.is_file()} == {
        "README.md", "voorbeeld.toml", "personen.toml", "actoren.toml",
    }  # fmt: skip
    for name in BUILT_IN:
        index = tomllib.loads((folder / name / "index.toml").read_text(encoding="utf-8"))
        assert [*index] == ["case"]
        told = [
            fixtures.Case(contract=name, valid=entry["file"].startswith("valid/"), **entry)
            for entry in index["case"]
        ]
        assert told == [*fixtures.cases(name)]
        texts_written = {case.file: (folder / name / case.file).read_text("utf-8") for case in told}
        assert texts_written == {case.file: case.text() for case in told}
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (again.returncode, again.stderr) == (2, f"{folder}: not empty; name a new folder\n")


def test_what_a_contract_extends_is_taken_over_under_its_own_names() -> None:
    index = _Index((), "elders", frozenset({"weg"}), {"oud": "nieuw"})
    payload = {"oud": {"oud": 1, "weg": 2}, "lijst": [{"weg": 0, "oud": None}], "tekst": "oud"}
    assert index.payload(payload) == {
        "nieuw": {"nieuw": 1}, "lijst": [{"nieuw": None}], "tekst": "oud",
    }  # fmt: skip
    assert index.entry({"file": "oud", "pointer": "/a/oud/0"}) == {
        "file": "oud", "pointer": "/a/nieuw/0",
    }  # fmt: skip
    assert index.raw('{ "oud" : "oud", "weg": 1, oud') == '{ "nieuw" : "oud", "weg": 1, oud'
