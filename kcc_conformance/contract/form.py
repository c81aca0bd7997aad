"""The form of a contract.toml: which tables and keys there are, and what their values may be."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from kcc_conformance.contract.instants import COUNTED
from kcc_conformance.contract.lines import line_of
from kcc_conformance.errors import UsageError

KINDS = ("boolean", "digits", "instant", "number", "reference", "references", "text")
"""What an attribute can be on the wire."""
OPERATIONS = ("create", "list", "read", "replace", "amend", "delete")
ABSENT = {"absent": True}
"""The table that takes away what the extended contract has under the same name."""


@dataclass(frozen=True)
class Value:
    """What the value of a key must be: a short phrase and the test of it."""

    phrase: str
    fits: Callable[[object], bool]


@dataclass(frozen=True)
class Short:
    """A table for which there is a short form: what that must be, and the form of the table."""

    value: Value
    table: Mapping[str, object]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _one_of(*choices: str) -> Value:
    return Value("one of " + ", ".join(choices), lambda value: value in choices)


def _list_of(phrase: str, fits: Callable[[object], bool]) -> Value:
    return Value(
        f"a list of {phrase}", lambda value: isinstance(value, list) and all(map(fits, value))
    )


def _is_literal(value: object) -> bool:
    if isinstance(value, (bool, int)):
        return True
    try:
        json.loads(value if isinstance(value, str) else "?")
    except ValueError:
        return False
    return True


def _is_object(value: object) -> bool:
    return (
        isinstance(value, str) and _is_literal(value) and isinstance(json.loads(str(value)), dict)
    )


TEXT = Value("a text", _is_text)
TEXTS = _list_of("texts", _is_text)
WHOLE = Value("a whole number, 0 or more", _is_whole)
FLAG = Value("true or false", lambda value: isinstance(value, bool))
STATUSES = Value(
    "a list of one or more statuses",
    lambda value: isinstance(value, list) and bool(value) and all(map(_is_whole, value)),
)
LITERAL = Value("a JSON literal in quotes, true, false or a whole number", _is_literal)
OBJECT = Value("a JSON object in quotes", _is_object)
PATH = Value(
    "a text that begins with /", lambda value: isinstance(value, str) and value.startswith("/")
)
ITEM = Value(
    "a text that begins with / and holds {id}",
    lambda value: isinstance(value, str) and value.startswith("/") and "{id}" in value,
)
KEYS = Value(
    "keys with a dot between one and the next",
    lambda value: isinstance(value, str) and all(value.split(".")),
)
NAME = Value(
    "the name of a header",
    lambda value: (
        isinstance(value, str) and re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", value, re.ASCII) is not None
    ),
)
NOTATIONS = ("rfc3339", *COUNTED)
"""How a moment can be written, beside the patterns."""
NOTATION = Value(
    "one of " + ", ".join(NOTATIONS) + ", or a pattern with %",
    lambda value: isinstance(value, str) and (value in NOTATIONS or "%" in value),
)

_OF_THE_FOLDER = ("contract.name", "contract.extends", "contract.order", "contract.default")
"""What is not inherited, so that there is nothing to take away."""
ANY = "*"
"""Stands for every name that is not a key of its own."""
_ATTRIBUTE = {
    "wire": KEYS, "kind": _one_of(*KINDS), "required": FLAG, "nullable": FLAG, "read_only": FLAG,
    "min": WHOLE, "max": WHOLE, "unique": FLAG, "explicit": FLAG, "target": TEXT,
    "values": Short(TEXTS, {ANY: LITERAL}), "key": TEXT, "along": OBJECT, "free": FLAG,
    "notation": NOTATION,
}  # fmt: skip
_RULE = {"resource": TEXT, "property": TEXT, "required": TEXT, "deprecated": FLAG}
_RESOURCE = {
    "path": PATH, "item": ITEM, "id": KEYS, "collection": TEXT,
    "operations": _list_of(
        "operations (" + ", ".join(OPERATIONS) + ")", lambda value: value in OPERATIONS
    ),
    "defaults": OBJECT,
    "attributes": {ANY: Short(KEYS, _ATTRIBUTE)},
    "extra": {ANY: Short(KEYS, _ATTRIBUTE)},
    "filters": {ANY: Short(TEXT, {"query": {ANY: TEXT}, "match": _one_of("exact", "contains"),
                                  "optional": FLAG})},
}  # fmt: skip
FORM: Mapping[str, object] = {
    "contract": {
        "name": TEXT, "title": TEXT, "extends": TEXT, "order": WHOLE, "default": FLAG,
        "base_path": PATH, "openapi": TEXTS, "parallel_safe": FLAG, "family": TEXT,
        "refuses_unknown_parameters": FLAG,
    },
    "detection": {"paths": TEXTS, "any": [_RULE], "none": [_RULE]},
    "auth": {"scheme": TEXT, "header": NAME},
    "headers": {ANY: TEXT},
    "media": {
        "request": TEXT, "amend": TEXT, "accept": TEXT, "success": TEXTS, "error": TEXTS,
    },
    "status": dict.fromkeys(OPERATIONS, STATUSES),
    "list": {
        "style": _one_of("results", "hal", "array"), "items": KEYS, "next": KEYS, "count": KEYS,
        "rows": _one_of("records", "summaries", "references"), "next_header": NAME, "more": KEYS,
        "cursor_parameter": TEXT, "page_parameter": TEXT, "page_size_parameter": TEXT,
        "page_size_max": WHOLE,
    },
    "reference": {
        "style": _one_of("object", "plain", "address"), "key": TEXT, "embedded": TEXT,
        "self": KEYS, "address": _one_of("whole", "path", "below"),
        "query": _one_of("id", "address"),
    },
    "id": {"member": KEYS, "kind": _one_of("text", "number", "address"), "header": NAME},
    "envelope": {"request": KEYS, "response": KEYS, "row": KEYS},
    "errors": {
        "style": _one_of("list", "map", "text"), "invalid_params": KEYS, "name": TEXT,
        "reason": TEXT,
    },
    "probes": dict.fromkeys(
        (
            "actor_attribute", "vertrouwelijkheid", "initiator", "reactie", "betrokkenen", "expand",
            "visiting_address", "postal_address", "digital_addresses",
        ),
        TEXT,
    ),
    "resources": {ANY: _RESOURCE},
    "combined": {
        ANY: {"path": PATH, "parts": {ANY: TEXT}, "implied": {ANY: TEXTS}, "optional": FLAG}
    },
}  # fmt: skip
"""Every table of a contract.toml; a list holds the form of its entries."""


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a contract.toml, and at which key: the tables down to it. Of a list of
    tables `number` is which of them; `lacking` is the key that it would need."""

    path: tuple[str, ...]
    text: str
    number: int | None = None
    lacking: tuple[str, ...] = ()


