"""From the checks of a run to its result: clauses and questions."""

from sums import GOOD, LAW, TAAL, check, summed

from kcc_conformance.result.result import (
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    CheckFinding,
)

# --- clauses ----------------------------------------------------------------------------------


def test_a_clause_comes_out_as_its_checks_do() -> None:
    against = (CheckFinding("x", "", None, None, "C0992-2.4", None),)
    result = summed(
        GOOD,
        check(FAILED, name="x", clauses=("C0992-2.8",), findings=against),
        check(PASSED, name="y", clauses=("C0992-2.8",)),
    )
    clauses = {clause.id: clause for clause in result.clauses}
    assert list(clauses) == [clause.id for clause in LAW.clauses("seed")]
    told = {name: clauses[name] for name in ("C0992-2.4", "C0992-2.7", "C0992-2.8", "C0992-2.9")}
    assert {name: clause.outcome for name, clause in told.items()} == {
        "C0992-2.4": FAILED, "C0992-2.7": PASSED, "C0992-2.8": PASSED, "C0992-2.9": UNTESTED,
    }  # fmt: skip
    assert {name: clause.checks for name, clause in told.items()} == {
        "C0992-2.4": ("x",), "C0992-2.7": (TAAL,), "C0992-2.8": ("x", "y"), "C0992-2.9": (),
    }  # fmt: skip


def test_a_clause_that_nobody_plays() -> None:
    for clause in summed(GOOD).clauses:
        if clause.id == "C0992-2.7":
            continue
        excluded = clause.status == "excluded"
        assert clause.outcome == (INAPPLICABLE if excluded else UNTESTED), clause.id
        assert clause.locator
        assert clause.gist["nl"]
    statuses = {clause.status for clause in summed(GOOD).clauses}
    assert {"covered", "excluded"} < statuses


def test_a_clause_that_is_not_covered_but_was_failed_is_failed() -> None:
    left_out = next(clause for clause in LAW.clauses("seed") if clause.status == "excluded")
    (found,) = (
        clause
        for clause in summed(check(FAILED, clauses=(left_out.id,))).clauses
        if clause.id == left_out.id
    )
    assert found.outcome == FAILED


# --- questions --------------------------------------------------------------------------------


def asked(*keys: str, name: str = "vragen/x", question: str = "Q24") -> Check:
    return check(PASSED, name=name, clauses=(), questions=(question,), level="OPEN",
                 observed={question: keys} if keys else {})  # fmt: skip


def test_what_was_observed_of_a_question() -> None:
    result = summed(
        asked("wijziging-bewaard"),
        asked("wijziging-bewaard", name="vragen/y"),
        asked("lege-partij-bewaard", name="vragen/z", question="Q5"),
        GOOD,
        readings={"Q24": "B"},
    )
    found = {each.id: each for each in result.questions}
    assert list(found) == [question.id for question in LAW.questions]
    question = found["Q24"]
    assert question.observations == ("wijziging-bewaard",)
    assert (question.observed, question.chosen) == ("A, C", "B")
    assert question.checks == ("vragen/x", "vragen/y")
    assert {each.name: each.outcome for each in question.readings} == {
        "A": PASSED, "B": FAILED, "C": PASSED,
    }  # fmt: skip
    assert (found["Q5"].observed, found["Q5"].chosen) == ("A, B, C", None)
    nothing = found["Q6"]
    assert (nothing.observed, nothing.observations, nothing.checks) == (None, (), ())


def test_observations_that_fit_no_reading_together() -> None:
    both = asked("wijziging-bewaard", "wijziging-geweigerd")
    (question,) = (each for each in summed(both).questions if each.id == "Q24")
    assert question.observed == ""
    assert question.observations == ("wijziging-bewaard", "wijziging-geweigerd")
