"""Outages: a provider that answers 5xx on everything for a while, and what falls inside that."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

# One 5xx is a finding and two may be one defect seen twice; a defect that shows three times in a
# row on different operations, and on what answered well before, is an outage.
STREAK = 3
_OPERATIONS = 2
# The same, where it is one operation that is asked for again and again: one look tells them apart,
# before nothing is asked any more.
_ALONE = 4
# How long an outage is waited out, in timeouts (a minute, as a rule): a database that restarts or
# fails over is back by then, and whoever waits for longer is told sooner by a run that ends.
PATIENCE = 6.0
# Between two looks, in timeouts: at first a tenth of a second, for a hiccup; then two seconds.
_FIRST_PAUSE, _LONGEST_PAUSE = 0.01, 0.2


def failed(status: int | None) -> bool:
    """Whether it is a 5xx that says that something went wrong. 501 is an answer like any other:
    nothing is wrong with whoever does not offer a thing."""
    return status is not None and status >= 500 and status != 501


@dataclass(frozen=True)
class Outage:
    """Everything was answered 5xx from exchange `first` to `last`, both included; `began` and
    `ended` are seconds since the epoch, `requests` how many were answered so, `status` the last of
    the answers. `over` is whether anything was answered well after it."""

    first: int
    last: int
    began: float
    ended: float
    requests: int
    status: int
    over: bool = False

    def covers(self, numbers: Iterable[int]) -> bool:
        """Whether any of these exchanges falls inside it."""
        return any(self.first <= n <= self.last for n in numbers)

    def with_another(self, other: "Outage") -> "Outage":
        """The two as one: what two parts of a run saw of the same outage."""
        return replace(
            self,
            first=min(self.first, other.first),
            last=max(self.last, other.last),
            began=min(self.began, other.began),
            ended=max(self.ended, other.ended),
            requests=self.requests + other.requests,
            over=self.over and other.over,
        )


@dataclass(frozen=True)
class _Bad:
    """One 5xx: its exchange, the moment, on what."""

    n: int
    moment: float
    operation: tuple[str, str]
    status: int


class Outages:
    """Notices outages, and waits them out. Safe for use by several threads at once.

    Three answers 5xx with nothing answered well between them, on two operations at least, or four
    on one, are a suspicion; what settles it is a harmless GET. An operation that answered 5xx while
    that GET went well raises none any more by itself.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._streak: list[_Bad] = []
        self._blamed: set[tuple[str, str]] = set()
        self._busy = False
        self._current: Outage | None = None
        self._past: list[Outage] = []

    @property
    def all(self) -> tuple[Outage, ...]:
        """The outages until now, the one that lasts included."""
        with self._lock:
            return (*self._past, *((self._current,) if self._current else ()))

    @property
    def lasting(self) -> bool:
        """Whether there is one that is not over."""
        return self._current is not None

    def covers(self, numbers: Iterable[int]) -> bool:
        """Whether any of these exchanges falls inside one."""
        told = tuple(numbers)
        return any(each.covers(told) for each in self.all)

    def note(self, n: int, method: str, path: str, status: int | None) -> None:
        """Notes an answer; no answer at all says nothing of this."""
        if status is None or status == 429:
            return
        over = None
        with self._lock:
            if failed(status):
                bad = _Bad(n, time.time(), (method, path), status)
                self._streak.append(bad)
                if self._current is not None:
                    self._current = _outage([*self._streak], self._current)
                return
            if self._current is None and 400 <= status < 500:
                return  # it may have refused without looking at anything that is down
            self._streak.clear()
            if self._current is not None:
                over = replace(self._current, over=True)
                self._past.append(over)
                self._current = None
        if over is not None:
            self.ended(over)

    def ended(self, outage: Outage) -> None:
        """Is told of each outage that is over; for whoever has to know."""

    def adopt(self, outage: Outage) -> None:
        """Takes in an outage that another part of the run saw."""
        with self._lock:
            same = [o for o in self._past if o.began <= outage.ended and outage.began <= o.ended]
            for each in same:
                self._past.remove(each)
                outage = each.with_another(outage)
            self._past.append(outage)

    def settle(
        self, alive: Callable[[], bool], timeout: float, left: Callable[[], float]
    ) -> bool | None:
        """Where there is a suspicion, settles it, and waits until an outage is over: True if it
        is, False if it lasts (see `PATIENCE`), None where there was nothing to wait for. `left`
        says how many seconds the run has."""
        with self._lock:
            if not self._suspected():
                return None
            self._busy = True
            streak = tuple(self._streak)
        try:
            if alive():
                with self._lock:
                    self._blamed |= {bad.operation for bad in streak}
                    self._streak.clear()
                return None
            with self._lock:
                self._current = _outage([*self._streak])
            return self._over(alive, timeout, left)
        finally:
            self._busy = False

    def _suspected(self) -> bool:
        operations = {bad.operation for bad in self._streak}
        return (
            self._current is None
            and not self._busy
            and len(self._streak) >= STREAK
            and (len(operations) >= _OPERATIONS or len(self._streak) >= _ALONE)
            and bool(operations - self._blamed)
        )

    def _over(self, alive: Callable[[], bool], timeout: float, left: Callable[[], float]) -> bool:
        until = time.monotonic() + PATIENCE * timeout
        pause = _FIRST_PAUSE * timeout
        while time.monotonic() < until and pause < left():
            time.sleep(pause)
            if alive():
                return True
            pause = min(2 * pause, _LONGEST_PAUSE * timeout)
        return False


def _outage(streak: list[_Bad], before: Outage | None = None) -> Outage:
    last = streak[-1]
    return Outage(
        first=before.first if before else min(bad.n for bad in streak),
        last=max(bad.n for bad in streak),
        began=before.began if before else streak[0].moment,
        ended=last.moment,
        requests=len(streak),
        status=last.status,
    )
