"""What differs between results: clauses, questions, causes and checks, result by result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from kcc_conformance.errors import UsageError
from kcc_conformance.report.comparison.changes import WORSE, Change, change
from kcc_conformance.report.comparison.names import names
from kcc_conformance.report.contrast import kind
from kcc_conformance.result.result import CANT_TELL, FAILED, UNDER_LOAD, QuestionResult, Result

_LEVELS = ("MUST", "SHOULD", "OPEN", "INFO")


@dataclass(frozen=True)
class Row:
    """One clause, question, cause or check, and how it came out in each result, None where a result
    does not have it. `name` is its ID, `said` what it is in `nl` and `en`; `level` that in the
    first result that has it; `meanings` say in both languages what a cell says, where that is more
    than a word. `kinds` are those of a check in all results (`report.contrast.KINDS`), `related`
    the clauses of a check or the checks of a clause or cause, `readings` what those of a question
    come down to."""

    name: str
    said: Mapping[str, str]
    level: str
    cells: tuple[str | None, ...]
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    readings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        """Whether two results say something else of it."""
        return len(set(self.cells)) > 1


@dataclass(frozen=True)
class Comparison:
    """Results in the order in which they were given, with a name for each, and what differs.
    `figures` are what was counted and measured in plays under load: never better or worse."""

    names: tuple[str, ...]
    results: tuple[Result, ...]
    clauses: tuple[Row, ...]
    questions: tuple[Row, ...]
    causes: tuple[Row, ...]
    checks: tuple[Row, ...]
    changes: tuple[Change, ...]
    figures: tuple[Row, ...] = ()

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """The rows of the checks by their IDs."""
        return {each.name: each for each in self.checks}

    @property
    def worse(self) -> bool:
        """Whether another result is worse than the first in any check."""
        return any(each.checks[WORSE] for each in self.changes)


def compared(
    results: Sequence[Result],
    paths: Sequence[str],
    *,
    figures: Sequence[Row] = (),
    said: Mapping[str, Mapping[str, str]] | None = None,
) -> Comparison:
    """What differs between these results; `paths` tell them apart where nothing else does, `said`
    is what checks are about in `nl` and `en`, where their names do not say so. Raises UsageError
    for fewer than two, and for results of more than one kind."""
    if len(results) < 2:
        raise UsageError("give two results or more to compare")
    if len({each.subject for each in results}) > 1:
        raise UsageError(_apart({each.subject for each in results}))
    return Comparison(
        names=names(results, paths),
        results=tuple(results),
        clauses=_clauses(results),
        questions=_questions(results),
        causes=_causes(results),
        checks=_checks(results, said or {}),
        figures=tuple(figures),
        changes=tuple(change(results[0], each, n) for n, each in enumerate(results) if n),
    )


def sameness(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows that differ, and those that do not."""
    return [each for each in rows if each.differs], [each for each in rows if not each.differs]


def _apart(subjects: set[str]) -> str:
    """Why results of more than one kind are not compared, and what to do."""
    if UNDER_LOAD in subjects:
        return (
            "a run and a play under load cannot be compared: give each result.json beside others,"
            " and each load.json beside others, by the names of the files"
        )
    return "a provider and a consumer cannot be compared: give results of one kind"


def _clauses(results: Sequence[Result]) -> tuple[Row, ...]:
    found = [{each.id: each for each in result.clauses} for result in results]
    return tuple(
        replace(
            _row(name, found, lambda each: each.outcome, lambda each: (each.gist, each.level)),
            related=_united(found, name, lambda each: each.checks),
        )
        for name in _every(found)
    )


def _questions(results: Sequence[Result]) -> tuple[Row, ...]:
    """What was observed of each question: the readings that fit, and the observations."""
    found = [{each.id: each for each in result.questions} for result in results]
    rows = []
    for name in _every(found):
        row = _row(name, found, _seen, lambda each: (each.titles or {"nl": each.title}, "OPEN"))
        meanings = {_seen(each[name]): _meant(each[name]) for each in found if name in each}
        gists = {r.name: r.gist for each in found if name in each for r in each[name].readings}
        rows.append(replace(row, meanings=meanings, readings=gists))
    return tuple(rows)


def _seen(question: QuestionResult) -> str:
    if not question.observations:
        return ""
    return f"{_fitting(question)}: {', '.join(sorted(question.observations))}"


def _fitting(question: QuestionResult) -> str:
    chosen = f" (--reading {question.id}={question.chosen})" if question.chosen else ""
    return f"{question.observed or '–'}{chosen}"


def _meant(question: QuestionResult) -> Mapping[str, str]:
    if not question.observations:
        return {}
    told = {
        language: "; ".join(each.get(language, "") for each in question.sentences)
        for language in ("nl", "en")
    }
    return {language: f"{_fitting(question)}: {said}" for language, said in told.items() if said}


def _causes(results: Sequence[Result]) -> tuple[Row, ...]:
    """Each cause, by what happened and where."""
    found = [
        {f"{each.what.get('en', '')} | {each.where.get('en', '')}": each for each in result.causes}
        for result in results
    ]
    return tuple(
        replace(
            _row(name, found, lambda each: str(len(each.checks)), lambda each: (each.what, "MUST")),
            related=_united(found, name, lambda each: each.checks),
        )
        for name in _every(found)
    )


def _checks(results: Sequence[Result], said: Mapping[str, Mapping[str, str]]) -> tuple[Row, ...]:
    """Those that fail in any result first, then those that cannot be told, each by level."""
    found = [{each.id: each for each in result.checks} for result in results]
    rows = [
        replace(
            _row(
                name,
                found,
                lambda each: each.outcome,
                lambda each: (said.get(each.id) or {"nl": each.id}, each.level),
            ),
            kinds=_united(found, name, lambda each: (kind(each),)),
            related=_united(found, name, lambda each: each.clauses),
        )
        for name in _every(found)
    ]
    return tuple(
        sorted(
            rows,
            key=lambda e: (FAILED not in e.cells, CANT_TELL not in e.cells, _LEVELS.index(e.level)),
        )
    )


def _united(found: Sequence[Mapping[str, Any]], name: str, part: Any) -> tuple[str, ...]:
    """What the results have of one thing, all together."""
    return tuple(dict.fromkeys(e for each in found if name in each for e in part(each[name])))


def _every(found: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in found for name in each))


def _row(name: str, found: Sequence[Mapping[str, Any]], cell: Any, about: Any) -> Row:
    first = next(each[name] for each in found if name in each)
    said, level = about(first)
    cells = tuple(cell(each[name]) if name in each else None for each in found)
    return Row(name, said, level if level in _LEVELS else "INFO", cells)
