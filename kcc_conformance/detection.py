"""Which contract does a provider speak? Decided on the structure of its own OpenAPI document."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml

from kcc_conformance.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.diagnosis import Unplayable, nothing_found, of_no_contract, unreachable
from kcc_conformance.provider import Answer, Provider, same_origin

_DOCUMENT_LIMIT = 5_000_000
_DEPTH_LIMIT = 200
_SCHEMAS_LIMIT = 200
# Everything is text to this one: no dates, no sums in base sixty, no tags.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Detection:
    """The contract found, the base URL it is at, and the evidence in plain sentences."""

    contract: Contract
    base_url: str
    evidence: tuple[str, ...]
    document: "Document | None" = None


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
        for entry in [*_list(operation.get("parameters")), *_list(shared)]:
            entry = self._resolved(entry)
            if entry.get("in") == "query" and isinstance(entry.get("name"), str):
                names.add(entry["name"])
        return frozenset(names)

    def request_schema(self, path: str) -> tuple[dict[str, Any], frozenset[str]]:
        """Properties and required names of the body of POST on a path."""
        operation = self.operation(path, "post") or {}
        body = self._resolved(operation.get("requestBody"))
        content = body.get("content")
        for media in content.values() if isinstance(content, dict) else ():
            if isinstance(media, dict):
                return self._members(media.get("schema"))
        return {}, frozenset()

    def _members(self, schema: Any) -> tuple[dict[str, Any], frozenset[str]]:
        """Properties and required names of a schema and of all that it is made of, each once."""
        properties: dict[str, Any] = {}
        required: set[str] = set()
        waiting: list[Any] = [schema]
        seen: set[int] = set()
        while waiting and len(seen) < _SCHEMAS_LIMIT:
            part = self._resolved(waiting.pop(0))
            if id(part) in seen:
                continue
            seen.add(id(part))
            found = part.get("properties")
            properties |= found if isinstance(found, dict) else {}
            required |= {name for name in _list(part.get("required")) if isinstance(name, str)}
            waiting += _list(part.get("allOf"))[:_SCHEMAS_LIMIT]
        return properties, frozenset(required)

    def _resolved(self, node: Any) -> dict[str, Any]:
        for _ in range(20):
            if not isinstance(node, dict):
                return {}
            reference = node.get("$ref")
            if not isinstance(reference, str) or not reference.startswith("#/"):
                return node
            target: Any = self._data
            for key in reference[2:].split("/"):
                key = key.replace("~1", "/").replace("~0", "~")
                target = target.get(key) if isinstance(target, dict) else None
            node = target
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
            data = yaml.load(text, Loader=_LOADER) if _harmless(text) else None
        except Exception:  # a document may break the library in any way
            return None
    if isinstance(data, dict) and ("openapi" in data or "swagger" in data):
        return Document(data) if isinstance(data.get("paths"), dict) else None
    return None


def _harmless(text: str) -> bool:
    """Whether a YAML text has no aliases, with which a small document can unfold into an enormous
    one, and is not nested so deep that reading it exhausts the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.events.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.events.CollectionEndEvent):
            depth -= 1
        if depth > _DEPTH_LIMIT or isinstance(event, yaml.events.AliasEvent):
            return False
    return True


def base_urls(url: str) -> list[str]:
    """The base URLs to try: the given one and, for a host root, the known base paths under it;
    with a part of a base path the whole of it, and with more than a base path what is too much
    left out."""
    url = url.rstrip("/")
    bases = [url]
    paths = list(dict.fromkeys(load_contract(name).base_path for name in BUILT_IN))
    path = urlsplit(url).path
    if not path:
        bases += [url + base for base in paths]
    else:
        bases += [
            url[: len(url) - len(path) + path.index(base + "/") + len(base)]
            for base in paths
            if base + "/" in path
        ]
        bases += [
            url + base[cut:]
            for base in paths
            for cut in [index for index, char in enumerate(base) if char == "/" and index]
            if path.endswith(base[:cut])
        ]
    return list(dict.fromkeys(bases))


