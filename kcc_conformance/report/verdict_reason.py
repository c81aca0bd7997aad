"""Why a verdict is what it is, in English: the result itself says it in Dutch."""

from collections.abc import Collection, Sequence

from kcc_conformance.inert import line
from kcc_conformance.result.result import CANT_TELL, FAILED, OUTCOMES, PASSED, STOP, Check, Result
from kcc_conformance.result.verdict import (
    CANNOT_TELL,
    CONFORM,
    NOT_CONFORM,
    NOTHING_CAME,
    PARTIAL,
    by_kind,
    only_reads,
    standing,
    unseen,
)

_INTERRUPTED = "the run was interrupted"


def english(result: Result, binding: Collection[str]) -> str:
    """The sentence, from the checks of the binding levels; empty if these do not explain it."""
    said = _english(result, binding)
    broken_off = said and result.run.get("interrupted") and _INTERRUPTED not in said
    return f"{said}; {_INTERRUPTED}" if broken_off else said


def _english(result: Result, binding: Collection[str]) -> str:
    checks = [check for check in result.checks if check.level in binding]
    ended = {name: [check for check in checks if check.outcome == name] for name in OUTCOMES}
    if result.verdict == NOT_CONFORM and ended[FAILED]:
        known = standing(result).known
        return f"{_counted(ended[FAILED])} failed" + (f", of which known: {known}" if known else "")
    if result.verdict in (CONFORM, PARTIAL) and ended[PASSED]:
        return f"{_counted(ended[PASSED])} passed, none failed"
    if result.verdict != CANNOT_TELL:
        return ""
    stopped = [each.what["en"] for each in result.doctor if each.outcome == STOP]
    if stopped and not checks:
        return line(stopped[0])
    if ended[CANT_TELL]:
        return f"{_counted(ended[CANT_TELL])} could not be judged" + (
            f"; whether nothing comes by itself ({NOTHING_CAME}) cannot be seen on this register"
            if unseen(ended[CANT_TELL])
            else ""
        )
    if result.run.get("interrupted"):
        return _INTERRUPTED
    if only_reads(result) and ended[PASSED]:
        return f"{_counted(ended[PASSED])} passed, but the run only read"
    if ended[PASSED]:
        return ""
    which = "check that counts" if "SHOULD" in binding else "mandatory check"
    return f"no {which} was carried out"


def _counted(checks: Sequence[Check]) -> str:
    musts, advised, others = by_kind(checks)
    counts = [(musts, "mandatory"), (advised, "recommended")]
    told = " and ".join(f"{count} {word}" for count, word in counts if count)
    if told:
        last = next(count for count, _ in reversed(counts) if count)
        told += " check" if last == 1 else " checks"
        return f"{told} and {others} of contract or convention" if others else told
    return f"{others} {'check' if others == 1 else 'checks'} of contract or convention"
