"""Faults that register at some of the requests, whatever these are about."""

import threading
from collections.abc import Callable
from functools import partial
from random import Random

from ..answers import Answer, Call
from ..behaviour import Behaviour
from ..clock import now as clock
from ..made_up import invent
from .fault import BETROKKENE, KLANTCONTACT, Kind

KIND = "uninvited"
_BREAKS = "C0992-1.6 nothing but what was asked is registered"
_CHANCE = 7
"""What the random numbers begin with, so that a run can be played again."""


def anonymous_call(behaviour: Behaviour) -> None:
    """A made-up klantcontact with a betrokkene of whom nothing is known."""
    contact = invent(behaviour.provider, KLANTCONTACT)
    invent(behaviour.provider, BETROKKENE, klantcontact=contact)


class AtRequests(Behaviour):
    """Registers an anonymous call at the requests with these numbers, counted from 1."""

    def __init__(self, numbers: Callable[[int], bool], *methods: str) -> None:
        self.numbers = numbers
        self.methods = methods
        self.seen = 0
        self.lock = threading.Lock()

    def answer(self, call: Call, answer: Answer) -> None:
        """Counts, and registers."""
        if self.methods and call.method not in self.methods:
            return
        with self.lock:
            self.seen += 1
            due = self.numbers(self.seen)
        if due:
            anonymous_call(self)


class EachSecond(Behaviour):
    """Registers an anonymous call at a request, when the last was a second ago or more."""

    def __init__(self) -> None:
        self.last = clock()

    def answer(self, call: Call, answer: Answer) -> None:
        """Looks at the clock, and registers."""
        if clock() - self.last >= 1.0:
            self.last = clock()
            anonymous_call(self)


def _every(step: int, *methods: str) -> Callable[[], Behaviour]:
    return partial(AtRequests, lambda number: number % step == 0, *methods)


def _a_tenth() -> Behaviour:
    chance = Random(_CHANCE)
    return AtRequests(lambda _: chance.random() < 0.1)


_fault = Kind(KIND)

FAULTS = (
    _fault(
        "uninvited-at-every-third-request",
        "Every third request registers a klantcontact with an anonymous betrokkene.",
        "Elke derde aanroep registreert een klantcontact met een anonieme betrokkene.",
        _BREAKS,
        _every(3),
    ),
    _fault(
        "uninvited-at-every-fifth-request",
        "Every fifth request registers a klantcontact with an anonymous betrokkene.",
        "Elke vijfde aanroep registreert een klantcontact met een anonieme betrokkene.",
        _BREAKS,
        _every(5),
    ),
    _fault(
        "uninvited-at-every-seventh-request",
        "Every seventh request registers a klantcontact with an anonymous betrokkene.",
        "Elke zevende aanroep registreert een klantcontact met een anonieme betrokkene.",
        _BREAKS,
        _every(7),
    ),
    _fault(
        "uninvited-at-every-fiftieth-request",
        "Every fiftieth request registers a klantcontact with an anonymous betrokkene.",
        "Elke vijftigste aanroep registreert een klantcontact met een anonieme betrokkene.",
        _BREAKS,
        _every(50),
    ),
    _fault(
        "uninvited-at-every-fifth-reading",
        "Every fifth GET registers a klantcontact with an anonymous betrokkene.",
        "Elke vijfde GET registreert een klantcontact met een anonieme betrokkene.",
        _BREAKS,
        _every(5, "GET"),
    ),
    _fault(
        "uninvited-at-every-fifth-registration",
        "Every fifth POST registers a klantcontact with an anonymous betrokkene more.",
        "Elke vijfde POST registreert ook nog een klantcontact met een anonieme betrokkene.",
        _BREAKS,
        _every(5, "POST"),
    ),
    _fault(
        "uninvited-at-a-tenth-of-requests",
        "One in ten requests, by chance, registers a klantcontact with an anonymous betrokkene.",
        "Een op de tien aanroepen, willekeurig, registreert een klantcontact met een anonieme"
        " betrokkene.",
        _BREAKS,
        _a_tenth,
    ),
    _fault(
        "uninvited-at-a-request-each-second",
        "A request registers a klantcontact with an anonymous betrokkene, once a second.",
        "Een aanroep registreert een klantcontact met een anonieme betrokkene, eens per seconde.",
        _BREAKS,
        EachSecond,
    ),
)
