"""Where two values differ: the equal parts shortened, only the difference marked."""

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import groupby
from typing import Any

from kcc_conformance.inert import harmless, plain
from kcc_conformance.report.texts import say

SAME, GONE, EXTRA, LEFT_OUT = "same", "gone", "extra", "left_out"
_CONTEXT = 30
"""Characters of an equal part that stay beside a difference: enough to find it in the whole."""
_HEAD, _TAIL = 100, 30
"""Characters of a long difference that are shown, at its beginning and at its end."""
_TRIED = 250_000
"""Pairs of words that are compared at the most; two values that need more differ as a whole."""
_PIECES = 8
"""Equal pieces between differences that are shown apart; a text that differs in more places is
understood by its first ones."""
_ALIKE = 0.5
"""Below this likeness, what two values share by chance would only hide how they differ."""
_WORDS = re.compile(r"\w+|.", re.DOTALL)
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp", "Mn", "Me"})
_NAMED = {
    "\n": "newline",
    "\r": "return",
    "\t": "tab",
    " ": "space",
    "\xa0": "nbsp",
    "\u200b": "zero.width",
    "\ufeff": "bom",
    "\xad": "soft.hyphen",
}
_SIGNS = {GONE: ("[−", "−]"), EXTRA: ("[+", "+]")}


@dataclass(frozen=True)
class Part:
    """A piece of a value: `same` on both sides, `gone` (expected, not received), `extra` (received,
    not expected) or `left_out` (not shown, `text` says how much). `text` is harmless, with
    invisible characters by name; `length` is that of the piece itself, in characters."""

    kind: str
    text: str
    length: int


@dataclass(frozen=True)
class Side:
    """One of two values in parts. `length` is that of a text in characters, None for another
    value; a text stands between quotes."""

    parts: tuple[Part, ...]
    length: int | None

    @property
    def marked(self) -> str:
        """On one line, with the difference between signs (`[−…−]`, `[+…+]`), unless all of it
        differs."""
        whole = all(part.kind != SAME for part in self.parts)
        told = "".join(
            part.text if whole or part.kind not in _SIGNS else part.text.join(_SIGNS[part.kind])
            for part in self.parts
        )
        return f'"{told}"' if self.length is not None else told


@dataclass(frozen=True)
class Difference:
    """What was expected (sent or wanted) and what was received, each in parts."""

    expected: Side
    received: Side


def difference(expected: Any, received: Any, language: str) -> Difference:
    """How two JSON values differ. A text that begins or ends like the other is compared by
    characters, all else by words; objects whatever the order of their members."""
    one, other = _written(expected), _written(received)
    left: list[Part] = []
    right: list[Part] = []
    pieces = list(_pieces(one, other))
    for place, (same, before, after) in enumerate(pieces, 1):
        if same:
            equal = _equal(before, language, first=place == 1, last=place == len(pieces))
            left += equal
            right += equal
        else:
            left += _differing(GONE, before, language)
            right += _differing(EXTRA, after, language)
    return Difference(Side(tuple(left), _length(expected)), Side(tuple(right), _length(received)))


def _written(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True)


def _length(value: Any) -> int | None:
    return len(value) if isinstance(value, str) else None


def _pieces(one: str, other: str) -> Iterator[tuple[bool, str, str]]:
    """The two texts in pieces: whether these are the same, and what stands on each side."""
    if one == other:
        yield True, one, other
        return
    short, long = sorted((one, other), key=len)
    whole = bool(short) and (long.startswith(short) or long.endswith(short))
    a, b = (list(each) if whole else _WORDS.findall(each) for each in (one, other))
    front = _shared(a, b)
    back = _shared(a[front:][::-1], b[front:][::-1])
    until_a, until_b = len(a) - back, len(b) - back
    around = sum(map(len, a[:front])) + sum(map(len, a[until_a:]))
    if front:
        yield True, "".join(a[:front]), "".join(b[:front])
    yield from _middle(a[front:until_a], b[front:until_b], around)
    if back:
        yield True, "".join(a[until_a:]), "".join(b[until_b:])


def _shared(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two sequences begin with alike."""
    for place, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return place
    return min(len(a), len(b))


def _middle(a: list[str], b: list[str], around: int) -> Iterator[tuple[bool, str, str]]:
    """What stands between the equal ends of two texts, which have so many characters together."""
    blocks = []
    if a and b and len(a) * len(b) <= _TRIED:
        blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    equal = sum(len(word) for block in blocks for word in a[block.a : block.a + block.size])
    longest = around + max(sum(map(len, a)), sum(map(len, b)))
    if equal + around < _ALIKE * longest:
        blocks = []
    done_a = done_b = 0
    for block in [*blocks[:_PIECES], Match(len(a), len(b), 0)]:
        before, after = "".join(a[done_a : block.a]), "".join(b[done_b : block.b])
        if before or after:
            yield False, before, after
        done_a, done_b = block.a + block.size, block.b + block.size
        if block.size:
            yield True, "".join(a[block.a : done_a]), "".join(b[block.b : done_b])


def _equal(text: str, language: str, *, first: bool, last: bool) -> list[Part]:
    """An equal piece, shortened where it is not beside a difference."""
    head, tail = 0 if first else _CONTEXT, 0 if last else _CONTEXT
    if first and last:
        head = 2 * _CONTEXT
    hidden = len(text) - head - tail
    if hidden <= _CONTEXT:
        return [Part(SAME, _seen(text, language), len(text))] if text else []
    words = say("difference.same", language, n=hidden)
    parts = [
        Part(SAME, _seen(text[:head], language), head),
        Part(LEFT_OUT, words, hidden),
        Part(SAME, _seen(text[len(text) - tail :], language), tail),
    ]
    return [part for part in parts if part.length]


def _differing(kind: str, text: str, language: str) -> list[Part]:
    hidden = len(text) - _HEAD - _TAIL
    if hidden <= _TAIL:
        return [Part(kind, _named(text, language), len(text))] if text else []
    return [
        Part(kind, _named(text[:_HEAD], language), _HEAD),
        Part(LEFT_OUT, say("difference.more", language, n=hidden), hidden),
        Part(kind, _named(text[-_TAIL:], language), _TAIL),
    ]


def _seen(text: str, language: str) -> str:
    """An equal piece on one line: of invisible characters only the line breaks and tabs by name."""
    return harmless("".join(_name(c, language) if c in "\n\r\t" else c for c in text))


def _named(text: str, language: str) -> str:
    """A differing piece, with each invisible character in it by name; a space only where nothing
    else differs, for beside other characters it is seen."""
    blank = not text.strip(" ")
    told = []
    for char, run in groupby(text):
        number = len(list(run))
        hidden = unicodedata.category(char) in _HIDDEN and (char != " " or blank)
        times = f" ×{number}" if number > 1 else ""
        told.append(_name(char, language, times) if hidden else char * number)
    return harmless("".join(told))


def _name(char: str, language: str, times: str = "") -> str:
    if char in _NAMED:
        return f"⟨{say(f'character.{_NAMED[char]}', language)}{times}⟩"
    name = unicodedata.name(char, "")
    return f"⟨U+{ord(char):04X}{f' {name}' if name else ''}{times}⟩"
