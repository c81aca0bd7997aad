"""Faults that change values: booleans, enumerations, codes."""

from ..contract import Attribute, Json
from .fault import ACTOR, BETROKKENE, KLANTCONTACT, PARTIJ, Change, Fault, shown, stored

KIND = "value"


def always(label: str) -> Change:
    """Whatever was sent, this value of the vocabulary."""
    return lambda attribute, _: attribute.values[label]


def becomes(old: str, new: str) -> Change:
    """One value of the vocabulary turns into another."""

    def change(attribute: Attribute, value: Json) -> Json:
        return attribute.values[new] if value == attribute.values[old] else value

    return change


def swapped(one: str, other: str) -> Change:
    """Two values of the vocabulary trade places."""

    def change(attribute: Attribute, value: Json) -> Json:
        pair = (attribute.values[one], attribute.values[other])
        return pair[1 - pair.index(value)] if value in pair else value

    return change


def _value(
    name: str, english: str, dutch: str, clause: str, attribute: str, change: Change
) -> Fault:
    make = stored(KLANTCONTACT, (attribute,), change)
    return Fault(name, KIND, english, dutch, f"{clause} {attribute} kept", make)


def _of(
    resource: str, name: str, english: str, dutch: str, breaks: str, attribute: str, change: Change
) -> Fault:
    make = stored(resource, (attribute,), change)
    return Fault(name, KIND, english, dutch, breaks, make)


FAULTS = (
    _value(
        "value-vertrouwelijk-inverted",
        "Vertrouwelijk is turned round.",
        "Vertrouwelijk wordt omgekeerd.",
        "C0992-2.8",
        "vertrouwelijkheid",
        swapped("Ja", "Nee"),
    ),
    _value(
        "value-vertrouwelijk-always-nee",
        "Vertrouwelijk is always Nee.",
        "Vertrouwelijk is altijd Nee.",
        "C0992-2.8",
        "vertrouwelijkheid",
        always("Nee"),
    ),
    _value(
        "value-gelukt-always-ja",
        "Indicatie contact gelukt is always Ja.",
        "Indicatie contact gelukt is altijd Ja.",
        "C0992-2.6",
        "indicatie_contact_gelukt",
        always("Ja"),
    ),
    Fault(
        "value-gelukt-wrong-in-create-answer",
        KIND,
        "The answer to POST shows the opposite of indicatie contact gelukt; it is stored right.",
        "Het antwoord op POST toont het omgekeerde van indicatie contact gelukt; het is wel goed"
        " opgeslagen.",
        "C0992-2.6 answer to POST",
        shown(KLANTCONTACT, ("indicatie_contact_gelukt",), swapped("Ja", "Nee"), ("create",)),
    ),
    _value(
        "value-gelukt-nee-becomes-onbekend",
        "Indicatie contact gelukt: Nee becomes onbekend.",
        "Indicatie contact gelukt: Nee wordt onbekend.",
        "C0992-2.6",
        "indicatie_contact_gelukt",
        becomes("Nee", "onbekend"),
    ),
    _value(
        "value-gelukt-onbekend-becomes-nee",
        "Indicatie contact gelukt: onbekend becomes Nee.",
        "Indicatie contact gelukt: onbekend wordt Nee.",
        "C0992-2.6",
        "indicatie_contact_gelukt",
        becomes("onbekend", "Nee"),
    ),
    _value(
        "value-taal-always-nederlands",
        "Taal is always Nederlands.",
        "Taal is altijd Nederlands.",
        "C0992-2.7",
        "taal",
        always("Nederlands"),
    ),
    _value(
        "value-taal-two-letters",
        "Of taal only two letters are kept.",
        "Van taal blijven maar twee letters over.",
        "C0992-2.7",
        "taal",
        lambda _, value: value[:2] if value else value,
    ),
    _value(
        "value-kanaal-lower-case",
        "Kanaal is stored in small letters.",
        "Kanaal wordt in kleine letters opgeslagen.",
        "C0992-2.3",
        "kanaal",
        lambda _, value: value.lower() if value else value,
    ),
    _value(
        "value-kanaal-always-telefoon",
        "Kanaal is always Telefoon.",
        "Kanaal is altijd Telefoon.",
        "C0992-2.3",
        "kanaal",
        always("Telefoon"),
    ),
    _of(
        BETROKKENE,
        "value-rol-always-klant",
        "Rol of a betrokkene is always klant.",
        "Rol van een betrokkene is altijd klant.",
        "C0992-1.7 rol kept (other than klant)",
        "rol",
        always("klant"),
    ),
    _of(
        BETROKKENE,
        "value-rol-swapped",
        "Rol klant becomes vertegenwoordiger and the reverse.",
        "Rol klant wordt vertegenwoordiger en omgekeerd.",
        "C0992-1.7 rol kept",
        "rol",
        swapped("klant", "vertegenwoordiger"),
    ),
    _of(
        BETROKKENE,
        "value-initiator-inverted",
        "Initiator is turned round.",
        "Initiator wordt omgekeerd.",
        "C0992-1.7 initiator kept",
        "initiator",
        swapped("Ja", "Nee"),
    ),
    _of(
        BETROKKENE,
        "value-initiator-always-ja",
        "Initiator is always Ja.",
        "Initiator is altijd Ja.",
        "C0992-1.7 initiator kept (Nee)",
        "initiator",
        always("Ja"),
    ),
    _of(
        ACTOR,
        "value-actor-not-a-medewerker",
        "Every actor becomes an organisatorische eenheid.",
        "Elke actor wordt een organisatorische eenheid.",
        "C0992-1.1a actor known",
        "soort_actor",
        always("organisatorische eenheid"),
    ),
    _of(
        ACTOR,
        "value-actor-inactive",
        "Every actor is stored as inactive.",
        "Elke actor wordt als niet actief opgeslagen.",
        "C0992-1.1a actor known",
        "indicatie_actief",
        always("Nee"),
    ),
    _of(
        PARTIJ,
        "value-partij-always-organisatie",
        "Every partij becomes an organisatie.",
        "Elke partij wordt een organisatie.",
        "C0992-1.7 partij kept",
        "soort_partij",
        always("organisatie"),
    ),
    Fault(
        "value-vertrouwelijk-as-text",
        KIND,
        "Vertrouwelijk is answered as text instead of a boolean.",
        "Vertrouwelijk wordt als tekst beantwoord in plaats van als boolean.",
        "C0992-2.8 vertrouwelijkheid type",
        shown(KLANTCONTACT, ("vertrouwelijkheid",), lambda _, value: str(value).lower()),
    ),
)
