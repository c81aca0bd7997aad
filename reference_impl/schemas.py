"""The schemas in the OpenAPI document: what a contract's records look like, sent and shown."""

from typing import Any

from .contract import Attribute, Combined, Contract, Json, Resource, keys_in
from .representation import ADDRESS, put

_PATCHED, _SHOWN = "Patched", "Antwoord"
"""What the names of schemas of amendments begin with, and those of what is shown end with."""
TEXT, _VISIBLE = r"^[^\u0000]*$", r"^[^\u0000]*[^\s\u0000][^\u0000]*$"
"""What a text may be that is sent, and one that is not of white space alone."""
_BIG = 2**63 - 1
_SIMPLE: dict[str, dict[str, Json]] = {
    "text": {"type": "string"},
    "digits": {"type": "string", "pattern": "^(-?[0-9]+)?$"},
    "number": {"type": "integer", "minimum": -_BIG, "maximum": _BIG},
    "boolean": {"type": "boolean"},
    "instant": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "texts": {"type": "object", "additionalProperties": {"type": "string", "pattern": TEXT}},
    "joined": {"type": "string"},
}
FILTERS: dict[str, dict[str, Json]] = {
    **{kind: _SIMPLE[kind] for kind in ("number", "boolean", "instant", "date")},
    "url": {"type": "string", "format": "uri"},
}
"""What a query parameter about such a value is; all others are texts."""


