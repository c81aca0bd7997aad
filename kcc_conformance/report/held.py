"""What holds up more than one check: told once, with what it holds up and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kcc_conformance.report.check_reason import Line, evidence
from kcc_conformance.report.stories import Story
from kcc_conformance.report.texts import counted
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, FAILED, Check


@dataclass(frozen=True)
class Hold:
    """One thing that holds up more than one check; `clauses` are those that they speak of, in the
    order of the register, `must` is how many of the checks are mandatory."""

    number: int
    cause: str
    message: str
    stories: tuple[Story, ...]
    clauses: tuple[str, ...]
    must: int


class Holds:
    """What holds checks of a result up: the same cause, in the same words, for several."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def all(self) -> tuple[Hold, ...]:
        """Those that hold up more than one check, what holds up most first; where a mandatory check
        failed, only those that hold up another."""
        groups: dict[tuple[str, str], list[Story]] = {}
        every = [*self._view.problems, *(each for _, stories in self._view.beside
                                         for each in stories)]  # fmt: skip
        for story in every:
            if story.check.outcome == CANT_TELL and story.check.message:
                key = (story.check.cause or "", story.check.message)
                groups.setdefault(key, []).append(story)
        several = [each for each in groups.items() if len(each[1]) > 1]
        if any(story.check.outcome == FAILED for story in self._view.problems):
            several = [each for each in several if _holds_a_must(each[1])]
        large = sorted(several, key=_weight)
        return tuple(
            Hold(
                number,
                cause,
                message,
                tuple(stories),
                self._clauses(stories),
                sum(story.check.level == "MUST" for story in stories),
            )
            for number, ((cause, message), stories) in enumerate(large, 1)
        )

    @cached_property
    def _by_check(self) -> Mapping[str, Hold]:
        return {story.check.id: hold for hold in self.all for story in hold.stories}

    def of(self, check: Check) -> Hold | None:
        """What holds a check up together with others."""
        return self._by_check.get(check.id)

    def apart(self, stories: Sequence[Story]) -> tuple[Story, ...]:
        """The stories that are not told at the top."""
        return tuple(story for story in stories if self.of(story.check) is None)

    def here(self, stories: Sequence[Story]) -> tuple[str, ...]:
        """For what holds some of the stories up: how many, and where it is told."""
        held = [hold.number for story in stories if (hold := self.of(story.check)) is not None]
        return tuple(
            counted("held.here", held.count(number), self._view.language, number=number)
            for number in dict.fromkeys(held)
        )

    def lines(self, hold: Hold, *, bodies: bool = True) -> Iterator[Line]:
        """What is told of one on the terminal."""
        view = self._view
        yield Line(f"({hold.number})", view.phrase(hold.message), "received")
        yield Line(view.say("held.up"), self.checks(hold), indent=1)
        if hold.clauses:
            yield Line(view.say("clauses").lower(), ", ".join(hold.clauses), indent=1)
        if hold.cause:
            yield Line(view.say("cause"), view.cause(hold.stories[0].check), indent=1)
        yield from evidence(view, hold.stories[0].exchanges, bodies=bodies)

    def checks(self, hold: Hold) -> str:
        """How many checks one holds up, in words."""
        return self._view.say("held.checks", n=len(hold.stories), must=hold.must)

    def told(self, hold: Hold) -> str:
        """That it holds up so many checks, in words."""
        return self._view.say("held.holds", n=len(hold.stories), must=hold.must)

    def _clauses(self, stories: Sequence[Story]) -> tuple[str, ...]:
        named = {name for story in stories for name in story.check.clauses}
        return tuple(clause.id for clause in self._view.result.clauses if clause.id in named)


def _holds_a_must(stories: Sequence[Story]) -> bool:
    return any(story.check.level == "MUST" for story in stories)


def _weight(group: tuple[tuple[str, str], list[Story]]) -> tuple[int, int]:
    _, stories = group
    return -sum(story.check.level == "MUST" for story in stories), -len(stories)
