"""Which JSON Schemas say what a contract's bodies look like: its own, and those that it has from
another contract as far as it speaks like that."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kcc_conformance.contract import folders
from kcc_conformance.contract.contract import Contract, Resource, load_contract
from kcc_conformance.findings import Inapplicable

LIST, ERROR = "list", "error"


def need_schema(contract: Contract, name: str, known: frozenset[str]) -> None:
    """Raises Inapplicable where no schema says what a body (`klantcontact.response`) looks like:
    there is none, or it is one of the contract that this one extends, and speaks otherwise."""
    if name not in known:
        raise Inapplicable("het contract heeft geen schema dat zegt welke vorm dit heeft")
    if not fits(contract, name):
        raise Inapplicable(
            "het eigen contract schrijft dit anders dan het contract waarvan het uitgaat, en heeft"
            " er geen eigen schema van"
        )


def fits(contract: Contract, name: str) -> bool:
    """Whether the schema of that name is of a contract that speaks as this one does: its own, or
    one that it has from what it extends and says nothing else of."""
    own, *below = contract.folders
    if not below or folders.is_built_in(own):
        return True
    for folder in contract.folders:
        if (folder / f"{name}.json").is_file():
            other = load_contract(folder.name) if folders.is_built_in(folder) else contract
            same = _spoken(contract, name) == _spoken(other, name)
            return same and not _longer(contract, other, name)
    return True


def _longer(contract: Contract, other: Contract, name: str) -> bool:
    """Whether a text may be longer than the other contract has it."""
    noun = name.partition(".")[0]
    if noun not in contract.resources:
        return False
    own, theirs = (each.resources[noun].attributes for each in (contract, other))
    longest = ((own[key].max, theirs[key].max) for key in own)
    return any(most is not None and (mine is None or mine > most) for mine, most in longest)


def _spoken(contract: Contract, name: str) -> Mapping[str, Any]:
    """What of a contract can be seen in a body of that name."""
    noun = name.partition(".")[0]
    if noun == LIST:
        paging = contract.paging
        rows = {key: paging.items.format(collection=each.collection)
                for key, each in contract.resources.items()}  # fmt: skip
        seen = (paging.style, paging.next, paging.count, paging.more, paging.rows)
        return {"list": seen, "items": rows if paging.style != "array" else {}}
    if noun == ERROR:
        return contract.errors
    resource = contract.resources.get(noun)
    return {} if resource is None else {**_of_resource(resource), **_pointing(contract)}


def _pointing(contract: Contract) -> Mapping[str, Any]:
    address = contract.reference_address
    return {"reference": (contract.reference_style, contract.reference_key, bool(address))}


def _of_resource(resource: Resource) -> Mapping[str, Any]:
    shown = {
        name: replace(each, unique=False, explicit=True, along={}, min=None, max=None)
        for name, each in resource.attributes.items()
    }
    return {"id": (resource.id, resource.id_kind), "attributes": shown}
