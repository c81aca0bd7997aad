"""Deleting records of a run one by one, as long as there is time and the provider answers."""

import time
from collections.abc import Callable, Iterable

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.ledger import ORDER, Entry
from kcc_conformance.result.result import Leftover
from kcc_conformance.stage.stage import Stage
from kcc_conformance.stage.standing import Standing
from kcc_conformance.stage.threads import spread

SILENCE = 30.0
"""Seconds that there are for the next answer, also when the run's own time is over: as long as
three requests of the usual timeout."""

A_RECORD = 3.0
"""Seconds for each record, all together the most that a clean-up takes beyond the run's own time:
ten times what a slow provider takes, so that only one that drips is cut off."""

_NO_DELETE = frozenset({405, 428, 501})
_ALIKE = 5
"""So many of a kind refused in the same way, and none deleted, and the others are not tried: with
fewer a provider could keep those that it does not show to everybody."""

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
    tried.
    """

    def __init__(self, stage: Stage, reserve: Reserve) -> None:
        self._stage = stage
        self._reserve = reserve
        self._barred: dict[str, str] = {}
        self._refused: dict[str, list[str]] = {}
        self._gone: dict[tuple[str, str], tuple[Entry, Answer]] = {}

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
        self._gone[entry.resource, entry.id] = (entry, answer)

    def verified(self, on_deleted: OnDeleted | None) -> tuple[Leftover, ...]:
        """What is still there of all that the run deleted, now and before. `on_deleted` is told of
        every record that is gone, with the answer that said so.

        Costs one reading for each kind of which something was deleted.
        """
        look, left = Standing(self._stage), []
        for resource in ORDER:
            deleted = [each for each in self._stage.ledger.of(resource) if each.deleted]
            asked = [each for each in deleted if (resource, each.id) in self._gone]
            if any(self._gone[resource, each.id][1].method == "GET" for each in asked):
                continue  # a list has shown that they are gone
            there = look.among([each for each in deleted if each not in asked] + asked)
            look.revive(there)
            for entry in there:
                told = self._gone.pop((resource, entry.id), None)
                why = still_there(told[1].status if told else None)
                left.append(Leftover(resource, entry.id, why))
        for entry, answer in self._gone.values():
            if on_deleted:
                on_deleted(entry, answer)
        return tuple(left)

    def _removed(self, entry: Entry) -> str:
        """Why a record is left; empty if it is not."""
        if entry.resource in self._barred:
            return self._barred[entry.resource]
        answer = self._stage.consumer.delete(entry.resource, entry.id)
        if not answer.trouble:
            self._reserve.renew()
        refused = self._refused.setdefault(entry.resource, [])
        if answer.ok or answer.gone:
            refused.clear()
            self.note_gone(entry, answer)
            return ""
        why = answer.trouble or f"DELETE answered with status {answer.status}"
        refused.append(why)
        if answer.trouble or answer.status in _NO_DELETE or refused == [why] * _ALIKE:
            self._barred[entry.resource] = why
        return why


def still_there(status: int | None) -> str:
    """Why a record is left that the provider said that it deleted."""
    if status is None:
        return "the provider said that it was deleted, but it is still there"
    return f"DELETE answered with status {status}, but it is still there"
