"""How far two contracts are from each other: what one says otherwise, has more or has not."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from kcc_conformance.contract import folders
from kcc_conformance.contract.documents import is_schema
from kcc_conformance.contract.provenance import leaves, of_the_wire


@dataclass(frozen=True)
class Distance:
    """One place of contract.toml where two contracts differ: what each says there as JSON, empty
    where it says nothing."""

    key: str
    one: str
    other: str


def distances(one: str, other: str) -> tuple[Distance, ...]:
    """Where two contracts (built-in names, or folders) differ, by key; of the schemas their names.

    What a contract is called, and where detection tries it, is no difference. Raises UsageError
    with one line for a contract that cannot be loaded.
    """
    before, after = _said(one), _said(other)
    keys = sorted({key for key in {*before, *after} if before.get(key) != after.get(key)})
    return tuple(Distance(key, before.get(key, ""), after.get(key, "")) for key in keys)


def _said(name: str) -> dict[str, str]:
    lineage, data = folders.read(name)
    told = {
        key: json.dumps(value, ensure_ascii=False, default=str)
        for key, value in leaves(data)
        if of_the_wire(key) and not key.startswith("detection.")
    }
    return {**told, **dict(_schemas(lineage))}


def _schemas(lineage: tuple[Traversable, ...]) -> Iterator[tuple[str, str]]:
    """The schemas of a contract and in which folder each stands, the nearest first."""
    found: dict[str, str] = {}
    for folder in lineage:
        for entry in folder.iterdir():
            if is_schema(entry):
                found.setdefault(entry.name, folder.name)
    yield from found.items()


def shown(found: tuple[Distance, ...], one: str, other: str) -> str:
    """The differences in lines: `-` what the one says, `+` what the other says."""
    lines = [f"--- {one}", f"+++ {other}"]
    for each in found:
        lines += [f"- {each.key} = {each.one}"] if each.one else []
        lines += [f"+ {each.key} = {each.other}"] if each.other else []
    return "\n".join(lines)
