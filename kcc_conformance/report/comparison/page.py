"""compare.html: the results side by side, one file that needs nothing else."""

import base64
import hashlib
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from kcc_conformance.inert import line
from kcc_conformance.report.comparison import words
from kcc_conformance.report.comparison.changes import BETTER, CHANGES, WORSE, Change
from kcc_conformance.report.comparison.model import Comparison, Row, sameness
from kcc_conformance.report.comparison.names import shortened
from kcc_conformance.report.comparison.reservations import reservations
from kcc_conformance.report.templates import environment, text_of
from kcc_conformance.report.texts import language_of, say
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED, UNDER_LOAD

_FOLDER = "comparison"
_MARKS = {"passed": "✓", "failed": "✗", "cantTell": "?", "inapplicable": "–", "untested": "·"}
_TONES = {"passed": "good", "failed": "bad", "cantTell": "unsure"}
MOST = 200
"""Checks that are named of each kind of change; the rest is counted."""
_ALL, _LEAST = 500, 4
"""Checks that are named of a kind over all results, and of each at least: some 0.5 MB, whatever a
hundred results differ in."""
_NAMED = 4
"""Results up to which a column has its name beside its number."""
_FEW = 10
"""Checks that are seen without opening their list."""


def comparison_html(comparison: Comparison, paths: tuple[str, ...], language: str | None) -> str:
    """The page in one language: what it comes to and what changed first, then the rows that differ;
    those that are the same are folded away. A Content-Security-Policy forbids everything from
    elsewhere."""
    spoken = language_of(language)
    style = text_of(_FOLDER, "compare.css")
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    views = [View(each, spoken) for each in comparison.results]
    few = len(comparison.names) <= _NAMED

    def told(row: Row, cell: str | None) -> str:
        return words.in_words(row, cell, spoken)

    def opened(change: Change, kind: str) -> bool:
        found = change.became[kind]
        fails = any(each.after == FAILED for each in found)
        return few and (kind in (WORSE, BETTER) or fails or len(found) <= _FEW)

    return (
        _environment()
        .get_template("compare.html.j2")
        .render(
            language=spoken,
            say=lambda key, **values: say(key, spoken, **values),
            words=words,
            comparison=comparison,
            views=views,
            paths=paths,
            shorts=shortened(comparison.names) if few else (),
            texts=words.texts(views),
            several=len({e.text for e in views}) > 1,
            reservations=reservations(comparison, spoken),
            sections=sections(comparison),
            sameness=sameness,
            told=told,
            opened=opened,
            mark=lambda cell: _MARKS.get(cell or "", ""),
            tone=lambda cell: _TONES.get(cell or "", "quiet"),
            said=lambda row: line(row.said.get(spoken) or row.said.get("nl") or ""),
            changes=CHANGES,
            most=min(MOST, max(_LEAST, _ALL // len(comparison.names))),
            style=Markup(style),
            style_hash=hashed,
        )
    )


def sections(comparison: Comparison) -> tuple[tuple[str, str, tuple[Row, ...]], ...]:
    """The tables: their key, that of their first column, and their rows. Plays under load have
    checks and figures only, runs have no figures."""
    checks = ("checks", "check", comparison.checks)
    if comparison.results[0].subject == UNDER_LOAD:
        return checks, ("figures", "figure", comparison.figures)
    return (
        ("clauses", "clause", comparison.clauses),
        ("questions", "question", comparison.questions),
        ("causes", "cause", comparison.causes),
        checks,
    )


@cache
def _environment() -> Environment:
    made: Environment = environment(_FOLDER, ("compare",))
    return made
