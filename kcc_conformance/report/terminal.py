"""The report on the terminal: progress while the run is under way, and the whole at the end."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from kcc_conformance.inert import line
from kcc_conformance.report import contest
from kcc_conformance.report.check_reason import Line, explain
from kcc_conformance.report.held import Holds
from kcc_conformance.report.own_contract import own_contract
from kcc_conformance.report.progress import Progress, encodable, inert_text, mark
from kcc_conformance.report.stories import Story
from kcc_conformance.report.view import View
from kcc_conformance.result.result import WRONG, ClauseResult, Result
from kcc_conformance.result.verdict import CONFORM, NOT_CONFORM, PARTIAL

__all__ = ["Progress", "print_result"]

_FULL = 15
_LABEL = 13
_TONES = {
    "good": "green",
    "bad": "bold red",
    "unsure": "bold magenta",
    "advice": "yellow",
    "quiet": "dim",
}
_KINDS = {
    "said": "",
    "expected": "green",
    "received": "red",
    "exchange": "cyan",
    "body": "dim",
    "code": "bold",
}
_VERDICTS = {
    CONFORM: "bold white on green",
    NOT_CONFORM: "bold white on red",
    PARTIAL: "bold white on grey42",
}


def print_result(
    result: Result,
    files: Sequence[Path] = (),
    console: Console | None = None,
    language: str | None = None,
) -> None:
    """Prints a result: circumstances, clauses with each failure explained in place,
    recommendations, open questions, verdict, leftovers and where the files are."""
    _Printer(View(result, language), console or Console()).print(files)


class _Printer:
    def __init__(self, view: View, console: Console) -> None:
        self.view = view
        self.say = view.say
        self.console = console
        self.holds = Holds(view)
        self._explained: dict[str, str] = {}
        self._said: dict[tuple[str, str], str] = {}

    def print(self, files: Sequence[Path]) -> None:
        self._header()
        self._held()
        self._clauses()
        self._known()
        for name, stories in self.view.beside:
            self._section(name, stories)
        self._questions()
        self._nothing()
        self._leftovers()
        self._verdict()
        for path in files:
            label = self.say("files") if path is files[0] else ""
            self._put(Text(line(path)), label=f"{label:<{_LABEL}} ", wrap=False)

    def _put(
        self, text: Text, *, label: str = "", tone: str = "dim", indent: int = 0, wrap: bool = True
    ) -> None:
        """Prints a text behind a label; on a terminal its further lines stand below its first."""
        text = encodable(inert_text(text), self.console)
        width = max(self.console.width - indent - len(label), 20)
        wrap = wrap and self.console.is_terminal
        for n, row in enumerate(text.wrap(self.console, width) if wrap else [text]):
            row.rstrip()
            before = " " * len(label) if n else label
            said = Text.assemble(" " * indent, (before, tone), row)
            self.console.print(encodable(said, self.console), soft_wrap=True)

    def _head(self, title: str) -> None:
        self.console.print()
        self._put(Text(title, style="bold underline"))

    def _header(self) -> None:
        view, say, result = self.view, self.say, self.view.result
        self.console.print()
        self._put(Text(f"{say('title')}: {line(result.provider.get('url', '?'))}", style="bold"))
        rows = [("contract", line(result.provider.get("contract", "?")))]
        rows += [("own.contract", told) for told in [own_contract(view)] if told]
        rows += [("evidence" if n == 0 else "", told) for n, told in enumerate(view.evidence)]
        rows.append(("text", view.text + (f"; {say('strict')}" if view.strict else "")))
        readings = result.run.get("readings") or {}
        if readings:
            rows.append(("readings", line(", ".join(f"{k}={v}" for k, v in readings.items()))))
        rows.append(("seed", line(result.run.get("seed", "?"))))
        width = max(len(say(key)) for key, _ in rows if key)
        for key, told in rows:
            self._put(Text(told), label=f"{say(key) if key else '':<{width}}  ", indent=2)

    def _held(self) -> None:
        if self.holds.all:
            self._head(self.say("held"))
            self._put(Text(self.say("held.intro"), style="dim"), indent=2)
        for hold in self.holds.all:
            self.console.print()
            self._lines(self.holds.lines(hold))

    def _clauses(self) -> None:
        view = self.view
        self._head(self.say("clauses"))
        for clause in view.bound:
            self._clause(clause)
            against = [story for story in view.problems if clause in story.clauses]
            self._stories(against, clause.id)
            if against:
                self.console.print()
        if view.aside:
            ids = ", ".join(clause.id for clause in view.aside)
            words = self.say("bound.others", n=len(view.aside), ids=ids)
            self._put(Text(words, style="dim"), indent=2)
        lost = [story for story in view.problems if not story.clauses]
        if lost:
            self._head(self.say("problems"))
            self._stories(lost, self.say("problems"))

    def _clause(self, clause: ClauseResult) -> None:
        tone = _TONES[self.view.tone(clause)]
        outcome = self.view.outcome(clause)
        extent = self.view.extent(clause) or len(clause.checks)
        number = f" ({extent})" if clause.checks else ""
        advice = self.view.tone(clause) == "advice"
        where = f", {self.say('see', where=self.say('advice'))}" if advice else ""
        sign = mark(clause.outcome, self.console)
        if clause.status == "question" and tone == _TONES["quiet"]:
            sign = "?"
        self._put(
            Text.assemble(self.view.gist(clause), (f"  {outcome}{number}{where}", tone)),
            label=f"{sign} {clause.id:<12} ",
            tone=tone,
            indent=2,
        )

    def _stories(self, stories: Sequence[Story], where: str) -> None:
        for told in self.holds.here(stories):
            self._put(Text(told, style="magenta"), indent=6)
        for story in self.holds.apart(stories):
            self._story(story, where)

    def _story(self, story: Story, where: str) -> None:
        check = story.check
        if check.id in self._explained:
            words = f"{line(check.id)}: {self.say('see', where=self._explained[check.id])}"
            self._put(Text(words, style="dim"), indent=6)
            return
        alike = self._said.setdefault((check.outcome, check.message or check.id), check.id)
        short = len(self._explained) >= _FULL
        self._explained[check.id] = where
        if alike == check.id:
            self.console.print()
        tone = "bold red" if check.outcome == "failed" else "bold magenta"
        outcome = self.say(f"outcome.{check.outcome}")
        if self.view.judgement.known_as(check):
            outcome, tone = f"{outcome} ({self.say('known.mark')})", "bold yellow"
        outcome += contest.mark(self.view, check)
        if alike != check.id:
            outcome += f", {self.say('alike', id=line(alike))}"
        self._put(
            Text(f"{mark(check.outcome, self.console)} {line(check.id)}: {outcome}", tone), indent=4
        )
        if alike != check.id:
            return
        self._lines(explain(self.view, story, short=short))
        if short:
            self._put(Text(self.say("see", where="report.html"), style="dim"), indent=6)

    def _lines(self, lines: Iterator[Line]) -> None:
        for verbatim, group in groupby(lines, lambda each: each.kind in ("body", "code")):
            for each in group:
                indent = 6 + 2 * each.indent
                if verbatim:
                    self._put(Text(each.text, style=_KINDS[each.kind]), indent=indent, wrap=False)
                    continue
                label = f"{each.label:<{_LABEL - 2 * each.indent}} " if each.label else ""
                self._put(Text(each.text, style=_KINDS[each.kind]), label=label, indent=indent)

    def _section(self, name: str, stories: Sequence[Story]) -> None:
        if not stories:
            return
        self._head(f"{self.say(name)} ({len(stories)})")
        self._put(Text(self.say(f"{name}.intro"), style="dim"), indent=2)
        self._stories(stories, self.say(name))

    def _known(self) -> None:
        view = self.view
        if not view.judgement.known:
            return
        self._head(f"{self.say('known')} ({len(view.judgement.known)})")
        for entry in view.judgement.known:
            tone = "bold red" if entry.state in WRONG else "yellow"
            self._put(Text(f"{line(entry.check)}: {view.judgement.state(entry)}", tone), indent=2)
            self._put(Text(view.judgement.because(entry), style="dim"), indent=4)

    def _questions(self) -> None:
        view = self.view
        questions = [q for q in view.result.questions if q.checks or q.observations or q.chosen]
        if not questions:
            return
        self._head(self.say("questions"))
        for question in questions:
            chosen = f" ({self.say('chosen', name=question.chosen)})" if question.chosen else ""
            title = view.title(question)
            self._put(
                Text.assemble(title, (chosen, "bold")),
                label=f"? {question.id:<4} ",
                tone="cyan",
                indent=2,
            )
            style = "" if question.observations else "dim"
            self._put(Text(view.observed(question), style=style), indent=9)
            if view.fitting(question):
                self._put(Text(view.fitting(question), "dim"), indent=9)

    def _nothing(self) -> None:
        checks = self.view.not_registered
        if not checks:
            return
        self._head(self.say("nothing"))
        for check in checks:
            proven = check.strength == "proven"
            words = self.say(f"strength.{check.strength}")
            tone = "green" if proven else "yellow"
            self._put(Text(line(check.id)), label=f"{words}  ", tone=tone, indent=2)
            for note in check.notes[:3]:
                self._put(Text(self.view.phrase(note), style="dim"), indent=4)

    def _leftovers(self) -> None:
        left = self.view.result.leftovers
        self.console.print()
        if not left:
            self._put(Text(self.view.judgement.tidy, style="dim"))
            return
        self._put(Text(f"{self.say('leftovers')} ({len(left)})", style="bold yellow"))
        for each in left[:50]:
            why = self.view.phrase(each.why)
            self._put(Text(f"{line(each.resource)} {line(each.id)}: {why}"), indent=2)
        if len(left) > 50:
            self._put(Text(self.say("and.more", n=len(left) - 50)), indent=2)

    def _verdict(self) -> None:
        view, result = self.view, self.view.result
        style = _VERDICTS.get(view.judgement.tint, "bold black on yellow")
        total = view.tallies[-1]
        words = [f"{total.executed}/{total.expected} {self.say('checks')}"]
        words += [f"{n} {self.say(f'outcome.{name}')}" for name, n in total.outcomes.items() if n]
        told = Text.assemble(
            (f" {view.judgement.verdict.upper()} ", style),
            f"  {view.judgement.why}\n",
            *(f"{each.told}\n" for each in view.by_text.verdicts),
            f"{view.contrast.line}\n",
            (" · ".join(words), "dim"),
            "\n",
            (f"seed {line(result.run.get('seed', '?'))}, {view.lasted}", "dim"),
            (f": {view.spent}" if view.spent else "", "dim"),
        )
        for reserve in view.judgement.reserve:
            told.append(f"\n{reserve}", "bold yellow")
        if view.partial:
            told.append(f"\n{view.left_out}", "bold yellow")
        self.console.print()
        box = Panel(
            encodable(told, self.console),
            title="C0992",
            title_align="left",
            border_style=style.partition(" on ")[2],
            expand=False,
            padding=(1, 2),
        )
        self.console.print(box)
