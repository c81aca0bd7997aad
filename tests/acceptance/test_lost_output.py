"""Output that nobody reads, or that cannot be written, decides nothing about a run.

A run whose output was closed is an interpreter of its own; the others are forked off (see
`forked`)."""

import subprocess
from pathlib import Path

import pytest
from commands import COMMAND, Ended, clean_environment
from forked import KCC, Forked, forked
from rotation import one_of, settle, turn_of

from kcc_conformance.report import FILES

SHORT = ("run", "--only", "C0992-0.6")
pytestmark = pytest.mark.usefixtures("own_folder")


def test_a_reader_that_goes_away_decides_nothing(own_folder: Path) -> None:
    with Forked(KCC, SHORT, clean_environment()) as process:
        assert process.stdout.readline().startswith("C0992")
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 0
    assert {path.name for path in (own_folder / "kcc-report").iterdir()} == set(FILES)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
def test_output_that_cannot_be_written_decides_nothing(own_folder: Path) -> None:
    done = forked(KCC, SHORT, own_folder, clean_environment(), seconds=60, to="/dev/full")
    assert Ended(done.returncode, "", done.stderr).complaint.startswith("the output cannot be")
    assert done.returncode == 0
    assert {path.name for path in (own_folder / "kcc-report").iterdir()} == set(FILES)


@pytest.mark.parametrize("closed", one_of([">&-", "2>&-", ">&- 2>&-"], turn_of(settle())))
def test_output_that_was_closed_decides_nothing(closed: str, own_folder: Path) -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", f'exec "{COMMAND}" {" ".join(SHORT)} {closed}'],
        cwd=own_folder,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert {path.name for path in (own_folder / "kcc-report").iterdir()} == set(FILES)
