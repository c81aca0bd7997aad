"""Why a verdict is what it is, in English: the result itself says it in Dutch."""

from collections.abc import Collection

from kcc_conformance.inert import line
from kcc_conformance.result.result import CANT_TELL, FAILED, OUTCOMES, PASSED, STOP, Result
from kcc_conformance.result.verdict import CANNOT_TELL, CONFORM, NOT_CONFORM, only_reads, standing

_INTERRUPTED = "the run was interrupted"


def english(result: Result, binding: Collection[str]) -> str:
    """The sentence, from the checks of the binding levels; empty if these do not explain it."""
    said = _english(result, binding)
    broken_off = said and result.run.get("interrupted") and _INTERRUPTED not in said
    return f"{said}; {_INTERRUPTED}" if broken_off else said


def _english(result: Result, binding: Collection[str]) -> str:
    checks = [check for check in result.checks if check.level in binding]
    counts = {name: sum(check.outcome == name for check in checks) for name in OUTCOMES}
    if result.verdict == NOT_CONFORM and counts[FAILED]:
        known = standing(result).known
        return f"{_mandatory(counts[FAILED])} failed" + (
            f", of which known: {known}" if known else ""
        )
    if result.verdict == CONFORM and counts[PASSED]:
        return f"{_mandatory(counts[PASSED])} passed, none failed"
    if result.verdict != CANNOT_TELL:
        return ""
    stopped = [each.what["en"] for each in result.doctor if each.outcome == STOP]
    if stopped and not checks:
        return line(stopped[0])
    if counts[CANT_TELL]:
        return f"{_mandatory(counts[CANT_TELL])} could not be judged"
    if result.run.get("interrupted"):
        return _INTERRUPTED
    if only_reads(result) and counts[PASSED]:
        return f"{_mandatory(counts[PASSED])} passed, but the run only read"
    return "" if counts[PASSED] else "no mandatory check was carried out"


def _mandatory(count: int) -> str:
    return "1 mandatory check" if count == 1 else f"{count} mandatory checks"
