"""Open questions against readings: what fits what was seen, and where the verdict would change."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kcc_conformance.result.readings import verdict_under
from kcc_conformance.result.result import FAILED, PASSED, QuestionResult, ReadingOutcome, Result

_MARKS = {PASSED: "✓", FAILED: "✗"}


@dataclass(frozen=True)
class Cell:
    """A reading of a question: `mark` for how it fits, `becomes` the verdict that it would make,
    empty where that is the verdict there is."""

    reading: ReadingOutcome
    mark: str
    becomes: str
    chosen: bool


@dataclass(frozen=True)
class Row:
    """A question with its readings, as many as the matrix is wide; None where it has fewer."""

    question: QuestionResult
    cells: tuple[Cell | None, ...]

    @property
    def flips(self) -> tuple[Cell, ...]:
        """The readings under which the verdict changes."""
        return tuple(cell for cell in self.cells if cell is not None and cell.becomes)


class Matrix:
    """The questions of a result in rows."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self.width = max((len(each.readings) for each in result.questions), default=0)

    @cached_property
    def rows(self) -> Sequence[Row]:
        """A row per question."""
        return tuple(
            Row(each, tuple(self._cells(each)) + (None,) * (self.width - len(each.readings)))
            for each in self._result.questions
        )

    @property
    def flipping(self) -> Sequence[Row]:
        """The questions of which a reading changes the verdict."""
        return tuple(row for row in self.rows if row.flips)

    def _cells(self, question: QuestionResult) -> Sequence[Cell]:
        found = []
        for reading in question.readings:
            verdict = verdict_under(self._result, question, reading.name)
            found.append(
                Cell(
                    reading,
                    _MARKS.get(reading.outcome, "–"),
                    "" if verdict == self._result.verdict else verdict,
                    question.chosen == reading.name,
                )
            )
        return found
