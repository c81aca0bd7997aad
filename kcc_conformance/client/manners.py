"""How a run behaves towards a provider: how often it asks, how long it waits, when it lets go.

Shared by all clients of one run. Safe for use by several threads at once.
"""

import threading
import time
from email.utils import parsedate_to_datetime

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.breaker import Breaker
from kcc_conformance.client.outages import Outages

# A rate limit of a minute or less asks for this little; a longer wait mostly means maintenance, and
# then an answer (429, 503) tells the user sooner than silence does.
RETRY_AFTER_LIMIT = 30.0
# All waiting of a run together: a provider that asks for a pause before each request would make a
# run of minutes last for hours.
COURTESY_LIMIT = 600.0
# A server that closes idle connections, or a worker that restarts, takes a new one at once.
_NEW_CONNECTION = 0.05


class Manners:
    """The budget of requests, the waiting that a provider asked for, the circuit breaker, and the
    outages that were seen.

    `max_requests` of 0 is no limit. Waiting because of Retry-After is at most 30 seconds at a
    time and 600 in a run; after that an answer stands as it is.
    """

    def __init__(self, max_requests: int = 0) -> None:
        self.max_requests = max_requests
        self.requests = 0
        self.breaker = Breaker()
        self.outages = Outages()
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


def wait_before_repeating(answer: Answer, *, broken: bool) -> float | None:
    """Seconds after which a request may be repeated; None if it may not. `broken` is whether its
    connection broke off without registering anything."""
    if broken:
        return _NEW_CONNECTION
    asked = answer.headers.get("retry-after")
    if answer.status == 429 or (answer.status == 503 and asked is not None):
        return retry_after(asked)
    return None


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
