"""A run that is broken off, in whatever way, leaves nothing at the provider in the end."""

import contextlib
import fcntl
import json
import os
import pty
import resource
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from commands import COMMAND, Ended, clean_environment, command, serving
from gate import PATIENCE, TOKEN, Gate, records

from kcc_conformance import fixtures
from kcc_conformance.contract import wire

PEOPLE = ("--only", "bekende-klant/", "--language", "en", "--timeout", "60")
"""What makes records of all kinds, and deletes none before the end."""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@contextlib.contextmanager
def running(url: str, *arguments: str, **options: Any) -> Iterator[subprocess.Popen[str]]:
    """`kcc-conformance run` against a provider, as a process that can be told to stop."""
    with subprocess.Popen(
        [str(COMMAND), "run", url, "--token", TOKEN, *arguments],
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **options,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> Ended:
    out, err = process.communicate(timeout=PATIENCE)
    return Ended(process.returncode, out, err)


def killed(process: subprocess.Popen[str]) -> None:
    process.kill()
    assert process.wait(timeout=PATIENCE) == -signal.SIGKILL


def journals(folder: Path) -> list[Path]:
    return sorted((folder / "kcc-report").glob("journal-*.jsonl"))


def cleaned(journal: Path, *arguments: str) -> Ended:
    told = ("--token", TOKEN, "--language", "en", *arguments)
    return command("clean", journal, *told, folder=journal.parent)


def result_in(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "kcc-report" / "result.json").read_text("utf-8"))
    return found


def seeded(gate: Gate) -> dict[str, frozenset[str]]:
    """What is there when somebody else has registered the text's own example as well."""
    contract = gate.contract
    record = contract.resource("klantcontact")
    values = {
        "kanaal": "Telefoon",
        "onderwerp": fixtures.voorbeeld()["Onderwerp"],
        "inhoud": fixtures.voorbeeld()["Inhoud"],
        "indicatie_contact_gelukt": "Ja",
        "taal": "Nederlands",
        "vertrouwelijkheid": "Nee",
        "plaatsgevonden_op": "01-03-2023 10:00",
    }
    if record.attributes["nummer"].required:
        values["nummer"] = "23009182"
    with httpx.Client(transport=httpx.WSGITransport(app=gate.app)) as client:
        client.post(
            gate.url + record.path,
            content=json.dumps(wire.encode(contract, record, values)),
            headers={
                "Authorization": f"{contract.auth_scheme} {TOKEN}",
                "Content-Type": contract.request_media,
            },
        ).raise_for_status()
    return gate.records()


# --- kill -9 ----------------------------------------------------------------------------------

MOMENTS = [
    *(("openklant-2.16", path, nth, True) for path, nth in (
        ("/klantcontacten", 3), ("/partijen", 1), ("/betrokkenen", 1), ("/maak-klantcontact", 1),
    )),
    ("vng-crud-0.0.3", "/actorklantcontacten", 1, True),
    ("openklant-2.16", "/betrokkenen", 1, False),
]  # fmt: skip


@pytest.mark.parametrize(("contract", "path", "nth", "done"), MOMENTS)
def test_killed_while_a_registration_is_on_its_way(
    contract: str, path: str, nth: int, done: bool, own_folder: Path
) -> None:
    with Gate(contract).serving() as gate:
        before = seeded(gate)
        gate.hold("POST", path, nth=nth, done=done)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            killed(process)
        if not done:  # nobody is there to send it any more: the provider never sees it
            assert gate.records() != before or nth == 1
        [journal] = journals(own_folder)
        gate.let_go()
        if done:
            assert gate.records() != before
        text = journal.read_text("utf-8")
        assert TOKEN not in text
        assert json.loads(text.splitlines()[0])["url"] == gate.url
        tidied = cleaned(journal)
        assert (tidied.code, tidied.err) == (0, ""), tidied.out
        assert gate.records() == before
        assert not journal.exists()


def test_killed_during_its_own_clean_up(own_folder: Path) -> None:
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("DELETE", nth=4, done=True)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            killed(process)
        gate.let_go()
        done = [path for method, path in gate.asked if method == "DELETE"]
        [journal] = journals(own_folder)
        assert cleaned(journal).code == 0
        asked = [path for method, path in gate.asked if method == "DELETE"]
        assert gate.records() == before
        # What the run knew to be gone is not asked again; of the last it heard no answer.
        assert set(asked[len(done):]) & set(done) == {done[-1]}  # fmt: skip


def test_a_clean_up_that_is_killed_can_be_finished(own_folder: Path) -> None:
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/betrokkenen")
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            killed(process)
        gate.let_go()
        [journal] = journals(own_folder)
        gate.hold("DELETE", nth=2, done=True)
        with subprocess.Popen(
            [str(COMMAND), "clean", str(journal), "--token", TOKEN],
            env=clean_environment(),
            stdout=subprocess.DEVNULL,
        ) as process:
            gate.wait()
            process.kill()
        gate.let_go()
        assert cleaned(journal).code == 0
        assert gate.records() == before


