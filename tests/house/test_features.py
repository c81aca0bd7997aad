"""The features say what they mean: complete, unambiguous, and all of the law."""

import contextlib
import io
from collections import Counter
from functools import cache

import law
import pytest
from meanings import definitions, matches
from whole_runs import whole

from kcc_conformance.law.register import load_register
from kcc_conformance.playing.play import play
from kcc_conformance.playing.played import features_folder
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

TEXTS = law.texts()
EVERY = law.read(TEXTS)
LAW = load_register()
COVERED = [clause.id for clause in LAW.clauses() if clause.status == "covered"]
ASKED = [question.id for question in LAW.questions if question.observable]


@cache
def run(text: str = "seed", read_only: bool = False) -> Result:
    """One run against the built-in reference implementation; under another text of what is not as
    it is under the usual one."""
    if text == "seed" and not read_only:
        return whole()
    only = None if read_only else ",".join(OTHERWISE)
    settings = Settings(seed=1, examples=1, patience=0.0, text=text, read_only=read_only, only=only)
    return play(settings)


def test_there_are_features() -> None:
    assert len(TEXTS) > 10
    assert len(EVERY) > 80


def test_they_are_dutch() -> None:
    assert law.language_problems(TEXTS) == []
    assert {told.language for told in EVERY} == {"nl"}


def test_every_rule_is_told_by_a_scenario_and_every_scenario_stands_under_a_rule() -> None:
    assert [told.id for told in EVERY if not told.rule] == []


def test_names_are_unique() -> None:
    assert law.name_problems(EVERY) == []


def test_every_scenario_has_one_level() -> None:
    assert law.level_problems(EVERY) == []


def test_every_tag_is_known() -> None:
    assert law.tag_problems(EVERY, LAW) == []


def test_every_outline_has_its_rows() -> None:
    assert law.table_problems(EVERY) == []


def test_every_scenario_goes_from_given_by_when_to_then() -> None:
    assert law.order_problems(EVERY) == []


def test_every_step_has_one_meaning() -> None:
    assert law.step_problems(EVERY, definitions()) == []


def test_every_definition_is_used() -> None:
    known = definitions()
    used = {
        id(context)
        for told in EVERY
        for _, lines in told.played
        for line in lines
        for context in matches(line, known)
    }
    assert [c.parser.name for c in known if id(c) not in used] == []


def test_every_clause_is_covered_excluded_or_a_question() -> None:
    missing = law.uncovered(EVERY, LAW)
    assert missing == [], f"no Regel or scenario has the tag of: {', '.join(missing)}"
    assert law.wrongly_covered(EVERY, LAW) == []
    for clause in LAW.clauses():
        assert clause.status in ("covered", "excluded", "question")
        assert clause.status != "excluded" or (clause.reason.nl and clause.reason.en)
        assert clause.status != "question" or clause.questions


def test_every_question_is_asked_as_it_is_registered() -> None:
    assert law.question_problems(EVERY, LAW) == []


# --- in a run ---------------------------------------------------------------------------------


OTHERWISE = [
    clause.id
    for clause in LAW.clauses("main")
    if clause.level_in("main")
    != {each.id: each.level_in("seed") for each in LAW.clauses("seed")}.get(clause.id)
]
"""The clauses that the other text adds, or gives another level."""


@pytest.mark.parametrize(
    ("text", "about"),
    [("seed", [clause.id for clause in LAW.clauses("seed")]), ("main", OTHERWISE)],
    ids=["seed", "main"],
)
def test_every_covered_clause_is_exercised(text: str, about: list[str]) -> None:
    assert about
    outcomes = {check.id: check.outcome for check in run(text).checks}
    told = [clause for clause in run(text).clauses if clause.id in about]
    assert {clause.id for clause in told} == {*about}
    unproven = [
        clause.id
        for clause in told
        if clause.status == "covered"
        and "passed" not in {outcomes[check] for check in clause.checks}
    ]
    assert unproven == []
    assert {c.id for c in told if c.outcome not in ("passed", "inapplicable")} <= {
        clause.id for clause in LAW.clauses(text) if clause.status == "question"
    }


def test_every_question_is_observed() -> None:
    result = run()
    ids = {check.id for check in result.checks}
    for question in LAW.questions:
        assert not question.probe or question.probe in ids
    assert [each.id for each in result.questions if each.id in ASKED and not each.observed] == []


def test_as_many_checks_as_scenarios_and_rows() -> None:
    rows = [told.id for told in EVERY if not told.reads for _ in told.played]
    checks = [check.id.partition("[")[0] for check in run().checks]
    assert Counter(checks) == Counter(rows)


