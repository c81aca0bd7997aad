"""Faults of time: what becomes true only after a while, or stops being true."""

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..clock import now as clock
from ..contract import Json
from .fault import BETROKKENE, KLANTCONTACT, LINK, Kind, alter, is_about, resource_of

KIND = "delay"
LATE = 60.0
"""How long, in seconds, something stays unseen."""


class LateToBeSeen(Behaviour):
    """Hides a new record for a while, in these operations."""

    def __init__(self, resource: str, seconds: float, *operations: str) -> None:
        self.resource = resource
        self.seconds = seconds
        self.operations = operations
        self.made: dict[str, float] = {}

    def kept(self, call: Call, record: Record) -> None:
        """Notes when."""
        if is_about(call, self.resource, "create"):
            self.made[record["id"]] = clock()

    def hide(self, call: Call, identity: str) -> bool:
        """True while it is too early."""
        if not is_about(call, self.resource, *self.operations):
            return False
        return clock() - self.made.get(identity, float("-inf")) < self.seconds


class GoneAfterAWhile(Behaviour):
    """Shows a new klantcontact for so many requests only, whatever they are about."""

    def __init__(self, requests: int) -> None:
        self.requests = requests
        self.seen = 0
        self.made: dict[str, int] = {}

    def intercept(self, call: Call) -> Answer | None:
        """Counts."""
        self.seen += 1
        return None

    def kept(self, call: Call, record: Record) -> None:
        """Notes when."""
        if is_about(call, KLANTCONTACT, "create"):
            self.made[record["id"]] = self.seen

    def hide(self, call: Call, identity: str) -> bool:
        """True once it is too late."""
        if not is_about(call, KLANTCONTACT, "read", "list"):
            return False
        return self.seen - self.made.get(identity, self.seen) > self.requests


class UntilNextWrite(Behaviour):
    """Hides a new klantcontact until something else is written."""

    def __init__(self) -> None:
        self.last = ""

    def kept(self, call: Call, record: Record) -> None:
        """The newest takes the place of the one before."""
        self.last = record["id"]

    def changed(self, call: Call, record: Record) -> None:
        """A change brings everything to light."""
        self.last = ""

    def hide(self, call: Call, identity: str) -> bool:
        """True for the last that was written."""
        return is_about(call, KLANTCONTACT, "read", "list") and identity == self.last


class OldVersion(Behaviour):
    """Shows a changed klantcontact as it was, for a while, in these operations."""

    def __init__(self, *operations: str) -> None:
        self.operations = operations
        self.old: dict[str, tuple[float, Record]] = {}

    def keep(self, call: Call, record: Record) -> Record:
        """Remembers what was there."""
        if is_about(call, KLANTCONTACT, "amend", "replace"):
            before = self.provider.store.get(call.subject, record["id"])
            if before:
                self.old[record["id"]] = (clock(), before)
        return record

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The old body."""
        when, before = self.old.get(record["id"], (float("-inf"), record))
        if is_about(call, KLANTCONTACT, *self.operations) and clock() - when < LATE:
            return self.provider.shape.record(call, resource_of(self, KLANTCONTACT), before)
        return body


class RelationsLate(Behaviour):
    """Shows a klantcontact without its relations, for a while after it was made."""

    def __init__(self) -> None:
        self.made: dict[str, float] = {}

    def kept(self, call: Call, record: Record) -> None:
        """Notes when."""
        if is_about(call, KLANTCONTACT):
            self.made[record["id"]] = clock()

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with empty lists."""
        young = clock() - self.made.get(record["id"], float("-inf")) < LATE
        if young and is_about(call, KLANTCONTACT):
            for attribute in call.subject.attributes.values():
                if attribute.kind == "references":
                    alter(body, attribute.path, lambda _: [])
        return body


