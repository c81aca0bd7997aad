"""What a filter shows that does not fit it, or only nearly does."""

import re
from collections.abc import Iterator, Mapping

from kcc_conformance.checks import relations
from kcc_conformance.checks.answers import BUSY
from kcc_conformance.checks.echo import same_value
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Filter, Resource
from kcc_conformance.findings import Finding
from kcc_conformance.stage.stage import Stage

_RANDOM = re.compile(r"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-4[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-.{12}")
"""A UUID that was drawn (version 4): no other record has one that differs in a digit only."""
_FEW_PAGES = 3
_SHORTEST = 3
"""Characters that a value must have for a part of it to be asked for: of shorter ones the parts
are values of others as well."""


def other_id(stage: Stage, value: str) -> str:
    """An ID that no record has: one that differs from this one in its last digit only where IDs
    are drawn, so that a comparison of their beginning is seen; else a new one."""
    if not _RANDOM.fullmatch(value):
        return stage.consumer.unknown_id()
    return value[:-1] + ("0" if value[-1] != "0" else "1")


def strangers(stage: Stage, listing: Listing, values: Mapping[str, str]) -> int:
    """How many rows show, for an attribute that was asked for by an exact value, another."""
    attributes = listing.resource.attributes
    return sum(
        any(
            _is_other(stage, listing.resource, item, name, value)
            for name, value in values.items()
            if name in attributes and attributes[name].kind != "references"
        )
        for item in listing.items
    )


def _is_other(stage: Stage, resource: Resource, item: object, name: str, value: str) -> bool:
    attribute = resource.attributes[name]
    shown = wire.value_of(item, attribute)
    if shown is None or shown is wire.MISSING:
        return False
    if attribute.kind == "reference":
        return relations.points_elsewhere(stage.contract, resource, item, name, value)
    if resource.filters.get(name) is not None and resource.filters[name].match == "contains":
        word = str(shown)
        return value.casefold() not in word.casefold()
    wanted = wire.value_on_wire(stage.contract, attribute, value)
    return not same_value(stage.contract, attribute, wanted, shown) and str(shown) != value


def misses(
    stage: Stage, resource: Resource, rule: Filter, values: Mapping[str, str], wanted: str
) -> tuple[Finding, ...]:
    """A finding if an exact filter takes a value that is nearly the one asked for: its beginning,
    its end, a longer one, another case. Costs up to four requests for a text, three for a number,
    none for an ID (see `other_id`) or for a filter that looks inside texts."""
    if rule.match == "contains":
        return ()
    for name, value in values.items():
        attribute = resource.attributes.get(name)
        if attribute is None or attribute.kind in ("reference", "references"):
            continue
        for what, asked in _nearly(value):
            listing = stage.consumer.listing(
                resource.name, rule.name, {**values, name: asked}, page_limit=_FEW_PAGES
            )
            status = listing.answers[-1].status
            if status is not None and status >= 500 and status not in BUSY:
                told = f"het filter antwoordt met status {status} op een waarde die er niet is"
            elif listing.has(wanted):
                told = what
            else:
                continue
            return (
                Finding(
                    told,
                    expected=f"{asked}: niets",
                    actual=f"{asked}: {value}",
                    exchange=listing.answers[-1].n,
                ),
            )
    return ()


def _nearly(value: str) -> Iterator[tuple[str, str]]:
    """What is told where a value like it is taken, and that value; of an address of mail one of
    which the domain is reserved as well (RFC 2606)."""
    cut = value.rpartition(".")[0] if "@" in value else value[:-1]
    longer = f"{value}.test" if "@" in value else f"{value}0"
    tries = (
        ("het filter toont ook wat er alleen op lijkt: gevraagd is alleen het begin", cut),
        ("het filter toont ook wat er alleen op lijkt: gevraagd is alleen het eind", value[1:]),
        ("het filter toont ook wat er alleen op lijkt: gevraagd is een langere waarde", longer),
        (
            "het filter toont ook wat er alleen op lijkt: gevraagd is met andere hoofdletters",
            value.swapcase(),
        ),
    )
    seen = {value}
    for what, asked in tries:
        if len(asked) >= _SHORTEST and asked not in seen and asked.strip() == asked:
            seen.add(asked)
            yield what, asked
