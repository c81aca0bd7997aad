"""Variations in what words an attribute takes, and in what form a moment."""

import re
from collections.abc import Callable, Collection

from ..behaviour import Behaviour, Chain
from ..contract import Attribute, Contract, Json
from ..differences import told_otherwise, with_attribute
from ..faults.fault import KLANTCONTACT, stored
from ..values import parse_instant, show_instant
from .choosy import Choosy
from .variation import CONTRACT
from .variation import Variation as V

_LANGUAGES = (
    "dut nl Nederlands", "eng en Engels", "tur tr Turks", "ger de Duits", "fre fr Frans",
    "spa es Spaans", "ita it Italiaans", "por pt Portugees", "pol pl Pools", "ara ar Arabisch",
    "rus ru Russisch", "ukr uk Oekraïens", "swe sv Zweeds", "hun hu Hongaars", "jpn ja Japans",
    "chi zh Chinees", "rum ro Roemeens", "bul bg Bulgaars", "gre el Grieks", "fry fy Fries",
    "som so Somalisch", "per fa Perzisch", "tir ti Tigrinya", "heb he Hebreeuws",
    "cze cs Tsjechisch",
)  # fmt: skip
"""Of each language the code in ISO 639-2/B, the code in ISO 639-1 and the Dutch word."""
_FIVE = ("nld", "eng", "deu", "pol", "ara")
"""The languages that one municipality serves its customers in."""
_CHANNELS = ("telefoon", "e-mail", "balie", "brief", "webformulier", "chat")
_CODES = tuple(f"{number:03}" for number in range(1, 10))
_ZULU, _OFFSET = re.compile(r".*[Zz]"), re.compile(r".*[+-]\d\d:\d\d")


def _taal(words: Collection[str], plainly: bool) -> Callable[[], Behaviour]:
    return _listed("taal", words, "Deze taal is niet bekend.", plainly)


def _kanaal(words: Collection[str], plainly: bool) -> Callable[[], Behaviour]:
    return _listed("kanaal", words, "Dit kanaal is niet bekend.", plainly)


def _listed(
    name: str, words: Collection[str], reason: str, plainly: bool
) -> Callable[[], Behaviour]:
    def allows(attribute: Attribute, value: Json) -> bool:
        return value is None or value in words

    return lambda: Choosy(name, allows, reason, plainly=plainly)


def _gelukt_without(word: str) -> Callable[[], Behaviour]:
    """Refuses one of the three values; without the value for unknown, something must be sent."""

    def allows(attribute: Attribute, value: Json) -> bool:
        return bool(value != attribute.values[word])

    return lambda: Choosy("indicatie_contact_gelukt", allows, "Deze waarde is niet bekend.")


def _moment(form: re.Pattern[str], reason: str) -> Callable[[], Behaviour]:
    def allows(attribute: Attribute, value: Json) -> bool:
        return not isinstance(value, str) or bool(form.fullmatch(value))

    return lambda: Choosy("plaatsgevonden_op", allows, reason, as_sent=True)


def _to_the_minute(attribute: Attribute, value: Json) -> Json:
    if not value:
        return value
    return show_instant(parse_instant(value).replace(second=0, microsecond=0))


def _without_seconds() -> Behaviour:
    told = told_otherwise(lambda text: re.sub(r":\d\d(\.\d+)?Z$", "Z", text))
    return Chain([_MINUTES(), told()])


def _long_words(contract: Contract) -> Contract:
    """The contract with room for a word at `taal`."""
    longest = contract.resources[KLANTCONTACT].attributes["taal"].max or 0
    return with_attribute(contract, KLANTCONTACT, "taal", max=max(longest, 40))


_MINUTES = stored(KLANTCONTACT, ("plaatsgevonden_op",), _to_the_minute)
_BIBLIOGRAPHIC, _TWO_LETTERS, _WORDS = zip(*map(str.split, _LANGUAGES), strict=True)
_PLAIN_EN = "the refusal is plain text."
_PLAIN_NL = "de weigering is platte tekst."

