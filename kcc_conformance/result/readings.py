"""What the verdict would be under another reading of an open question, from the same checks."""

from collections.abc import Mapping
from dataclasses import replace

from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    QuestionResult,
    Result,
)
from kcc_conformance.result.verdict import (
    CANNOT_TELL,
    CONFORM,
    PARTIAL,
    binding_levels,
    only_reads,
    verdict,
)

_DELETING = "F2173-5"
"""The clause by which what was made can be deleted again: declared absent, it bars a verdict where
it is mandatory."""


def verdict_under(result: Result, question: QuestionResult, reading: str) -> str:
    """The verdict if that question were judged by that reading, and all others as they were."""
    chosen = {
        each.id: {found.name: found.outcome for found in each.readings}.get(each.chosen or "")
        for each in result.questions
    }
    chosen[question.id] = next(r.outcome for r in question.readings if r.name == reading)
    checks = [_under(c, chosen) if c.id in question.checks else c for c in result.checks]
    options = result.run.get("options")
    strict = bool(options.get("strict")) if isinstance(options, Mapping) else False
    part = bool(result.run.get("partial"))
    found, _ = verdict(checks, strict=strict, part=part)
    if found not in (CONFORM, PARTIAL):
        return found
    before, _ = verdict(result.checks, strict=strict, part=part)
    if before in (CONFORM, PARTIAL):
        return result.verdict
    return CANNOT_TELL if _barred(result, strict) else found


def _under(check: Check, chosen: Mapping[str, str | None]) -> Check:
    """The check of a question as it comes out when judged by those outcomes of readings; a reading
    of which nothing can be seen judges nothing."""
    if check.outcome in (UNTESTED, INAPPLICABLE):
        return check
    outcome = check.outcome
    if check.level != "OPEN":
        outcome = PASSED if check.observed else CANT_TELL
    level = "OPEN"
    for question in check.questions:
        found = chosen.get(question)
        if found is None or found == INAPPLICABLE:
            continue
        level = "MUST"
        if found == FAILED:
            outcome = FAILED
        elif found != PASSED and outcome == PASSED:
            outcome = CANT_TELL
    return replace(check, level=level, outcome=outcome)


def _barred(result: Result, strict: bool) -> bool:
    """Whether no verdict is better than undecided, whatever the checks say."""
    found = result.provider.get("capabilities")
    delete = found.get("delete") if isinstance(found, Mapping) else None
    declared = isinstance(delete, Mapping) and delete.get("detected_by") == "declared"
    obliged = any(c.id == _DELETING and c.level in binding_levels(strict) for c in result.clauses)
    kept = declared and isinstance(delete, Mapping) and not delete.get("value")
    return bool(result.run.get("interrupted")) or only_reads(result) or (kept and obliged)
