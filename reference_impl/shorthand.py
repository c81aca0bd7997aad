"""What a contract's files may say shortly, or need not say: read for this room alone."""

import json
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any

_LISTED = ("attributes", "extra", "beside")


def in_full(table: Mapping[str, Any]) -> dict[str, Any]:
    """A file of a contract with its short forms written out."""
    nouns = table.get("resources")
    if not isinstance(nouns, dict):
        return dict(table)
    return {**table, "resources": {name: _noun(each) for name, each in nouns.items()}}


def _noun(table: Any) -> Any:
    if not isinstance(table, dict):
        return table
    found = dict(table)
    for key in _LISTED:
        if isinstance(table.get(key), dict):
            found[key] = {name: _attribute(each) for name, each in table[key].items()}
    if isinstance(table.get("filters"), dict):
        found["filters"] = {
            name: {"query": {each: f"{{{name}}}"}} if isinstance(each, str) else each
            for name, each in table["filters"].items()
        }
    return found


def _attribute(said: Any) -> Any:
    if isinstance(said, str):
        return {"wire": said}
    values = said.get("values") if isinstance(said, dict) else None
    if isinstance(values, list):
        return {**said, "values": {word: json.dumps(word) for word in values}}
    if isinstance(values, dict) and values != {"absent": True}:
        literals = {
            word: value if isinstance(value, (str, dict)) else json.dumps(value)
            for word, value in values.items()
        }
        return {**said, "values": literals}
    return said


def begun(style: str) -> dict[str, Any]:
    """What every contract begins with whose lists are of that style."""
    place = resources.files("kcc_conformance.schemas").joinpath("defaults.toml")
    found = tomllib.loads(place.read_text(encoding="utf-8"))
    return {**found, "list": found.pop("lists").get(style, {})}


def filled(facts: Mapping[str, Any]) -> dict[str, Any]:
    """A contract put together, with what follows from what it says."""
    member = facts.get("id", {}).get("member")
    nouns = {name: _filled(each, member) for name, each in facts.get("resources", {}).items()}
    groups = {
        name: {key: {"kind": "text", **each} for key, each in group.items()}
        for name, group in facts.get("groups", {}).items()
    }
    return {**facts, "resources": nouns, "groups": groups}


def _filled(table: Any, member: str) -> Any:
    if not isinstance(table, dict) or "path" not in table:
        return table
    found = {"item": f"{table['path']}/{{id}}", "id": member, **table}
    for key in _LISTED:
        if key in table:
            found[key] = {name: _meant(each, key) for name, each in table[key].items()}
    return found


def _meant(attribute: Any, key: str) -> Any:
    if not isinstance(attribute, dict):
        return attribute
    found = {"kind": "reference" if "target" in attribute else "text", **attribute}
    if found["kind"] == "boolean" and key != "beside":
        found.setdefault("values", {"Ja": "true", "Nee": "false"})
    return found
