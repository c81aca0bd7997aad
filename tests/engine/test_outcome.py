"""How the end of a scenario becomes an outcome, and outcomes a verdict."""

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from kcc_conformance.findings import CannotTell, Finding, Inapplicable, Nonconformity, Remarks
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.outcome import check_of, level_of
from kcc_conformance.playing.played import Played
from kcc_conformance.result.result import Check, CheckFinding
from kcc_conformance.result.verdict import EXIT_CODES, clause_outcome, verdict

LAW = load_register()
PLAYED = Played("attributen/Taal", "De attributen", "", "Taal", ("C0992-2.7",), (), "MUST")
THEN = SimpleNamespace(type="then", keyword="Dan", name="toont de provider iets")
GIVEN = SimpleNamespace(type="given", keyword="Gegeven", name="een gesprek")
FINDING = Finding(
    "de taal is anders",
    pointer="/taal",
    expected="nld",
    actual="eng",
    clause="C0992-2.7",
    exchange=3,
)


def checked(
    error: BaseException | None = None,
    *,
    step: Any = THEN,
    played: Played = PLAYED,
    remarks: Remarks | None = None,
    readings: Mapping[str, str] | None = None,
    text: str = "seed",
) -> Check:
    return check_of(
        played,
        error,
        step=step,
        remarks=remarks or Remarks(),
        seconds=1.23456,
        exchanges=(1, 2),
        register=LAW,
        readings=readings or {},
        text=text,
    )


def test_what_ends_well_passed() -> None:
    check = checked(remarks=Remarks(strength="proven", notes=["gezien"]))
    assert (check.outcome, check.cause, check.message, check.step) == ("passed", None, "", "")
    assert (check.strength, check.notes, check.exchanges) == ("proven", ("gezien",), (1, 2))
    assert check.seconds == 1.235


@pytest.mark.parametrize(
    ("error", "step", "outcome", "cause"),
    [
        (Nonconformity((FINDING,)), THEN, "failed", None),
        (Nonconformity((FINDING,)), GIVEN, "cantTell", "prerequisite"),
        (Nonconformity((FINDING,)), None, "cantTell", "prerequisite"),
        (CannotTell("transport", "weg"), THEN, "cantTell", "transport"),
        (CannotTell("environment", "druk"), GIVEN, "cantTell", "environment"),
        (Inapplicable("niet hier"), GIVEN, "inapplicable", None),
        (Inapplicable("niet hier"), THEN, "inapplicable", None),
        (KeyError("iets"), THEN, "cantTell", "suite"),
        (AssertionError("x"), THEN, "cantTell", "suite"),
        (RecursionError("a\nb"), GIVEN, "cantTell", "suite"),
    ],
)
def test_how_it_ends(error: Exception, step: Any, outcome: str, cause: str | None) -> None:
    check = checked(error, step=step)
    assert (check.outcome, check.cause) == (outcome, cause)
    assert check.message
    assert "\n" not in check.message
    assert check.step.startswith(step.keyword if step else "")


def test_a_crash_is_told_in_a_line_of_some_length() -> None:
    check = checked(ValueError("x" * 300 + "y"))
    assert check.message == f"de suite zelf liep vast: ValueError: {'x' * 300}"


def test_findings_are_handed_on_and_told_once() -> None:
    check = checked(Nonconformity((FINDING, replace(FINDING, exchange=4))))
    assert check.message == "de taal is anders"
    assert check.findings[0] == CheckFinding(
        "de taal is anders", "/taal", "nld", "eng", "C0992-2.7", 3
    )
    assert [finding.exchange for finding in check.findings] == [3, 4]


# --- levels -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clauses", "level", "text", "expected"),
    [
        (("C0992-2.7",), "MUST", "seed", "MUST"),
        (("F2173-4",), "SHOULD", "seed", "SHOULD"),
        (("F2173-4",), "SHOULD", "main", "MUST"),
        (("API-4",), "SHOULD", "main", "SHOULD"),
        ((), "INFO", "main", "INFO"),
        ((), "MUST", "seed", "MUST"),
        (("C0992-2.7",), "OPEN", "main", "OPEN"),
    ],
)
def test_the_level_depends_on_the_text(
    clauses: tuple[str, ...], level: str, text: str, expected: str
) -> None:
    assert level_of(replace(PLAYED, clauses=clauses, level=level), text, LAW) == expected


