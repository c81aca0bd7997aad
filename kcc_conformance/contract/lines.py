"""On which line of a TOML file a key stands. `tomllib` says what a file means, and not where."""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_SPACE = " \t"
_ENTRY = "[]"
"""What a key ends with that stands for an entry of a list of tables."""
_SIMPLE = re.compile(r"[^,\]}#\n]*")


def line_of(text: str, path: tuple[str, ...], number: int | None = None) -> int:
    """The line (from 1) of the key at the end of a path, in a text that is valid TOML; of the
    nearest table above it that the text has, 1 where it has none. `number` is which entry is meant
    of the list of tables that the path leads to or through."""
    keys = _keys(text)
    entries = [(key[:-1], line) for key, line in keys if key[-1:] == (_ENTRY,)]
    found = [line for key, line in entries if key == path[: len(key)]]
    if number is not None and number < len(found):
        return found[number]
    return _nearest(keys, path)


@lru_cache(maxsize=2)
def _keys(text: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Who asks for one place in a text mostly asks for more."""
    return tuple(_Scanner(text).keys())


def json_line_of(text: str, path: tuple[str, ...]) -> int:
    """The same of a text that is valid JSON; places in arrays are left out of the path."""
    return _nearest(_Scanner(text).members(), path)


def _nearest(keys: Iterable[tuple[tuple[str, ...], int]], path: tuple[str, ...]) -> int:
    best, depth = 1, 0
    for key, line in keys:
        shared = _shared(key, path)
        if shared > depth and shared in (len(key), len(path)):
            best, depth = line, shared
    return best


def _shared(key: tuple[str, ...], path: tuple[str, ...]) -> int:
    found = 0
    for one, other in zip(key, path, strict=False):
        if one != other:
            break
        found += 1
    return found


class _Scanner:
    """Goes through a text once. Every key is told with the tables in which it stands, also those
    in inline tables and in lists of tables; a table by its header."""

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n")
        self._at = 0
        self._line = 1

    def keys(self) -> Iterator[tuple[tuple[str, ...], int]]:
        """The keys from top to bottom, and the line of each."""
        table: tuple[str, ...] = ()
        while self._skip():
            line = self._line
            if self._ahead("["):
                brackets = 2 if self._ahead("[[") else 1
                self._move(brackets)
                table = self._dotted()
                self._move(brackets)
                yield table, line
                if brackets == 2:
                    yield (*table, _ENTRY), line
            else:
                yield from self._pair(table)

    def members(self) -> Iterator[tuple[tuple[str, ...], int]]:
        """The members of a JSON value, which is written as a value of TOML but for the colons."""
        self._skip()
        yield from self._value(())

    def _pair(self, table: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
        line, dotted = self._line, self._dotted()
        key = (*table, *dotted)
        for depth in range(len(table) + 1, len(key) + 1):
            yield key[:depth], line
        self._blank()
        self._move(1)  # = or :
        yield from self._value(key)

    def _value(self, key: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
        self._skip()
        if self._ahead("{"):
            self._move(1)
            while self._skip() and not self._ahead("}"):
                yield from self._pair(key)
                self._comma()
            self._move(1)
        elif self._ahead("["):
            self._move(1)
            while self._skip() and not self._ahead("]"):
                if self._ahead("{"):
                    yield (*key, _ENTRY), self._line
                yield from self._value(key)
                self._comma()
            self._move(1)
        elif self._ahead('"') or self._ahead("'"):
            self._quoted()
        else:
            found = _SIMPLE.match(self._text, self._at)
            self._move(len(found[0]) if found and found[0] else 1)

    def _comma(self) -> None:
        if self._skip() and self._ahead(","):
            self._move(1)

    def _dotted(self) -> tuple[str, ...]:
        found = []
        while True:
            self._blank()
            if self._ahead('"') or self._ahead("'"):
                found.append(self._quoted())
            else:
                bare = _BARE.match(self._text, self._at)
                found.append(bare[0] if bare else "")
                self._move(len(found[-1]))
            self._blank()
            if not self._ahead("."):
                return tuple(found)
            self._move(1)

    def _quoted(self) -> str:
        """Moves behind a text in quotes, and answers it; of one over lines nothing is answered."""
        quote = self._text[self._at]
        marks = quote * 3 if self._ahead(quote * 3) else quote
        self._move(len(marks))
        start = self._at
        while self._at < len(self._text) and not self._ahead(marks):
            self._move(2 if quote == '"' and self._ahead("\\") else 1)
        if len(marks) == 3:
            while self._text.startswith(quote, self._at + 3):
                self._move(1)
        found = self._text[start : self._at]
        self._move(len(marks))
        return _unescaped(found) if quote == '"' else found

    def _skip(self) -> bool:
        """Moves to the next thing that is no white space and no comment; whether there is one."""
        while self._at < len(self._text):
            if self._ahead("#"):
                end = self._text.find("\n", self._at)
                self._move((end if end >= 0 else len(self._text)) - self._at)
            elif self._text[self._at].isspace():
                self._move(1)
            else:
                return True
        return False

    def _blank(self) -> None:
        while self._at < len(self._text) and self._text[self._at] in _SPACE:
            self._at += 1

    def _ahead(self, text: str) -> bool:
        return self._text.startswith(text, self._at)

    def _move(self, steps: int) -> None:
        self._line += self._text.count("\n", self._at, self._at + steps)
        self._at += steps


def _unescaped(text: str) -> str:
    """A text of one line as JSON reads it; escapes that only TOML has stay as they are."""
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text
