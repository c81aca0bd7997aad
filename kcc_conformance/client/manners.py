"""How a run behaves towards a provider: how often it asks, how long it waits, when it lets go.

Shared by all clients of one run. Safe for use by several threads at once.
"""

import threading
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime

RETRY_AFTER_LIMIT = 30.0
COURTESY_LIMIT = 600.0
STREAK = 5
_GRACE = (0.0, 0.1, 0.2)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 6.0


class Manners:
    """The budget of requests, the waiting that a provider asked for, and the circuit breaker.

    `max_requests` of 0 is no limit. Waiting because of Retry-After is at most 30 seconds at a
    time and 600 in a run; after that an answer stands as it is.
    """

    def __init__(self, max_requests: int = 0) -> None:
        self.max_requests = max_requests
        self.requests = 0
        self.breaker = Breaker()
        self._lock = threading.Lock()
        self._not_before = 0.0
        self._waited = 0.0

    @property
    def spent(self) -> bool:
        """Whether the budget is used up."""
        with self._lock:
            return bool(self.max_requests) and self.requests >= self.max_requests

    def spend(self) -> str | None:
        """Counts one request; says in one line why it may not be made."""
        with self._lock:
            if self.max_requests and self.requests >= self.max_requests:
                return f"the limit of {self.max_requests} requests is reached (--max-requests)"
            self.requests += 1
            return None

    def lift(self) -> None:
        """From now on there is no limit: cleaning up is exempt."""
        self.max_requests = 0

    def patient(self, seconds: float, left: float) -> bool:
        """Whether so many seconds may be waited, with so many of the run left; notes them."""
        with self._lock:
            if seconds > min(RETRY_AFTER_LIMIT, left, COURTESY_LIMIT - self._waited):
                return False
            self._waited += seconds
            return True

    def asked_to_wait(self, seconds: float) -> None:
        """Notes that the provider wants to be left alone for so long."""
        with self._lock:
            self._not_before = max(self._not_before, time.monotonic() + seconds)

    def wanted_pause(self) -> float:
        """Seconds that the provider still wants to be left alone; told once."""
        with self._lock:
            wanted, self._not_before = self._not_before - time.monotonic(), 0.0
            return max(0.0, wanted)


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
            with self._lock:
                self._reason = (
                    f"the provider stopped answering after {len(self._streak)} bad answers in a row"
                    f" ({told}); not asked again"
                )
                self._pause = _FIRST_PAUSE * timeout
                self._again = time.monotonic() + self._pause
        finally:
            self._probing = False

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


def retry_after(value: str | None) -> float:
    """The seconds that a Retry-After header asks for; one second where it cannot be read."""
    if value is None:
        return 1.0
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 1.0