def in_brackets(path: tuple[str, ...]) -> str:
    """A key as it is told: its table in brackets, and itself."""
    *above, key = path
    return f"[{'.'.join(above)}] {key}" if above else f"[{key}]"


def check_form(file: str, data: Mapping[str, object], text: str = "") -> None:
    """Looks at one contract.toml by itself; `text` is what stands in it.

    Raises UsageError with one line that names file, line, table and key.
    """
    for each in _wrong(data, FORM, ()):
        line = line_of(text, each.path, each.number)
        raise UsageError(f"{file}: line {line}: {each.text}")


def _wrong(value: object, form: object, path: tuple[str, ...]) -> Iterator[Complaint]:
    if value == ABSENT and ".".join(path) not in _OF_THE_FOLDER:
        return
    if isinstance(form, list):
        yield from _wrong_rules(value, form[0], path)
        return
    wanted = form.phrase if isinstance(form, Value) else "a table"
    if isinstance(form, Short):
        if not isinstance(value, Mapping) and form.value.fits(value):
            return
        wanted, form = f"a table or {form.value.phrase}", form.table
    fits = form.fits(value) if isinstance(form, Value) else isinstance(value, Mapping)
    if not fits:
        told = f"{in_brackets(path)}: expected {wanted}, found {_shown(value)}"
        yield Complaint(path, told)
        return
    if isinstance(form, Value) or not isinstance(value, Mapping):
        return
    known = form if isinstance(form, Mapping) else {}
    for key, inner in value.items():
        if key not in known and ANY not in known:
            what = "absent = true stands alone" if key == "absent" else f"no key {key!r} is known"
            where = f"[{'.'.join(path)}]" if path else "at the top"
            told = f"{where}: {what}; known are {', '.join(sorted(known))}"
            yield Complaint((*path, key), told)
        else:
            yield from _wrong(inner, known.get(key, known.get(ANY)), (*path, key))


def _wrong_rules(value: object, form: object, path: tuple[str, ...]) -> Iterator[Complaint]:
    if not isinstance(value, list):
        told = f"{in_brackets(path)}: expected a list of tables, found {_shown(value)}"
        yield Complaint(path, told)
        return
    for number, rule in enumerate(value):
        wrong = [replace(each, number=number) for each in _wrong(rule, form, path)]
        yield from wrong
        if not wrong and not _is_rule(rule):
            told = "a rule has `resource`, and either `property` or `required`"
            yield Complaint(path, f"[[{'.'.join(path)}]]: {told}", number)


def _is_rule(value: Mapping[object, object]) -> bool:
    return "resource" in value and ("property" in value) != ("required" in value)


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a table"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."
