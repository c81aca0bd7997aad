"""Which scenarios to play: `--only` names clauses, questions, levels or features, and other options
narrow that down."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kcc_conformance.errors import UsageError
from kcc_conformance.playing.played import Played

Test = Callable[[Played], bool]

_TOKENS = re.compile(r'"[^"]*"|[(),]|[^\s(),"]+')
_WORDS = {"and": "and", "en": "and", "or": "or", "of": "or", "not": "not", "niet": "not"}
_ID = re.compile(r"(c0992-|f2173-|bt-|api-)?[\d.]+[a-z]?|q\d+|must|should|open|info")
_DEEPEST = 50
"""Parentheses within each other: far more than anybody types, far fewer than Python's stack has."""


def _everything(played: Played) -> bool:
    return True


@dataclass(frozen=True)
class Selection:
    """What an expression chooses; without an expression everything."""

    wants: Test = field(default=_everything)
    """Whether a scenario is to be played."""
    partial: bool = False
    """Whether something may be left out."""

    def within(self, wants: Test) -> "Selection":
        """What this chooses, as far as the other test does too."""
        return Selection(lambda played: self.wants(played) and wants(played), partial=True)


def parse_selection(text: str | None) -> Selection:
    """Reads `C0992-2.4, attributen not OPEN` or `attributen and (MUST or SHOULD)`.

    A word fits a clause or question id (`2.4` for `C0992-2.4`), a level, or a part of the
    scenario's id; between double quotes it may have spaces. `not` binds before `and`, `and` before
    `or`. Of what stands side by side, with spaces or commas, one has to fit, and none of what
    has `not` before it. Raises UsageError for an empty expression, or one that is not whole.
    """
    if text is None:
        return Selection()
    tokens = [_WORDS.get(token, token) for token in _TOKENS.findall(text)]
    if not any(token.strip('"(),') and token not in _WORDS for token in tokens):
        raise _wrong("name a clause (C0992-2.4), a question (Q7), a level or a feature")
    if text.count('"') % 2:
        raise _wrong("a double quote is not closed")
    reader = _Reader(tokens)
    wants = reader.listed()
    if reader.next is not None:
        raise _wrong("there is no '(' before ')'")
    return Selection(wants, partial=True)


class _Reader:
    """Reads an expression from left to right, a method per way of joining."""

    def __init__(self, tokens: list[str]) -> None:
        self._rest: Iterator[str] = iter(tokens)
        self._depth = 0
        self._before = ""
        self.next: str | None = ""
        self._step()

    def _step(self) -> None:
        self._before, self.next = self.next or "", next(self._rest, None)

    def listed(self) -> Test:
        """What stands side by side."""
        wanted: list[Test] = []
        unwanted: list[Test] = []
        while self.next not in (None, ")"):
            if self.next == ",":
                self._step()
                continue
            negated = self.next == "not"
            term, alone = self._any()
            (unwanted if negated and alone else wanted).append(term)
        if not wanted and not unwanted:
            between = "between '(' and ')'" if self._depth else "before ')'"
            raise _wrong(f"there is nothing {between}")

        def fits(played: Played) -> bool:
            some = not wanted or any(test(played) for test in wanted)
            return some and all(test(played) for test in unwanted)

        return fits

    def _any(self) -> tuple[Test, bool]:
        """What `or` joins, and whether that is one thing alone."""
        terms = [self._all()]
        while self.next == "or":
            self._step()
            terms.append(self._all())
        if len(terms) == 1:
            return terms[0]
        return (lambda played: any(test(played) for test, _ in terms)), False

    def _all(self) -> tuple[Test, bool]:
        """What `and` joins, likewise."""
        terms = [self._one()]
        while self.next == "and":
            self._step()
            terms.append(self._one())
        if len(terms) == 1:
            return terms[0], True
        return (lambda played: all(test(played) for test in terms)), False

    def _one(self) -> Test:
        """A word or what stands between parentheses, with any `not` before it."""
        positive = True
        while self.next == "not":
            self._step()
            positive = not positive
        test = self._positive()
        return test if positive else (lambda played: not test(played))

    def _positive(self) -> Test:
        token = self.next
        if token in ("and", "or") and self._before in ("", "(", ","):
            raise _wrong(f"there is nothing before {token!r}")
        if token is None or token in (")", ",", "and", "or"):
            raise _wrong(f"there is nothing behind {self._before!r}")
        self._step()
        if token != "(":
            word = token.strip('"').removeprefix("@")
            if not word:
                raise _wrong("there is nothing between two double quotes")
            return lambda played: _fits(word, played)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _wrong("parentheses stand too deep within each other")
        test = self.listed()
        if self.next != ")":
            raise _wrong("there is no ')' behind '('")
        self._step()
        self._depth -= 1
        return test


def _wrong(what: str) -> UsageError:
    return UsageError(f"--only: {what}")


def _fits(word: str, played: Played) -> bool:
    names = {*played.clauses, *played.questions, played.level}
    names |= {clause.removeprefix("C0992-") for clause in played.clauses}
    lowered = word.lower()
    if lowered in {name.lower() for name in names}:
        return True
    return _ID.fullmatch(lowered) is None and lowered in played.id.lower()
