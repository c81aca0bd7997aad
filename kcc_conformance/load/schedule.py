"""When calls are due, where they come at a rate of their own and wait for nobody."""

import random
import threading


class Schedule:
    """The moments at which calls come in, in seconds from the beginning: by chance and independent
    of each other, as callers are (a Poisson process), `rate` a second on average, `seconds` long.

    Agents take the next one from it. One that comes too late measures from the due moment all the
    same: a provider that stalls cannot hide it by keeping the agents busy.
    """

    def __init__(self, rate: float, seconds: float, rng: random.Random) -> None:
        self._rate = rate
        self._seconds = seconds
        self._rng = rng
        self._next = 0.0
        self._lock = threading.Lock()

    def take(self) -> float | None:
        """The next moment; None when there are no more."""
        with self._lock:
            self._next += self._rng.expovariate(self._rate)
            return self._next if self._next < self._seconds else None
