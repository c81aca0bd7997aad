"""Whose work records are that nobody of this run registered: the provider's, or that of others."""

import math
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from kcc_conformance.consumer.inventory import KLANTCONTACT, State, rest
from kcc_conformance.probing.newcomers import number_of
from kcc_conformance.stage.stage import Stage

OURS, OTHERS, UNKNOWN = "ours", "others", "unknown"

_ROUNDS = 5
"""How often a busy while and a quiet one are compared. A quiet one lasts five times as long: of the
work of others, who came in as many whiles, one time in 1,296 four would all be busy ones."""
_FOUND = 4
"""In so many busy whiles at least something has to come: what comes by chance at one request in
ten leaves one while out of five alone."""
_QUIET_TIMES, _LEAST_QUIET, _MOST_QUIET = 5, 0.3, 8.0
"""A quiet while against the busy one before it; and in seconds at least, for a busy one may be over
at once, and at most, so that the rounds do not hold up a run for more than a minute."""
_EXPECTED = 3
"""A busy while goes on until so many should have come, at the rate at which they came before."""
_MOST_REQUESTS, _MOST_BUSY = 150, 2.0
"""Requests and seconds of a busy while at most: 150 are three times what one in fifty takes."""
_BREATH = 0.5
"""Seconds between doing the same thing again, where it is for the time that it is done again."""
_FEW = 2
"""That so few came says nothing of a rate."""
_DOUBT = 0.001
"""How unlikely it has to be, were they others at work all the time, that so many came in the busy
whiles."""
_SLOW_ROUNDS, _AT_A_TIME = 3, 3
"""For what comes late: rounds of a settle time in which nothing is sent, and one after doing the
same thing so many times at once. Each time has to bring at least one."""


@dataclass(frozen=True)
class Pace:
    """How many records came, in so many requests and seconds; of which `kinds` they are."""

    number: int
    requests: int
    seconds: float
    kinds: tuple[str, ...] = (KLANTCONTACT,)

    @property
    def wanted(self) -> tuple[int, float]:
        """Requests and seconds in which a few more should come, if nothing changes."""
        if self.number <= _FEW:
            return 0, 0.0
        requests = math.ceil(_EXPECTED * self.requests / self.number)
        seconds = _EXPECTED * self.seconds / self.number
        return min(_MOST_REQUESTS, requests), min(_MOST_BUSY, seconds)


@dataclass(frozen=True)
class While:
    """How many came between two looks (of the kind of which most came), in how many requests
    (those of the second look included) and seconds."""

    came: int
    requests: int
    seconds: float


class Unseen(Exception):
    """The lists cannot be read any more."""


def cause(stage: Stage, provoke: Callable[[], object], pace: Pace | None = None) -> str:
    """Whether records appear because of what this run does: OURS, OTHERS or UNKNOWN.

    Rounds of a busy while, in which `provoke` does what the run did, and a quiet one, in which
    **nothing is sent** between the look before it and the one after it. What comes in a quiet
    while can be the work of the requests of that second look, one at each: more than that is of
    others. The provider's own is what comes in the busy whiles, and far more than by the time that
    these take. Where that is not so, the same is done slowly, for what comes late. Anything else is
    UNKNOWN.

    Made only when something came that bears no trace of this run. It costs some 5 × (30 to 150)
    requests and a few seconds, and half a minute where something may come late.
    """
    pace = pace or Pace(1, 1, 0.0)
    try:
        told = _quickly(stage, provoke, pace)
        slowly = told != OURS and pace.number > _FEW and stage.inventory.settle
        return _slowly(stage, provoke, pace) if slowly else told
    except Unseen:
        return UNKNOWN


def _quickly(stage: Stage, provoke: Callable[[], object], pace: Pace) -> str:
    busy: list[While] = []
    quiet: list[While] = []
    requests, seconds = pace.wanted
    recorder = stage.recorder

    def at_work() -> None:
        began, first = time.monotonic(), recorder.last
        while True:
            provoke()
            passed = time.monotonic() - began
            if recorder.last - first >= requests:
                if passed >= seconds:
                    return
                rest(min(_BREATH, seconds - passed))
            elif passed >= _MOST_BUSY:
                return

    state = _look(stage, pace.kinds)
    for _ in range(_ROUNDS):
        seen, state = _while(stage, state, at_work)
        busy.append(seen)
        silence = min(_MOST_QUIET, max(_LEAST_QUIET, _QUIET_TIMES * seen.seconds))
        seen, state = _while(stage, state, lambda s=silence: rest(s))  # type: ignore[misc]
        quiet.append(seen)
        if sum(not each.came for each in busy) > _ROUNDS - _FOUND or seen.came > seen.requests:
            break
    return _judged(busy, quiet)


def _judged(busy: Collection[While], quiet: Collection[While]) -> str:
    by_silence = any(each.came > each.requests for each in quiet)
    came, calm = (sum(each.came for each in whiles) for whiles in (busy, quiet))
    lasted = sum(each.seconds for each in busy)
    share = lasted / max(lasted + sum(each.seconds for each in quiet), 1e-9)
    often = sum(bool(each.came) for each in busy) >= _FOUND
    if often and not by_silence and _as_many(came, came + calm, share) < _DOUBT:
        return OURS
    return OTHERS if calm else UNKNOWN


def _slowly(stage: Stage, provoke: Callable[[], object], pace: Pace) -> str:
    """The same for what comes a while after what caused it, and so in whiles that seem quiet."""
    settle = stage.inventory.settle
    rest(settle)
    state = _look(stage, pace.kinds)
    calm = 0

    def at_work() -> None:
        for _ in range(_AT_A_TIME):
            provoke()
        rest(settle)

    for _ in range(_SLOW_ROUNDS):
        quiet, state = _while(stage, state, lambda: rest(settle))
        calm += quiet.came
        if quiet.came > quiet.requests:
            return OTHERS
        busy, state = _while(stage, state, at_work)
        if busy.came < _AT_A_TIME:
            return OTHERS if calm else UNKNOWN
    return UNKNOWN if calm else OURS


def _look(stage: Stage, kinds: Collection[str]) -> Mapping[str, State]:
    states = {name: stage.inventory.now(name) for name in kinds}
    if any(each.problem for each in states.values()):
        raise Unseen
    return states


def _while(
    stage: Stage, before: Mapping[str, State], do: Callable[[], object]
) -> tuple[While, Mapping[str, State]]:
    began, first = time.monotonic(), stage.recorder.last
    do()
    after = _look(stage, before)
    seconds, requests = time.monotonic() - began, stage.recorder.last - first
    came = max(number_of(stage, before[name], after[name], name) for name in before)
    return While(came, requests, seconds), after


def _as_many(came: int, of: int, share: float) -> float:
    """How likely it is that so many, or more, of all that came did so in that share of the time."""
    log = math.lgamma
    share = min(max(share, 1e-9), 1 - 1e-9)
    return math.fsum(
        math.exp(
            log(of + 1) - log(n + 1) - log(of - n + 1)
            + n * math.log(share) + (of - n) * math.log(1 - share)
        )
        for n in range(came, of + 1)
    )  # fmt: skip
