"""What is said of rows and changes, the same on the page and in Markdown."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kcc_conformance.inert import line
from kcc_conformance.report.comparison.changes import (
    APPLICABLE,
    BETTER,
    CHANGES,
    GONE,
    NEW,
    NOT_APPLICABLE,
    WORSE,
    Became,
    Change,
    strict,
)
from kcc_conformance.report.comparison.model import Comparison, Row
from kcc_conformance.report.texts import counted, say
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED, OUTCOMES, UNDER_LOAD

_PLACES = 20
"""Results that a sentence names; the rest is counted."""
_CARRIERS = 5
"""Checks that are named with a clause; the rest is counted."""
_SHOWN = 4
"""Results up to which each column and each check of a clause says it in full."""


def in_words(row: Row, cell: str | None, language: str) -> str:
    """What a cell says: an outcome, an observation, or of a cause how many checks it explains."""
    if cell is None:
        return say("compare.absent", language)
    if cell in row.meanings or not cell:
        meant = row.meanings.get(cell, {})
        return line(meant.get(language) or cell or say("compare.unseen", language), 600)
    if cell.isdecimal() and len(cell) < 10:
        return counted("compare.explains", int(cell), language)
    return line(say(f"outcome.{cell}", language) if cell in OUTCOMES else cell, 600)


def alike(rows: Sequence[Row], language: str) -> str:
    """How many rows are the same everywhere, and how they came out."""
    if not rows:
        return say("compare.alike.0", language)
    counts = Counter(row.cells[0] for row in rows)
    told = _counts({each: counts[each] for each in OUTCOMES if counts[each]}, language)
    return say("compare.alike", language, n=len(rows)) + (f" ({told})" if told else "")


def differing(rows: Sequence[Row], language: str) -> str:
    """How many rows differ."""
    return say("compare.differ" if rows else "compare.differ.0", language, n=len(rows))


def level_of(row: Row, language: str) -> str:
    """The level of a check, and what it rests on; both where results differ in it."""
    return " / ".join(say(f"level.{each}", language) for each in row.kinds)


def changed(became: Became, place: int, language: str) -> str:
    """How a check came out in the first result and in the other one, and its level."""
    level = say(f"level.{became.kind}", language)
    before, after = (
        say(f"outcome.{each}" if each else "compare.absent", language)
        for each in (became.before, became.after)
    )
    told = say("compare.became", language, before=before, after=after, n=place + 1)
    return f"{level}: {told}"


def headed(change: Change, kind: str, language: str) -> str:
    """A kind of change, how many checks, and of those that apply in one result only how they came
    out there."""
    found = change.became[kind]
    told = f"{say(f'compare.{kind}', language)}: {len(found)}"
    if kind not in (APPLICABLE, NOT_APPLICABLE):
        return told
    counts = Counter(e.after if kind == APPLICABLE else e.before for e in found)
    return f"{told} ({_counts({e: counts[e] for e in OUTCOMES if counts[e]}, language)})"


def readings(row: Row, language: str) -> tuple[str, ...]:
    """The readings of a question that any cell names, and what each comes down to."""
    named = {
        name.strip()
        for cell in row.cells
        if cell
        for name in cell.partition(":")[0].partition(" (")[0].split(",")
    }
    return tuple(
        line(f"{name}: {gist.get(language) or gist.get('nl', '')}")
        for name, gist in row.readings.items()
        if name in named and gist
    )


def carriers(row: Row, comparison: Comparison, language: str) -> tuple[tuple[str, str], ...]:
    """The checks that carry the difference of a clause: those of its checks that differ, and how
    each came out; at last how many more there are, and how many are the same everywhere."""
    checks = [comparison.rows[name] for name in row.related if name in comparison.rows]
    found = [each for each in checks if each.differs]
    short = len(comparison.names) <= _SHOWN
    told = [
        (each.name, " | ".join(in_words(each, cell, language) for cell in each.cells))
        if short
        else (each.name, "")
        for each in found[:_CARRIERS]
    ]
    if len(found) > _CARRIERS:
        told.append(("", say("compare.more", language, n=len(found) - _CARRIERS)))
    if found:
        told.append(("", say("compare.others", language, n=len(checks) - len(found))))
    return tuple(told)


def loose(comparison: Comparison, language: str) -> str:
    """How many of the checks that differ are of no clause that differs; empty if none do."""
    clauses = {each.name for each in comparison.clauses if each.differs}
    checks = [each for each in comparison.checks if each.differs]
    free = sum(not clauses & {*each.related} for each in checks)
    return counted("compare.loose", free, language) if checks else ""


def conclusion(comparison: Comparison, views: Sequence[View], language: str) -> tuple[str, ...]:
    """What it comes to: the verdicts, and how many checks are worse or better in which result."""
    verdicts = [view.judgement.verdict for view in views]
    changes = comparison.changes

    def told(key: str, numbers: Iterable[int]) -> str:
        found = [(n, each.place) for n, each in zip(numbers, changes, strict=True) if n]
        named = [say("compare.in", language, n=n, place=place + 1) for n, place in found[:_PLACES]]
        if len(found) > _PLACES:
            named.append(say("compare.more", language, n=len(found) - _PLACES))
        return say(key, language, told=", ".join(named) or say("compare.none", language))

    other = [each.worse(mandatory=False) for each in changes]
    without = ""
    if any(other):
        bound = "compare.binding" if any(strict(e) for e in comparison.results) else ""
        broken = "compare.limited" if any(each.broken for each in changes) else ""
        without = f"; {say(bound or broken or 'compare.unbinding', language)}"
    fresh = [sum(e.after == FAILED for e in each.became[APPLICABLE]) for each in changes]
    fails = "compare.exit.1" if comparison.worse else "compare.exit.0"
    return (
        say("compare.verdicts", language, told=grouped(verdicts, language)),
        told("compare.mandatory", [each.worse(mandatory=True) for each in changes]) + ".",
        told("compare.other", other) + without + ".",
        *([told("compare.fresh", fresh) + "."] if any(fresh) else []),
        told("compare.improved", [len(each.became["better"]) for each in changes]) + ".",
        say(fails, language),
    )


def grouped(values: Sequence[str], language: str) -> str:
    """Which results have which value: "x in 1, 3; y in 2"; or that all have the same."""
    places: dict[str, list[int]] = {}
    for n, value in enumerate(values, 1):
        places.setdefault(value, []).append(n)
    if len(places) == 1:
        return say("compare.all", language, value=line(values[0], 200))
    told = []
    for value, found in places.items():
        more = len(found) - _PLACES
        named = ", ".join(map(str, found[:_PLACES]))
        rest = f" {say('compare.more', language, n=more)}" if more > 0 else ""
        told.append(say("compare.some", language, value=line(value, 200), places=named + rest))
    return "; ".join(told)


def meanings(comparison: Comparison, language: str) -> tuple[tuple[str, str], ...]:
    """What the words mean that changes, outcomes and levels are told in."""
    if comparison.results[0].subject == UNDER_LOAD:
        played = ("audit", "limit", WORSE, BETTER, NEW, GONE)
        return tuple(
            (say(f"compare.{each}", language), say(f"compare.{each}.played", language))
            for each in played
        )
    words = (
        *((f"compare.{kind}", f"compare.{kind}.means") for kind in CHANGES),
        ("outcome.inapplicable", "compare.inapplicable.means"),
        ("outcome.cantTell", "compare.cantTell.means"),
        ("compare.levels", "compare.levels.means"),
    )
    return tuple((say(word, language), say(meaning, language)) for word, meaning in words)


def texts(views: Sequence[View]) -> tuple[str, ...]:
    """The texts judged by, each once: the option and what it is."""
    found = {str(e.result.standard.get("text", "?")): e.text for e in views}
    return tuple(f"--text {line(name)}: {told}" for name, told in found.items())


def _counts(counts: Mapping[str, int], language: str) -> str:
    return ", ".join(f"{n} {say(f'outcome.{each}', language)}" for each, n in counts.items())
