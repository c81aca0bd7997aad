"""A contract as it is read, written out whole: what it says, what it has from those that it
extends, and what every contract has by default."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kcc_conformance.contract import folders
from kcc_conformance.contract.form import ABSENT
from kcc_conformance.contract.shorthand import usual

_HEADED = 3
"""So many keys down the tables have a line of their own; what is below stands in a line."""


def whole(name: str) -> str:
    """The contract of a built-in name or a folder as one contract.toml that extends nothing.

    A built-in one has no name in it: a copy needs one of its own. Raises UsageError with one line
    for a contract that cannot be loaded.
    """
    _, data = folders.read(name)
    own = folders.name_of(name)
    head = {} if own in folders.built_in() else {"name": own}
    said = _together(data, _without(usual(data["list"]["style"]), data))
    said["contract"] = {**head, **said["contract"]}
    return "\n".join(_lines(said, ())).strip() + "\n"


def _together(said: Mapping[str, Any], gone: Mapping[str, Any]) -> dict[str, Any]:
    inner = {key: {**said[key], **each} for key, each in gone.items() if key in said}
    return {**gone, **said, **inner}


def _without(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What every contract has and this one took away, as a contract says that."""
    found: dict[str, Any] = {}
    for key, value in before.items():
        if key not in after:
            found[key] = ABSENT
        elif isinstance(value, Mapping) and isinstance(after[key], Mapping):
            found |= {key: inner} if (inner := _without(value, after[key])) else {}
    return found


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    headed = {key: each for key, each in table.items()
              if isinstance(each, Mapping) and len(path) < _HEADED}  # fmt: skip
    plain = {key: each for key, each in table.items() if key not in headed}
    if path and (plain or not headed):
        yield ""
        yield f"[{'.'.join(map(_key, path))}]"
    for key, each in plain.items():
        yield f"{_key(key)} = {_value(each)}"
    for key, each in headed.items():
        yield from _lines(each, (*path, key))


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str) and '"' in value and "'" not in value and value.isprintable():
        return f"'{value}'"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _value(key)