class Schemas:
    """Writes the schemas of one contract."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract

    def components(self) -> dict[str, Json]:
        """All of them, by name: of each record what is sent, what is amended, and what is shown."""
        found: dict[str, Json] = {}
        for resource in self.contract.resources.values():
            name = _name(resource)
            sent = self._sent(resource)
            if {"create", "replace"} & {*resource.operations}:
                found[name] = sent
            if "amend" in resource.operations:
                found[f"{_PATCHED}{name}"] = {k: v for k, v in sent.items() if k != "required"}
            found[f"{name}{_SHOWN}"] = self._shown(resource)
        return {**found, "Fout": self._refusal()}

    def see(self, resource: Resource, *, patched: bool = False) -> dict[str, Json]:
        """A reference to the schema of a record that is sent, or of an amendment."""
        name = f"{_PATCHED}{_name(resource)}" if patched else _name(resource)
        return {"$ref": f"#/components/schemas/{name}"}

    def seen(self, resource: Resource) -> dict[str, Json]:
        """A reference to the schema of a record that is shown."""
        return {"$ref": f"#/components/schemas/{_name(resource)}{_SHOWN}"}

    def page(self, resource: Resource) -> dict[str, Json]:
        """One page of a list."""
        facts = self.contract.listing
        found: dict[str, Json] = {"type": "array", "items": self._row(resource)}
        if facts.get("style") == "array":
            return found
        for key in reversed(str(facts["items"]).format(collection=resource.collection).split(".")):
            found = {"type": "object", "properties": {key: found}, "required": [key]}
        if self.contract.hal:
            return found
        cursor = "cursor_parameter" in facts
        link = {"type": "string", "nullable": True} | ({} if cursor else {"format": "uri"})
        told: dict[str, dict[str, Json]] = {
            "count": {"type": "integer"},
            "next": link,
            "more": {"type": "boolean"},
        }
        for fact, schema in told.items():
            if fact in facts and (fact != "more" or cursor):
                _beside(found["properties"], keys_in(facts[fact]), schema)
        if "next" in facts and not cursor:
            found["properties"]["previous"] = link
        return found

    def _row(self, resource: Resource) -> dict[str, Json]:
        """What a list has of a record."""
        rows = self.contract.listing.get("rows", "records")
        row = self.seen(resource)
        if rows == "references":
            row = self._pointer()
        elif rows == "summaries":
            row = {"type": "object", "properties": {}}
            _beside(row["properties"], keys_in(resource.id), self._id())
        for key in reversed(keys_in(self.contract.envelope.get("row"))):
            row = {"type": "object", "properties": {key: row}, "required": [key]}
        return row

    def around(self, schema: dict[str, Json], place: str, record: bool) -> dict[str, Json]:
        """The schema of a record with what stands around one in a request or a response."""
        for key in reversed(keys_in(self.contract.envelope.get(place)) if record else ()):
            schema = {"type": "object", "properties": {key: schema}, "required": [key]}
        return schema

    def asked(self) -> dict[str, Json]:
        """What a filter takes that means a record."""
        if self.contract.reference.get("query") == "address":
            return {"type": "string", "format": "uri-reference"}
        return (
            {"type": "string"} if self.contract.numbered else {"type": "string", "format": "uuid"}
        )

    def _id(self) -> dict[str, Json]:
        kind = self.contract.ids.get("kind")
        if kind == "number":
            return {"type": "integer"}
        return {"type": "string", "format": "uri"} if kind == "address" else {"type": "string"}

    def combined(self, combined: Combined) -> tuple[dict[str, Json], dict[str, Json]]:
        """What is sent to register several records at once, and what is shown of it."""
        sent, shown = {}, {}
        first, *others = combined.parts.values()
        for name, member in combined.parts.items():
            resource = self.contract.resources[name]
            implied = {resource.attributes[each].wire for each in combined.implied.get(name, ())}
            part = self._sent(resource)
            needed = [each for each in part.pop("required", ()) if each not in implied]
            own = {key: value for key, value in part["properties"].items() if key not in implied}
            sent[member] = {**part, "properties": own, **({"required": needed} if needed else {})}
            see = self.seen(resource)
            shown[member] = see
            if member != first:
                shown[member] = {"nullable": True, "allOf": [see]}
        return (
            {"type": "object", "properties": sent, "required": [first]},
            {"type": "object", "properties": shown, "required": [first, *others]},
        )

    def _sent(self, resource: Resource) -> dict[str, Json]:
        attributes = [each for each in resource.attributes.values() if not each.read_only]
        properties = self._properties(attributes, shown=False)
        properties.update({m: {} for m in resource.defaults if m not in properties})
        required = [each.path[0] for each in attributes if each.required and not each.single]
        required += list(resource.defaults)
        needed = {"required": [*dict.fromkeys(required)]} if required else {}
        return {"type": "object", "properties": properties, **needed}

    def _shown(self, resource: Resource) -> dict[str, Json]:
        properties: dict[str, Json] = {}
        _beside(properties, keys_in(resource.id), self._id())
        first = keys_in(resource.id)[0]
        if own := self.contract.reference.get("self"):
            properties[str(own).partition(".")[0]] = {"type": "object"}
        elif not self.contract.hal:
            if properties[first] == {"type": "string"}:
                properties[first]["format"] = "uuid"
            properties[ADDRESS] = {"type": "string", "format": "uri"}
        properties.update(self._properties([*resource.attributes.values()], shown=True))
        properties.update({m: {} for m in resource.defaults if m not in properties})
        required = [*properties]
        if self.contract.sparse:
            needed = [each.path[0] for each in resource.attributes.values() if each.required]
            required = [*dict.fromkeys((first, *needed, *resource.defaults))]
        if resource.expand:
            properties[str(self.contract.listing["expanded"])] = {"type": "object"}
        return {"type": "object", "properties": properties, "required": required}

    def _properties(self, attributes: list[Attribute], *, shown: bool) -> dict[str, Json]:
        tree: dict[str, Any] = {}
        for attribute in attributes:
            put(tree, attribute.path, attribute)
        found = {key: self._property(entry, shown=shown) for key, entry in tree.items()}
        for each in attributes:
            if each.single:
                found[each.single] = self._pointer(nullable=shown)
        return found

    def _property(self, entry: Attribute | dict[str, Any], *, shown: bool) -> dict[str, Json]:
        if isinstance(entry, dict):
            return self._group(entry, shown=shown)
        found = self._value(entry, shown=shown)
        if entry.kind in ("text", "texts"):
            found = self._limited(entry, found)
            if not shown and entry.kind == "text" and "pattern" not in found and not entry.choices:
                found["pattern"] = _VISIBLE if entry.min and not self.contract.sparse else TEXT
        elif entry.max is not None:
            found["maxLength"] = entry.max
        if entry.choices:
            found["enum"] = list(entry.choices)
        flags = {
            "nullable": entry.nullable or (bool(entry.write) and not shown),
            "readOnly": entry.read_only,
            "deprecated": entry.deprecated,
        }
        return {**found, **{flag: True for flag, is_set in flags.items() if is_set}}

    def _group(self, entry: dict[str, Any], *, shown: bool) -> dict[str, Json]:
        members = {key: self._property(each, shown=shown) for key, each in entry.items()}
        found: dict[str, Json] = {"type": "object", "properties": members}
        own = {key: each for key, each in entry.items() if isinstance(each, Attribute)}
        fixed = any(each.when or each.together for each in own.values()) or len(own) < len(entry)
        if not self.contract.sparse and (shown or not fixed):
            found["nullable"] = True
        needed = [key for key, each in own.items() if each.together and not each.when]
        return {**found, "required": needed} if needed else found

    def _value(self, entry: Attribute, *, shown: bool) -> dict[str, Json]:
        if entry.kind == "constant":
            empty = {"type": "array", "items": {"type": "object"}, "maxItems": 0}
            return empty if entry.start == [] else {"type": "object", "nullable": True}
        if entry.kind in ("references", "links"):
            target = self.contract.resources[entry.target or ""]
            whole = entry.write == "inline" or not (entry.write or self._points(entry, target))
            see = self.seen(target) if shown else self.see(target)
            items = see if whole else self._pointer()
            if entry.key:
                others = {key: {"type": "string"} for key in entry.along}
                items = {"type": "object", "properties": {**others, entry.key: items}}
            return {"type": "array", "items": items}
        if entry.notation in ("seconds", "milliseconds"):
            return {"type": "integer", "description": f"{entry.notation} since 1970"}
        if entry.notation:
            return {"type": "string", "description": entry.notation}
        return dict(_SIMPLE.get(entry.kind) or self._pointer())

    def _points(self, entry: Attribute, target: Resource) -> bool:
        """Whether a list shows references only: those to records that refer back by themselves."""
        if entry.kind == "links":
            return True
        owners = [r for r in self.contract.resources.values() if entry in r.attributes.values()]
        return any(target.references(owner.name) for owner in owners)

    def _limited(self, entry: Attribute, found: dict[str, Json]) -> dict[str, Json]:
        limits: dict[str, Json] = {}
        if entry.min:
            limits["minLength"] = entry.min
        if entry.max is not None:
            limits["maxLength"] = entry.max
        if entry.pattern:
            limits["pattern"] = f"^({entry.pattern})?$"
        if entry.kind == "texts":
            return {**found, "additionalProperties": {**found["additionalProperties"], **limits}}
        return {**found, **limits}

    def _pointer(self, *, nullable: bool = False) -> dict[str, Json]:
        address = {"type": "string", "format": "uri-reference"}
        if self.contract.reference["style"] == "address":
            return address
        if self.contract.reference["style"] != "object":
            return self._id() if self.contract.numbered else {"type": "string", "maxLength": 40}
        key = self.contract.reference["key"]
        plain = self._id() if self.contract.numbered else {"type": "string", "format": "uuid"}
        properties = {
            key: address if self.contract.by_address else plain,
            ADDRESS: {"type": "string", "format": "uri", "readOnly": True},
        }
        found: dict[str, Json] = {"type": "object", "properties": properties, "required": [key]}
        return {**found, "nullable": True} if nullable else found

    def _refusal(self) -> dict[str, Json]:
        facts = self.contract.errors
        if facts.get("style") == "text":
            return {"type": "string"}
        texts = (facts.get("name", "name"), "code", facts.get("reason", "reason"))
        problem = {"type": "object", "properties": {name: {"type": "string"} for name in texts}}
        members: dict[str, Json] = {
            name: {"type": "string"} for name in ("type", "code", "title", "detail", "instance")
        }
        members["status"] = {"type": "integer"}
        told: dict[str, Json] = {"type": "array", "items": problem}
        if facts.get("style") == "map":
            told = {"type": "object"}
        keys = keys_in(facts.get("invalid_params"))
        if not keys:
            return told
        _beside(members, keys, told)
        return {"type": "object", "properties": members, "required": ["title", "status"]}


def _beside(properties: dict[str, Any], keys: tuple[str, ...], schema: dict[str, Json]) -> None:
    """Puts a member into the properties of a schema, with the objects on the way."""
    for key in keys[:-1]:
        held = properties.setdefault(key, {"type": "object"})
        properties = held.setdefault("properties", {})
    properties[keys[-1]] = schema


def _name(resource: Resource) -> str:
    return "".join(word.capitalize() for word in resource.name.split("_"))
