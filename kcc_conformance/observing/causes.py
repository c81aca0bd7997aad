"""Why checks of a consumer failed: the same thing in call after call is one cause."""

import re
from collections.abc import Sequence

from kcc_conformance.phrases import phrase
from kcc_conformance.result.cause import Cause, Witness, by_weight, numbered
from kcc_conformance.result.result import FAILED, Check

_AGAIN = (
    "na een geweigerde stap registreert de consumer alles opnieuw, en laat staan wat half was",
    "after a refused step the consumer registers everything again, and leaves what was half done",
)
_HALF, _TOO_MANY = "F2173-5.consumer", "C0992-1.7.consumer"
_NUMBER = re.compile(r"\d+")
_MANY = re.compile(r"^er zijn (?:twee|\d+) klantcontacten van .*")
"""One sentence of one question, another of several: the same happened."""
_ELSEWHERE = re.compile(
    r"(?:is niet wat de medewerker ervan maakte"
    r"|valt niet in het gesprek, en is niet het moment van opslaan)"
)
"""One sentence where the employee changed it, another where not."""

Key = tuple[str, str]


def causes_of(checks: Sequence[Check]) -> tuple[Cause, ...]:
    """The causes of the failed checks, the weightiest first: what is said by the same check of
    several calls is one; so is a call that was registered twice because a step of it was
    refused."""
    failed = [check for check in checks if check.outcome == FAILED and check.findings]
    again = _again(failed)
    groups: dict[Key, list[Check]] = {}
    for check in failed:
        key = ("", "again") if (check.call, check.id) in again else _key(check)
        groups.setdefault(key, []).append(check)
    found = [_cause(key, group) for key, group in groups.items()]
    levels = {check.id: check.level for check in failed}
    return numbered(by_weight(found, levels))


def _again(failed: Sequence[Check]) -> set[tuple[str | None, str]]:
    """The checks of calls that were registered twice and left by half."""
    halves = {check.call for check in failed if _HALF in check.clauses}
    doubles = {
        check.call
        for check in failed
        if _TOO_MANY in check.clauses and _MANY.match(check.findings[0].message)
    }
    both = halves & doubles
    return {
        (check.call, check.id)
        for check in failed
        if check.call in both and {_HALF, _TOO_MANY} & {*check.clauses}
    }


def _key(check: Check) -> Key:
    sentence = _MANY.sub("er zijn te veel klantcontacten", check.findings[0].message)
    sentence = _ELSEWHERE.sub("is elders", sentence)
    return (check.id.rpartition("[")[0], _NUMBER.sub("#", sentence))


def _cause(key: Key, group: Sequence[Check]) -> Cause:
    first = group[0]
    finding = first.findings[0]
    calls = list(dict.fromkeys(check.call or "" for check in group))
    said = _AGAIN if key[1] == "again" else (finding.message, phrase(finding.message, "en"))
    many = len(calls) > 1
    return Cause(
        id="",
        kind="told",
        what={"nl": said[0], "en": said[1]},
        where={
            "nl": f"{'gesprekken' if many else 'gesprek'} {', '.join(calls)}",
            "en": f"{'calls' if many else 'call'} {', '.join(calls)}",
        },
        checks=tuple(check.id for check in group),
        clauses=tuple(dict.fromkeys(c for check in group for c in check.counts_against)),
        witness=Witness(
            check=first.id,
            finding=0,
            exchange=finding.exchange,
            pointer=finding.pointer,
            expected=finding.expected,
            actual=finding.actual,
        ),
    )
