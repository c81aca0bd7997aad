"""What a comparison says: from and to, which checks carry a clause, what words mean, and a gist."""

import json
from dataclasses import replace
from typing import Any

import pytest
from made_bundle import of_this_suite
from made_causes import cause, cut_check
from made_comparison import run, side_by_side
from made_results import check, clause, conforming

from kcc_conformance.findings import CONTRACT
from kcc_conformance.report.comparison import words
from kcc_conformance.report.comparison.changes import CHANGES
from kcc_conformance.report.comparison.model import Comparison
from kcc_conformance.report.comparison.names import shortened
from kcc_conformance.report.comparison.page import comparison_html
from kcc_conformance.report.comparison.reservations import reservations
from kcc_conformance.report.comparison.written import comparison_json, comparison_md
from kcc_conformance.report.texts import say
from kcc_conformance.report.view import View
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    QuestionResult,
    ReadingOutcome,
    Result,
)


def told(found: Comparison, language: str = "en") -> tuple[str, str]:
    """The page and the Markdown."""
    paths = tuple(f"{n}.json" for n in range(len(found.names)))
    return comparison_html(found, paths, language), comparison_md(found, paths, language)


def concluded(*results: Result, language: str = "en") -> str:
    found = side_by_side(*results)
    return " ".join(words.conclusion(found, [View(e, language) for e in results], language))


def of(*checks: Any, **other: Any) -> Result:
    return replace(conforming(), checks=checks, **other)


def test_each_changed_check_says_from_and_to() -> None:
    found = side_by_side(run(a=INAPPLICABLE, b=PASSED), run(a=FAILED, b=INAPPLICABLE))
    for text in told(found):
        assert "attributen/a" in text
        assert "(mandatory: in 1 not applicable, in 2 failed)" in text
        assert "(mandatory: in 1 passed, in 2 not applicable)" in text
        assert "not applicable here: 1 (1 passed)" in text
    for text in told(found, "nl"):
        assert "(verplicht: in 1 niet van toepassing, in 2 niet gehaald)" in text


def test_a_recommended_check_that_did_not_apply_fails_without_being_worse() -> None:
    before, after = of(check("a", INAPPLICABLE, "SHOULD")), of(check("a", FAILED, "SHOULD"))
    found = side_by_side(before, after)
    assert not found.worse
    assert "(does not count as worse here): 1 in result 2." in concluded(before, after)
    assert "exit code is 0" in concluded(before, after)
    page, _ = told(found)
    assert '<details open><summary><strong class="quiet">applicable here: 1 (1 failed)' in page
    strictly = replace(after, run={**after.run, "options": {"strict": True}})
    assert side_by_side(before, strictly).worse
    assert "where --strict applied" in concluded(before, strictly)


def test_the_level_is_that_of_the_failure() -> None:
    """A check of the text can fail on the contract only: it is not told as mandatory then."""
    good, bad = of(check("a", PASSED)), of(check("a", FAILED, "SHOULD", source=CONTRACT))
    for one, other, kind in ((good, bad, "worse"), (bad, good, "better")):
        found = side_by_side(one, other)
        (became,) = found.changes[0].became[kind]
        assert (became.level, became.kind) == ("SHOULD", "CONTRACT")
        assert words.changed(became, 1, "en").startswith("contract: ")
    assert words.level_of(side_by_side(good, bad).checks[0], "en") == "mandatory / contract"


def test_the_conclusion_counts_what_is_mandatory_by_itself() -> None:
    before = of(check("a", PASSED), check("b", PASSED, "SHOULD"), check("c", FAILED))
    after = of(check("a", FAILED), check("b", CANT_TELL, "SHOULD"), check("c", PASSED))
    said = concluded(before, before, after)
    assert "Mandatory checks that are worse than in 1: 1 in result 3." in said
    assert "Other checks that are worse than in 1: 1 in result 3; that does not change" in said
    assert "Checks that are better than in 1: 1 in result 3." in said
    assert "exit code is 1" in said
    assert "Mandatory checks that are worse than in 1: none." in concluded(before, before)
    bad = replace(after, verdict="not_conform")
    assert "Oordeel: conform in 1; niet conform in 2." in concluded(before, bad, language="nl")
    many = concluded(before, *[after] * 40)
    assert "… and 20 more" in many


def test_a_clause_says_which_checks_carry_it() -> None:
    names = ("attributen/a", "attributen/b")
    one, other = (
        of(check("a", outcome), check("b", PASSED), check("c", outcome, clauses=("API-7",)),
           clauses=(clause("C0992-2.4", verdict, checks=names),))
        for outcome, verdict in ((INAPPLICABLE, PASSED), (FAILED, FAILED))
    )  # fmt: skip
    found = side_by_side(one, other)
    for text in told(found):
        assert "Gist of C0992-2.4." in text
        assert "other checks of this sentence, the same everywhere: 1" in text
        assert "1 of the checks that differ belongs to no sentence that differs." in text
    (row,) = found.clauses
    assert words.carriers(row, found, "en")[0] == ("attributen/a", "not applicable | failed")
    data = json.loads(comparison_json(found, ("a", "b")))
    assert data["clauses"][0]["checks"] == [*names]
    assert data["checks"][0]["clauses"] == ["C0992-2.4"]
    assert data["changes"][0]["mandatory_worse"] == 2
    assert data["changes"][0]["became"][0]["before"] == INAPPLICABLE


