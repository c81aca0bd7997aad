"""Records that appear although nobody asked for them (C0992-1.6, and 0.6 for internal tasks)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kcc_conformance.client.listing import Listing
from kcc_conformance.client.privacy import contains
from kcc_conformance.consumer.inventory import KLANTCONTACT, State
from kcc_conformance.consumer.journal import marker_of
from kcc_conformance.consumer.recognition import fits
from kcc_conformance.contract import wire
from kcc_conformance.jsonvalues import texts
from kcc_conformance.probing.searches import searches_of
from kcc_conformance.stage.stage import Stage

MARKED = "het draagt een kenmerk van deze run"
LINKED = "het is gekoppeld aan de actor of partij van deze run"
POINTS = "er staat een record van deze run in"
NAMED = "het heeft de naam van een betrokkene van deze run"
_MARK = re.compile(re.escape(marker_of("")) + r"[0-9a-f]{8}(?![0-9a-f])", re.IGNORECASE)


@dataclass(frozen=True)
class Newcomer:
    """A record that is new; `ours` says by which trace it can only come from this run, `item` is
    how a list shows it, or how it reads by its ID."""

    id: str
    ours: str | None
    exchange: int
    item: Any = field(default=None, compare=False)


def newcomers(
    stage: Stage, before: State, after: State, name: str = KLANTCONTACT
) -> tuple[Newcomer, ...]:
    """What came in between and was not registered by this run's consumer, nor by that of another
    run of this suite, whose mark it carries (noted in the inventory).

    What this run sent without getting a usable answer was asked for, and is no newcomer. A
    newcomer is this run's own doing when it carries the marker or belongs to a record that the run
    made; else it may be the work of another consumer of the same provider.
    """
    exchange = after.listing.answers[-1].n
    if before.ids is None or after.ids is None:
        if name != KLANTCONTACT:
            return ()
        more = after.number - before.number - (after.alive - before.alive)
        more -= len(stage.ledger.unanswered(name))
        return (Newcomer("(onbekend)", None, exchange),) * max(0, more)
    fresh = fresh_ids(stage, before, after, name)
    linked = _linked(stage) if fresh and name == KLANTCONTACT else frozenset()
    found = []
    for record_id in fresh:
        item = after.listing.get(record_id)
        trace = trace_of(stage, name, item)
        if trace is None and wire.id_key(record_id) in linked:
            trace = LINKED
        if trace is None and (runs := other_runs(stage, item)):
            stage.inventory.other_runs |= runs
            continue
        found.append(Newcomer(record_id, trace, exchange, item))
    return tuple(found)


def fresh_ids(stage: Stage, before: State, after: State, name: str) -> list[str]:
    """The IDs of what came in between and was not registered by this run; nothing is sent."""
    known = wire.id_keys(stage.ledger.ids(name)) | (before.ids or frozenset())
    fresh = [i for i in after.listing.ids if wire.id_key(i) not in known]
    return unexplained(stage, after.listing, fresh)


def number_of(stage: Stage, before: State, after: State, name: str) -> int:
    """How many came in between that nobody of this suite registered; nothing is sent."""
    if before.ids is None or after.ids is None:
        return len(newcomers(stage, before, after, name))
    fresh = fresh_ids(stage, before, after, name)
    return sum(not other_runs(stage, after.listing.get(each)) for each in fresh)


def trace_of(stage: Stage, name: str, item: Any) -> str | None:
    """What there is in a record by which it can only come from this run."""
    if name == KLANTCONTACT:
        return MARKED if contains(item, stage.marker, _made_people(stage)) else None
    if contains(item, stage.marker):
        return MARKED
    if contains(item, "", wire.id_keys(stage.ledger.ids())):
        return POINTS
    if name == "partij":
        names = _names(each.values for each in stage.ledger.of("betrokkene"))
        if names & _names([_shown(stage, name, item)]):
            return NAMED
    return None


def other_runs(stage: Stage, item: Any) -> set[str]:
    """The marks of other runs of this suite that a record carries."""
    found = {mark for text in texts(item) for mark in _MARK.findall(text)}
    return {mark for mark in found if not re.fullmatch(stage.marker, mark, re.IGNORECASE)}


def unexplained(stage: Stage, listing: Listing, ids: Iterable[str]) -> list[str]:
    """The IDs of a list without, one for one, what was sent and got no usable answer."""
    awaited = list(stage.ledger.unanswered(listing.resource.name))
    kept = []
    for record_id in ids:
        item = listing.get(record_id) or {}
        came = next((each for each in awaited if fits(stage.contract, each, item)), None)
        if came is None:
            kept.append(record_id)
        else:
            awaited.remove(came)
    return kept


def referred(stage: Stage, name: str, item: Any, attribute_name: str) -> tuple[str, ...]:
    """The IDs that a record has at an attribute, that refers to one or to more."""
    attribute = stage.contract.resource(name).attributes.get(attribute_name)
    if attribute is None:
        return ()
    value = wire.value_of(item, attribute)
    if attribute.kind == "references":
        return wire.referred_all(stage.contract, value) or ()
    found = wire.referred(stage.contract, value)
    return () if found is None else (found,)


def _shown(stage: Stage, name: str, item: Any) -> Mapping[str, object]:
    attributes = stage.contract.resource(name).attributes
    return {key: wire.value_of(item, attribute) for key, attribute in attributes.items()}


def _names(records: Iterable[Mapping[str, object]]) -> set[tuple[str, str]]:
    """First and last names, of those who have both."""
    return {
        (first, last)
        for each in records
        if isinstance(first := each.get("voornaam"), str)
        and isinstance(last := each.get("achternaam"), str)
        and first
        and last
    }


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
