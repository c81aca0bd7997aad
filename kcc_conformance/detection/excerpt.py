"""What a run goes by of a provider's OpenAPI document, small enough to be kept with the result."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kcc_conformance.contract.contract import Contract
from kcc_conformance.detection.document import Document
from kcc_conformance.jsonvalues import value_at

_LEFT_OUT = frozenset({"description", "summary", "externalDocs", "examples", "xml", "tags"})
"""What is written for people, and says nothing to a run."""
_LARGEST = 2_000
"""References that are followed: the known documents have some hundred."""
_DEPTH = 60


def excerpt(document: Document, contract: Contract) -> dict[str, Any]:
    """The document with the operations of this contract only, of GET the parameters and of POST the
    body, and with what these refer to."""
    paths: dict[str, Any] = {}
    for wanted in _paths(contract):
        told = document.path(wanted)
        found = document.data["paths"].get(told) if told is not None else None
        if told is not None and isinstance(found, Mapping):
            paths[told] = _operations(found)
    kept: dict[str, Any] = {"paths": paths}
    kept |= {key: document.data[key] for key in ("openapi", "swagger") if key in document.data}
    info = document.data.get("info")
    if isinstance(info, Mapping):
        kept["info"] = {key: info[key] for key in ("title", "version") if key in info}
    _follow(kept, document.data)
    return kept


def _paths(contract: Contract) -> Iterator[str]:
    for resource in contract.resources.values():
        yield from (resource.path, resource.item)
    yield from (each.path for each in contract.combined.values())


def _operations(found: Mapping[str, Any]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, operation in found.items():
        if name == "parameters":
            kept[name] = _bare(operation)
        elif isinstance(operation, Mapping):
            wanted = {"get": "parameters", "post": "requestBody"}.get(name, "")
            kept[name] = {wanted: _bare(operation[wanted])} if wanted in operation else {}
    return kept


def _follow(kept: dict[str, Any], data: Mapping[str, Any]) -> None:
    """Adds what is referred to, from where it stands."""
    waiting = list(_references(kept))
    seen: set[str] = set()
    while waiting and len(seen) < _LARGEST:
        pointer = waiting.pop()
        if pointer in seen:
            continue
        seen.add(pointer)
        found = value_at(data, pointer)
        steps = [each.replace("~1", "/").replace("~0", "~") for each in pointer.split("/")[1:]]
        if not isinstance(found, Mapping) or not steps:
            continue
        place = kept
        for step in steps[:-1]:
            inner = place.setdefault(step, {})
            if not isinstance(inner, dict):
                break
            place = inner
        else:
            place[steps[-1]] = _bare(found)
            waiting += _references(place[steps[-1]])


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        told = value.get("$ref")
        if isinstance(told, str) and told.startswith("#/"):
            yield told[1:]
        yield from _each(value.values())
    elif isinstance(value, list):
        yield from _each(value)


def _each(values: Iterable[Any]) -> Iterator[str]:
    for each in values:
        yield from _references(each)


def _bare(value: Any, depth: int = _DEPTH, *, names: bool = False) -> Any:
    """A part of a document without what is for people; what is a name there (of a property, say)
    stays, whatever it is called."""
    if isinstance(value, Mapping) and depth:
        return {
            key: _bare(each, depth - 1, names=key in ("properties", "schemas"))
            for key, each in value.items()
            if names or key not in _LEFT_OUT
        }
    if isinstance(value, list) and depth:
        return [_bare(each, depth - 1) for each in value]
    return value if not isinstance(value, (Mapping, list)) else None
