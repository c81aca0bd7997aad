"""Under which reading of an open question the verdict would be another."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from made_results import check, conforming
from report_reading import page

from kcc_conformance.playing.play import play
from kcc_conformance.result.readings import verdict_under
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    PASSED,
    UNTESTED,
    QuestionResult,
    ReadingOutcome,
    Result,
)
from kcc_conformance.settings.settings import Settings


def asked(outcome: str = PASSED, chosen: str | None = None, level: str = "OPEN") -> Result:
    """A conforming result with an open question: reading A does not fit, B does, of C nothing can
    be seen, of D nothing was seen."""
    seen = {"Q7": ("iets",)} if outcome == PASSED or chosen else {}
    measured = check("Nummer", outcome, level, questions=("Q7",), observed=seen)
    readings = (("A", FAILED), ("B", PASSED), ("C", "inapplicable"), ("D", UNTESTED))
    question = QuestionResult(
        "Q7", "Wie?", "B", ("iets",), chosen,
        tuple(ReadingOutcome(*each) for each in readings), (measured.id,),
    )  # fmt: skip
    base = conforming()
    return replace(base, checks=(*base.checks, measured), questions=(question,))


def under(result: Result) -> dict[str, str]:
    return {
        each.name: verdict_under(result, result.questions[0], each.name)
        for each in result.questions[0].readings
    }


def test_one_that_does_not_fit_fails() -> None:
    assert under(asked()) == {
        "A": "not_conform", "B": "conform", "C": "conform", "D": "cannot_tell"
    }  # fmt: skip


def test_what_could_not_be_seen_stays_so() -> None:
    assert under(asked(CANT_TELL))["B"] == "cannot_tell"
    assert {*under(asked(UNTESTED)).values()} == {"conform"}


def test_the_chosen_reading_is_taken_back() -> None:
    result = replace(asked(FAILED, "A", "MUST"), verdict="not_conform")
    assert under(result)["A"] == "not_conform"
    assert under(result)["B"] == "conform"
    barred = replace(result, run={**result.run, "options": {"read_only": True}})
    assert under(barred)["B"] == "cannot_tell"


def test_another_failure_stays() -> None:
    result = asked()
    wrong = replace(result, verdict="not_conform", checks=(*result.checks, check("Anders", FAILED)))
    assert {*under(wrong).values()} == {"not_conform"}


def test_the_page_marks_where_the_verdict_changes(tmp_path: Path) -> None:
    text = page(asked(), tmp_path)
    section = text[text.index('<section aria-labelledby="questions">') :]
    assert "<b>Q7</b> A, D" in section
    assert section.count("wordt: niet conform") == 1
    assert section.count("wordt: onbeslist") == 1


def settings_of(question: str) -> Settings:
    return Settings(seed=3, patience=0.0, only=question)


@cache
def plainly(question: str) -> Result:
    return play(settings_of(question))


@pytest.mark.parametrize(("question", "reading"), [("Q7", "A"), ("Q7", "D"), ("Q9", "A")])
def test_a_run_with_that_reading_comes_to_that_verdict(question: str, reading: str) -> None:
    plain = plainly(question)
    found = next(each for each in plain.questions if each.id == question)
    chosen = play(replace(settings_of(question), reading=(f"{question}={reading}",)))
    assert verdict_under(plain, found, reading) == chosen.verdict
