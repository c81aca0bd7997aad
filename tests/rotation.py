"""Which part is played this time of the long rows of plays (the faults, the variations, the corpus
of hostile servers): all of each comes by in TURNS days. What takes long for each contract or kind
of provider is played for one of them a day."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random
from typing import TypeVar

VARIABLE = "KILL_MATRIX"
ALL, EVERY = "all", "every"
"""Every fault on every feature; every fault, on the features that it touches and one more. With
both every variation."""
TURNS = 84
"""Twelve weeks. A turn takes half a minute of one core; before a release, and where a check or
a fault was changed, everything is played."""
_SEED = 20231120
_T = TypeVar("_T")


def settle() -> str:
    """What is played: as the environment says, else the turn of this day (UTC), which the processes
    that are started from here then find in the environment."""
    turn = datetime.now(UTC).toordinal() % TURNS + 1
    return os.environ.setdefault(VARIABLE, str(turn))


def turn_of(said: str) -> int | None:
    """The turn that was said, from 1, or None for everything; raises ValueError for what is
    neither."""
    if said in (ALL, EVERY):
        return None
    if said.isdecimal() and 1 <= int(said) <= TURNS:
        return int(said)
    raise ValueError(f"{VARIABLE}={said}: give {ALL}, {EVERY} or a turn from 1 to {TURNS}")


def in_turn(every: Sequence[_T], turn: int | None) -> list[_T]:
    """Those that are played in a turn, in their order; each is in one turn, or, where there are
    fewer than turns, one is in each."""
    if turn is None:
        return list(every)
    shuffled = list(range(len(every)))
    Random(_SEED).shuffle(shuffled)
    days = min(TURNS, len(every))
    return [every[place] for place in sorted(shuffled[(turn - 1) % days :: days])]


def one_of(few: Sequence[_T], turn: int | None) -> list[_T]:
    """The one of a few that is played in a turn; a few days on each was played."""
    return list(few) if turn is None else [few[turn % len(few)]]


def some_of(every: Sequence[_T], days: int, turn: int | None) -> list[_T]:
    """What is played in a turn of plays that are alike, all of which come by in so many days."""
    return list(every) if turn is None else list(every[turn % days :: days])


def told(said: str) -> str:
    """What is said of it where the tests end."""
    turn = turn_of(said)
    what = "all" if turn is None else f"turn {turn} of {TURNS}"
    return f"faults, variations and hostile servers: {what} ({VARIABLE}={said})"
