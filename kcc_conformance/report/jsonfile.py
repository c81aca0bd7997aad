"""result.json: the result as data (schema: `schemas/result.schema.json`)."""

import json
import re
from dataclasses import replace

from kcc_conformance.inert import plain
from kcc_conformance.result.result import Check, Result

_UNSAFE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def result_json(result: Result) -> str:
    """The text of result.json: strict JSON, indented, keys always in the same order.

    Lone surrogates and characters that act on a terminal are written as `\\u` escapes.
    """
    bounded = replace(result, checks=tuple(_bounded(check) for check in result.checks))
    data = {"schema_version": result.schema_version, **bounded.as_json()}
    text = json.dumps(plain(data), ensure_ascii=False, indent=2, allow_nan=False)
    return ascii_where_unsafe(text) + "\n"


def ascii_where_unsafe(text: str) -> str:
    """A JSON text with `\\u` escapes for lone surrogates and for what acts on a terminal."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _bounded(check: Check) -> Check:
    findings = (
        replace(each, expected=plain(each.expected), actual=plain(each.actual))
        for each in check.findings
    )
    return replace(check, findings=tuple(findings))
