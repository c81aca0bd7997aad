"""What differs between results: clauses, questions, causes and checks, result by result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kcc_conformance.errors import UsageError
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    PASSED,
    UNTESTED,
    Check,
    QuestionResult,
    Result,
)

WORSE, BETTER, NEW, GONE, OTHERWISE = CHANGES = ("worse", "better", "new", "gone", "otherwise")
"""What can have become of a check between two results: it fails or cannot be told any more; it does
not fail any more, or passes; it is played in the later one only, or in the earlier one only; or it
came out otherwise without being better or worse (not applicable any more, say)."""

_BINDING = ("MUST", "SHOULD")
"""The levels at which a check can be worse; what is open or for information came out otherwise."""
_LEVELS = ("MUST", "SHOULD", "OPEN", "INFO")


@dataclass(frozen=True)
class Row:
    """One clause, question, cause or check, and how it came out in each result, None where a result
    does not have it. `name` is its ID, `said` what it is in `nl` and `en`; `level` that in the
    first result that has it; `meanings` say in both languages what a cell says, where that is more
    than a word."""

    name: str
    said: Mapping[str, str]
    level: str
    cells: tuple[str | None, ...]
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        """Whether two results say something else of it."""
        return len(set(self.cells)) > 1


@dataclass(frozen=True)
class Change:
    """What became of the checks from the first result to another one (`place`, from 0): their IDs
    by what it was (`CHANGES`), the weightiest first."""

    place: int
    checks: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Comparison:
    """Results in the order in which they were given, with a name for each, and what differs."""

    names: tuple[str, ...]
    results: tuple[Result, ...]
    clauses: tuple[Row, ...]
    questions: tuple[Row, ...]
    causes: tuple[Row, ...]
    checks: tuple[Row, ...]
    changes: tuple[Change, ...]

    @property
    def levels(self) -> Mapping[str, str]:
        """The level of each check, by its ID."""
        return {each.name: each.level for each in self.checks}

    @property
    def worse(self) -> bool:
        """Whether a later result is worse than the first in anything that counts."""
        return any(each.checks[WORSE] for each in self.changes)


def compared(results: Sequence[Result], paths: Sequence[str]) -> Comparison:
    """What differs between these results; `paths` tell them apart where nothing else does. Raises
    UsageError for fewer than two, and for a provider beside a consumer."""
    if len(results) < 2:
        raise UsageError("give two results or more to compare")
    if len({each.subject for each in results}) > 1:
        raise UsageError("a provider and a consumer cannot be compared: give results of one kind")
    return Comparison(
        names=_names(results, paths),
        results=tuple(results),
        clauses=_clauses(results),
        questions=_questions(results),
        causes=_causes(results),
        checks=_checks(results),
        changes=tuple(_change(results[0], each, n) for n, each in enumerate(results) if n),
    )


def sameness(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows that differ, and those that do not."""
    return [each for each in rows if each.differs], [each for each in rows if not each.differs]


def _names(results: Sequence[Result], paths: Sequence[str]) -> tuple[str, ...]:
    """As little as tells them apart: the product and its version, else the address; then the text,
    the contract, the readings, the moment, at last the file."""
    told = [_product(each) for each in results]
    for further in (_text, _contract, _readings, _environment, _started):
        extra = [further(each) for each in results]
        groups: dict[str, set[str]] = {}
        for name, more in zip(told, extra, strict=True):
            groups.setdefault(name, set()).add(more)
        told = [
            f"{name}, {more}" if more and len(groups[name]) > 1 else name
            for name, more in zip(told, extra, strict=True)
        ]
    return tuple(
        f"{name} ({path})" if told.count(name) > 1 else name
        for name, path in zip(told, paths, strict=True)
    )


def _product(result: Result) -> str:
    found = (str(result.provider.get(key) or "") for key in ("product", "product_version"))
    return " ".join(each for each in found if each) or str(result.provider.get("url", "?"))


def _text(result: Result) -> str:
    return f"--text {result.standard.get('text', '?')}"


def _contract(result: Result) -> str:
    return str(result.provider.get("contract", "?"))


def _readings(result: Result) -> str:
    found = result.run.get("readings")
    return ", ".join(f"{k}={v}" for k, v in found.items()) if isinstance(found, Mapping) else ""


def _environment(result: Result) -> str:
    return str(result.provider.get("environment") or "")


def _started(result: Result) -> str:
    return str(result.run.get("started", ""))


def _clauses(results: Sequence[Result]) -> tuple[Row, ...]:
    found = [{each.id: each for each in result.clauses} for result in results]
    return tuple(
        _row(name, found, lambda each: each.outcome, lambda each: (each.gist, each.level))
        for name in _every(found)
    )


def _questions(results: Sequence[Result]) -> tuple[Row, ...]:
    """What was observed of each question: the readings that fit, and the observations."""
    found = [{each.id: each for each in result.questions} for result in results]
    rows = []
    for name in _every(found):
        row = _row(name, found, _seen, lambda each: (each.titles or {"nl": each.title}, "OPEN"))
        meanings = {_seen(each[name]): _meant(each[name]) for each in found if name in each}
        rows.append(replace(row, meanings=meanings))
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
        _row(name, found, lambda each: str(len(each.checks)), lambda each: (each.what, "MUST"))
        for name in _every(found)
    )


def _checks(results: Sequence[Result]) -> tuple[Row, ...]:
    found = [{each.id: each for each in result.checks} for result in results]
    rows = [
        _row(name, found, lambda each: each.outcome, lambda each: ({"nl": each.id}, each.level))
        for name in _every(found)
    ]
    return tuple(sorted(rows, key=lambda each: _LEVELS.index(each.level)))


def _every(found: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in found for name in each))


def _row(name: str, found: Sequence[Mapping[str, Any]], cell: Any, about: Any) -> Row:
    first = next(each[name] for each in found if name in each)
    said, level = about(first)
    cells = tuple(cell(each[name]) if name in each else None for each in found)
    return Row(name, said, level if level in _LEVELS else "INFO", cells)


def _change(first: Result, other: Result, place: int) -> Change:
    before, after = ({e.id: e for e in each.checks} for each in (first, other))
    found: dict[str, list[Check]] = {kind: [] for kind in CHANGES}
    for name in dict.fromkeys((*before, *after)):
        kind = _became(before.get(name), after.get(name))
        if kind:
            found[kind].append(after.get(name) or before[name])
    order = {level: n for n, level in enumerate(_LEVELS)}
    return Change(
        place,
        {
            kind: tuple(e.id for e in sorted(checks, key=lambda e: order.get(e.level, 9)))
            for kind, checks in found.items()
        },
    )


def _became(before: Check | None, after: Check | None) -> str | None:
    """What became of a check; None where it came out the same, or was in neither."""
    there = [each is not None and each.outcome != UNTESTED for each in (before, after)]
    if before is None or after is None or not all(there):
        return NEW if there[1] and not there[0] else GONE if there[0] and not there[1] else None
    if before.outcome == after.outcome:
        return None
    if not {before.level, after.level} & {*_BINDING}:
        return OTHERWISE
    if after.outcome == FAILED or (before.outcome, after.outcome) == (PASSED, CANT_TELL):
        return WORSE
    if after.outcome == PASSED and before.outcome in (FAILED, CANT_TELL):
        return BETTER
    return OTHERWISE
