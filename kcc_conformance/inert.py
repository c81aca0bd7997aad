"""Text of a provider is untrusted: made harmless and bounded before anybody sees it."""

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

MASK = "***"
"""What stands in the place of a secret."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_DEPTH = 80
_COMMANDS = re.compile(r"^\s*:(?=:)|#(?=#(?:\[|[a-z]+\[))", re.MULTILINE | re.IGNORECASE)


def harmless(text: object, limit: int | None = None) -> str:
    """The text with control characters, terminal escapes, direction marks and lone surrogates
    written out (`\\x1b`), so that they are seen and do nothing; newlines and tabs stay."""
    raw = text if isinstance(text, str) else str(text)
    if limit is not None and len(raw) > limit:
        raw = raw[:limit] + f"… ({len(raw)})"
    if raw.isprintable():
        return raw
    raw = raw.replace("\r\n", "\n")
    if raw.replace("\n", "").replace("\t", "").isprintable():
        return raw
    return "".join(
        _escaped(char) if char not in "\n\t" and unicodedata.category(char) in _HIDDEN else char
        for char in raw
    )


def inert(text: str) -> str:
    """The text so that no CI system takes a line of it for a command of its own (`::set-output`,
    `##vso[`, `##teamcity[`): a space where it starts."""
    return _COMMANDS.sub(r"\g<0> ", text)


def line(text: object, limit: int | None = 500) -> str:
    """The cleaned text on one line."""
    return " ".join(harmless(text, limit).split())


def plain(value: Any, depth: int = _DEPTH) -> Any:
    """The value as JSON can hold it: no NaN, no foreign types, no endless nesting."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if depth == 0:
        return "…"
    if isinstance(value, Mapping):
        return {str(key): plain(entry, depth - 1) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry, depth - 1) for entry in value]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(entry, depth - 1) for entry in value), key=repr)
    return str(value)


def shown(value: Any, limit: int = 600) -> str:
    """A value on one line as JSON, cleaned and bounded."""
    return line(_dumped(plain(value), None), limit)


def pretty(body: Any, *, lines: int, width: int, limit: int = 20_000) -> str:
    """A body over several lines, JSON indented, cleaned, at most so many lines of such a width."""
    text = body if isinstance(body, str) else _dumped(plain(body), 2)
    rows = harmless(text, limit).split("\n")
    cut = [row if len(row) <= width else row[: width - 1] + "…" for row in rows[:lines]]
    if len(rows) > lines:
        cut.append(f"… (+{len(rows) - lines})")
    return "\n".join(cut)


def _dumped(value: Any, indent: int | None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _escaped(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
