"""Whether a run may write: where somebody is asked, and what is told."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from canned import consumer_of, stage_of, with_consumer

from kcc_conformance.client.answer import Deadline
from kcc_conformance.detection.diagnosis import ok, warn
from kcc_conformance.playing import consent
from kcc_conformance.playing.chosen import chosen_by
from kcc_conformance.playing.consent import DELETING, OTHERS, NotAgreed
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.declared import Declared
from kcc_conformance.stage.stage import Stage

URL = "http://provider.invalid/api"
QUESTION = warn(OTHERS, "er staan records van anderen", "there are records of others", "a", "b")
CANNOT_DELETE = warn(DELETING, "niets kan worden verwijderd", "nothing can be deleted", "a", "b")


def stage_at(url: str | None = URL, **settings: Any) -> Stage:
    """A stage at a provider elsewhere that lists one actor of somebody else."""

    def answer(request: httpx.Request) -> httpx.Response:
        there = request.url.path.endswith("/actoren")
        results = [{"uuid": "1", "naam": "Jan de Boer"}] if there else []
        return httpx.Response(200, json={"count": len(results), "next": None, "results": results})

    stage = with_consumer(stage_of(), consumer_of(answer))
    return replace(stage, settings=replace(stage.settings, url=url, **settings))


def test_others_are_told_with_host_and_number() -> None:
    told = consent.others(stage_at())
    assert told is not None
    assert told.what["en"] == "provider.invalid holds records that are not of this suite (1 actor)"
    assert "--yes" in told.advice["nl"]


def test_with_yes_they_are_told_and_nothing_is_asked() -> None:
    stage = stage_at(yes=True)
    told = consent.others(stage)
    assert told is not None
    assert not told.advice["en"]
    consent.need(stage, told, None)


@pytest.mark.parametrize("settings", [{"url": None}, {"read_only": True}])
def test_a_run_that_writes_nothing_elsewhere_looks_at_nobody(settings: dict[str, Any]) -> None:
    stage = stage_at(**settings)
    assert consent.others(stage) is None
    assert stage.provider.requests == 0
    consent.need(stage, QUESTION, None)


def test_without_anybody_to_ask_it_is_not_agreed() -> None:
    with pytest.raises(NotAgreed) as raised:
        consent.need(stage_at(), QUESTION, None)
    assert str(raised.value) == "there are records of others; b"
    assert raised.value.said("nl") == "er staan records van anderen; a"


@pytest.mark.parametrize("agrees", [True, False])
def test_who_is_asked_decides(agrees: bool) -> None:
    asked: list[Diagnosis] = []

    def ask(question: Diagnosis) -> bool:
        asked.append(question)
        return agrees

    if agrees:
        consent.need(stage_at(), QUESTION, ask)
    else:
        with pytest.raises(NotAgreed):
            consent.need(stage_at(), QUESTION, ask)
    assert asked == [QUESTION]


def test_the_time_that_somebody_thinks_is_not_the_runs(clock: list[float]) -> None:
    stage = stage_at()
    stage.provider.deadline = Deadline(300.0)
    before = stage.provider.deadline.left

    def ask(question: Diagnosis) -> bool:
        clock[0] += 120
        return True

    consent.need(stage, QUESTION, ask)
    assert stage.provider.deadline.left == pytest.approx(before, abs=1)


def test_declaring_that_nothing_is_deleted_is_agreeing() -> None:
    stage = stage_at()
    with pytest.raises(NotAgreed):
        consent.need(stage, CANNOT_DELETE, None)
    stage.consumer.declared = Declared({"delete": False})
    consent.need(stage, CANNOT_DELETE, None)
    with pytest.raises(NotAgreed):
        consent.need(stage, QUESTION, None)


def test_what_will_stay_is_counted_by_kind() -> None:
    stage = stage_at()
    chosen = chosen_by(stage.settings)
    numbers = consent.planned(stage, chosen)
    assert set(numbers) == {"klantcontact", "betrokkene", "actorklantcontact", "partij", "actor"}
    told = consent.staying(stage, chosen, (CANNOT_DELETE,))
    assert told is not None
    assert f"about {sum(numbers.values())} stay" in told.what["en"]
    assert f"{numbers['klantcontact']} klantcontacten" in told.what["nl"]


def test_where_everything_can_be_deleted_nothing_stays() -> None:
    stage = stage_at()
    assert consent.staying(stage, chosen_by(stage.settings), (ok(DELETING, "ja", "yes"),)) is None