def test_killed_in_the_middle_of_a_run_against_serve(own_folder: Path) -> None:
    with serving("--variation", "slow", token=TOKEN) as served:
        before = records("openklant-2.16", served.url, None, TOKEN)
        with running(served.url) as process:
            until(lambda: journals(own_folder) != [])
            [journal] = journals(own_folder)
            until(lambda: journal.read_text("utf-8").count('"made": "betrokkene"') >= 3)
            killed(process)
        assert records("openklant-2.16", served.url, None, TOKEN) != before
        assert cleaned(journal).code == 0
        assert records("openklant-2.16", served.url, None, TOKEN) == before


def until(holds: Callable[[], bool]) -> None:
    """Waits for a state; looking at it changes nothing."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "the state did not come"
        time.sleep(0.01)


def test_the_example_carries_no_mark(own_folder: Path) -> None:
    """What looks like it is shown and left to the user: it may be somebody else's."""
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/klantcontacten", done=True, lacks=b"C0992-")
        with running(gate.url, *PEOPLE, "--only", "attributen/") as process:
            gate.wait()
            killed(process)
        gate.let_go()
        [journal] = journals(own_folder)
        [made] = [
            each
            for each in gate.records()["klantcontact"] - before["klantcontact"]
            if each not in journal.read_text("utf-8")
        ]
        tidied = cleaned(journal)
        assert tidied.code == 3
        left = gate.records()
        assert left == before | {"klantcontact": before["klantcontact"] | {made}}
        [told] = [line for line in tidied.out.splitlines() if made in line]
        assert "carries no mark" in told


# --- Ctrl-C, SIGTERM, SIGHUP --------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
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
        assert told.complaint == "interrupted; taking away what was made (once more ends at once)"
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
            gate.url, "--examples", "1", *PEOPLE, "--only", "C0992-2.4,bekende-klant/"
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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
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


# --- what stays, and where it cannot be written -------------------------------------------------


def test_what_cannot_be_taken_away_keeps_its_journal(own_folder: Path) -> None:
    with Gate(variations=("delete-405",)).serving() as gate:
        arguments = ("--token", TOKEN, "--only", "C0992-0.6", "--language", "en")
        told = command("run", gate.url, *arguments, folder=own_folder)
        [journal] = journals(own_folder)
        assert f"kcc-conformance clean kcc-report/{journal.name}" in told.out
        made = gate.records()
        tidied = cleaned(journal)
        assert tidied.code == 3
        assert "DELETE answered with status 405" in tidied.out
        assert journal.exists()
        assert gate.records() == made
        again = command("run", gate.url, *arguments, "--examples", "1", folder=own_folder)
        assert f"kcc-conformance clean kcc-report/{journal.name}" in again.out


def test_a_provider_that_is_away(own_folder: Path) -> None:
    with Gate().serving() as gate:
        gate.hold("POST", "/betrokkenen", done=True)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            killed(process)
    [journal] = journals(own_folder)
    tidied = cleaned(journal)
    assert tidied.code == 3
    assert "cannot be reached" in tidied.complaint
    assert journal.exists()


def test_two_runs_in_one_folder(own_folder: Path) -> None:
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("POST", "/betrokkenen", done=True)
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            [journal] = journals(own_folder)
            refused = cleaned(journal)
            assert refused.code == 3
            assert "still going on" in refused.complaint
            arguments = ("--token", TOKEN, "--only", "C0992-0.6", "--language", "en")
            other = command("run", gate.url, *arguments, folder=own_folder)
            assert (other.code, other.err) == (0, ""), other.out
            assert "kcc-conformance clean" not in other.out
            assert journals(own_folder) == [journal]
            gate.let_go()
            told = ended(process)
        assert told.code == 0, told.out + told.err
        assert gate.records() == before
        assert journals(own_folder) == []


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder in which nobody can write")
def test_reports_that_cannot_be_written(own_folder: Path) -> None:
    with Gate().serving() as gate:
        told = command("run", gate.url, "--out", "/proc/kcc-report", folder=own_folder)
        assert told.code == 2
        assert "--out /proc/kcc-report: cannot be written" in told.complaint
        assert gate.asked == []


def test_a_disk_that_is_full(own_folder: Path) -> None:
    """No file may become larger than this: the journal cannot go on, the reports cannot be."""

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))

    with Gate().serving() as gate:
        before = seeded(gate)
        with running(gate.url, *PEOPLE, preexec_fn=small_files) as process:
            told = ended(process)
        assert told.code == 2
        assert "cannot be written" in told.complaint
        assert "interrupted" in told.out
        assert gate.records() == before
        assert journals(own_folder) == []
        posts = [path for method, path in gate.asked if method == "POST"]
        assert 0 < len(posts) < 8


def test_a_journal_that_cannot_be_written(own_folder: Path) -> None:
    """The folder goes away between the check of it and the first registration."""
    with Gate().serving() as gate:
        before = seeded(gate)
        gate.hold("GET", "/klantcontacten")
        with running(gate.url, *PEOPLE) as process:
            gate.wait()
            (own_folder / "kcc-report").write_text("")
            gate.let_go()
            told = ended(process)
        assert told.code == 2
        assert "--out kcc-report" in told.complaint
        assert gate.records() == before
        assert [path for method, path in gate.asked if method == "POST"] == []
