"""Faults that only a busy register has: a run, which plays one call after the other mostly, need
not find them. They are not in the kill matrix of a run; `load` finds them."""

import threading
import time

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour, Workings
from ..clock import now as clock
from .fault import BETROKKENE, KLANTCONTACT, Kind, is_about
from .mixups import PAUSE, SharedValue

KIND = "load"
_UNSEEN = 1.5
"""Seconds that a list stays behind."""
_UNSTORED = 2.0
"""Seconds that what was acknowledged is in memory only."""


class WholeRecordWritten(Behaviour):
    """Writes the whole record as it was read, where one attribute was corrected."""

    def __init__(self) -> None:
        self.read: dict[int, Record] = {}

    def keep(self, call: Call, record: Record) -> Record:
        """Takes its time between reading and writing."""
        if is_about(call, KLANTCONTACT, "amend"):
            self.read[id(call)] = dict(record)
            time.sleep(PAUSE)
        return record

    def write(self, call: Call, record: Record) -> bool:
        """Writes by itself what it read before."""
        if not is_about(call, KLANTCONTACT, "amend"):
            return True
        self.provider.store.update(call.subject, self.read.pop(id(call)))
        return False


class StoredLater(Behaviour):
    """Answers before the file has it."""

    def bind(self, provider: Workings) -> None:
        """Has the store write to its file now and then only."""
        super().bind(provider)
        provider.store.put_off(_UNSTORED)


class ListBehind(Behaviour):
    """Shows in lists what there was before others began to register as well."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.inside = 0
        self.made: dict[str, float] = {}

    def intercept(self, call: Call) -> Answer | None:
        """Comes in."""
        if is_about(call, KLANTCONTACT, "create"):
            with self.lock:
                self.inside += 1
            time.sleep(PAUSE)
        return None

    def kept(self, call: Call, record: Record) -> None:
        """Notes when, where others are at it as well."""
        if is_about(call, KLANTCONTACT, "create") and self.inside > 1:
            self.made[record["id"]] = clock()

    def hide(self, call: Call, identity: str) -> bool:
        """True while the list is behind."""
        if not is_about(call, KLANTCONTACT, "list"):
            return False
        return clock() - self.made.get(identity, float("-inf")) < _UNSEEN

    def answer(self, call: Call, answer: Answer) -> None:
        """Goes out."""
        if is_about(call, KLANTCONTACT, "create"):
            with self.lock:
                self.inside = max(0, self.inside - 1)


_load = Kind(KIND)

FAULTS = (
    _load(
        "load-update-lost",
        "Of two corrections of a klantcontact at the same time the later undoes the other.",
        "Van twee verbeteringen tegelijk van een klantcontact draait de latere de andere terug.",
        "contract: corrections at the same time",
        WholeRecordWritten,
    ),
    _load(
        "load-relation-astray",
        "Betrokkenen made at the same time get each other's klantcontact.",
        "Gelijktijdig gemaakte betrokkenen krijgen elkaars klantcontact.",
        "C0992-1.9 kept under load",
        lambda: SharedValue(BETROKKENE, KLANTCONTACT),
    ),
    _load(
        "load-list-stale",
        "Lists stay behind by more than a second when several register at the same time.",
        "Lijsten lopen ruim een seconde achter als er meer tegelijk registreren.",
        "contract: lists under load",
        ListBehind,
    ),
    _load(
        "acknowledged-before-stored",
        "Registrations are acknowledged up to two seconds before they are in the file.",
        "Registraties worden aangenomen tot twee seconden voordat ze in het bestand staan.",
        "C0992-1.7 kept when the provider is killed",
        StoredLater,
    ),
)
