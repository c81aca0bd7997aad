"""Waiting until a provider shows what was written: long enough, and less where it is in vain."""

import time
from collections.abc import Callable
from typing import TypeVar

from kcc_conformance.client.provider import ProviderClient

T = TypeVar("T")

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.6, 0.8)
"""Seconds between one look and the next: a fast provider is not held up, and a slow one is asked
seven times at most; together a little more than the two seconds of patience that are usual."""

_VAIN_WAITS = 5
"""After so many waits in vain a provider is held to be wrong rather than slow, and less is waited:
a run on a provider that loses everything would else last minutes longer than it needs to."""

_LEAST_PATIENCE = 0.3
"""Seconds that are waited even then: four looks, for what is no more than a passing delay."""

_TIMES_BEFORE = 3
"""How much longer than it ever took before something may take, once there were waits in vain."""


class Patience:
    """How many seconds a write may take to become visible to a reader; only after that a reading
    counts as the provider's word (read-after-write, catalogue §6.4).

    Less and less is waited in vain, but never less than waiting has helped before.
    """

    def __init__(self, seconds: float, provider: ProviderClient) -> None:
        self._seconds = seconds
        self._provider = provider
        self._vain = 0
        self._longest = 0.0

    def eventually(self, look: Callable[[], T], good: Callable[[T], bool]) -> T:
        """Looks until it is good or patience runs out; answers the last look."""
        seen = look()
        began = time.monotonic()
        until = began + self._left()
        for wait in _WAITS:
            if good(seen):
                self._longest = max(self._longest, time.monotonic() - began)
                return seen
            if time.monotonic() >= until or self._provider.silent:
                break
            time.sleep(min(wait, max(0.0, until - time.monotonic())))
            seen = look()
        if not good(seen):
            self._vain += 1
        return seen

    def _left(self) -> float:
        if self._vain < _VAIN_WAITS:
            return self._seconds
        return min(self._seconds, max(_LEAST_PATIENCE, _TIMES_BEFORE * self._longest))
