"""What stays behind is told and kept track of, and what cannot be written is told too."""

import sys
from pathlib import Path

import pytest
from broken_off import PEOPLE, cleaned, ended, journals, killed, running, seeded
from commands import command
from gate import TOKEN, Gate

pytestmark = pytest.mark.usefixtures("own_folder")


def test_what_cannot_be_taken_away_keeps_its_journal(own_folder: Path) -> None:
    with Gate(variations=("delete-405",)).serving() as gate:
        arguments = ("--token", TOKEN, "--only", "C0992-0.6", "--language", "en")
        told = command("run", gate.url, *arguments, folder=own_folder)
        [journal] = journals(own_folder)
        assert "Cannot be deleted at this provider: " in told.out
        assert f"kcc-report/{journal.name}" in told.out
        made = gate.records()
        tidied = cleaned(journal)
        assert tidied.code == 3
        assert tidied.out.count("DELETE answered with status 405") == 1
        assert "What is left (" in tidied.out
        assert journal.exists()
        assert gate.records() == made
        again = command("run", gate.url, *arguments, "--examples", "1", folder=own_folder)
        assert "An earlier run left what cannot be deleted: " in again.out
        assert "kcc-conformance clean" not in told.out + tidied.out + again.out


def test_what_may_not_be_deleted_can_be_tried_again(own_folder: Path) -> None:
    """With other credentials it may be."""
    with Gate(variations=("delete-403",)).serving() as gate:
        arguments = ("--token", TOKEN, "--only", "C0992-0.6", "--language", "en")
        told = command("run", gate.url, *arguments, folder=own_folder)
        [journal] = journals(own_folder)
        assert f"kcc-conformance clean kcc-report/{journal.name}" in told.out
        assert "Cannot be deleted at this provider" not in told.out


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
    with Gate().serving() as gate:
        before = seeded(gate)
        with running(gate.url, *PEOPLE, largest=1500) as process:
            told = ended(process)
        assert told.code == 3
        assert "cannot be written" in told.complaint
        assert "interrupted" in told.out
        assert gate.records() == before
        assert journals(own_folder) == []
        posts = [path for method, path in gate.asked if method == "POST"]
        assert 0 < len(posts) < 8


def test_a_verdict_outlives_reports_that_cannot_be_written(own_folder: Path) -> None:
    """The journal and the small reports fit in a file of this size, the page does not."""
    with Gate("openklant-2.16", "text-cut-at-20").serving() as gate:
        chosen = ("--only", "C0992-2.4 and attributen", "--language", "nl")
        with running(gate.url, *chosen, largest=90_000) as process:
            told = ended(process)
    assert told.code == 1, told.out + told.err
    assert "--out kcc-report: cannot be written" in told.complaint
    assert "NIET CONFORM" in told.out


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
