"""What a provider shows of its own words, and what its document requires beyond the contract."""

from collections.abc import Iterator, Mapping
from typing import Any

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import page_items
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.contract.forms import FORMED
from kcc_conformance.detection.document import Document

_LONGEST = 30
"""Characters. A word of a list is shorter; a longer text may be something that was said."""
_DEPTH = 4
"""Levels of required objects in a required object; what refers to itself would never end."""
_TEXT = "kcc-conformance"
_FORMATS = {
    "date-time": "2023-03-01T10:00:00Z", "date": "2023-03-01", "time": "10:00:00",
    "uuid": "00000000-0000-4000-8000-000000000000", "uri": "https://example.org/kcc-conformance",
    "email": "kcc-conformance@example.org",
}  # fmt: skip
"""A text of each format that says nothing about anybody."""


def hints_of(
    contract: Contract, document: Document | None, first_page: Answer
) -> dict[str, tuple[Any, ...]]:
    """By attribute of a klantcontact the values that the document lists, and the short texts that
    the klantcontacten on the first page have."""
    resource = contract.resource("klantcontact")
    properties = document.request_schema(resource.path)[0] if document is not None else {}
    items = page_items(contract, resource, first_page) or []
    found: dict[str, tuple[Any, ...]] = {}
    for name in FORMED:
        attribute = resource.attributes.get(name)
        if attribute is None or attribute.kind == "instant":
            continue
        schema = document.resolved(properties.get(attribute.wire)) if document is not None else {}
        listed = schema.get("enum")
        values = [*(listed if isinstance(listed, list) else ())]
        shown = (wire.value_of(item, attribute) for item in items)
        values += [v for v in shown if isinstance(v, str) and 0 < len(v) <= _LONGEST]
        found[name] = tuple(v for n, v in enumerate(values) if v not in values[:n])
    return found


_MADE = ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij")
"""What a run registers."""


def required_members(contract: Contract, document: Document | None) -> dict[str, dict[str, Any]]:
    """By resource the members that the document requires of a new record and the contract does not
    know, each with a value made from its schema."""
    if document is None:
        return {}
    found: dict[str, dict[str, Any]] = {}
    for name in _MADE:
        if name not in contract.resources:
            continue
        resource = contract.resource(name)
        properties, required = document.request_schema(resource.path)
        known = _known(resource)
        own = {
            key: value_for(document, properties[key])
            for key in sorted(required - known)
            if key in properties and not _unsent(document.resolved(properties[key]))
        }
        found |= {name: own} if own else {}
    return found


def value_for(document: Document, schema: object, depth: int = _DEPTH) -> Any:
    """A value that fits a schema: one of its list, its default or example, or else by its type."""
    node = document.resolved(schema)
    given = next(_given(node), None)
    kind = _kind(node)
    if given is not None:
        return _typed(kind, given)
    if kind == "object":
        properties, required = document.members(node)
        inner = sorted(required & properties.keys()) if depth else ()
        return {key: value_for(document, properties[key], depth - 1) for key in inner}
    if kind in ("integer", "number"):
        return _typed(kind, node.get("minimum", 1))
    if kind in ("array", "boolean"):
        return [] if kind == "array" else False
    longest = str(node.get("maxLength", ""))
    text = _FORMATS.get(str(node.get("format")), _TEXT)
    return text[: int(longest)] if longest.isdecimal() else text


def _known(resource: Resource) -> frozenset[str]:
    keys = {attribute.keys[0] for attribute in resource.attributes.values()}
    return frozenset({*keys, *resource.defaults, resource.id_keys[0]})


def _unsent(schema: Mapping[str, Any]) -> bool:
    return schema.get("readOnly") in (True, "true")


def _given(schema: Mapping[str, Any]) -> Iterator[Any]:
    listed = schema.get("enum")
    yield from (each for each in (listed if isinstance(listed, list) else ()) if each is not None)
    yield from (schema[key] for key in ("default", "example") if schema.get(key) is not None)


def _kind(schema: Mapping[str, Any]) -> str:
    """The type that a schema names; the first of several that is not null."""
    told = schema.get("type")
    names = [name for name in (told if isinstance(told, list) else [told]) if name != "null"]
    if not names or not isinstance(names[0], str):
        return "object" if "properties" in schema or "allOf" in schema else "string"
    return names[0]


def _typed(kind: str, value: Any) -> Any:
    """The value as its type has it: a document in YAML is read as nothing but texts."""
    if not isinstance(value, str) or kind == "string":
        return value
    try:
        if kind in ("integer", "number"):
            return int(value) if kind == "integer" else float(value)
    except ValueError:
        return value
    return value == "true" if kind == "boolean" else value
