"""The records that a run made at the provider, so that they can all be taken away again."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

# Children before parents.
ORDER = ("actorklantcontact", "betrokkene", "klantcontact", "partij", "actor")


@dataclass(frozen=True)
class Entry:
    """One record made by this run. `sent` are the logical values that were sent."""

    resource: str
    id: str
    sent: tuple[tuple[str, object], ...] = ()
    exchange: int | None = None
    deleted: bool = False

    @property
    def values(self) -> dict[str, object]:
        """The logical values that were sent."""
        return dict(self.sent)


@dataclass(frozen=True)
class Intent:
    """A registration that is sent, or was sent, and of which a record may be there unnoted.

    What it can be recognised by in a list: `token`, the run's marker with a serial number;
    `marks`, logical values that a filter takes; `refs`, the records that it points to. `also` are
    the resources that the same call registers with it; `at` is when, in UTC. `answered` once the
    provider has said what became of the record: that it failed, say. If it is there all the same,
    it has to be taken away, but nobody waits for it.
    """

    number: int
    resource: str
    token: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    refs: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    at: str = ""
    answered: bool = False


class Book(Protocol):
    """Where a ledger is kept while it is written: see `journal`."""

    def intent(self, intent: Intent) -> None:
        """Before a registration is sent. Raises CannotTell where that cannot be noted."""

    def made(self, resource: str, record_id: str) -> None:
        """A record was made."""

    def settled(self, number: int) -> None:
        """All is known of an intent."""

    def gone(self, resource: str, record_id: str) -> None:
        """A record was deleted."""

    def stays(self, numbers: Mapping[str, int], more: int) -> None:
        """So many of each kind cannot be deleted, and so many more are left."""


class Ledger:
    """All records made, in order of making; what was deleted since is marked so.

    With a `book` every change is on disk at once.
    """

    def __init__(self, book: Book | None = None) -> None:
        self._entries: dict[tuple[str, str], Entry] = {}
        self._pending: dict[int, Intent] = {}
        self._again: list[Entry] = []
        self._intents = 0
        self._lock = threading.Lock()
        self.book = book

    def intend(self, intent: Intent) -> Intent:
        """Notes, before it is sent, that a record is going to be asked for; answers it with a
        number, if it had none.

        Raises CannotTell where the book cannot be written: then nothing may be sent.
        """
        with self._lock:
            intent = replace(intent, number=intent.number or self._intents + 1)
            self._intents = max(self._intents, intent.number)
            self._pending[intent.number] = intent
        try:
            if self.book:
                self.book.intent(intent)
        except Exception:
            self._pending.pop(intent.number, None)
            raise
        return intent

    def settle(self, number: int) -> None:
        """Notes that all is known of what an intent asked for."""
        if self._pending.pop(number, None) is not None and self.book:
            self.book.settled(number)

    def answer(self, number: int) -> None:
        """Notes that the provider has said what became of an intent, though not that all is known:
        the record may be there all the same."""
        with self._lock:
            if number in self._pending:
                self._pending[number] = replace(self._pending[number], answered=True)

    def pending(self) -> tuple[Intent, ...]:
        """What was asked for and may be there without being noted."""
        with self._lock:
            return tuple(self._pending.values())

    def unanswered(self, resource: str) -> tuple[Intent, ...]:
        """The records of a resource that were asked for without a usable answer: whoever finds
        one has not found something that came by itself."""
        return tuple(
            intent
            for intent in self.pending()
            if intent.resource == resource and not intent.answered
        )

    def add(self, entry: Entry) -> None:
        """Notes a record; a second note of the same record is ignored. One that was deleted before
        is another record, with an ID that was given out again."""
        with self._lock:
            there = self._entries.get((entry.resource, entry.id))
            known = there is not None and not there.deleted
            if not known:
                self._entries[entry.resource, entry.id] = entry
            if there is not None and not known:
                self._again.append(entry)
                self._forget_linked(entry)
        if self.book and not known:
            self.book.made(entry.resource, entry.id)

    def _forget_linked(self, entry: Entry) -> None:
        """What hung on the record that had this ID before went with it."""
        for key, each in self._entries.items():
            if each.values.get(entry.resource) == entry.id:
                self._entries[key] = replace(each, deleted=True)

    def given_again(self, resource: str) -> tuple[Entry, ...]:
        """The records of one resource that got the ID of one that was deleted."""
        return tuple(entry for entry in self._again if entry.resource == resource)

    def mark_deleted(self, resource: str, record_id: str) -> None:
        """Notes that a record is gone."""
        with self._lock:
            entry = self._entries.get((resource, record_id))
            if entry is not None:
                self._entries[resource, record_id] = replace(entry, deleted=True)
        if self.book and entry is not None and not entry.deleted:
            self.book.gone(resource, record_id)

    def mark_standing(self, resource: str, record_id: str) -> None:
        """Notes that a record is there, although the provider said that it was deleted."""
        with self._lock:
            entry = self._entries.get((resource, record_id))
            if entry is not None:
                self._entries[resource, record_id] = replace(entry, deleted=False)
        if self.book and entry is not None and entry.deleted:
            self.book.made(resource, record_id)

    def amend(self, resource: str, record_id: str, values: Mapping[str, object]) -> None:
        """Notes that some attributes of a record were changed."""
        with self._lock:
            entry = self._entries.get((resource, record_id))
            if entry is not None:
                sent = tuple({**entry.values, **values}.items())
                self._entries[resource, record_id] = replace(entry, sent=sent)

    def of(self, resource: str, *, alive: bool = False) -> tuple[Entry, ...]:
        """The records of one resource, oldest first, whichever thread was the first to note what it
        made; with `alive` only those not deleted."""
        with self._lock:
            found = [
                entry
                for entry in self._entries.values()
                if entry.resource == resource and not (alive and entry.deleted)
            ]
        return tuple(sorted(found, key=lambda entry: entry.exchange or 0))

    def standing(self, resource: str) -> tuple[Entry, ...]:
        """The records not deleted, and not linked to a klantcontact of this run that was."""
        gone = self.gone("klantcontact")
        return tuple(
            entry
            for entry in self.of(resource, alive=True)
            if entry.values.get("klantcontact") not in gone
        )

    def knows(self, resource: str, record_id: str) -> bool:
        """Whether this run made that record."""
        return (resource, record_id) in self._entries

    def ids(self, *names: str) -> frozenset[str]:
        """The IDs of everything made, or of these kinds."""
        if names:
            return frozenset(entry.id for name in names for entry in self.of(name))
        with self._lock:
            return frozenset(record_id for _, record_id in self._entries)

    def gone(self, *names: str) -> frozenset[str]:
        """The IDs of what was made of these kinds and is deleted."""
        return frozenset(each.id for name in names for each in self.of(name) if each.deleted)

    def remaining(self) -> tuple[Entry, ...]:
        """What still has to be deleted, in the order in which it can be."""
        with self._lock:
            alive = [entry for entry in self._entries.values() if not entry.deleted]
        return tuple(
            entry for resource in ORDER for entry in reversed(alive) if entry.resource == resource
        )
