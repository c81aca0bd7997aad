"""Klantcontacten that appear although nobody asked for them (C0992-1.6)."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kcc_conformance.client.listing import Listing
from kcc_conformance.client.privacy import contains
from kcc_conformance.consumer.inventory import State
from kcc_conformance.consumer.recognition import fits
from kcc_conformance.contract import wire
from kcc_conformance.probing.searches import searches_of
from kcc_conformance.stage.stage import Stage

OURS, OTHERS, UNKNOWN = "ours", "others", "unknown"
_ROUNDS = 4
"""How often a busy while and a quiet one are compared. Of another consumer who registers in one
while out of two, one time in 256 the result would be that of the provider's own doing."""

_QUIET_SECONDS = 0.3
"""A quiet while lasts this long at least: a busy one may be over at once."""

_MOST_QUIET_SECONDS = 5.0
"""And this long at most, so that the rounds do not hold up a run by more than 20 seconds."""


@dataclass(frozen=True)
class Newcomer:
    """A klantcontact that is new; `ours` says by which trace it can only come from this run."""

    id: str
    ours: str | None
    exchange: int


def newcomers(stage: Stage, before: State, after: State) -> tuple[Newcomer, ...]:
    """What came in between and was not registered by this run's consumer.

    What this run sent without getting a usable answer was asked for, and is no newcomer. A
    newcomer is this run's own doing when it carries the marker or is linked to this run's actor
    or partij; else it may be the work of another consumer of the same provider.
    """
    exchange = after.listing.answers[-1].n
    if before.ids is None or after.ids is None:
        more = after.number - before.number - (after.alive - before.alive)
        more -= len(stage.ledger.unanswered("klantcontact"))
        return (Newcomer("(onbekend)", None, exchange),) * max(0, more)
    known = wire.id_keys(stage.ledger.ids("klantcontact"))
    fresh = [i for i in after.listing.ids if wire.id_key(i) not in before.ids | known]
    fresh = unexplained(stage, after.listing, fresh)
    linked = _linked(stage) if fresh else frozenset()
    found = []
    for record_id in fresh:
        trace = None
        if contains(after.listing.get(record_id), stage.marker, _made_people(stage)):
            trace = "het draagt een kenmerk van deze run"
        elif wire.id_key(record_id) in linked:
            trace = "het is gekoppeld aan de actor of partij van deze run"
        found.append(Newcomer(record_id, trace, exchange))
    return tuple(found)


def unexplained(stage: Stage, listing: Listing, ids: Iterable[str]) -> list[str]:
    """The IDs of a list without, one for one, what was sent and got no usable answer."""
    awaited = list(stage.ledger.unanswered("klantcontact"))
    kept = []
    for record_id in ids:
        item = listing.get(record_id) or {}
        came = next((each for each in awaited if fits(stage.contract, each, item)), None)
        if came is None:
            kept.append(record_id)
        else:
            awaited.remove(came)
    return kept


def cause(stage: Stage, provoke: Callable[[], object]) -> str:
    """Whether klantcontacten appear because of what this run does: OURS, OTHERS or UNKNOWN.

    Some rounds of a busy while and a quiet one that lasts three times as long. A provider that
    registers by itself does so in every busy while, just as often each time, and more than in any
    quiet one; other consumers show in the quiet whiles too. Anything else is UNKNOWN.
    """
    quiet: list[int] = []
    busy: list[int] = []
    lasted = 0.0
    for _ in range(_ROUNDS):
        for counts in (busy, quiet):
            before = stage.inventory.now()
            if before.problem:
                return UNKNOWN
            began = time.monotonic()
            if counts is busy:
                provoke()
                lasted = time.monotonic() - began
            else:
                time.sleep(min(_MOST_QUIET_SECONDS, max(_QUIET_SECONDS, 3 * lasted)))
            after = stage.inventory.now()
            if after.problem:
                return UNKNOWN
            counts.append(len(newcomers(stage, before, after)))
    steady = len(set(quiet)) == len(set(busy)) == 1
    if steady and busy[0] > quiet[0]:
        return OURS
    return OTHERS if any(quiet) else UNKNOWN


def _made_people(stage: Stage) -> frozenset[str]:
    return wire.id_keys(stage.ledger.ids("actor", "partij"))


def _linked(stage: Stage) -> frozenset[str]:
    found: set[str] = set()
    for side, search in searches_of(stage).items():
        if "_" in search.filter:
            continue
        for entry in stage.ledger.of(side):
            values: dict[str, Any] = {side: entry.id}
            listing = stage.consumer.listing(search.resource, search.filter, **values)
            if search.resource == "klantcontact":
                found |= wire.id_keys(listing.ids)
            else:
                found |= wire.id_keys(search.contacts(listing))
    return frozenset(found)
