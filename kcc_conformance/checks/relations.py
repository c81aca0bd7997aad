"""Do records point to each other, and only to each other?"""

from collections.abc import Callable, Collection

from kcc_conformance.checks import answers
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute, Contract, Resource
from kcc_conformance.findings import CONTRACT, CONVENTION, CannotTell, Finding
from kcc_conformance.law.attributes import CLAUSES, name_of, the


def refers(
    contract: Contract,
    resource: Resource,
    record: object,
    attribute_name: str,
    expected: Collection[str],
    *,
    known: Collection[str] | None = None,
    exchange: int | None = None,
) -> tuple[Finding, ...]:
    """A finding unless a list-valued attribute shows exactly the expected IDs (as a set). What it
    shows beside all of these rests on convention, where it is none of those `known` to the run:
    an actor of the provider's own. The actor without whom the provider takes no klantcontact is
    nobody's (`Wording.actor`)."""
    attribute = resource.attributes[attribute_name]
    value = wire.value_of(record, attribute)
    shown = wire.referred_all(contract, value)
    stand_in = contract.wording.actor
    if shown and stand_in and attribute.target == "actor" and stand_in not in expected:
        shown = tuple(each for each in shown if not wire.same_id(each, stand_in))
    if shown is not None and _same(shown, expected):
        return ()
    alone = wire.referred_all(contract, [value]) if isinstance(value, dict) else None
    if not expected and (value is None or value is wire.MISSING):
        return ()
    return (
        Finding(
            f"{name_of(attribute_name)} van {the(resource.name)} "
            f"{_not(expected, attribute.target or '')}",
            pointer=attribute.pointer,
            expected=sorted(expected),
            actual=repr(value) if value is wire.MISSING else _shown(value, shown),
            clause=CLAUSES.get(attribute_name),
            exchange=exchange,
            source=_rests_on(shown, alone, expected, known),
        ),
    )


def _rests_on(
    shown: Collection[str] | None,
    alone: Collection[str] | None,
    expected: Collection[str],
    known: Collection[str] | None,
) -> str | None:
    """What a difference rests on if not on the text: one record that stands by itself instead of in
    a list of one, or an actor of the provider's own beside those that were linked."""
    if alone is not None and _same(alone, expected):
        return CONTRACT
    if shown is None or known is None:
        return None
    there, wanted = wire.id_keys(shown), wire.id_keys(expected)
    return (
        CONVENTION if wanted <= there and (there - wanted).isdisjoint(wire.id_keys(known)) else None
    )


def lists_exactly(
    listing: Listing,
    expected: Collection[str],
    *,
    what: str,
    clause: str | None = None,
    own: Callable[[object], bool] = lambda item: True,
) -> tuple[Finding, ...]:
    """A finding unless a list shows exactly the expected IDs, each of them at least once. That a
    list leaves out what is there differs from the contract, for no text speaks of lists; likewise
    that it shows what is not its `own`, because a filter does nothing."""
    exchange = listing.answers[-1].n
    if listing.problem:
        return (
            Finding(
                f"{what}: {listing.problem}",
                expected=sorted(expected),
                actual=listing.answers[-1].status,
                clause=clause,
                exchange=exchange,
                source=CONTRACT,
            ),
        )
    if _same(listing.ids, expected):
        return ()
    if listing.truncated:
        raise CannotTell("environment", f"{what}: de lijst is te lang om helemaal te lezen")
    missing = [i for i in expected if not any(wire.same_id(i, other) for other in listing.ids)]
    more = [i for i in listing.ids if not any(wire.same_id(i, other) for other in expected)]
    parts = []
    if missing:
        parts.append(
            f"{len(missing)} ontbreekt" if len(missing) == 1 else f"{len(missing)} ontbreken"
        )
    if more:
        parts.append(
            f"{len(more)} hoort er niet bij" if len(more) == 1 else f"{len(more)} horen er niet bij"
        )
    return (
        Finding(
            f"{what}: {', '.join(parts)}",
            expected=sorted(expected)[:20],
            actual=list(listing.ids)[:20],
            clause=clause,
            exchange=exchange,
            source=None if any(own(listing.get(each)) for each in more) else CONTRACT,
        ),
    )


def readable(listing: Listing) -> Listing:
    """The list itself; raises CannotTell where it cannot be read, because then what it does not
    show is not absent."""
    answers.permitted(listing.answers[-1])
    if listing.problem:
        raise CannotTell("prerequisite", f"de lijst is niet te lezen: {listing.problem}")
    return listing


def _same(shown: Collection[str], expected: Collection[str]) -> bool:
    return wire.id_keys(shown) == wire.id_keys(expected)


def _shown(value: object, shown: tuple[str, ...] | None) -> object:
    return list(shown) if shown is not None else value


def _not(expected: Collection[str], target: str) -> str:
    if not expected:
        return "is niet leeg"
    if len(expected) == 1:
        return f"toont niet alleen de gekoppelde {target}"
    return f"toont niet alleen de {len(expected)} gekoppelde records ({target})"


def includes(
    contract: Contract,
    resource: Resource,
    record: object,
    attribute_name: str,
    expected: str,
    *,
    exchange: int | None = None,
) -> tuple[Finding, ...]:
    """A finding unless a list-valued attribute shows at least the expected ID."""
    attribute = resource.attributes.get(attribute_name)
    if attribute is None:
        return ()
    value = wire.value_of(record, attribute)
    shown = wire.referred_all(contract, value)
    if shown is not None and any(wire.same_id(expected, other) for other in shown):
        return ()
    return (
        Finding(
            f"{name_of(attribute_name)} van {the(resource.name)} toont de gekoppelde"
            f" {attribute.target} niet",
            pointer=attribute.pointer,
            expected=expected,
            actual=repr(value) if value is wire.MISSING else _shown(value, shown),
            clause=CLAUSES.get(attribute_name),
            exchange=exchange,
        ),
    )


def points_elsewhere(
    contract: Contract, resource: Resource, record: object, attribute_name: str, record_id: str
) -> bool:
    """Whether a reference is there but not to this record."""
    found = wire.referred(contract, wire.value_of(record, resource.attributes[attribute_name]))
    return found is None or not wire.same_id(found, record_id)


def points_to(
    contract: Contract, record: object, attribute: Attribute, ids: Collection[str]
) -> bool:
    """Whether a reference is to one of these records (by `wire.id_key`)."""
    found = wire.referred(contract, wire.value_of(record, attribute))
    return found is not None and wire.id_key(found) in ids
