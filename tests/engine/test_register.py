"""The register's lookups and readings, and the consistency of the shipped law."""

import re
from collections import Counter

import pytest
from many import every
from minilaw import mini_register

from kcc_conformance.law.clause import LEVELS, OWNERS, STATUSES, Clause
from kcc_conformance.law.discussion import draft
from kcc_conformance.law.lawtext import digest
from kcc_conformance.law.question import Question
from kcc_conformance.law.readings import ReadingError, parse_readings
from kcc_conformance.law.register import load_register

LAW = load_register()
CLAUSES = LAW.clauses()
QUESTIONS = LAW.questions


def test_a_clause_has_a_level_per_text() -> None:
    register = mini_register()
    assert register.level("P-1.1", "seed") == "MUST"
    assert register.level("P-1.1", "main") == "SHOULD"
    assert register.level("P-1.7", "main") is None
    with pytest.raises(KeyError):
        register.level("P-9", "seed")


def test_a_question_touches_its_clauses() -> None:
    register = mini_register()
    assert register.clause("P-1.3").questions == ("Q1", "Q2")
    assert register.question("v1").id == "Q1"
    with pytest.raises(KeyError):
        register.question("Q9")


def test_a_reading_holds_when_it_fits_all_that_was_observed() -> None:
    question = mini_register().question("Q1")
    assert question.outcomes("zoet") == {"A": "passed", "B": "passed", "C": "inapplicable"}
    assert question.outcomes(["zoet", "zout"])["B"] == "failed"
    assert question.outcomes("zoet; flauw") == {"A": "failed", "B": "passed", "C": "inapplicable"}
    assert question.outcomes([])["A"] == "untested"
    assert question.fits("het is zout", "A")
    assert not question.fits([], "A")
    with pytest.raises(KeyError):
        question.outcomes("bitter")


def test_readings_are_chosen_by_question_reference_or_letter() -> None:
    register = mini_register()
    assert parse_readings(["Q1=b"], register) == {"Q1": "B"}
    assert parse_readings(["V1 = A"], register) == {"Q1": "A"}
    assert parse_readings(["all=seed"], register) == {"Q1": "A"}
    assert parse_readings(["Q1=B", "all=seed"], register) == {"Q1": "B"}
    assert parse_readings([], register) == {}


@pytest.mark.parametrize(
    "wrong", [["Q1=Z"], ["Q9=A"], ["Q1"], ["=A"], ["all=x"], ["Q2=A"], ["Q1=C"], ["Q1=A", "V1=B"]]
)
def test_a_wrong_reading_lists_questions_and_readings(wrong: list[str]) -> None:
    with pytest.raises(ReadingError) as caught:
        parse_readings(wrong, mini_register())
    assert "\n" not in str(caught.value)
    assert "Q1 (V1)  Salt" in caught.value.choices
    assert "*A  Yes." in caught.value.choices
    assert "Q2" not in caught.value.choices


def test_a_wrong_reading_of_a_question_lists_those_of_that_question() -> None:
    with pytest.raises(ReadingError) as one:
        parse_readings(["Q7=Z"], LAW)
    with pytest.raises(ReadingError) as all_of_them:
        parse_readings(["nummer=A"], LAW)
    assert re.findall(r"^  (Q\d+)", one.value.choices, re.M) == ["Q7"]
    observable = [question.id for question in LAW.questions if question.observable]
    assert re.findall(r"^  (Q\d+)", all_of_them.value.choices, re.M) == observable


def test_ids_are_unique() -> None:
    for ids in ([c.id for c in LAW.clauses()], [q.id for q in LAW.questions]):
        twice = [id for id, count in Counter(ids).items() if count > 1]
        assert twice == [], f"taken already, choose the next free number: {', '.join(twice)}"
    references = [r for question in LAW.questions for r in question.references]
    assert len(references) == len(set(references))


@every(CLAUSES, lambda clause: clause.id)
def test_a_shipped_clause_is_complete(clause: Clause) -> None:
    assert clause.owner in OWNERS
    assert clause.level in LEVELS
    assert clause.status in STATUSES
    assert clause.gist.nl
    assert clause.gist.en
    assert clause.texts
    assert bool(clause.reason.nl and clause.reason.en) == (clause.status == "excluded")
    assert (clause.level == "OPEN") == (clause.status == "question")
    assert clause.status != "question" or clause.questions
    assert clause.status != "covered" or clause.level in ("MUST", "SHOULD")
    assert clause.id.startswith("C0992-") or clause.level == "SHOULD"
    for passage in clause.passages.values():
        if not passage.sha256:  # no sentence of a text
            assert clause.id.startswith(f"{passage.document}-"), "its id begins with its document"
            assert clause.level == "SHOULD", "no sentence of a text: SHOULD"


