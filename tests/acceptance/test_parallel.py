"""Parallel play: the same outcomes as serial, one result, nothing left behind, whatever happens.

A whole run is played of one contract a day, and one provider with faults (see `rotation`).
"""

import os
import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from commands import COMMAND, clean_environment, command, plain_pytest, serving
from contracts import ROOTS
from forked_workers import forked_workers
from kcc_conformance.reference_impl import create_app
from rotation import one_of, settle, turn_of
from xdist.workermanage import NodeManager

from kcc_conformance.playing.parallel import conductor
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Check, Result
from kcc_conformance.settings.settings import Settings

TOKEN = "geheim-3b0f62c9d1"


def played(processes: int, contract: str = "openklant-2.16", **other: Any) -> Result:
    """A run against the embedded reference with these faults; `fresh` workers are interpreters that
    are started, as a user's are."""
    begun = nullcontext() if other.pop("fresh", False) else forked_workers()
    app = create_app(contract, token=TOKEN, faults=other.pop("faults", ()))
    called = {name: other.pop(name) for name in ("on_check", "on_start") if name in other}
    given = {"seed": 1, "examples": 1, "patience": 0.03, **other}
    settings = Settings(contract=contract, token=TOKEN, parallel=processes, **given)
    with begun:
        return play(settings, app=app, **called)


PART = "relaties nacontrole"


@cache
def alone(only: str) -> Result:
    """A part of a serial run, which is what a parallel one of it is held against."""
    return played(1, only=only)


def outcomes(result: Result) -> list[tuple[Any, ...]]:
    """All that has to be the same serial and parallel, in order."""
    checks = [
        (
            c.id,
            c.level,
            c.outcome,
            c.cause,
            c.strength,
            c.step,
            tuple(dict.fromkeys(f.pointer for f in c.findings)),
        )
        for c in result.checks
    ]
    questions = [(each.id, each.observations) for each in result.questions]
    clauses = [(each.id, each.outcome, each.checks) for each in result.clauses]
    return [*checks, *questions, *clauses, (result.verdict, result.why)]


def parts(result: Result) -> set[int]:
    """The numbers of the processes whose serial numbers are in the records that were made."""
    bodies = " ".join(str(e["request"]["body"]) for e in result.exchanges if e["method"] == "POST")
    return {int(n) % 100 for n in re.findall(rf"C0992-{result.run['id']}-(\d+)", bodies)}


@pytest.mark.parametrize("contract", one_of(ROOTS, turn_of(settle())))
def test_an_honest_provider(contract: str) -> None:
    told: list[int] = []
    serial, result = played(1, contract), played(2, contract, on_start=told.append)
    assert serial.run["workers"] == 0
    assert result.run["workers"] == 2
    assert parts(result) == {0, 1, 2}
    assert outcomes(result) == outcomes(serial)
    assert result.verdict == "conform"
    assert result.leftovers == ()
    assert result.run["requests"] == len(result.exchanges)
    assert result.run["requests"] == sum(result.run["requests_for"].values())
    served = Counter(each["check"] for each in result.exchanges)
    assert {check.id: check.requests for check in result.checks if check.requests} == {
        check.id: served[check.id] for check in result.checks if served[check.id]
    }
    assert told == [len(result.checks)]
    assert result.provider == serial.provider
    assert {each["url"].split("/")[2] for each in result.exchanges} == {"reference.invalid"}


FAULTY = (
    ("openklant-2.16", "attributen opruimen",
     "text-cut-at-200 value-vertrouwelijk-always-nee instant-zone-stripped"),
    ("openklant-2.16", "relaties opruimen protocol",
     "relation-actor-not-on-klantcontact delete-keeps list-count-one-too-many"
     " protocol-media-type-text"),
    ("openklant-2.16", "foutafhandeling bekende-klant anonieme-beller nacontrole",
     "validation-stored-though-refused access-single-reads-open"
     " uninvited-task-on-klantcontact uninvited-klantcontact-on-actor-read"),
    ("vng-crud-0.0.3", "attributen relaties opruimen nacontrole",
     "nummer-changes-on-read write-betrokkene-done-but-400 missing-inhoud-on-read"),
)  # fmt: skip


@pytest.mark.parametrize(("contract", "only", "faults"), one_of(FAULTY, turn_of(settle())))
def test_a_provider_with_faults(contract: str, only: str, faults: str) -> None:
    serial, result = (
        played(n, contract, only=only, faults=faults.split(), max_seconds=0) for n in (1, 2)
    )
    assert result.run["workers"] == 2
    assert outcomes(result) == outcomes(serial)
    assert result.verdict == "not_conform"
    stays = "delete-keeps" in faults
    assert bool(result.leftovers) == bool(serial.leftovers) == stays
    numbers, before = ([each["n"] for each in one.exchanges] for one in (result, serial))
    assert numbers == list(range(1, len(numbers) + 1))
    assert [told_in_full(check, {*numbers}) for check in result.checks] == [
        told_in_full(check, {*before}) for check in serial.checks
    ]


def told_in_full(check: Check, known: set[int]) -> tuple[bool, bool, bool]:
    """Whether the check has exchanges, whether they exist, and hold those of its findings; `known`
    are the numbers of those that do."""
    found = {each.exchange for each in check.findings} - {None}
    assert found <= known
    return bool(check.exchanges), {*check.exchanges} <= known, found <= {*check.exchanges}


