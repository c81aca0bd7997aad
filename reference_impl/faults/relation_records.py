"""Behaviours of the relation faults: what they do to records and how they show them."""

from ..answers import Call, Record
from ..behaviour import Behaviour
from ..contract import Json
from .fault import ACTOR, BETROKKENE, KLANTCONTACT, PARTIJ, alter, is_about, others, resource_of


class Elsewhere(Behaviour):
    """A new record points to another target than asked: the oldest or the newest other one."""

    def __init__(self, resource: str, name: str, *, newest: bool) -> None:
        self.resource = resource
        self.name = name
        self.newest = newest

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the wrong reference, once there is another to point to."""
        if is_about(call, self.resource) and record.get(self.name):
            target = call.subject.attributes[self.name].target or ""
            found = others(self, target, record[self.name])
            if found:
                record[self.name] = found[-1 if self.newest else 0]
        return record


class Newest(Behaviour):
    """A new record points to the target made last, whichever was asked for."""

    def __init__(self, resource: str, name: str) -> None:
        self.resource = resource
        self.name = name

    def keep(self, call: Call, record: Record) -> Record:
        """The record pointing to the newest."""
        if is_about(call, self.resource) and record.get(self.name):
            target = call.subject.attributes[self.name].target or ""
            record[self.name] = self.provider.store.ids(resource_of(self, target))[0]
        return record


class Dropped(Behaviour):
    """The reference is not stored."""

    def __init__(self, resource: str, name: str) -> None:
        self.resource = resource
        self.name = name

    def keep(self, call: Call, record: Record) -> Record:
        """The record without it."""
        if is_about(call, self.resource):
            record[self.name] = None
        return record


class NotInFilteredLists(Behaviour):
    """Records can be read one by one, but no filtered list shows them."""

    def __init__(self, resource: str) -> None:
        self.resource = resource

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """Nothing, as soon as something is asked for."""
        asked = set(call.query) - set(self.provider.queries.paging)
        return [] if is_about(call, self.resource) and asked else ids


class OnePerKlantcontact(Behaviour):
    """A second record for the same klantcontact takes the place of the first."""

    def __init__(self, resource: str) -> None:
        self.resource = resource

    def kept(self, call: Call, record: Record) -> None:
        """Removes the earlier ones."""
        if is_about(call, self.resource) and record.get(KLANTCONTACT):
            attribute = call.subject.attributes[KLANTCONTACT]
            store = self.provider.store
            for each in store.pointing(call.subject, attribute, record[KLANTCONTACT]):
                if each != record["id"]:
                    store.delete(call.subject, each)


class PartijTakesOver(Behaviour):
    """Each new betrokkene makes all earlier betrokkenen point to its partij as well."""

    def kept(self, call: Call, record: Record) -> None:
        """Rewrites the others."""
        if is_about(call, BETROKKENE) and record.get(PARTIJ):
            store = self.provider.store
            for each in others(self, BETROKKENE, record["id"]):
                if other := store.get(call.subject, each):
                    store.update(call.subject, {**other, PARTIJ: record[PARTIJ]})


class OldestActorShown(Behaviour):
    """Shows the very first actor at every klantcontact that has one; the links are right."""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with another actor."""
        attribute = call.subject.attributes.get("actoren")
        actor = resource_of(self, ACTOR)
        first = [self.provider.store.get(actor, each) for each in self.provider.store.ids(actor)]
        if is_about(call, KLANTCONTACT) and attribute and first:
            wrong = self.provider.shape.record(call, actor, first[-1] or {})
            alter(body, attribute.path, lambda shown: [wrong, *shown[1:]] if shown else shown)
        return body
