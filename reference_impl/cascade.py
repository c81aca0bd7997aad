"""Deleting a record together with what it is about."""

from .answers import Record
from .contract import Attribute, Contract, Resource
from .store import Store

Kept = tuple[Attribute, str]
"""A reference, and the id that it leads to."""


def delete_along(
    contract: Contract, store: Store, resource: Resource, record: Record
) -> list[Kept]:
    """Deletes a record, what its references lead to, and what hangs on that alone; inside a
    transaction. What other records of its kind refer to stays, and is returned."""
    kept, done = [], set[str]()
    for attribute in resource.stored:
        value = record.get(attribute.name)
        if attribute.kind != "reference" or not attribute.target or not value or value in done:
            continue
        done.add(value)
        backs = resource.references(attribute.target)
        others = {each for back in backs for each in store.pointing(resource, back, value)}
        if others - {record["id"]}:
            kept.append((attribute, value))
            continue
        target = contract.resources[attribute.target]
        for orphan, identity in _orphans(contract, store, target, value):
            store.delete(orphan, identity)
        store.delete(target, value)
    store.delete(resource, record["id"])
    return kept


def _orphans(
    contract: Contract, store: Store, target: Resource, identity: str
) -> list[tuple[Resource, str]]:
    """What hangs loosely on what goes with that record, and on nothing else."""
    resources = contract.resources.values()
    gone = [
        (between, each)
        for between in resources
        for back in between.references(target.name)
        for each in store.pointing(between, back, identity)
    ]
    return [
        (leaf, each)
        for between, going in gone
        for leaf in resources
        for link in leaf.references(between.name)
        if link.loose
        for each in store.pointing(leaf, link, going)
        if _alone(leaf, link, store.get(leaf, each) or {})
    ]


def _alone(leaf: Resource, link: Attribute, record: Record) -> bool:
    others = (each for each in leaf.stored if each.kind == "reference" and each != link)
    return all(record.get(each.name) is None for each in others)
