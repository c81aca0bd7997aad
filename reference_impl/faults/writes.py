"""Faults in writing: said but not done, done but refused, done twice."""

from collections.abc import Callable
from uuid import uuid4

from ..answers import Call, Record, Refused, invalid
from ..behaviour import Behaviour
from ..store import link
from .fault import BETROKKENE, KLANTCONTACT, LINK, Kind, is_about

KIND = "write"


class NotWritten(Behaviour):
    """Answers as if the record was written."""

    def __init__(self, resource: str, *operations: str, combined: bool | None = None) -> None:
        self.resource = resource
        self.operations = operations
        self.combined = combined

    def write(self, call: Call, record: Record) -> bool:
        """False for those that are dropped."""
        here = self.combined is None or call.combined == self.combined
        return not (here and is_about(call, self.resource, *self.operations))


class WrittenButRefused(Behaviour):
    """Writes the record, then answers that it could not."""

    def __init__(self, resource: str, refusal: Callable[[], Refused]) -> None:
        self.resource = resource
        self.refusal = refusal

    def kept(self, call: Call, record: Record) -> None:
        """Too late."""
        if is_about(call, self.resource, "create"):
            raise self.refusal()


class ChangedButRefused(Behaviour):
    """Changes a klantcontact, then answers that something broke."""

    def changed(self, call: Call, record: Record) -> None:
        """Too late."""
        if is_about(call, KLANTCONTACT, "amend", "replace"):
            raise _broken()


class CombinedButRefused(WrittenButRefused):
    """The same, for the one call only."""

    def kept(self, call: Call, record: Record) -> None:
        """Too late."""
        if call.combined:
            super().kept(call, record)


class WrittenTwice(Behaviour):
    """Writes every record a second time under an id of its own."""

    def __init__(self, resource: str) -> None:
        self.resource = resource

    def relaxed(self) -> frozenset[str]:
        """Numbers may be shared."""
        return frozenset({f"{self.resource}.nummer"})

    def kept(self, call: Call, record: Record) -> None:
        """The second time."""
        if is_about(call, self.resource, "create") and not link(call.subject):
            once = {a.name: None for a in call.subject.stored if a.unique and a.name != "nummer"}
            self.provider.store.insert(call.subject, {**record, **once, "id": str(uuid4())})


def _broken() -> Refused:
    return Refused(500, "error", "Interne fout.")


_write = Kind(KIND)

FAULTS = (
    _write(
        "write-klantcontact-not-kept",
        "A new klantcontact is answered 201 but not stored.",
        "Een nieuw klantcontact krijgt 201 maar wordt niet opgeslagen.",
        "C0992-1.7 klantcontact registered",
        lambda: NotWritten(KLANTCONTACT, "create"),
    ),
    _write(
        "write-betrokkene-not-kept",
        "A new betrokkene is answered 201 but not stored.",
        "Een nieuwe betrokkene krijgt 201 maar wordt niet opgeslagen.",
        "C0992-1.7 C0992-1.9 betrokkene registered",
        lambda: NotWritten(BETROKKENE, "create"),
    ),
    _write(
        "write-link-not-kept",
        "A new link between actor and klantcontact is answered 201 but not stored.",
        "Een nieuwe koppeling van actor en klantcontact krijgt 201 maar wordt niet opgeslagen.",
        "C0992-2.10 actor involved",
        lambda: NotWritten(LINK, "create"),
    ),
    _write(
        "write-combined-betrokkene-not-kept",
        "The one call for klantcontact and betrokkene stores no betrokkene.",
        "De ene aanroep voor klantcontact en betrokkene slaat geen betrokkene op.",
        "C0992-1.7 betrokkene registered (one call)",
        lambda: NotWritten(BETROKKENE, "create", combined=True),
        ("openklant",),
    ),
    _write(
        "write-combined-klantcontact-500",
        "The one call for klantcontact and betrokkene stores both and answers 500.",
        "De ene aanroep voor klantcontact en betrokkene slaat beide op en antwoordt 500.",
        "C0992-2.11 F2173 (one call)",
        lambda: CombinedButRefused(KLANTCONTACT, _broken),
        ("openklant",),
    ),
    _write(
        "write-amend-not-kept",
        "A change of a klantcontact is answered but not stored.",
        "Een wijziging van een klantcontact wordt beantwoord maar niet opgeslagen.",
        "F2173 correction kept",
        lambda: NotWritten(KLANTCONTACT, "amend", "replace"),
    ),
    _write(
        "write-done-but-500",
        "A klantcontact is stored, then answered 500.",
        "Een klantcontact wordt opgeslagen en dan met 500 beantwoord.",
        "C0992-1.7 C0992-2.11 function carried out",
        lambda: WrittenButRefused(KLANTCONTACT, _broken),
    ),
    _write(
        "write-amend-done-but-500",
        "A klantcontact is changed, then the change is answered 500.",
        "Een klantcontact wordt gewijzigd en dan wordt de wijziging met 500 beantwoord.",
        "contract: status of a change",
        ChangedButRefused,
    ),
    _write(
        "write-betrokkene-done-but-400",
        "A betrokkene is stored, then answered 400.",
        "Een betrokkene wordt opgeslagen en dan met 400 beantwoord.",
        "C0992-1.7 C0992-2.11 function carried out",
        lambda: WrittenButRefused(BETROKKENE, invalid),
    ),
    _write(
        "write-klantcontact-twice",
        "Every klantcontact is stored twice.",
        "Elk klantcontact wordt twee keer opgeslagen.",
        "C0992-1.7 exactly one klantcontact",
        lambda: WrittenTwice(KLANTCONTACT),
    ),
    _write(
        "write-betrokkene-twice",
        "Every betrokkene is stored twice.",
        "Elke betrokkene wordt twee keer opgeslagen.",
        "C0992-1.7 exactly one betrokkene",
        lambda: WrittenTwice(BETROKKENE),
    ),
)
