"""Records of others never leave the machine: nothing that the product writes tells of them.

A later output has its place in `outputs`: whatever it writes into the folder, or on a stream, is
looked through.
"""

import os
import pty
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import COMMAND, clean_environment, command, plain_pytest
from gate import TOKEN, Gate
from rotation import one_of, settle, turn_of
from strangers import TRACES, Talking, found_in, plant

pytestmark = pytest.mark.usefixtures("own_folder")

_FAULTS = (
    "list-filter-ignored-onderwerp", "list-filter-ignored-betrokkene-partij", "mixup-readings",
    "mixup-answers", "uninvited-klantcontact-on-partij", "delete-keeps-everything",
)  # fmt: skip
PROVIDERS = (
    ("openklant-2.16", True), ("vng-crud-0.0.3", True),
    ("openklant-2.16", False), ("vng-crud-0.0.3", False),
)  # fmt: skip
"""Faulty and good providers of two families of contracts, one a day."""
_PART = "C0992-2.3"
"""A cheap part of a run that asks for records and lists: for outputs that differ by where they go,
and not by what they tell."""


def outputs(url: str, folder: Path, *whole: str) -> Iterator[tuple[str, str]]:
    """Everything that the product writes about a provider, by what wrote it: each command with its
    streams, then each file. Here an output of later days is added. `whole` are options of the one
    run that is not a quick one."""
    ours = ("--token", TOKEN, "--patience", "0.05", "--examples", "3")
    commands = {
        "doctor": ("doctor", url, "--token", TOKEN),
        "plan": ("plan", url),
        "run": (
            "run", url, *ours, *whole, "--language", "nl", "--out", "nl",
            "--write-baseline", "b.toml", "--har", "nl/exchanges.har", "--bundle", "nl/bundle.zip",
        ),
        "english": (
            "run", url, *ours, "--quick", "--language", "en", "--out", "en", "--baseline", "b.toml",
        ),
        "reading": ("run", url, *ours, "--read-only", "--out", "reading"),
        "parallel": (
            "run", url, *ours, "--quick", "--parallel", "2", "--concurrent", "--out", "parallel",
        ),
        "verify": ("verify", "nl/bundle.zip"),
        "rejudge": ("rejudge", "nl/bundle.zip", "--text", "main", "--out", "again"),
        "compare": ("compare", "nl", "again", "reading", "--out", "beside"),
    }  # fmt: skip
    for name, arguments in commands.items():
        told = command(*arguments, folder=folder)
        assert "Traceback" not in told.out + told.err, told.err
        yield f"streams of {name}", told.out + told.err
    yield "terminal", _on_a_terminal(["run", url, *ours, "--only", _PART], folder)
    for journal in folder.rglob("journal-*.jsonl"):
        told = command("clean", journal, "--token", TOKEN, folder=folder)
        yield "clean", told.out + told.err
    for language in ("nl", "en"):
        done = plain_pytest(
            "--provider-url", url, "--provider-token", TOKEN, "--provider-only", _PART,
            "--provider-language", language, "--provider-out", f"pytest-{language}", "-v",
            folder=folder,
        )  # fmt: skip
        yield "pytest", done.stdout + done.stderr
    with zipfile.ZipFile(folder / "nl" / "bundle.zip") as bundle:
        bundle.extractall(folder / "unpacked")
    files = [path for path in folder.rglob("*") if path.is_file()]
    kinds = {path.name for path in files}
    assert kinds >= {"result.json", "report.html", "junit.xml", "summary.md", "badge.svg", "b.toml",
                     "exchanges.har", "bundle.zip", "statement.json", "compare.html"}  # fmt: skip
    for path in files:
        yield str(path.relative_to(folder)), path.read_text("utf-8", errors="replace")


@pytest.mark.parametrize(("contract", "faulty"), one_of(PROVIDERS, turn_of(settle())))
def test_nothing_tells_of_others(own_folder: Path, contract: str, faulty: bool) -> None:
    gate = Gate(contract, *(_FAULTS if faulty else ()))
    plant(gate)
    gate.app = Talking(gate.app)
    options = () if faulty else ("--quick",)
    with gate.serving():
        found = {name: found_in(text) for name, text in outputs(gate.url, own_folder, *options)}
    assert {name: traces for name, traces in found.items() if traces} == {}


def test_a_trace_is_found() -> None:
    for each in TRACES:
        assert each in found_in(f'{{"x": "voor {each} na"}}')


def _on_a_terminal(arguments: list[str], folder: Path) -> str:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [str(COMMAND), *arguments], cwd=folder, env=clean_environment(),
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    told = b""
    try:
        while chunk := os.read(ours, 10_000):
            told += chunk
    except OSError:
        pass
    process.wait(timeout=60)
    os.close(ours)
    return told.decode("utf-8", "replace")
