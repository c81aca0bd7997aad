"""How a run ends: the verdict's sentence, the exit code, and what known failures make of it."""

from dataclasses import replace
from typing import Any

import pytest

from kcc_conformance.report.verdict_reason import english
from kcc_conformance.result.result import (
    CANT_TELL,
    EXPIRED,
    FAILED,
    KNOWN,
    NOT_PLAYED,
    PASSED,
    STALE,
    UNKNOWN,
    Check,
    CheckFinding,
    KnownFailure,
    Result,
)
from kcc_conformance.result.verdict import (
    CANNOT_TELL,
    CONFORM,
    NOT_CONFORM,
    Standing,
    binding_levels,
    clause_outcome,
    only_reads,
    standing,
    verdict,
)


def check(name: str, outcome: str, level: str = "MUST", clause: str = "C0992-2.7") -> Check:
    return Check(name, "", "", name, (clause,), (), level, outcome)


GOOD, BAD, WORSE = check("a", PASSED), check("b", FAILED), check("c", FAILED)
UNSURE, ADVICE = check("d", CANT_TELL), check("e", FAILED, "SHOULD")


def entry(name: str, state: str = KNOWN) -> KnownFailure:
    return KnownFailure(name, "reden", "https://issues.example/7", "2030-01-01", state)


def result_of(
    *checks: Check, known: tuple[KnownFailure, ...] = (), strict: bool = False, **run: Any
) -> Result:
    options = run.pop("options", {"strict": strict, "read_only": False})
    told, why = verdict(checks, strict=strict)
    return Result(
        suite={}, standard={}, provider={}, run={"options": options, **run}, verdict=told, why=why,
        checks=checks, questions=(), clauses=(), leftovers=(), exchanges=(), known=known,
    )  # fmt: skip


# --- the sentence -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("checks", "listed", "told", "why"),
    [
        ([GOOD, check("z", PASSED)], (), CONFORM, "alle 2 verplichte controles gehaald"),
        ([GOOD, BAD], (), NOT_CONFORM, "1 verplichte controle niet gehaald"),
        ([BAD, WORSE, UNSURE], (), NOT_CONFORM, "2 verplichte controles niet gehaald"),
        (
            [BAD, WORSE],
            ("b", "x"),
            NOT_CONFORM,
            "2 verplichte controles niet gehaald, waarvan bekend: 1",
        ),
        ([GOOD, UNSURE], (), CANNOT_TELL, "1 verplichte controle niet te beoordelen"),
        ([UNSURE, check("y", CANT_TELL)], (), CANNOT_TELL,
         "2 verplichte controles niet te beoordelen"),
        ([ADVICE], (), CANNOT_TELL, "er is geen enkele verplichte controle uitgevoerd"),
    ],
)  # fmt: skip
def test_the_reason_of_a_verdict(
    checks: list[Check], listed: tuple[str, ...], told: str, why: str
) -> None:
    assert verdict(checks, listed=listed) == (told, why)


def test_recommendations_bind_only_when_the_user_says_so() -> None:
    assert verdict([GOOD, ADVICE])[0] == CONFORM
    assert verdict([GOOD, ADVICE], strict=True)[0] == NOT_CONFORM


@pytest.mark.parametrize(
    ("checks", "nl", "en"),
    [
        ([GOOD, ADVICE], "1 aanbevolen controle niet gehaald", "1 recommended check failed"),
        (
            [BAD, ADVICE, check("f", FAILED, "SHOULD")],
            "1 verplichte en 2 aanbevolen controles niet gehaald",
            "1 mandatory and 2 recommended checks failed",
        ),
        ([BAD, WORSE, ADVICE], "2 verplichte en 1 aanbevolen controle niet gehaald",
         "2 mandatory and 1 recommended check failed"),
        ([GOOD, check("f", PASSED, "SHOULD")],
         "alle 1 verplichte en 1 aanbevolen controles gehaald",
         "1 mandatory and 1 recommended check passed, none failed"),
        ([GOOD, check("f", CANT_TELL, "SHOULD")], "1 aanbevolen controle niet te beoordelen",
         "1 recommended check could not be judged"),
    ],
)  # fmt: skip
def test_recommendations_that_bind_are_no_mandatory_checks(
    checks: list[Check], nl: str, en: str
) -> None:
    result = result_of(*checks, strict=True)
    assert result.why == nl
    assert english(result, binding_levels(strict=True)) == en


