"""What stands where on the page: clauses by mark, checks in groups, what was not judged."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from kcc_conformance.report.contrast import KINDS, kind
from kcc_conformance.report.stories import Story
from kcc_conformance.report.view import View
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    CheckFinding,
    ClauseResult,
)

_MARKS = {"good": "✓", "bad": "✗", "unsure": "?", "advice": "!", "quiet": "–"}
_SIGNS = {PASSED: "✓", FAILED: "✗", CANT_TELL: "?"}
_ORDER = (FAILED, CANT_TELL, PASSED, INAPPLICABLE, UNTESTED)
_TONES = {FAILED: "bad", CANT_TELL: "unsure", PASSED: "good"}
_OWNERS = ("consumer", "employee", "author", "provider")


def mark(view: View, clause: ClauseResult) -> str:
    """The sign of a clause, beside its word: an open question has one of its own."""
    found = view.tone(clause)
    if clause.status == "question" and found == "quiet":
        return "○"
    untold = found == "advice" and clause.outcome == CANT_TELL
    return _MARKS["unsure" if untold else found]


def sign(outcome: str) -> str:
    """The sign of a check."""
    return _SIGNS.get(outcome, "–")


class Outline:
    """The order of the page of a result."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._result = view.result
        self.checks: Mapping[str, Check] = {check.id: check for check in view.result.checks}

    @cached_property
    def stories(self) -> Mapping[str, Story]:
        """The checks that did not go well, by id."""
        view = self._view
        every = [*view.problems, *(story for _, told in view.beside for story in told)]
        return {story.check.id: story for story in every}

    @property
    def sentences(self) -> Sequence[ClauseResult]:
        """The clauses that stand in the text of the case, in its order."""
        return [each for each in self._result.clauses if each.id.startswith("C0992")]

    @property
    def others(self) -> Sequence[ClauseResult]:
        """The clauses of what the text refers to, and of the contract."""
        return [each for each in self._result.clauses if not each.id.startswith("C0992")]

    @property
    def groups(self) -> Sequence[tuple[str, str, str, Sequence[Check]]]:
        """The checks by level and outcome, with the tone of the outcome; failures first."""
        found = []
        for level in KINDS:
            for outcome in _ORDER:
                group = [
                    check
                    for check in self._result.checks
                    if kind(check) == level and check.outcome == outcome
                ]
                if group:
                    found.append((level, outcome, _TONES.get(outcome, "quiet"), group))
        return found

    @property
    def unjudged(self) -> Sequence[tuple[str, int, str]]:
        """What was not judged: the key of the words, how many, and the anchor where it stands."""
        clauses, checks = self._result.clauses, self._result.checks
        rows: list[tuple[str, list[Any], str]] = [
            (outcome, [check for check in checks if check.outcome == outcome], "checks")
            for outcome in (CANT_TELL, UNTESTED, INAPPLICABLE)
        ]
        aside = [each for each in clauses if each.status == "excluded"]
        rows.append(("question", [each for each in clauses if each.status == "question"], ""))
        rows += [(owner, [each for each in aside if each.owner == owner], "") for owner in _OWNERS]
        return [(key, len(each), at or each[0].id) for key, each, at in rows if each]

    def aside(self, key: str) -> Sequence[str]:
        """The clauses of a row of `unjudged`; none of one about checks."""
        if key == "question":
            return [each.id for each in self._result.clauses if each.status == key]
        excluded = (each for each in self._result.clauses if each.status == "excluded")
        return [each.id for each in excluded if each.owner == key]

    @staticmethod
    def finding_in(check: Check, exchange: Mapping[str, Any]) -> CheckFinding | None:
        """The first finding of a check that was made in an exchange."""
        number = exchange.get("n")
        return next((each for each in check.findings if each.exchange == number), None)
