"""The journal of one process of a play: every write is on disk before it is sent.

It is the journal of a run, so that `clean` reads it, with lines of its own for the audit.
"""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kcc_conformance.consumer.journal import Journal
from kcc_conformance.consumer.recognition import intent_of
from kcc_conformance.contract.contract import Contract
from kcc_conformance.load.history import ACKNOWLEDGED, REFUSED, UNSENT


class Notebook:
    """Notes what is sent and what came of it. Safe for use by several threads.

    Raises CannotTell (environment) where it cannot be written: then nothing may be sent.
    """

    def __init__(self, journal: Journal, contract: Contract, marker: str) -> None:
        self.journal = journal
        self._contract = contract
        self._marker = marker
        self._number = 0
        self._lock = threading.Lock()

    def write(
        self, resource: str, body: Any, serial: int, klantcontact: str, other: str
    ) -> Callable[[str, str], None]:
        """Before a registration; answers what is to be told how it ended, with its ID."""
        number = self._next()
        intent = intent_of(self._contract, resource, body, marker=self._marker, drawn=())
        told: dict[str, Any] = {"load": "write", "of": number, "resource": resource}
        more = {"serial": serial, "klantcontact": klantcontact, "other": other}
        told |= {key: value for key, value in more.items() if value}
        self.journal.intent(replace(intent, number=number), told)

        def ended(outcome: str, record_id: str) -> None:
            lines: list[dict[str, Any]] = [{"load": outcome, "of": number}]
            if outcome == ACKNOWLEDGED:
                lines[0]["id"] = record_id
                lines.append(self.journal.making(resource, record_id))
            if outcome in (ACKNOWLEDGED, REFUSED, UNSENT):
                lines.append({"settled": number})
            self.journal.note(*lines)

        return ended

    def correction(self, record_id: str, attribute: str, version: int) -> Callable[[str], None]:
        """Before a correction; answers what is to be told how it ended."""
        number = self._next()
        told = {"load": "correction", "of": number, "id": record_id}
        self.journal.note(told | {"attribute": attribute, "version": version})

        def ended(outcome: str) -> None:
            self.journal.note({"load": "corrected", "of": number, "outcome": outcome})

        return ended

    def late(self, record_id: str, seconds: float) -> None:
        """A record was not to be seen so many seconds after it was acknowledged."""
        self.journal.note({"load": "late", "id": record_id, "seconds": round(seconds, 3)})

    def sight(self, record_id: str, attribute: str, whose: int) -> None:
        """A reading of a record showed what is another's."""
        line = {"load": "sight", "id": record_id, "attribute": attribute, "whose": whose}
        self.journal.note(line)

    def ended(self) -> None:
        """The process ends as it should."""
        self.journal.note({"load": "ended"})

    def _next(self) -> int:
        with self._lock:
            self._number += 1
            return self._number
