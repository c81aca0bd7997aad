"""The time that a run gets, decided when it is known what is played and how fast answers come."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from kcc_conformance.client.answer import Deadline
from kcc_conformance.client.exchanges import Heading
from kcc_conformance.detection.capabilities import DOCTOR
from kcc_conformance.detection.diagnosis import ok, warn
from kcc_conformance.playing.chosen import Chosen
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.settings import LEAST_SECONDS, MOST_SECONDS, Settings
from kcc_conformance.stage.stage import Stage

_MARGIN = 1.5
"""The doctor asks for single records and the beginning of a list; writes, whole lists and a busy
moment take longer, and the number of requests is an estimate."""
_OWN = 0.005
"""Seconds per request that the suite itself computes; it took 9 ms a request, waiting for the
reference included, on a machine with two slow cores."""
_ALONE = 0.25
"""The part of a run that is played by one process, however many there are."""
_WORKERS = 4
"""What is advised for `--parallel`."""


@dataclass(frozen=True)
class Allotment:
    """The seconds that a run gets (0: no limit), and those that it needs, margin included, for so
    many `requests` of `latency` seconds each."""

    seconds: float
    needed: float
    requests: int
    latency: float

    @property
    def fits(self) -> bool:
        """Whether the run will be over in time."""
        return not self.seconds or self.needed <= self.seconds


def allotment(settings: Settings, requests: int, latency: float) -> Allotment:
    """What a run of so many requests gets at the latency seen (seconds): what the user said, else
    what it needs, at least 300 and at most 900 seconds."""
    needed = requests * (latency + _OWN) * _MARGIN * _share(settings.parallel)
    given = settings.max_seconds
    if given is None:
        given = min(max(LEAST_SECONDS, math.ceil(needed)), MOST_SECONDS)
    return Allotment(given, needed, requests, latency)


def latency_of(exchanges: Iterable[Heading]) -> float:
    """The seconds that an answer took: the median of the doctor's exchanges, of all if it got no
    answer, 0 without any."""
    answered = [each for each in exchanges if each.status]
    seen = [each for each in answered if each.check == DOCTOR] or answered
    return median(each.milliseconds for each in seen) / 1000 if seen else 0.0


def allot(stage: Stage, chosen: Chosen) -> tuple[Diagnosis, ...]:
    """Gives an opened stage its time, and says so where that is more than the least, or too little.

    What opening it took counts.
    """
    settings, deadline = stage.settings, stage.provider.deadline
    from kcc_conformance.playing.foreseen import foresee  # reads the features: after the doctor

    planned = foresee(stage.contract, settings, chosen).total
    allotted = allotment(settings, planned, latency_of(stage.recorder.heads))
    if settings.max_seconds is None:
        spent = deadline.seconds - deadline.left
        stage.provider.deadline = Deadline(allotted.seconds, allotted.seconds - spent)
    if allotted.fits and allotted.needed <= LEAST_SECONDS:
        return ()
    return (_told(allotted, stage),)


def _told(allotted: Allotment, stage: Stage) -> Diagnosis:
    per = round(allotted.latency * 1000)
    takes = math.ceil(allotted.needed / 60)
    nl = (
        f"ongeveer {allotted.requests} aanroepen van {per} ms: reken op {takes} minuten, en de run"
        f" krijgt {allotted.seconds:g} s"
    )
    en = (
        f"about {allotted.requests} requests of {per} ms: allow {takes} minutes, and the run gets"
        f" {allotted.seconds:g} s"
    )
    if allotted.fits:
        return ok("time", nl, en)
    ways = list(_ways(allotted, stage))
    do_nl, do_en = (f"geef {_joined(ways, 'of')}", f"give {_joined(ways, 'or')}")
    return warn("time", f"{nl}: dat past niet", f"{en}: that does not fit", do_nl, do_en)


def _ways(allotted: Allotment, stage: Stage) -> Iterator[str]:
    settings = stage.settings
    yield f"--max-seconds {math.ceil(allotted.needed / 60) * 60}"
    if settings.parallel == 1 and not settings.read_only and stage.contract.parallel_safe:
        yield f"--parallel {_WORKERS}"
    if not settings.quick and not settings.read_only:
        yield "--quick"


def _joined(ways: list[str], last: str) -> str:
    return f" {last} ".join([", ".join(ways[:-1]), ways[-1]] if len(ways) > 1 else ways)


def _share(parallel: int) -> float:
    return _ALONE + (1 - _ALONE) / parallel