def test_what_fails_comes_first_with_its_level() -> None:
    one = of(check("a", PASSED), check("b", PASSED, "SHOULD"), check("c", PASSED))
    other = of(check("a", INAPPLICABLE), check("b", FAILED, "SHOULD"), check("c", CANT_TELL))
    found = side_by_side(one, other)
    assert [each.name[-1] for each in found.checks] == ["b", "c", "a"]
    assert "<td>recommended</td><td>C0992-2.4</td>" in told(found)[0]
    assert "| attributen/b | recommended | C0992-2.4 | passed | failed |" in told(found)[1]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_word_has_its_meaning_on_page_and_in_markdown(language: str) -> None:
    found = side_by_side(run(a=PASSED), run(a=FAILED))
    for text in told(found, language):
        for kind in CHANGES:
            meaning = say(f"compare.{kind}.means", language)
            assert meaning != f"{kind}.means"
            assert meaning[:40] in text
        assert "--fail-on worse" in text
        assert say("compare.inapplicable.means", language) in text


def test_a_reading_says_what_it_comes_down_to() -> None:
    readings = tuple(ReadingOutcome(n, PASSED, {"nl": f"{n} nl", "en": f"gist {n}"}) for n in "ABC")
    asked = QuestionResult("Q7", "Nummer", "A, C", ("zelf",), None, readings, (), {"en": "Number"})
    one = replace(conforming(), questions=(asked,))
    other = replace(conforming(), questions=(replace(asked, observed="A", observations=("x",)),))
    for text in told(side_by_side(one, other)):
        assert "A: gist A" in text
        assert "C: gist C" in text
        assert "gist B" not in text
        assert "Number" in text


def test_counts_say_of_what() -> None:
    found = side_by_side(run(a=PASSED, b=FAILED), run(a=PASSED, b=FAILED))
    for text in told(found):
        assert "that differ: none; the same everywhere: 2 (1 passed, 1 failed)" in text
        assert "the same everywhere: none" in text
    found = side_by_side(conforming(), replace(conforming(), causes=(cause(1, cut_check(1)),)))
    assert "explains 1 check<" in told(found)[0]
    assert "verklaart 1 controle |" in told(found, "nl")[1]


def test_which_result_speaks_which_contract_is_said() -> None:
    one = of_this_suite(conforming())
    spoken = [{**one.provider, "contract": name} for name in ("x-1", "x-2", "x-1")]
    (said,) = reservations(side_by_side(*(replace(one, provider=e) for e in spoken)), "nl")
    assert said.endswith("(x-1 in 1, 3; x-2 in 2)")


def test_a_result_without_a_product_is_named_with_its_contract() -> None:
    bare = {"url": "https://klant.example/api/v1", "contract": "x-1", "product_version": "7"}
    one = replace(conforming(), provider=bare)
    other = replace(run(a=FAILED), provider={**bare, "contract": "x-2"})
    names = side_by_side(one, other).names
    assert names == ("https://klant.example/api/v1, x-1", "https://klant.example/api/v1, x-2")
    assert shortened(names) == ("x-1", "x-2")
    assert shortened(("Product 1", names[1])) == ("Product 1", "klant.example, x-2")
    assert shortened(("https://a/1", "https://a/2")) == ("https://a/1", "https://a/2")
    assert ">1. x-1</abbr>" in told(side_by_side(one, other))[0]
    assert ">1</abbr>" in told(side_by_side(one, other, one, other, one))[0]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_result_may_have_that_no_run_writes(language: str) -> None:
    odd = check("a|b, <i>`", "9" * 5000, "ODD", source="odd", clauses=())
    gone = clause("C0992-2.4", "odd", checks=("attributen/none",))
    one = of(odd, clauses=(gone,), provider={"contract": None, "product": "a, b"})
    other = of(replace(odd, outcome=FAILED), check("c", "odd"), provider={"product": "a, b"})
    found = side_by_side(one, other, of(provider={"url": "https://"}))
    page, text = told(found, language)
    assert "<i>" not in page + text
    assert words.loose(found, language)
    json.loads(comparison_json(found, ("a", "b", "c")))


def test_the_text_is_named_once() -> None:
    one = of_this_suite(conforming())
    for text in told(side_by_side(one, one)):
        assert text.count("--text seed") == 1
    main = replace(one, standard={**one.standard, "text": "main"})
    assert "(--text main)" in told(side_by_side(one, main))[0]
