"""From the outcomes of checks to those of clauses, questions and the run."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kcc_conformance.findings import TEXT
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    KNOWN,
    PASSED,
    UNTESTED,
    WRONG,
    Check,
    Result,
)

CONFORM, NOT_CONFORM, CANNOT_TELL, PARTIAL = "conform", "not_conform", "cannot_tell", "partial"
EXIT_CODES = {CONFORM: 0, NOT_CONFORM: 1, CANNOT_TELL: 3, PARTIAL: 0}

PROVEN, NOT_OBSERVABLE = "proven", "not_observable"
"""The strength of "nothing was registered"."""
NOTHING_CAME = "C0992-1.6"
"""The clause by which nothing comes that nobody asked for."""

_WORST_FIRST = (FAILED, CANT_TELL, PASSED, INAPPLICABLE)


@dataclass(frozen=True)
class Standing:
    """How a run ends: its exit code, and what the list of known failures has to do with that.

    `known` is the number of binding failures that are on the list, `wrong` that of entries that
    fail the run by themselves. `all_known`: every binding failure is on the list (and there is
    one); `excused`: and nothing stayed undecided either; `apart`: and something did pass, so that
    the provider conforms but for known failures.
    """

    exit_code: int
    known: int
    wrong: int
    all_known: bool
    excused: bool
    apart: bool


def binding_levels(strict: bool) -> frozenset[str]:
    """The levels of which a failure makes the run not conform."""
    return frozenset({"MUST", "SHOULD"} if strict else {"MUST"})


def under(checks: Iterable[Check], text: str) -> tuple[Check, ...]:
    """The checks with the level that each has when judged by that text."""
    return tuple(replace(check, level=check.levels.get(text, check.level)) for check in checks)


def verdict(
    checks: Iterable[Check],
    *,
    strict: bool = False,
    part: bool = False,
    listed: Collection[str] = (),
) -> tuple[str, str]:
    """The run's verdict and why, in one Dutch sentence.

    Not conform when a binding check failed; cannot tell when none failed but one that must be
    known could not be, or when nothing binding was checked at all. Where all is well, it is partial
    if only a `part` was played, and conform if everything was. `listed` are the failed checks that
    are known failures: the sentence says so, the verdict is the same.
    """
    binding = [check for check in checks if check.level in binding_levels(strict)]
    failed = [check for check in binding if check.outcome == FAILED]
    open_ones = [check for check in binding if check.outcome == CANT_TELL]
    passed = [check for check in binding if check.outcome == PASSED]
    if failed:
        known = sum(check.id in listed for check in failed)
        which = f", waarvan bekend: {known}" if known else ""
        return NOT_CONFORM, f"{_counted(failed)} niet gehaald{which}"
    if open_ones:
        return CANNOT_TELL, f"{_counted(open_ones)} niet te beoordelen" + (
            f"; of er niets vanzelf bijkomt ({NOTHING_CAME}), is op dit register niet te zien"
            if unseen(open_ones)
            else ""
        )
    if not passed:
        which = "controle die meetelt" if strict else "verplichte controle"
        return CANNOT_TELL, f"er is geen enkele {which} uitgevoerd"
    if part:
        return PARTIAL, f"{_counted(passed)} gehaald"
    return CONFORM, f"alle {_counted(passed, plural=True)} gehaald"


def unseen(checks: Iterable[Check]) -> bool:
    """Whether it cannot be seen here that nothing comes by itself, for others come as well."""
    return any(
        check.outcome == CANT_TELL
        and check.strength == NOT_OBSERVABLE
        and NOTHING_CAME in check.clauses
        for check in checks
    )


def without_proof(checks: Sequence[Check]) -> list[Check]:
    """The checks, none of which has "proven" that nothing came where another shows that something
    did, or cannot see whether it did."""
    doubt = unseen(checks) or any(
        check.outcome == FAILED and NOTHING_CAME in check.counts_against for check in checks
    )
    return [
        replace(check, strength=NOT_OBSERVABLE) if doubt and check.strength == PROVEN else check
        for check in checks
    ]


def standing(result: Result) -> Standing:
    """How the run of a result ends.

    The verdict is about the provider, and no list of known failures changes it; what the list does
    change is the exit code: 0 if every binding failure is on it, 1 if an entry is not right.
    """
    options = result.run.get("options")
    strict = bool(options.get("strict")) if isinstance(options, Mapping) else False
    binding = [check for check in result.checks if check.level in binding_levels(strict)]
    listed = {entry.check for entry in result.known if entry.state == KNOWN}
    failed = [check for check in binding if check.outcome == FAILED]
    known = sum(check.id in listed for check in failed)
    wrong = sum(entry.state in WRONG for entry in result.known)
    all_known = result.verdict == NOT_CONFORM and bool(failed) and known == len(failed)
    unsure = any(check.outcome == CANT_TELL for check in binding)
    unsure |= bool(result.run.get("interrupted")) or only_reads(result)
    rest = (CANNOT_TELL if unsure else CONFORM) if all_known else result.verdict
    return Standing(
        exit_code=EXIT_CODES[NOT_CONFORM if wrong else rest],
        known=known,
        wrong=wrong,
        all_known=all_known,
        excused=all_known and not unsure,
        apart=all_known and not unsure and any(check.outcome == PASSED for check in binding),
    )


def differences(checks: Iterable[Check]) -> tuple[Check, ...]:
    """What differs from the contract spoken, or from what is usual: the failed checks that rest on
    nothing else, and are not there for information only."""
    return tuple(
        c for c in checks if c.outcome == FAILED and c.source != TEXT and c.level == "SHOULD"
    )


def only_reads(result: Result) -> bool:
    """Whether the run wrote nothing (`--read-only`), and so cannot tell at best."""
    options = result.run.get("options")
    return bool(options.get("read_only")) if isinstance(options, Mapping) else False


def clause_outcome(clause: str, checks: Sequence[Check], source: str = TEXT) -> str:
    """How one clause, that rests on `source`, came out: failed if a check that speaks of it failed
    on it, and so on.

    A failed check whose findings name other clauses only does not speak against this one; neither
    does one that failed on what the contract or a convention asks, if it is a clause of the text.
    """
    outcomes = []
    for check in checks:
        if clause not in check.clauses and clause not in check.counts_against:
            continue
        if check.outcome == FAILED and clause not in check.counts_against:
            continue
        if check.outcome == FAILED and source == TEXT != check.source:
            continue
        if check.level in ("OPEN", "INFO") and check.outcome != FAILED:
            continue
        outcomes.append(check.outcome)
    for outcome in _WORST_FIRST:
        if outcome in outcomes:
            return outcome
    return UNTESTED


def _counted(checks: Sequence[Check], *, plural: bool = False) -> str:
    """How many there are: what binds with `--strict` only is no mandatory check for that, and what
    rests on contract or convention no recommendation of the text."""
    musts, advised, others = by_kind(checks)
    counts = [(musts, "verplichte"), (advised, "aanbevolen")]
    told = " en ".join(f"{count} {word}" for count, word in counts if count)
    if told:
        last = next(count for count, _ in reversed(counts) if count)
        told += " controle" if last == 1 and not plural else " controles"
        return f"{told} en {others} van contract of gebruik" if others else told
    one = others == 1 and not plural
    return f"{others} {'controle' if one else 'controles'} van contract of gebruik"


def by_kind(checks: Sequence[Check]) -> tuple[int, int, int]:
    """How many are mandatory, are recommended by the text, and rest on contract or convention."""
    musts = sum(check.level == "MUST" for check in checks)
    advised = sum(check.level != "MUST" and check.source == TEXT for check in checks)
    return musts, advised, len(checks) - musts - advised
