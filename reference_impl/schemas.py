"""The schemas in the OpenAPI document: what a contract's records look like, sent and shown."""

from typing import Any

from .contract import Attribute, Combined, Contract, Json, Resource
from .representation import ADDRESS, put

_BIG = 2**63 - 1
_SIMPLE: dict[str, dict[str, Json]] = {
    "text": {"type": "string"},
    "digits": {"type": "string", "pattern": "^[0-9]+$"},
    "number": {"type": "integer", "minimum": -_BIG, "maximum": _BIG},
    "boolean": {"type": "boolean"},
    "instant": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "texts": {"type": "object", "additionalProperties": {"type": "string"}},
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
        """All of them, by name."""
        found: dict[str, Json] = {}
        for resource in self.contract.resources.values():
            whole = self._record(resource)
            found[_name(resource)] = whole
            if "amend" in resource.operations:
                amended = {key: value for key, value in whole.items() if key != "required"}
                found[f"Patched{_name(resource)}"] = amended
        return {**found, "Fout": self._refusal()}

    def see(self, resource: Resource, *, patched: bool = False) -> dict[str, Json]:
        """A reference to the schema of a record, or to that of an amendment."""
        name = f"Patched{_name(resource)}" if patched else _name(resource)
        return {"$ref": f"#/components/schemas/{name}"}

    def page(self, resource: Resource) -> dict[str, Json]:
        """One page of a list."""
        facts = self.contract.listing
        keys = str(facts["items"]).format(collection=resource.collection).split(".")
        found: dict[str, Json] = {"type": "array", "items": self.see(resource)}
        for key in reversed(keys):
            found = {"type": "object", "properties": {key: found}, "required": [key]}
        if not self.contract.hal:
            link = {"type": "string", "format": "uri", "nullable": True}
            members = {facts["count"]: {"type": "integer"}, facts["next"]: link, "previous": link}
            found = {**found, "properties": {**members, **found["properties"]}}
        return found

    def combined(self, combined: Combined) -> tuple[dict[str, Json], dict[str, Json]]:
        """What is sent to register several records at once, and what is shown of it."""
        sent, shown = {}, {}
        first, *others = combined.parts.values()
        for name, member in combined.parts.items():
            resource = self.contract.resources[name]
            implied = {resource.attributes[each].wire for each in combined.implied.get(name, ())}
            part = self._record(resource)
            needed = [each for each in part["required"] if each not in implied]
            own = {key: value for key, value in part["properties"].items() if key not in implied}
            sent[member] = {**part, "properties": own, "required": needed}
            see = self.see(resource)
            shown[member] = see
            if member != first:
                shown[member] = {"type": "object", "nullable": True, "allOf": [see]}
        return (
            {"type": "object", "properties": sent, "required": [first]},
            {"type": "object", "properties": shown, "required": [first, *others]},
        )

    def _record(self, resource: Resource) -> dict[str, Json]:
        properties: dict[str, Json] = {resource.id: {"type": "string", "readOnly": True}}
        required = [resource.id]
        if not self.contract.hal:
            properties[resource.id]["format"] = "uuid"
            properties[ADDRESS] = {"type": "string", "format": "uri", "readOnly": True}
            required.append(ADDRESS)
        tree: dict[str, Any] = {}
        for attribute in resource.attributes.values():
            put(tree, attribute.path, attribute)
            if attribute.single:
                properties[attribute.single] = self._pointer(nullable=True)
        properties.update({key: self._property(entry) for key, entry in tree.items()})
        properties.update({m: {} for m in resource.defaults if m not in properties})
        for attribute in resource.attributes.values():
            top = attribute.path[0]
            shown = attribute.read_only and len(attribute.path) == 1 and not self.contract.hal
            needed = attribute.required and not attribute.single
            if (needed or shown) and top not in required:
                required.append(top)
            if attribute.required and attribute.together and top not in required:
                required.append(top)
        required += [member for member in resource.defaults if member not in required]
        if resource.expand:
            member = str(self.contract.listing["expanded"])
            properties[member] = {"type": "object", "readOnly": True}
        return {"type": "object", "properties": properties, "required": required}

    def _property(self, entry: Attribute | dict[str, Any]) -> dict[str, Json]:
        if isinstance(entry, dict):
            return self._group(entry)
        found = self._value(entry)
        if entry.kind in ("text", "texts"):
            found = self._limited(entry, found)
        elif entry.max is not None:
            found["maxLength"] = entry.max
        if entry.choices:
            found["enum"] = list(entry.choices)
        flags = {
            "nullable": entry.nullable or bool(entry.write),
            "readOnly": entry.read_only,
            "deprecated": entry.deprecated,
        }
        return {**found, **{flag: True for flag, is_set in flags.items() if is_set}}

    def _group(self, entry: dict[str, Any]) -> dict[str, Json]:
        members = {key: self._property(each) for key, each in entry.items()}
        found: dict[str, Json] = {"type": "object", "properties": members}
        own = {key: each for key, each in entry.items() if isinstance(each, Attribute)}
        if needed := [key for key, each in own.items() if each.together and not each.when]:
            return {**found, "required": needed}
        return found if self.contract.hal else {**found, "nullable": True}

    def _value(self, entry: Attribute) -> dict[str, Json]:
        if entry.kind == "constant":
            empty = {"type": "array", "items": {"type": "object"}, "maxItems": 0}
            return empty if entry.start == [] else {"type": "object", "nullable": True}
        if entry.kind in ("references", "links"):
            target = self.contract.resources[entry.target or ""]
            whole = entry.write == "inline" or not (entry.write or self._points(entry, target))
            return {"type": "array", "items": self.see(target) if whole else self._pointer()}
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
            return {**found, "additionalProperties": {"type": "string", **limits}}
        return {**found, **limits}

    def _pointer(self, *, nullable: bool = False) -> dict[str, Json]:
        if self.contract.reference["style"] != "object":
            return {"type": "string", "maxLength": 40}
        key = self.contract.reference["key"]
        properties = {
            key: {"type": "string", "format": "uuid"},
            ADDRESS: {"type": "string", "format": "uri", "readOnly": True},
        }
        found = {"type": "object", "properties": properties, "required": [key]}
        return {**found, "nullable": True} if nullable else found

    def _refusal(self) -> dict[str, Json]:
        facts = self.contract.errors
        texts = (facts.get("name", "name"), "code", facts.get("reason", "reason"))
        problem = {"type": "object", "properties": {name: {"type": "string"} for name in texts}}
        members: dict[str, Json] = {
            name: {"type": "string"} for name in ("type", "code", "title", "detail", "instance")
        }
        members["status"] = {"type": "integer"}
        members[facts.get("invalid_params", "invalidParams")] = {"type": "array", "items": problem}
        return {"type": "object", "properties": members, "required": ["title", "status"]}


def _name(resource: Resource) -> str:
    return "".join(word.capitalize() for word in resource.name.split("_"))