@every(CLAUSES, lambda clause: clause.id)
def test_a_shipped_passage_is_traced_and_told(clause: Clause) -> None:
    for text, passage in clause.passages.items():
        assert passage.document in LAW.documents
        assert passage.locator("nl")
        assert passage.locator("en")
        assert bool(passage.at) == bool(re.fullmatch("[0-9a-f]{64}", passage.sha256))
        assert bool(passage.at) == bool(re.fullmatch("([0-9a-f]{2})+", passage.fingerprint))
        told = bool(passage.what_changed.nl and passage.what_changed.en)
        assert told == (passage.change in ("changed", "moved", "elsewhere", "new"))
        assert text != "seed" or not passage.change
    assert bool(clause.gone.nl and clause.gone.en) == ("main" not in clause.texts)


@every(CLAUSES, lambda clause: clause.id)
def test_no_gist_is_a_sentence_of_the_text(clause: Clause) -> None:
    known = {p.sha256 for each in LAW.clauses() for p in each.passages.values()}
    for words in (clause.gist, clause.reason, clause.remark, clause.gone):
        for said in (words.nl, words.en):
            assert digest(said) not in known
            assert not [part for part in re.split(r"(?<=[.?!:;]) ", said) if digest(part) in known]


@pytest.mark.parametrize("text", ["seed", "main"])
def test_every_sentence_of_a_text_has_a_clause(text: str) -> None:
    places = {
        passage.at
        for clause in LAW.clauses(text)
        if (passage := clause.passage(text)) and passage.document == LAW.case
    }
    assert places == set(range(1, LAW.texts[text].sentences + 1))


@pytest.mark.parametrize("text", ["seed", "main"])
def test_clauses_of_one_sentence_have_the_same_traces(text: str) -> None:
    traces: dict[tuple[str, int], set[str]] = {}
    for clause in LAW.clauses(text):
        passage = clause.passage(text)
        if passage and passage.at:
            traces.setdefault((passage.document, passage.at), set()).add(passage.sha256)
    assert all(len(found) == 1 for found in traces.values())


@every(QUESTIONS, lambda question: question.id)
def test_a_shipped_question_is_complete(question: Question) -> None:
    names = [reading.name for reading in question.readings]
    assert len(names) == len(set(names)) >= 2
    assert question.title.nl
    assert question.title.en
    assert question.question.nl
    assert question.question.en
    assert question.clauses
    for id in question.clauses:
        assert LAW.clause(id)
    for reading in question.readings:
        assert reading.gist.nl
        assert reading.gist.en
        assert reading.binds in ("provider", "consumer", "nobody")
        assert set(reading.supporters) <= set(LAW.sources)
    assert set(question.letter) <= set(LAW.texts)
    assert set(question.letter.values()) <= set(names)
    assert bool(question.probe) == question.observable
    assert question.observable or question.note


@every(QUESTIONS, lambda question: question.id)
def test_a_shipped_observation_tells_something(question: Question) -> None:
    said = [w for each in question.observations for w in (each.key, each.phrase.nl, each.phrase.en)]
    assert len(said) == len(set(said))
    names = {reading.name for reading in question.readings}
    for each in question.observations:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each.key)
        assert each.phrase.nl
        assert each.phrase.en
        assert each.readings
        assert set(each.readings) <= names
        assert ";" not in each.phrase.nl + each.phrase.en
    if question.observable:
        assert any(set(each.readings) != names for each in question.observations)


def test_the_letter_of_the_seed_says_that_the_provider_numbers() -> None:
    chosen = parse_readings(["all=seed"], LAW)
    assert chosen["Q7"] == "A"
    number = LAW.question("C0992-2.2")
    assert number.outcomes("geen-nummer") == {
        "A": "failed",
        "B": "failed",
        "C": "failed",
        "D": "passed",
    }
    assert number.outcomes("nummer-toegekend")["A"] == "passed"


def test_what_the_case_refers_to_binds_under_the_published_text() -> None:
    assert LAW.level("F2173-1", "seed") == "SHOULD"
    assert LAW.level("F2173-1", "main") == "MUST"
    assert LAW.level("API-1", "main") == "SHOULD"


def test_practice_that_goes_against_the_letter_is_told_with_the_question() -> None:
    question = LAW.question("Q2")
    assert "PodiumD-4.6" in question.reading("C").supporters
    for language in ("nl", "en"):
        told = draft(LAW, "Q2", language=language)
        assert "KI-051" in told
        assert question.note[language] in told
        assert LAW.texts["seed"].address in told


@every(CLAUSES, lambda clause: clause.id)
def test_a_remark_is_in_both_languages_and_names_what_there_is(clause: Clause) -> None:
    assert bool(clause.remark.nl) == bool(clause.remark.en)
    for words in (clause.remark.nl, clause.remark.en):
        named = re.findall(r"\b(?:C0992|F2173|BT|API)-[\d.]*\d[a-z]?\b", words)
        assert {*named} <= {each.id for each in LAW.clauses()}
        assert {*re.findall(r"\bQ\d+\b", words)} <= {each.id for each in LAW.questions}
