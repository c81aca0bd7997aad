"""What a provider said that it deleted, and that is still there."""

import time
from collections.abc import Iterable

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.stage.stage import Stage

_SETTLE = 2.0
"""Seconds that a deletion may take to show, whatever patience was given: nobody is called one who
deletes nothing for being late. They are waited once, and only where something is still there."""
_EVERY = 0.25
"""Seconds between two looks."""
_PAGES = 20
"""How far a list is read to see whether it still shows a record: 2,000 records at 100 a page."""


class Standing:
    """Looks whether what was deleted is gone.

    One reading for each kind where it is, which is what a run costs with most providers. A record
    that can still be read is there if a list shows it as well: some providers keep what was
    deleted, marked so, and list it no more.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._until: float | None = None

    def among(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Those records of one kind that are still there; none if the last one is gone."""
        wanted = tuple(entries)
        if not wanted or self._stage.provider.silent or not self._reads(wanted[-1]):
            return ()
        shown = self._stage.consumer.listing(wanted[-1].resource, page_limit=_PAGES)
        if shown.whole:
            return tuple(each for each in wanted if shown.has(each.id))
        narrowed = self._narrowed(wanted[-1].resource)
        if narrowed and narrowed.whole and not any(narrowed.has(each.id) for each in wanted):
            return ()
        return tuple(each for each in wanted if self._reads(each))

    def revive(self, entries: Iterable[Entry]) -> None:
        """Notes that they have to be taken away after all."""
        for each in entries:
            self._stage.ledger.mark_standing(each.resource, each.id)

    def _reads(self, entry: Entry) -> bool:
        """Whether the record can be read, also after the time that a deletion may take."""
        while self._read(entry).ok:
            if self._until is None:
                self._until = time.monotonic() + _SETTLE
            if time.monotonic() >= self._until:
                return True
            time.sleep(_EVERY)
        return False

    def _read(self, entry: Entry) -> Answer:
        return self._stage.consumer.read(entry.resource, entry.id)

    def _narrowed(self, name: str) -> Listing | None:
        """The list of what bears the run's mark, where there is a filter for that."""
        consumer = self._stage.consumer
        rule = self._stage.contract.resource(name).filters.get("onderwerp")
        if rule is None or rule.match != "contains" or not consumer.has_filter(name, "onderwerp"):
            return None
        return consumer.listing(name, "onderwerp", onderwerp=consumer.marker, page_limit=_PAGES)
