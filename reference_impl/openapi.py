"""The OpenAPI document of a contract, written by the provider about itself."""

from typing import Any

from .contract import Attribute, Contract, Json, Resource
from .queries import Queries
from .representation import ADDRESS, put

VERSION = "1.0.0"
"""The version that this provider gives itself."""

_SIMPLE: dict[str, dict[str, Json]] = {
    "text": {"type": "string"},
    "digits": {"type": "string", "pattern": "^[0-9]+$"},
    "number": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "instant": {"type": "string", "format": "date-time"},
}
_ERRORS = {"400": "Ongeldig", "401": "Geen geldig token", "404": "Niet gevonden"}


def describe(contract: Contract, queries: Queries) -> dict[str, Json]:
    """The document, with `{base}` where the base address belongs."""
    paths: dict[str, Json] = {}
    for resource in contract.resources.values():
        _paths(contract, queries, resource, paths)
    for combined in contract.combined:
        parts = {m: _see(contract.resources[name]) for name, m in combined.parts.items()}
        body = {"type": "object", "properties": parts, "required": list(parts)[:1]}
        operation = _operation(contract, combined.path, "create", body)
        paths[combined.path] = {"post": operation}
    scheme = {"type": "apiKey", "in": "header", "name": "Authorization"}
    return {
        "openapi": "3.0.3",
        "info": {"title": contract.title, "version": VERSION},
        "servers": [{"url": "{base}"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": scheme},
            "schemas": {_name(r): _schema(contract, r) for r in contract.resources.values()},
        },
    }


def _paths(
    contract: Contract, queries: Queries, resource: Resource, paths: dict[str, Json]
) -> None:
    see = _see(resource)
    methods = {"list": "get", "create": "post"}
    whole: dict[str, Json] = paths.setdefault(resource.path, {})
    for operation, method in methods.items():
        if operation in resource.operations:
            whole[method] = _operation(contract, resource.name, operation, see)
    if "get" in whole:
        whole["get"]["parameters"] = _parameters(queries, resource)
        listed: dict[str, Json] = {"type": "array", "items": see}
        for key in reversed(_items_path(contract, resource)):
            listed = {"type": "object", "properties": {key: listed}}
        if count := contract.listing.get("count"):
            listed["properties"][count] = {"type": "integer"}
        whole["get"]["responses"]["200"] = _response(contract, listed)
    item = resource.item.replace("{id}", f"{{{resource.id}}}")
    one: dict[str, Json] = paths.setdefault(item, {})
    one["parameters"] = [
        {"name": resource.id, "in": "path", "required": True, "schema": {"type": "string"}}
    ]
    methods = {"read": "get", "replace": "put", "amend": "patch", "delete": "delete"}
    for operation, method in methods.items():
        if operation in resource.operations:
            one[method] = _operation(contract, resource.name, operation, see)


def _operation(contract: Contract, name: str, operation: str, schema: Json) -> dict[str, Json]:
    label = name.strip("/")
    found: dict[str, Json] = {"operationId": f"{label}_{operation}", "tags": [label]}
    if operation in {"create", "replace", "amend"}:
        content = {media: {"schema": schema} for media in contract.success_media}
        found["requestBody"] = {"required": True, "content": content}
    statuses = contract.status[operation]
    if operation == "delete":
        responses = {"204": {"description": "Verwijderd"}}
    else:
        responses = {str(statuses[0]): _response(contract, schema)}
    errors = {code: {"description": text} for code, text in _ERRORS.items()}
    found["responses"] = {**responses, **errors}
    return found


def _response(contract: Contract, schema: Json) -> dict[str, Json]:
    content = {media: {"schema": schema} for media in contract.success_media}
    return {"description": "Gelukt", "content": content}


def _parameters(queries: Queries, resource: Resource) -> list[Json]:
    found: list[Json] = []
    for name, (about, match) in queries.parameters(resource).items():
        attribute = resource.attributes.get(about)
        kind = attribute.kind if attribute else "reference"
        schema = _SIMPLE.get(kind, {"type": "string"})
        found.append({"name": name, "in": "query", "required": False, "schema": schema})
        if match != "exact":
            found[-1]["description"] = "Bevat, zonder verschil tussen hoofd- en kleine letters."
    found += [
        {"name": name, "in": "query", "required": False, "schema": {"type": "integer"}}
        for name in queries.paging
    ]
    return found


def _schema(contract: Contract, resource: Resource) -> dict[str, Json]:
    properties: dict[str, Json] = {resource.id: {"type": "string", "readOnly": True}}
    if not contract.hal:
        properties[resource.id]["format"] = "uuid"
        properties[ADDRESS] = {"type": "string", "format": "uri", "readOnly": True}
    tree: dict[str, Any] = {}
    for attribute in resource.attributes.values():
        put(tree, attribute.path, attribute)
    properties.update({key: _property(contract, entry) for key, entry in tree.items()})
    properties.update({member: {} for member in resource.defaults})
    required = [resource.id]
    required += [a.path[0] for a in resource.attributes.values() if a.required]
    required += list(resource.defaults)
    return {"type": "object", "properties": properties, "required": required}


def _property(contract: Contract, entry: Attribute | dict[str, Any]) -> dict[str, Json]:
    if isinstance(entry, dict):
        members = {key: _property(contract, each) for key, each in entry.items()}
        return {"type": "object", "properties": members}
    if entry.kind == "references":
        item = _see(contract.resources[entry.target or ""])
        return {"type": "array", "items": item, "readOnly": True}
    found = dict(_SIMPLE.get(entry.kind) or _pointer(contract))
    if entry.kind == "text" and entry.min:
        found["minLength"] = entry.min
    if entry.max is not None:
        found["maxLength"] = entry.max
    if entry.choices:
        found["enum"] = list(entry.choices)
    flags = {
        "nullable": entry.nullable,
        "readOnly": entry.read_only,
        "deprecated": entry.deprecated,
    }
    return {**found, **{flag: True for flag, is_set in flags.items() if is_set}}


def _pointer(contract: Contract) -> dict[str, Json]:
    if contract.reference["style"] != "object":
        return {"type": "string", "maxLength": 40}
    key = contract.reference["key"]
    properties = {
        key: {"type": "string", "format": "uuid"},
        ADDRESS: {"type": "string", "format": "uri", "readOnly": True},
    }
    return {"type": "object", "properties": properties, "required": [key]}


def _items_path(contract: Contract, resource: Resource) -> list[str]:
    return str(contract.listing["items"]).format(collection=resource.collection).split(".")


def _name(resource: Resource) -> str:
    return resource.name.capitalize()


def _see(resource: Resource) -> dict[str, Json]:
    return {"$ref": f"#/components/schemas/{_name(resource)}"}
