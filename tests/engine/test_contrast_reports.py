"""What the reports say of case and contract apart, and of the verdict by each text."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from made_contrast import KEPT, REFUSAL, SHAPE, UNSURE, USUAL, contrasting, strictly
from made_part import partial
from made_results import conforming, empty
from report_reading import LANGUAGES, cases, facts, page, schema, shown

from kcc_conformance.report import write_reports
from kcc_conformance.report.progress import Detail
from kcc_conformance.report.texts import say
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED, Result

CONTRACT = {
    "nl": "Contract openklant-2.16: 2 verschillen, waarvan 1 met wat gebruikelijk is; tellen niet"
    " mee voor de case, wel met --strict; niet te beoordelen: 1",
    "en": "Contract openklant-2.16: 2 differences, 1 of which from what is usual; they do not count"
    " for the case, but do with --strict; could not be judged: 1",
}
TEXTS = {
    "nl": (
        f"Naar {say('text.seed', 'nl')}: conform (bepaalt oordeel en exitcode)",
        f"Naar {say('text.main', 'nl')}: niet conform; 1 verplichte controle niet gehaald"
        " (F2173-4)",
    ),
    "en": (
        f"By {say('text.seed', 'en')}: conform (decides verdict and exit code)",
        f"By {say('text.main', 'en')}: not conform; 1 mandatory check failed (F2173-4)",
    ),
}
SECTIONS = {
    "nl": ("Aanbevelingen", "Verschillen met het contract"),
    "en": ("Recommendations", "Differences from the contract"),
}
GREEN, GREY, RED = 'fill="#1b6e3c"', 'fill="#5f6368"', 'fill="#b3261e"'


def flat(text: str) -> str:
    """The text without the box's lines and breaks."""
    return " ".join(text.replace("│", " ").split())


# --- every output -----------------------------------------------------------------------------


@LANGUAGES
def test_on_the_terminal(language: str) -> None:
    text = flat(shown(contrasting(), language=language, detail=Detail.FULL))
    for words in (CONTRACT[language], *TEXTS[language]):
        assert words in text, words
    advice, contract = (f"{head} ({n})" for head, n in zip(SECTIONS[language], (1, 3), strict=True))
    first, _, rest = text.partition(contract)
    assert advice in first
    assert REFUSAL.id in first
    assert all(each.id in rest and each.id not in first for each in (SHAPE, USUAL, UNSURE))
    rests = {"nl": "Berust op het contract", "en": "Rests on the contract"}
    assert rests[language] in rest


@LANGUAGES
def test_on_the_page(language: str, tmp_path: Path) -> None:
    text = unescape(page(contrasting(), tmp_path, language))
    panel, _, rest = text.partition("</section>")
    for words in (CONTRACT[language], *TEXTS[language]):
        assert words in panel, words
    assert '<section class="verdict conform"' in panel
    sections = {
        name: rest.partition(f'<section aria-labelledby="{name}">')[2].partition("</section>")[0]
        for name in ("problems", "advice", "contrast")
    }
    told = {name: section.count("<article") for name, section in sections.items()}
    assert told == {"problems": 0, "advice": 1, "contrast": 3}
    assert SECTIONS[language][1] in sections["contrast"]


@LANGUAGES
def test_in_the_summary(language: str, tmp_path: Path) -> None:
    text = write_reports(contrasting(), tmp_path, language)[3].read_text("utf-8")
    plain = text.replace("\\", "")
    for words in (CONTRACT[language], *TEXTS[language]):
        assert words in plain, words
    assert text.startswith("## ✅ C0992: conform\n")
    assert f"### {SECTIONS[language][0]} (1)" in text
    assert f"### {SECTIONS[language][1]} (3)" in text
    rests = {"nl": "; wat gebruikelijk is |", "en": "; what is usual |"}
    assert rests[language] in text


def test_in_junit(tmp_path: Path) -> None:
    found = cases(contrasting(), tmp_path)
    root = ET.parse(tmp_path / "junit.xml").getroot()
    told = {(p.get("name"), p.get("value")) for p in root.iterfind("testsuite/properties/property")}
    assert {
        ("differences", "2"), ("verdict", "conform"), ("verdict.seed", "conform"),
        ("verdict.main", "not_conform"), ("text.main", TEXTS["nl"][1]),
    } <= told  # fmt: skip
    sources = {
        name: [x.partition(": ")[2] for x in facts(case) if x.startswith("source: ")]
        for name, case in found.items()
    }
    assert sources == {
        KEPT.scenario: ["text"], REFUSAL.scenario: ["text"], SHAPE.scenario: ["contract"],
        USUAL.scenario: ["convention"], UNSURE.scenario: ["contract"],
    }  # fmt: skip
    assert not list(root.iter("failure"))


def test_on_the_badge(tmp_path: Path) -> None:
    text = write_reports(contrasting(), tmp_path, "nl")[4].read_text("utf-8")
    assert (GREEN in text, RED in text) == (True, False)
    assert "verschil" not in text
    assert TEXTS["nl"][1] in unescape(text)


