"""A bundle: what is in it, always the same, and checked without this suite."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_bundle import bad, bundled, good, key_in, of_this_suite, signers_of
from made_results import failing, hostile

from kcc_conformance.bundle.archive import pack, unpack
from kcc_conformance.bundle.statement import STATEMENT, SUMS, digest, own_words
from kcc_conformance.bundle.verification import verify
from kcc_conformance.errors import UsageError
from kcc_conformance.result.loading import read_result_json
from kcc_conformance.result.result import Result

openssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs OpenSSH")


def files(result: Result, key: Path | None = None) -> dict[str, bytes]:
    found, difference = unpack(bundled(result, key))
    assert difference == ""
    return found


def stated(result: Result) -> Any:
    return json.loads(files(result)[STATEMENT])


def test_a_bundle_holds_what_was_found_and_what_it_was_judged_by() -> None:
    found = files(bad())
    assert {"result.json", "report.html", "exchanges.har", "README.txt", "versions.json"} <= {
        *found
    }
    assert {
        "judged-by/clauses.toml", "judged-by/questions.toml", "judged-by/result.schema.json",
        "judged-by/openklant-2.16/contract.toml",
        "judged-by/openklant-2.16/klantcontact.response.json", "judged-by/common/openklant.json",
    } <= {*found}  # fmt: skip
    assert read_result_json(found["result.json"], "r") == bad()
    assert json.loads(found["versions.json"])["libraries"]["httpx"]


def test_a_contract_that_extends_another_comes_with_it() -> None:
    found = files(replace(bad(), provider={**bad().provider, "contract": "openklant-2.0"}))
    assert {f"judged-by/openklant-2.{n}/contract.toml" for n in (0, 8, 16)} <= {*found}


def test_the_same_result_makes_the_same_bundle() -> None:
    assert bundled(bad()) == bundled(read_result_json(files(bad())["result.json"], "r"))
    assert bundled(bad()) != bundled(bad(), language="en")


def test_the_statement_is_over_every_file() -> None:
    found = files(bad())
    told = {each["name"]: each["digest"]["sha256"] for each in stated(bad())["subject"]}
    assert told == {name: digest(each) for name, each in found.items() if name != STATEMENT}


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        ("conform", "PASSED"),
        ("not_conform", "FAILED"),
        ("cannot_tell", "WARNED"),
        ("partial", "WARNED"),
    ],
)
def test_the_statement_tells_the_verdict(verdict: str, outcome: str) -> None:
    told = stated(replace(bad(), verdict=verdict))
    predicate, own = told["predicate"], own_words(told)
    assert (predicate["result"], own["verdict"]) == (outcome, verdict)
    assert predicate["failedTests"] == ["attributen/Het onderwerp komt terug"]
    assert "attributen/De status klopt" in predicate["warnedTests"]
    assert "attributen/Het kanaal komt terug" in predicate["passedTests"]
    assert "nobody else has established" in own["declaration"]["en"]
    assert "eigen verklaring" in own["declaration"]["nl"]


def test_what_is_not_named_makes_a_draft() -> None:
    assert own_words(stated(good()))["draft"] == []
    bare = {key: value for key, value in good().provider.items() if key != "product_version"}
    assert own_words(stated(replace(good(), provider=bare)))["draft"] == ["--product-version"]
    assert verify(bundled(replace(good(), provider=bare)), None).unnamed == ("--product-version",)


def test_a_provider_that_says_anything_can_be_bundled() -> None:
    verified = verify(bundled(of_this_suite(hostile())), None)
    assert verified.whole
    assert verified.remade


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"suite": {"name": "kcc-conformance", "version": "0.0.9"}}, "version 0.0.9 of the suite"),
        ({"standard": {"case": "C0992", "text": "seed", "sha256": "0" * 64}}, "another text"),
        ({"provider": {**failing().provider, "contract": "x", "own_contract": {"sha256": "0"}}},
         "where the contract of its own is"),
    ],
)  # fmt: skip
def test_what_was_judged_by_something_else_is_not_bundled(other: Any, says: str) -> None:
    with pytest.raises(UsageError, match=says) as error:
        bundled(replace(bad(), **other))
    assert str(error.value).startswith("result.json: ")


@openssh
def test_a_signed_bundle_says_by_whom(tmp_path: Path) -> None:
    key = key_in(tmp_path)
    content = bundled(good(), key)
    signed = verify(content, signers_of(key))
    assert signed.whole
    assert signed.principal == "leverancier@voorbeeld.nl"
    assert verify(content, None).fingerprint == signed.fingerprint
    other = signers_of(key_in(tmp_path, "ander"))
    assert [each.kind for each in verify(content, other).troubles] == ["stranger"]
    assert [each.kind for each in verify(bundled(good()), other).troubles] == ["nobody"]


@openssh
def test_a_signature_cannot_be_taken_away_or_exchanged(tmp_path: Path) -> None:
    key = key_in(tmp_path)
    found = files(good(), key)
    without = {name: each for name, each in found.items() if name != "statement.json.sig"}
    assert verify(pack(without), None).removed == ("statement.json.sig",)
    added = {**files(good()), "statement.json.sig": found["statement.json.sig"]}
    assert verify(pack(added), None).added == ("statement.json.sig",)
    other = files(bad(), key)["statement.json.sig"]
    exchanged = verify(pack({**found, "statement.json.sig": other}), None)
    assert [each.kind for each in exchanged.troubles] == ["missigned"]


@openssh
def test_a_bundle_is_checked_by_the_commands_in_its_readme(tmp_path: Path) -> None:
    """The commands as README.txt has them, which need nothing of this suite."""
    key = key_in(tmp_path)
    signers_of(key)
    (tmp_path / "bundel.zip").write_bytes(bundled(good(), key))
    readme = files(good(), key)["README.txt"].decode()
    lines = [each.strip() for each in readme.splitlines() if each.startswith("  unzip")][:1]
    lines += [e.strip() for e in readme.splitlines() if e.startswith(("  sha256sum", "  ssh-key"))]
    script = "\n".join(["set -e", *lines[:5]]).replace("NAAM", "leverancier@voorbeeld.nl")
    assert script.count("ssh-keygen") == script.count("sha256sum ") == 2

    def run() -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
        )

    done = run()
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK\n") == len(files(good(), key)) - 3
    assert digest((tmp_path / "bundel" / SUMS).read_bytes()) in done.stdout
    assert 'Good "kcc-conformance" signature for leverancier@voorbeeld.nl' in done.stdout
    shutil.rmtree(tmp_path / "bundel")
    changed = {**files(good(), key), "report.html": b"conform"}
    (tmp_path / "bundel.zip").write_bytes(pack(changed))
    assert "report.html: FAILED" in run().stdout


def test_the_page_has_the_commands_of_the_readme() -> None:
    readme = files(good())["README.txt"].decode().splitlines()
    mine = [each.strip() for each in readme if each.startswith(("  unzip", "  sha256", "  ssh-"))]
    docs = Path(__file__).parents[2] / "docs"
    for page in (docs / "evidence.md", docs / "nl" / "bewijs.md"):
        block = page.read_text("utf-8").split("<!-- commands: by hand -->\n```sh\n")[1]
        assert block.split("\n```")[0].splitlines() == mine[-5:]


@openssh
def test_what_cannot_sign_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("no key")
    for path in (tmp_path / "missing", tmp_path / "none", tmp_path):
        with pytest.raises(UsageError, match=r"^--sign ") as error:
            bundled(good(), path)
        assert "\n" not in str(error.value)


def test_without_openssh_nothing_is_signed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="needs ssh-keygen, which is not found"):
        bundled(good(), tmp_path / "key")