def test_a_run_that_only_reads_plays_what_only_reads_and_names_the_rest() -> None:
    checks = run(read_only=True).checks
    assert len(checks) == sum(1 for told in EVERY for _ in told.played)
    reads = {told.id for told in EVERY if told.reads}
    assert reads
    for check in checks:
        assert (check.outcome == "untested") != (check.id.partition("[")[0] in reads)


def test_what_only_reads_stands_together() -> None:
    assert {told.place for told in EVERY if told.reads} == {"alleen-lezen"}
    assert all(told.reads for told in EVERY if told.place == "alleen-lezen")


def test_as_many_items_as_scenarios_and_rows() -> None:
    class Count:
        items = 0

        def pytest_collection_finish(self, session: pytest.Session) -> None:
            self.items = len(session.items)

    folder, count = str(features_folder()), Count()
    options = ("-c", f"{folder}/pytest.ini", "--rootdir", folder, "-qq", "--collect-only")
    with contextlib.redirect_stdout(io.StringIO()) as said:
        pytest.main([folder, *options], plugins=[count])
    wanted = sum(1 for told in EVERY if not told.reads for _ in told.played)
    assert count.items == wanted, said.getvalue()


# --- these tests notice -----------------------------------------------------------------------


def without(tag: str) -> list[law.Told]:
    """The features as they would be without a tag."""
    lines = {
        place: "\n".join(
            " ".join(word for word in line.split(" ") if word != f"@{tag}")
            if line.strip().startswith("@")
            else line
            for line in text.split("\n")
        )
        for place, text in TEXTS.items()
    }
    return law.read(lines)


@pytest.mark.parametrize("clause", COVERED)
def test_a_clause_that_nobody_tells_of_is_noticed(clause: str) -> None:
    assert {*law.uncovered(without(clause), LAW)} == {*law.uncovered(EVERY, LAW), clause}


@pytest.mark.parametrize("question", ASKED)
def test_a_question_that_nobody_asks_is_noticed(question: str) -> None:
    left = without(question)
    assert {*law.uncovered(left, LAW)} == {*law.uncovered(EVERY, LAW), question}
    assert law.level_problems(left)
    assert law.question_problems(left, LAW)


@pytest.mark.parametrize("level", ["MUST", "SHOULD", "OPEN"])
def test_a_level_that_is_left_out_is_noticed(level: str) -> None:
    assert len(law.level_problems(without(level))) == sum(told.levels == [level] for told in EVERY)


HEAD = "# language: nl\nFunctionaliteit: F\n"


def problems(text: str) -> list[str]:
    every = law.read({"proef": HEAD + text})
    return [
        *law.name_problems(every), *law.level_problems(every), *law.tag_problems(every, LAW),
        *law.table_problems(every), *law.order_problems(every),
        *law.step_problems(every, definitions()),
    ]  # fmt: skip


GOOD = """
  @C0992-2.4
  Regel: R
    @MUST
    Abstract Scenario: S
      Gegeven een gesprek dat is geregistreerd met <werkwijze>
      Als de consumer het klantcontact opvraagt
      Dan toont de provider dat klantcontact
      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |
"""


def test_a_good_feature_has_no_problems() -> None:
    assert problems(GOOD) == []
    assert law.language_problems({"proef": GOOD}) == ["proef"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@MUST", "@MUST @SHOULD"),
        ("@MUST", "@OPEN"),
        ("@MUST", ""),
        ("@C0992-2.4", ""),
        ("@C0992-2.4", "@C0992-2.44"),
        ("@C0992-2.4", "@C0992-2.4 @C0992-2.4"),
        ("@C0992-2.4", "@onzin"),
        ("      Voorbeelden:", "      @MUST\n      Voorbeelden:"),
        ("Abstract Scenario", "Scenario"),
        ("met <werkwijze>", "met <manier>"),
        ("met <werkwijze>", "met losse aanroepen"),
        ("        | losse aanroepen   |\n        | maak-klantcontact |\n", ""),
        ("| maak-klantcontact |", "| losse aanroepen   |"),
        ("Dan toont de provider dat klantcontact", "Dan toont de provider iets"),
        ("      Dan toont de provider dat klantcontact\n", ""),
        ("Als de", "Dan de"),
        (
            "Regel: R\n",
            "Regel: R\n    @MUST\n    Scenario: S\n      Dan toont de provider die actor\n",
        ),
    ],
)
def test_a_bad_feature_is_noticed(old: str, new: str) -> None:
    assert old in GOOD
    assert problems(GOOD.replace(old, new))
