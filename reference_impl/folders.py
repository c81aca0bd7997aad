"""The folders that contracts are read from, and what one that extends another comes to.

Beside `contract.toml`, which says what is judged, a folder can have `neighbours.toml`: what servers
of that contract have besides. Only this provider reads it; it is laid over the other.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from .shorthand import begun, filled, in_full

Facts = Mapping[str, Any]

_ABSENT = {"absent": True}
_NEIGHBOURS = "neighbours.toml"


@cache
def built_in() -> tuple[str, ...]:
    """The names of the contracts that come along, by the `order` that each has."""
    places = {}
    for folder in resources.files("kcc_conformance.schemas").iterdir():
        if folder.joinpath("contract.toml").is_file():
            places[folder.name] = _own(folder).get("contract", {}).get("order", float("inf"))
    return tuple(sorted(places, key=lambda name: (places[name], name)))


def merged(contract: str | Path) -> tuple[Facts, tuple[str, ...]]:
    """What the contract.toml of that name or folder says, put together with those that it
    extends, and with what every contract has by default; and their names, nearest first.

    Raises ValueError when one is not there or cannot be read.
    """
    names, tables = zip(*_lineage(contract), strict=True)
    said = _laid({}, tables)
    usual = begun(str(said.get("list", {}).get("style", "results")))
    return filled(_laid(usual, tables)), names


def _laid(facts: Facts, tables: Sequence[Facts]) -> Facts:
    """The files of a lineage laid over what there is, the last one first."""
    for own in reversed(tables):
        facts = _merge(facts, own)
    return facts


def _lineage(contract: str | Path, *seen: str) -> Iterator[tuple[str, Facts]]:
    """The names of a contract and of those that it extends, each with what its own files say."""
    folder = _folder(contract)
    own = _own(folder)
    if (beside := folder.joinpath(_NEIGHBOURS)).is_file():
        own = _merge(own, _table(beside), absent=False)
    head = own.get("contract", {})
    name = str(head.get("name", Path(str(folder)).resolve().name))
    if name in seen:
        raise ValueError(f"contract {name!r} extends itself")
    yield name, {**own, "contract": {**head, "name": name}}
    if head.get("extends"):
        yield from _lineage(head["extends"], *seen, name)


def _own(folder: Traversable) -> dict[str, Any]:
    return _table(folder.joinpath("contract.toml"))


def _table(file: Traversable) -> dict[str, Any]:
    try:
        return in_full(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise ValueError(f"contract {str(file)!r} cannot be read: {error}") from error


def _folder(contract: str | Path) -> Traversable:
    builtin = resources.files("kcc_conformance.schemas")
    if isinstance(contract, str) and contract and "/" not in contract and contract != "..":
        named = builtin.joinpath(contract)
        if named.joinpath("contract.toml").is_file():
            return named
    folder = Path(contract)
    if (folder / "contract.toml").is_file():
        return folder
    known = ", ".join(built_in())
    raise ValueError(f"no contract {str(contract)!r}; known are {known}, or a folder")


def _merge(base: Facts, over: Facts, *, absent: bool = True) -> dict[str, Any]:
    """What `over` says on top of `base`; a whole table of words or of query parameters is replaced,
    and `{absent = true}` takes away, unless that is still to be laid over something else."""
    together = dict(base)
    for key, value in over.items():
        old = together.get(key)
        if isinstance(value, dict) and value != _ABSENT:
            kept = old if isinstance(old, dict) and key not in ("values", "query") else {}
            value = _merge(kept, value, absent=absent)
        together[key] = value
    return {key: value for key, value in together.items() if not absent or value != _ABSENT}
