"""The forms in which a value may be written elsewhere, the likeliest first."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kcc_conformance.contract import instants
from kcc_conformance.contract.contract import Attribute
from kcc_conformance.contract.forms import Forms

_LANGUAGES = {
    "Nederlands": ("dut", "nld", "nl", "Nederlands", "Dutch", "nl-NL"),
    "Engels": ("eng", "eng", "en", "Engels", "English", "en-GB"),
    "Turks": ("tur", "tur", "tr", "Turks", "Turkish", "tr-TR"),
    "Spaans": ("spa", "spa", "es", "Spaans", "Spanish", "es-ES"),
    "Italiaans": ("ita", "ita", "it", "Italiaans", "Italian", "it-IT"),
    "Portugees": ("por", "por", "pt", "Portugees", "Portuguese", "pt-PT"),
    "Pools": ("pol", "pol", "pl", "Pools", "Polish", "pl-PL"),
    "Arabisch": ("ara", "ara", "ar", "Arabisch", "Arabic", "ar-SA"),
    "Russisch": ("rus", "rus", "ru", "Russisch", "Russian", "ru-RU"),
    "Oekraïens": ("ukr", "ukr", "uk", "Oekraïens", "Ukrainian", "uk-UA"),
    "Zweeds": ("swe", "swe", "sv", "Zweeds", "Swedish", "sv-SE"),
    "Hongaars": ("hun", "hun", "hu", "Hongaars", "Hungarian", "hu-HU"),
    "Japans": ("jpn", "jpn", "ja", "Japans", "Japanese", "ja-JP"),
}
"""Of each language in which the suite registers: ISO 639-2/B and /T, ISO 639-1, the Dutch and the
English word, and the code of two letters with a country."""
_CHANNELS = ("telefoon", "001", "phone", "telefonisch", "TEL", "1", "TELEFOON", "T", "telefonie",
             "01", "Phone", "telephone", "tel", "Telefonisch", "bellen")  # fmt: skip
"""How a phone call is called, or numbered, elsewhere."""
_ALSO = ("E-mail", "Balie", "chat")
"""The other channels in which the suite registers: written in capitals or not, as Telefoon is."""
_SUCCEEDED = ((True, False, None), ("ja", "nee", "onbekend"), ("Ja", "Nee", "Onbekend"),
              ("true", "false", "unknown"))  # fmt: skip
_PHONE = re.compile(r"(?:tel|phone|bellen)", re.IGNORECASE)
_WORD = re.compile(r"[\w.-]{1,30}(?: [\w.-]{1,30}){0,2}")
_QUOTED = re.compile(r"[\"'‘’“”`]([^\"'‘’“”`]{1,40})[\"'‘’“”`]")
_HINTS = 8
"""How many words of the provider's own are tried for a Kanaal: a list of channels has about so
many, and each costs a request."""


@dataclass(frozen=True)
class Candidate:
    """One form of one attribute; `shown` is what it makes of the example's value."""

    name: str
    shown: Any
    words: Mapping[str, Any] = field(default_factory=dict)
    moment: str = ""

    def on(self, forms: Forms) -> Forms:
        """These forms with this one besides."""
        if self.moment:
            return replace(forms, moment=self.moment)
        return replace(forms, words={**forms.words, self.name: self.words})


def candidates(
    attribute: Attribute, usual: object, hints: Iterable[object], told: str
) -> tuple[Candidate, ...]:
    """The forms to try for an attribute of which the example's value is usually sent as `usual`.

    First those that the provider itself shows: in its document or its records (`hints`), or in the
    text of its refusal (`told`).
    """
    known = [*dict.fromkeys([*filter(_hashable, hints), *words_in(told)])]
    found = list(_MAKERS[attribute.name](known))
    found = [each for each in found if _differ(each.shown, usual)]
    found.sort(key=lambda each: not any(each.shown == word for word in known))
    once: dict[str, Candidate] = {}
    for each in found:
        once.setdefault(repr(each.shown), each)
    return tuple(once.values())


def words_in(told: str) -> tuple[str, ...]:
    """The words that a refusal quotes, and those that it lists with commas between them."""
    found = [match[1] for match in _QUOTED.finditer(told)]
    for piece in re.findall(r"[^.:;()\[\]{}\n]*,[^.:;()\[\]{}\n]*", told):
        found += [part.strip(" \"'‘’“”`") for part in re.split(r",|\ben\b|\bof\b|\bor\b", piece)]
    return tuple(dict.fromkeys(word for word in found if _WORD.fullmatch(word)))


def _languages(known: Sequence[object]) -> Iterator[Candidate]:
    for system in (0, 2, 3, 1, 4, 5):
        yield _language(system, str)
    for system, write in ((1, str.upper), (2, str.upper), (0, str.upper), (3, str.lower)):
        yield _language(system, write)


def _language(system: int, write: Any) -> Candidate:
    words = {word: write(row[system]) for word, row in _LANGUAGES.items()}
    words |= {row[0]: words[word] for word, row in _LANGUAGES.items()}
    return Candidate("taal", words["Nederlands"], words)


def _channels(known: Sequence[object]) -> Iterator[Candidate]:
    own = [word for word in known if isinstance(word, str)]
    first = [word for word in own if _PHONE.match(word)]
    for word in (*first, *_CHANNELS, *own[:_HINTS]):
        words = {"Telefoon": word}
        for write in (str.lower, str.upper):
            if word == write("Telefoon"):
                words |= {other: write(other) for other in _ALSO}
        yield Candidate("kanaal", word, words)


def _successes(known: Sequence[object]) -> Iterator[Candidate]:
    for row in _SUCCEEDED:
        words = dict(zip(("Ja", "Nee", "onbekend"), row, strict=True))
        yield Candidate("indicatie_contact_gelukt", row[0], words)


def _moments(known: Sequence[object]) -> Iterator[Candidate]:
    for notation in instants.NOTATIONS:
        yield Candidate("plaatsgevonden_op", notation, moment=notation)


_MAKERS = {
    "kanaal": _channels,
    "taal": _languages,
    "indicatie_contact_gelukt": _successes,
    "plaatsgevonden_op": _moments,
}


def _differ(left: object, right: object) -> bool:
    return type(left) is not type(right) or left != right


def _hashable(value: object) -> bool:
    return isinstance(value, (str, int, float, bool))
