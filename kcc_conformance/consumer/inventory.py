"""How many klantcontacten there are, and which: now, and before this run registered any."""

from dataclasses import dataclass

from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.contract import wire

READABLE = 5_000
"""A longer register is counted by what the provider tells instead of read: at 100 a page, the
least of what the contracts allow at most, this many take 50 requests at each look."""


@dataclass(frozen=True)
class State:
    """The klantcontacten that there are, as one query over all pages sees them; `ids` are their
    keys (`wire.id_key`).

    Of a register that is too long to read, `ids` is None and only the `count` that the provider
    tells is known. `alive` is how many of them this run registered itself.
    """

    ids: frozenset[str] | None
    count: int | None
    alive: int
    listing: Listing

    @property
    def problem(self) -> str:
        """Why nothing can be told from this state, in one Dutch sentence; empty if it can."""
        if self.ids is not None or self.count is not None:
            return ""
        return self.listing.problem or "de lijst van klantcontacten is te lang om te lezen"

    @property
    def number(self) -> int:
        """How many there are: as many as were read, or else as the provider tells."""
        return len(self.ids) if self.ids is not None else self.count or 0

    def shows(self, record_id: str) -> bool:
        """Whether a record is in the state; of a long register that cannot be denied."""
        return self.ids is None or wire.id_key(record_id) in self.ids


class Inventory:
    """Looks at the klantcontacten that a provider has, and remembers the first look."""

    def __init__(self, consumer: Consumer) -> None:
        self._consumer = consumer
        self._first: State | None = None
        self._last: State | None = None
        self._short = False

    def first(self) -> State:
        """The klantcontacten that there were when this was asked for the first time: a run does
        so before it registers any."""
        if self._first is None:
            self._first = self.now()
        return self._first

    def latest(self) -> State:
        """The klantcontacten that there were after the last request, if that was a look at them;
        else those that there are now."""
        recorder = self._consumer.provider.recorder
        if self._last is not None:
            numbers = [answer.n for answer in self._last.listing.answers]
            if recorder.last == numbers[-1]:
                recorder.reuse(numbers)
                return self._last
        return self.now()

    def now(self) -> State:
        """The klantcontacten that there are now. Whether the register can be read is asked once."""
        self._last = self._look()
        return self._last

    def _look(self) -> State:
        consumer = self._consumer
        alive = len(consumer.ledger.of("klantcontact", alive=True))
        paging = consumer.contract.paging
        pages = paging.count and paging.page_size_parameter and paging.page_size_max
        if pages and not self._short:
            peek = consumer.listing("klantcontact", page_size=1, page_limit=1)
            if peek.count is not None and peek.count > READABLE:
                return State(None, peek.count, alive, peek)
            self._short = True
        listing = consumer.listing("klantcontact", item_limit=READABLE)
        ids = wire.id_keys(listing.ids) if listing.whole else None
        count = listing.count if listing.truncated else None
        return State(ids, count, alive, listing)
