"""The sections of a result at length, as the terminal has them: clauses, what does not bind, the
list of known failures, questions, how strongly nothing was shown to be registered."""

from rich.text import Text

from kcc_conformance.inert import line
from kcc_conformance.report.failures import Failures
from kcc_conformance.report.progress import mark
from kcc_conformance.report.sheet import Sheet
from kcc_conformance.report.view import View
from kcc_conformance.result.result import WRONG, ClauseResult, KnownFailure, QuestionResult

_TONES = {
    "good": "green",
    "bad": "bold red",
    "unsure": "bold magenta",
    "advice": "yellow",
    "quiet": "dim",
}


class Sections:
    """The sections of a result, told on a sheet."""

    def __init__(self, view: View, sheet: Sheet, failures: Failures) -> None:
        self._view = view
        self._sheet = sheet
        self._failures = failures

    def clauses(self) -> None:
        """Each clause and how it came out; those left out only by their names."""
        view = self._view
        self._sheet.head(view.say("clauses"))
        for clause in view.bound:
            self._clause(clause)
        if view.aside:
            ids = ", ".join(clause.id for clause in view.aside)
            words = view.say("bound.others", n=len(view.aside), ids=ids)
            self._sheet.put(Text(words, style="dim"), indent=2)

    def _clause(self, clause: ClauseResult) -> None:
        view = self._view
        tone = _TONES[view.tone(clause)]
        extent = view.extent(clause) or len(clause.checks)
        number = f" ({extent})" if clause.checks else ""
        against = [s for s in view.problems if clause in s.clauses]
        causes = [each.cause.id for s in against for each in self._failures.causes.of(s.check)]
        why = f": {', '.join(dict.fromkeys(causes))}" if causes else ""
        sign = mark(clause.outcome, self._sheet.console)
        if clause.status == "question" and tone == _TONES["quiet"]:
            sign = "?"
        self._sheet.put(
            Text.assemble(view.gist(clause), (f"  {view.outcome(clause)}{number}{why}", tone)),
            label=f"{sign} {clause.id:<12} ",
            tone=tone,
            indent=2,
        )

    def beside(self) -> None:
        """What failed or could not be judged and does not bind."""
        view = self._view
        for name, stories in view.beside:
            self._sheet.head(f"{view.say(name)} ({len(stories)})")
            self._sheet.put(Text(view.say(f"{name}.intro"), style="dim"), indent=2)
            for told in self._failures.holds.here(stories):
                self._sheet.put(Text(told, style="magenta"), indent=6)
            self._failures.stories(self._failures.holds.apart(stories))

    def known(self, entries: tuple[KnownFailure, ...]) -> None:
        """These entries of the list of known failures."""
        view = self._view
        if not entries:
            return
        self._sheet.head(f"{view.say('known')} ({len(view.judgement.known)})")
        for entry in entries:
            tone = "bold red" if entry.state in WRONG else "yellow"
            told = f"{line(entry.check)}: {view.judgement.state(entry)}"
            self._sheet.put(Text(told, tone), indent=2)
            self._sheet.put(Text(view.judgement.because(entry), style="dim"), indent=4)

    def questions(self) -> None:
        """Each open question, what was observed and which readings that fits."""
        questions = asked(self._view)
        if questions:
            self._sheet.head(self._view.say("questions"))
        for question in questions:
            self._question(question)

    def _question(self, question: QuestionResult) -> None:
        view = self._view
        chosen = f" ({view.say('chosen', name=question.chosen)})" if question.chosen else ""
        title = Text.assemble(view.title(question), (chosen, "bold"))
        self._sheet.put(title, label=f"? {question.id:<4} ", tone="cyan", indent=2)
        style = "" if question.observations else "dim"
        self._sheet.put(Text(view.observed(question), style=style), indent=9)
        if view.fitting(question):
            self._sheet.put(Text(view.fitting(question), "dim"), indent=9)

    def nothing(self) -> None:
        """How strongly it was shown that nothing was registered."""
        checks = self._view.not_registered
        if not checks:
            return
        self._sheet.head(self._view.say("nothing"))
        for check in checks:
            words = self._view.say(f"strength.{check.strength}")
            tone = "green" if check.strength == "proven" else "yellow"
            self._sheet.put(Text(line(check.id)), label=f"{words}  ", tone=tone, indent=2)
            for note in check.notes[:3]:
                self._sheet.put(Text(self._view.phrase(note), style="dim"), indent=4)


def asked(view: View) -> tuple[QuestionResult, ...]:
    """The questions that something was or would be observed of."""
    return tuple(
        each for each in view.result.questions if each.checks or each.observations or each.chosen
    )
