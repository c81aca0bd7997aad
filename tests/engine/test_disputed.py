"""Disputed checks: read, found by id, shown by every report, and the verdict as it was."""

import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from made_results import check, failing
from report_reading import shown

from kcc_conformance.law import disputed
from kcc_conformance.law.disputed import build_disputes, dispute_of, load_disputes
from kcc_conformance.playing import summing
from kcc_conformance.playing.play import play
from kcc_conformance.playing.scenarios import check_ids
from kcc_conformance.report import write_reports
from kcc_conformance.result.result import FAILED, PASSED
from kcc_conformance.settings.settings import Settings

MADE_UP = """
[[disputed]]
check = "attributen/De Taal van het voorbeeld komt terug"
since = 2026-03-01
nl = "De tekst noemt geen talenlijst."
en = "The text names no list of languages."
link = "https://issues.example/123"
"""
DISPUTES = build_disputes(tomllib.loads(MADE_UP))


def test_the_checks_that_are_disputed_exist() -> None:
    """Of the shipped file, and of the example that the documents show."""
    for each in (*load_disputes(), *DISPUTES):
        assert [name for name in check_ids() if each.about(name)], each.check
        assert each.since <= date.today() or each in DISPUTES
        assert each.reason.nl
        assert each.reason.en
    for page in ("docs/contest.md", "docs/nl/betwisten.md"):
        assert MADE_UP.strip() in (Path(__file__).parents[2] / page).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("attributen/De Taal van het voorbeeld komt terug", True),
        ("attributen/De Taal van het voorbeeld komt terug[een latere opvraging]", True),
        ("attributen/De Taal van het voorbeeld komt terug en meer", False),
        ("attributen/Ook een andere Taal komt terug[Engels]", False),
    ],
)
def test_a_dispute_is_about_a_check_or_all_rows_of_a_scenario(name: str, found: bool) -> None:
    assert (dispute_of(name, DISPUTES) is not None) is found


def test_an_entry_that_is_not_whole_is_none() -> None:
    with pytest.raises(KeyError, match="since"):
        disputed.build_disputes({"disputed": [{"check": "a/b", "nl": "x", "en": "y"}]})


def test_a_run_says_it_and_its_verdict_does_not_change(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(
        seed=1, examples=1, patience=0.0, only='"De Taal van het voorbeeld komt terug"'
    )
    before = play(settings)
    monkeypatch.setattr(summing, "load_disputes", lambda: DISPUTES)
    after = play(settings)
    marked = [each for each in after.checks if each.disputed]
    assert len(marked) == 3
    assert {each.outcome for each in marked} == {PASSED}
    assert marked[0].disputed == {
        "since": "2026-03-01",
        "nl": "De tekst noemt geen talenlijst.",
        "en": "The text names no list of languages.",
        "link": "https://issues.example/123",
    }
    assert (after.verdict, after.why) == (before.verdict, before.why)


@pytest.mark.parametrize(
    ("language", "word", "why", "page"),
    [
        ("nl", "betwist", "sinds 2026-03-01: De tekst noemt geen talenlijst.", "nl/betwisten.md"),
        ("en", "disputed", "since 2026-03-01: The text names no list of languages.", "contest.md"),
    ],
)
def test_every_report_shows_it(
    language: str, word: str, why: str, page: str, tmp_path: Path
) -> None:
    told = check("Onderwerp", FAILED, message="weg", disputed=DISPUTES[0].as_json())
    result = replace(failing(), checks=(told,))
    paths = write_reports(result, tmp_path, language=language)
    texts = {path.name: path.read_text("utf-8") for path in paths}
    texts["terminal"] = shown(result, language=language)
    for name in ("terminal", "report.html", "junit.xml"):
        assert why in texts[name], name
        assert f"docs/{page}" in texts[name], name
    for name in ("terminal", "report.html", "summary.md"):
        assert f"({word})" in texts[name], name
    assert json.loads(texts["result.json"])["checks"][0]["disputed"]["since"] == "2026-03-01"


def test_what_is_not_disputed_and_not_failed_says_nothing_of_it() -> None:
    text = shown(replace(failing(), checks=(check("Onderwerp", PASSED),)))
    assert "betwist" not in text
