"""Why checks failed, as every report tells it: what explains how much, with its smallest witness.

What the causes are is in the result; here they get their words, and what belongs to no cause is
kept apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kcc_conformance.inert import line
from kcc_conformance.report.difference import Difference, difference
from kcc_conformance.report.stories import Story
from kcc_conformance.report.texts import counted
from kcc_conformance.report.view import View
from kcc_conformance.result.cause import Cause
from kcc_conformance.result.result import FAILED, Check, ClauseResult

_NAMED = 3
"""So many causes does a sentence name; the rest is counted."""
_PAIR = 2
_LONG = 8
"""A text of so many characters is recognised wherever it was sent; a shorter value only in the
member it was expected in."""


@dataclass(frozen=True)
class Explained:
    """A cause in the reader's language: what happened (`what`), `where`, and to which `stories`,
    that of the witness first; `failed` is how many of these failed, `binding` how many of those
    count for the verdict. Where none failed, they wait for something: it keeps them from being
    judged.

    `difference` is that of the witness. It was seen in the exchange `seen`, and sent in the
    exchange `sent`; either is None where there is none (what was wanted, was not sent).
    """

    cause: Cause
    what: str
    where: str
    stories: tuple[Story, ...]
    failed: int
    binding: int
    clauses: tuple[ClauseResult, ...]
    difference: Difference
    sent: Mapping[str, Any] | None
    seen: Mapping[str, Any] | None

    @property
    def witness(self) -> Story:
        """The check that shows it best."""
        return self.stories[0]

    @property
    def expected(self) -> str:
        """The key of the word for the expected value: whether that was sent, or only wanted."""
        return "sent" if self.sent is not None else "expected"


class Causes:
    """The causes of a result, and the failed checks that have none, for a reader of one
    language."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._exchanges = view.result.numbered

    @cached_property
    def all(self) -> tuple[Explained, ...]:
        """All of them, in the order of the result: the weightiest first."""
        return tuple(filter(None, map(self._explained, self._view.result.causes)))

    @property
    def waiting(self) -> tuple[Explained, ...]:
        """Those for which checks wait: none of these failed."""
        return tuple(each for each in self.all if not each.failed)

    @property
    def binding(self) -> tuple[Explained, ...]:
        """Those that explain checks that count for the verdict."""
        return tuple(each for each in self.all if each.binding)

    @property
    def aside(self) -> tuple[Explained, ...]:
        """Those that explain failed checks, none of which counts."""
        return tuple(each for each in self.all if each.failed and not each.binding)

    def of(self, check: Check) -> tuple[Explained, ...]:
        """The causes that explain why a check failed."""
        return self._by_check.get(check.id, ()) if check.outcome == FAILED else ()

    @cached_property
    def single(self) -> tuple[Story, ...]:
        """The failed checks that count for the verdict and have no cause."""
        return tuple(story for story in self._failed if not self.of(story.check))

    @cached_property
    def headline(self) -> str:
        """How much is explained by what, in a sentence about the checks that count; about the
        others if none of these failed; empty if nothing failed that has a cause or counts."""
        if self._failed:
            return self._sentence(self._failed, self.binding, self._which("must", "strict"))
        return self.beside

    @cached_property
    def beside(self) -> str:
        """The same of the checks that do not count; empty if none of these has a cause of its
        own."""
        lesser = [story for _, stories in self._view.beside for story in stories]
        failed = [story for story in lesser if story.check.outcome == FAILED]
        if not self.aside:
            return ""
        explained = [story for story in failed if self.of(story.check)]
        return self._sentence(explained, self.aside, self._which("aside", "aside.strict"))

    def same(self, explained: Explained) -> str:
        """In how many other checks the same is seen; empty if in none."""
        others = len(explained.stories) - 1
        return counted("causes.same", others, self._view.language) if others else ""

    def said(self, check: Check) -> str:
        """The causes of a check on one line, with their numbers; empty if it has none."""
        return "; ".join(f"{each.cause.id} {each.what}" for each in self.of(check))

    def _which(self, usual: str, strict: str) -> str:
        return self._view.say(f"causes.{strict if self._view.strict else usual}")

    @cached_property
    def _failed(self) -> tuple[Story, ...]:
        return tuple(s for s in self._view.problems if s.check.outcome == FAILED)

    @cached_property
    def _by_check(self) -> Mapping[str, tuple[Explained, ...]]:
        found: dict[str, tuple[Explained, ...]] = {}
        for each in self.all:
            for story in each.stories:
                found[story.check.id] = (*found.get(story.check.id, ()), each)
        return found

    def _sentence(self, failed: Sequence[Story], causes: Sequence[Explained], which: str) -> str:
        explained = sum(bool(self.of(story.check)) for story in failed)
        language, number = self._view.language, len(failed)
        if not causes:
            return counted("causes.none", number, language, which=which)
        told = "; ".join(each.what.rstrip(".") for each in causes[:_NAMED])
        if len(causes) > _NAMED:
            told += f"; {self._view.say('and.more', n=len(causes) - _NAMED)}"
        key = "causes.all" if explained == number else "causes.some"
        if key == "causes.all" and number == len(causes) == 1:
            key = "causes.all.1"
        every = self._view.say("causes.both" if number == _PAIR else "causes.every", n=number)
        words = {
            "every": every,
            "n": number,
            "some": explained,
            "causes": len(causes),
            "which": which,
        }
        key = f"{key}.1" if len(causes) == 1 else key
        sentence = self._view.say(key, what=told, **words)
        if explained == number:
            return sentence
        return f"{sentence}; {self._view.say('causes.rest', n=number - explained)}"

    def _explained(self, cause: Cause) -> Explained | None:
        view = self._view
        stories = [self._stories[name] for name in cause.checks if name in self._stories]
        if not stories:
            return None
        failed = [story for story in stories if story.check.outcome == FAILED]
        witness = cause.witness
        named = set(cause.clauses)
        return Explained(
            cause,
            view.spoken(cause.what),
            view.spoken(cause.where),
            tuple(stories),
            len(failed),
            sum(story.check.level in view.binding for story in failed),
            tuple(clause for clause in view.result.clauses if clause.id in named),
            difference(view.wanted(witness.expected), view.wanted(witness.actual), view.language),
            self._sent(stories[0].check, cause),
            self._exchanges.get(witness.exchange or 0),
        )

    @cached_property
    def _stories(self) -> Mapping[str, Story]:
        every = [*self._view.problems, *(each for _, told in self._view.beside for each in told)]
        return {story.check.id: story for story in every}

    def _sent(self, check: Check, cause: Cause) -> Mapping[str, Any] | None:
        """The exchange of a check, not after the one in which it was seen, that sent what the
        witness expected; of several the last of those that sent most of what was seen."""
        witness = cause.witness
        member = line(_member(witness.pointer))
        shown = _body(self._exchanges.get(witness.exchange or 0), "response")
        seen = _texts(_record(shown, member, witness.actual))
        found: list[tuple[int, int]] = []
        for number in check.exchanges:
            exchange = self._exchanges.get(number)
            if exchange is None or (witness.exchange is not None and number > witness.exchange):
                continue
            if any(
                value == witness.expected
                and type(value) is type(witness.expected)
                and (name == member or (isinstance(value, str) and len(value) >= _LONG))
                for name, value in _members(_body(exchange, "request"))
            ):
                found.append((len(seen & _texts(_body(exchange, "request"))), number))
        return self._exchanges[max(found)[1]] if found else None


def _body(exchange: Mapping[str, Any] | None, side: str) -> Any:
    part = exchange.get(side) if exchange else None
    return part.get("body") if isinstance(part, Mapping) else None


def _record(body: Any, member: str, value: Any) -> Any:
    """The first record of a list in which a member has that value; the body where there is none."""
    if isinstance(body, list):
        there = (each for each in body if (member, value) in _members(each))
        return next(there, body)
    if isinstance(body, Mapping):
        for each in body.values():
            found = _record(each, member, value)
            if isinstance(each, (list, Mapping)) and found is not each:
                return found
    return body


def _texts(body: Any) -> frozenset[str]:
    """The longer texts in a body, by which one record is told from another."""
    told = (value for _, value in _members(body))
    return frozenset(each for each in told if isinstance(each, str) and len(each) >= _LONG)


def _member(pointer: str) -> str:
    """The member that a pointer ends in; that of the list, where it ends in a place in one."""
    names = [name for name in pointer.split("/") if name and not name.isdecimal()]
    return names[-1] if names else ""


def _members(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each value in a body with the member it stands in."""
    yield name, value
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _members(each, str(key))
    elif isinstance(value, list):
        for each in value:
            yield from _members(each, name)
