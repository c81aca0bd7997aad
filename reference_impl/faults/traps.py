"""Faults that damage a text only where it has something out of the ordinary in it."""

import re

from .fault import KLANTCONTACT, Fault, Kind, stored
from .texts import each

KIND = "text"
_INHOUD = ("inhoud",)
_TEXTS = ("onderwerp", "inhoud")
_BREAKS = "C0992-2.0 C0992-2.5 text kept"
_ANSWER = "Antwoord:"


def one_answer(text: str) -> str:
    """The text up to the second time that an answer begins."""
    return _ANSWER.join(text.split(_ANSWER)[:2]).rstrip()


def unquoted(text: str) -> str:
    """The text without lines that begin as a quotation in a letter does."""
    return "\n".join(line for line in text.split("\n") if not line.startswith(">"))


def bulleted(text: str) -> str:
    """The text with a bullet for a hyphen at the beginning of a line."""
    return re.sub(r"(?m)^- ", "\u2022 ", text)


def once(text: str) -> str:
    """The text with each mark of punctuation once where it is repeated."""
    return re.sub(r"([!?,;])\1+", r"\1", text)


def lines_trimmed(text: str) -> str:
    """The text without blanks at the end of a line."""
    return re.sub(r"(?m)[ \t]+$", "", text)


def without_leading_zeros(text: str) -> str:
    """The text with its numbers as numbers are written."""
    return re.sub(r"\b0+(?=[1-9])", "", text)


_text = Kind(KIND)

FAULTS: tuple[Fault, ...] = (
    _text(
        "text-second-antwoord-dropped",
        "Inhoud is cut where a second answer begins.",
        "Inhoud wordt afgekapt waar een tweede antwoord begint.",
        _BREAKS,
        stored(KLANTCONTACT, _INHOUD, each(one_answer)),
    ),
    _text(
        "text-quoted-lines-dropped",
        "Lines of inhoud that begin with > are dropped.",
        "Regels van inhoud die met > beginnen vallen weg.",
        _BREAKS,
        stored(KLANTCONTACT, _INHOUD, each(unquoted)),
    ),
    _text(
        "text-hyphens-become-bullets",
        "A hyphen at the beginning of a line of inhoud becomes a bullet.",
        "Een streepje aan het begin van een regel van inhoud wordt een bolletje.",
        _BREAKS,
        stored(KLANTCONTACT, _INHOUD, each(bulleted)),
    ),
    _text(
        "text-punctuation-once",
        "Punctuation that is repeated is kept once.",
        "Leestekens die herhaald worden blijven één keer over.",
        _BREAKS,
        stored(KLANTCONTACT, _INHOUD, each(once)),
    ),
    _text(
        "text-ellipsis-spelled-out",
        "The sign for an ellipsis becomes three full stops.",
        "Het beletselteken wordt drie punten.",
        _BREAKS,
        stored(KLANTCONTACT, _INHOUD, each(lambda text: text.replace("\u2026", "..."))),
    ),
    _text(
        "text-full-stops-become-ellipsis",
        "Three full stops become the sign for an ellipsis.",
        "Drie punten worden het beletselteken.",
        _BREAKS,
        stored(KLANTCONTACT, _INHOUD, each(lambda text: text.replace("...", "\u2026"))),
    ),
    _text(
        "text-line-ends-trimmed",
        "Blanks at the end of a line of inhoud are lost.",
        "Spaties aan het eind van een regel van inhoud gaan verloren.",
        _BREAKS,
        stored(KLANTCONTACT, _INHOUD, each(lines_trimmed)),
    ),
    _text(
        "text-leading-zeros-lost",
        "Numbers in onderwerp and inhoud lose their leading zeros.",
        "Getallen in onderwerp en inhoud verliezen hun voorloopnullen.",
        "C0992-2.4 C0992-2.5 text kept",
        stored(KLANTCONTACT, _TEXTS, each(without_leading_zeros)),
    ),
)
