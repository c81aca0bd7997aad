"""What the reports say of a run of a part: never that the whole conforms."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_part import partial
from made_results import conforming, failing
from report_reading import LANGUAGES, cases, page, shown

from kcc_conformance.law.clausetable import render
from kcc_conformance.law.register import load_register
from kcc_conformance.report import write_reports
from kcc_conformance.report.progress import Detail
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED, KNOWN, STALE, KnownFailure, Result
from kcc_conformance.result.verdict import standing

SENTENCES = {
    "nl": "Gedeeltelijke run (--quick): 2 van de 3 scenario's zijn niet uitgevoerd.",
    "en": "Partial run (--quick): 2 of the 3 scenarios were not played.",
}
WORDS = {"nl": "gedeeltelijk", "en": "partial"}
EXTENT = {"nl": "gehaald (1 van 3 uitgevoerd)", "en": "passed (1 of 3 played)"}


def flat(text: str) -> str:
    """The text without the box's lines and breaks."""
    return " ".join(text.replace("│", " ").split())


@LANGUAGES
def test_on_the_terminal(language: str) -> None:
    text = flat(shown(partial(), language=language, detail=Detail.FULL))
    assert f" {WORDS[language].upper()} " in text
    assert SENTENCES[language] in text
    assert EXTENT[language] in text
    assert "CONFORM " not in text
    short = flat(shown(partial(), language=language))
    assert SENTENCES[language] in short
    counted = {"nl": "gehaald (gedeeltelijk uitgevoerd): 1", "en": "passed (played in part): 1"}
    assert counted[language] in short
    assert "CONFORM " not in short


@LANGUAGES
def test_on_the_page(language: str, tmp_path: Path) -> None:
    text = page(partial(), tmp_path, language).replace("&#39;", "'")
    assert '<section class="verdict partial"' in text
    assert f"<strong>{WORDS[language]}</strong></h2>" in text
    assert SENTENCES[language] in text
    assert f'<span class="word">{EXTENT[language]}</span>' in text


@LANGUAGES
def test_in_the_summary(language: str, tmp_path: Path) -> None:
    text = write_reports(partial(), tmp_path, language)[3].read_text("utf-8")
    assert text.startswith(f"## ⚪ C0992: {WORDS[language]}\n")
    assert SENTENCES[language] in text
    assert "✅" not in text


@LANGUAGES
def test_on_the_badge(language: str, tmp_path: Path) -> None:
    text = write_reports(partial(), tmp_path, language)[4].read_text("utf-8")
    assert f"C0992: {WORDS[language]} – " in text
    grey, green = 'fill="#5f6368"', 'fill="#1b6e3c"'
    assert (grey in text, green in text) == (True, False)


def test_in_junit(tmp_path: Path) -> None:
    found = cases(partial(), tmp_path)
    assert {name: len(case.findall("skipped")) for name, case in found.items()} == {
        "Het kanaal komt terug": 0, "Een ander": 1, "Nog een": 1,
    }  # fmt: skip
    root = ET.parse(tmp_path / "junit.xml").getroot()
    assert {p.get("value") for p in root.iter("property") if p.get("name") == "verdict"} == {
        "partial"
    }


@LANGUAGES
def test_why(language: str) -> None:
    why = {
        "nl": "1 verplichte controle gehaald; gedeeltelijke run: 2 scenario's niet gekozen",
        "en": "1 mandatory check passed, none failed",
    }
    assert View(partial(), language).judgement.why == why[language]


@pytest.mark.parametrize(
    ("options", "by"),
    [
        ({}, ""),
        ({"only": "2.3", "failed": "r.json"}, " (--only 2.3, --failed r.json)"),
        ({"read_only": True, "quick": False, "only": None}, " (--read-only)"),
    ],
)
def test_by_which_options_something_was_left_out(options: dict[str, Any], by: str) -> None:
    result = replace(partial(), run={**partial().run, "options": options})
    assert View(result, "en").left_out.startswith(f"Partial run{by}: 2 of the 3 scenarios")


def test_one_left_out_and_none() -> None:
    assert View(failing(), "nl").left_out.startswith(
        "Gedeeltelijke run: 1 van de 9 scenario's is niet"
    )
    assert View(conforming(), "nl").left_out == ""
    cut = replace(conforming(), run={**conforming().run, "partial": True})
    assert View(cut, "nl").left_out.startswith("De run is afgebroken.")


# --- clauses ----------------------------------------------------------------------------------


def test_a_clause_of_which_all_was_played_says_only_how_it_came_out() -> None:
    (clause,) = partial().clauses
    view = View(partial(), "nl")
    assert (view.extent(clause), view.tone(clause)) == ("1 van 3 uitgevoerd", "quiet")
    for played in (0, 3):
        whole = replace(clause, played=played)
        assert (view.extent(whole), view.tone(whole)) == ("", "good")
    failed = replace(clause, outcome=FAILED)
    assert view.tone(failed) == "bad"


@LANGUAGES
def test_the_register_says_it_too(language: str) -> None:
    document = json.loads(json.dumps(partial().as_json()))
    told = render(load_register(), fmt="markdown", language=language, result=document)
    (row,) = (line for line in told.splitlines() if line.startswith("| C0992-2.3 |"))
    assert f"| {EXTENT[language]} |" in row
    for each in document["checks"]:
        each["outcome"] = "passed"
    told = render(load_register(), fmt="markdown", language=language, result=document)
    assert EXTENT[language].partition(" ")[2] not in told
    rows = json.loads(render(load_register(), fmt="json", result=document))["clauses"]
    assert {row["played"] for row in rows if row["id"] == "C0992-2.3"} == {3}


# --- known failures ---------------------------------------------------------------------------


def known(state: str, *, failed: bool) -> Result:
    """A part in which one check failed, or none, and an entry about one."""
    first, *rest = partial().checks
    checks = (replace(rest[0], outcome=FAILED), first, *rest[1:]) if failed else partial().checks
    entry = KnownFailure(checks[0].id, "reden", "https://issues.example/7", "2030-01-01", state)
    verdict = "not_conform" if failed else "partial"
    return replace(partial(), checks=checks, verdict=verdict, known=(entry,))


def test_a_part_with_known_failures_does_not_say_conform() -> None:
    result = known(KNOWN, failed=True)
    assert standing(result).exit_code == 0
    view = View(result, "nl")
    assert (view.judgement.verdict, view.judgement.tint) == (
        "gedeeltelijk: niet conform, de enige fout is bekend",
        "reserved",
    )
    assert View(result, "en").judgement.verdict == "partial: not conform, the only failure is known"


def test_a_part_with_a_list_that_is_not_right_fails() -> None:
    result = known(STALE, failed=False)
    assert standing(result).exit_code == 1
    assert View(result, "nl").judgement.tint == "reserved"
    assert standing(replace(result, known=())).exit_code == 0