# --- open questions ---------------------------------------------------------------------------

QUESTION = LAW.question("Q24")
ASKED = replace(PLAYED, id="vragen/x", clauses=(), questions=("Q24",), level="OPEN")
KEPT, REFUSED = "wijziging-bewaard", "wijziging-geweigerd"


def observed(*keys: str) -> Remarks:
    remarks = Remarks()
    for key in keys:
        remarks.observe("Q24", key)
    return remarks


def test_an_open_question_never_fails_by_itself() -> None:
    check = checked(played=ASKED, remarks=observed(KEPT))
    assert (check.level, check.outcome) == ("OPEN", "passed")
    assert check.observed == {"Q24": (KEPT,)}


@pytest.mark.parametrize(
    ("keys", "reading", "outcome"),
    [
        ((KEPT,), "A", "passed"),
        ((KEPT,), "B", "failed"),
        ((REFUSED,), "B", "passed"),
        ((REFUSED,), "A", "failed"),
        ((), "A", "cantTell"),
    ],
)
def test_a_chosen_reading_binds(keys: tuple[str, ...], reading: str, outcome: str) -> None:
    check = checked(played=ASKED, remarks=observed(*keys), readings={"Q24": reading})
    assert (check.level, check.outcome) == ("MUST", outcome)
    if outcome == "failed":
        assert QUESTION.observation(keys[0]).phrase.nl in check.message
        assert check.findings[0].expected == f"lezing {reading}"
        assert check.findings[0].clause == QUESTION.clauses[0] == "C0992-1.7"


def test_a_reading_of_another_question_does_not_bind() -> None:
    check = checked(played=ASKED, remarks=observed(KEPT), readings={"Q7": "A"})
    assert (check.level, check.outcome) == ("OPEN", "passed")


def test_what_is_not_there_or_cannot_be_told_stays_so_under_a_reading() -> None:
    for seen in ((), (REFUSED,)):
        check = checked(
            Inapplicable("niet hier"), played=ASKED, remarks=observed(*seen), readings={"Q24": "A"}
        )
        assert (check.level, check.outcome) == ("OPEN", "inapplicable")
    check = checked(CannotTell("transport", "weg"), played=ASKED, readings={"Q24": "A"})
    assert (check.level, check.outcome, check.cause) == ("MUST", "cantTell", "transport")


def test_only_what_cannot_be_told_has_a_cause() -> None:
    nothing = checked(played=ASKED, readings={"Q24": "A"})
    assert (nothing.outcome, nothing.cause) == ("cantTell", "prerequisite")
    seen = checked(
        CannotTell("transport", "weg"),
        played=ASKED,
        remarks=observed(KEPT),
        readings={"Q24": "B"},
    )
    assert (seen.outcome, seen.cause) == ("failed", None)


def test_a_reading_that_nothing_can_tell_does_not_bind_but_the_next_question_may() -> None:
    """Q4 is for the consumer to answer: nothing that a provider does tells its readings apart."""
    two = replace(ASKED, questions=("Q4", "Q24"))
    check = checked(played=two, remarks=observed(KEPT), readings={"Q4": "A"})
    assert (check.level, check.outcome) == ("OPEN", "passed")
    check = checked(played=two, remarks=observed(KEPT), readings={"Q4": "A", "Q24": "B"})
    assert (check.level, check.outcome) == ("MUST", "failed")
    check = checked(played=two, remarks=observed(KEPT), readings={"Q24": "B"})
    assert (check.level, check.outcome) == ("MUST", "failed")


def test_a_reading_that_fails_speaks_against_the_first_clause_of_its_question() -> None:
    remarks = Remarks()
    remarks.observe("Q7", "geen-nummer")
    asked = replace(ASKED, questions=("Q7",))
    check = checked(played=asked, remarks=remarks, readings={"Q7": "A"})
    assert LAW.question("Q7").clauses == ("C0992-2.2", "F2173-3")
    assert [finding.clause for finding in check.findings] == ["C0992-2.2"]


