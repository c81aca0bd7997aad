"""What makes a verdict say less than it seems: parts, declarations, what did not apply."""

from collections.abc import Iterator

from kcc_conformance.report.own_contract import own_contract
from kcc_conformance.report.view import View
from kcc_conformance.result.result import INAPPLICABLE, UNTESTED

_MUCH = 0.2
"""The share of the mandatory checks from which on it is told that they did not apply: with the
built-in contracts it is 1 to 13 in a hundred, by what these lack."""
_NAMED = 10


def hollow(view: View) -> tuple[str, ...]:
    """The sentences that stand above everything else, the weightiest first; none for a run that
    judged the whole case."""
    return tuple(filter(None, (*_told(view), *view.judgement.reserve)))


def _told(view: View) -> Iterator[str]:
    yield view.left_out if view.partial else ""
    if view.judgement.declared:
        yield view.say("hollow.declared", names=view.judgement.declared)
    if own_contract(view):
        yield view.say("hollow.own")
    checks = [check for check in view.result.checks if check.level in view.binding]
    number = sum(check.outcome == INAPPLICABLE for check in checks)
    if number and number >= _MUCH * len(checks):
        yield view.counted("hollow.inapplicable", number, all=len(checks))
    bare = [
        clause.id
        for clause in view.bound
        if not view.partial
        and clause.level in view.binding
        and clause.status == "covered"
        and clause.outcome in (INAPPLICABLE, UNTESTED)
    ]
    if bare and len(bare) <= _NAMED:
        yield view.counted("hollow.clauses", len(bare), names=", ".join(bare))
    elif bare:
        more = view.say("and.more", n=len(bare) - _NAMED)
        yield view.counted("hollow.clauses", len(bare), names=f"{', '.join(bare[:_NAMED])}, {more}")
