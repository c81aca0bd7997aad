"""How many checks there are and how they ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kcc_conformance.report.contrast import KINDS, kind
from kcc_conformance.result.result import OUTCOMES, UNTESTED, Check


@dataclass(frozen=True)
class Tally:
    """How many checks of one kind (`report.contrast`) there are and how they ended; an empty
    `level` is all of them."""

    level: str
    expected: int
    executed: int
    outcomes: Mapping[str, int]


def tallies(checks: Sequence[Check]) -> tuple[Tally, ...]:
    """Per kind, and then in all, the checks expected, executed and by outcome."""
    kinds = {name: [check for check in checks if kind(check) == name] for name in KINDS}
    rows = [_tally(name, found) for name, found in kinds.items() if found]
    return (*rows, _tally("", checks))


def _tally(level: str, checks: Sequence[Check]) -> Tally:
    outcomes = {name: sum(check.outcome == name for check in checks) for name in OUTCOMES}
    return Tally(level, len(checks), len(checks) - outcomes[UNTESTED], outcomes)
