"""One turn of all that is measured, and the figures that come of it."""

import os
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass

from metered import Took
from plays import Other, Played, Starts, observe, play, replay, schemathesis, starts
from spread import Spread, spread

LATENCIES = (0, 20, 50)
"""Milliseconds for an answer: the reference as it is, a provider nearby, one that takes longer."""
LATE = LATENCIES[-1]
WORKERS = 4
MANY = 250
"""Examples of a long run, against the 25 of the default."""
RECORDED = (1_000, 10_000)
"""Exchanges in a recording: a day of one employee, and of an office."""
STARTS = 5
"""A start takes milliseconds of CPU, and one is easily disturbed: each turn has the middle one."""


@dataclass(frozen=True)
class Turn:
    """Everything measured once. Plays and replays are by milliseconds for an answer."""

    load: float
    """How many processes were busy in the minute before it began."""
    serial: dict[int, Played]
    replayed: dict[int, float]
    """Seconds."""
    parallel: Played
    many: Played
    observed: dict[int, Took]
    """Of `observe`, by exchanges in the recording."""
    starts: Starts
    other: Other | None

    @property
    def bound(self) -> float:
        """Seconds below which the parallel run cannot come: the waiting of the serial run, evenly
        over the workers."""
        return self.serial[LATE].requests * LATE / 1000 / WORKERS

    @property
    def flat(self) -> float:
        """The peak of the long run over that of the default; 1 is flat."""
        return self.many.took.megabytes / self.serial[0].took.megabytes

    @property
    def kept(self) -> float:
        """Kilobytes that an exchange more adds to the peak."""
        few, many = self.serial[0], self.many
        more = many.took.megabytes - few.took.megabytes
        return more * 1000 / (many.requests - few.requests)


def measured() -> Turn:
    """Measures everything once, and tells on standard error how far it is."""
    load = os.getloadavg()[0]
    serial, replayed = {}, {}
    for latency in LATENCIES:
        tell(f"serial, {latency} ms")
        serial[latency], exchanges = play(latency)
        tell(f"replay, {latency} ms")
        replayed[latency] = replay(latency, exchanges)
        del exchanges
    tell(f"--parallel {WORKERS}, {LATE} ms")
    parallel, _ = play(LATE, "--parallel", str(WORKERS))
    tell(f"--examples {MANY}, 0 ms")
    many, _ = play(0, "--examples", str(MANY))
    watched = {}
    for exchanges in RECORDED:
        tell(f"observe, {exchanges} exchanges")
        watched[exchanges] = observe(exchanges)
    tell("starts")
    every = [starts() for _ in range(STARTS)]
    middle = Starts(
        statistics.median(each.python for each in every),
        statistics.median(each.help for each in every),
        statistics.median(each.run for each in every),
    )
    tell("schemathesis")
    return Turn(load, serial, replayed, parallel, many, watched, middle, schemathesis())


def tell(what: str) -> None:
    """One line of progress."""
    print(f"  {what}", file=sys.stderr, flush=True)


def over(turns: tuple[Turn, ...], figure: Callable[[Turn], float]) -> Spread:
    """The spread of a figure over the turns. A ratio is that of two figures of the same turn."""
    return spread(figure(turn) for turn in turns)
