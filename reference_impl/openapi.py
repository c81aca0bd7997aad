"""The OpenAPI document of a contract, written by the provider about itself."""

from typing import Any

from .contract import Contract, Json, Resource
from .queries import Queries
from .schemas import FILTERS, TEXT, Schemas

VERSION = "1.0.0"
"""The version that this provider gives itself."""

_TEXT = {"type": "string"}
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
        scheme = {"type": "apiKey", "in": "header", "name": self.contract.auth_header}
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
            whole["get"].setdefault("parameters", []).extend(self._parameters(resource))
            found = self._response(self.schemas.page(resource))
            if header := self.contract.listing.get("next_header"):
                found["headers"] = {header: {"schema": {"type": "string"}}}
            whole["get"]["responses"]["200"] = found
        label = resource.id.rpartition(".")[2]
        item = resource.item.replace("{id}", f"{{{label}}}")
        one: dict[str, Json] = paths.setdefault(item, {})
        one["parameters"] = [
            {"name": label, "in": "path", "required": True, "schema": {"type": "string"}}
        ]
        methods = {"read": "get", "replace": "put", "amend": "patch", "delete": "delete"}
        for operation, method in methods.items():
            if operation in resource.operations:
                sent = self.schemas.see(resource, patched=operation == "amend")
                one[method] = self._operation(resource.name, operation, sent, seen)
        if "get" in one and resource.expand:
            one["get"].setdefault("parameters", []).append(self._expand(resource))
        if cascade := resource.cascade:
            kept = {"type": "array", "items": {"type": "string", "format": "uri"}}
            body = {
                "type": "object",
                "properties": {cascade.kept: kept},
                "required": [cascade.kept],
            }
            asked = {"name": cascade.parameter, "in": "query", "schema": {"type": "boolean"}}
            one["delete"].setdefault("parameters", []).append(asked)
            one["delete"]["responses"]["200"] = self._response(body)

    def _operation(self, name: str, operation: str, sent: Json, shown: Json) -> dict[str, Json]:
        label = name.strip("/")
        found: dict[str, Json] = {"operationId": f"{label}_{operation}", "tags": [label]}
        if operation in {"create", "replace", "amend"}:
            media = self.contract.amend_media if operation == "amend" else ""
            sent = self.schemas.around(sent, "request", name in self.contract.resources)
            content = {media or self.contract.success_media[0]: {"schema": sent}}
            found["requestBody"] = {"required": self._needed(sent), "content": content}
        if operation == "delete":
            responses = {"204": {"description": "Verwijderd"}}
        else:
            shown = self.schemas.around(shown, "response", name in self.contract.resources)
            answer = self._response(shown)
            if operation == "create" and (header := self.contract.ids.get("header")):
                answer = {"description": "Gelukt", "headers": {header: {"schema": _TEXT}}}
            responses = {str(self.contract.status[operation][0]): answer}
        media = next(iter(self.contract.error_media), "text/plain")
        content = {media: {"schema": {"$ref": "#/components/schemas/Fout"}}}
        errors = {code: {"description": text, "content": content} for code, text in _ERRORS.items()}
        found["responses"] = {**responses, **errors}
        if self.contract.headers:
            found["parameters"] = [
                {"name": name, "in": "header", "required": True, "schema": _TEXT}
                for name in self.contract.headers
            ]
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
                schema = self.schemas.asked()
            found.append({"name": name, "in": "query", "required": False, "schema": schema})
            found[-1]["allowEmptyValue"] = True
            if match != "exact":
                found[-1]["description"] = "Bevat, zonder verschil tussen hoofd- en kleine letters."
        if resource.expand:
            found.append(self._expand(resource))
        found += [
            {"name": name, "in": "query", "required": False, "schema": schema}
            for name, schema in self.queries.paging_schemas.items()
        ]
        return found

    def _expand(self, resource: Resource) -> dict[str, Any]:
        items = {"type": "string", "enum": list(resource.expand)}
        return {
            "name": self.contract.expand, "in": "query", "required": False, "explode": False,
            "schema": {"type": "array", "items": items},
        }  # fmt: skip
