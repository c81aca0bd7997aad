"""From the checks of a run to its result: verdict and reason, clauses, questions, what was left."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from canned import TOKEN, stage_of

from kcc_conformance.detection.diagnosis import Unplayable, stop
from kcc_conformance.detection.document import Detection
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.scenarios import Played
from kcc_conformance.playing.summing import WRITES, sum_up, sum_up_unplayed
from kcc_conformance.result.known_failures import Entry, today
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Check,
    CheckFinding,
    Leftover,
    Result,
)
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.stage import Stage

LAW = load_register()
TAAL = "attributen/De Taal van het voorbeeld komt terug[een latere opvraging]"


def check(
    outcome: str, *, name: str = TAAL, clauses: tuple[str, ...] = ("C0992-2.7",), **more: Any
) -> Check:
    return Check(name, "", "", name, clauses, more.pop("questions", ()), more.pop("level", "MUST"),
                 outcome, **more)  # fmt: skip


def scenario(name: str, *clauses: str, level: str = "MUST") -> Played:
    return Played(name, "De attributen", "Regel", name, clauses, (), level)


def summed(*checks: Check, stage: Stage | None = None, **more: Any) -> Result:
    more = {"unplayed": (), "leftovers": (), "register": LAW, "readings": {}, **more}
    return sum_up(stage or stage_of(), checks, **more)


GOOD, BAD = check(PASSED), check(FAILED)
OTHER = scenario("attributen/Ander", "C0992-2.8")


# --- verdict and reason -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("checks", "more", "verdict", "why"),
    [
        ([GOOD], {}, "conform", "alle 1 verplichte controles gehaald"),
        ([GOOD], {"interrupted": True}, "cannot_tell", "de run is afgebroken"),
        (
            [BAD],
            {"interrupted": True},
            "not_conform",
            "1 verplichte controle niet gehaald; de run is afgebroken",
        ),
        (
            [GOOD],
            {"unplayed": (OTHER, OTHER)},
            "conform",
            "alle 1 verplichte controles gehaald; gedeeltelijke run: 2 scenario's niet gekozen",
        ),
    ],
)
def test_how_a_run_is_told(
    checks: list[Check], more: dict[str, Any], verdict: str, why: str
) -> None:
    result = summed(*checks, **more)
    assert (result.verdict, result.why) == (verdict, why)


@pytest.mark.parametrize(
    ("checks", "verdict", "why"),
    [
        (
            [GOOD],
            "cannot_tell",
            "alle 1 verplichte controles gehaald, maar er is alleen gelezen: 1 scenario's die"
            " schrijven niet uitgevoerd",
        ),
        (
            [BAD],
            "not_conform",
            "1 verplichte controle niet gehaald; er is alleen gelezen: 1 scenario's die"
            " schrijven niet uitgevoerd",
        ),
        (
            [check(CANT_TELL)],
            "cannot_tell",
            "1 verplichte controle niet te beoordelen; er is alleen gelezen: 1 scenario's die"
            " schrijven niet uitgevoerd",
        ),
    ],
)
def test_a_run_that_only_read_cannot_tell_at_best(
    checks: list[Check], verdict: str, why: str
) -> None:
    result = summed(*checks, stage=stage_of(read_only=True), writing=(OTHER,))
    assert (result.verdict, result.why) == (verdict, why)
    assert result.run["partial"]


def test_recommendations_bind_a_strict_run() -> None:
    advice = check(FAILED, level="SHOULD")
    assert summed(GOOD, advice).verdict == "conform"
    assert summed(GOOD, advice, stage=stage_of(strict=True)).verdict == "not_conform"


def test_what_was_declared_is_said() -> None:
    stage = stage_of(capability=("delete=no", "filters=yes"))
    result = summed(GOOD, stage=stage)
    assert result.why == (
        "alle 1 verplichte controles gehaald; verklaard met --capability: delete=no, filters=yes"
    )


@pytest.mark.parametrize(
    ("days", "state", "known"), [(0, "known", ", waarvan bekend: 1"), (-1, "expired", "")]
)
def test_known_failures_are_counted_and_change_no_verdict(
    days: int, state: str, known: str
) -> None:
    entry = Entry(TAAL, "reden", "https://issues.example/7", today() + timedelta(days))
    result = summed(BAD, check(FAILED, name="x"), known=(entry,))
    assert [each.state for each in result.known] == [state]
    assert result.why == f"2 verplichte controles niet gehaald{known}"
    assert result.verdict == "not_conform"
    assert summed(BAD).known == ()


# --- what was not played ----------------------------------------------------------------------


def test_what_was_not_played_is_there_with_the_reason() -> None:
    a, b, c = (replace(OTHER, id=f"attributen/{name}", scenario=name) for name in "abc")
    result = summed(GOOD, unplayed=(a,), unreached=(b,), writing=(c,))
    assert [(each.id, each.outcome, each.message) for each in result.checks[1:]] == [
        ("attributen/a", UNTESTED, "niet gekozen"),
        ("attributen/b", UNTESTED, "niet bereikt"),
        ("attributen/c", UNTESTED, WRITES),
    ]
    last = result.checks[-1]
    assert (last.feature, last.rule, last.scenario) == ("De attributen", "Regel", "c")
    assert (last.clauses, last.level) == (("C0992-2.8",), "MUST")


@pytest.mark.parametrize(
    ("more", "partial", "interrupted"),
    [
        ({}, False, False),
        ({"unplayed": (OTHER,)}, True, False),
        ({"writing": (OTHER,)}, True, False),
        ({"interrupted": True}, True, True),
    ],
)
def test_whether_a_run_is_whole(more: dict[str, Any], partial: bool, interrupted: bool) -> None:
    run = summed(GOOD, **more).run
    assert (run["partial"], run["interrupted"]) == (partial, interrupted)
    assert isinstance(run["partial"], bool)


# --- the run itself ---------------------------------------------------------------------------


def test_what_the_run_was() -> None:
    stage = stage_of("openklant-2.8", seed=7)
    left = (Leftover("actor", "1", "405"),)
    result = summed(GOOD, stage=stage, leftovers=left, workers=2, readings={"Q24": "A"})
    assert result.suite["name"] == "kcc-conformance"
    assert (result.provider["contract"], result.provider["url"]) == ("openklant-2.8", stage.url)
    run = result.run
    assert (run["id"], run["seed"], run["workers"]) == (stage.run_id, 7, 2)
    assert summed(GOOD, stage=stage).run["workers"] == 0
    assert run["requests"] == stage.provider.requests == len(result.exchanges) > 0
    assert run["readings"] == {"Q24": "A"}
    assert run["started"] == stage.started.isoformat(timespec="seconds")
    assert run["finished"] >= run["started"]
    assert result.leftovers == left
    assert TOKEN not in repr(result)
    assert result.standard["case"] == LAW.case
    first = stage.recorder.exchanges[0]
    assert (result.exchanges[0]["url"], result.exchanges[0]["status"]) == (first.url, first.status)


def test_how_long_a_run_took(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = stage_of()

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return stage.started + timedelta(seconds=1.23456)

    monkeypatch.setattr("kcc_conformance.playing.summing.datetime", Clock)
    assert summed(GOOD, stage=stage).run["seconds"] == 1.235


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


# --- nothing to play on -----------------------------------------------------------------------


def test_a_run_that_could_not_be_played_cannot_tell() -> None:
    trouble = Unplayable(stop("network", "niet te bereiken", "unreachable", "kijk", "look"))
    settings = Settings(url="http://provider.invalid", token=TOKEN, reading=("Q24=A",))
    left = (Leftover("actor", "1", "405"),)
    result = sum_up_unplayed(settings, trouble, {"Q24": "A"}, left)
    assert (result.verdict, result.why) == ("cannot_tell", "niet te bereiken")
    assert (result.checks, result.exchanges, result.leftovers) == ((), (), left)
    assert result.provider == {
        "url": "http://provider.invalid", "contract": "?", "detected_by": [], "capabilities": {},
    }  # fmt: skip
    run = result.run
    assert (run["partial"], run["interrupted"], run["requests"]) == (False, False, 0)
    assert (run["seconds"], run["seed"]) == (0.0, 0)
    assert run["readings"] == {"Q24": "A"}
    assert len(run["id"]) == 8
    assert {question.chosen for question in result.questions if question.id == "Q24"} == {"A"}
    assert {clause.outcome for clause in result.clauses} == {UNTESTED, INAPPLICABLE}
    assert result.doctor == trouble.diagnoses
    assert TOKEN not in repr(result)


def test_what_was_found_out_before_playing_made_no_sense() -> None:
    stage = stage_of()
    trouble = Unplayable(stop("network", "niet te bereiken", "unreachable", "kijk", "look"))
    trouble.run_id, trouble.exchanges = "cafe0001", stage.recorder.exchanges
    settings = Settings(token=TOKEN, seed=5)
    result = sum_up_unplayed(settings, trouble, {})
    assert (result.run["id"], result.run["seed"]) == ("cafe0001", 5)
    assert result.run["requests"] == len(result.exchanges) > 0
    assert "referentie" in result.provider["url"]
    assert result.leftovers == ()


def test_as_far_as_the_provider_was_known_it_is_told() -> None:
    stage = stage_of()
    trouble = Unplayable(stop("network", "niet te bereiken", "unreachable", "kijk", "look"))
    trouble.detection = Detection(stage.contract, "http://provider.invalid/api/v1", ("bewijs",))
    settings = Settings(url="http://provider.invalid", token=TOKEN)
    assert sum_up_unplayed(settings, trouble, {}).provider == {
        "url": "http://provider.invalid/api/v1",
        "contract": "openklant-2.16",
        "detected_by": ["bewijs"],
        "capabilities": {},
    }
