"""Variations in how answers are written: members, moments, text, JSON, media types, headers."""

import codecs
import json
from collections.abc import Callable

from .. import differences, middleware
from ..answers import Answer, Call
from ..behaviour import Behaviour
from .variation import CONTRACT, OPENKLANT, VNG, reanswered
from .variation import Variation as V


def _errors_as(media: str) -> Callable[[], Behaviour]:
    def change(call: Call, answer: Answer) -> None:
        if answer.status >= 400:
            answer.media = media

    return reanswered(change)


def _media(change: Callable[[str], str]) -> Callable[[], Behaviour]:
    def rewrite(call: Call, answer: Answer) -> None:
        if answer.media:
            answer.media = change(answer.media)

    return reanswered(rewrite)


def _shown(rewrite: differences.Rewrite) -> Callable[[], Behaviour]:
    return lambda: differences.Rewritten(rewrite)


def _marked(call: Call, answer: Answer) -> None:
    if answer.raw is None and answer.status != 204:
        text = json.dumps(answer.body, ensure_ascii=False)
        answer.raw = codecs.BOM_UTF8 + text.encode("utf-8", "surrogatepass")


VARIATIONS = (
    V("extra-members", "Records have members of the provider's own.",
      "Records hebben eigen leden van de provider.", _shown(differences.more_members)),
    V("other-order", "Members stand in another order.",
      "Leden staan in een andere volgorde.", _shown(differences.other_order)),
    V("unset-as-null", "What was not filled in is answered as null.",
      "Wat niet is ingevuld wordt als null beantwoord.", _shown(differences.nulls), families=VNG),
    V("unset-left-out", "What was not filled in is left out.",
      "Wat niet is ingevuld blijft weg.", _shown(differences.nothing_empty), families=OPENKLANT),
    V("instant-with-offset", "Moments are answered in Dutch time with offset.",
      "Momenten worden in Nederlandse tijd met tijdzone beantwoord.",
      differences.told_otherwise(differences.with_offset)),
    V("instant-plus-zero", "Moments are answered with +00:00 instead of Z.",
      "Momenten worden met +00:00 in plaats van Z beantwoord.",
      differences.told_otherwise(lambda text: text.replace("Z", "+00:00"))),
    V("instant-with-fraction", "Moments are answered with milliseconds.",
      "Momenten worden met milliseconden beantwoord.",
      differences.told_otherwise(differences.with_fraction)),
    V("text-composed", "Text is stored in Unicode normal form C.",
      "Tekst wordt in Unicode-normaalvorm C opgeslagen.", lambda: differences.Normalised("NFC")),
    V("text-decomposed", "Text is stored in Unicode normal form D.",
      "Tekst wordt in Unicode-normaalvorm D opgeslagen.", lambda: differences.Normalised("NFD"),
      differs=CONTRACT),
    V("line-ends-lf", "Line ends CR LF are stored as LF.",
      "Regeleinden CR LF worden als LF opgeslagen.", differences.LineFeeds),
    V("gzip", "Answers are compressed.", "Antwoorden zijn gecomprimeerd.",
      wsgi=middleware.changed(middleware.zipped)),
    V("chunked", "Answers come in pieces, without a length.",
      "Antwoorden komen in stukken, zonder lengte.",
      wsgi=middleware.changed(middleware.in_pieces)),
    V("charset", "The media type names a charset.", "Het mediatype noemt een charset.",
      _media(lambda media: media + "; charset=utf-8")),
    V("charset-otherwise", "The media type is spelled in capitals, the charset in quotes.",
      "Het mediatype staat in hoofdletters, de charset tussen aanhalingstekens.",
      _media(lambda media: media.title() + ';charset="UTF-8"')),
    V("errors-as-problem-json", "Refusals are problem+json.", "Weigeringen zijn problem+json.",
      _errors_as("application/problem+json"), families=OPENKLANT),
    V("errors-as-json", "Refusals are plain JSON.", "Weigeringen zijn gewone JSON.",
      _errors_as("application/json"), families=VNG),
    V("plain-json", "HAL is labelled as plain JSON.", "HAL wordt als gewone JSON gemerkt.",
      _media(lambda media: media.replace("hal+json", "json")), families=VNG),
    V("location-relative", "Location is a path.", "Location is een pad.",
      wsgi=middleware.changed(middleware.relative)),
    V("location-absent", "There is no Location.", "Er is geen Location.",
      wsgi=middleware.changed(middleware.nowhere)),
    V("header-names-small", "Names of headers are in small letters.",
      "Namen van headers staan in kleine letters.",
      wsgi=middleware.changed(middleware.small_letters)),
    V("json-indented", "JSON is written on several lines.",
      "JSON wordt op meer regels geschreven.", differences.write_json(indent=2)),
    V("json-ascii", "JSON is written in ASCII, with escapes.",
      "JSON wordt in ASCII geschreven, met escapes.", differences.write_json(ensure_ascii=True)),
    V("byte-order-mark", "A byte order mark stands before the JSON.",
      "Vóór de JSON staat een byte order mark.", reanswered(_marked), differs=CONTRACT),
)  # fmt: skip
