"""Why the checks of a result failed: its causes, the weightiest first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from kcc_conformance.causes.cover import Group, cover
from kcc_conformance.causes.prerequisites import waiting
from kcc_conformance.causes.reasons import Sight
from kcc_conformance.causes.sights import sights
from kcc_conformance.causes.traffic import Traffic, traffic_of
from kcc_conformance.causes.words import boundary, what, where
from kcc_conformance.contract.contract import Contract
from kcc_conformance.result.cause import Cause, Witness, by_weight, numbered
from kcc_conformance.result.result import CANT_TELL, FAILED, Check, Result


def with_causes(result: Result, contract: Contract) -> Result:
    """The result with the causes of its failures."""
    return replace(result, causes=causes_of(result, contract))


def causes_of(result: Result, contract: Contract) -> tuple[Cause, ...]:
    """The causes of the failures of a result, by the contract that was spoken in it."""
    if not any(check.outcome in (FAILED, CANT_TELL) for check in result.checks):
        return ()
    traffic = traffic_of(result.exchanges, contract)
    checks = {check.id: check for check in result.checks}
    found = sights(result.checks, traffic, _moment(result.run.get("started")))
    causes = [_cause(group, checks, traffic) for group in cover(found)]
    seen = {(each.resource, each.act) for each in found}
    levels = {check.id: check.level for check in result.checks}
    return numbered([*by_weight(causes, levels), *waiting(result.checks, traffic, seen)])


def _cause(group: Group, checks: Mapping[str, Check], traffic: Traffic) -> Cause:
    best = min(group.showing, key=lambda each: (-each.weight, each.size, each.check, each.finding))
    finding = checks[best.check].findings[best.finding]
    order = (best.check, *(each for each in group.checks if each != best.check))
    return Cause(
        id="",
        kind=group.reason.kind,
        what=what(group, best, finding.expected, finding.actual, traffic),
        where=where(group),
        checks=order,
        clauses=_clauses(group.sights, checks),
        witness=Witness(
            check=best.check,
            finding=best.finding,
            exchange=finding.exchange,
            pointer=finding.pointer,
            expected=finding.expected,
            actual=finding.actual,
        ),
        boundary=boundary(group.reason),
    )


def _clauses(found: Sequence[Sight], checks: Mapping[str, Check]) -> tuple[str, ...]:
    """The clauses that the findings speak against: those they name, else those of their checks."""
    named: list[str] = []
    for each in found:
        check = checks[each.check]
        clause = check.findings[each.finding].clause
        named += [clause] if clause else check.counts_against
    return tuple(dict.fromkeys(named))


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
