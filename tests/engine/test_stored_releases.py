"""What an earlier version wrote is still read: bundles that are kept in `tests/stored`.

A release adds its own (`docs/develop/release.md`); none is ever made anew.
"""

from pathlib import Path

import pytest

from kcc_conformance.bundle.verification import read_bundle, verify
from kcc_conformance.cli.stored import stored
from kcc_conformance.rejudging.rejudge import rejudge
from kcc_conformance.report.comparison.model import compared
from kcc_conformance.result.result import UNTESTED

FOLDER = Path(__file__).parents[1] / "stored"
BUNDLES = sorted(FOLDER.glob("*.zip"))


def test_there_is_one() -> None:
    assert BUNDLES


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.stem)
def test_it_is_whole_and_can_be_read(path: Path) -> None:
    verified = verify(read_bundle(path), None)
    assert verified.whole, verified.troubles
    assert verified.result is not None
    assert verified.result.exchanges
    side_by_side = compared([verified.result, verified.result], ["then", "then too"])
    assert not any(row.differs for row in (*side_by_side.checks, *side_by_side.clauses))


@pytest.mark.parametrize("path", BUNDLES, ids=lambda path: path.stem)
def test_it_can_be_judged_anew(path: Path) -> None:
    """By checks of now, which may come to something else where they changed since; what was judged
    and what was not is all that was played."""
    found, _ = stored(path)
    again = rejudge(found, text="main", readings=None, name=path.name)
    played = [check for check in found.checks if check.outcome != UNTESTED]
    assert again.judged + len(again.unjudged) == len(played)
    assert again.judged
    assert again.result.standard["text"] == "main"
