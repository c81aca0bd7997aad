"""What was once shown well stays so: each reading of a run held against those before it.

Waiting until a record is shown well (`Patience`) is no more than that: it forgives a provider that
comes to show something. Who shows the new and then the old again is judged here, and so is who
shows what never was. A provider may have several copies of a record, of which one is behind: as
long as its patience lasts after a write, it may show what was before that write, in any order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kcc_conformance.checks.echo import same_value
from kcc_conformance.contract import instants, wire
from kcc_conformance.contract.contract import Attribute, Contract
from kcc_conformance.findings import CONTRACT, Finding
from kcc_conformance.law.attributes import CLAUSES, SPOKEN_OF, name_of, the
from kcc_conformance.probing.histories import ITEM, Histories, History, Page, Reading, Write

_LINKS = {"actorklantcontact": ("actoren", "actor"), "betrokkene": ("betrokkenen", "")}
"""In which attribute of a klantcontact a record shows, and by the ID of what: its own if empty."""


@dataclass(frozen=True)
class Relapse:
    """One reading that goes back on what was seen before: `what` says in Dutch how, `attribute` of
    which, if of one."""

    history: History
    what: str
    reading: Reading
    expected: Any
    actual: Any
    attribute: Attribute | None = None
    clause: str | None = None
    source: str | None = None


def relapses(contract: Contract, told: Histories, patience: float) -> tuple[Finding, ...]:
    """A finding for each way in which records went back on what they had shown, with the first
    reading in which that is seen, and how often it is. `patience` is in seconds."""
    found: dict[tuple[str, str, str], list[Relapse]] = defaultdict(list)
    for history in told.records.values():
        seen = [
            *_values(contract, told, history, patience),
            *_absences(told, history, patience),
            *_links(contract, told, history, patience),
        ]
        for each in seen:
            name = each.attribute.name if each.attribute else ""
            found[history.entry.resource, name, each.what].append(each)
    return tuple(_finding(group) for group in found.values())


def returned(told: Histories, patience: float) -> tuple[Finding, ...]:
    """A finding for each kind of record that was deleted, was seen to be gone, and is back. No text
    speaks of deleting: it differs from the contract."""
    found: dict[str, list[Relapse]] = defaultdict(list)
    for history in told.records.values():
        accepted = [each for each in told.deletions(history) if each.accepted]
        if not accepted or history.again:
            continue
        since = min(each.ended for each in accepted)
        gone = None
        for reading in _at(history, ITEM):
            if reading.began < since:
                continue
            if reading.record is None:
                gone = gone if gone is not None else reading.ended
            elif gone is not None and gone <= reading.began >= since + patience:
                what = "was verwijderd en weg, en is er later toch weer"
                found[history.entry.resource].append(
                    Relapse(history, what, reading, 404, 200, source=CONTRACT)
                )
    return tuple(_finding(group) for group in found.values())


def dropped(told: Histories, patience: float) -> tuple[Finding, ...]:
    """A finding for each kind of record that was in a list, and is not when the same list is asked
    for again, though nothing was deleted or changed, and nothing new came into it (which may have
    pushed the record out of a list that shows the latest only). Lists are the contract's."""
    found: dict[str, list[Relapse]] = defaultdict(list)
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in told.pages:
        earlier = [each for each in pages[page.address] if each.ended <= page.began]
        pages[page.address].append(page)
        if not earlier or not page.ids <= earlier[-1].ids:
            continue
        for key in sorted(earlier[-1].ids - page.ids):
            history = told.records.get((page.resource, key))
            if history is None or history.writes or told.deletions(history):
                continue
            if any(each.record is None and each.ended >= page.began for each in history.readings):
                continue  # it is gone, which is told elsewhere
            if page.began >= history.made.ended + patience:
                what = "stond in een lijst, en ontbrak toen dezelfde lijst nog eens werd opgevraagd"
                reading = Reading(page.n, page.began, page.ended, "lijst", page.address, None)
                shown = Relapse(
                    history, what, reading, history.entry.id, "niet in de lijst",
                    clause="API-5", source=CONTRACT,
                )  # fmt: skip
                found[page.resource].append(shown)
    return tuple(_finding(group) for group in found.values())


# --- values ---------------------------------------------------------------------------------


def _values(
    contract: Contract, told: Histories, history: History, patience: float
) -> Iterator[Relapse]:
    """Attributes that show otherwise than before. A reference says nothing any more once what it
    points to may have been deleted: it may be emptied then."""
    resource = contract.resource(history.entry.resource)
    for name, sent in (history.made.values or {}).items():
        attribute = resource.attributes.get(name)
        if attribute is None or sent is None:
            continue
        until = float("inf")
        if attribute.kind == "reference":
            until = min((each.began for each in told.deletions(history)), default=until)
        for each in _of_attribute(contract, history, attribute, patience):
            if each.reading.ended < until:
                yield each


