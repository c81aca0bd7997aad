"""What can be said of records that were there already, without repeating what is in them.

Every finding names IDs, attributes and kinds of values; none of them has a value of a record.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from kcc_conformance.checks.echo import same_value
from kcc_conformance.checks.shape import violations, without_nulls
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.client.privacy import outline
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute, Contract, Resource
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.findings import Finding
from kcc_conformance.jsonvalues import texts, value_at
from kcc_conformance.law.attributes import name_of
from kcc_conformance.phrases import phrase

_TELLING = 10
"""Characters from which on a text that two answers share is not shared by chance: kinds, codes and
names of fields are shorter, what was said in a conversation is longer."""


def own_ids(listing: Listing) -> tuple[Finding, ...]:
    """Findings unless each record in a list has an ID, and no two different ones share it."""
    resource, pointer = listing.resource, listing.resource.id_pointer
    exchange = listing.answers[0].n
    nameless = sum(wire.identifier(resource, item) is None for item in listing.items)
    found = []
    if nameless:
        told = f"{nameless} van {len(listing.items)} zonder bruikbaar ID"
        message = f"in de lijst staat een {resource.name} zonder ID"
        found.append(
            Finding(message, pointer=pointer, expected="een ID", actual=told, exchange=exchange)
        )
    seen: dict[str, str] = {}
    shared = set()
    for item in listing.items:
        record_id = wire.identifier(resource, item)
        content = json.dumps(item, sort_keys=True)
        if record_id is not None and seen.setdefault(wire.id_key(record_id), content) != content:
            shared.add(record_id)
    if shared:
        message = f"meer dan één {resource.name} in de lijst heeft hetzelfde ID"
        found.append(
            Finding(
                message,
                pointer=pointer,
                expected="eigen ID's",
                actual=sorted(shared)[:5],
                exchange=exchange,
            )
        )
    return tuple(found)


def readable(resource: Resource, record_id: str, answer: Answer) -> tuple[Finding, ...]:
    """A finding unless a record from the list can be read under its own ID, and shows it."""
    if not answer.ok:
        message = f"een {resource.name} uit de lijst is niet onder zijn ID op te vragen"
        return (
            Finding(message, expected=f"{record_id}: 2xx", actual=answer.status, exchange=answer.n),
        )
    shown = wire.identifier(resource, answer.body)
    if shown is not None and wire.same_id(shown, record_id):
        return ()
    message = f"een {resource.name} toont bij opvraging een ander ID, of geen"
    return (
        Finding(
            message,
            pointer=resource.id_pointer,
            expected=record_id,
            actual=shown,
            exchange=answer.n,
        ),
    )


def alike(
    contract: Contract, resource: Resource, item: object, record: object, exchange: int
) -> tuple[Finding, ...]:
    """A finding for each attribute that the record shows and the list shows otherwise."""
    found = []
    for attribute in resource.attributes.values():
        left, right = wire.value_of(record, attribute), wire.value_of(item, attribute)
        if left is wire.MISSING or left == right or _same(contract, attribute, left, right):
            continue
        found.append(
            Finding(
                f"de lijst toont {name_of(attribute.name)} van een {resource.name} anders dan de"
                " opvraging",
                pointer=attribute.pointer,
                expected=outline(left),
                actual=f"iets anders: {outline(right)}",
                exchange=exchange,
            )
        )
    return tuple(found)


def misshapen(
    schemata: Schemata,
    schema: str,
    bodies: Iterable[tuple[Any, int]],
    discreet: Callable[[str], str],
) -> tuple[Finding, ...]:
    """A finding for each kind of place where a body is not what the contract's schema says.

    `bodies` come with the exchange in which they were seen; `discreet` takes from a pointer what
    is none of our business.
    """
    what = schema.partition(".")[0]
    told: dict[tuple[str, str], Finding] = {}
    for body, exchange in bodies:
        plain = without_nulls(body)
        for violation in violations(schemata, schema, body):
            pointer = discreet(violation.pointer)
            message = f"{what} heeft niet de vorm uit het contract: {pointer or 'het geheel'}"
            seen = outline(value_at(plain, violation.pointer, wire.MISSING))
            told.setdefault(
                (pointer, violation.keyword),
                Finding(
                    message,
                    pointer=pointer,
                    expected=phrase(violation.expected, "nl"),
                    actual=seen,
                    exchange=exchange,
                ),
            )
    return tuple(told.values())


def legible(
    contract: Contract, attribute: Attribute, body: Any, exchange: int
) -> tuple[Finding, ...]:
    """A finding unless a record shows an attribute in a way that can be read; one that is not
    required may be left out."""
    value = wire.value_of(body, attribute)
    if value is None or value is wire.MISSING or value == "":
        if not attribute.required:
            return ()
        wanted, seen = "een waarde", "niets"
    elif attribute.kind == "instant":
        wanted, seen = "een tijdstip met zone (RFC 3339)", outline(value)
        if attribute.notation:
            wanted = "een tijdstip zoals het contract dat schrijft"
        if wire.moment(attribute, value) is not None:
            return ()
    elif isinstance(value, {"boolean": bool, "number": int}.get(attribute.kind, str)):
        return ()
    else:
        wanted = "ja of nee" if attribute.kind == "boolean" else "een tekst"
        seen = outline(value)
    message = f"{name_of(attribute.name)} van een klantcontact is niet te lezen"
    return (
        Finding(
            message, pointer=attribute.pointer, expected=wanted, actual=seen, exchange=exchange
        ),
    )


def repeats(listing: Listing) -> tuple[Finding, ...]:
    """A finding if a record is on the same page more than once."""
    if not listing.repeated:
        return ()
    message = f"een {listing.resource.name} staat twee keer op dezelfde pagina"
    ids = list(listing.repeated[:5])
    return (
        Finding(
            message, expected="elk record één keer", actual=ids, exchange=listing.answers[-1].n
        ),
    )


def miscounted(contract: Contract, listing: Listing) -> tuple[Finding, ...]:
    """A finding if the number that a list tells does not go with what there is to be read."""
    number = len(listing.items)
    if listing.problem:
        return (Finding(listing.problem, expected="een volgende pagina", exchange=_last(listing)),)
    if listing.count is None:
        return ()
    if listing.count == number or (listing.truncated and listing.count > number):
        return ()
    wanted = f"minstens {number}" if listing.truncated else number
    message = "het genoemde aantal past niet bij wat er in de lijst te lezen is"
    pointer = "/" + str(contract.paging.count).replace(".", "/")
    return (
        Finding(
            message, pointer=pointer, expected=wanted, actual=listing.count, exchange=_last(listing)
        ),
    )


def repeated_to(body: object, record: object) -> bool:
    """Whether a body (of a refusal) has a longer text in it that is in the record too."""
    return bool(_telling(body) & _telling(record))


def _last(listing: Listing) -> int:
    return listing.answers[-1].n


def _telling(value: object) -> set[str]:
    """The texts that say something: a word or a link may stand in any answer."""
    return {text for text in texts(value) if len(text) >= _TELLING and "://" not in text}


def _same(contract: Contract, attribute: Attribute, left: object, right: object) -> bool:
    if attribute.kind == "references":
        pair = [wire.referred_all(contract, value) for value in (left, right)]
        return pair[0] is not None and {*pair[0]} == {*(pair[1] or ())}
    return same_value(contract, attribute, left, right)
