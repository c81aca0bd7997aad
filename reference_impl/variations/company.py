"""Variations in company: others who are at work on the same register, in their own time.

What they register has nothing to do with the requests of whoever is being answered: it is there
when its time has come, also if nobody asked anything in between.
"""

import threading
from collections.abc import Callable

from ..answers import Call
from ..behaviour import Behaviour, Workings
from ..clock import now as clock
from ..faults.fault import BETROKKENE, KLANTCONTACT, PARTIJ
from ..made_up import invent
from .variation import Variation as V

SHOWER = 20
"""How many klantcontacten a batch of others' has."""


class InCompany(Behaviour):
    """Others do something every so many seconds, `times` at once."""

    def __init__(self, seconds: float, work: Callable[[Workings], object], times: int = 1) -> None:
        self.seconds = seconds
        self.work = work
        self.times = times
        self.next = clock() + seconds
        self.lock = threading.Lock()

    def authorise(self, call: Call, allowed: bool) -> bool:
        """Does what others have done by now."""
        with self.lock:
            while self.next <= clock():
                self.next += self.seconds
                for _ in range(self.times):
                    self.work(self.provider)
        return allowed


def _call(provider: Workings) -> None:
    contact = invent(provider, KLANTCONTACT)
    invent(provider, BETROKKENE, klantcontact=contact)


def _partij(provider: Workings) -> None:
    invent(provider, PARTIJ)


VARIATIONS = (
    V("others-at-work", "Others register a klantcontact ten times a second.",
      "Anderen registreren tien keer per seconde een klantcontact.",
      lambda: InCompany(0.1, _call)),
    V("others-now-and-then", "Others register a klantcontact every second.",
      "Anderen registreren elke seconde een klantcontact.",
      lambda: InCompany(1.0, _call)),
    V("others-in-batches", "Others register twenty klantcontacten at once, every three seconds.",
      "Anderen registreren elke drie seconden twintig klantcontacten tegelijk.",
      lambda: InCompany(3.0, _call, SHOWER)),
    V("others-bring-partijen", "Others bring partijen up to date: a new one five times a second.",
      "Anderen werken partijen bij: vijf keer per seconde een nieuwe.",
      lambda: InCompany(0.2, _partij)),
)  # fmt: skip