def _of_attribute(
    contract: Contract, history: History, attribute: Attribute, patience: float
) -> Iterator[Relapse]:
    name = attribute.name
    writes = [history.made]
    writes += [
        each
        for each in history.writes
        if each.values is not None and (name in each.values or each.whole)
    ]
    good: list[tuple[Reading, Write]] = []
    for reading in history.readings:
        if reading.record is None or reading.other is not None:
            continue
        actual = wire.value_of(reading.record, attribute)
        if actual is wire.MISSING and reading.place != ITEM:
            continue
        settled = [each for each in writes if each.accepted and each.ended <= reading.began]
        if not settled:
            continue
        last = max(settled, key=lambda each: each.ended)
        current = [last, *_beside(last, writes, reading)]
        if any(_shows(contract, attribute, each, actual) for each in current):
            good.append((reading, last))
            continue
        before = [each for each in good if each[0].ended <= reading.began]
        before = [each for each in before if each[0].place == reading.place]
        former = any(
            _shows(contract, attribute, each, actual) for each in writes if each.ended < last.began
        )
        if former:
            at_the_same = [each for each in before if each[0].address == reading.address]
            seen = any(each[1] is last for each in at_the_same)
            if not seen or reading.began < last.ended + patience:
                continue
        elif not before:
            continue
        yield Relapse(
            history,
            "was goed te lezen, maar viel later terug op wat er voor een wijziging stond"
            if former
            else "was goed te lezen, maar had later een andere waarde",
            reading,
            (last.values or {}).get(name),
            repr(actual) if actual is wire.MISSING else actual,
            attribute,
            CLAUSES.get(name, "API-6"),
            _source(contract, attribute, (last.values or {}).get(name), actual),
        )


def _beside(last: Write, writes: Iterable[Write], reading: Reading) -> Iterator[Write]:
    """What may have come after the last write that was accepted before a reading: what was sent
    at the same time or since, taken or refused."""
    for each in writes:
        if each is not last and each.began <= reading.ended and each.ended >= last.began:
            yield each


def _shows(contract: Contract, attribute: Attribute, write: Write, actual: object) -> bool:
    values = write.values or {}
    if attribute.name not in values:
        return write.whole  # whatever the provider makes of what was left out
    return same_value(contract, attribute, values[attribute.name], actual)


def _source(contract: Contract, attribute: Attribute, sent: object, actual: object) -> str | None:
    if attribute.name not in SPOKEN_OF or attribute.name == "nummer":
        return CONTRACT
    notation = wire.notation(contract, attribute)
    if attribute.kind == "instant" and instants.loosely_kept(sent, actual, notation):
        return CONTRACT
    return None


# --- whether it is there --------------------------------------------------------------------


def _absences(told: Histories, history: History, patience: float) -> Iterator[Relapse]:
    """Readings by its ID that do not show the record, after one that did."""
    resource = history.entry.resource
    clause = {"klantcontact": "C0992-1.7", "actorklantcontact": "C0992-2.10"}.get(
        resource, "C0992-1.1a" if resource == "actor" else "C0992-1.9"
    )
    since: float | None = None
    for reading in _at(history, ITEM):
        if any(each.began <= reading.ended for each in told.deletions(history)):
            return
        if reading.record is not None and reading.other is None:
            since = reading.ended if since is None else since
        elif since is not None and since <= reading.began:
            if reading.other is not None:
                other = "C0992-2.1" if resource == "klantcontact" else clause
                what = "was te lezen, en later stond onder hetzelfde ID een ander record"
                own = history.entry.id
                yield Relapse(history, what, reading, own, reading.other, clause=other)
            elif reading.began >= history.made.ended + patience:
                what = "was te lezen, en later niet meer"
                yield Relapse(history, what, reading, 200, 404, clause=clause)


def _links(
    contract: Contract, told: Histories, history: History, patience: float
) -> Iterator[Relapse]:
    """Readings of a klantcontact that do not show somebody any more who belongs to it."""
    entry = history.entry
    if entry.resource not in _LINKS or history.writes:
        return
    name, side = _LINKS[entry.resource]
    attribute = contract.resource("klantcontact").attributes.get(name)
    contact = told.records.get(("klantcontact", wire.id_key(entry.values.get("klantcontact"))))
    if attribute is None or contact is None:
        return
    own = wire.id_key(entry.values.get(side) if side else entry.id)
    seen: set[str] = set()
    for reading in contact.readings:
        if any(each.began <= reading.ended for each in told.deletions(history)):
            return
        value = wire.value_of(reading.record, attribute)
        shown = wire.referred_all(contract, value)
        if shown is None:
            continue
        if own in wire.id_keys(shown):
            seen.add(reading.place)
        elif reading.place in seen and reading.began >= history.made.ended + patience:
            yield Relapse(
                contact,
                "was goed te lezen, maar toonde later niet meer wie erbij hoort",
                reading,
                own,
                list(shown),
                attribute,
                CLAUSES.get(name),
            )


def _at(history: History, place: str) -> Iterator[Reading]:
    return (each for each in history.readings if each.place == place)


def _finding(group: list[Relapse]) -> Finding:
    first = group[0]
    record = the(first.history.entry.resource)
    subject = f"{name_of(first.attribute.name)} van {record}" if first.attribute else record
    message = f"{subject} {first.what} ({len(group)} keer gezien)"
    return Finding(
        message,
        pointer=first.attribute.pointer if first.attribute else "",
        expected=first.expected,
        actual=first.actual,
        clause=first.clause,
        exchange=first.reading.n,
        source=first.source,
    )
