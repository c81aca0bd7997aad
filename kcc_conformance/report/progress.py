"""How far the run is: a bar on a terminal, plain lines in a pipe."""

import contextlib
import sys
import unicodedata
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
_LIKE = {"·": "-", "–": "-", "—": "-", "…": ".", "→": ">", "’": "'", "‘": "'", "“": '"', "”": '"'}
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


class Progress:
    """Tells of each check as it ends; `close` it (or leave its block) before printing more.

    Without a console it writes to the standard output of the moment it is made, also while others
    have that redirected.
    """

    def __init__(self, console: Console | None = None, language: str | None = None) -> None:
        self.console = console or Console(file=sys.stdout)
        self.language = language_of(language)
        self._bar: rich.progress.Progress | None = None
        self._task: rich.progress.TaskID | None = None

    def on_start(self, number: int) -> None:
        """Says how many checks there will be; the first sign of life."""
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
        """Tells of a check that has ended; on a terminal only of those that need a look."""
        told = Text(f"{mark(check.outcome, self.console)} {line(check.id, 200)}")
        told.stylize(_STYLES.get(check.outcome, "dim"))
        if self._bar is None or self._task is None:
            self._line(told)
            return
        if check.outcome in (FAILED, CANT_TELL) and check.level in ("MUST", "SHOULD"):
            self._bar.console.print(encodable(told, self.console), soft_wrap=True)
        name = encodable(Text(line(check.scenario)[:100]), self.console).plain
        self._bar.update(self._task, advance=1, description=name)

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
