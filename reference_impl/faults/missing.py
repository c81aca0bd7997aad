"""Faults that leave something out of an answer, always or only at times."""

from dataclasses import replace

from ..answers import Call, Record
from ..contract import Attribute, Json
from .fault import BETROKKENE, GONE, KLANTCONTACT, LINK, Kind, Shown, shown

KIND = "missing"


def gone(_: Attribute, __: Json) -> Json:
    """Leaves the member out."""
    return GONE


def emptied(_: Attribute, value: Json) -> Json:
    """An empty text in its place, or null for what is no text."""
    return "" if isinstance(value, str) else None


class FirstRecordOnly(Shown):
    """Right for the first record that was made, wrong for every later one."""

    def __init__(self, resource: str, names: tuple[str, ...]) -> None:
        super().__init__(resource, names, emptied, ("read", "list"))
        self.first: str | None = None

    def kept(self, call: Call, record: Record) -> None:
        """Remembers the first."""
        if call.subject.name == self.resource:
            self.first = self.first or record["id"]

    def applies(self, call: Call, record: Record) -> bool:
        """Spoils all but the first."""
        return super().applies(call, record) and record["id"] != self.first


class AfterFirstReading(Shown):
    """Right the first time a record is read, wrong from then on."""

    def __init__(self, resource: str, names: tuple[str, ...]) -> None:
        super().__init__(resource, names, emptied, ("read",))
        self.seen: set[str] = set()

    def applies(self, call: Call, record: Record) -> bool:
        """Spoils the second reading."""
        if not super().applies(call, record):
            return False
        again = record["id"] in self.seen
        self.seen.add(record["id"])
        return again


_missing = Kind(KIND)

FAULTS = (
    _missing(
        "missing-inhoud-on-read",
        "The answer to POST is right; on reading, inhoud is empty.",
        "Het antwoord op POST klopt; bij lezen is inhoud leeg.",
        "C0992-2.5 kept on read",
        shown(KLANTCONTACT, ("inhoud",), emptied, ("read",)),
    ),
    _missing(
        "missing-inhoud-in-list",
        "Reading one is right; in lists inhoud is left out.",
        "Eén lezen klopt; in lijsten ontbreekt inhoud.",
        "C0992-2.5 kept in list",
        shown(KLANTCONTACT, ("inhoud",), gone, ("list",)),
    ),
    _missing(
        "missing-inhoud-in-create-answer",
        "The answer to POST leaves inhoud out; it is stored all the same.",
        "Het antwoord op POST laat inhoud weg; opgeslagen wordt hij wel.",
        "C0992-2.5 echoed on create",
        shown(KLANTCONTACT, ("inhoud",), gone, ("create",)),
    ),
    _missing(
        "missing-second-record",
        "The first klantcontact is right; of every later one onderwerp and inhoud are empty.",
        "Het eerste klantcontact klopt; van elk volgend zijn onderwerp en inhoud leeg.",
        "C0992-2.4 C0992-2.5 kept for every record",
        lambda: FirstRecordOnly(KLANTCONTACT, ("onderwerp", "inhoud")),
    ),
    _missing(
        "missing-after-first-reading",
        "The first reading is right; from the second on inhoud is empty.",
        "De eerste keer lezen klopt; vanaf de tweede keer is inhoud leeg.",
        "C0992-2.5 kept on repeated read",
        lambda: AfterFirstReading(KLANTCONTACT, ("inhoud",)),
    ),
    _missing(
        "missing-id",
        "The answers about a klantcontact have no id.",
        "De antwoorden over een klantcontact hebben geen id.",
        "C0992-2.1 id given",
        shown(KLANTCONTACT, ("id",), gone),
    ),
    replace(
        _missing(
            "missing-nummer",
            "The answers about a klantcontact have no nummer.",
            "De antwoorden over een klantcontact hebben geen nummer.",
            "C0992-2.2 nummer given (reading dependent)",
            shown(KLANTCONTACT, ("nummer",), gone),
        ),
        families=("nummer-always",),
    ),
    _missing(
        "missing-kanaal",
        "The answers about a klantcontact have no kanaal.",
        "De antwoorden over een klantcontact hebben geen kanaal.",
        "C0992-2.3 kanaal kept",
        shown(KLANTCONTACT, ("kanaal",), gone),
    ),
    _missing(
        "missing-onderwerp-on-read",
        "On reading, onderwerp is left out.",
        "Bij lezen ontbreekt onderwerp.",
        "C0992-2.4 kept on read",
        shown(KLANTCONTACT, ("onderwerp",), gone, ("read",)),
    ),
    _missing(
        "missing-taal",
        "The answers about a klantcontact have no taal.",
        "De antwoorden over een klantcontact hebben geen taal.",
        "C0992-2.7 taal kept",
        shown(KLANTCONTACT, ("taal",), gone),
    ),
    _missing(
        "missing-gelukt-on-read",
        "On reading, indicatie contact gelukt is left out.",
        "Bij lezen ontbreekt indicatie contact gelukt.",
        "C0992-2.6 kept on read",
        shown(KLANTCONTACT, ("indicatie_contact_gelukt",), gone, ("read",)),
    ),
    _missing(
        "missing-vertrouwelijk-in-list",
        "In lists vertrouwelijk is left out.",
        "In lijsten ontbreekt vertrouwelijk.",
        "C0992-2.8 kept in list",
        shown(KLANTCONTACT, ("vertrouwelijkheid",), gone, ("list",)),
    ),
    _missing(
        "missing-plaatsgevonden-op-on-read",
        "On reading, plaatsgevonden op is null.",
        "Bij lezen is plaatsgevonden op null.",
        "C0992-2.9 kept on read",
        shown(KLANTCONTACT, ("plaatsgevonden_op",), lambda _, __: None, ("read",)),
    ),
    _missing(
        "missing-rol-on-read",
        "On reading a betrokkene, rol is left out.",
        "Bij lezen van een betrokkene ontbreekt rol.",
        "C0992-1.7 rol kept on read",
        shown(BETROKKENE, ("rol",), gone, ("read", "list")),
    ),
    _missing(
        "missing-actor-in-link",
        "The link between actor and klantcontact does not say which actor.",
        "De koppeling tussen actor en klantcontact noemt de actor niet.",
        "C0992-2.10 actor involved",
        shown(LINK, ("actor",), gone),
    ),
)
