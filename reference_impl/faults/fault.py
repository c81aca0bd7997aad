"""What a fault is, and the building blocks that most faults are made of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..answers import Call, Record
from ..behaviour import Behaviour
from ..contract import Attribute, Contract, Json, Resource, occurs

KLANTCONTACT = "klantcontact"
BETROKKENE = "betrokkene"
LINK = "actorklantcontact"
ACTOR = "actor"
PARTIJ = "partij"
INTERNETAAK = "internetaak"

GONE: Json = object()
"""What a change gives back to take a member out of the body."""

Change = Callable[[Attribute, Json], Json]
BOTH = ("openklant", "vng")
ANSWERS = ("create", "read", "list", "replace", "amend")


@dataclass(frozen=True)
class Fault:
    """One defect that a provider could have.

    `families` holds the families of contracts, or other traits (`Contract.traits`), in which it can
    occur; `breaks` says what a suite should see go wrong: clauses of C0992 and a subject.
    """

    name: str
    kind: str
    what_en: str
    what_nl: str
    breaks: str
    make: Callable[[], Behaviour] = field(repr=False, compare=False)
    families: tuple[str, ...] = BOTH

    def fits(self, contract: Contract) -> bool:
        """Whether it can occur in a provider of this contract."""
        return bool(contract.traits & {*self.families}) or occurs(contract, self.name)


@dataclass(frozen=True)
class Kind:
    """A kind of faults. Called with what is its own, it makes a fault of that kind."""

    name: str

    def __call__(
        self,
        name: str,
        english: str,
        dutch: str,
        breaks: str,
        make: Callable[[], Behaviour],
        families: tuple[str, ...] = BOTH,
    ) -> Fault:
        """A fault of this kind."""
        return Fault(name, self.name, english, dutch, breaks, make, families)


@dataclass(frozen=True)
class Alike:
    """Faults of one kind that break one and the same thing. Called with what is its own, it makes
    one of them."""

    kind: Kind
    breaks: str

    def __call__(
        self,
        name: str,
        english: str,
        dutch: str,
        make: Callable[[], Behaviour],
        families: tuple[str, ...] = BOTH,
    ) -> Fault:
        """One of these faults."""
        return self.kind(name, english, dutch, self.breaks, make, families)


class Stored(Behaviour):
    """Changes values on their way into the store."""

    def __init__(self, resource: str, names: tuple[str, ...], change: Change) -> None:
        self.resource = resource
        self.names = names
        self.change = change

    def keep(self, call: Call, record: Record) -> Record:
        """The record with other values."""
        if call.subject.name == self.resource:
            for name in self.names:
                if name in record and name in call.subject.attributes:
                    record[name] = self.change(call.subject.attributes[name], record[name])
        return record


class Shown(Behaviour):
    """Changes values on their way out, on these occasions only."""

    def __init__(
        self,
        resource: str,
        names: tuple[str, ...],
        change: Change,
        occasions: tuple[str, ...] = ANSWERS,
    ) -> None:
        self.resource = resource
        self.names = names
        self.change = change
        self.occasions = occasions

    def applies(self, call: Call, record: Record) -> bool:
        """Whether this record is to be spoiled now."""
        return call.subject.name == self.resource and call.operation in self.occasions

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with other values; `id` among the names stands for the record's own id."""
        if self.applies(call, record):
            for name in self.names:
                attribute = ID if name == "id" else call.subject.attributes.get(name)
                path = (call.subject.id,) if name == "id" else attribute and attribute.path
                if attribute and path:
                    alter(body, path, partial(self.change, attribute))
        return body


ID = Attribute(name="id", wire="", kind="id")


def alter(body: Any, path: tuple[str, ...], change: Callable[[Json], Json]) -> None:
    """Change the value at the end of the path, if it is there."""
    for key in path[:-1]:
        body = body.get(key)
        if not isinstance(body, dict):
            return
    if path[-1] in body:
        value = change(body[path[-1]])
        if value is GONE:
            del body[path[-1]]
        else:
            body[path[-1]] = value


def stored(resource: str, names: tuple[str, ...], change: Change) -> Callable[[], Behaviour]:
    """Makes a Stored."""
    return lambda: Stored(resource, names, change)


def shown(
    resource: str, names: tuple[str, ...], change: Change, occasions: tuple[str, ...] = ANSWERS
) -> Callable[[], Behaviour]:
    """Makes a Shown."""
    return lambda: Shown(resource, names, change, occasions)


def sent(call: Call, attribute: Attribute) -> Json:
    """What the client sent for an attribute; None when nothing."""
    at = call.body
    for key in attribute.path:
        at = at.get(key) if isinstance(at, dict) else None
    return at


def is_about(call: Call, resource: str, *operations: str) -> bool:
    """Whether the call does one of these to this resource."""
    named = call.resource is not None and call.resource.name == resource
    return named and (not operations or call.operation in operations)


def others(behaviour: Behaviour, resource: str, identity: Json) -> list[str]:
    """The ids of all records of a resource but one, oldest first."""
    found = behaviour.provider.store.ids(resource_of(behaviour, resource))
    return [each for each in reversed(found) if each != identity]


def resource_of(behaviour: Behaviour, resource: str) -> Resource:
    """The resource of that name in the provider's contract."""
    return behaviour.provider.contract.resources[resource]
