"""result.json: the result as data (schema: `schemas/result.schema.json`)."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kcc_conformance.inert import plain
from kcc_conformance.result.result import Check, Result

_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def result_json(result: Result) -> Iterator[str]:
    """The text of result.json, in pieces, each exchange one: strict JSON, indented, keys always in
    the same order.

    Lone surrogates and characters that act on a terminal are written as `\\u` escapes.
    """
    bounded = replace(result, exchanges=(), checks=tuple(_bounded(each) for each in result.checks))
    data = {"schema_version": result.schema_version, **bounded.without_exchanges()}
    before = "{\n"
    for name, value in data.items():
        yield f"{before}  {json.dumps(name)}: "
        if name == "exchanges":
            yield from _listed(result)
        else:
            yield _written(value, 1)
        before = ",\n"
    yield "\n}\n"


def _listed(result: Result) -> Iterator[str]:
    before = "["
    for each in result.exchanges:
        yield f"{before}\n    {_written(each, 2)}"
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _written(value: Any, levels: int) -> str:
    """A value as it stands so many levels deep; a text in JSON has no line breaks of its own."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False)
    text = text.replace("\n", "\n" + "  " * levels)
    return ascii_where_unsafe(text)


def ascii_where_unsafe(text: str) -> str:
    """A JSON text with `\\u` escapes for lone surrogates and for what acts on a terminal."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _bounded(check: Check) -> Check:
    findings = (
        replace(each, expected=plain(each.expected), actual=plain(each.actual))
        for each in check.findings
    )
    return replace(check, findings=tuple(findings))
