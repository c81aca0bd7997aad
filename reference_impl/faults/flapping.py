"""Faults in which what was once shown well goes back, or comes and goes."""

from collections import Counter, defaultdict
from collections.abc import Callable

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..clock import now as clock
from ..contract import Json
from .delays import LATE
from .fault import (
    ACTOR,
    BETROKKENE,
    KLANTCONTACT,
    LINK,
    PARTIJ,
    Kind,
    alter,
    is_about,
    others,
    resource_of,
)

KIND = "flapping"
CUT = 12
"""Characters that are left of a text."""


class Counted(Behaviour):
    """Counts the readings of each record by its ID."""

    def __init__(self, resource: str, turn: Callable[[int], bool]) -> None:
        self.resource = resource
        self.turn = turn
        self.readings: Counter[str] = Counter()

    def now(self, call: Call) -> bool:
        """Whether this reading is one of those that go wrong; it is counted."""
        if not is_about(call, self.resource, "read") or call.method != "GET":
            return False
        self.readings[call.id or ""] += 1
        return self.turn(self.readings[call.id or ""])


class ComesAndGoes(Counted):
    """Says of some readings that the record is not there."""

    def hide(self, call: Call, identity: str) -> bool:
        """True for these."""
        return self.now(call)


class OtherValue(Counted):
    """Shows some readings with the value that another record has."""

    def __init__(self, resource: str, name: str, turn: Callable[[int], bool]) -> None:
        super().__init__(resource, turn)
        self.name = name

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with the other value."""
        if self.now(call):
            for identity in others(self, self.resource, record["id"]):
                other = self.provider.store.get(call.subject, identity)
                if other and other.get(self.name) not in (None, record.get(self.name)):
                    shown = self.provider.shape.record(call, call.subject, other)
                    path = call.subject.attributes[self.name].path
                    for key in path:
                        shown = shown.get(key) if isinstance(shown, dict) else None
                    alter(body, path, lambda _: shown)
                    break
        return body


class Changed(Counted):
    """Changes one value in some readings."""

    def __init__(
        self, resource: str, name: str, change: Callable[[Json], Json], turn: Callable[[int], bool]
    ) -> None:
        super().__init__(resource, turn)
        self.name = name
        self.change = change

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with the changed value."""
        attribute = call.subject.attributes.get(self.name)
        if attribute is not None and self.now(call):
            alter(body, attribute.path, self.change)
        return body


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
    """Cuts the Inhoud of a klantcontact short, a minute after it was registered."""

    def __init__(self) -> None:
        self.made: dict[str, float] = {}

    def kept(self, call: Call, record: Record) -> None:
        """Notes when."""
        if is_about(call, KLANTCONTACT, "create"):
            self.made[record["id"]] = clock()

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with the text cut."""
        if is_about(call, KLANTCONTACT) and clock() - self.made.get(record["id"], clock()) > LATE:
            path = call.subject.attributes["inhoud"].path
            alter(body, path, lambda text: text[:CUT] if isinstance(text, str) else text)
        return body


class GoneLater(CutLater):
    """Loses a klantcontact, a minute after it was registered."""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The whole body."""
        return body

    def hide(self, call: Call, identity: str) -> bool:
        """True once it is too late."""
        about = is_about(call, KLANTCONTACT, "read", "list")
        return about and clock() - self.made.get(identity, clock()) > LATE


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


def second(reading: int) -> bool:
    """Every second one."""
    return reading % 2 == 0


def third(reading: int) -> bool:
    """Every third one."""
    return reading % 3 == 0


def later(reading: int) -> bool:
    """All but the first."""
    return reading > 1


_flapping = Kind(KIND)

FAULTS = (
    _flapping(
        "flapping-klantcontact",
        "Every third reading of a klantcontact says that it is not there.",
        "Elke derde opvraging van een klantcontact zegt dat het er niet is.",
        "C0992-1.7 klantcontact stays",
        lambda: ComesAndGoes(KLANTCONTACT, third),
    ),
    _flapping(
        "flapping-betrokkene",
        "Every second reading of a betrokkene says that it is not there.",
        "Elke tweede opvraging van een betrokkene zegt dat die er niet is.",
        "C0992-1.9 betrokkene stays",
        lambda: ComesAndGoes(BETROKKENE, second),
    ),
    _flapping(
        "flapping-partij",
        "Every third reading of a partij says that it is not there.",
        "Elke derde opvraging van een partij zegt dat die er niet is.",
        "C0992-1.9 partij stays",
        lambda: ComesAndGoes(PARTIJ, third),
    ),
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
        "flapping-onderwerp-of-another",
        "Every third reading of a klantcontact shows the Onderwerp of another.",
        "Elke derde opvraging van een klantcontact toont het Onderwerp van een ander.",
        "C0992-2.4 value",
        lambda: OtherValue(KLANTCONTACT, "onderwerp", third),
    ),
    _flapping(
        "flapping-vertrouwelijkheid",
        "Every second reading of a klantcontact turns Vertrouwelijkheid round.",
        "Elke tweede opvraging van een klantcontact keert de Vertrouwelijkheid om.",
        "C0992-2.8 value",
        lambda: Changed(KLANTCONTACT, "vertrouwelijkheid", lambda told: not told, second),
    ),
    _flapping(
        "flapping-partij-of-another",
        "Every third reading of a betrokkene shows the partij of another.",
        "Elke derde opvraging van een betrokkene toont de partij van een ander.",
        "C0992-1.9 betrokkene and partij",
        lambda: OtherValue(BETROKKENE, "partij", third),
    ),
    _flapping(
        "flapping-actor-of-another",
        "Every second reading of a link shows the actor of another.",
        "Elke tweede opvraging van een koppeling toont de actor van een ander.",
        "C0992-2.10 actor involved",
        lambda: OtherValue(LINK, "actor", second),
    ),
    _flapping(
        "flapping-actor-name",
        "Every third reading of an actor shows the name of another.",
        "Elke derde opvraging van een actor toont de naam van een ander.",
        "contract: actor kept",
        lambda: OtherValue(ACTOR, "naam", third),
    ),
    _flapping(
        "flapping-relations",
        "Every second reading of a klantcontact shows no actors.",
        "Elke tweede opvraging van een klantcontact toont geen actoren.",
        "C0992-2.10 seen from klantcontact",
        lambda: Changed(KLANTCONTACT, "actoren", lambda _: [], second),
        ("openklant",),
    ),
    _flapping(
        "flapping-inhoud-cut-later",
        "The Inhoud of a klantcontact is cut short a minute after it was registered.",
        "De Inhoud van een klantcontact is een minuut na de registratie afgekapt.",
        "C0992-2.5 value",
        CutLater,
    ),
    _flapping(
        "flapping-gone-later",
        "A klantcontact is gone a minute after it was registered.",
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
