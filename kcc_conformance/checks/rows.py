"""Do the rows of a list show of each record what was registered of it?

What a list leaves out of a record differs from the contract at most, and is not told here; what it
shows otherwise than it was sent is the text's, as elsewhere.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from kcc_conformance.checks import relations
from kcc_conformance.checks.echo import echo
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import Finding


def shows(
    contract: Contract,
    listing: Listing,
    record_id: str,
    sent: Mapping[str, object],
    *,
    where: str,
    clause: str | None = None,
) -> tuple[Finding, ...]:
    """A finding for each sent attribute that a row shows otherwise; every row with that ID is
    looked at, in case there are more."""
    found: tuple[Finding, ...] = ()
    for item in _rows(listing, record_id):
        attributes = listing.resource.attributes
        told = [
            name
            for name in sent
            if name in attributes and wire.value_of(item, attributes[name]) not in _NOTHING
        ]
        found += echo(
            contract,
            listing.resource,
            sent,
            item,
            attributes=told,
            exchange=listing.answers[-1].n,
            where=where,
            clause=clause,
        )
    return found


def relates(
    contract: Contract,
    listing: Listing,
    record_id: str,
    expected: Mapping[str, Collection[str]],
    known: Mapping[str, Collection[str]],
) -> tuple[Finding, ...]:
    """A finding for each list of references that a row shows otherwise; `known` as in
    `relations.refers`, by attribute."""
    found: tuple[Finding, ...] = ()
    for item in _rows(listing, record_id):
        for name, ids in expected.items():
            attribute = listing.resource.attributes.get(name)
            if attribute is None or wire.value_of(item, attribute) in _NOTHING:
                continue
            told = relations.refers(
                contract,
                listing.resource,
                item,
                name,
                ids,
                known=known.get(name),
                exchange=listing.answers[-1].n,
            )
            message = f"een klantcontact staat in de lijst niet met de eigen {name}"
            found += tuple(replace(each, message=message) for each in told)
    return found


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The first of each kind of finding: that more rows have it too teaches nothing."""
    kept: dict[tuple[str, str | None], Finding] = {}
    for each in findings:
        kept.setdefault((each.message, each.clause), each)
    return tuple(kept.values())


_NOTHING = (None, wire.MISSING)


def _rows(listing: Listing, record_id: str) -> list[dict[str, object]]:
    return [
        item
        for item in listing.items
        if wire.same_id(wire.identifier(listing.resource, item), record_id)
    ]