class DeletedLate(Behaviour):
    """Shows a deleted klantcontact for a while."""

    def __init__(self) -> None:
        self.deleted: dict[str, tuple[float, Record]] = {}

    def erase(self, call: Call, identity: str) -> bool:
        """Keeps a copy."""
        record = self.provider.store.get(call.subject, identity)
        if is_about(call, KLANTCONTACT) and record:
            self.deleted[identity] = (clock(), record)
        return True

    def answer(self, call: Call, answer: Answer) -> None:
        """The copy instead of 404."""
        when, record = self.deleted.get(call.id or "", (float("-inf"), {}))
        if answer.status == 404 and is_about(call, KLANTCONTACT, "read") and clock() - when < LATE:
            answer.status = 200
            answer.media = self.provider.contract.success_media[0]
            answer.body = self.provider.shape.record(call, call.subject, record)


_delay = Kind(KIND)

FAULTS = (
    _delay(
        "delay-klantcontact",
        "A new klantcontact can be read only after ten seconds.",
        "Een nieuw klantcontact is pas na tien seconden te lezen.",
        "C0992-1.7 klantcontact can be read",
        lambda: LateToBeSeen(KLANTCONTACT, LATE, "read", "list"),
    ),
    _delay(
        "delay-klantcontact-in-lists",
        "A new klantcontact is in lists only after ten seconds.",
        "Een nieuw klantcontact staat pas na tien seconden in lijsten.",
        "C0992-1.7 klantcontact found",
        lambda: LateToBeSeen(KLANTCONTACT, LATE, "list"),
    ),
    _delay(
        "delay-klantcontact-never-in-lists",
        "A new klantcontact can be read, but never is in lists.",
        "Een nieuw klantcontact is te lezen, maar staat nooit in lijsten.",
        "C0992-1.7 klantcontact found",
        lambda: LateToBeSeen(KLANTCONTACT, float("inf"), "list"),
    ),
    _delay(
        "delay-betrokkene",
        "A new betrokkene can be seen only after ten seconds.",
        "Een nieuwe betrokkene is pas na tien seconden te zien.",
        "C0992-1.7 betrokkene can be read",
        lambda: LateToBeSeen(BETROKKENE, LATE, "read", "list"),
    ),
    _delay(
        "delay-link",
        "A new link between actor and klantcontact can be seen only after ten seconds.",
        "Een nieuwe koppeling van actor en klantcontact is pas na tien seconden te zien.",
        "C0992-2.10 actor involved",
        lambda: LateToBeSeen(LINK, LATE, "read", "list"),
    ),
    _delay(
        "delay-until-next-write",
        "A new klantcontact can be seen only after the next registration.",
        "Een nieuw klantcontact is pas na de volgende registratie te zien.",
        "C0992-1.7 klantcontact can be read",
        UntilNextWrite,
    ),
    _delay(
        "delay-relations",
        "A new klantcontact shows its actors and betrokkenen only after ten seconds.",
        "Een nieuw klantcontact toont pas na tien seconden zijn actoren en betrokkenen.",
        "C0992-1.7 C0992-2.10 seen from klantcontact",
        RelationsLate,
        ("openklant",),
    ),
    _delay(
        "delay-change",
        "A changed klantcontact shows the change only after ten seconds.",
        "Een gewijzigd klantcontact toont pas na tien seconden de wijziging.",
        "F2173 correction kept",
        lambda: OldVersion("read", "list"),
    ),
    _delay(
        "delay-change-in-lists",
        "Reading a changed klantcontact shows the change; lists do only after ten seconds.",
        "Een opvraging van een gewijzigd klantcontact toont de wijziging; lijsten pas na tien"
        " seconden.",
        "F2173 correction kept",
        lambda: OldVersion("list"),
    ),
    _delay(
        "delay-delete",
        "A deleted klantcontact can be read for another ten seconds.",
        "Een verwijderd klantcontact is nog tien seconden te lezen.",
        "F2173 undoing a registration",
        DeletedLate,
    ),
    _delay(
        "delay-gone-after-thirty-requests",
        "A new klantcontact is gone thirty requests later.",
        "Een nieuw klantcontact is dertig verzoeken later weg.",
        "C0992-1.7 klantcontact stays",
        lambda: GoneAfterAWhile(30),
    ),
)