def test_in_the_result(tmp_path: Path) -> None:
    data = json.loads(write_reports(contrasting(), tmp_path)[0].read_text("utf-8"))
    assert data["verdicts"] == {"seed": "conform", "main": "not_conform"}
    assert data["differences"] == [SHAPE.id, USUAL.id]
    assert [each["source"] for each in data["checks"]] == [
        "text", "text", "contract", "convention", "contract",
    ]  # fmt: skip
    assert [each["source"] for each in data["checks"][1]["findings"]] == ["text", "contract"]
    assert data["checks"][1]["levels"] == {"seed": "SHOULD", "main": "MUST"}
    validator = Draft202012Validator(schema())
    assert not list(validator.iter_errors(data))
    data["checks"][2]["level"] = "MUST"
    (error,) = validator.iter_errors(data)
    assert error.json_path == "$.checks[2].level"


# --- the line of the contract ------------------------------------------------------------------


def without(result: Result, *ids: str) -> Result:
    checks = tuple(check for check in result.checks if check.id not in ids)
    kept = tuple(each for each in result.differences if each not in ids)
    return replace(result, checks=checks, differences=kept)


ALONE = without(contrasting(), USUAL.id, UNSURE.id)
NONE = replace(ALONE, checks=(KEPT, replace(SHAPE, outcome="passed")), differences=())


@pytest.mark.parametrize(
    ("result", "nl", "en"),
    [
        (ALONE, "1 verschil; telt niet mee voor de case, wel met --strict",
         "1 difference; it does not count for the case, but does with --strict"),
        (strictly(ALONE), "1 verschil; telt mee (--strict)", "1 difference; it counts (--strict)"),
        (strictly(without(contrasting(), UNSURE.id)),
         "2 verschillen, waarvan 1 met wat gebruikelijk is; tellen mee (--strict)",
         "2 differences, 1 of which from what is usual; they count (--strict)"),
        (NONE, "geen verschillen", "no differences"),
        (replace(NONE, run={**NONE.run, "partial": True}), "geen verschillen in wat is uitgevoerd",
         "no differences in what was played"),
        (partial(), "niet beoordeeld", "not judged"),
        (empty(), "niet beoordeeld", "not judged"),
    ],
)  # fmt: skip
def test_how_the_contract_came_out(result: Result, nl: str, en: str) -> None:
    assert View(result, "nl").contrast.line == f"Contract openklant-2.16: {nl}"
    assert View(result, "en").contrast.line == f"Contract openklant-2.16: {en}"


def test_a_contract_that_was_not_recognised() -> None:
    result = replace(empty(), provider={**empty().provider, "contract": "?"})
    told = View(result, "nl").contrast.line, View(result, "en").contrast.line
    assert told == (
        "Contract niet herkend en dus niet beoordeeld",
        "Contract not recognised, and so not judged",
    )
    for words in told:
        assert words in flat(shown(result, language="nl" if "niet" in words else "en"))


# --- with --strict -----------------------------------------------------------------------------


def strict_failure() -> Result:
    return replace(
        strictly(contrasting()),
        verdict="not_conform",
        verdicts={"seed": "not_conform", "main": "not_conform"},
        why="1 aanbevolen controle en 2 van contract of gebruik niet gehaald",
    )


@pytest.mark.parametrize("told", [page, lambda result, out, language: shown(result)])
def test_a_strict_run_calls_only_what_is_mandatory_mandatory(
    told: Callable[[Result, Path, str], str], tmp_path: Path
) -> None:
    text = flat(re.sub(r"<[^>]*>", " ", told(strict_failure(), tmp_path, "nl")))
    assert "1 aanbevolen controle en 2 van contract of gebruik niet gehaald" in text
    assert "verplichte controle" not in text
    assert "Verschillen met het contract" not in text


def test_so_does_its_sentence_in_english_and_in_junit(tmp_path: Path) -> None:
    result = strict_failure()
    assert View(result, "en").judgement.why == (
        "1 recommended check and 2 of contract or convention failed"
    )
    cases(result, tmp_path)
    root = ET.parse(tmp_path / "junit.xml").getroot()
    kinds = {case.get("type") for case in root.iter("failure")}
    assert kinds == {"SHOULD F2173-4", "SHOULD API-6"}


def test_a_strict_run_in_which_nothing_failed_says_what_counts(tmp_path: Path) -> None:
    text = page(strictly(conforming()), tmp_path)
    assert "Geen enkele controle die meetelt is mislukt of onbeslist gebleven." in text
    result = replace(strictly(empty()), doctor=())
    assert View(result, "en").judgement.why == "no check that counts was carried out"


# --- a part ------------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", ["conform", "partial"])
def test_a_part_never_looks_conform(verdict: str, tmp_path: Path) -> None:
    result = replace(partial(), verdict=verdict)
    paths = write_reports(result, tmp_path, "nl")
    badge, summary = paths[4].read_text("utf-8"), paths[3].read_text("utf-8")
    assert (GREY in badge, GREEN in badge) == (True, False)
    assert summary.startswith("## ⚪ C0992: gedeeltelijk\n")
    assert "✅" not in summary
    assert " GEDEELTELIJK " in shown(result)


@LANGUAGES
def test_a_part_says_so_first_when_it_failed(language: str, tmp_path: Path) -> None:
    first, *rest = partial().checks
    result = replace(
        partial(),
        verdict="not_conform",
        verdicts={"seed": "not_conform", "main": "not_conform"},
        checks=(replace(first, outcome=FAILED), *rest),
    )
    words = {"nl": "gedeeltelijk: niet conform", "en": "partial: not conform"}[language]
    assert View(result, language).judgement.verdict == words
    text = write_reports(result, tmp_path, language)[3].read_text("utf-8")
    assert text.startswith(f"## ❌ C0992: {words}\n")
    assert all(words in each.told for each in View(result, language).by_text.verdicts)
