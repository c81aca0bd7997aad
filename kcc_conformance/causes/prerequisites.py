"""What checks wait for: one thing that keeps many of them from telling anything."""

from collections.abc import Collection, Iterable, Iterator

from kcc_conformance.causes import nouns
from kcc_conformance.causes.kinds import KINDS
from kcc_conformance.causes.traffic import Traffic
from kcc_conformance.phrases import phrase
from kcc_conformance.result.cause import Cause, Witness
from kcc_conformance.result.result import CANT_TELL, Check

_FEW = 3
"""Checks that wait for the same from which on it is told of: of one or two the check itself says
it."""
_OUTSIDE = ("prerequisite", "transport", "environment")


def waiting(
    checks: Iterable[Check], traffic: Traffic, seen: Collection[tuple[str, str]]
) -> Iterator[Cause]:
    """A cause for each thing that many checks wait for, the one that most wait for first.

    `seen` are the kinds of records and operations that failures were seen at: what waits for one of
    these waits for what failed there, and comes after the rest.
    """
    groups: dict[str, list[Check]] = {}
    for check in checks:
        if check.outcome == CANT_TELL and check.cause in _OUTSIDE and check.findings:
            groups.setdefault(check.message, []).append(check)
    many = [group for group in groups.values() if len(group) >= _FEW]
    many.sort(key=lambda group: (_at(group[0], traffic) in seen, -len(group)))
    for group in many:
        yield _cause(group, traffic)


def _at(check: Check, traffic: Traffic) -> tuple[str, str]:
    talk = traffic.talks.get(check.findings[0].exchange or 0)
    return (talk.resource, talk.act) if talk else ("", "")


def _cause(group: list[Check], traffic: Traffic) -> Cause:
    first = group[0]
    finding = first.findings[0]
    nl, en = KINDS["prerequisite"]
    resource, act = _at(first, traffic)
    told = nouns.seen_at([act])
    record = nouns.one(resource) if resource else nouns.both("", "")
    return Cause(
        id="",
        kind="prerequisite",
        what={
            "nl": nl.format(waiting=len(group), why=first.message),
            "en": en.format(waiting=len(group), why=phrase(first.message, "en")),
        },
        where={
            language: ", ".join(each for each in (record[language], told[language]) if each)
            for language in ("nl", "en")
        },
        checks=tuple(check.id for check in group),
        clauses=tuple(dict.fromkeys(clause for check in group for clause in check.clauses)),
        witness=Witness(first.id, 0, finding.exchange, finding.pointer, finding.expected,
                        finding.actual),
    )  # fmt: skip
