"""Lists that are seen from the other side of a relation, where a client may write them."""

from collections.abc import Iterator
from uuid import uuid4

from .answers import Problem, Record
from .bodies import Reader, members
from .contract import Attribute, Contract, Json, Resource
from .store import Store

_LIST = "Ongeldige data: een lijst is vereist."
_OBJECT = "Ongeldige data: een object is vereist."
_UNKNOWN = "Het object bestaat niet."


class Children:
    """What is written along with a record: records of its own (`inline`), or references to others
    that from then on belong to it (`adopt`). What is no longer in the list goes, or is let go."""

    def __init__(self, contract: Contract, store: Store, reader: Reader) -> None:
        self.contract = contract
        self.store = store
        self.reader = reader

    def problems(self, resource: Resource, body: Json) -> Iterator[Problem]:
        """What is wrong with the lists in a body."""
        for attribute, target in self._written(resource, body):
            value = body[attribute.wire]
            if value is not None and not isinstance(value, list):
                yield Problem(attribute.wire, "not_a_list", _LIST)
                continue
            for number, each in enumerate(value or []):
                place = f"{attribute.wire}.{number}"
                if not isinstance(each, dict):
                    yield Problem(place, "invalid", _OBJECT)
                elif attribute.write == "inline":
                    _, found = self._read(resource, target, each)
                    yield from (p._replace(name=f"{place}.{p.name}") for p in found)
                elif not self._known(target, each.get(target.id)):
                    yield Problem(f"{place}.{target.id}", "invalid", _UNKNOWN)

    def _known(self, target: Resource, identity: Json) -> bool:
        readable = isinstance(identity, str) and identity.isprintable()
        return readable and self.store.has(target.name, identity)

    def write(self, resource: Resource, body: Json, identity: str) -> None:
        """Write the lists in a body that has no problems; inside a transaction. Raises Conflict."""
        for attribute, target in self._written(resource, body):
            back = target.references(resource.name)[0]
            given = {
                (str(each[target.id]) if self._known(target, each.get(target.id)) else number): each
                for number, each in enumerate(body[attribute.wire] or [])
            }
            for each in self.store.pointing(target, back, identity):
                if each not in given and attribute.write == "inline":
                    self.store.delete(target, each)
                elif each not in given:
                    self.store.point(target, back, each, None)
            for key, each in given.items():
                if attribute.write == "inline":
                    self._keep(resource, target, str(key), {back.name: identity}, each)
                else:
                    self.store.point(target, back, str(key), identity)

    def _keep(
        self, resource: Resource, target: Resource, key: str, owner: Record, body: Json
    ) -> None:
        current = self.store.get(target, key)
        record, _ = self._read(resource, target, body, current)
        if current is None:
            self.store.insert(target, {**record, **owner, "id": str(uuid4())})
        else:
            self.store.update(target, {**record, **owner, "id": key})

    def _read(
        self, resource: Resource, target: Resource, body: Json, current: Record | None = None
    ) -> tuple[Record, list[Problem]]:
        owner = tuple(each.name for each in target.references(resource.name))
        record, problems = self.reader.read(target, body, current=current, implied=owner)
        for attribute in target.stored:
            value = record.get(attribute.name)
            there = attribute.target if attribute.kind == "reference" else None
            if there and value and not self.store.has(there, value):
                problems.append(Problem(self.reader.place(attribute), "invalid", _UNKNOWN))
        return record, problems

    def _written(self, resource: Resource, body: Json) -> Iterator[tuple[Attribute, Resource]]:
        for attribute in resource.attributes.values():
            if attribute.write and attribute.target and attribute.wire in members(body):
                yield attribute, self.contract.resources[attribute.target]
