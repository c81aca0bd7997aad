"""The report on the terminal: progress while the run is under way, and the whole at the end."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.text import Text

from kcc_conformance.inert import line
from kcc_conformance.report.failures import Failures
from kcc_conformance.report.own_contract import own_contract
from kcc_conformance.report.product import product_line
from kcc_conformance.report.progress import Detail, Progress, encodable
from kcc_conformance.report.sections import Sections, asked
from kcc_conformance.report.sheet import LABEL, Sheet
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, CONSUMER, FAILED, PASSED, WRONG, Result
from kcc_conformance.result.verdict import CONFORM, NOT_CONFORM, PARTIAL

__all__ = ["Detail", "Progress", "print_result"]

_VERDICTS = {
    CONFORM: "bold white on green",
    NOT_CONFORM: "bold white on red",
    PARTIAL: "bold white on grey42",
}
_NAMED = 8
"""Clauses that a line names."""
_LEFTOVERS = 5


def print_result(
    result: Result,
    files: Sequence[Path] = (),
    console: Console | None = None,
    language: str | None = None,
    detail: Detail = Detail.SHORT,
) -> None:
    """Prints a result: circumstances, counts, what failed and why, what to do first, the verdict
    and where the files are. What a reader acts on is last, and so on the screen."""
    printer = _Printer(View(result, language), Sheet(console or Console()), detail)
    if detail is Detail.QUIET:
        printer.verdict()
    else:
        printer.all()
    printer.files(files)


class _Printer:
    def __init__(self, view: View, sheet: Sheet, detail: Detail) -> None:
        self.view = view
        self.say = view.say
        self.sheet = sheet
        self.full = detail is Detail.FULL
        self.failures = Failures(view, sheet, detail)
        self.sections = Sections(view, sheet, self.failures)

    def all(self) -> None:
        known = self.view.judgement.known
        self._header()
        if self.full:
            self.sections.clauses()
            self.sections.beside()
            self.sections.questions()
            self.sections.nothing()
        else:
            self.sheet.blank()
            self.sheet.rows(self._counts())
        self.sections.known(known if self.full else tuple(x for x in known if x.state in WRONG))
        self._leftovers()
        self.failures.print()
        self._first()
        self._box()

    def _header(self) -> None:
        view, say, result = self.view, self.say, self.view.result
        self.sheet.blank()
        whose = f" ({say('consumer')})" if result.subject == CONSUMER else ""
        url = line(result.provider.get("url", "?"))
        self.sheet.put(Text(f"{say('title')}{whose}: {url}", style="bold"))
        rows = [(say("product"), product_line(view))]
        rows.append((say("contract"), line(result.provider.get("contract", "?"))))
        rows += [(say("own.contract"), told) for told in [own_contract(view)] if told]
        for n, told in enumerate(view.evidence if self.full else ()):
            rows.append(("" if n else say("evidence"), told))
        rows.append((say("text"), view.text + (f"; {say('strict')}" if view.strict else "")))
        rows += [("", view.text_address)] if view.text_address else []
        readings = result.run.get("readings") or {}
        if readings:
            told = line(", ".join(f"{k}={v}" for k, v in readings.items()))
            rows.append((say("readings"), told))
        self.sheet.rows(rows)

    def _counts(self) -> list[tuple[str, str]]:
        """What came out, a line each."""
        view, say = self.view, self.say
        rows = [(say("clauses"), told) for told in [self._clauses()] if told]
        for name, stories in view.beside:
            ended = Counter(story.check.outcome for story in stories)
            ids = dict.fromkeys(each.id for story in stories for each in story.clauses)
            told = ", ".join(f"{ended[x]} {say(f'outcome.{x}')}" for x in (FAILED, CANT_TELL)
                             if ended[x])  # fmt: skip
            rows.append((say(name), told + (f" ({self._some(list(ids))})" if ids else "")))
        questions = asked(view)
        if questions:
            seen = sum(bool(each.observations) for each in questions)
            told = say("questions.seen", n=seen, all=len(questions))
            rows.append((say("questions"), told))
        strengths = Counter(check.strength for check in view.not_registered)
        if strengths:
            told = ", ".join(f"{n} × {say(f'strength.{name}')}" for name, n in strengths.items())
            rows.append((say("nothing"), told))
        known = Counter(each.state for each in view.judgement.known)
        if known:
            told = ", ".join(f"{n} × {say(f'known.is.{state}')}" for state, n in known.items())
            rows.append((say("known"), told))
        if not view.result.leftovers:
            rows.append((say("tidy"), view.judgement.tidy))
        return rows

    def _clauses(self) -> str:
        view = self.view
        ended: dict[str, list[str]] = {
            self.say(f"outcome.{x}"): [] for x in (PASSED, FAILED, CANT_TELL)
        }
        for clause in (*view.bound, *view.aside):
            part = f" ({self.say('in.part')})" if view.extent(clause) else ""
            ended.setdefault(view.outcome(clause) + part, []).append(clause.id)
        named = {self.say(f"outcome.{each}") for each in (FAILED, CANT_TELL)}
        return "; ".join(
            f"{word}: {len(ids)}" + (f" ({self._some(ids)})" if word in named else "")
            for word, ids in ended.items()
            if ids
        )

    def _some(self, names: Sequence[str]) -> str:
        more = len(names) - _NAMED
        told = ", ".join(line(name) for name in names[:_NAMED])
        return f"{told}, {self.say('and.more', n=more)}" if more > 0 else told

    def _leftovers(self) -> None:
        left = self.view.result.leftovers
        if not left:
            if self.full:
                self.sheet.blank()
                self.sheet.put(Text(self.view.judgement.tidy, style="dim"))
            return
        self.sheet.blank()
        self.sheet.put(Text(f"{self.say('leftovers')} ({len(left)})", style="bold yellow"))
        most = 50 if self.full else _LEFTOVERS
        for each in left[:most]:
            why = self.view.phrase(each.why)
            self.sheet.put(Text(f"{line(each.resource)} {line(each.id)}: {why}"), indent=2)
        if len(left) > most:
            self.sheet.put(Text(self.say("and.more", n=len(left) - most)), indent=2)

    def _first(self) -> None:
        """What to look at first."""
        causes, holds = self.failures.causes, self.failures.holds
        told = [(causes.headline, "bold")] if causes.headline else []
        if causes.beside and causes.beside != causes.headline:
            told.append((causes.beside, ""))
        told += [
            (f"({x.number}) {self.view.phrase(x.message)}: {holds.told(x)}", "") for x in holds.all
        ]
        if not told:
            return
        self.sheet.head(self.say("first"))
        for words, style in told:
            self.sheet.put(Text(words, style=style), indent=2)

    def verdict(self) -> None:
        """The verdict, without what it rests on."""
        view = self.view
        style = _VERDICTS.get(view.judgement.tint, "bold black on yellow")
        words = (f"{view.judgement.verdict.upper()}", style)
        self.sheet.put(Text.assemble(words, f": {view.judgement.why}"))
        told = [each.told for each in view.by_text.verdicts if not each.decides]
        told += [self.failures.causes.headline] if view.problems else []
        told += [*view.judgement.reserve, *([view.left_out] if view.partial else [])]
        for each in filter(None, told):
            self.sheet.put(Text(each))

    def _box(self) -> None:
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
        self.sheet.blank()
        box = Panel(
            encodable(told, self.sheet.console),
            title="C0992",
            title_align="left",
            border_style=style.partition(" on ")[2],
            expand=False,
            padding=(0, 2),
        )
        self.sheet.console.print(box)

    def files(self, files: Sequence[Path]) -> None:
        """Where the reports are: the page first, for it is what a person opens."""
        if not files:
            return
        page = next((path for path in files if path.suffix == ".html"), files[0])
        others = ", ".join(
            path.name if path.parent == page.parent else str(path) for path in files if path != page
        )
        told = line(page) + (f" ({line(others)})" if others else "")
        self.sheet.put(Text(told), label=f"{self.say('files'):<{LABEL}} ", wrap=False)
