"""From the checks of a run to its result: verdict, reason, and what was not played."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from canned import TOKEN, stage_of
from sums import BAD, GOOD, LAW, OTHER, TAAL, check, summed

from kcc_conformance.detection.diagnosis import Unplayable, stop
from kcc_conformance.detection.document import Detection
from kcc_conformance.playing.summing import WRITES, sum_up_unplayed
from kcc_conformance.result.known_failures import Entry, today
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    UNTESTED,
    Check,
    Leftover,
)
from kcc_conformance.settings.settings import Settings

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
            "partial",
            "1 verplichte controle gehaald; gedeeltelijke run: 2 scenario's niet gekozen",
        ),
        (
            [GOOD],
            {"unplayed": (OTHER,), "unreached": (OTHER,)},
            "partial",
            "1 verplichte controle gehaald; gedeeltelijke run: 1 scenario's niet gekozen,"
            " 1 scenario's niet bereikt",
        ),
        (
            [GOOD],
            {"unplayed": (OTHER,), "unreached": (OTHER,), "interrupted": True},
            "cannot_tell",
            "de run is afgebroken; gedeeltelijke run: 1 scenario's niet gekozen",
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
    ("more", "partial", "interrupted", "left_out"),
    [
        ({}, False, False, 0),
        ({"unplayed": (OTHER,)}, True, False, 1),
        ({"writing": (OTHER, OTHER)}, True, False, 2),
        ({"unreached": (OTHER,)}, True, False, 1),
        ({"interrupted": True}, True, True, 0),
    ],
)
def test_whether_a_run_is_whole(
    more: dict[str, Any], partial: bool, interrupted: bool, left_out: int
) -> None:
    run = summed(GOOD, **more).run
    assert run["left_out"] == left_out
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
    assert summed(GOOD, stage=stage, allowed=450.0).run["seconds_allowed"] == 450.0
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
