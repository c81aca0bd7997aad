"""compare.html: the results side by side, one file that needs nothing else."""

import base64
import hashlib
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from kcc_conformance.inert import line
from kcc_conformance.report.comparison.model import CHANGES, Comparison, Row, sameness
from kcc_conformance.report.comparison.reservations import reservations
from kcc_conformance.report.templates import environment, text_of
from kcc_conformance.report.texts import counted, language_of, say
from kcc_conformance.report.view import View

_FOLDER = "comparison"
_MARKS = {"passed": "✓", "failed": "✗", "cantTell": "?", "inapplicable": "–", "untested": "·"}
_TONES = {"passed": "good", "failed": "bad", "cantTell": "unsure"}
MOST = 200
"""Checks that are named of each kind of change; the rest is counted."""


def comparison_html(comparison: Comparison, paths: tuple[str, ...], language: str | None) -> str:
    """The page in one language: what changed first, then the rows that differ; those that are the
    same are folded away. A Content-Security-Policy forbids everything from elsewhere."""
    spoken = language_of(language)
    style = text_of(_FOLDER, "compare.css")
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    views = [View(each, spoken) for each in comparison.results]

    def told(row: Row, cell: str | None) -> str:
        return in_words(row, cell, spoken)

    return (
        _environment()
        .get_template("compare.html.j2")
        .render(
            language=spoken,
            say=lambda key, **values: say(key, spoken, **values),
            counted=lambda key, n, **values: counted(key, n, spoken, **values),
            comparison=comparison,
            views=views,
            paths=paths,
            reservations=reservations(comparison, spoken),
            sections=sections(comparison),
            sameness=sameness,
            told=told,
            mark=lambda cell: _MARKS.get(cell or "", ""),
            tone=lambda cell: _TONES.get(cell or "", "quiet"),
            said=lambda row: line(row.said.get(spoken) or row.said.get("nl") or ""),
            changes=CHANGES,
            levels=comparison.levels,
            most=MOST,
            style=Markup(style),
            style_hash=hashed,
        )
    )


def sections(comparison: Comparison) -> tuple[tuple[str, str, tuple[Row, ...]], ...]:
    """The tables: their key, that of their first column, and their rows."""
    return (
        ("clauses", "clause", comparison.clauses),
        ("questions", "question", comparison.questions),
        ("causes", "cause", comparison.causes),
        ("checks", "check", comparison.checks),
    )


def in_words(row: Row, cell: str | None, language: str) -> str:
    """What a cell says: an outcome, an observation, or of a cause how many checks it explains."""
    if cell is None:
        return say("compare.absent", language)
    if cell in row.meanings or not cell:
        meant = row.meanings.get(cell, {})
        return line(meant.get(language) or cell or say("compare.unseen", language), 600)
    if cell.isdecimal():
        return say("compare.explains", language, n=cell)
    return line(say(f"outcome.{cell}", language) if cell in _MARKS else cell, 600)


@cache
def _environment() -> Environment:
    made: Environment = environment(_FOLDER, ("compare",))
    return made
