"""Records on the wire: from the store to the JSON of an answer."""

from collections.abc import Mapping
from typing import Any

from .answers import Call, Page, Record
from .bodies import REST
from .contract import Attribute, Contract, Json, Resource, keys_in
from .queries import Queries
from .store import Store
from .values import told_instant

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
        body: dict[str, Json] = {}
        put(body, keys_in(resource.id), self.identity(call, resource, record["id"]))
        if own := keys_in(self.contract.reference.get("self")):
            put(body, own, address)
            if "." not in resource.id:
                put(body, (*own[:-1], resource.id), record["id"])
        elif not self.contract.hal:
            body[ADDRESS] = address
        for attribute in resource.attributes.values():
            if not attribute.applies(record):
                continue
            value = self._shown(call, resource, attribute, record)
            if attribute.single:
                put(body, (attribute.single,), next(iter(value), None))
            if (
                value is None
                and self.contract.sparse
                and (not attribute.nullable or len(attribute.path) > 1)
            ):
                continue
            put(body, attribute.path, value)
        for attribute in resource.stored:
            if (len(attribute.path) > 2 or attribute.when) and not self.contract.sparse:
                self._empty(resource, attribute.path[0], record, body)
        rest = record.get(REST) or {}
        entries = {attribute.wire for attribute in resource.stored if attribute.key}
        body.update({key: each for key, each in rest.items() if key not in entries})
        self._embed(call, resource, record, body)
        if self.contract.hal:
            put(body, ("_links", "self", "href"), address)
        return body

    def _embed(self, call: Call, resource: Resource, record: Record, body: dict[str, Json]) -> None:
        """Puts the records that this one refers to beside it in full, where the contract does."""
        member = self.contract.reference.get("embedded")
        if not member:
            return
        found: dict[str, Json] = {}
        for attribute in resource.stored:
            if attribute.kind == "reference" and attribute.target and record.get(attribute.name):
                there = self.contract.resources[attribute.target]
                one = self.store.get(there, str(record[attribute.name]))
                if one is not None:
                    found[attribute.wire] = self.record(call, there, one)
        if found:
            body[str(member)] = found

    def expanded(self, call: Call, record: Record, body: dict[str, Json]) -> None:
        """Puts beside a record in full what the query asks for; in lists nothing, if need be."""
        member, wishes = self.contract.listing.get("expanded"), self.queries.wishes(call)
        offered = member and call.resource is not None and call.resource.expand
        if offered and (call.operation == "list" or wishes):
            body[str(member)] = self._expansion(call, call.subject, record, wishes)

    def _expansion(
        self, call: Call, resource: Resource, record: Record, wishes: Mapping[str, Json]
    ) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for attribute in resource.attributes.values():
            if attribute.wire not in wishes:
                continue
            inner = wishes[attribute.wire]
            if attribute.kind == "references":
                whole = self._behind(resource, attribute, record["id"])
                found[attribute.wire] = [self._whole(call, attribute, e, inner) for e in whole]
            elif attribute.kind == "reference" and attribute.target:
                there = self.contract.resources[attribute.target]
                one = self.store.get(there, str(record.get(attribute.name)))
                found[attribute.wire] = one and self._whole(call, attribute, one, inner)
            else:
                found[attribute.wire] = attribute.start
        return found

    def _whole(
        self, call: Call, attribute: Attribute, record: Record, wishes: Mapping[str, Json]
    ) -> dict[str, Json]:
        resource = self.contract.resources[attribute.target or ""]
        body = self.record(call, resource, record)
        if wishes:
            member = str(self.contract.listing["expanded"])
            body[member] = self._expansion(call, resource, record, wishes)
        return body

    def page(self, call: Call, page: Page) -> Json:
        """One page of a list, as a JSON object or as the list itself."""
        facts = self.contract.listing
        body: dict[str, Json] = {}
        rows = [self._row(call, each) for each in page.items]
        if facts.get("style") == "array":
            return rows
        following = self.queries.page_address(call, page.next)
        if "cursor_parameter" in facts:
            if "count" in facts:
                put(body, self._path("count"), page.count)
            if "next" in facts:
                put(body, self._path("next"), self.queries.cursor(page.next))
            if "more" in facts:
                put(body, self._path("more"), page.next is not None)
        elif not self.contract.hal:
            put(body, self._path("count"), page.count)
            if "next" in facts:
                put(body, self._path("next"), following)
                body["previous"] = self.queries.page_address(call, page.previous)
        else:
            put(body, ("_links", "self", "href"), f"{call.base}{call.subject.path}")
            if following:
                put(body, self._path("next"), following)
        put(body, self._path("items", collection=call.subject.collection), rows)
        return body

    def page_headers(self, call: Call, page: Page) -> dict[str, str]:
        """What a header says of the next page, where the contract has it there."""
        name = str(self.contract.listing.get("next_header", ""))
        if not name or page.next is None:
            return {}
        if "cursor_parameter" in self.contract.listing:
            return {name: str(self.queries.cursor(page.next))}
        address = self.queries.page_address(call, page.next)
        return {name: f'<{address}>; rel="next"' if name.lower() == "link" else str(address)}

    def _row(self, call: Call, item: Json) -> Json:
        """What a list has of a record."""
        facts, resource = self.contract.listing, call.subject
        rows = facts.get("rows", "records")
        if rows != "records" and isinstance(item, dict):
            identity = self._identity_in(resource, item)
            if rows == "references":
                item = self.pointer(call, resource.name, identity)
            else:
                short: dict[str, Json] = {}
                put(short, keys_in(resource.id), self.identity(call, resource, identity))
                item = short
        for key in reversed(keys_in(self.contract.envelope.get("row"))):
            item = {key: item}
        return item

    def _identity_in(self, resource: Resource, item: Json) -> str:
        for key in keys_in(resource.id):
            item = item.get(key) if isinstance(item, dict) else None
        return str(item).rstrip("/").rpartition("/")[2]

    def identity(self, call: Call, resource: Resource, identity: str) -> Json:
        """An ID as a record shows it: a text, a number, or the record's address."""
        if self.contract.ids.get("kind") == "address":
            return self.address(call, resource, identity)
        return int(identity) if self.contract.numbered and identity.isdigit() else identity

    def address(self, call: Call, resource: Resource, identity: str) -> str:
        """The absolute address of a record."""
        return call.base + resource.item.replace("{id}", str(identity))

    def pointer(self, call: Call, target: str, identity: str) -> Json:
        """A reference to a record, as this contract writes it."""
        resource, facts = self.contract.resources[target], self.contract.reference
        address = self.address(call, resource, identity)
        written = address
        if form := facts.get("address"):
            path = resource.item.replace("{id}", str(identity))
            written = {"below": path, "path": f"{self.contract.base_path}{path}"}.get(form, address)
        if facts["style"] == "address":
            return written
        known = written if form else self.identity(call, resource, identity)
        if facts["style"] != "object":
            return known
        found = {str(facts["key"]): known}
        return found if ADDRESS in found else {**found, ADDRESS: address}

    def _path(self, fact: str, **names: str) -> tuple[str, ...]:
        return keys_in(str(self.contract.listing.get(fact, fact)).format(**names))

    def _value(self, call: Call, attribute: Attribute, value: Json) -> Json:
        if value is None:
            blank = attribute.kind == "text" and not attribute.nullable
            return "" if blank and not self.contract.sparse else None
        if attribute.kind == "reference" and attribute.target:
            return self.pointer(call, attribute.target, value)
        if attribute.kind == "instant" and isinstance(value, str):
            return told_instant(attribute.notation, value)
        return value

    def _shown(self, call: Call, resource: Resource, attribute: Attribute, record: Record) -> Json:
        if attribute.kind == "references":
            return self._related(call, resource, attribute, record["id"])
        if attribute.kind == "constant":
            return attribute.start
        if attribute.kind == "joined":
            return " ".join(filter(None, (record.get(name) for name in attribute.parts)))
        value = record.get(attribute.name)
        if attribute.kind == "links" and attribute.target:
            return self._links(call, attribute, attribute.target, value or [], record)
        return self._value(call, attribute, value)

    def _links(
        self, call: Call, attribute: Attribute, target: str, ids: list[str], record: Record
    ) -> list[Json]:
        kept = (record.get(REST) or {}).get(attribute.wire) or []
        found: list[Json] = []
        for number, identity in enumerate(ids):
            if self.store.has(target, identity):
                entry = kept[number] if number < len(kept) else attribute.along
                pointer = self.pointer(call, target, identity)
                found.append({**entry, attribute.key: pointer} if attribute.key else pointer)
        return found

    def _related(
        self, call: Call, resource: Resource, attribute: Attribute, identity: str
    ) -> list[Json]:
        target = self.contract.resources[attribute.target or ""]
        back = target.references(resource.name)
        if back and attribute.write != "inline":
            ids = self.store.pointing(target, back[0], identity)
            return [self.pointer(call, target.name, each) for each in ids]
        return [
            self.record(call, target, each) for each in self._behind(resource, attribute, identity)
        ]

    def _behind(self, resource: Resource, attribute: Attribute, identity: str) -> list[Record]:
        """The records that a list seen from the other side is of."""
        target = self.contract.resources[attribute.target or ""]
        if not (back := target.references(resource.name)):
            return self._linked(resource, target, identity)
        found = (self.store.get(target, e) for e in self.store.pointing(target, back[0], identity))
        return [each for each in found if each]

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
