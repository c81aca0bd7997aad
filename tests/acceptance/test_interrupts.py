"""A run that is told to stop (Ctrl-C, SIGTERM, SIGHUP) takes away what it made, and reports."""

import fcntl
import os
import pty
import signal
import subprocess
import termios
from pathlib import Path

import pytest
from broken_off import (
    OPTIONS,
    PEOPLE,
    cleaned,
    ended,
    hearing,
    journals,
    result_in,
    running,
    seeded,
    until,
)
from commands import COMMAND, clean_environment
from gate import PATIENCE, TOKEN, Gate
from rotation import one_of, settle, turn_of

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.mark.parametrize(
    "number", one_of([signal.SIGINT, signal.SIGTERM, signal.SIGHUP], turn_of(settle()))
)
def test_told_to_stop(number: signal.Signals, own_folder: Path) -> None:
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/betrokkenen", done=True)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            process.send_signal(number)
            until(lambda: process.poll() is not None or gate.asked[-1][0] == "DELETE")
            gate.let_go()
            told = ended(process)
        assert told.code == 3, told.out + told.err
        assert (
            told.complaint
            == "interrupted; taking away what was made (Ctrl-C once more ends at once)"
        )
        result = result_in(own_folder)
        assert result["verdict"] == "cannot_tell"
        assert result["run"]["partial"] is True
        assert result["run"]["interrupted"] is True
        assert result["leftovers"] == []
        assert "untested" in {check["outcome"] for check in result["checks"]}
        assert "Partial run" in told.out
        assert "the run was interrupted" in told.out
        assert gate.records() == before
        deleted = [path for method, path in gate.asked if method == "DELETE"]
        assert deleted
        assert len(deleted) == len(set(deleted))
        assert journals(own_folder) == []


def test_a_hangup_that_is_ignored_decides_nothing(own_folder: Path) -> None:
    """Started with nohup, a run outlives the session that it was started in."""
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/betrokkenen", done=True)
        with running(gate.url, *PEOPLE, hangup=signal.SIG_IGN) as process:
            gate.wait()
            process.send_signal(signal.SIGHUP)
            gate.let_go()
            told = ended(process)
        assert (told.code, told.err) == (0, ""), told.out + told.err
        assert result_in(own_folder)["run"]["interrupted"] is False
        assert gate.records() == before


@pytest.mark.parametrize(
    ("faults", "path", "nth", "code", "verdict"),
    [
        (["text-cut-at-20"], "/partijen", 2, 1, "not_conform"),
        ([], "/klantcontacten", 2, 3, "cannot_tell"),
    ],
)
def test_what_was_found_until_then_counts(
    faults: list[str], path: str, nth: int, code: int, verdict: str, own_folder: Path
) -> None:
    """The checks of C0992-2.4 come before those that make a second partij; before the first
    klantcontact after the doctor's there are none."""
    with Gate("openklant-2.16", *faults).serving() as gate:
        before = gate.records()
        gate.hold("POST", path, nth=nth, done=True)
        with running(
            gate.url, "--examples", "1", *OPTIONS, "--only", "C0992-2.4,bekende-klant/"
        ) as (process):
            gate.wait()
            process.send_signal(signal.SIGINT)
            until(lambda: gate.asked[-1][0] == "DELETE" or process.poll() is not None)
            gate.let_go()
            told = ended(process)
        result = result_in(own_folder)
        assert (told.code, result["verdict"]) == (code, verdict), told.out + told.err
        assert result["run"]["interrupted"] is True
        assert bool(result["checks"])
        assert gate.records() == before


def test_told_to_stop_while_cleaning_up_anyway(own_folder: Path) -> None:
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("DELETE", nth=2)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            process.send_signal(signal.SIGINT)
            assert process.stderr is not None
            assert "taking away what was made" in process.stderr.readline()
            gate.let_go()
            told = ended(process)
        assert told.code == 0, told.out + told.err
        assert result_in(own_folder)["run"]["interrupted"] is False
        assert gate.records() == before


def test_told_to_stop_before_the_play(own_folder: Path) -> None:
    """The doctor has just registered its klantcontact; there is nothing to report yet."""
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/klantcontacten", done=True)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            process.send_signal(signal.SIGTERM)
            until(lambda: gate.asked[-1][0] != "POST" or process.poll() is not None)
            gate.let_go()
            told = ended(process)
        assert told.code == 3
        assert told.complaint.startswith("interrupted")
        assert gate.records() == before
        assert not (own_folder / "kcc-report").exists()


@pytest.mark.parametrize("number", one_of([signal.SIGINT, signal.SIGTERM], turn_of(settle())))
def test_told_twice_ends_at_once(number: signal.Signals, own_folder: Path) -> None:
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/betrokkenen", done=True)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            gate.hold("DELETE", nth=2)
            process.send_signal(signal.SIGINT)
            gate.wait()
            process.send_signal(number)
            told = ended(process)  # while the gate is still closed
        [journal] = journals(own_folder)
        assert told.code == 3
        assert f"kcc-conformance clean kcc-report/{journal.name}" in told.err.splitlines()[-1]
        assert "Traceback" not in told.err + told.out
        gate.let_go()
        assert cleaned(journal).code == 0
        assert gate.records() == before


def test_a_terminal_that_is_closed(own_folder: Path) -> None:
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/betrokkenen", done=True)
        ours, theirs = pty.openpty()

        def own_terminal() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)

        with hearing(signal.SIGHUP, signal.SIG_DFL):
            process = subprocess.Popen(
                [str(COMMAND), "run", gate.url, "--token", TOKEN, *PEOPLE],
                env=clean_environment(TERM="xterm"),
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                start_new_session=True,
                preexec_fn=own_terminal,
            )
        os.close(theirs)
        try:
            gate.wait()
            os.close(ours)
            gate.let_go()
            assert process.wait(timeout=PATIENCE) == 3
        finally:
            process.kill()
            process.wait()
        assert result_in(own_folder)["run"]["interrupted"] is True
        assert gate.records() == before
        assert journals(own_folder) == []
