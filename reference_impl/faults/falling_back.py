"""Faults in which what was once shown well goes back to before, is lost later, or returns."""

from collections import Counter, defaultdict
from collections.abc import Callable

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..clock import now as clock
from ..contract import Json
from .delays import LATE
from .fault import KLANTCONTACT, Kind, alter, is_about, resource_of
from .flapping import second

KIND = "flapping"
CUT = 12
"""Characters that are left of a text."""
LATER = 12.0
"""Seconds after which a klantcontact is cut short or lost."""


class BackAgain(Behaviour):
    """Shows a changed klantcontact as it was in some of the readings since."""

    def __init__(self, turn: Callable[[int], bool], *operations: str) -> None:
        self.turn = turn
        self.operations = operations
        self.old: dict[str, Record] = {}
        self.readings: Counter[str] = Counter()

    def keep(self, call: Call, record: Record) -> Record:
        """Remembers what was there."""
        if is_about(call, KLANTCONTACT, "amend", "replace"):
            before = self.provider.store.get(call.subject, record["id"])
            if before:
                self.old[record["id"]] = before
                self.readings[record["id"]] = 0
        return record

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The old body."""
        if not is_about(call, KLANTCONTACT, *self.operations) or record["id"] not in self.old:
            return body
        self.readings[record["id"]] += 1
        if not self.turn(self.readings[record["id"]]):
            return body
        before = self.old[record["id"]]
        return self.provider.shape.record(call, resource_of(self, KLANTCONTACT), before)


class CutLater(Behaviour):
    """Cuts the Inhoud of a klantcontact short, twelve seconds after it was registered."""

    def __init__(self) -> None:
        self.made: dict[str, float] = {}

    def kept(self, call: Call, record: Record) -> None:
        """Notes when."""
        if is_about(call, KLANTCONTACT, "create"):
            self.made[record["id"]] = clock()

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with the text cut."""
        if is_about(call, KLANTCONTACT) and clock() - self.made.get(record["id"], clock()) > LATER:
            path = call.subject.attributes["inhoud"].path
            alter(body, path, lambda text: text[:CUT] if isinstance(text, str) else text)
        return body


class GoneLater(CutLater):
    """Loses a klantcontact, twelve seconds after it was registered."""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The whole body."""
        return body

    def hide(self, call: Call, identity: str) -> bool:
        """True once it is too late."""
        about = is_about(call, KLANTCONTACT, "read", "list")
        return about and clock() - self.made.get(identity, clock()) > LATER


class StaleReplica(Behaviour):
    """Every second reading is of a replica that is a minute behind."""

    def __init__(self) -> None:
        self.made: dict[str, float] = {}
        self.readings: Counter[str] = Counter()

    def kept(self, call: Call, record: Record) -> None:
        """Notes when."""
        self.made[record["id"]] = clock()

    def hide(self, call: Call, identity: str) -> bool:
        """True where the replica has not heard of it."""
        if call.operation != "read" or call.method != "GET" or identity not in self.made:
            return False
        self.readings[identity] += 1
        return self.readings[identity] % 2 == 0 and clock() - self.made[identity] < LATE


class ReturnsFromTheDead(Behaviour):
    """Shows a deleted klantcontact in every second reading."""

    def __init__(self) -> None:
        self.deleted: dict[str, Record] = {}
        self.readings: Counter[str] = Counter()

    def erase(self, call: Call, identity: str) -> bool:
        """Keeps a copy."""
        record = self.provider.store.get(call.subject, identity)
        if is_about(call, KLANTCONTACT) and record:
            self.deleted[identity] = record
        return True

    def answer(self, call: Call, answer: Answer) -> None:
        """The copy instead of 404."""
        record = self.deleted.get(call.id or "")
        if answer.status == 404 and record and is_about(call, KLANTCONTACT, "read"):
            self.readings[record["id"]] += 1
            if self.readings[record["id"]] % 2 == 0:
                answer.status = 200
                answer.media = self.provider.contract.success_media[0]
                answer.body = self.provider.shape.record(call, call.subject, record)


class ListDrops(Behaviour):
    """Every second time that the same list is asked for, its first record is left out."""

    def __init__(self) -> None:
        self.asked: defaultdict[tuple[tuple[str, str], ...], int] = defaultdict(int)

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """The ids without the first."""
        if not is_about(call, KLANTCONTACT, "list"):
            return ids
        query = tuple(sorted(call.query.items()))
        self.asked[query] += 1
        return ids[1:] if self.asked[query] % 2 == 0 else ids


def later(reading: int) -> bool:
    """All but the first."""
    return reading > 1


_flapping = Kind(KIND)

FAULTS = (
    _flapping(
        "flapping-change",
        "Every second reading of a changed klantcontact shows it as it was.",
        "Elke tweede opvraging van een gewijzigd klantcontact toont het zoals het was.",
        "F2173 correction kept",
        lambda: BackAgain(second, "read"),
    ),
    _flapping(
        "flapping-change-forgotten",
        "A changed klantcontact shows the change once, and is as it was from then on.",
        "Een gewijzigd klantcontact toont de wijziging één keer, en is daarna zoals het was.",
        "F2173 correction kept",
        lambda: BackAgain(later, "read", "list"),
    ),
    _flapping(
        "flapping-inhoud-cut-later",
        "The Inhoud of a klantcontact is cut short twelve seconds after it was registered.",
        "De Inhoud van een klantcontact is een minuut na de registratie afgekapt.",
        "C0992-2.5 value",
        CutLater,
    ),
    _flapping(
        "flapping-gone-later",
        "A klantcontact is gone twelve seconds after it was registered.",
        "Een klantcontact is een minuut na de registratie weg.",
        "C0992-1.7 klantcontact stays",
        GoneLater,
    ),
    _flapping(
        "flapping-stale-replica",
        "Every second reading of a new record is of a replica that is a minute behind.",
        "Elke tweede opvraging van een nieuw record is van een kopie die een minuut achterloopt.",
        "C0992-1.7 klantcontact can be read",
        StaleReplica,
    ),
    _flapping(
        "flapping-deleted",
        "A deleted klantcontact is back at every second reading.",
        "Een verwijderd klantcontact is er bij elke tweede opvraging weer.",
        "F2173 undoing a registration",
        ReturnsFromTheDead,
    ),
    _flapping(
        "flapping-list",
        "A list that is asked for again leaves its first klantcontact out.",
        "Een lijst die nog eens wordt opgevraagd laat zijn eerste klantcontact weg.",
        "C0992-1.7 klantcontact found",
        ListDrops,
    ),
)
