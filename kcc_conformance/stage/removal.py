"""Deleting records of a run one by one, as long as there is time and the provider answers."""

import time
from collections.abc import Callable, Iterable

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.result.result import Leftover
from kcc_conformance.stage.stage import Stage
from kcc_conformance.stage.threads import spread

SILENCE = 30.0
"""Seconds that there are for the next answer, also when the run's own time is over: as long as
three requests of the usual timeout."""

A_RECORD = 3.0
"""Seconds for each record, all together the most that a clean-up takes beyond the run's own time:
ten times what a slow provider takes, so that only one that drips is cut off."""

GONE = frozenset({404, 410})
_NO_DELETE = frozenset({405, 428, 501})

OnDeleted = Callable[[Entry, Answer], None]


class Reserve:
    """The time for a clean-up: it goes on while there are answers, up to a bound that grows with
    what there is to clean."""

    def __init__(self, stage: Stage, records: int) -> None:
        self._provider = stage.provider
        self._end = time.monotonic() + max(SILENCE, A_RECORD * records)
        self.renew()

    def renew(self) -> None:
        """There was an answer: there is time for the next."""
        left = min(SILENCE, self._end - time.monotonic())
        if left > 0:
            self._provider.deadline = self._provider.deadline.extended(left)


class Removal:
    """Deletes records, and tells which are left and why.

    Where a kind cannot be deleted at all, or no answer comes, the others of that kind are not
    tried. `on_deleted` is told of every record that is gone, with the answer that said so.
    """

    def __init__(self, stage: Stage, reserve: Reserve, on_deleted: OnDeleted | None) -> None:
        self._stage = stage
        self._reserve = reserve
        self._on_deleted = on_deleted
        self._barred: dict[str, str] = {}

    def remove(self, entries: Iterable[Entry]) -> tuple[Leftover, ...]:
        """Deletes these; answers those that are left."""
        wanted = tuple(entries)
        told = spread(self._removed, wanted, self._stage.settings.parallel)
        return tuple(
            Leftover(entry.resource, entry.id, why)
            for entry, why in zip(wanted, told, strict=True)
            if why
        )

    def note_gone(self, entry: Entry, answer: Answer) -> None:
        """Notes of a record that it is gone, as an answer says."""
        self._stage.ledger.mark_deleted(entry.resource, entry.id)
        if self._on_deleted:
            self._on_deleted(entry, answer)

    def _removed(self, entry: Entry) -> str:
        """Why a record is left; empty if it is not."""
        if entry.resource in self._barred:
            return self._barred[entry.resource]
        answer = self._stage.consumer.delete(entry.resource, entry.id)
        if not answer.trouble:
            self._reserve.renew()
        if answer.ok or answer.status in GONE:
            self.note_gone(entry, answer)
            return ""
        why = answer.trouble or f"DELETE answered with status {answer.status}"
        if answer.trouble or answer.status in _NO_DELETE:
            self._barred[entry.resource] = why
        return why