# --- the verdict ------------------------------------------------------------------------------


def check_that(outcome: str, level: str = "MUST", *clauses: str, against: str = "") -> Check:
    findings = (CheckFinding("x", "", None, None, against, None),) if against else ()
    return Check("x", "", "", "", clauses or ("C0992-2.7",), (), level, outcome, findings=findings)


PASSED, FAILED = check_that("passed"), check_that("failed")


@pytest.mark.parametrize(
    ("checks", "strict", "expected"),
    [
        ([PASSED], False, "conform"),
        ([PASSED, check_that("inapplicable")], False, "conform"),
        ([PASSED, check_that("untested")], False, "conform"),
        ([PASSED, check_that("failed", "SHOULD")], False, "conform"),
        ([PASSED, check_that("failed", "SHOULD")], True, "not_conform"),
        ([PASSED, check_that("cantTell", "SHOULD")], False, "conform"),
        ([PASSED, check_that("cantTell", "SHOULD")], True, "cannot_tell"),
        ([PASSED, check_that("failed", "INFO")], True, "conform"),
        ([PASSED, check_that("failed", "OPEN")], True, "conform"),
        ([PASSED, FAILED], False, "not_conform"),
        ([FAILED, check_that("cantTell")], False, "not_conform"),
        ([PASSED, check_that("cantTell")], False, "cannot_tell"),
        ([], False, "cannot_tell"),
        ([check_that("inapplicable")], False, "cannot_tell"),
        ([check_that("untested")], False, "cannot_tell"),
        ([check_that("passed", "SHOULD")], False, "cannot_tell"),
        ([check_that("passed", "OPEN")], True, "cannot_tell"),
    ],
)
def test_the_verdict(checks: list[Check], strict: bool, expected: str) -> None:
    told, why = verdict(checks, strict=strict)
    assert told == expected
    assert why
    assert EXIT_CODES == {"conform": 0, "not_conform": 1, "cannot_tell": 3, "partial": 0}


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([PASSED, check_that("untested")], "partial"),
        ([PASSED, check_that("failed", "SHOULD"), check_that("untested")], "partial"),
        ([PASSED, FAILED, check_that("untested")], "not_conform"),
        ([PASSED, check_that("cantTell"), check_that("untested")], "cannot_tell"),
        ([check_that("untested")], "cannot_tell"),
        ([check_that("passed", "SHOULD"), check_that("untested")], "cannot_tell"),
    ],
)
def test_the_verdict_on_a_part(checks: list[Check], expected: str) -> None:
    assert verdict(checks, part=True)[0] == expected


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([], "untested"),
        ([PASSED], "passed"),
        ([PASSED, FAILED], "failed"),
        ([PASSED, check_that("cantTell")], "cantTell"),
        ([FAILED, check_that("cantTell")], "failed"),
        ([PASSED, check_that("inapplicable")], "passed"),
        ([check_that("inapplicable")], "inapplicable"),
        ([check_that("untested")], "untested"),
        ([check_that("passed", "OPEN")], "untested"),
        ([check_that("failed", "SHOULD", "C0992-2.7")], "failed"),
        ([check_that("passed", "MUST", "C0992-2.8")], "untested"),
        ([check_that("failed", "MUST", "C0992-2.7", against="C0992-2.1")], "untested"),
        ([PASSED, check_that("failed", "MUST", "C0992-2.7", against="C0992-2.1")], "passed"),
        ([check_that("failed", "MUST", "C0992-1.7", against="C0992-2.7")], "failed"),
        ([check_that("passed", "MUST", "C0992-1.7", against="C0992-2.7")], "passed"),
    ],
)
def test_the_outcome_of_a_clause(checks: list[Check], expected: str) -> None:
    assert clause_outcome("C0992-2.7", checks) == expected


def test_what_cannot_be_told_points_at_where_its_cause_was_seen() -> None:
    check = checked(CannotTell("prerequisite", "er is geen actor", exchange=7), step=GIVEN)
    assert [(each.message, each.exchange) for each in check.findings] == [("er is geen actor", 7)]
    assert checked(CannotTell("environment", "druk"), step=GIVEN).findings == ()
