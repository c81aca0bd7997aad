"""The page of the keys of a contract: written from `schemas/contract.schema.json`.

`python tests/house/contract_page.py` writes it anew; what stands before the tables is kept.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kcc_conformance.contract.folders import lineage, merged
from kcc_conformance.contract.shorthand import usual
from kcc_conformance.contract.vocabulary import ANY_WORD, vocabulary
from kcc_conformance.contract.whole import NEEDED

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "contract.md"
COMMAND = "python tests/house/contract_page.py"
START = f"<!-- From here on written by: {COMMAND} -->\n"
SCHEMA: Mapping[str, Any] = json.loads(
    (ROOT / "schemas" / "contract.schema.json").read_text(encoding="utf-8")
)
_KINDS = {
    "text": "a text",
    "texts": "a list of texts",
    "flag": "true or false",
    "whole": "a whole number, 0 or more",
    "path": "a text that begins with `/`",
    "statuses": "a list of one or more statuses",
    "keys": "keys with dots",
    "name": "the name of a header",
    "notation": "a notation",
    "rule": "a [rule](#a-rule)",
    "attribute": "a table, or a text: [an attribute](#an-attribute)",
    "filter": "a table, or a text: [a filter](#a-filter)",
    "resource": "a table: [a resource](#a-resource)",
    "combined": "a table: [a combined call](#a-combined-call)",
}
FAMILIES = ("openklant-2.16", "vng-crud-0.0.3", "commongateway-kic-1.0.3")
"""The contracts from which each key has its examples: the one of each family that extends none."""
DIALECTS = ROOT / "tests" / "dialects"
"""Invented contracts: examples of what no family has."""
_WIDE = 44
"""Characters of an example; of a longer value the beginning is shown."""
_TITLES = {
    "resource": "A resource",
    "attribute": "An attribute",
    "filter": "A filter",
    "combined": "A combined call",
    "rule": "A rule",
}


def tables() -> str:
    """The tables of the page, one for each table of a contract.toml."""
    blocks = [_block(f"[{name}]", part) for name, part in SCHEMA["properties"].items()]
    blocks += [_block(title, SCHEMA["$defs"][name]) for name, title in _TITLES.items()]
    return "\n".join([*blocks, _names()])


def _names() -> str:
    """The names that the suite knows, a table for each resource."""
    blocks = [
        "## Names of the standard\n\nWhat can stand for `…` as a name: these and no others. *Must*"
        " is what a contract cannot leave out without failing the clause. Of an attribute with a +"
        " other words are as good. A filter is asked by the attributes behind it, which can stand"
        " in its `query` between braces.\n"
    ]
    for resource, names in vocabulary().items():
        rows = "".join(
            f"| `{key}` | {', '.join(each.kinds)} | {_words(key, each.words)}"
            f" | {', '.join(each.clauses) or '–'} | {'must' if each.obliged else ''} |\n"
            for key, each in names.attributes.items()
        )
        filters = "; ".join(f"`{key}` ({', '.join(needs)})" for key, needs in names.filters.items())
        blocks.append(
            f"### {resource}\n\n| Attribute | Kind, in the families | Words | Clause | |\n"
            f"|---|---|---|---|---|\n{rows}\nFilters: {filters or 'none'}.\n"
        )
    return "\n".join(blocks)


def _words(key: str, words: tuple[str, ...]) -> str:
    told = ", ".join(f"`{each}`" for each in words)
    return f"{told} +" if told and key in ANY_WORD else told or "–"


def _needed(title: str, key: str) -> str:
    """What is said of a key that has no default."""
    places = {
        "A resource": "resources.*", "An attribute": "resources.*.attributes.*",
        "A filter": "resources.*.filters.*", "A combined call": "combined.*",
    }  # fmt: skip
    place = places.get(title, title.strip("[]"))
    default = usual("results").get(place, {})
    follows = {"resources.*": ("item", "id"), "resources.*.attributes.*": ("kind",)}
    if key in NEEDED.get(place, ()) and key not in (*default, *follows.get(place, ())):
        return " **Needed**, here or in what is extended."
    return ""


def _block(title: str, part: Mapping[str, Any]) -> str:
    rows = "".join(
        f"| `{key}` | {kind} | {what}{_needed(title, key)} |"
        f" {' | '.join(_examples(title, key))} |\n"
        for key, kind, what in _rows(part, "")
    )
    families = " | ".join(f"`{name.partition('-')[0]}`" for name in FAMILIES)
    head = f"| Key | Value | What | {families} | invented |\n|---|---|---|---|---|---|---|\n"
    return f"## {title}\n\n{part['description']}\n\n{head}{rows}"


def _examples(title: str, key: str) -> Iterator[str]:
    """What the contract of each family says there, at the first place where it says anything."""
    steps = key.split(".")
    for name in FAMILIES:
        found = _first(title, steps, _read(ROOT / "schemas" / name))
        usual = _first(title, steps, _whole(name)) if not found else ""
        yield found or (f"({usual})" if usual else "–")
    invented = (_first(title, steps, _read(each)) for each in sorted(DIALECTS.iterdir()))
    yield next((each for each in invented if each), "–")


def _first(title: str, steps: list[str], data: Mapping[str, Any]) -> str:
    found = (_example(table, steps) for table in _tables(title, data))
    return next((each for each in found if each), "")


@cache
def _whole(name: str) -> Mapping[str, Any]:
    return merged(lineage(name))


@cache
def _read(folder: Path) -> Mapping[str, Any]:
    return tomllib.loads((folder / "contract.toml").read_text(encoding="utf-8"))


def _tables(title: str, data: Mapping[str, Any]) -> list[Any]:
    """The tables of a contract.toml that a block of the page is about."""
    resources = [*data.get("resources", {}).values()]
    if title.startswith("["):
        return [data.get(title[1:-1], {})]
    called = data.get("resources", {}).get("klantcontact", {}).get("attributes", {})
    kanaal = called.get("kanaal", {})
    return {
        "A resource": resources,
        "An attribute": [kanaal, *_attributes(resources)],
        "A filter": [each for one in resources for each in _tabled(one.get("filters", {}))],
        "A combined call": [*data.get("combined", {}).values()],
        "A rule": [
            *data.get("detection", {}).get("any", []),
            *data.get("detection", {}).get("none", []),
        ],
    }[title]


def _attributes(resources: list[Any]) -> list[Any]:
    return [each for one in resources for each in _tabled(one.get("attributes", {}))]


def _tabled(entries: Mapping[str, Any]) -> list[Any]:
    """Those that are tables, and not a text alone."""
    return [each for each in entries.values() if isinstance(each, Mapping)]


def _example(table: Any, steps: list[str]) -> str:
    """What stands in a table at the end of these steps, as TOML has it; empty for nothing."""
    for number, step in enumerate(steps):
        if not isinstance(table, Mapping) or not table:
            return ""
        if step == "…":
            name, value = next(iter(table.items()))
            last = number == len(steps) - 1 and not isinstance(value, Mapping)
            return _shown(value, f"{name} = ") if last else f"`{name}`"
        table = table.get(step)
    if table is None or isinstance(table, Mapping):
        return ""
    return _shown(table)


def _shown(value: Any, before: str = "") -> str:
    text = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and '"' in value and "'" not in value:
        text = f"'{value}'"
    text = (before + text).replace("|", "\\|")
    return f"`{text if len(text) <= _WIDE else text[: _WIDE - 1] + '…'}`"


def _rows(part: Mapping[str, Any], below: str) -> Iterator[tuple[str, str, str]]:
    body = part.get("else", part)
    for key, inner in body.get("properties", {}).items():
        yield f"{below}{key}", _kind(inner), inner["description"]
        if _is_table(inner):
            yield from _rows(inner, f"{below}{key}.")
    free = body.get("additionalProperties")
    if isinstance(free, Mapping):
        what = free.get("description") or SCHEMA["$defs"][_name(free)]["description"]
        yield f"{below}…", _kind(free), what


def _is_table(part: Mapping[str, Any]) -> bool:
    return "object" in part.get("else", part).get("type", "")


def _name(part: Mapping[str, Any]) -> str:
    return str(part.get("$ref", "")).rpartition("/")[2]


def _kind(part: Mapping[str, Any]) -> str:
    body = part.get("else", part)
    if _name(body):
        return _KINDS[_name(body)]
    if "enum" in body:
        return " or ".join(f"`{json.dumps(each)}`" for each in body["enum"])
    if body["type"] == "array":
        return "a list, each " + _kind(body["items"])
    if "contentMediaType" in body:
        return "JSON in quotes" if body["type"] == "string" else "JSON in quotes, or itself"
    if body["type"] == ["object", "array"]:
        return "a table, or a list of texts"
    named = {"object": "a table", "string": "a text", "boolean": "true or false"}
    return named.get(body["type"], "a whole number, 0 or more")


if __name__ == "__main__":
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(START)
    PAGE.write_text(f"{head}{START}\n{tables()}", encoding="utf-8")
