"""What a contract.toml may say shortly, or need not say at all."""

import json
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from kcc_conformance.contract.form import ABSENT

_ATTRIBUTES = ("attributes", "extra")


def expanded(table: Mapping[str, Any]) -> dict[str, Any]:
    """One contract.toml with every short form written in full: a text for an attribute or a
    filter, a list of words, a value that is no text."""
    resources = table.get("resources")
    if not isinstance(resources, Mapping):
        return dict(table)
    return {**table, "resources": {key: _resource(each) for key, each in resources.items()}}


def _resource(table: Any) -> Any:
    if not isinstance(table, Mapping):
        return table
    found = dict(table)
    for key in _ATTRIBUTES:
        found |= _each(table, key, _attribute)
    return found | _each(table, "filters", _filter)


def _each(table: Mapping[str, Any], key: str, full: Callable[[str, Any], Any]) -> dict[str, Any]:
    held = table.get(key)
    if not isinstance(held, Mapping):
        return {}
    return {key: {name: full(name, each) for name, each in held.items()}}


def _attribute(name: str, said: Any) -> Any:
    if isinstance(said, str):
        return {"wire": said}
    values = said.get("values") if isinstance(said, Mapping) else None
    if isinstance(values, list):
        values = {word: json.dumps(word, ensure_ascii=False) for word in values}
    elif isinstance(values, Mapping) and values != ABSENT:
        values = {
            word: json.dumps(value) if isinstance(value, (bool, int)) else value
            for word, value in values.items()
        }
    return said if values is None else {**said, "values": values}


def _filter(name: str, said: Any) -> Any:
    return {"query": {said: f"{{{name}}}"}} if isinstance(said, str) else said


@cache
def defaults() -> Mapping[str, Any]:
    """What every contract has where it does not say otherwise (`schemas/defaults.toml`)."""
    text = (files("kcc_conformance.schemas") / "defaults.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def usual(style: str) -> dict[str, Any]:
    """The tables that a contract begins with whose lists are of that style."""
    found = dict(defaults())
    lists = found.pop("lists")
    return {**found, "list": lists.get(style, {})}


def completed(data: Mapping[str, Any]) -> dict[str, Any]:
    """A contract put together, with what follows from what it says: the item of a resource from its
    path, its ID's member from `[id]`, the kind of an attribute, the words of a boolean."""
    member = _text(data.get("id"), "member")
    resources = data.get("resources")
    if not isinstance(resources, Mapping):
        return dict(data)
    return {**data, "resources": {key: _whole(each, member) for key, each in resources.items()}}


def _whole(table: Any, member: str | None) -> Any:
    if not isinstance(table, Mapping):
        return table
    found = dict(table)
    path = _text(table, "path")
    if path is not None:
        found.setdefault("item", f"{path}/{{id}}")
    if member is not None:
        found.setdefault("id", member)
    for key in _ATTRIBUTES:
        if isinstance(table.get(key), Mapping):
            found[key] = {name: _meant(each) for name, each in table[key].items()}
    return found


def _meant(attribute: Any) -> Any:
    if not isinstance(attribute, Mapping) or "wire" not in attribute:
        return attribute
    found = {"kind": "reference" if "target" in attribute else "text", **attribute}
    if found["kind"] == "boolean":
        found.setdefault("values", {"Ja": "true", "Nee": "false"})
    return found


def _text(table: Any, key: str) -> str | None:
    value = table.get(key) if isinstance(table, Mapping) else None
    return value if isinstance(value, str) else None
