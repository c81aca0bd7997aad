"""What went over the line in a run, as causes need it: what was registered, and what became of it.

Made of the exchanges of a result and of the contract; a wire name is never needed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kcc_conformance.causes.talks import (
    CHANGE,
    COMBINED,
    DELETE,
    LIST,
    READ,
    REGISTER,
    REPLACE,
    Talk,
    talk_of,
)
from kcc_conformance.contract import pages, wire
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.jsonvalues import texts

_GONE = (404, 410)


@dataclass(frozen=True)
class Made:
    """A record that a registration answered with: its kind, and what was sent of it in which
    exchange."""

    resource: str
    n: int
    sent: Any


@dataclass(frozen=True)
class Traffic:
    """All exchanges of a run, by number, and the records that it made, by the key of their ID."""

    contract: Contract
    talks: Mapping[int, Talk]
    made: Mapping[str, tuple[Made, ...]] = field(default_factory=dict)

    def kind_of(self, record_id: object) -> str:
        """The kind of a record of this run; empty where it is none."""
        found = self.made.get(wire.id_key(record_id))
        return found[0].resource if found else ""

    def referred(self, record_id: object) -> frozenset[str]:
        """The keys of this run's records that a record was registered with."""
        found = self.made.get(wire.id_key(record_id), ())
        return frozenset(
            key
            for each in found
            for key in wire.id_keys(texts(each.sent))
            if key in self.made and key != wire.id_key(record_id)
        )

    @cached_property
    def deleted(self) -> Mapping[str, int]:
        """When a record was deleted: the number of the first deletion that was accepted."""
        found: dict[str, int] = {}
        for talk in self.talks.values():
            if talk.act == DELETE and talk.ok:
                found.setdefault(wire.id_key(talk.record), talk.n)
        return found

    @cached_property
    def vanished(self) -> frozenset[str]:
        """Records that were accepted and at some time could not be read, undeleted."""
        return frozenset(
            key
            for talk in self.talks.values()
            if talk.act == READ and talk.known and talk.status in _GONE
            for key in [wire.id_key(talk.record)]
            if key in self.made
            and self.made[key][0].n < talk.n
            and talk.n < self.deleted.get(key, talk.n + 1)
            and not any(self.deleted.get(each, talk.n) < talk.n for each in self.referred(key))
        )

    def lacking(self, key: str, n: int) -> bool:
        """Whether a record that vanished may have been gone at the time of an exchange: it was
        when it was last read before, or first read after."""
        if key not in self.vanished:
            return False
        reads = [each for each in self._reads.get(key, ()) if each.known]
        before = [each.status for each in reads if each.n <= n][-1:]
        after = [each.status for each in reads if each.n > n][:1]
        return any(status in _GONE for status in before + after)

    def was_there(self, key: str) -> bool:
        """Whether a record that vanished could be read before, or went with another: one that
        cannot be read yet takes nothing with it."""
        reads = [each for each in self._reads.get(key, ()) if each.known]
        gone = next((each.n for each in reads if each.status in _GONE), 0)
        seen = any(each.ok and each.n < gone for each in reads)
        return key in self.vanished and (seen or bool(self.lost_with(key)))

    @cached_property
    def _reads(self) -> Mapping[str, tuple[Talk, ...]]:
        """The readings of each record by its ID, in order."""
        found: dict[str, list[Talk]] = defaultdict(list)
        for talk in self.talks.values():
            if talk.act == READ:
                found[wire.id_key(talk.record)].append(talk)
        return {key: tuple(talks) for key, talks in found.items()}

    def lost_with(self, record_id: object) -> str:
        """What was done to which kind of record before a record vanished that it belongs with, as
        `delete klantcontact`; empty where it vanished by itself."""
        return self._losses.get(wire.id_key(record_id), "")

    @cached_property
    def _losses(self) -> Mapping[str, str]:
        """The same of all that vanished; only where it is so of every one of its kind."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for key in self.vanished:
            found[self.kind_of(key)][key] = self._loss(key)
        return {
            key: cause
            for losses in found.values()
            if len({*losses.values()}) == 1
            for key, cause in losses.items()
        }

    def _loss(self, key: str) -> str:
        """The last thing that was done to what a record belongs with, before it was gone."""
        reads = self._reads.get(key, ())
        gone = next((t.n for t in reads if t.known and t.status in _GONE), 0)
        since = max([self.made[key][0].n, *(t.n for t in reads if t.ok and t.n < gone)])
        near = self.referred(key) | self._pointing.get(key, frozenset())
        near |= {other for each in near for other in self.referred(each)} - {key}
        for talk in reversed(tuple(self.talks.values())):
            done = talk.act in (CHANGE, REPLACE, DELETE) and talk.ok
            if done and since < talk.n < gone and wire.id_key(talk.record) in near:
                return f"{talk.act} {talk.resource}"
        return ""

    @cached_property
    def _pointing(self) -> Mapping[str, frozenset[str]]:
        """The records that point to a record."""
        found: dict[str, set[str]] = defaultdict(set)
        for key in self.made:
            for other in self.referred(key):
                found[other].add(key)
        return {key: frozenset(others) for key, others in found.items()}

    @cached_property
    def reused(self) -> frozenset[str]:
        """IDs that more than one registration was answered with."""
        return frozenset(key for key, found in self.made.items() if len(found) > 1)

    @cached_property
    def changed(self) -> Mapping[str, tuple[Talk, ...]]:
        """The accepted changes of each record."""
        found: dict[str, list[Talk]] = defaultdict(list)
        for talk in self.talks.values():
            if talk.act in (CHANGE, REPLACE) and talk.ok:
                found[wire.id_key(talk.record)].append(talk)
        return {key: tuple(talks) for key, talks in found.items()}

    @cached_property
    def shown(self) -> Mapping[str, Mapping[str, Any]]:
        """What lists showed last of each record, by kind and key."""
        found: dict[str, dict[str, Any]] = defaultdict(dict)
        for talk in self.talks.values():
            found[talk.resource].update(self.rows(talk))
        return found

    def rows(self, talk: Talk) -> Mapping[str, Any]:
        """The records that a list showed, by the key of their ID; none if it was no list."""
        if talk.act != LIST or not talk.ok or talk.resource not in self.contract.resources:
            return {}
        described = self.contract.resource(talk.resource)
        items = pages.rows(self.contract, described, talk.shown) or []
        told = [(wire.identifier(described, each), each) for each in items]
        return {wire.id_key(record_id): each for record_id, each in told if record_id is not None}

    def origins(self, resource: str, key: str) -> Iterator[tuple[Talk, str]]:
        """The registrations that a record of a list may come from, by what it shows; with the key
        of the ID that each was answered with."""
        body = self.shown.get(resource, {}).get(key)
        described = self.contract.resource(resource)
        alike = {
            n: each for text in texts(body) for n, each in self._by_text.get((resource, text), ())
        }
        for talk, sent in alike.values():
            if _shows(self.contract, described, sent, body):
                answered = wire.identifier(described, talk.shown)
                yield talk, wire.id_key(answered)

    @cached_property
    def _by_text(self) -> Mapping[tuple[str, str], tuple[tuple[int, tuple[Talk, Any]], ...]]:
        """The registrations of each kind that have a text in them, with their number."""
        found: dict[tuple[str, str], list[tuple[int, tuple[Talk, Any]]]] = defaultdict(list)
        for resource in self.contract.resources:
            for talk, sent in self.registered(resource):
                if isinstance(sent, dict):
                    for text in {*texts(sent)}:
                        found[resource, text].append((talk.n, (talk, sent)))
        return {place: tuple(each) for place, each in found.items()}

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Records that no list shows under their ID, and that lists show under one that no
        registration was answered with."""
        found: set[str] = set()
        for resource, bodies in self.shown.items():
            for key in bodies:
                if key in self.made:
                    continue
                found |= {
                    own
                    for talk, own in self.origins(resource, key)
                    if talk.ok and own in self.made and own not in bodies
                }
        return frozenset(found)

    def registered(self, resource: str) -> Iterator[tuple[Talk, Any]]:
        """The attempts to register a kind of record, with what was sent of it."""
        for talk in self.talks.values():
            if talk.act == REGISTER and talk.resource == resource:
                yield talk, talk.sent
            elif talk.act == COMBINED:
                member = self.contract.combined[talk.resource].parts.get(resource)
                if member and isinstance(talk.sent, dict):
                    yield talk, talk.sent.get(member)


