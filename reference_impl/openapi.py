"""The OpenAPI document of a contract, written by the provider about itself."""

from typing import Any

from .contract import Contract, Json, Resource
from .queries import Queries
from .schemas import FILTERS, TEXT, Schemas

VERSION = "1.0.0"
"""The version that this provider gives itself."""

_ERRORS = {
    "400": "Ongeldig",
    "401": "Geen geldig token",
    "404": "Niet gevonden",
    "406": "Zo'n antwoord is er niet",
    "413": "Te lang",
    "415": "Zo'n mediatype wordt niet gelezen",
}


def describe(contract: Contract, queries: Queries) -> dict[str, Json]:
    """The document, with `{base}` where the base address belongs."""
    return _Writer(contract, queries).document()


class _Writer:
    """Writes the document of one contract."""

    def __init__(self, contract: Contract, queries: Queries) -> None:
        self.contract = contract
        self.queries = queries
        self.schemas = Schemas(contract)
        self.components = self.schemas.components()

    def document(self) -> dict[str, Json]:
        """The whole of it."""
        paths: dict[str, Json] = {}
        for resource in self.contract.resources.values():
            self._paths(resource, paths)
        for combined in self.contract.combined:
            sent, shown = self.schemas.combined(combined)
            operation = self._operation(combined.path, "create", sent, shown)
            paths[combined.path] = {"post": operation}
        scheme = {"type": "apiKey", "in": "header", "name": "Authorization"}
        return {
            "openapi": "3.0.3",
            "info": {"title": self.contract.title, "version": VERSION},
            "servers": [{"url": "{base}"}],
            "security": [{"token": []}],
            "paths": paths,
            "components": {
                "securitySchemes": {"token": scheme},
                "schemas": self.components,
            },
        }

    def _paths(self, resource: Resource, paths: dict[str, Json]) -> None:
        see, seen = self.schemas.see(resource), self.schemas.seen(resource)
        whole: dict[str, Json] = paths.setdefault(resource.path, {})
        for operation, method in {"list": "get", "create": "post"}.items():
            if operation in resource.operations:
                whole[method] = self._operation(resource.name, operation, see, seen)
        if "get" in whole:
            whole["get"]["parameters"] = self._parameters(resource)
            whole["get"]["responses"]["200"] = self._response(self.schemas.page(resource))
        item = resource.item.replace("{id}", f"{{{resource.id}}}")
        one: dict[str, Json] = paths.setdefault(item, {})
        one["parameters"] = [
            {"name": resource.id, "in": "path", "required": True, "schema": {"type": "string"}}
        ]
        methods = {"read": "get", "replace": "put", "amend": "patch", "delete": "delete"}
        for operation, method in methods.items():
            if operation in resource.operations:
                sent = self.schemas.see(resource, patched=operation == "amend")
                one[method] = self._operation(resource.name, operation, sent, seen)
        if "get" in one and resource.expand:
            one["get"]["parameters"] = [self._expand(resource)]
        if cascade := resource.cascade:
            kept = {"type": "array", "items": {"type": "string", "format": "uri"}}
            body = {
                "type": "object",
                "properties": {cascade.kept: kept},
                "required": [cascade.kept],
            }
            asked = {"name": cascade.parameter, "in": "query", "schema": {"type": "boolean"}}
            one["delete"]["parameters"] = [asked]
            one["delete"]["responses"]["200"] = self._response(body)

    def _operation(self, name: str, operation: str, sent: Json, shown: Json) -> dict[str, Json]:
        label = name.strip("/")
        found: dict[str, Json] = {"operationId": f"{label}_{operation}", "tags": [label]}
        if operation in {"create", "replace", "amend"}:
            content = {self.contract.success_media[0]: {"schema": sent}}
            found["requestBody"] = {"required": self._needed(sent), "content": content}
        if operation == "delete":
            responses = {"204": {"description": "Verwijderd"}}
        else:
            responses = {str(self.contract.status[operation][0]): self._response(shown)}
        media = self.contract.error_media[0]
        content = {media: {"schema": {"$ref": "#/components/schemas/Fout"}}}
        errors = {code: {"description": text, "content": content} for code, text in _ERRORS.items()}
        found["responses"] = {**responses, **errors}
        return found

    def _needed(self, sent: Json) -> bool:
        """Whether a body has to be sent: an empty one says nothing, which may be enough."""
        schema: Json = self.components.get(sent.get("$ref", "").rpartition("/")[2], sent)
        return "required" in schema

    def _response(self, schema: Json) -> dict[str, Json]:
        content = {media: {"schema": schema} for media in self.contract.success_media}
        return {"description": "Gelukt", "content": content}

    def _parameters(self, resource: Resource) -> list[Json]:
        found: list[Json] = []
        for name, (_, match) in self.queries.parameters(resource).items():
            kind, choices = self.queries.kind(resource, name)
            schema = dict(FILTERS.get(kind, {"type": "string", "pattern": TEXT}))
            if choices:
                schema = {"type": "string", "enum": list(choices)}
            if kind in ("id", "reference") and not self.contract.sparse:
                schema = {"type": "string", "format": "uuid"}
            found.append({"name": name, "in": "query", "required": False, "schema": schema})
            found[-1]["allowEmptyValue"] = True
            if match != "exact":
                found[-1]["description"] = "Bevat, zonder verschil tussen hoofd- en kleine letters."
        if resource.expand:
            found.append(self._expand(resource))
        found += [
            {"name": name, "in": "query", "required": False, "schema": {"type": "integer"}}
            for name in self.queries.paging
        ]
        return found

    def _expand(self, resource: Resource) -> dict[str, Any]:
        items = {"type": "string", "enum": list(resource.expand)}
        return {
            "name": self.contract.expand, "in": "query", "required": False, "explode": False,
            "schema": {"type": "array", "items": items},
        }  # fmt: skip