# --- the exit code ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        # exit_code, known, wrong, all_known, excused, apart
        (result_of(GOOD), Standing(0, 0, 0, False, False, False)),
        (result_of(UNSURE), Standing(3, 0, 0, False, False, False)),
        (result_of(GOOD, BAD), Standing(1, 0, 0, False, False, False)),
        (result_of(GOOD, UNSURE), Standing(3, 0, 0, False, False, False)),
        (result_of(GOOD, BAD, known=(entry("b"),)), Standing(0, 1, 0, True, True, True)),
        (result_of(BAD, known=(entry("b"),)), Standing(0, 1, 0, True, True, False)),
        (
            result_of(GOOD, BAD, WORSE, known=(entry("b"),)),
            Standing(1, 1, 0, False, False, False),
        ),
        (
            result_of(GOOD, BAD, WORSE, known=(entry("b"), entry("c"))),
            Standing(0, 2, 0, True, True, True),
        ),
        (
            result_of(GOOD, BAD, UNSURE, known=(entry("b"),)),
            Standing(3, 1, 0, True, False, False),
        ),
        (
            result_of(GOOD, BAD, known=(entry("b"), entry("a", STALE))),
            Standing(1, 1, 1, True, True, True),
        ),
        (result_of(GOOD, known=(entry("a", STALE),)), Standing(1, 0, 1, False, False, False)),
        (
            result_of(GOOD, BAD, known=(entry("b", EXPIRED), entry("x", UNKNOWN))),
            Standing(1, 0, 2, False, False, False),
        ),
        (result_of(GOOD, known=(entry("f", NOT_PLAYED),)), Standing(0, 0, 0, False, False, False)),
        (result_of(GOOD, ADVICE), Standing(0, 0, 0, False, False, False)),
        (result_of(GOOD, ADVICE, strict=True), Standing(1, 0, 0, False, False, False)),
        (
            result_of(GOOD, ADVICE, strict=True, known=(entry("e"),)),
            Standing(0, 1, 0, True, True, True),
        ),
        (result_of(ADVICE, GOOD, known=(entry("e"),)), Standing(0, 0, 0, False, False, False)),
    ],
)
def test_how_a_run_ends(result: Result, expected: Standing) -> None:
    assert standing(result) == expected


@pytest.mark.parametrize(
    "run",
    [
        {"interrupted": True},
        {"options": {"read_only": True}},
        {"options": {"read_only": True}, "interrupted": True},
    ],
)
def test_known_failures_do_not_excuse_what_was_not_played(run: dict[str, Any]) -> None:
    result = result_of(GOOD, BAD, known=(entry("b"),), **run)
    assert standing(result) == Standing(3, 1, 0, True, False, False)


@pytest.mark.parametrize("options", [None, "strict", ["read_only"]])
def test_a_result_whose_options_are_unknown_is_an_ordinary_one(options: Any) -> None:
    result = result_of(GOOD, BAD, ADVICE, known=(entry("b"),), options=options)
    assert not only_reads(result)
    assert standing(result) == Standing(0, 1, 0, True, True, True)


# --- clauses ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "aside",
    [
        check("x", FAILED, clause="C0992-2.8"),
        check("x", PASSED, "OPEN"),
        check("x", PASSED, "INFO"),
        replace(BAD, findings=(CheckFinding("x", "", None, None, "C0992-2.1", None),)),
    ],
)
def test_a_check_that_says_nothing_of_a_clause_does_not_hide_the_next_one(aside: Check) -> None:
    assert clause_outcome("C0992-2.7", [aside, BAD]) == FAILED
    assert clause_outcome("C0992-2.7", [BAD, aside]) == FAILED