def traffic_of(exchanges: Iterable[Mapping[str, Any]], contract: Contract) -> Traffic:
    """The traffic of a result's exchanges."""
    talks = {each["n"]: talk_of(each, contract) for each in exchanges}
    made: dict[str, list[Made]] = defaultdict(list)
    for talk in talks.values():
        if not talk.ok:
            continue
        if talk.act == REGISTER:
            parts = [(talk.resource, talk.sent, talk.shown)]
        elif talk.act == COMBINED:
            parts = [
                (name, wire.read(talk.sent, (member,)), wire.read(talk.shown, (member,)))
                for name, member in contract.combined[talk.resource].parts.items()
            ]
        else:
            continue
        for name, sent, shown in parts:
            record_id = wire.identifier(contract.resource(name), shown)
            if record_id is not None:
                made[wire.id_key(record_id)].append(Made(name, talk.n, sent))
    return Traffic(contract, talks, {key: tuple(found) for key, found in made.items()})


def _shows(contract: Contract, resource: Resource, sent: Any, body: Any) -> bool:
    """Whether a record shows all texts and references that were sent of it, one at least."""
    told = 0
    for attribute in resource.attributes.values():
        value = wire.value_of(sent, attribute)
        if value in (None, wire.MISSING, ""):
            continue
        shown = wire.value_of(body, attribute)
        if attribute.kind == "reference":
            same = wire.same_id(wire.referred(contract, value), wire.referred(contract, shown))
        elif attribute.kind == "text":
            same = value == shown
        else:
            continue
        if not same:
            return False
        told += 1
    return told > 0
