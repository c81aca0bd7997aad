"""What passes the relay while calls are played, kept in the order in which it was sent."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace

from kcc_conformance.client.connections import READING
from kcc_conformance.observing.live.refusing import Refusals
from kcc_conformance.relay.messages import Noted, Refusing

ROOM = 300_000_000
"""Bytes of bodies that are kept in memory; what comes after that is kept without its body."""


class Tape:
    """Looks along with a relay, and remembers."""

    def __init__(self, refusals: Refusals) -> None:
        self._refusals = refusals
        self._lock = threading.Lock()
        self._noted: dict[int, Noted] = {}
        self._begun = 0
        self._room = ROOM
        self._under_way = 0
        self._last_write = time.monotonic()

    def wants(self, method: str, path: str) -> bool:
        """Whether a request has to be read whole."""
        return self._refusals.wants(method, path)

    def refuses(self, method: str, path: str, body: bytes) -> Refusing | None:
        """How to refuse a request; None lets it pass."""
        return self._refusals.refuses(method, path, body)

    def began(self) -> int:
        """A request begins; gives its number."""
        with self._lock:
            self._begun += 1
            self._under_way += 1
            return self._begun

    def note(self, number: int, noted: Noted) -> None:
        """A request of that number is over."""
        self._refusals.see(noted)
        with self._lock:
            self._under_way -= 1
            self._room -= len(noted.sent or b"") + len(noted.received or b"")
            if self._room < 0:
                noted = without_bodies(noted)
            self._noted[number] = noted
            if noted.method not in READING:
                self._last_write = time.monotonic()

    def all(self) -> Iterator[Noted]:
        """What is over so far, in the order in which it was sent."""
        with self._lock:
            kept = sorted(self._noted.items())
        yield from (noted for _, noted in kept)

    @property
    def quiet(self) -> float:
        """For how many seconds nothing was written."""
        with self._lock:
            return time.monotonic() - self._last_write

    @property
    def counts(self) -> dict[str, int]:
        """How many requests there were; how many of them wrote, got no answer, were refused."""
        with self._lock:
            kept = list(self._noted.values())
            return {
                "requests": self._begun,
                "writes": sum(each.method not in READING for each in kept),
                "unanswered": sum(bool(each.trouble) for each in kept),
                "refused": sum(each.refused for each in kept),
                "under_way": self._under_way,
            }


def without_bodies(noted: Noted) -> Noted:
    """The same without what was in it."""
    return replace(noted, sent=None, received=None)
