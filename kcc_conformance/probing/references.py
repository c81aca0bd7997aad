"""References between records that were there already: do they lead somewhere, and back?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kcc_conformance.checks import answers
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute, Filter, Resource
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.probing.existing import Sample, Shown
from kcc_conformance.stage.stage import Stage, offers_filter

_EACH = 2
"""How many references of a record are followed: the second shows what a first alone would hide,
and a client with a hundred klantcontacten would take a hundred requests."""

_NAMELESS = "(zonder ID)"
_SIDES = {
    ("betrokkene", "klantcontact"): ("klantcontact", "betrokkenen"),
    ("betrokkene", "partij"): ("partij", "betrokkenen"),
    ("klantcontact", "betrokkene"): ("betrokkenen", "klantcontact"),
    ("partij", "betrokkene"): ("betrokkenen", "partij"),
    ("actorklantcontact", "klantcontact"): ("klantcontact", "actoren"),
    ("actorklantcontact", "actor"): ("actor", ""),
    ("klantcontact", "actor"): ("actoren", ""),
}


class References:
    """The references from one kind of record to another, and those the other way round."""

    def __init__(self, stage: Stage, sample: Sample, source: str, target: str) -> None:
        self._stage = stage
        self._sample = sample
        self._contract = stage.contract
        self.source, self.target = source, target
        self._there, self._back = _SIDES[source, target]

    def broken(self) -> tuple[Finding, ...]:
        """A finding for each reference that leads nowhere, or to a record that does not refer back.

        Two references of each record at most are followed. Raises Inapplicable where the contract
        has no such reference, CannotTell where no record has one.
        """
        if self._there not in self._contract.resource(self.source).attributes:
            raise Inapplicable(f"in dit contract noemt een {self.source} geen {self.target}")
        if not any(self._targets(shown) for shown in self._sample.records(self.source)):
            raise CannotTell(
                "prerequisite", f"geen enkele gelezen {self.source} noemt een {self.target}"
            )
        return self._sample.confirmed(self.source, self._look)

    def _targets(self, shown: Shown) -> tuple[str, ...]:
        attribute = self._contract.resource(self.source).attributes[self._there]
        return self._ids(attribute, shown.answer.body)[:_EACH] if shown.answer.ok else ()

    def _ids(self, attribute: Attribute, body: object) -> tuple[str, ...]:
        value = wire.value_of(body, attribute)
        if attribute.kind == "references":
            return wire.referred_all(self._contract, value) or ()
        found = wire.referred(self._contract, value)
        return () if found is None else (found,)

    def _look(self, shown: Shown, afresh: bool) -> tuple[Finding, ...]:
        found: tuple[Finding, ...] = ()
        for target_id in self._targets(shown):
            answer = self._sample.read(self.target, target_id, afresh=afresh)
            answers.permitted(answer)
            if not answer.ok:
                message = f"een {self.source} noemt een {self.target} die niet op te vragen is"
                found += (self._finding(message, shown, target_id, answer.status, answer.n),)
            elif not self._returns(shown, target_id, answer.body):
                message = f"een {self.source} noemt een {self.target}, maar omgekeerd niet"
                found += (self._finding(message, shown, target_id, "geen verwijzing", answer.n),)
        return found

    def _returns(self, shown: Shown, target_id: str, body: object) -> bool:
        if (self.source, self.target) == ("klantcontact", "actor"):
            return self._linked(shown.id, target_id)
        attribute = self._contract.resource(self.target).attributes.get(self._back)
        if attribute is None:
            return True
        wanted = shown.id
        if self.source == "actorklantcontact":
            actor = self._contract.resource(self.source).attributes["actor"]
            wanted = next(iter(self._ids(actor, shown.answer.body)), "")
        return any(wire.same_id(wanted, each) for each in self._ids(attribute, body))

    def _linked(self, contact_id: str, actor_id: str) -> bool:
        name = "actorklantcontact"
        if not offers_filter(self._stage, name, "klantcontact"):
            return True
        listing = self._stage.consumer.listing(name, "klantcontact", klantcontact=contact_id)
        answers.permitted(listing.answers[-1])
        actor = listing.resource.attributes["actor"]
        return any(
            wire.same_id(actor_id, each)
            for item in listing.items
            for each in self._ids(actor, item)
        )

    def _finding(
        self, message: str, shown: Shown, target_id: str, seen: object, exchange: int
    ) -> Finding:
        attribute = self._contract.resource(self.source).attributes[self._there]
        wanted = f"{self.source} {shown.id} en {self.target} {target_id} noemen elkaar"
        return Finding(
            message, pointer=attribute.pointer, expected=wanted, actual=seen, exchange=exchange
        )


@dataclass(frozen=True)
class Example:
    """A record that exists, with the values by which a filter has to find it."""

    id: str
    values: Mapping[str, str]


def example_for(stage: Stage, sample: Sample, name: str, rule: Filter) -> Example:
    """A record of the sample that a filter on references must show.

    Klantcontacten are found by way of a betrokkene. Raises CannotTell where there is none.
    """
    by = "betrokkene" if name == "klantcontact" else name
    resource = stage.contract.resource(by)
    for shown in sample.records(by):
        if not shown.answer.ok or not _fits(shown.answer.body, rule, resource):
            continue
        values = {each: _value(stage, resource, shown, each) for each in rule.needs}
        contact = _value(stage, resource, shown, "klantcontact")
        wanted = contact if name == "klantcontact" else shown.id
        if wanted and all(values.values()):
            return Example(wanted, values)
    raise CannotTell("prerequisite", f"geen enkele gelezen {by} heeft wat voor dit filter nodig is")


def astray(stage: Stage, name: str, items: Sequence[dict[str, Any]], example: Example) -> list[str]:
    """The IDs in a filtered list of records that do not have the values filtered by."""
    resource = stage.contract.resource(name)
    if name == "klantcontact":
        exact = "betrokkene" in example.values
        ids = [wire.identifier(resource, item) or _NAMELESS for item in items]
        return [each for each in ids if exact and not wire.same_id(each, example.id)]
    found = []
    for item in items:
        for key, value in example.values.items():
            shown = wire.referred(stage.contract, wire.value_of(item, resource.attributes[key]))
            if shown is None or not wire.same_id(shown, value):
                found.append(wire.identifier(resource, item) or _NAMELESS)
    return found


def _value(stage: Stage, resource: Resource, shown: Shown, name: str) -> str:
    if name == resource.name:
        return shown.id
    value = wire.value_of(shown.answer.body, resource.attributes[name])
    return wire.referred(stage.contract, value) or ""


def _fits(body: object, rule: Filter, resource: Resource) -> bool:
    """Whether a record has what the filter asks for besides: a role, say."""
    fixed = {key: text for key, text in rule.query.items() if "{" not in text}
    return all(str(wire.read(body, (key,))).lower() == text for key, text in fixed.items())
