"""A stored result, read back as the model that it was written from."""

import json
import types
from collections.abc import Callable, Mapping, Sequence
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

_EXCHANGE: Mapping[str, Any] = {
    "n": int, "check": str, "method": str, "url": str, "at": str | None, "status": int | None,
    "milliseconds": float, "call": str | None, "trouble": str | None, "resource": str | None,
    "remarks": tuple[str, ...], "request": Mapping[str, Any], "response": Mapping[str, Any],
}  # fmt: skip
_MESSAGE: Mapping[str, Any] = {"headers": Mapping[str, str]}
_RUN: Mapping[str, Any] = {
    "id": str, "started": str, "finished": str, "seconds": float, "requests": int, "seed": int,
    "options": Mapping[str, Any], "readings": Mapping[str, str], "partial": bool, "left_out": int,
    "seconds_allowed": float, "interrupted": bool, "workers": int,
    "requests_for": Mapping[str, int], "rejudged": Mapping[str, Any],
}  # fmt: skip
_OPTIONS: Mapping[str, Any] = {
    "strict": bool, "read_only": bool, "capability": tuple[str, ...], "contract": str | None,
    "reading": tuple[str, ...], "header": tuple[str, ...],
}  # fmt: skip
_REJUDGED: Mapping[str, Any] = {"judged": int, "unjudged": tuple[Mapping[str, str], ...]}
_PROVIDER: Mapping[str, Any] = {
    "url": str, "contract": str, "product": str, "product_version": str, "environment": str,
    "detected_by": tuple[str, ...], "document": Mapping[str, Any] | None,
    "own_contract": Mapping[str, Any], "capabilities": Mapping[str, Mapping[str, Any]],
}  # fmt: skip
"""What the members are of that the model has as plain data, as far as they are there."""


class PlayedError(UsageError):
    """A load.json where a result.json is needed."""


def load_result(path: Path, name: str | None = None) -> Result:
    """The result of a result.json.

    Raises UsageError, in one line that begins with `name` (the path, if there is none), for a file
    that cannot be read, is no result, or is one of another version of the schema.
    """
    name = name or str(path)
    return read_result_json(stored_bytes(path, name, LARGEST), name)


def stored_bytes(path: Path, name: str, most: int) -> bytes:
    """What is in a file, of at most so many bytes. Raises UsageError, in one line that begins with
    `name`, for one that is larger or cannot be read."""
    try:
        if path.stat().st_size > most:
            raise UsageError(f"{name}: is larger than {most // 1_000_000} MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{name}: cannot be read ({reason})") from None


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
    demand_run(data, name)
    if not isinstance(data, Mapping) or not {"schema_version", "suite", "checks"} <= data.keys():
        raise UsageError(f"{name}: is not a result.json of this suite")
    if data["schema_version"] != VERSION:
        told = str(data["schema_version"])[:40]
        raise UsageError(f"{name}: has schema_version {told}; this suite reads {VERSION}")
    try:
        found = _reader(Result)(data)
        assert isinstance(found, Result)
        _hold_together(found)
    except _OddError as odd:
        raise UsageError(f"{name}: is not a result.json of this suite: {odd}") from None
    except RecursionError:
        raise UsageError(f"{name}: is nested too deep") from None
    return found


def demand_run(data: Any, name: str) -> None:
    """Raises PlayedError for the document of a load.json, in one line that begins with `name`."""
    if isinstance(data, Mapping) and data.get("kind") == "load":
        raise PlayedError(
            f"{name}: is of a play under load, and here a result.json of a run is needed;"
            " compare and bundle read both"
        )


class _OddError(Exception):
    """What is not as the model has it: a pointer, and what should be there."""

    def __init__(self, place: str, wanted: str) -> None:
        super().__init__(f"{place[:200] or '/'} is not {wanted}")
        self.place, self.wanted = place, wanted

    def within(self, step: object) -> "_OddError":
        """The same, seen from one level higher."""
        return _OddError(f"/{step}{self.place}", self.wanted)


def _hold_together(result: Result) -> None:
    """Raises _OddError where members contradict the vocabulary or each other."""
    if result.verdict not in EXIT_CODES:
        raise _OddError("/verdict", "a verdict")
    for place, check in enumerate(result.checks):
        if check.outcome not in OUTCOMES:
            raise _OddError(f"/checks/{place}/outcome", "an outcome")
    if len({check.id for check in result.checks}) < len(result.checks):
        raise _OddError("/checks", "a list of checks that each have their own id")
    _look_at(result.run, _RUN, "/run")
    _look_at(result.run.get("options", {}), _OPTIONS, "/run/options")
    _look_at(result.run.get("rejudged", {}), _REJUDGED, "/run/rejudged")
    _look_at(result.provider, _PROVIDER, "/provider")
    for place, each in enumerate(result.exchanges):
        if not {"n", "check", "method", "url"} <= each.keys():
            raise _OddError(f"/exchanges/{place}", "an exchange")
        _look_at(each, _EXCHANGE, f"/exchanges/{place}")
        for side in ("request", "response"):
            _look_at(each.get(side, {}), _MESSAGE, f"/exchanges/{place}/{side}")


def _look_at(value: Mapping[str, Any], members: Mapping[str, Any], place: str) -> None:
    """Raises _OddError for a member that is there and is something else."""
    for name, kind in members.items():
        if name in value:
            try:
                _reader(kind)(value[name])
            except _OddError as odd:
                raise _OddError(f"{place}/{name}{odd.place}", odd.wanted) from None


Reader = Callable[[Any], Any]
"""Gives a value as a type has it; raises _OddError where it cannot be."""

_PLAIN: Mapping[type, tuple[type | tuple[type, ...], str]] = {
    str: (str, "a text"),
    int: (int, "a whole number"),
    float: ((int, float), "a number"),
    bool: (bool, "true or false"),
}


@cache
def _reader(kind: Any) -> Reader:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return lambda value: value
    if is_dataclass(kind):
        return _of_a_record(kind)
    if origin in (Union, types.UnionType):
        inner = _reader(next(each for each in arguments if each is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin in (tuple, Sequence):
        return _of_a_list(_reader(arguments[0]))
    if origin is Mapping:
        return _of_an_object(_reader(arguments[1]))
    return _of_a_plain_value(kind)


def _of_a_plain_value(kind: type) -> Reader:
    fitting, wanted = _PLAIN[kind]

    def read(value: Any) -> Any:
        if not isinstance(value, fitting) or (isinstance(value, bool) and kind is not bool):
            raise _OddError("", wanted)
        return value

    return read


def _of_a_list(inner: Reader) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise _OddError("", "a list")
        found = []
        for each in value:
            try:
                found.append(inner(each))
            except _OddError as odd:
                raise odd.within(len(found)) from None
        return tuple(found)

    return read


def _of_an_object(inner: Reader) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _OddError("", "an object")
        found = {}
        for key, each in value.items():
            try:
                found[key] = inner(each)
            except _OddError as odd:
                raise odd.within(key) from None
        return found

    return read


def _of_a_record(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    members = [(each.name, _reader(hints[each.name]), _bare(each)) for each in fields(kind)]

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise _OddError("", "an object")
        found = {}
        for name, reader, bare in members:
            if name in value:
                try:
                    found[name] = reader(value[name])
                except _OddError as odd:
                    raise odd.within(name) from None
            elif bare:
                raise _OddError(f"/{name}", "there")
        return kind(**found)

    return read


def _bare(member: Any) -> bool:
    """Whether a member has to be there."""
    return member.default is MISSING and member.default_factory is MISSING
