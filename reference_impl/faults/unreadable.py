"""Faults in the body of an acceptance: nobody can read it, though the Location is right."""

import json
from codecs import BOM_UTF16_LE
from collections.abc import Callable

from ..answers import Answer, Call
from ..behaviour import Behaviour
from ..contract import Json
from .fault import Kind

KIND = "unreadable"


class Unreadable(Behaviour):
    """Spoils the bytes of the answer to every registration."""

    def __init__(self, spoil: Callable[[str], bytes]) -> None:
        self.spoil = spoil

    def answer(self, call: Call, answer: Answer) -> None:
        """The body otherwise; Location and status as they are."""
        if call.method == "POST" and answer.status == 201:
            answer.raw = self.spoil(_dump(answer.body))


def _dump(body: Json) -> str:
    return json.dumps(body, ensure_ascii=False)


def _spoilt(spoil: Callable[[str], bytes]) -> Callable[[], Behaviour]:
    return lambda: Unreadable(spoil)


_unreadable = Kind(KIND)

FAULTS = (
    _unreadable(
        "created-utf-16",
        "Creation is answered in UTF-16, with its byte order mark.",
        "Aanmaken wordt in UTF-16 beantwoord, met byte order mark.",
        "C0992-2.1 id given",
        _spoilt(lambda text: BOM_UTF16_LE + text.encode("utf-16-le")),
    ),
    _unreadable(
        "created-broken-off",
        "Creation is answered with half of the JSON.",
        "Aanmaken wordt met de helft van de JSON beantwoord.",
        "C0992-2.1 id given",
        _spoilt(lambda text: text[: len(text) // 2].encode()),
    ),
    _unreadable(
        "created-page",
        "Creation is answered with a web page that says thank you.",
        "Aanmaken wordt beantwoord met een webpagina die bedankt.",
        "C0992-2.1 id given",
        _spoilt(lambda _: b"<!doctype html><title>Bedankt</title><p>Het is opgeslagen."),
    ),
    _unreadable(
        "created-comma-too-many",
        "Creation is answered with JSON that has a comma too many.",
        "Aanmaken wordt beantwoord met JSON met een komma te veel.",
        "C0992-2.1 id given",
        _spoilt(lambda text: text.replace("}", ",}").encode()),
    ),
    _unreadable(
        "created-latin-1",
        "Creation is answered in Latin-1, with a word that has an accent.",
        "Aanmaken wordt in Latin-1 beantwoord, met een woord met een accent.",
        "C0992-2.1 id given",
        _spoilt(
            lambda text: text.replace("{", '{"bericht": "aangemaakt: één", ', 1).encode(
                "latin-1", "replace"
            )
        ),
    ),
)
