"""What an outage interrupts is not judged: a check of which an answer falls inside one, and every
check that wants to write where nothing can be written."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from _pytest.runner import runtestprotocol

from kcc_conformance.client.connections import READING
from kcc_conformance.client.exchanges import Heading
from kcc_conformance.client.outages import Outage, Outages, failed
from kcc_conformance.result.result import CANT_TELL, FAILED, INAPPLICABLE, PASSED, Check

_LEAST = 3
"""So many writes, on two operations at least, are answered 5xx, and none is accepted, before it is
held that nothing can be written: fewer are a defect in handling what was sent."""

PLAYED_AGAIN = "na een uitval van de provider opnieuw gespeeld"
UNWRITABLE = "de provider beantwoordt elke schrijvende aanroep met 5xx"


def interrupted(check: Check, outages: Iterable[Outage]) -> bool:
    """Whether a check may have ended as it did because of an outage: it rests on an answer inside
    one, and did not simply pass."""
    if check.outcome == PASSED and not check.observed:
        return False
    return any(outage.covers(check.exchanges) for outage in outages)


def unwritable(exchanges: Sequence[Heading]) -> tuple[int, ...]:
    """The numbers of the writes that were answered 5xx, if that is what became of every write that
    was not refused, while reading went well after it; else none."""
    writes = [each for each in exchanges if each.method not in READING and each.sent]
    bad = [each for each in writes if failed(each.status)]
    operations = {(each.method, urlsplit(each.url).path) for each in bad}
    if len(bad) < _LEAST or len(operations) < 2 or any(map(_good, writes)):
        return ()
    reads = (each for each in exchanges if each.method == "GET" and each.n > bad[0].n)
    return tuple(each.n for each in bad) if any(map(_good, reads)) else ()


def judged_again(
    checks: Iterable[Check], outages: Sequence[Outage], unwritten: Sequence[int]
) -> list[Check]:
    """The checks, those that an outage interrupted without a verdict; `unwritten` are the writes
    at a provider that takes none (see `unwritable`)."""
    never = frozenset(unwritten)
    return [
        _unjudged(check, _during(check, outages))
        if interrupted(check, outages)
        else _unjudged(check, UNWRITABLE)
        if unwritten and _for_want_of_writing(check, never)
        else check
        for check in checks
    ]


class Repeats:
    """Which checks are to be played again, once, when an outage that interrupted them is over."""

    def __init__(self, outages: Outages) -> None:
        self._outages = outages
        self._deferred: set[str] = set()
        self._again: set[str] = set()

    def defers(self, check: Check) -> bool:
        """Whether a check that has just ended is to be played again; then it is due."""
        if check.id in self._again or not self._interrupted(check):
            return False
        self._deferred.add(check.id)
        return True

    def due(self, ended: Iterable[Check]) -> frozenset[str]:
        """The ids of what is to be played again now, also of what ended before; told once."""
        if not self._outages.all:
            return frozenset()
        wanted = self._deferred | {each.id for each in ended if self._interrupted(each)}
        found = frozenset(wanted - self._again)
        self._deferred.clear()
        self._again |= found
        return found

    def _interrupted(self, check: Check) -> bool:
        return not self._outages.lasting and interrupted(check, self._outages.all)


def play_again(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Plays the scenario of an item once more, from its beginning."""
    if isinstance(item, pytest.Function):
        item._initrequest()
        runtestprotocol(item, nextitem=nextitem)


def _for_want_of_writing(check: Check, never: frozenset[int]) -> bool:
    if check.outcome == CANT_TELL:
        return check.cause in ("prerequisite", "environment", "transport")
    return check.outcome in (FAILED, INAPPLICABLE) and not never.isdisjoint(check.exchanges)


def _during(check: Check, outages: Iterable[Outage]) -> str:
    outage = next(each for each in outages if each.covers(check.exchanges))
    return f"de provider viel uit (#{outage.first} tot en met #{outage.last}: {outage.status})"


def _unjudged(check: Check, message: str) -> Check:
    return replace(
        check, outcome=CANT_TELL, cause="environment", message=message, findings=(), observed={}
    )


def _good(exchange: Heading) -> bool:
    return exchange.status is not None and 200 <= exchange.status < 300
