"""Faults that hide: right in the usual example, wrong in a case next to it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from ..answers import Call, Record
from ..behaviour import Behaviour
from ..values import parse_instant
from .fault import ACTOR, BETROKKENE, KLANTCONTACT, LINK, PARTIJ, Kind, is_about, resource_of
from .subtle_records import (
    AmendWipes,
    EveryFifthFails,
    FirstRegistrationReused,
    NumberTypeInLists,
    OneChangeForAll,
    PartijGoes,
    ReadMarksIt,
    SameAgainIgnored,
    TargetChanged,
)
from .texts import each

KIND = "subtle"
_ANSWER = "Antwoord:"


class CutInBytes(Behaviour):
    """Counts the longest length in bytes, and cuts what is over."""

    def __init__(self, name: str, limit: int) -> None:
        self.name = name
        self.limit = limit

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the text cut."""
        if is_about(call, KLANTCONTACT) and isinstance(record.get(self.name), str):
            record[self.name] = record[self.name].encode()[: self.limit].decode(errors="ignore")
        return record


class Reworded(Behaviour):
    """Changes a text in a way that is easily overlooked."""

    def __init__(self, name: str, change: Callable[[str], str]) -> None:
        self.name = name
        self.change = each(change)

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the text changed."""
        if is_about(call, KLANTCONTACT) and self.name in record:
            attribute = call.subject.attributes[self.name]
            record[self.name] = self.change(attribute, record[self.name])
        return record


class HiddenInLists(Behaviour):
    """Leaves klantcontacten with some property out of lists."""

    def __init__(self, hidden: Callable[[Behaviour, Record], bool]) -> None:
        self.hidden = hidden

    def found(self, call: Call, ids: list[str]) -> list[str]:
        """The ids of the others."""
        if not is_about(call, KLANTCONTACT):
            return ids
        records = ((each, self.provider.store.get(call.subject, each)) for each in ids)
        return [each for each, record in records if record and not self.hidden(self, record)]


def confidential(behaviour: Behaviour, record: Record) -> bool:
    """Whether the klantcontact is vertrouwelijk."""
    attribute = resource_of(behaviour, KLANTCONTACT).attributes["vertrouwelijkheid"]
    return bool(record[attribute.name] == attribute.values["Ja"])


def failed(behaviour: Behaviour, record: Record) -> bool:
    """Whether the contact was not made."""
    attribute = resource_of(behaviour, KLANTCONTACT).attributes["indicatie_contact_gelukt"]
    return bool(record[attribute.name] != attribute.values["Ja"])


def old(_: Behaviour, record: Record) -> bool:
    """Whether the klantcontact took place more than a year ago."""
    when = record["plaatsgevonden_op"]
    return bool(when) and datetime.now(UTC) - parse_instant(when) > timedelta(days=365)


_subtle = Kind(KIND)

FAULTS = (
    _subtle(
        "subtle-bytes-counted",
        "The limit of inhoud is counted in bytes: long text with accents is cut.",
        "De grens van inhoud wordt in bytes geteld: lange tekst met accenten wordt afgekapt.",
        "C0992-2.5 limits in characters",
        lambda: CutInBytes("inhoud", 1000),
    ),
    _subtle(
        "subtle-onderwerp-cut-at-199",
        "Onderwerp loses its 200th character.",
        "Onderwerp verliest zijn tweehonderdste teken.",
        "C0992-2.4 longest text kept",
        lambda: Reworded("onderwerp", lambda text: text[:199]),
    ),
    _subtle(
        "subtle-answer-dropped",
        "Of inhoud only the question is kept, up to the word Antwoord.",
        "Van inhoud blijft alleen de vraag over, tot het woord Antwoord.",
        "C0992-2.0 question and answer",
        lambda: Reworded("inhoud", lambda text: text.partition(_ANSWER)[0].rstrip()),
    ),
    _subtle(
        "subtle-full-stop-lost",
        "A full stop at the end of inhoud is lost.",
        "Een punt aan het eind van inhoud gaat verloren.",
        "C0992-2.5 text kept",
        lambda: Reworded("inhoud", lambda text: text.removesuffix(".")),
    ),
    _subtle(
        "subtle-first-letter-capital",
        "Onderwerp gets a capital at its start.",
        "Onderwerp krijgt een hoofdletter aan het begin.",
        "C0992-2.4 text kept (small first letter)",
        lambda: Reworded("onderwerp", lambda text: text[:1].upper() + text[1:]),
    ),
    _subtle(
        "subtle-vertrouwelijk-not-in-lists",
        "Klantcontacten that are vertrouwelijk are in no list.",
        "Vertrouwelijke klantcontacten staan in geen lijst.",
        "C0992-2.8 klantcontact found",
        lambda: HiddenInLists(confidential),
    ),
    _subtle(
        "subtle-not-gelukt-not-in-lists",
        "Klantcontacten that did not succeed are in no list.",
        "Klantcontacten die niet gelukt zijn staan in geen lijst.",
        "C0992-2.6 klantcontact found",
        lambda: HiddenInLists(failed),
    ),
    _subtle(
        "subtle-old-not-in-lists",
        "Klantcontacten of more than a year ago are in no list.",
        "Klantcontacten van meer dan een jaar geleden staan in geen lijst.",
        "C0992-2.9 klantcontact in the past found",
        lambda: HiddenInLists(old),
    ),
    _subtle(
        "subtle-same-again-ignored",
        "A klantcontact equal to an earlier one gives back the earlier one.",
        "Een klantcontact gelijk aan een eerder geeft het eerdere terug.",
        "C0992-2.1 two calls are two klantcontacten",
        SameAgainIgnored,
    ),
    _subtle(
        "subtle-second-call-joins-first",
        "The second betrokkene of a partij is attached to its first klantcontact.",
        "De tweede betrokkene van een partij komt bij haar eerste klantcontact.",
        "C0992-1.7 second call of the same customer",
        FirstRegistrationReused,
    ),
    _subtle(
        "subtle-actor-made-inactive",
        "An actor becomes inactive once linked to a klantcontact.",
        "Een actor wordt niet actief zodra hij aan een klantcontact gekoppeld is.",
        "C0992-1.1a actor stays as it is",
        lambda: TargetChanged(LINK, ACTOR, "indicatie_actief"),
    ),
    _subtle(
        "subtle-partij-made-inactive",
        "A partij becomes inactive once it is a betrokkene.",
        "Een partij wordt niet actief zodra zij betrokkene is.",
        "C0992-1.7 partij stays as it is",
        lambda: TargetChanged(BETROKKENE, PARTIJ, "indicatie_actief"),
    ),
    _subtle(
        "subtle-reading-changes",
        "Reading a klantcontact makes it vertrouwelijk from then on.",
        "Lezen maakt een klantcontact vanaf dan vertrouwelijk.",
        "C0992-2.8 kept on repeated read",
        ReadMarksIt,
    ),
    _subtle(
        "subtle-change-for-all",
        "Amending one klantcontact changes onderwerp of all.",
        "Eén klantcontact wijzigen verandert onderwerp van alle.",
        "F2173 other registrations stay",
        OneChangeForAll,
    ),
    _subtle(
        "subtle-amend-wipes",
        "Amending a klantcontact empties inhoud unless it is sent along.",
        "Een klantcontact wijzigen maakt inhoud leeg als die niet wordt meegestuurd.",
        "F2173 correction of one attribute",
        AmendWipes,
    ),
    _subtle(
        "subtle-number-type-in-lists",
        "In lists nummer has another type than when reading one.",
        "In lijsten heeft nummer een ander type dan bij één lezen.",
        "C0992-2.2 nummer type",
        NumberTypeInLists,
    ),
    _subtle(
        "subtle-partij-goes-with-betrokkene",
        "Deleting a betrokkene deletes its partij.",
        "Een betrokkene verwijderen verwijdert de partij.",
        "F2173 partij stays",
        PartijGoes,
    ),
    _subtle(
        "subtle-every-fifth-fails",
        "Every fifth registration is answered 500, though stored.",
        "Elke vijfde registratie wordt met 500 beantwoord, maar wel opgeslagen.",
        "C0992-2.11 function carried out, every time",
        EveryFifthFails,
    ),
)
