"""The machinery's phrases in both languages: each can be said back, and none has gone stale."""

import re
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from many import every

from kcc_conformance import phrases
from kcc_conformance.phrases import phrase
from kcc_conformance.told_nouns import NOUNS

ROOT = Path(__file__).parents[2]
FOREIGN = ("[Errno", "string", "number", "integer", "boolean", "array", "object", "date", "uri",
           "uuid", "Server disconnected", "1 record")  # fmt: skip
"""What operating systems, libraries and JSON Schema say, and what is counted in code."""


@cache
def said_in_code() -> str:
    """Every text in the code of engine and steps but the phrases themselves."""
    found = []
    for path in (*(ROOT / "kcc_conformance").rglob("*.py"), *(ROOT / "steps").rglob("*.py")):
        if path.name != "phrases.py" and not path.name.startswith("told_"):
            found += said_in(SourceFileLoader(path.stem, str(path)).get_code(path.stem))
    return "\n".join(found)


def said_in(compiled: Any) -> list[str]:
    """The texts in something compiled: Python keeps that, and does not read it anew each time."""
    if isinstance(compiled, str):
        return [compiled]
    inner = compiled.co_consts if isinstance(compiled, CodeType) else compiled
    if not isinstance(inner, (tuple, frozenset)):
        return []
    return [text for each in inner for text in said_in(each)]


def filled(words: str) -> str:
    return words.replace("{n}", "7").replace("{}", "zeven")


@every(phrases._PAIRS, lambda pair: pair[0])
def test_each_is_said_in_either_language(nl: str, en: str) -> None:
    assert phrase(filled(en), "nl") == filled(nl)
    assert phrase(filled(nl), "en") == filled(en)
    assert phrase(filled(nl), "nl") == filled(nl)
    assert phrase(filled(en), "en") == filled(en)


@every([pair for pair in phrases._PAIRS if pair not in NOUNS], lambda pair: pair[0])
def test_somebody_says_it(nl: str, en: str) -> None:
    longest = [max(re.split(r"\{n?\}", words), key=len).strip(" (:)")[-40:] for words in (nl, en)]
    assert any(each in said_in_code() for each in longest) or any(
        foreign in en for foreign in FOREIGN
    )


def test_a_phrase_in_a_phrase() -> None:
    told = (
        "3 registrations without an answer; what came of it could not be looked for:"
        " no connection: [Errno 111] Connection refused"
    )
    assert phrase(told, "nl") == (
        "3 registraties bleven zonder antwoord; wat ervan is gekomen, was niet op te zoeken:"
        " geen verbinding: [Errno 111] verbinding geweigerd"
    )


@pytest.mark.parametrize("text", ["", "Klant belt met een vraag", "een lege lijst met iets erbij"])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert phrase(text, "nl") == text
    assert phrase(text, "en") == text


def test_a_text_longer_than_any_phrase_is_compared_with_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(phrases, "_patterns", lambda language: pytest.fail("compared"))
    words = "geen verbinding: " + "x" * 100_000
    assert phrase(words, "en") is words
