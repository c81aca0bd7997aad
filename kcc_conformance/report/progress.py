"""How far the run is: a bar on a terminal, plain lines in a pipe."""

import contextlib
import sys
import unicodedata
from enum import Enum
from types import TracebackType

import rich.progress
from rich.console import Console
from rich.table import Column
from rich.text import Text

from kcc_conformance.inert import inert, line
from kcc_conformance.report.texts import language_of, say
from kcc_conformance.result.result import CANT_TELL, FAILED, INAPPLICABLE, PASSED, UNTESTED, Check

_MARKS = {PASSED: "✓", FAILED: "✗", CANT_TELL: "!", INAPPLICABLE: "–", UNTESTED: "·"}
_PLAIN = {PASSED: "+", FAILED: "x", CANT_TELL: "!", INAPPLICABLE: "-", UNTESTED: "."}
_LIKE = {
    "·": "-",
    "–": "-",
    "—": "-",
    "…": ".",
    "→": ">",
    "−": "-",
    "⟨": "<",
    "⟩": ">",
    "×": "x",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
}
_STYLES = {PASSED: "green", FAILED: "bold red", CANT_TELL: "bold magenta"}


def mark(outcome: str, console: Console) -> str:
    """The sign for an outcome that the console's encoding has."""
    marks = _MARKS if console.encoding.lower().startswith("utf") else _PLAIN
    return marks.get(outcome, "?")


def encodable(text: Text, console: Console) -> Text:
    """The text with what the console's encoding lacks written as what looks most like it."""
    if console.encoding.lower().startswith("utf"):
        return text
    safe = text.copy()
    safe.plain = _nearest(text.plain, console.encoding)
    return safe


def _nearest(text: str, encoding: str) -> str:
    """A character for each character, so that styles stay where they are."""
    try:
        return "".join(_fitting(char, encoding) for char in text)
    except LookupError:  # the console names an encoding that Python does not know
        return "".join(_fitting(char, "ascii") for char in text)


def _fitting(char: str, encoding: str) -> str:
    for candidate in (char, _LIKE.get(char, ""), unicodedata.normalize("NFKD", char)[0]):
        with contextlib.suppress(UnicodeEncodeError):
            if candidate:
                return candidate.encode(encoding).decode(encoding)
    return "?"


class Detail(Enum):
    """How much is printed: the verdict and no more, what a reader needs first, or all of it."""

    QUIET = "quiet"
    SHORT = "short"
    FULL = "full"


_SIGNS = 4
"""How often a run in a pipe shows that it lives: a CI job that is silent for long is ended."""


class Progress:
    """Shows how far a run is; `close` it (or leave its block) before printing more.

    On a terminal that is a bar, in a pipe a line a quarter; with `Detail.FULL` a line a check as
    well (on a terminal only of those that need a look), with `Detail.QUIET` nothing at all.
    Without a console it writes to the standard output of the moment it is made, also while others
    have that redirected.
    """

    def __init__(
        self,
        console: Console | None = None,
        language: str | None = None,
        detail: Detail = Detail.SHORT,
    ) -> None:
        self.console = console or Console(file=sys.stdout)
        self.language = language_of(language)
        self._detail = detail
        self._number = self._ended = self._failed = 0
        self._bar: rich.progress.Progress | None = None
        self._task: rich.progress.TaskID | None = None

    def on_start(self, number: int) -> None:
        """Says how many checks there will be; the first sign of life."""
        self._number = number
        if self._detail is Detail.QUIET:
            return
        words = (
            say("progress", self.language, n=number)
            if number
            else say("progress.none", self.language)
        )
        self._line(Text(f"C0992: {words}"))
        if number and self.console.is_terminal and self._bar is None:
            self._bar = rich.progress.Progress(
                rich.progress.BarColumn(table_column=Column(width=30)),
                rich.progress.MofNCompleteColumn(table_column=Column(width=9, no_wrap=True)),
                rich.progress.TimeElapsedColumn(table_column=Column(width=7, no_wrap=True)),
                rich.progress.TextColumn(
                    "{task.description}",
                    markup=False,
                    table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis"),
                ),
                console=self.console,
                expand=True,
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._bar.add_task("", total=number)
            self._bar.start()

    def on_check(self, check: Check) -> None:
        """Takes a check that has ended into account."""
        self._ended += 1
        self._failed += check.outcome == FAILED and check.level in ("MUST", "SHOULD")
        if self._detail is Detail.QUIET:
            return
        told = Text(f"{mark(check.outcome, self.console)} {line(check.id, 200)}")
        told.stylize(_STYLES.get(check.outcome, "dim"))
        if self._bar is None or self._task is None:
            if self._detail is Detail.FULL:
                self._line(told)
            elif self._ended * _SIGNS // self._number > (self._ended - 1) * _SIGNS // self._number:
                self._line(Text(f"C0992: {self._part}"))
            return
        need_a_look = check.outcome in (FAILED, CANT_TELL) and check.level in ("MUST", "SHOULD")
        if self._detail is Detail.FULL and need_a_look:
            self._bar.console.print(encodable(told, self.console), soft_wrap=True)
        failed = f"{mark(FAILED, self.console)} {self._failed}  " if self._failed else ""
        name = encodable(Text(failed + line(check.scenario)[:100]), self.console).plain
        self._bar.update(self._task, advance=1, description=name)

    @property
    def _part(self) -> str:
        numbers = {"n": self._ended, "all": self._number, "failed": self._failed}
        return say("progress.part", self.language, **numbers)

    def close(self) -> None:
        """Takes the bar away; harmless when there is none."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _line(self, text: Text) -> None:
        self.console.print(encodable(text, self.console), soft_wrap=True)
        self.console.file.flush()


def inert_text(text: Text) -> Text:
    """The text so that no CI system takes a line of it for a command (`kcc_conformance.inert`)."""
    safe = inert(text.plain)
    if safe == text.plain:
        return text
    changed = text.copy()
    changed.plain = safe
    return changed
