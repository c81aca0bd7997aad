"""Whether what a consumer sends has the shape that the contract describes (API-6)."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from kcc_conformance.contract.fitting import fits
from kcc_conformance.findings import Finding, Inapplicable
from kcc_conformance.jsonvalues import pointer_to
from kcc_conformance.observing.recordings import Message
from kcc_conformance.observing.session import Case

LIKE = 0.8
"""How alike an unknown member's name is to a known one to be taken for a slip of the pen."""
_MOMENT = "format"
"""The keyword of what a text looks like: a moment without a zone is Q17."""


def shape(case: Case) -> list[Finding]:
    """API-6: every body of the call against the schema of what it makes."""
    known = case.session.schemata.names()
    found: list[Finding] = []
    looked = 0
    for message in case.messages():
        noun = case.session.traffic.places[message.n].noun
        name = f"{noun}.request"
        if message.method not in ("POST", "PUT", "PATCH") or not isinstance(message.sent, Mapping):
            continue
        if name in known and fits(case.wiring.contract, name):
            looked += 1
            found += [*_slips(case, message, message.sent), *_violations(case, message, name)]
    if not looked:
        raise Inapplicable("van dit gesprek is niets gestuurd waarvan het contract de vorm zegt")
    return found


def _violations(case: Case, message: Message, name: str) -> Iterator[Finding]:
    seen = message.shape
    if seen is None:
        seen = case.session.schemata.validate(name, message.sent)
    for each in seen:
        partial = message.method == "PATCH" and each.keyword == "required"
        if partial or each.keyword == _MOMENT:
            continue
        yield Finding("wat de consumer stuurt, past niet bij het contract", pointer=each.pointer,
                      expected=each.expected, actual=each.actual, exchange=message.n)  # fmt: skip


def _slips(case: Case, message: Message, body: Mapping[str, Any]) -> Iterator[Finding]:
    """Members of nobody's whose name is much like that of one that there is."""
    members = case.session.schemata.members() | case.wiring.members()
    for name in body:
        if name in members:
            continue
        close = difflib.get_close_matches(name, members, 1, LIKE)
        if close:
            yield Finding("de consumer stuurt een lid dat het contract niet heeft, en dat erg op"
                          " een ander lijkt", pointer=pointer_to([name]), expected=close[0],
                          actual=name, exchange=message.n)  # fmt: skip
