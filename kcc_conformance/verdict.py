"""From the outcomes of checks to those of clauses, questions and the run."""

from collections.abc import Iterable, Sequence

from kcc_conformance.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
)

CONFORM, NOT_CONFORM, CANNOT_TELL = "conform", "not_conform", "cannot_tell"
EXIT_CODES = {CONFORM: 0, NOT_CONFORM: 1, CANNOT_TELL: 3}

_WORST_FIRST = (FAILED, CANT_TELL, PASSED, INAPPLICABLE)


def binding_levels(strict: bool) -> frozenset[str]:
    """The levels of which a failure makes the run not conform."""
    return frozenset({"MUST", "SHOULD"} if strict else {"MUST"})


def verdict(checks: Iterable[Check], *, strict: bool = False) -> tuple[str, str]:
    """The run's verdict and why, in one Dutch sentence.

    Not conform when a binding check failed; cannot tell when none failed but one that must be
    known could not be, or when nothing binding was checked at all.
    """
    binding = [check for check in checks if check.level in binding_levels(strict)]
    failed = [check for check in binding if check.outcome == FAILED]
    open_ones = [check for check in binding if check.outcome == CANT_TELL]
    passed = [check for check in binding if check.outcome == PASSED]
    if failed:
        return NOT_CONFORM, f"{_count(len(failed), 'verplichte controle')} niet gehaald"
    if open_ones:
        return CANNOT_TELL, (f"{_count(len(open_ones), 'verplichte controle')} niet te beoordelen")
    if not passed:
        return CANNOT_TELL, "er is geen enkele verplichte controle uitgevoerd"
    return CONFORM, f"alle {len(passed)} verplichte controles gehaald"


def clause_outcome(clause: str, checks: Sequence[Check]) -> str:
    """How one clause came out: failed if a check that speaks of it failed on it, and so on.

    A failed check whose findings name other clauses only does not speak against this one.
    """
    outcomes = []
    for check in checks:
        if clause not in check.clauses and clause not in check.counts_against:
            continue
        if check.outcome == FAILED and clause not in check.counts_against:
            continue
        if check.level in ("OPEN", "INFO") and check.outcome != FAILED:
            continue
        outcomes.append(check.outcome)
    for outcome in _WORST_FIRST:
        if outcome in outcomes:
            return outcome
    return UNTESTED


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
