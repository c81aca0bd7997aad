"""What came back on a request, and until when there are requests."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kcc_conformance.client.proxy import Proxy

GONE = frozenset({404, 410})
"""The statuses that say that there is nothing."""


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers (lower-case names), body parsed if it is JSON.

    Without an answer `status` is None and `trouble` says in one line what happened instead;
    `unsent` is whether the request did not even leave, `proxy` the proxy that it went by, if any.
    `remarks` say what is odd about the body (see `bodies`).
    """

    n: int
    method: str
    url: str
    status: int | None
    headers: Mapping[str, str]
    body: Any
    text: str
    trouble: str | None = None
    remarks: tuple[str, ...] = ()
    unsent: bool = False
    proxy: Proxy | None = None

    @property
    def ok(self) -> bool:
        """Whether it is a 2xx."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def refused(self) -> bool:
        """Whether it is a 4xx."""
        return self.status is not None and 400 <= self.status < 500

    @property
    def gone(self) -> bool:
        """Whether it says that there is nothing."""
        return self.status in GONE

    @property
    def down(self) -> bool:
        """Whether it only says that the provider is away, unwell or asks to be left alone: no
        answer, a 5xx or a 429."""
        return self.status is None or self.status >= 500 or self.status == 429

    @property
    def media(self) -> str:
        """The media type without its parameters, lower case; empty where none was given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Deadline:
    """The moment after which a run asks nothing any more (seconds from now; 0 is never).

    `left` is what is left of the seconds where the run began before now.
    """

    def __init__(self, seconds: float, left: float | None = None) -> None:
        self.seconds = seconds
        self._end = float("inf")
        if seconds:
            self._end = time.monotonic() + (seconds if left is None else left)

    @property
    def left(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self._end - time.monotonic())

    def extended(self, seconds: float) -> "Deadline":
        """A deadline with at least that many seconds left, for tidying up."""
        return self if self.left >= seconds else Deadline(self.seconds, seconds)
