"""States of the register of klantcontacten, made up."""

from typing import Any

from canned import answer_of

from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.inventory import State
from kcc_conformance.contract.contract import load_contract

CALL = load_contract("openklant-2.16").resource("klantcontact")


def listing_of(*items: dict[str, Any], **more: Any) -> Listing:
    """A list over three pages, of which the last is exchange 7."""
    pages = tuple(answer_of(200, {}, n=n) for n in (5, 6, 7))
    return Listing(CALL, items, more.pop("count", None), pages, **more)


def seen(*ids: str, alive: int = 0, **members: Any) -> State:
    listing = listing_of(*({"uuid": record_id, **members} for record_id in ids))
    return State(frozenset(record_id.lower() for record_id in ids), None, alive, listing)


def counted(count: int | None, alive: int = 0) -> State:
    return State(None, count, alive, listing_of(count=count, truncated=True))
