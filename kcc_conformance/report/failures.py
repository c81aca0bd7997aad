"""What failed, on the terminal: each cause with its witness, what has none, what could not be
judged."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from kcc_conformance.inert import line
from kcc_conformance.report import contest
from kcc_conformance.report.causes import Causes, Explained
from kcc_conformance.report.check_reason import Line, clause_line, evidence, explain
from kcc_conformance.report.difference import Side
from kcc_conformance.report.held import Holds
from kcc_conformance.report.progress import Detail, mark
from kcc_conformance.report.sheet import Sheet
from kcc_conformance.report.stories import Story
from kcc_conformance.report.texts import counted
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED

_FULL, _SHORT = 3, 12
"""So many checks without a cause are told with their exchanges, so many without; of the rest only
what they say. All of them would push the first ones off a screen; with Detail.FULL they do."""
_CLAUSES = 2
"""Clauses that a cause is told to break in words; of more only the names."""


class Failures:
    """What failed or could not be judged, told on a sheet."""

    def __init__(self, view: View, sheet: Sheet, detail: Detail) -> None:
        self._view = view
        self._sheet = sheet
        self._all = detail is Detail.FULL
        self._told: set[str] = set()
        self._said: dict[tuple[str, str], str] = {}
        self.causes = Causes(view)
        self.holds = Holds(view)

    def print(self) -> None:
        """Tells all that counts for the verdict: causes, what has none, what was held up."""
        view, causes = self._view, self.causes
        explained = (*causes.binding, *(causes.aside if self._all else ()))
        if explained:
            self._sheet.head(f"{view.say('causes')} ({len(explained)})")
        for each in explained:
            self._cause(each)
        stories = self.holds.apart(view.problems)
        failed = [story for story in causes.single if not self._hidden(story)]
        unsure = [story for story in stories if story.check.outcome != FAILED]
        key = "causes.single" if explained else "failed.head"
        for title, found in ((key, failed), ("unsure.head", unsure)):
            if found:
                self._sheet.head(f"{view.say(title)} ({len(found)})")
                self.stories(found)
        if self.holds.all:
            self._sheet.head(view.say("held.head"))
        for hold in self.holds.all:
            self._sheet.blank()
            self._sheet.lines(self.holds.lines(hold, bodies=self._all), 2)

    def stories(self, stories: Sequence[Story]) -> None:
        """Tells of checks, each once: what another said before is referred to."""
        for place, story in enumerate(stories):
            self._story(story, place)

    def _hidden(self, story: Story) -> bool:
        known = self._view.judgement.known_as(story.check)
        return known is not None and not self._all

    def _cause(self, told: Explained) -> None:
        view, sheet = self._view, self._sheet
        known = all(view.judgement.known_as(s.check) for s in told.stories
                    if s.check.outcome == FAILED and s.check.level in view.binding)  # fmt: skip
        marked = f" ({view.say('known.mark')})" if told.binding and known else ""
        tone = "bold yellow" if marked or not told.binding else "bold red"
        sheet.blank()
        sheet.put(Text(told.what + marked, tone), label=f"{told.cause.id}  ", tone=tone, indent=2)
        sheet.lines(self._lines(told), 6)

    def _lines(self, told: Explained) -> Iterator[Line]:
        view, say = self._view, self._view.say
        if told.where:
            yield Line(say("causes.where"), told.where)
        for clause in told.clauses[:_CLAUSES]:
            yield Line(say("causes.against"), clause_line(view, clause))
        if len(told.clauses) > _CLAUSES:
            rest = ", ".join(clause.id for clause in told.clauses[_CLAUSES:])
            yield Line(say("causes.against"), rest)
        yield Line(say("check").lower(), line(told.witness.check.id))
        yield Line(say(told.expected), self._side(told, told.difference.expected), "expected")
        yield Line(say("received"), self._side(told, told.difference.received), "received")
        shown = [each for each in (told.sent, told.seen) if each is not None]
        once = shown[:1] if len(shown) > 1 and shown[0] is shown[1] else shown
        yield from evidence(view, once or told.witness.exchanges, bodies=self._all)
        if self.causes.same(told):
            yield Line("", self.causes.same(told))
        if self._all:
            for story in told.stories[1:]:
                yield Line("", line(story.check.id), "body", 1)

    def _side(self, told: Explained, side: Side) -> str:
        lengths = (told.difference.expected.length, told.difference.received.length)
        if side.length is None or None in lengths or lengths[0] == lengths[1]:
            return side.marked
        return f"{side.marked} ({counted('length', side.length, self._view.language)})"

    def _story(self, story: Story, place: int) -> None:
        check, view, sheet = story.check, self._view, self._sheet
        if check.id in self._told:
            return
        self._told.add(check.id)
        alike = self._said.setdefault((check.outcome, check.message or check.id), check.id)
        tone = "bold red" if check.outcome == FAILED else "bold magenta"
        outcome = view.say(f"outcome.{check.outcome}")
        if view.judgement.known_as(check):
            outcome, tone = f"{outcome} ({view.say('known.mark')})", "bold yellow"
        outcome += contest.mark(view, check)
        causes = ", ".join(each.cause.id for each in self.causes.of(check))
        if causes:
            outcome += f": {causes}"
        elif alike != check.id:
            outcome += f", {view.say('alike', id=line(alike))}"
        elif place >= _SHORT and not self._all:
            outcome += f": {view.message(check)}"
        elif place == 0 or self._all or place < _SHORT:
            sheet.blank()
        sheet.put(Text(f"{mark(check.outcome, sheet.console)} {line(check.id)}: {outcome}", tone),
                  indent=4)  # fmt: skip
        if causes or alike != check.id or (place >= _SHORT and not self._all):
            return
        short = place >= _FULL and not self._all
        sheet.lines(explain(view, story, short=short, bodies=self._all))
        if short:
            sheet.put(Text(view.say("see", where="report.html"), style="dim"), indent=6)
