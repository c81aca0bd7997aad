"""Records of others never leave the machine: nothing that the product writes tells of them.

A later output has its place in one of `WRITING`: whatever it writes into the folder, or on a
stream, is looked through.
"""

import os
import pty
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
from commands import COMMAND, clean_environment, command, plain_pytest
from gate import TOKEN, Gate
from kcc_conformance.reference_impl.faults import mixups
from rotation import one_of, settle, turn_of
from strangers import TRACES, Talking, found_in, plant

pytestmark = pytest.mark.usefixtures("own_folder")

_FAULTS = (
    "list-filter-ignored-onderwerp", "list-filter-ignored-betrokkene-partij", "mixup-readings",
    "mixup-answers", "uninvited-klantcontact-on-partij",
)  # fmt: skip
_STAYS = "delete-keeps-everything"
"""Leaves a journal to clean by; where it shows, two seconds are waited."""
_PAUSE = 0.005
"""Seconds. What a mixup waits for another call, at every call: nothing here depends on it."""
PROVIDERS = (
    ("openklant-2.16", True, "nl"), ("vng-crud-0.0.3", True, "en"),
    ("openklant-2.16", False, "en"), ("vng-crud-0.0.3", False, "nl"),
)  # fmt: skip
"""Faulty and good providers of two families of contracts, and the language; one a day."""
_PART = "C0992-2.3"
"""A cheap part of a run that asks for records and lists: for outputs that differ by where they go,
and not by what they tell."""
_MIXED = "C0992-1.7"
"""The part in which the faults show."""
Told = Iterator[tuple[str, str]]
"""What was written, by what wrote it."""


def run_of(url: str, *more: str) -> tuple[str, ...]:
    return ("run", url, "--token", TOKEN, "--patience", "0.05", "--examples", "3", *more)


def a_run_and_its_files(url: str, folder: Path, faulty: bool, language: str) -> Told:
    """All of a run against a faulty provider; and the cleaning of what it left there."""
    yield said(
        folder, *run_of(url), *(() if faulty else ("--quick",)), "--language", language,
        "--out", "all", "--har", "exchanges.har",
    )  # fmt: skip
    journals = list(folder.rglob("journal-*.jsonl"))
    assert bool(journals) == faulty
    for journal in journals:
        yield said(folder, "clean", journal, "--token", TOKEN)
    yield from written(folder, "exchanges.har")


def evidence(url: str, folder: Path, faulty: bool, language: str) -> Told:
    """A bundle and what is made of it, known failures, and what is said of two results."""
    other = "en" if language == "nl" else "nl"
    mixed = run_of(url, "--only", _MIXED, "--language", language)
    yield said(
        folder, *mixed, "--out", "one", "--write-baseline", "b.toml", "--bundle", "bundle.zip"
    )
    yield said(folder, "verify", "bundle.zip")
    again = ("--text", "main", "--language", other, "--out", "again")
    yield said(folder, "rejudge", "bundle.zip", *again)
    draft = (folder / "b.toml").read_text("utf-8")
    assert ("TODO: " in draft) == faulty
    (folder / "b.toml").write_text(draft.replace("TODO: ", "").replace("…", "issues.example/7"))
    yield said(folder, *mixed, "--out", "known", "--baseline", "b.toml")
    yield said(folder, "compare", "one", "again", "known", "--out", "beside")
    with zipfile.ZipFile(folder / "bundle.zip") as bundle:
        bundle.extractall(folder / "unpacked")
    yield "draft", draft
    yield from written(folder, "bundle.zip", "statement.json", "compare.html")


def other_ways(url: str, folder: Path, faulty: bool, language: str) -> Told:
    """A look at the provider, and the other ways to play."""
    yield said(folder, "doctor", url, "--token", TOKEN)
    yield said(folder, "plan", url)
    yield said(folder, *run_of(url, "--read-only"), "--out", "reading")
    parallel = ("--only", _PART, "--parallel", "2", "--concurrent", "--out", "parallel")
    yield said(folder, *run_of(url, *parallel))
    yield "terminal", _on_a_terminal(run_of(url, "--only", _PART), folder)
    for language in ("nl", "en"):
        done = plain_pytest(
            "--provider-url", url, "--provider-token", TOKEN, "--provider-only", _PART,
            "--provider-language", language, "--provider-out", f"pytest-{language}", "-v",
            folder=folder,
        )  # fmt: skip
        yield "pytest", done.stdout + done.stderr
    yield from written(folder)


def said(folder: Path, *arguments: str | Path) -> tuple[str, str]:
    """A command, and what it says on its streams."""
    told = command(*arguments, folder=folder)
    assert "Traceback" not in told.out + told.err, told.err
    assert told.code in (0, 1, 3), told.err
    return f"streams of {' '.join(map(str, arguments))}", told.out + told.err


def written(folder: Path, *names: str) -> Told:
    """The files in a folder, the reports of a run and those called so among them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    reports = {"result.json", "report.html", "junit.xml", "summary.md", "badge.svg"}
    assert {path.name for path in files} >= {*reports, *names}
    for path in files:
        yield str(path.relative_to(folder)), path.read_text("utf-8", errors="replace")


Way = Callable[[str, Path, bool, str], Told]
WRITING: tuple[Way, ...] = (a_run_and_its_files, evidence, other_ways)


@pytest.mark.parametrize(
    ("provider", "outputs"), [*product(one_of(PROVIDERS, turn_of(settle())), WRITING)]
)
def test_nothing_tells_of_others(
    own_folder: Path, provider: tuple[str, bool, str], outputs: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    contract, faulty, language = provider
    faults: tuple[str, ...] = _FAULTS if faulty else ()
    if faulty and outputs is a_run_and_its_files:
        faults = (*faults, _STAYS)
        monkeypatch.setattr(mixups, "PAUSE", _PAUSE)
    gate = Gate(contract, *faults)
    plant(gate)
    gate.app = Talking(gate.app)
    with gate.serving():
        told = outputs(gate.url, own_folder, faulty, language)
        found = {name: found_in(text) for name, text in told}
    assert {name: traces for name, traces in found.items() if traces} == {}


def test_a_trace_is_found() -> None:
    for each in TRACES:
        assert each in found_in(f'{{"x": "voor {each} na"}}')


def _on_a_terminal(arguments: Sequence[str], folder: Path) -> str:
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
