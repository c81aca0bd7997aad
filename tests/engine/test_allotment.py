"""The time that a run gets: by what it plays, and by how fast answers come."""

from dataclasses import replace
from typing import Any

import pytest
from canned import stage_of

from kcc_conformance.client.answer import Deadline
from kcc_conformance.detection.capabilities import DOCTOR
from kcc_conformance.playing.allotment import allot, allotment, latency_of
from kcc_conformance.playing.chosen import chosen_by
from kcc_conformance.playing.doctor import examine
from kcc_conformance.playing.foreseen import Foreseen
from kcc_conformance.playing.parallel.briefing import brief
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.stage import Stage


@pytest.mark.parametrize(
    ("requests", "latency", "given", "seconds", "fits"),
    [
        (600, 0.0, None, 300.0, True),
        (600, 0.3, None, 300.0, True),
        (1000, 0.395, None, 600.0, True),
        (1000, 0.595, None, 900.0, True),
        (1000, 0.7, None, 900.0, False),
        (1000, 0.1, 60.0, 60.0, False),
        (1000, 0.1, 158.0, 158.0, True),
        (1000, 9.0, 0.0, 0.0, True),
        (1000, 9.0, 2000.0, 2000.0, False),
    ],
)
def test_what_a_run_gets(
    requests: int, latency: float, given: float | None, seconds: float, fits: bool
) -> None:
    found = allotment(Settings(max_seconds=given), requests, latency)
    assert found.seconds == pytest.approx(seconds, abs=1)
    assert found.fits is fits


def test_together_it_takes_less_but_not_all_of_it() -> None:
    one, four = (allotment(Settings(parallel=n), 1000, 0.5).needed for n in (1, 4))
    assert one / 4 < four < one / 2


# --- on a stage -------------------------------------------------------------------------------


def slow(milliseconds: float, **settings: Any) -> Stage:
    """A stage that the doctor has seen, with answers that took so long."""
    stage = stage_of(**settings)
    examine(stage)
    recorder = stage.recorder
    recorder._heads[:] = [replace(each, milliseconds=milliseconds) for each in recorder.heads]
    return stage


def told_of(stage: Stage) -> tuple[Diagnosis, ...]:
    return allot(stage, chosen_by(stage.settings))


def test_the_latency_is_that_of_the_doctor() -> None:
    seen = slow(250.0).recorder.heads
    assert latency_of(seen) == 0.25
    opening = [replace(each, milliseconds=9000.0) for each in seen if each.check != DOCTOR]
    assert latency_of([*opening, *(each for each in seen if each.check == DOCTOR)]) == 0.25
    assert latency_of(opening) == 9.0
    assert latency_of([replace(each, status=None) for each in seen]) == 0.0
    assert latency_of(()) == 0.0


def test_a_fast_provider_gets_the_least_and_nothing_is_said() -> None:
    stage = slow(3.0)
    assert told_of(stage) == ()
    assert stage.provider.deadline.seconds == 300
    assert 290 < stage.provider.deadline.left < 300


def test_a_slow_provider_gets_more_and_the_workers_know() -> None:
    stage = slow(500.0, only="C0992-2.4 or C0992-2.5 or MUST or SHOULD")
    (told,) = told_of(stage)
    seconds = stage.provider.deadline.seconds
    assert (told.name, told.outcome) == ("time", "ok")
    assert 300 < seconds < 900
    assert seconds - 10 < stage.provider.deadline.left < seconds
    assert f'"max_seconds": {seconds}' in brief(stage, 1, (), None)
    assert f"{seconds:g} s" in told.what["nl"]


def test_what_does_not_fit_is_said_with_what_to_give() -> None:
    stage = slow(2000.0)
    (told,) = told_of(stage)
    assert (told.name, told.outcome) == ("time", "warn")
    assert stage.provider.deadline.seconds == 900
    assert "900 s" in told.what["nl"]
    assert "2000 ms" in told.what["en"]
    for words in told.advice.values():
        assert "--max-seconds " in words
        assert "--parallel 4" in words
        assert "--quick" in words
    given = int(told.advice["en"].partition("--max-seconds ")[2].partition(",")[0])
    assert told_of(slow(2000.0, max_seconds=given))[0].outcome == "ok"


@pytest.mark.parametrize(
    ("settings", "ways"),
    [
        ({"parallel": 2}, "give --max-seconds N or --quick"),
        ({"quick": True}, "give --max-seconds N or --parallel 4"),
        ({"contract": "openklant-2.8"}, "give --max-seconds N or --quick"),
        ({"read_only": True}, "give --max-seconds N"),
    ],
)
def test_only_what_can_be_given_is_advised(settings: dict[str, Any], ways: str) -> None:
    stage = slow(9000.0, **settings)
    (told,) = told_of(stage)
    number = told.advice["en"].split()[2].rstrip(",")
    assert told.advice["en"].replace(number, "N", 1) == ways


def test_what_the_user_said_is_kept() -> None:
    for given in (0.0, 5000.0, 20.0):
        stage = slow(500.0, max_seconds=given)
        told = told_of(stage)
        assert stage.provider.deadline.seconds == given
        assert [each.outcome for each in told] == (["warn"] if given == 20 else ["ok"])


def test_without_a_limit_there_is_none() -> None:
    stage = slow(300.0, max_seconds=0.0)
    told_of(stage)
    assert stage.provider.deadline.left == Deadline(0).left


def test_a_run_says_so_before_it_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    foreseen = Foreseen((), {("GET", "/"): 10**9}, {}, {})
    monkeypatch.setattr("kcc_conformance.playing.foreseen.foresee", lambda *told: foreseen)
    heard: list[str] = []
    result = play(
        Settings(seed=1, only="C0992-0.6", patience=0.0),
        on_doctor=lambda seen: heard.extend(each.name for each in seen if each.outcome == "warn"),
        on_start=lambda number: heard.append("play"),
    )
    assert heard == ["time", "play"]
    assert result.run["seconds_allowed"] == 900
    assert [each.name for each in result.doctor if each.outcome == "warn"] == ["time"]


def test_a_result_says_what_it_got() -> None:
    few = '"foutafhandeling/Een klantcontact met een fout[Onderwerp - ontbreekt]"'
    result = play(Settings(seed=1, only=few, patience=0.0, max_seconds=200.0))
    assert result.run["seconds_allowed"] == 200
    result = play(Settings(seed=1, only=few, patience=0.0))
    assert result.run["seconds_allowed"] == 300
    assert [each for each in result.doctor if each.name == "time"] == []
