"""How the end of a scenario becomes the outcome of a check."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kcc_conformance.findings import (
    SOURCES,
    TEXT,
    CannotTell,
    Inapplicable,
    Nonconformity,
    Remarks,
)
from kcc_conformance.law.register import Register
from kcc_conformance.playing.played import Played
from kcc_conformance.result.caught import caught_by
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    CheckFinding,
)


def check_of(
    played: Played,
    error: BaseException | None,
    *,
    step: Any,
    remarks: Remarks,
    seconds: float,
    exchanges: tuple[int, ...],
    register: Register,
    readings: Mapping[str, str],
    text: str,
) -> Check:
    """The check for a played scenario and the exception it ended with, if any.

    A finding in *Dan* is a failure, in *Gegeven* or *Als* a prerequisite that did not hold, unless
    it says itself that it rests on the contract or a convention; what the suite itself raises is
    never the provider's fault. An open question passes with what it observed, unless the user chose
    a reading that the observation contradicts.
    """
    outcome, cause, message = PASSED, None, ""
    source = source_of(played, register)
    findings: tuple[CheckFinding, ...] = ()
    kind = getattr(step, "type", "")
    if isinstance(error, Nonconformity):
        findings = tuple(
            CheckFinding(
                f.message, f.pointer, f.expected, f.actual, f.clause, f.exchange,
                f.source or source,
            )
            for f in error.findings
        )  # fmt: skip
        message = "; ".join(dict.fromkeys(f.message for f in findings))
        judged = kind == "then" or all(f.source not in (None, TEXT) for f in error.findings)
        outcome = FAILED if judged else CANT_TELL
        cause = None if judged else "prerequisite"
    elif isinstance(error, CannotTell):
        outcome, cause, message = CANT_TELL, error.cause, error.message
        if error.exchange is not None:
            findings = (CheckFinding(message, "", None, None, None, error.exchange),)
    elif isinstance(error, Inapplicable):
        outcome, message = INAPPLICABLE, str(error)
    elif error is not None:
        outcome, cause = CANT_TELL, "suite"
        message = f"de suite zelf liep vast: {type(error).__name__}: {_line(error)}"
    levels = _levels(played, register)
    if outcome == FAILED and findings:
        source = min((found.source for found in findings), key=SOURCES.index)
        if source != TEXT:
            levels = {name: "SHOULD" if at == "MUST" else at for name, at in levels.items()}
    level = levels[text]
    observed = {key: tuple(seen) for key, seen in remarks.observed.items()}
    if level == "OPEN":
        level, outcome, message, findings = _under_readings(
            played, observed, register, readings, (level, outcome, message, findings)
        )
        cause = (cause or "prerequisite") if outcome == CANT_TELL else None
        levels = dict.fromkeys(levels, level)
    return replace(
        untested(played, text, register),
        level=level,
        levels=levels,
        source=source,
        outcome=outcome,
        cause=cause,
        strength=remarks.strength,
        message=message,
        step=f"{step.keyword} {step.name}".strip()
        if step is not None and outcome != PASSED
        else "",
        findings=findings,
        notes=tuple(remarks.notes),
        observed=observed,
        seconds=round(seconds, 3),
        exchanges=exchanges,
    )


def untested(played: Played, text: str, register: Register, message: str = "") -> Check:
    """The check of a scenario as long as it has not been played; `message` says why it was not."""
    return Check(
        id=played.id,
        feature=played.feature,
        rule=played.rule,
        scenario=played.scenario,
        clauses=played.clauses,
        questions=played.questions,
        level=level_of(played, text, register),
        levels=_levels(played, register),
        source=source_of(played, register),
        outcome=UNTESTED,
        message=message,
        catches=caught_by(played.id),
    )


def source_of(played: Played, register: Register) -> str:
    """What a scenario rests on: what its tag says, else the text where it speaks of a clause that
    stands in one."""
    if played.source:
        return played.source
    sources = [register.clause(each).source for each in played.clauses]
    return min(sources, key=SOURCES.index, default=TEXT)


def _levels(played: Played, register: Register) -> dict[str, str]:
    return {text: level_of(played, text, register) for text in register.texts}


def level_of(played: Played, text: str, register: Register) -> str:
    """The level of a scenario under the text judged by.

    A SHOULD that speaks of a clause which the text makes a MUST (F2173 under the published one)
    binds; a MUST of which that text has no clause any more is there for information.
    """
    if played.level not in ("MUST", "SHOULD") or not played.clauses:
        return played.level
    levels = [register.level(clause, text) for clause in played.clauses]
    if source_of(played, register) != TEXT:
        return "SHOULD"
    if played.level == "SHOULD":
        return "MUST" if text != "seed" and "MUST" in levels else "SHOULD"
    return "MUST" if any(levels) else "INFO"


def _under_readings(
    played: Played,
    observed: Mapping[str, Sequence[str]],
    register: Register,
    readings: Mapping[str, str],
    so_far: tuple[str, str, str, tuple[CheckFinding, ...]],
) -> tuple[str, str, str, tuple[CheckFinding, ...]]:
    level, outcome, message, findings = so_far
    for question_id in played.questions:
        reading = readings.get(question_id)
        if reading is None:
            continue
        question = register.question(question_id)
        under = question.outcomes(observed.get(question_id, ())).get(reading, INAPPLICABLE)
        if under == INAPPLICABLE or outcome == INAPPLICABLE:
            continue
        level = "MUST"
        if under == FAILED:
            seen = [question.observation(key).phrase.nl for key in observed[question_id]]
            outcome = FAILED
            message = f"{question_id}: {'; '.join(seen)}; dat past niet bij lezing {reading}"
            clause = question.clauses[0] if question.clauses else None
            findings = (
                *findings,
                CheckFinding(message, "", f"lezing {reading}", seen, clause, None),
            )
        elif under != PASSED and outcome == PASSED:
            outcome, message = CANT_TELL, f"van {question_id} is niets waargenomen"
    return level, outcome, message, findings


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300]
