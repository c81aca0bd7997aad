"""Faults in which some readings of a record show what it is not, and the next is right again."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from ..answers import Call, Record
from ..behaviour import Behaviour
from ..contract import Json
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
)

KIND = "flapping"


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
                    alter(body, path, partial(_instead, shown, path))
                    break
        return body


def _instead(shown: Json, path: tuple[str, ...], _: Json) -> Json:
    """What another record shows at a place."""
    for key in path:
        shown = shown.get(key) if isinstance(shown, dict) else None
    return shown


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


def second(reading: int) -> bool:
    """Every second one."""
    return reading % 2 == 0


def third(reading: int) -> bool:
    """Every third one."""
    return reading % 3 == 0


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
)