def limited(processes: int) -> int:
    """How many requests reach a provider, tidying up aside, when sixty are allowed."""
    asked: list[str] = []

    def counting(environ: dict[str, Any], start: Any) -> Any:
        asked.append(environ["REQUEST_METHOD"])
        return app(environ, start)

    app = create_app("openklant-2.16", token=TOKEN)
    settings = Settings(
        contract="openklant-2.16", token=TOKEN, parallel=processes, max_requests=60,
        only="relaties", patience=0.0, seed=1, examples=1,
    )  # fmt: skip
    with forked_workers():
        result = play(settings, app=counting)
    refused = [each for each in result.exchanges if "--max-requests" in (each["trouble"] or "")]
    assert result.verdict == "cannot_tell"
    assert result.leftovers == ()
    assert refused
    assert len(result.exchanges) == len(asked) + len(refused)
    return len(asked) - sum(each["check"] == "(opruimen)" for each in result.exchanges)


def test_the_limit_of_requests_is_one_for_all() -> None:
    assert limited(2) == limited(1)


# --- processes --------------------------------------------------------------------------------


def children(process: int) -> list[int]:
    """The processes that a process started."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(place.read_text().rpartition(")")[2].split()[1]) == process:
                found.append(int(place.parent.name))
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc")


@needs_proc
def test_a_worker_that_breaks_down() -> None:
    others = {*children(os.getpid())}
    shown: list[bytes] = []

    def kill_one(check: Check) -> None:
        if not shown:
            workers = sorted({*children(os.getpid())} - others)
            shown.extend(Path(f"/proc/{each}/cmdline").read_bytes() for each in workers)
            shown.extend(Path(f"/proc/{each}/environ").read_bytes() for each in workers)
            os.kill(workers[0], signal.SIGKILL)

    only = "attributen relaties nacontrole"
    serial, result = played(1, only=only), played(2, on_check=kill_one, only=only, fresh=True)
    assert len(shown) >= 4
    assert not any(TOKEN.encode() in text for text in shown)
    broken = [check for check in result.checks if check.outcome == "cantTell"]
    assert len(broken) <= 1
    assert {(check.cause, check.level) for check in broken} <= {("suite", "MUST")}
    told = {check.id: check.outcome for check in result.checks}
    for check in serial.checks:
        assert told[check.id] == check.outcome or check.id in {each.id for each in broken}
    assert result.leftovers == ()
    assert {*children(os.getpid())} <= others


def test_the_run_plays_what_the_workers_did_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(data: object) -> None:
        once.undo()
        raise ValueError(data)

    monkeypatch.setattr(NodeManager, "EXIT_TIMEOUT", 0.5)  # they hear no more, and do not end
    with pytest.MonkeyPatch.context() as once:
        once.setattr(conductor, "exchange_of", unreadable)
        result = played(2, only=PART)
    assert outcomes(result) == outcomes(alone(PART))
    assert result.leftovers == ()


@contextmanager
def started(url: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A parallel run as a process, at the head of a group of its own."""
    process = subprocess.Popen(
        [str(COMMAND), "run", url, "--token", TOKEN, "--parallel", "2", "--verbose"],
        cwd=folder,
        env=clean_environment(PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@needs_proc
@pytest.mark.parametrize("by", one_of(["ctrl-c", "kill"], turn_of(settle())))
def test_a_run_that_is_broken_off(by: str, tmp_path: Path) -> None:
    with serving("--variation", "slow", token=TOKEN) as served:
        with started(served.url, tmp_path) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if line.startswith("✓ "):
                    break
            time.sleep(1)
            if by == "ctrl-c":
                os.killpg(process.pid, signal.SIGINT)
            else:
                process.terminate()
            out, err = process.communicate(timeout=90)
            assert process.returncode == 3, out + err
            assert "Traceback" not in out + err
            assert children(process.pid) == []
            with pytest.raises(ProcessLookupError):
                os.killpg(process.pid, 0)
        for name in ("klantcontacten", "betrokkenen", "partijen", "actoren"):
            told = httpx.get(
                f"{served.url}/{name}", headers={"Authorization": f"Token {TOKEN}"}
            ).json()
            assert told["count"] == 0, name
    assert '"interrupted": true' in (tmp_path / "kcc-report" / "result.json").read_text("utf-8")


# --- where it is refused ----------------------------------------------------------------------


def test_a_contract_that_is_known_to_break_on_it(tmp_path: Path) -> None:
    only = ("--only", "0.6 bekende-klant/", "--examples", "1")
    arguments = ("run", "--contract", "openklant-2.8", "--parallel", "2", *only)
    ended = command(*arguments, folder=tmp_path)
    assert ended.code == 2
    assert "openklant-2.8" in ended.complaint
    assert "Q7" in ended.complaint
    assert "--concurrent" in ended.complaint
    assert not list(tmp_path.iterdir())
    assert command(*arguments, "--concurrent", folder=tmp_path).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kcc-report"]


def test_plain_pytest(tmp_path: Path) -> None:
    ended = plain_pytest(
        "--provider-parallel", "2", "--provider-only", "bekende-klant", "--provider-seed", "1",
        folder=tmp_path,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "13 passed" in ended.stdout
    assert "partial: " in ended.stdout
    refused = plain_pytest("-n", "2", folder=tmp_path)
    assert refused.returncode == 4
    assert "--provider-parallel" in refused.stderr
