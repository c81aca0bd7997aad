"""What became of each check from one result to another."""

from collections.abc import Mapping
from dataclasses import dataclass

from kcc_conformance.report.contrast import DEMANDED, KINDS, kind
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    Result,
)
from kcc_conformance.result.verdict import binding_levels

CHANGES = WORSE, BETTER, NEW, GONE, APPLICABLE, NOT_APPLICABLE, OTHERWISE = (
    "worse",
    "better",
    "new",
    "gone",
    "applicable",
    "not_applicable",
    "otherwise",
)
"""What can have become of a check between two results: it fails or cannot be told and did better;
it passes and did not; it is played in the other one only, or in the first one only; it applies in
the other one only, or in the first one only; or it came out otherwise, neither better nor worse.

One that did not apply and now fails is worse only where it counts for the verdict: nothing that was
there was lost, but the verdict is another."""

_MARKED = ("MUST", "SHOULD")
"""The levels at which a check can be better or worse; what is open or for information cannot."""


_WEIGHTS = (KINDS[0], DEMANDED, *KINDS[1:])


@dataclass(frozen=True)
class Became:
    """A check that changed: its outcome in the first result and in the other, None where one does
    not have it; `kind` is one of `report.contrast.KINDS` and `level` the level, both as they are
    where it fails (a finding may rest on less than the check does), else as in the other result."""

    check: str
    kind: str
    level: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """What became of the checks from the first result to another one (`place`, from 0), by what it
    was (`CHANGES`), the weightiest first."""

    place: int
    became: Mapping[str, tuple[Became, ...]]

    @property
    def checks(self) -> Mapping[str, tuple[str, ...]]:
        """Their IDs, by what became of them."""
        return {kind: tuple(each.check for each in found) for kind, found in self.became.items()}

    @property
    def broken(self) -> bool:
        """Whether a limit is worse, which counts for the verdict on a play."""
        return any(each.kind == DEMANDED for each in self.became[WORSE])

    def worse(self, *, mandatory: bool) -> int:
        """How many checks are worse that are mandatory, or that are not."""
        return sum((each.level == "MUST") is mandatory for each in self.became[WORSE])


def change(first: Result, other: Result, place: int) -> Change:
    """What became of the checks of the first result in the other one."""
    before, after = ({each.id: each for each in result.checks} for result in (first, other))
    binding = binding_levels(strict(other))
    found: dict[str, list[Became]] = {name: [] for name in CHANGES}
    for name in dict.fromkeys((*before, *after)):
        one, two = before.get(name), after.get(name)
        what = _became(one, two, binding)
        last = next((e for e in (two, one) if e and e.outcome == FAILED), two or one)
        if what and last:
            left, right = (each.outcome if each else None for each in (one, two))
            found[what].append(Became(name, kind(last), last.level, left, right))
    return Change(place, {what: tuple(sorted(f, key=_weight)) for what, f in found.items()})


def strict(result: Result) -> bool:
    """Whether recommendations counted for the verdict (`--strict`)."""
    options = result.run.get("options")
    return isinstance(options, Mapping) and bool(options.get("strict"))


def _weight(became: Became) -> tuple[bool, int]:
    """Those that fail first, then by level."""
    known = became.kind in _WEIGHTS
    return became.after != FAILED, _WEIGHTS.index(became.kind) if known else len(_WEIGHTS)


def _became(before: Check | None, after: Check | None, binding: frozenset[str]) -> str | None:
    """What became of a check; None where it came out the same, or was in neither."""
    there = [each is not None and each.outcome != UNTESTED for each in (before, after)]
    if before is None or after is None or not all(there):
        return NEW if there[1] and not there[0] else GONE if there[0] and not there[1] else None
    if before.outcome == after.outcome:
        return None
    if before.outcome == INAPPLICABLE:
        counts = after.outcome == FAILED and after.level in binding
        return WORSE if counts else APPLICABLE
    if after.outcome == INAPPLICABLE:
        return NOT_APPLICABLE
    if not {before.level, after.level} & {*_MARKED}:
        return OTHERWISE
    if after.outcome == FAILED or (before.outcome, after.outcome) == (PASSED, CANT_TELL):
        return WORSE
    return BETTER if after.outcome == PASSED else OTHERWISE
