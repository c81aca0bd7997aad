"""What sets some bodies apart from others: what all of these have and none of those.

By it is told of what a provider refuses, or fails on, what it fails on.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Resource

Feature = tuple[str, str]
"""An attribute (empty for any) and what is special about it."""
_ASCII = frozenset("'\"\\<>&%;+@#")
_FEW = 3
"""Characters that are named where any of them may be what it is about."""
_NONE = (None, wire.MISSING, "")


def features(resource: Resource, body: Any) -> Iterator[Feature]:
    """What may be special about a body that registers a record."""
    for name, attribute in resource.attributes.items():
        value = wire.value_of(body, attribute)
        if value is wire.MISSING:
            yield (name, "ontbreekt")
        elif value is None:
            yield (name, "null")
        elif isinstance(value, str):
            yield from _of_text(name, value, attribute.max)
        if attribute.values:
            for word, usual in attribute.values.items():
                if type(usual) is type(value) and usual == value:
                    yield (name, word)
    required = (each.name for each in resource.attributes.values() if not each.required)
    if all(wire.value_of(body, resource.attributes[name]) in _NONE for name in required):
        yield ("", "alleen wat verplicht is")


def _of_text(name: str, value: str, longest: int | None) -> Iterator[Feature]:
    if longest and len(value) == longest:
        yield (name, "zo lang als mag")
        yield ("", "zo lang als mag")
    if not value:
        yield (name, "leeg")
    found = {each for each in value if each in _ASCII}
    if re.search(r"[^\x00-\uffff]", value):
        found.add("emoji")
    for each in found:
        yield (name, each)
        yield ("", each)


def apart(resource: Resource, these: Iterable[Any], those: Iterable[Any]) -> Feature | None:
    """What all of these bodies have and none of those, at one attribute or at any; None if there is
    no such thing."""
    common: set[Feature] | None = None
    for body in these:
        own = set(features(resource, body))
        common = own if common is None else common & own
    if not common:
        return None
    for body in those:
        common -= set(features(resource, body))
    if not common:
        return None
    name = min((each[0] for each in common), key=lambda each: (each == "", each))
    return name, " ".join(sorted(special for at, special in common if at == name)[:_FEW])


def wrong(resource: Resource, body: Any, only: bool = False) -> tuple[Feature, ...]:
    """What is wrong with a body by the contract; with `only` of the attributes that it has."""
    found = []
    for name, attribute in resource.attributes.items():
        value = wire.value_of(body, attribute)
        if value is wire.MISSING:
            if attribute.required and not only:
                found.append((name, "ontbreekt"))
        elif value is None:
            if not attribute.nullable:
                found.append((name, "null"))
        elif attribute.kind in ("text", "digits", "instant", "boolean", "number", "reference"):
            problem = _wrong(attribute.kind, value, attribute.min, attribute.max, attribute.values)
            found += [(name, problem)] if problem else []
    return tuple(found)


def _wrong(
    kind: str, value: Any, shortest: int | None, longest: int | None, words: Any
) -> str | None:
    if kind == "boolean":
        return None if isinstance(value, bool) else "van het verkeerde type"
    if kind == "number":
        return None if isinstance(value, int) else "van het verkeerde type"
    if kind == "reference":
        return None if isinstance(value, (str, dict)) else "van het verkeerde type"
    if not isinstance(value, str):
        return "van het verkeerde type"
    if not value.strip() and shortest:
        return "leeg"
    if longest is not None and len(value) > longest:
        return "te lang"
    if kind == "text" and words and longest is None and value not in words.values():
        return "een onbekende waarde"
    return None
