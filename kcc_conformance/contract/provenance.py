"""A contract of the user's own: what it extends, what differs from that, and what its files are."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from kcc_conformance.contract import folders
from kcc_conformance.contract.contract import Contract
from kcc_conformance.contract.documents import is_schema


@dataclass(frozen=True)
class Provenance:
    """Where a contract of the user's own comes from.

    `extends` is the built-in contract that it extends, None if it stands alone; `differs` are the
    keys of `contract.toml` that change, add or take away something (`[contract]` but for its
    `base_path` says nothing of the wire and is left out), and the names of its own schemas.
    `sha256` is over its files: what `sha256sum * | sha256sum` says in that folder, in the C locale.
    """

    extends: str | None
    differs: tuple[str, ...]
    sha256: str


def provenance(contract: Contract) -> Provenance | None:
    """Where a contract comes from; None for one that is built in."""
    own, *below = contract.folders
    if folders.is_built_in(own):
        return None
    before = dict(leaves(folders.merged(tuple(below)))) if below else {}
    after = dict(leaves(folders.merged(contract.folders)))
    keys = {key for key in {*before, *after} if before.get(key) != after.get(key)}
    gone = {key for key in keys if key not in after}
    keys = {_topmost_gone(key, after) if key in gone else key for key in keys}
    files = _files(own)
    schemas = [name for name, _ in files if is_schema(own / name)]
    extends = below[0].name if below else None
    return Provenance(extends, (*sorted(filter(of_the_wire, keys)), *schemas), _digest(files))


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every key with a dot for each table that it stands in, and its value."""
    if isinstance(value, Mapping) and value:
        for name, inner in value.items():
            yield from leaves(inner, f"{key}.{name}" if key else str(name))
    else:
        yield key, value


def _topmost_gone(key: str, left: Mapping[str, Any]) -> str:
    """The table that was taken away whole, for a key in it: `….attributes.taal` for its `max`."""
    parts = key.split(".")
    for depth in range(1, len(parts)):
        table = ".".join(parts[:depth])
        if not any(each == table or each.startswith(f"{table}.") for each in left):
            return table
    return key


def of_the_wire(key: str) -> bool:
    """Whether a key says something of the wire, and not of the contract itself."""
    return not key.startswith("contract.") or key == "contract.base_path"


def _files(folder: Traversable) -> list[tuple[str, bytes]]:
    found = [each for each in folder.iterdir() if each.is_file() and not each.name.startswith(".")]
    return [(each.name, each.read_bytes()) for each in sorted(found, key=lambda each: each.name)]


def _digest(files: list[tuple[str, bytes]]) -> str:
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
