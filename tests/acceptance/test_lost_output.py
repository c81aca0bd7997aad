"""Output that nobody reads, or that cannot be written, decides nothing about a run."""

import subprocess
from pathlib import Path

import pytest
from commands import COMMAND, Ended, clean_environment
from rotation import one_of, settle, turn_of

from kcc_conformance.report import FILES


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """An empty folder to be in."""
    return tmp_path


def test_a_reader_that_goes_away_decides_nothing(own_folder: Path) -> None:
    with subprocess.Popen(
        [str(COMMAND), "run", "--only", "C0992-0.6"],
        cwd=own_folder,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("C0992")
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 0
    assert {path.name for path in (own_folder / "kcc-report").iterdir()} == set(FILES)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
def test_output_that_cannot_be_written_decides_nothing(own_folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [str(COMMAND), "run", "--only", "C0992-0.6"],
            cwd=own_folder,
            env=clean_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert Ended(ended.returncode, "", ended.stderr).complaint.startswith("the output cannot be")
    assert ended.returncode == 0
    assert {path.name for path in (own_folder / "kcc-report").iterdir()} == set(FILES)


@pytest.mark.parametrize("closed", one_of([">&-", "2>&-", ">&- 2>&-"], turn_of(settle())))
def test_output_that_was_closed_decides_nothing(closed: str, own_folder: Path) -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", f'exec "{COMMAND}" run --only C0992-0.6 {closed}'],
        cwd=own_folder,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert {path.name for path in (own_folder / "kcc-report").iterdir()} == set(FILES)
