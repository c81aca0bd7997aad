"""The records that a run made at the provider, so that they can all be taken away again."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace

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


class Ledger:
    """All records made, in order of making; what was deleted since is marked so."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], Entry] = {}
        self._lock = threading.Lock()

    def add(self, entry: Entry) -> None:
        """Notes a record; a second note of the same record is ignored."""
        with self._lock:
            self._entries.setdefault((entry.resource, entry.id), entry)

    def mark_deleted(self, resource: str, record_id: str) -> None:
        """Notes that a record is gone."""
        with self._lock:
            entry = self._entries.get((resource, record_id))
            if entry is not None:
                self._entries[resource, record_id] = replace(entry, deleted=True)

    def amend(self, resource: str, record_id: str, values: Mapping[str, object]) -> None:
        """Notes that some attributes of a record were changed."""
        with self._lock:
            entry = self._entries.get((resource, record_id))
            if entry is not None:
                sent = tuple({**entry.values, **values}.items())
                self._entries[resource, record_id] = replace(entry, sent=sent)

    def of(self, resource: str, *, alive: bool = False) -> tuple[Entry, ...]:
        """The records of one resource, oldest first; with `alive` only those not deleted."""
        with self._lock:
            return tuple(
                entry
                for entry in self._entries.values()
                if entry.resource == resource and not (alive and entry.deleted)
            )

    def standing(self, resource: str) -> tuple[Entry, ...]:
        """The records not deleted, and not linked to a klantcontact of this run that was."""
        gone = {entry.id for entry in self.of("klantcontact") if entry.deleted}
        return tuple(
            entry
            for entry in self.of(resource, alive=True)
            if entry.values.get("klantcontact") not in gone
        )

    def knows(self, resource: str, record_id: str) -> bool:
        """Whether this run made that record."""
        return (resource, record_id) in self._entries

    def ids(self) -> frozenset[str]:
        """The IDs of everything made."""
        return frozenset(record_id for _, record_id in self._entries)

    def remaining(self) -> tuple[Entry, ...]:
        """What still has to be deleted, in the order in which it can be."""
        with self._lock:
            alive = [entry for entry in self._entries.values() if not entry.deleted]
        return tuple(
            entry for resource in ORDER for entry in reversed(alive) if entry.resource == resource
        )
