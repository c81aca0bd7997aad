"""Whose records there are beside those of this suite, before a run registers any."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kcc_conformance.client.listing import Listing, read_list
from kcc_conformance.client.privacy import Discretion, unseen
from kcc_conformance.consumer.forms import example
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.jsonvalues import texts
from kcc_conformance.stage.stage import Stage

_KINDS = ("klantcontact", "partij", "actor")
"""What is counted: whatever else there is hangs on one of these."""
_PAGES = 20
"""How far a list is read as long as it shows records of this suite only: 2,000 at 100 a page."""
_MARK = re.compile(r"C0992-(?:[0-9a-f]{8}|voorraad)\b", re.IGNORECASE)
_ABSENT = frozenset({404, 405, 501})


@dataclass(frozen=True)
class Company:
    """The records of others: how many of each kind (`at_least` those of which the provider does
    not tell the number), and the kinds of which it cannot be told whether there are any."""

    numbers: Mapping[str, int]
    at_least: frozenset[str] = frozenset()
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.numbers or self.unknown)


def company(stage: Stage) -> Company:
    """Counts them. Costs one reading of a list for each of three kinds, and as many pages as show
    records of this suite alone; nothing of what the lists hold is kept."""
    numbers: dict[str, int] = {}
    at_least, unknown = set(), []
    for name in _KINDS:
        resource = stage.contract.resource(name)
        listing = _listing(stage, resource, 1)
        if listing.truncated and not _strangers(stage.contract, listing):
            listing = _listing(stage, resource, _PAGES)
        if listing.problem is not None:
            if name == "klantcontact" or listing.answers[-1].status not in _ABSENT:
                unknown.append(name)
            continue
        strangers = _strangers(stage.contract, listing)
        known = listing.count is not None
        own = len(listing.items) - strangers
        number = max(strangers, listing.count - own) if listing.count is not None else strangers
        number = max(number, 1) if listing.truncated else number
        if number:
            numbers[name] = number
            if listing.truncated and not known:
                at_least.add(name)
    return Company(numbers, frozenset(at_least), tuple(unknown))


class _Unseen(Discretion):
    """Keeps nothing."""

    def list_page(self, resource: Resource, page: object) -> str:
        """Nothing of the page."""
        super().list_page(resource, page)
        return unseen(page)


def _listing(stage: Stage, resource: Resource, pages: int) -> Listing:
    return read_list(
        stage.provider,
        stage.contract,
        resource,
        page_limit=pages,
        discretion=_Unseen(stage.contract, "", tuple, stage.recorder.strangers),
    )


def _strangers(contract: Contract, listing: Listing) -> int:
    return sum(not _is_ours(contract, listing.resource, item) for item in listing.items)


def _is_ours(contract: Contract, resource: Resource, item: Mapping[str, object]) -> bool:
    """Whether a record bears the mark of a run of this suite, or has the example's own words."""
    if any(_MARK.search(text) for text in texts(item)):
        return True
    if resource.name != "klantcontact":
        return False
    words = example()
    shown = {
        name: value
        for name in ("onderwerp", "inhoud")
        if isinstance(value := wire.value_of(item, resource.attributes[name]), str) and value
    }
    return "onderwerp" in shown and all(
        _plain(value) == _plain(str(words[name])) for name, value in shown.items()
    )


def _plain(text: str) -> str:
    return " ".join(text.split())
