"""A stored result, read back as the model that it was written from."""

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from kcc_conformance.errors import UsageError
from kcc_conformance.result.result import OUTCOMES, Result
from kcc_conformance.result.verdict import EXIT_CODES

VERSION = "1"
"""The `schema_version` that is read: a file of it may have more than is known here, never less."""

LARGEST = 500_000_000
"""Bytes of a result: a run of 900 requests writes some four million."""

_NUMBERED = ("n", "check", "method", "url")
"""What every exchange has."""


def load_result(path: Path, name: str | None = None) -> Result:
    """The result of a result.json.

    Raises UsageError, in one line that begins with `name` (the path, if there is none), for a file
    that cannot be read, is no result, or is one of another version of the schema.
    """
    name = name or str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{name}: is larger than {LARGEST // 1_000_000} MB")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{name}: cannot be read ({reason})") from None
    return read_result_json(content, name)


def read_result_json(content: bytes, name: str) -> Result:
    """The result in the bytes of a result.json. Raises UsageError as `load_result`."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        raise UsageError(f"{name}: is not JSON") from None
    return result_of(data, name)


def result_of(data: Any, name: str) -> Result:
    """The result in the document of a result.json; members that are not known are left out, and
    one that has come since the file was written has its default. Raises UsageError in one line
    that names the first member that is not what it has to be."""
    if not isinstance(data, Mapping) or not {"schema_version", "suite", "checks"} <= data.keys():
        raise UsageError(f"{name}: is not a result.json of this suite")
    if data["schema_version"] != VERSION:
        told = str(data["schema_version"])[:40]
        raise UsageError(f"{name}: has schema_version {told}; this suite reads {VERSION}")
    try:
        found = _read(Result, data, "")
        assert isinstance(found, Result)
        _hold_together(found)
    except _OddError as odd:
        raise UsageError(f"{name}: is not a result.json of this suite: {odd}") from None
    except RecursionError:
        raise UsageError(f"{name}: is nested too deep") from None
    return found


class _OddError(Exception):
    """What is not as the model has it: a pointer, and what should be there."""

    def __init__(self, place: str, wanted: str) -> None:
        super().__init__(f"{place[:200] or '/'} is not {wanted}")


def _hold_together(result: Result) -> None:
    """Raises _OddError where members contradict the vocabulary or each other."""
    if result.verdict not in EXIT_CODES:
        raise _OddError("/verdict", "a verdict")
    for place, check in enumerate(result.checks):
        if check.outcome not in OUTCOMES:
            raise _OddError(f"/checks/{place}/outcome", "an outcome")
    if len({check.id for check in result.checks}) < len(result.checks) and not result.calls:
        raise _OddError("/checks", "a list of checks that each have their own id")
    for place, each in enumerate(result.exchanges):
        if not all(key in each for key in _NUMBERED) or not isinstance(each["n"], int):
            raise _OddError(f"/exchanges/{place}", "an exchange")


def _read(kind: Any, value: Any, place: str) -> Any:
    """The value as that type has it; raises _OddError where it cannot be."""
    if kind is Any:
        return value
    if is_dataclass(kind):
        return _record(kind, value, place)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        return _read(next(each for each in arguments if each is not type(None)), value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise _OddError(place, "a list")
        return tuple(_read(arguments[0], each, f"{place}/{n}") for n, each in enumerate(value))
    if origin is Mapping:
        if not isinstance(value, dict):
            raise _OddError(place, "an object")
        if arguments[1] is Any:
            return value
        return {key: _read(arguments[1], each, f"{place}/{key}") for key, each in value.items()}
    return _plain(kind, value, place)


def _plain(kind: Any, value: Any, place: str) -> Any:
    wanted = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}
    whole = isinstance(value, int) and not isinstance(value, bool)
    fits = {str: isinstance(value, str), bool: isinstance(value, bool), int: whole,
            float: whole or isinstance(value, float)}  # fmt: skip
    if not fits[kind]:
        raise _OddError(place, wanted[kind])
    return value


def _record(kind: Any, value: Any, place: str) -> Any:
    if not isinstance(value, dict):
        raise _OddError(place, "an object")
    required, hints = _members(kind)
    for name in required:
        if name not in value:
            raise _OddError(f"{place}/{name}", "there")
    told = {
        name: _read(wanted, value[name], f"{place}/{name}")
        for name, wanted in hints.items()
        if name in value
    }
    return kind(**told)


@cache
def _members(kind: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The members without a default, and the types of all."""
    every = fields(kind)
    bare = (f.name for f in every if f.default is MISSING and f.default_factory is MISSING)
    hints = get_type_hints(kind)
    return tuple(bare), {each.name: hints[each.name] for each in every}
