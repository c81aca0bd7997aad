"""Records on the wire: from the store to the JSON of an answer."""

from typing import Any

from .answers import Call, Page, Record
from .bodies import REST
from .contract import Attribute, Contract, Json, Resource
from .queries import Queries
from .store import Store

ADDRESS = "url"
"""The member that holds a record's own address, beside its id, in contracts without HAL."""


class Representation:
    """How one contract writes records, lists and references."""

    def __init__(self, contract: Contract, store: Store, queries: Queries) -> None:
        self.contract = contract
        self.store = store
        self.queries = queries

    def record(self, call: Call, resource: Resource, record: Record) -> dict[str, Json]:
        """One record as a JSON object."""
        address = self.address(call, resource, record["id"])
        body: dict[str, Json] = {resource.id: record["id"]}
        if not self.contract.hal:
            body[ADDRESS] = address
        for attribute in resource.attributes.values():
            if attribute.kind == "references":
                value = self._related(call, resource, attribute, record["id"])
            else:
                value = self._value(call, attribute, record.get(attribute.name))
            if value is None and self.contract.hal and not attribute.nullable:
                continue
            put(body, attribute.path, value)
        for attribute in resource.stored:
            if len(attribute.path) > 2 and not self.contract.hal:
                self._empty(resource, attribute.path[0], record, body)
        body.update(record.get(REST) or {})
        if self.contract.hal:
            put(body, ("_links", "self", "href"), address)
        return body

    def page(self, call: Call, page: Page) -> dict[str, Json]:
        """One page of a list as a JSON object."""
        facts = self.contract.listing
        body: dict[str, Json] = {}
        following = self.queries.page_address(call, page.next)
        if not self.contract.hal:
            body[facts.get("count", "count")] = page.count
            put(body, self._path("next"), following)
            body["previous"] = self.queries.page_address(call, page.previous)
        else:
            put(body, ("_links", "self", "href"), f"{call.base}{call.subject.path}")
            if following:
                put(body, self._path("next"), following)
        put(body, self._path("items", collection=call.subject.collection), page.items)
        return body

    def address(self, call: Call, resource: Resource, identity: str) -> str:
        """The absolute address of a record."""
        return call.base + resource.item.replace("{id}", str(identity))

    def pointer(self, call: Call, target: str, identity: str) -> Json:
        """A reference to a record, as this contract writes it."""
        if self.contract.reference["style"] != "object":
            return identity
        address = self.address(call, self.contract.resources[target], identity)
        return {str(self.contract.reference["key"]): identity, ADDRESS: address}

    def _path(self, fact: str, **names: str) -> tuple[str, ...]:
        return tuple(str(self.contract.listing.get(fact, fact)).format(**names).split("."))

    def _value(self, call: Call, attribute: Attribute, value: Json) -> Json:
        if value is None:
            blank = attribute.kind == "text" and not attribute.nullable
            return "" if blank and not self.contract.hal else None
        if attribute.kind == "reference" and attribute.target:
            return self.pointer(call, attribute.target, value)
        return value

    def _related(
        self, call: Call, resource: Resource, attribute: Attribute, identity: str
    ) -> list[Json]:
        target = self.contract.resources[attribute.target or ""]
        back = target.references(resource.name)
        if back:
            ids = self.store.pointing(target, back[0], identity)
            return [self.pointer(call, target.name, each) for each in ids]
        return [
            self.record(call, target, each) for each in self._linked(resource, target, identity)
        ]

    def _linked(self, resource: Resource, target: Resource, identity: str) -> list[Record]:
        for between in self.contract.resources.values():
            here, there = between.references(resource.name), between.references(target.name)
            if not (here and there and between.name not in {resource.name, target.name}):
                continue
            links = self.store.pointing(between, here[0], identity)
            found = (self.store.get(between, each) for each in links)
            targets = [self.store.get(target, link[there[0].name]) for link in found if link]
            return [each for each in targets if each]
        return []

    def _empty(self, resource: Resource, group: str, record: Record, body: dict[str, Json]) -> None:
        members = [a for a in resource.stored if a.path[0] == group]
        if all(record.get(a.name) is None for a in members):
            body[group] = None


def put(body: dict[str, Any], path: tuple[str, ...], value: Json) -> None:
    """Set the value at the end of the path, making the objects on the way."""
    for key in path[:-1]:
        body = body.setdefault(key, {})
    body[path[-1]] = value
