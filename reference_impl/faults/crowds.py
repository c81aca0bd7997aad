"""Faults that show only when more than a few calls come in at the same time."""

import threading
import time

from ..answers import Answer, Call, Record, Refused
from ..behaviour import Behaviour
from ..store import Criterion
from .fault import BETROKKENE, KLANTCONTACT, LINK, Kind, is_about, others
from .mixups import PAUSE, RacingNumbers

KIND = "mixup"
SIX, EIGHT = 6, 8
_HELD = 0.8
"""Seconds that a registration waits at most for more, where another is under way."""


class Crowded(Behaviour):
    """Counts how many registrations of a resource are under way at the same moment."""

    def __init__(self, resource: str, most: int) -> None:
        self.resource = resource
        self.most = most
        self.lock = threading.Lock()
        self.inside = 0
        self.full = False

    def intercept(self, call: Call) -> Answer | None:
        """Comes in."""
        if is_about(call, self.resource, "create"):
            with self.lock:
                self.inside += 1
                self.full = self.full or self.inside > self.most
            time.sleep(PAUSE)
            until = time.monotonic() + _HELD
            while self.inside > 1 and not self.full and time.monotonic() < until:
                time.sleep(PAUSE)
        return None

    def answer(self, call: Call, answer: Answer) -> None:
        """Goes out."""
        if is_about(call, self.resource, "create"):
            with self.lock:
                self.inside = max(0, self.inside - 1)
                self.full = self.full and self.inside > 0

    @property
    def crowded(self) -> bool:
        """Whether there were more of them than it was made for, since it was last empty."""
        return self.full


class CrowdLost(Crowded):
    """Answers as if it was written, when there are too many."""

    def write(self, call: Call, record: Record) -> bool:
        """False for those that are dropped."""
        return not (is_about(call, self.resource, "create") and self.crowded)


class CrowdRefused(Crowded):
    """Breaks down when there are too many."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record, if there is room."""
        if is_about(call, self.resource, "create") and self.crowded:
            raise Refused(500, "error", "Interne fout.")
        return record


class CrowdMixed(Crowded):
    """Takes a value from the record before, when there are too many."""

    def __init__(self, resource: str, most: int, name: str) -> None:
        super().__init__(resource, most)
        self.name = name

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the value of another."""
        if is_about(call, self.resource, "create") and self.crowded:
            for each in reversed(others(self, self.resource, record["id"])):
                other = self.provider.store.get(call.subject, each) or record
                if other[self.name] != record[self.name]:
                    record[self.name] = other[self.name]
                    break
        return record


class HighestPlusOne(RacingNumbers):
    """Numbers by itself, one above the highest, without a lock; who comes too late breaks down, or
    gets the number of another."""

    def __init__(self, *, breaks: bool) -> None:
        self.breaks = breaks
        self.own: set[str] = set()

    def relaxed(self) -> frozenset[str]:
        """Numbers may be shared, unless that breaks down."""
        return frozenset() if self.breaks else super().relaxed()

    def keep(self, call: Call, record: Record) -> Record:
        """The record with a number that another may have taken as well."""
        given = record.get("nummer")
        record = super().keep(call, record)
        if record.get("nummer") != given:
            self.own.add(record["id"])
        return record

    def write(self, call: Call, record: Record) -> bool:
        """What a database that finds a number twice makes of a request that nobody looks after."""
        if self.breaks and record["id"] in self.own and is_about(call, KLANTCONTACT, "create"):
            same = Criterion("nummer", '"nummer" = ?', (record["nummer"],))
            if self.provider.store.ids(call.subject, [same]):
                raise Refused(500, "error", "Interne fout.")
        return True


_mixup = Kind(KIND)

FAULTS = (
    _mixup(
        "mixup-lost-beyond-six",
        "Of more than six klantcontacten at the same time some are not stored.",
        "Van meer dan zes klantcontacten tegelijk worden er enkele niet opgeslagen.",
        "C0992-1.7 registered under parallel registrations",
        lambda: CrowdLost(KLANTCONTACT, SIX),
    ),
    _mixup(
        "mixup-lost-beyond-eight",
        "Of more than eight klantcontacten at the same time some are not stored.",
        "Van meer dan acht klantcontacten tegelijk worden er enkele niet opgeslagen.",
        "C0992-1.7 registered under parallel registrations",
        lambda: CrowdLost(KLANTCONTACT, EIGHT),
    ),
    _mixup(
        "mixup-texts-beyond-six",
        "Of more than six klantcontacten at the same time some get the inhoud of another.",
        "Van meer dan zes klantcontacten tegelijk krijgen enkele de inhoud van een ander.",
        "C0992-2.5 kept under parallel registrations",
        lambda: CrowdMixed(KLANTCONTACT, SIX, "inhoud"),
    ),
    _mixup(
        "mixup-500-beyond-six",
        "Of more than six klantcontacten at the same time some are answered 500.",
        "Van meer dan zes klantcontacten tegelijk krijgen enkele 500.",
        "contract: registrations at the same time",
        lambda: CrowdRefused(KLANTCONTACT, SIX),
    ),
    _mixup(
        "mixup-links-lost-beyond-six",
        "Of more than six links at the same time some are not stored.",
        "Van meer dan zes koppelingen tegelijk worden er enkele niet opgeslagen.",
        "C0992-2.10 kept under parallel registrations",
        lambda: CrowdLost(LINK, SIX),
    ),
    _mixup(
        "mixup-actors-beyond-six",
        "Of more than six links at the same time some get the actor of another.",
        "Van meer dan zes koppelingen tegelijk krijgen enkele de actor van een ander.",
        "C0992-2.10 kept under parallel registrations",
        lambda: CrowdMixed(LINK, SIX, "actor"),
    ),
    _mixup(
        "mixup-partijen-beyond-six",
        "Of more than six betrokkenen at the same time some get the partij of another.",
        "Van meer dan zes betrokkenen tegelijk krijgen enkele de partij van een ander.",
        "C0992-1.9 kept under parallel registrations",
        lambda: CrowdMixed(BETROKKENE, SIX, "partij"),
    ),
    _mixup(
        "mixup-number-race-breaks",
        "Who numbers klantcontacten at the same time answers the second with 500.",
        "Wie klantcontacten tegelijk nummert, beantwoordt het tweede met 500.",
        "contract: registrations at the same time",
        lambda: HighestPlusOne(breaks=True),
        ("openklant",),
    ),
    _mixup(
        "mixup-number-race-shares",
        "Who numbers klantcontacten at the same time gives two of them one nummer.",
        "Wie klantcontacten tegelijk nummert, geeft er twee hetzelfde nummer.",
        "F2173-3 nummer unique under parallel registrations",
        lambda: HighestPlusOne(breaks=False),
        ("openklant",),
    ),
)
