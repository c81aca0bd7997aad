"""What a run has seen of others, in memory only, so that it can be taken out of all that is kept.

Records of others are blanked where they are read (see `privacy`). A provider may repeat them where
nobody asked: in a refusal, a header, an answer about a record of the run; and a finding quotes what
a provider answered.
"""

import re
import threading
from collections.abc import Iterable, Mapping
from typing import Any

STRANGER = "(van een ander)"

_TELLING = re.compile(r"naam|straat|postcode|plaats|adres|objectid|omschrijving", re.IGNORECASE)
"""Names of members whose single words are about somebody; of others (`kanaal`) they are not."""
_FOUND = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w|\+?\d[\d -]{6,}\d")
"""Mail addresses, and numbers of eight digits and more: those of phones and of people."""
_SENTENCE = re.compile(r"[.!?\n]+\s*")
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"C0992-[0-9a-z]{5,}", re.IGNORECASE)
"""What every run of this suite marks its records with."""
_MACHINE = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\d(?:[T ].*)?|https?://\S*|/\S*", re.IGNORECASE
)
"""IDs, moments and addresses, of which the evidence is made."""
_SHORTEST = 5
"""Characters; a shorter name stands in ordinary words by chance."""
_LONGEST = 2_000
_MOST = 50_000
"""Texts that are remembered: those of some ten thousand records. Of a larger register a run reads
no more, but for lists that a fault makes endless."""
_DEPTH = 20


class Strangers:
    """Texts of records of others; what this run sent itself is never taken for one."""

    def __init__(self) -> None:
        self._by_word: dict[str, set[str]] = {}
        self._own: set[str] = set()
        self._known = 0
        self._lock = threading.Lock()

    def note(self, record: Any) -> None:
        """Remembers the texts of a record of somebody else, unless another run made it."""
        found = list(_texts(record, "", _DEPTH))
        if any(_MARK.search(text) for _, text in found):
            return
        for name, text in found:
            if _MACHINE.fullmatch(text):
                continue
            pieces = [text, *_SENTENCE.split(text)] if len(text) <= _LONGEST else []
            for piece in pieces:
                if " " in piece.strip() or _TELLING.search(name):
                    self._remember(piece)
            for piece in _FOUND.findall(text):
                self._remember(piece)

    def sent(self, texts: Iterable[str]) -> None:
        """Remembers what the run itself sends."""
        with self._lock:
            self._own.update(piece for text in texts for piece in _pieces(text))

    def text(self, text: str) -> str:
        """The text with what is of others replaced."""
        if not self._by_word:
            return text
        parts, done = [], 0
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            end = self._end_of(text, word.start(), self._by_word.get(word[0].lower(), ()))
            if end:
                parts += [text[done : word.start()], STRANGER]
                done = end
        return "".join([*parts, text[done:]]) if parts else text

    def value(self, value: Any, depth: int = 80) -> Any:
        """The JSON value with what is of others replaced."""
        if isinstance(value, str):
            return self.text(value)
        if not self._by_word or not depth:
            return value
        if isinstance(value, Mapping):
            return {key: self.value(each, depth - 1) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(self.value(each, depth - 1) for each in value)
        return value

    def _remember(self, piece: str) -> None:
        text = piece.strip().lower()
        first = _WORD.search(text)
        if first is None or len(text) < _SHORTEST or self._known >= _MOST:
            return
        text = text[first.start() :]
        with self._lock:
            known = self._by_word.setdefault(first[0], set())
            self._known += text not in known
            known.add(text)

    def _end_of(self, text: str, start: int, candidates: Iterable[str]) -> int:
        """Where the longest of them ends that stands there; 0 if none does."""
        ends = [0]
        for each in tuple(candidates):
            end = start + len(each)
            whole = end >= len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
            if whole and each not in self._own and text[start:end].lower() == each:
                ends.append(end)
        return max(ends)


def _pieces(text: str) -> Iterable[str]:
    lowered = text.strip().lower()[:_LONGEST]
    return {lowered, *_SENTENCE.split(lowered), *_FOUND.findall(lowered), *_WORD.findall(lowered)}


def _texts(value: Any, name: str, depth: int) -> Iterable[tuple[str, str]]:
    """Every text with the name of the member that it is in."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, int) and not isinstance(value, bool):
        yield name, str(value)
    elif depth and isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(each, str(key), depth - 1)
    elif depth and isinstance(value, list):
        for each in value:
            yield from _texts(each, name, depth - 1)
