"""Faults that damage text on its way into the store."""

import html
import re
import unicodedata
from collections.abc import Callable

from ..behaviour import Chain
from .fault import BETROKKENE, KLANTCONTACT, PARTIJ, Change, Fault, stored

KIND = "text"
_BOTH_TEXTS = ("onderwerp", "inhoud")
_CLAUSES = "C0992-2.0 C0992-2.4 C0992-2.5"


def each(change: Callable[[str], str]) -> Change:
    """The change for texts; other values stay."""
    return lambda _, value: change(value) if isinstance(value, str) else value


def mojibake(text: str) -> str:
    """UTF-8 read as if it were Windows Latin-1."""
    return text.encode("utf-8").decode("latin-1")


def without_astral(text: str) -> str:
    """The text without characters beyond the basic plane, such as emoji."""
    return "".join(c for c in text if ord(c) < 0x10000)


def without_marks(text: str) -> str:
    """The letters without their accents."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not unicodedata.combining(c))


def _text(
    name: str,
    english: str,
    dutch: str,
    change: Callable[[str], str],
    names: tuple[str, ...] = _BOTH_TEXTS,
    breaks: str = f"{_CLAUSES} text kept",
) -> Fault:
    make = stored(KLANTCONTACT, names, each(change))
    return Fault(name, KIND, english, dutch, breaks, make)


FAULTS = (
    _text(
        "text-cut-at-200",
        "Inhoud is cut after 200 characters.",
        "Inhoud wordt na 200 tekens afgekapt.",
        lambda text: text[:200],
        ("inhoud",),
        "C0992-2.0 C0992-2.5 long text kept",
    ),
    _text(
        "text-cut-at-20",
        "Onderwerp is cut after 20 characters.",
        "Onderwerp wordt na 20 tekens afgekapt.",
        lambda text: text[:20],
        ("onderwerp",),
        "C0992-2.4 text kept",
    ),
    _text(
        "text-spaces-collapsed",
        "Every run of white space becomes one space.",
        "Elke reeks witruimte wordt één spatie.",
        lambda text: re.sub(r"\s+", " ", text),
    ),
    _text(
        "text-line-breaks-lost",
        "Line breaks disappear.",
        "Regeleinden verdwijnen.",
        lambda text: re.sub(r"[\r\n]+", "", text),
    ),
    _text(
        "text-html-escaped",
        "Characters special in HTML are stored escaped.",
        "Tekens die in HTML bijzonder zijn worden omgezet opgeslagen.",
        html.escape,
    ),
    _text(
        "text-html-tags-stripped",
        "Anything between angle brackets is removed.",
        "Alles tussen punthaken wordt verwijderd.",
        lambda text: re.sub(r"<[^>]*>", "", text),
    ),
    _text(
        "text-mojibake",
        "UTF-8 is read as Latin-1.",
        "UTF-8 wordt als Latin-1 gelezen.",
        mojibake,
    ),
    _text(
        "text-upper-case",
        "Onderwerp is stored in capitals.",
        "Onderwerp wordt in hoofdletters opgeslagen.",
        str.upper,
        ("onderwerp",),
        "C0992-2.4 text kept",
    ),
    _text(
        "text-emoji-lost",
        "Characters beyond the basic plane are lost.",
        "Tekens buiten het basisvlak (emoji) gaan verloren.",
        without_astral,
    ),
    _text(
        "text-question-marks",
        "Every character that is not ASCII becomes a question mark.",
        "Elk teken buiten ASCII wordt een vraagteken.",
        lambda text: text.encode("ascii", "replace").decode("ascii"),
    ),
    _text(
        "text-quotes-curled",
        "Straight quotes are replaced by curly ones.",
        "Rechte aanhalingstekens worden gekruld.",
        lambda text: text.replace('"', "\u201d").replace("'", "\u2019"),
    ),
    _text(
        "text-backslash-doubled",
        "Quotes and backslashes get a backslash before them.",
        "Aanhalingstekens en backslashes krijgen er een backslash voor.",
        lambda text: re.sub(r"([\\'\"])", r"\\\1", text),
    ),
    Fault(
        "text-name-accents-lost",
        KIND,
        "Accents in the name at a betrokkene are lost.",
        "Accenten in de naam bij een betrokkene gaan verloren.",
        "C0992-1.4 name kept (capability)",
        stored(BETROKKENE, ("voornaam", "achternaam"), each(without_marks)),
    ),
    Fault(
        "text-names-capitalised",
        KIND,
        "Every part of a name gets a capital.",
        "Elk deel van een naam krijgt een hoofdletter.",
        "contract: names kept",
        lambda: Chain(
            [
                stored(resource, ("voornaam", "achternaam"), each(str.title))()
                for resource in (BETROKKENE, PARTIJ)
            ]
        ),
    ),
    Fault(
        "text-names-cut-at-60",
        KIND,
        "Names are cut after 60 characters.",
        "Namen worden na 60 tekens afgekapt.",
        "contract: names kept",
        lambda: Chain(
            [
                stored(resource, ("voornaam", "achternaam"), each(lambda text: text[:60]))()
                for resource in (BETROKKENE, PARTIJ)
            ]
        ),
    ),
    Fault(
        "text-partij-name-lost",
        KIND,
        "The name of a partij is emptied.",
        "De naam van een partij wordt leeggemaakt.",
        "C0992-1.7 partij kept",
        stored(PARTIJ, ("voornaam", "achternaam"), each(lambda _: "")),
    ),
)