VARIATIONS = (
    V("taal-iso-639-2b", "Taal takes codes of ISO 639-2/B only (dut, ger).",
      "Taal neemt alleen codes van ISO 639-2/B aan (dut, ger).", _taal(_BIBLIOGRAPHIC, False)),
    V("taal-iso-639-2b-plain", f"Taal takes codes of ISO 639-2/B only (dut); {_PLAIN_EN}",
      f"Taal neemt alleen codes van ISO 639-2/B aan (dut); {_PLAIN_NL}",
      _taal(_BIBLIOGRAPHIC, True)),
    V("taal-two-letters", "Taal takes codes of two letters only (nl, en).",
      "Taal neemt alleen codes van twee letters aan (nl, en).", _taal(_TWO_LETTERS, False)),
    V("taal-two-letters-plain", f"Taal takes codes of two letters only (nl, en); {_PLAIN_EN}",
      f"Taal neemt alleen codes van twee letters aan (nl, en); {_PLAIN_NL}",
      _taal(_TWO_LETTERS, True)),
    V("taal-words", "Taal takes words only (Nederlands, Engels).",
      "Taal neemt alleen woorden aan (Nederlands, Engels).", _taal(_WORDS, False),
      adapt=_long_words, differs=CONTRACT),
    V("taal-words-plain", f"Taal takes words only (Nederlands, Engels); {_PLAIN_EN}",
      f"Taal neemt alleen woorden aan (Nederlands, Engels); {_PLAIN_NL}", _taal(_WORDS, True),
      adapt=_long_words, differs=CONTRACT),
    V("taal-five", "Taal takes the five languages of a municipality only.",
      "Taal neemt alleen de vijf talen van een gemeente aan.", _taal(_FIVE, False),
      differs=CONTRACT),
    V("taal-five-plain", f"Taal takes the five languages of a municipality only; {_PLAIN_EN}",
      f"Taal neemt alleen de vijf talen van een gemeente aan; {_PLAIN_NL}", _taal(_FIVE, True),
      differs=CONTRACT),
    V("kanaal-codes", "Kanaal takes codes only (001, 002).",
      "Kanaal neemt alleen codes aan (001, 002).", _kanaal(_CODES, False)),
    V("kanaal-codes-plain", f"Kanaal takes codes only (001, 002); {_PLAIN_EN}",
      f"Kanaal neemt alleen codes aan (001, 002); {_PLAIN_NL}", _kanaal(_CODES, True)),
    V("kanaal-listed", "Kanaal takes the words of a list only, in small letters.",
      "Kanaal neemt alleen de woorden van een lijst aan, in kleine letters.",
      _kanaal(_CHANNELS, False)),
    V("kanaal-listed-plain", f"Kanaal takes the words of a list only; {_PLAIN_EN}",
      f"Kanaal neemt alleen de woorden van een lijst aan; {_PLAIN_NL}", _kanaal(_CHANNELS, True)),
    V("gelukt-ja-nee", "Indicatie contact gelukt knows Ja and Nee only.",
      "Indicatie contact gelukt kent alleen Ja en Nee.", _gelukt_without("onbekend"),
      differs=CONTRACT),
    V("gelukt-ja-onbekend", "Indicatie contact gelukt knows Ja and onbekend only.",
      "Indicatie contact gelukt kent alleen Ja en onbekend.", _gelukt_without("Nee"),
      differs=CONTRACT),
    V("moment-zulu-only", "A moment is taken with Z only, not with an offset.",
      "Een moment wordt alleen met Z aangenomen, niet met een tijdzone.",
      _moment(_ZULU, "Een moment moet in UTC zijn, met Z."), differs=CONTRACT),
    V("moment-offset-only", "A moment is taken with an offset only, not with Z.",
      "Een moment wordt alleen met een tijdzone aangenomen, niet met Z.",
      _moment(_OFFSET, "Een moment moet een tijdzone hebben, zoals +01:00."), differs=CONTRACT),
    V("moment-to-the-minute", "Of a moment the seconds are dropped.",
      "Van een moment vallen de seconden weg.", _MINUTES, differs=CONTRACT),
    V("moment-without-seconds", "A moment is kept to the minute and answered without seconds.",
      "Een moment wordt op de minuut bewaard en zonder seconden beantwoord.", _without_seconds,
      differs=CONTRACT),
)  # fmt: skip
