"""The names that the suite knows: of the attributes, filters and words of each resource, as the
contracts that come along have them. A contract of one's own has no others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.contract.obliged import COUPLING, LINKS
from kcc_conformance.law.attributes import CLAUSES, KLANTCONTACT

ANY_WORD = frozenset({"kanaal", "taal"})
"""The attributes of which the text names examples, so that other words are as good."""
_ALSO = {"partij": {"object_id": ()}}
"""What a filter of the contracts asks for and none of them shows as a member of its own."""
_FILTERS = {"klantcontact": {"actor": ("actor",)}}
"""Filters that a contract can have and none of the built-in ones has."""


@dataclass(frozen=True)
class Known:
    """An attribute of a resource: the kinds that it has in the built-in contracts, the standard's
    words for its values, the clauses of the text that it is about (none for what only contracts
    have), and whether the text obliges a contract to have it."""

    kinds: tuple[str, ...]
    words: tuple[str, ...]
    clauses: tuple[str, ...]
    obliged: bool


@dataclass(frozen=True)
class Names:
    """Of a resource the attributes by name, and the filters with the attributes each needs."""

    attributes: Mapping[str, Known]
    filters: Mapping[str, tuple[str, ...]]


@cache
def vocabulary() -> Mapping[str, Names]:
    """By resource the names that the suite knows."""
    contracts = tuple(load_contract(name) for name in BUILT_IN)
    resources = dict.fromkeys(name for each in contracts for name in each.resources)
    return {name: _names(name, contracts) for name in resources}


def _names(resource: str, contracts: tuple[Contract, ...]) -> Names:
    found: dict[str, tuple[set[str], dict[str, None]]] = {}
    filters: dict[str, tuple[str, ...]] = {}
    for contract in contracts:
        if resource not in contract.resources:
            continue
        for key, attribute in contract.resource(resource).attributes.items():
            kinds, words = found.setdefault(key, (set(), {}))
            kinds.add(attribute.kind)
            words |= dict.fromkeys(attribute.values)
        for key, rule in contract.resource(resource).filters.items():
            filters.setdefault(key, tuple(sorted(rule.needs)))
    for key in _ALSO.get(resource, {}):
        found.setdefault(key, ({"text"}, {}))
    return Names(
        {
            key: Known(tuple(sorted(kinds)), tuple(words), *_law(resource, key))
            for key, (kinds, words) in found.items()
        },
        filters | _FILTERS.get(resource, {}),
    )


def _law(resource: str, key: str) -> tuple[tuple[str, ...], bool]:
    for link in LINKS:
        if link.resource == resource and key in link.attributes:
            return link.clauses, True
    if resource == "klantcontact" and key == "actoren":
        return tuple(clause for link in LINKS if link.resource == COUPLING
                     for clause in link.clauses), False  # fmt: skip
    of_text = resource in ("klantcontact", "betrokkene", COUPLING)
    clauses = (CLAUSES[key],) if of_text and key in CLAUSES else ()
    return clauses, resource == "klantcontact" and key in KLANTCONTACT


def unknown_names(contract: Contract) -> Iterator[tuple[tuple[str, ...], str]]:
    """The resources, attributes, words and filters that no check asks for, each with its place: a
    slip, or something that has no use."""
    known = vocabulary()
    for name, resource in contract.resources.items():
        if name not in known:
            yield ("resources", name), _told("resource", name, known)
            continue
        names = known[name]
        for key, attribute in resource.attributes.items():
            path = ("resources", name, "attributes", key)
            if key not in names.attributes:
                yield path, _told("attribute", key, names.attributes)
                continue
            words = names.attributes[key].words
            for word in attribute.values if words and key not in ANY_WORD else ():
                if word not in words:
                    yield (*path, "values", word), _told("word", word, words)
        for key in resource.filters:
            if key not in names.filters:
                path = ("resources", name, "filters", key)
                yield path, _told("filter", key, names.filters)


def _told(what: str, name: str, known: "Mapping[str, object] | tuple[str, ...]") -> str:
    return f"no {what} that the suite knows: {name}; it knows {', '.join(known)}"
