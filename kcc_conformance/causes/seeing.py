"""A finding with all that is known around it, and what can be asked of that."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from kcc_conformance.causes.reasons import Pattern, Reason, of
from kcc_conformance.causes.talks import COMBINED, Talk
from kcc_conformance.causes.traffic import Traffic
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute, Contract, Resource
from kcc_conformance.jsonvalues import texts
from kcc_conformance.law.attributes import PLURALS, name_of
from kcc_conformance.result.result import Check, CheckFinding

NO_TALK = Talk(0, "", "", "", "", {}, None, None, None, True)
Read = tuple[Iterable[Reason], Iterable[Pattern]]
"""The reasons that a finding shows by itself, and those that would explain it as well."""
_NOUNS = {"interne taak": "internetaak"} | {more: one for one, more in PLURALS.items()}


@dataclass(frozen=True)
class Seen:
    """A finding of a check, the exchange it was seen in, and the words of its sentence; `began` is
    when the run did."""

    traffic: Traffic
    check: Check
    finding: CheckFinding
    words: Mapping[str, str]
    began: datetime | None = None

    @property
    def contract(self) -> Contract:
        """The contract that was spoken."""
        return self.traffic.contract

    @cached_property
    def talk(self) -> Talk:
        """The exchange in which it was seen."""
        return self.traffic.talks.get(self.finding.exchange or 0, NO_TALK)

    @cached_property
    def resource(self) -> str:
        """The kind of record that it is about: as its sentence says, else its exchange."""
        word = self.words.get("record", "")
        word = word.removeprefix("het ").removeprefix("de ")
        word = _NOUNS.get(word, word)
        if word in self.contract.resources:
            return word
        if self.talk.act == COMBINED:
            return self._part()
        return self.talk.resource or "klantcontact"

    def _part(self) -> str:
        """The kind of record that a combined call registers with an attribute at that place."""
        for name, member in self.contract.combined[self.talk.resource].parts.items():
            pointer = self.finding.pointer.removeprefix(f"/{member}")
            attributes = self.contract.resource(name).attributes.values()
            if any(each.pointer == pointer for each in attributes):
                return name
        return "klantcontact"

    @cached_property
    def attribute(self) -> Attribute | None:
        """The attribute that it is about: at its place in the body, else by its name."""
        attributes = self.contract.resource(self.resource).attributes
        place, name = self.finding.pointer, self.words.get("name", "")
        for each in attributes.values():
            if place and (place == each.pointer or place.startswith(each.pointer + "/")):
                return each
        return next((each for each in attributes.values() if name_of(each.name) == name), None)

    @cached_property
    def filter(self) -> str:
        """The name of the filter by which a list was asked for; empty without one."""
        if self.talk.resource not in self.contract.resources:
            return ""
        filters = self.contract.resource(self.talk.resource).filters.values()
        fitting = [each for each in filters if {*each.query} <= {*self.talk.query}]
        return max(fitting, key=lambda each: len(each.query)).name if fitting else ""

    def ids(self, value: Any) -> frozenset[str]:
        """The keys of this run's records that a value names."""
        found: set[str] = set()
        for text in texts(value if not isinstance(value, tuple) else list(value)):
            for word in (text, *text.replace(":", " ").replace("/", " ").split()):
                key = wire.id_key(word)
                if key in self.traffic.made:
                    found.add(key)
        return frozenset(found)

    @cached_property
    def record(self) -> str:
        """The key of the record that it is about, where that is one."""
        return wire.id_key(self.talk.record) if self.talk.record else ""


def references(resource: Resource) -> frozenset[str]:
    """The names of the attributes that point to other records."""
    return frozenset(name for name, each in resource.attributes.items() if each.kind == "reference")


def linking(contract: Contract, resource: str, target: str) -> frozenset[str]:
    """The kinds of records by which one kind of record has another: the other itself where it
    points back, else those that point to both."""
    found = set()
    for each in contract.resources.values():
        targets = {each.attributes[name].target for name in references(each)}
        if resource in targets and (each.name == target or target in targets):
            found.add(each.name)
    return frozenset(found)


def invented(seen: Seen, key: str) -> Iterator[Reason]:
    """That a record is shown under another ID than it was given, everywhere or in lists only."""
    kind = seen.traffic.kind_of(key)
    if key in seen.traffic.elsewhere:
        yield Reason("invented_id" if key in seen.traffic.vanished else "other_id_listed", kind)


def gone(seen: Seen, keys: Iterable[str]) -> Iterator[Pattern]:
    """What would explain that records are not shown: that they, or what they were registered
    with, vanished, or that their ID is not their own."""
    traffic = seen.traffic
    for key in keys:
        kind = traffic.kind_of(key)
        if key in traffic.reused:
            yield of(("same_id",), (kind,))
        if key in traffic.elsewhere:
            yield of(("invented_id", "other_id_listed"), (kind,))
        if key in traffic.vanished:
            yield of(("gone", "other_id", "invented_id"), (kind,))
        for other in traffic.referred(key):
            if traffic.lacking(other, seen.talk.n):
                yield of(("gone", "other_id", "invented_id"), (traffic.kind_of(other),))
            if other in traffic.reused:
                yield of(("same_id",), (traffic.kind_of(other),))