def detect(provider_at: "ProviderFactory", url: str) -> Detection:
    """Finds base URL, document and contract; raises PrerequisiteError with what to do if it can't.

    Redirects are followed on the same origin only. What is raised is an Unplayable.
    """
    locations = list(dict.fromkeys(p for name in BUILT_IN for p in load_contract(name).openapi))
    tried: list[Answer] = []
    for base in base_urls(url):
        provider = provider_at(base)
        for location in locations:
            answer = _get(provider, location)
            tried.append(answer)
            if answer.trouble and len(tried) == 1:
                raise Unplayable(unreachable(url, answer.trouble))
            document = read_document(answer.text) if answer.ok else None
            if document is not None:
                return _decide(base, location, document)
    raise Unplayable(nothing_found(url, tried, BUILT_IN))


def decide(document: Document, names: Iterable[str] = BUILT_IN) -> tuple[str, tuple[str, ...]]:
    """The contract whose structure the document has, and why; an empty name if none has."""
    for name in names:
        reasons = _matches(document, load_contract(name))
        if reasons is not None:
            return name, reasons
    return "", ()


def _decide(base: str, location: str, document: Document) -> Detection:
    name, reasons = decide(document)
    if not name:
        raise Unplayable(of_no_contract(f"{base}/{location}", document.title))
    evidence = (f"{base}/{location} ({document.title})", *reasons)
    return Detection(load_contract(name), base, evidence, document)


def _matches(document: Document, contract: Contract) -> tuple[str, ...] | None:
    rules = contract.detection
    reasons = []
    for path in rules.get("paths", []):
        if document.path(path) is None:
            return None
        reasons.append(f"{path}: ✓")
    for rule in rules.get("none", []):
        if _holds(document, contract, rule):
            return None
        reasons.append(f"{_words(rule)}: –")
    if rules.get("any"):
        held = [rule for rule in rules["any"] if _holds(document, contract, rule)]
        if not held:
            return None
        reasons.append(f"{_words(held[0])}: ✓")
    return tuple(reasons)


def _holds(document: Document, contract: Contract, rule: Mapping[str, Any]) -> bool:
    properties, required = document.request_schema(contract.resource(rule["resource"]).path)
    if "required" in rule:
        return rule["required"] in required
    found = properties.get(rule["property"])
    if "deprecated" in rule:
        return isinstance(found, dict) and _true(found.get("deprecated")) is rule["deprecated"]
    return found is not None


def _words(rule: Mapping[str, Any]) -> str:
    name = rule.get("required") or rule["property"]
    extra = (
        " (required)" if "required" in rule else " (deprecated)" if rule.get("deprecated") else ""
    )
    return f"{rule['resource']}.{name}{extra}"


def _get(provider: Provider, location: str) -> Answer:
    accept = "application/json" if location.endswith(".json") else "*/*"
    answer = provider.request("GET", f"/{location}", accept=accept, credentials={}, redact=_summary)
    for _ in range(3):
        target = answer.headers.get("location", "")
        if answer.status not in (301, 302, 303, 307, 308) or not target:
            break
        try:
            target = urljoin(answer.url, target)
        except ValueError:
            break
        if not same_origin(target, answer.url):
            break
        answer = provider.request("GET", target, accept=accept, credentials={}, redact=_summary)
    return answer


def _summary(body: Any) -> Any:
    if isinstance(body, dict) and "paths" in body:
        return {"openapi": body.get("openapi"), "info": body.get("info"), "…": "(not kept)"}
    return body[:300] if isinstance(body, str) else body


def _nameless(path: str) -> str:
    return re.sub(r"\{[^{}]*\}", "{}", path).lower()


def _true(value: Any) -> bool:
    return value is True or value == "true"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


class ProviderFactory:
    """Gives a client for a base URL."""

    def __call__(self, base_url: str) -> Provider:
        """A client for that base URL."""
        raise NotImplementedError
