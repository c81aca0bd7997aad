"""The circuit breaker: when a provider is plainly down, it is left alone."""

import threading
import time
from collections.abc import Callable

# A run meets a handful of errors of one endpoint in a row without the provider being down; waiting
# for more would send a crashed provider dozens of requests, each with its own timeout.
STREAK = 5
# Before a pulse, in timeouts: at once, and twice more, because a server that restarts, or that has
# one slow worker, is back within a fraction of the timeout.
_GRACE = (0.0, 0.1, 0.2)
# Between pulses of a provider that is down, in timeouts: doubled from the first to the longest, so
# that a restart is soon noticed, and a run of an hour does not knock thousands of times.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 6.0


class Breaker:
    """Notices that a provider is plainly down, and leaves it alone from then on.

    Five bad answers in a row (none at all, 5xx, 429) raise a suspicion; what settles it is a pulse:
    a harmless GET elsewhere, three times with pauses in between. So one bad endpoint, or POST
    alone, does not trip it. While it is open nothing is asked, but for a pulse from time to time,
    that closes it again. Durations are in multiples of the timeout per request.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streak: list[tuple[str, bool, bool]] = []
        self._writes_work = False
        self._probing = False
        self._reason: str | None = None
        self._pause = 0.0
        self._again = 0.0

    @property
    def open(self) -> bool:
        """Whether nothing is asked now."""
        return self._reason is not None

    @property
    def failing(self) -> frozenset[str]:
        """The paths that answered badly, since the last good answer."""
        with self._lock:
            return frozenset(path for path, _, _ in self._streak)

    def note(self, path: str, *, bad: bool, silent: bool, write: bool) -> None:
        """Notes how a request ended: badly or not, without any answer or not."""
        with self._lock:
            if bad:
                self._streak.append((path, silent, write))
                if write:
                    self._writes_work = False
            else:
                self._streak.clear()
                self._writes_work = self._writes_work or write

    def take_pulse(self, alive: Callable[[], bool], told: str, timeout: float) -> None:
        """Where there is a suspicion, settles it: `alive` asks, `told` is what was seen last."""
        if not self._suspicious():
            return
        try:
            for wait in _GRACE:
                time.sleep(wait * timeout)
                if alive():
                    self._reset()
                    return
            self._trip(told, timeout)
        finally:
            self._probing = False

    def settled(self, back: bool, told: str, timeout: float) -> None:
        """Takes over what waiting for an outage to end came to: the provider is back, or not."""
        if back:
            self._reset()
        else:
            self._trip(told, timeout)

    def refusal(
        self, alive: Callable[[], bool], timeout: float, *, now: bool = False
    ) -> str | None:
        """Why nothing is asked, in one line. After a pause, or `now`, a pulse is taken first."""
        with self._lock:
            if self._reason is None:
                return None
            if self._probing or not (now or time.monotonic() >= self._again):
                return self._reason
            self._probing = True
        try:
            if alive():
                self._reset()
                return None
            with self._lock:
                self._pause = min(2 * self._pause, _LONGEST_PAUSE * timeout)
                self._again = time.monotonic() + self._pause
                return self._reason
        finally:
            self._probing = False

    def _trip(self, told: str, timeout: float) -> None:
        with self._lock:
            self._reason = (
                f"the provider stopped answering after {len(self._streak)} bad answers in a row"
                f" ({told}); not asked again"
            )
            self._pause = _FIRST_PAUSE * timeout
            self._again = time.monotonic() + self._pause

    def _suspicious(self) -> bool:
        with self._lock:
            if self.open or self._probing or len(self._streak) < STREAK:
                return False
            mute = all(silent for _, silent, _ in self._streak)
            if self._writes_work and not mute:
                return False
            self._probing = True
            return True

    def _reset(self) -> None:
        with self._lock:
            self._streak.clear()
            self._reason = None
