"""How fast and how well it was answered: histograms and a row a second, in bounded memory."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_STEP = math.log(1.01)
"""A hundredth: as far as two latencies of one bucket lie apart at most."""
_LEAST = 0.01
"""Milliseconds of the first bucket: below it nothing is told apart."""
CALLS, WAITED = "calls", "waited"
"""The names under which whole calls are kept: from their beginning, and from the moment that they
were due."""


class Histogram:
    """How many took how long, to a hundredth; memory grows with the spread, not with the number."""

    def __init__(self, buckets: Mapping[int, int] | None = None) -> None:
        self.buckets = Counter(buckets or {})

    def add(self, seconds: float) -> None:
        """Counts one."""
        milliseconds = max(seconds * 1000, _LEAST)
        self.buckets[math.ceil(math.log(milliseconds / _LEAST) / _STEP)] += 1

    def merge(self, other: "Histogram") -> None:
        """Counts all of another."""
        self.buckets.update(other.buckets)

    @property
    def count(self) -> int:
        """How many there are."""
        return self.buckets.total()

    def percentile(self, percent: float) -> float | None:
        """Milliseconds within which so many percent were answered; None if there are none."""
        wanted = math.ceil(self.count * percent / 100)
        seen = 0
        for bucket in sorted(self.buckets):
            seen += self.buckets[bucket]
            if seen >= max(1, wanted):
                return round(_LEAST * math.exp(bucket * _STEP), 2)
        return None


@dataclass
class Second:
    """What came back in one second of a play: answers, errors by kind, latencies; and how many
    agents there were."""

    requests: int = 0
    agents: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    latencies: Histogram = field(default_factory=Histogram)


class Figures:
    """All that was measured. `names` has a histogram for each kind of request, and for CALLS and
    WAITED; `tasks` how often each task was done."""

    def __init__(self) -> None:
        self.names: dict[str, Histogram] = {}
        self.errors: dict[str, Counter[str]] = {}
        self.seconds: dict[int, Second] = {}
        self.tasks: Counter[str] = Counter()
        self.late_starts = 0

    def request(self, at: float, name: str, seconds: float, error: str) -> None:
        """Counts one request that was answered `at` seconds after the beginning."""
        second = self.second(at)
        second.requests += 1
        second.latencies.add(seconds)
        self.names.setdefault(name, Histogram()).add(seconds)
        if error:
            second.errors[error] += 1
            self.errors.setdefault(name, Counter())[error] += 1

    def call(self, task: str, seconds: float, waited: float) -> None:
        """Counts one whole call; `waited` is measured from the moment that it was due."""
        self.tasks[task] += 1
        self.names.setdefault(CALLS, Histogram()).add(seconds)
        self.names.setdefault(WAITED, Histogram()).add(waited)

    def second(self, at: float) -> Second:
        """The row of that second."""
        return self.seconds.setdefault(int(at), Second())

    def merge(self, other: "Figures") -> None:
        """Adds what another process measured in the same play."""
        for name, histogram in other.names.items():
            self.names.setdefault(name, Histogram()).merge(histogram)
        for name, errors in other.errors.items():
            self.errors.setdefault(name, Counter()).update(errors)
        for at, theirs in other.seconds.items():
            own = self.second(at)
            own.requests += theirs.requests
            own.agents += theirs.agents
            own.errors.update(theirs.errors)
            own.latencies.merge(theirs.latencies)
        self.tasks.update(other.tasks)
        self.late_starts += other.late_starts

    @property
    def requests(self) -> Histogram:
        """The latencies of all requests together."""
        found = Histogram()
        for name, histogram in self.names.items():
            if name not in (CALLS, WAITED):
                found.merge(histogram)
        return found

    def error_kinds(self) -> Counter[str]:
        """How many errors of each kind."""
        return sum(self.errors.values(), Counter())

    def as_json(self) -> dict[str, Any]:
        """All of it, for another process."""
        return {
            "names": {name: _pairs(each) for name, each in self.names.items()},
            "errors": {name: dict(each) for name, each in self.errors.items()},
            "seconds": [
                [at, each.requests, each.agents, dict(each.errors), _pairs(each.latencies)]
                for at, each in self.seconds.items()
            ],
            "tasks": dict(self.tasks),
            "late_starts": self.late_starts,
        }


def figures_of(told: Mapping[str, Any]) -> Figures:
    """What another process measured (`as_json`)."""
    found = Figures()
    found.names = {name: _histogram(pairs) for name, pairs in told["names"].items()}
    found.errors = {name: Counter(each) for name, each in told["errors"].items()}
    for at, requests, agents, errors, pairs in told["seconds"]:
        found.seconds[at] = Second(requests, agents, Counter(errors), _histogram(pairs))
    found.tasks = Counter(told["tasks"])
    found.late_starts = told["late_starts"]
    return found


def bend(seconds: Mapping[int, Second]) -> tuple[int, float] | None:
    """Where more agents brought nothing more: how many there were, and how many requests a second
    were answered then; None where that was never seen.

    It is the first number of agents from which on, for as long as their number grew, each brought
    less than half of what each brought at the beginning.
    """
    rows = [seconds[at] for at in sorted(seconds) if seconds[at].agents]
    top = max((row.agents for row in rows), default=0)
    ramp = rows[: next((n for n, row in enumerate(rows) if row.agents == top), 0) + 1]
    if len(ramp) < 6 or ramp[0].agents * 2 > top:
        return None
    each = [row.requests / row.agents for row in ramp]
    begin = sorted(each[: max(2, len(each) // 4)])[len(each[: max(2, len(each) // 4)]) // 2]
    for n in range(1, len(ramp) - 1):
        if all(value < begin / 2 for value in each[n:]):
            return ramp[n].agents, float(ramp[n].requests)
    return None


def _pairs(histogram: Histogram) -> list[list[int]]:
    return [[bucket, count] for bucket, count in histogram.buckets.items()]


def _histogram(pairs: Iterable[tuple[int, int]]) -> Histogram:
    return Histogram(dict(pairs))
