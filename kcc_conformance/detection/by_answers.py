"""Which contract does a provider speak that has no document of one? Decided on what it answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import page_items
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Resource

Ask = Callable[[str, tuple[Contract, ...]], Answer]
"""Asks for a path, as these contracts do."""
Shown = Mapping[str, Mapping[str, Any]]
"""A record by the resource that it is of."""

_NOWHERE = frozenset({404, 410, 501})
_KNOWN_KEYS = 0.5
"""A record without the ID of a contract is still taken for one of it when it has half of the other
names: a provider may be defective, and another API shares a name or two."""


@dataclass(frozen=True)
class Look:
    """What a base URL answered: the contracts that this can be (`certain` if a record shows a name
    that only the one has), and in short English lines what each path was answered with.

    `listed` is whether one of the paths had a list of a known contract, `closed` whether all that
    was asked is shown to others only.
    """

    base_url: str
    contracts: tuple[Contract, ...]
    told: tuple[str, ...]
    certain: bool = False
    listed: bool = False
    closed: bool = False


def look(base_url: str, ask: Ask, contracts: Iterable[Contract]) -> Look:
    """Asks for the lists by which these contracts differ, as few as will do, and holds what is
    shown against them.

    Where a list is missing, the names in the records of the others may still tell it. A path counts
    as there unless it is plainly not (404, a web page, something else than the list
    that the contract has): what is closed, or wants another method, tells the contracts apart as
    long as what no contract has in common is answered otherwise.
    """
    every = left = tuple(contracts)
    answers: dict[str, Answer] = {}
    while path := _next(left, answers):
        answers[path] = ask(path, left)
        left = tuple(c for c in left if path not in paths_of(c) or _fits(c, path, answers[path]))
    left = left or tuple(c for c in every if own_names(c, _records(c, answers)))
    found = _by_records(left, answers)
    names = own_names(found[0], _records(found[0], answers)) if len(found) == 1 else ()
    lists = {path: _any_items(every, path, each) for path, each in answers.items()}
    told = (f"{path}: {_seen(each, lists[path])}" for path, each in answers.items())
    return Look(
        base_url,
        found,
        (*told, *(f"{name}: ✓" for name in names)),
        certain=bool(names),
        listed=any(each is not None for each in lists.values()),
        closed=all(each.status in (401, 403) for each in answers.values()),
    )


def paths_of(contract: Contract) -> tuple[str, ...]:
    """The paths by which a contract is recognised, the list of klantcontacten first."""
    paths = contract.detection.get("paths", ())
    first = contract.resource("klantcontact").path
    return (first, *(path for path in paths if path != first)) if paths else ()


def _next(left: tuple[Contract, ...], answers: Mapping[str, Answer]) -> str:
    """What to ask next: a path of the contracts that are left, those first that not all have."""
    waiting = [path for each in left for path in paths_of(each) if path not in answers]
    return waiting[0] if waiting else ""


def _fits(contract: Contract, path: str, answer: Answer) -> bool:
    """Whether an answer to GET can be that of a list of this contract."""
    if answer.ok:
        return _items(contract, path, answer) is not None
    status = answer.status
    return status is None or (status not in _NOWHERE and not 300 <= status < 400)


def _items(contract: Contract, path: str, answer: Answer) -> list[dict[str, Any]] | None:
    resource = _resource(contract, path)
    return page_items(contract, resource, answer) if resource is not None else None


def _any_items(
    contracts: Iterable[Contract], path: str, answer: Answer
) -> list[dict[str, Any]] | None:
    found = (_items(each, path, answer) for each in contracts)
    return next((each for each in found if each is not None), None)


def _resource(contract: Contract, path: str) -> Resource | None:
    return next((each for each in contract.resources.values() if each.path == path), None)


def _by_records(left: tuple[Contract, ...], answers: Mapping[str, Answer]) -> tuple[Contract, ...]:
    """Of contracts with the same paths those whose names the records have; a name that only one
    has decides."""
    shown = {each.name: _records(each, answers) for each in left}
    possible = tuple(each for each in left if not _denied(each, shown[each.name]))
    known = tuple(each for each in possible if _identified(each, shown[each.name]))
    possible = known or tuple(each for each in possible if _alike(each, shown[each.name]))
    certain = tuple(each for each in possible if own_names(each, shown[each.name]))
    return certain or possible


def _records(contract: Contract, answers: Mapping[str, Answer]) -> dict[str, dict[str, Any]]:
    """The first record of each list, by the resource that this contract has there."""
    return {
        resource.name: items[0]
        for path, answer in answers.items()
        if (resource := _resource(contract, path)) is not None
        and (items := _items(contract, path, answer))
    }


def _denied(contract: Contract, shown: Shown) -> bool:
    return any(_shows(contract, shown, rule) for rule in contract.detection.get("none", ()))


def _identified(contract: Contract, shown: Shown) -> bool:
    return all(
        wire.identifier(contract.resource(name), one) is not None for name, one in shown.items()
    )


def _alike(contract: Contract, shown: Shown) -> bool:
    for name, record in shown.items():
        keys = {each.keys[0] for each in contract.resource(name).attributes.values()}
        if len(keys & record.keys()) < _KNOWN_KEYS * len(keys):
            return False
    return True


def own_names(contract: Contract, shown: Shown) -> tuple[str, ...]:
    """The names in records, one of each resource, by which the contract is recognised."""
    found = [
        f"{rule['resource']}.{rule['property']}"
        for rule in contract.detection.get("any", ())
        if _shows(contract, shown, rule)
    ]
    if contract.own_address and any(
        wire.read(one, contract.own_address) is not wire.MISSING for one in shown.values()
    ):
        found.append(".".join(contract.own_address))
    return tuple(found)


def _shows(contract: Contract, shown: Shown, rule: Mapping[str, Any]) -> bool:
    """Whether a record shows the member that a rule is about; what is required, or deprecated, no
    record says."""
    record, name = shown.get(rule["resource"]), rule.get("property")
    if record is None or name is None or "deprecated" in rule:
        return False
    resource = contract.resource(rule["resource"])
    around = {each.embedded for each in resource.attributes.values() if each.embedded}
    return name in record or any(
        isinstance(record.get(key), dict) and name in record[key] for key in around
    )


def _seen(answer: Answer, items: list[dict[str, Any]] | None) -> str:
    if items is not None:
        return "a list with records" if items else "a list without records"
    if answer.trouble:
        return answer.trouble
    if answer.ok:
        return "a web page" if "html" in answer.media else "something else than a list"
    return f"status {answer.status}"
