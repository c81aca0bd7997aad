"""The page of the second reading: each disagreement is answered, and what it says of the register
is in the register."""

import re
from pathlib import Path

import pytest

from kcc_conformance.law.lawtext import digest
from kcc_conformance.law.register import load_register

LAW = load_register()
PAGE = (Path(__file__).parents[2] / "docs" / "second-reading.md").read_text(encoding="utf-8")
ANSWERS = {
    title.partition(":")[0]: body
    for title, body in re.findall(r"^## (.+)\n((?:(?!^## ).*\n)*)", PAGE, re.M)
}
CLAUSE = re.compile(r"\b(?:C0992|F2173|BT|API)-[0-9][\w.-]*\w|\b(?:F2173|BT|API)-\d\b")
DISAGREEMENTS = [f"L{n}" for n in range(1, 21)]


def test_every_disagreement_is_answered_in_order() -> None:
    assert list(ANSWERS) == DISAGREEMENTS


@pytest.mark.parametrize("name", DISAGREEMENTS)
def test_an_answer_says_where_and_what_became_of_it(name: str) -> None:
    cited = re.findall(r"^- (\S+): (.+)$", ANSWERS[name], re.M)
    assert cited
    for id, where in cited:
        passage = LAW.clause(id).passages["seed"]
        trace = f", `{passage.sha256[:12]}`" if passage.sha256 else ""
        assert where == passage.locator("en") + trace
    words = re.findall(r"^\*\*(Changed|Partly|Kept)\.\*\* \S+ \S+", ANSWERS[name], re.M)
    assert len(words) == 1


def test_every_clause_and_question_that_is_named_exists() -> None:
    assert set(CLAUSE.findall(PAGE)) <= {clause.id for clause in LAW.clauses()}
    assert {*re.findall(r"\bQ\d+\b", PAGE)} <= {question.id for question in LAW.questions}


def test_a_clause_that_changed_says_so_in_the_register() -> None:
    """The halves, levels and letters that the page speaks of."""
    for id in ("C0992-0.6", "C0992-1.9", "C0992-2.0", "C0992-2.11"):
        one, other = LAW.clause(id), LAW.clause(f"{id}b")
        assert one.passages["seed"].sha256 == other.passages["seed"].sha256
        assert (one.owner, one.status) == ("provider", "covered")
        assert other.owner in ("consumer", "employee")
    assert LAW.level("C0992-1.9", "seed") == "MUST"
    assert LAW.level("C0992-1.9b", "seed") == "SHOULD"
    assert "Aanpassen" in LAW.clause("C0992-1.9").gist.nl
    assert "C0992-2.1" in LAW.clause("C0992-2.2").remark.en
    assert "C0992-2.2" in LAW.clause("C0992-2.1").remark.en
    assert LAW.level("C0992-2.2", "seed") == "OPEN"
    assert LAW.clause("BT-1").status == "excluded"
    letters = {id: LAW.question(id).letter for id in ("Q6", "Q13", "Q30")}
    assert letters == {"Q6": {"seed": "B", "main": "B"}, "Q13": {}, "Q30": {"seed": "A"}}
    supported = {r.name for r in LAW.question("Q1").readings if "C0992-seed" in r.supporters}
    assert supported == {"A", "B"}


def test_no_sentence_of_the_text_is_in_it() -> None:
    known = {p.sha256 for clause in LAW.clauses() for p in clause.passages.values() if p.sha256}
    parts = [part for line in PAGE.splitlines() for part in re.split(r"(?<=[.?!:;]) ", line)]
    assert not [part for part in parts if digest(part) in known]
