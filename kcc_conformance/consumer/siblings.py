"""Records of a run that stand in one list together: those of one partij, or of one actor."""

from collections.abc import Iterable
from dataclasses import dataclass

from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.ledger import Entry

_IN_COMMON = {"actorklantcontact": "actor", "betrokkene": "partij"}
LINKED = tuple(_IN_COMMON)
"""The kinds of records that hang on a klantcontact."""

_RECORDS_A_PAGE = 4
"""A list is read no further than one page for each so many records that it is to show, so that
among endless records of others it costs little more than reading each by itself."""


@dataclass(frozen=True)
class Siblings:
    """Records of one kind that one list shows: those of a partij or actor, by the filter for that,
    or, without `filter_name`, any."""

    resource: str
    entries: tuple[Entry, ...]
    filter_name: str = ""
    value: str = ""

    def listing(self, consumer: Consumer) -> Listing:
        """The list, as far as it is worth reading."""
        given = {self.filter_name: self.value} if self.filter_name else None
        return consumer.listing(
            self.resource,
            self.filter_name or None,
            given,
            page_limit=pages_worth(len(self.entries)),
        )


def pages_worth(records: int) -> int:
    """How many pages of a list are worth reading for so many records."""
    return max(1, records // _RECORDS_A_PAGE)


def siblings(
    resource_name: str, entries: Iterable[Entry], *, filtered: bool, least: int
) -> tuple[Siblings, ...]:
    """The records in as few lists as there can be; not those that would be fewer than `least`.

    `filtered` is whether the provider can narrow the list to one partij or actor. Records of which
    the ledger does not know that, as that of an earlier run, are looked for among all.
    """
    name = _IN_COMMON[resource_name] if filtered else ""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(str(entry.values.get(name) or ""), []).append(entry)
    return tuple(
        Siblings(resource_name, tuple(group), name if value else "", value)
        for value, group in found.items()
        if len(group) >= least
    )


def common(resource_name: str) -> str:
    """By which attribute records of that kind can be listed together."""
    return _IN_COMMON[resource_name]
