"""A provider's own OpenAPI document, read with bounds, and what was detected by it."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from kcc_conformance.contract.contract import Contract
from kcc_conformance.jsonvalues import value_at

# Characters. The documents of the known servers take under half a million; YAML of this size takes
# some seconds to read.
_DOCUMENT_LIMIT = 5_000_000
# Levels. A document has a dozen; the reader of YAML recurses, and is stopped well before Python
# stops it.
_DEPTH_LIMIT = 200
# Schemas that one body is made of. The known ones need under ten; what refers to itself in many
# ways would never end.
_SCHEMAS_LIMIT = 200
# References in a row that lead to one another: one or two are usual, a circle has no end.
_REFERENCES_LIMIT = 20


@dataclass(frozen=True)
class Detection:
    """The contract found, the base URL it is at, and the evidence in plain sentences; `elsewhere`
    are base URLs of the same host that have a list of klantcontacten too."""

    contract: Contract
    base_url: str
    evidence: tuple[str, ...]
    document: "Document | None" = None
    elsewhere: tuple[str, ...] = ()


class Document:
    """A provider's OpenAPI document, read with bounds: no network, no endless references."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        paths = data.get("paths")
        self._paths = paths if isinstance(paths, dict) else {}

    @property
    def data(self) -> Mapping[str, Any]:
        """The document as it was read."""
        return self._data

    @property
    def base_path(self) -> str:
        """The path of the first server that it names; empty where it names none."""
        servers = self._data.get("servers")
        first = servers[0] if isinstance(servers, list) and servers else None
        url = first.get("url") if isinstance(first, dict) else None
        return urlsplit(url).path.rstrip("/") if isinstance(url, str) else ""

    @property
    def logins(self) -> tuple[dict[str, Any], ...]:
        """The ways to log in that it names (`securitySchemes`)."""
        components = self._data.get("components")
        told = components.get("securitySchemes") if isinstance(components, dict) else None
        return tuple(map(self.resolved, told.values())) if isinstance(told, dict) else ()

    @property
    def title(self) -> str:
        """The document's own title and version, for the reader only."""
        info = self._data.get("info")
        info = info if isinstance(info, dict) else {}
        words = (info.get(key) for key in ("title", "version"))
        return " ".join(word[:60] if isinstance(word, str) else "?" for word in words)

    def path(self, wanted: str) -> str | None:
        """The path as the document spells it; upper and lower case, and the names of the
        parameters in it, being alike."""
        for path in self._paths:
            if isinstance(path, str) and _nameless(path.rstrip("/")).endswith(_nameless(wanted)):
                return path
        return None

    def paths(self) -> tuple[str, ...]:
        """All paths, as the document spells them."""
        return tuple(path for path in self._paths if isinstance(path, str))

    def operation(self, path: str, method: str) -> Mapping[str, Any] | None:
        """The operation object of a path and method."""
        found = self.path(path)
        methods = self._paths.get(found) if found is not None else None
        operation = methods.get(method) if isinstance(methods, dict) else None
        return operation if isinstance(operation, dict) else None

    def parameters(self, path: str) -> frozenset[str]:
        """The names of the query parameters of GET on a path."""
        operation = self.operation(path, "get") or {}
        found = self.path(path)
        methods = self._paths.get(found)
        shared = methods.get("parameters", []) if isinstance(methods, dict) else []
        names = set()
        for entry in [*listed(operation.get("parameters")), *listed(shared)]:
            entry = self.resolved(entry)
            if entry.get("in") == "query" and isinstance(entry.get("name"), str):
                names.add(entry["name"])
        return frozenset(names)

    def request_schema(self, path: str) -> tuple[dict[str, Any], frozenset[str]]:
        """Properties and required names of the body of POST on a path."""
        return self.members(self.body_schema(path, "post"))

    def body_schema(self, path: str, method: str) -> Any:
        """The schema of the body of a request; None where there is none."""
        operation = self.operation(path, method) or {}
        return _first_schema(self.resolved(operation.get("requestBody")))

    def response(self, path: str, method: str) -> tuple[Any, frozenset[str]]:
        """The schema of the body of the first success (None where it has none), and the names of
        its headers."""
        told = (self.operation(path, method) or {}).get("responses")
        responses: dict[Any, Any] = told if isinstance(told, dict) else {}
        for status in sorted(responses, key=str):
            if str(status).startswith("2"):
                found = self.resolved(responses[status])
                headers = found.get("headers")
                names = frozenset(headers if isinstance(headers, dict) else ())
                return _first_schema(found), names
        return None, frozenset()

    def flat(self, schema: Any, depth: int = 3) -> Iterator[tuple[str, Any]]:
        """The members of a schema by their keys with dots, each with its schema."""
        for name, each in self.members(schema)[0].items():
            yield name, each
            for below, inner in self.flat(each, depth - 1) if depth else ():
                yield f"{name}.{below}", inner

    def members(self, schema: Any) -> tuple[dict[str, Any], frozenset[str]]:
        """Properties and required names of a schema and of all that it is made of, each once."""
        properties: dict[str, Any] = {}
        required: set[str] = set()
        waiting: list[Any] = [schema]
        seen: set[int] = set()
        while waiting and len(seen) < _SCHEMAS_LIMIT:
            part = self.resolved(waiting.pop(0))
            if id(part) in seen:
                continue
            seen.add(id(part))
            found = part.get("properties")
            properties |= found if isinstance(found, dict) else {}
            required |= {name for name in listed(part.get("required")) if isinstance(name, str)}
            waiting += listed(part.get("allOf"))[:_SCHEMAS_LIMIT]
        return properties, frozenset(required)

    def resolved(self, node: Any) -> dict[str, Any]:
        """A schema, or what it refers to; nothing where that is no object."""
        for _ in range(_REFERENCES_LIMIT):
            if not isinstance(node, dict):
                return {}
            reference = node.get("$ref")
            if not isinstance(reference, str) or not reference.startswith("#/"):
                return node
            node = value_at(self._data, unquote(reference[1:]))
        return {}


def read_document(text: str) -> Document | None:
    """The OpenAPI document in a text, JSON or YAML; None if it is none."""
    if len(text) > _DOCUMENT_LIMIT:
        return None
    data: Any
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        try:
            data = _from_yaml(text)
        except Exception:  # a document may break the library in any way
            return None
    if isinstance(data, dict) and ("openapi" in data or "swagger" in data):
        return Document(data) if isinstance(data.get("paths"), dict) else None
    return None


def _from_yaml(text: str) -> Any:
    """What a YAML text says, everything as text: no dates, no sums in base sixty, no tags. None
    for one with aliases, with which a small document can unfold into an enormous one, and for one
    that is nested so deep that reading it exhausts the stack."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.events.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.events.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH_LIMIT or isinstance(event, yaml.events.AliasEvent):
            return None
    return yaml.load(text, Loader=loader)


def _first_schema(body: Mapping[str, Any]) -> Any:
    content = body.get("content")
    for media in content.values() if isinstance(content, dict) else ():
        if isinstance(media, dict):
            return media.get("schema")
    return None


def _nameless(path: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", path).lower()


def listed(value: Any) -> list[Any]:
    """A value that has to be a list; nothing where it is none."""
    return value if isinstance(value, list) else []
