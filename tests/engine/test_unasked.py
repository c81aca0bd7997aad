"""What appears although nobody asked for it, as a run of its own would see it."""

from dataclasses import replace
from typing import Any

import httpx
import pytest
from canned import calls_of, consumer_of, stage_of, with_consumer

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.bodies import NO_JSON
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.probing.newcomers import newcomers
from kcc_conformance.probing.whose import OTHERS, OURS, UNKNOWN, cause


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kcc_conformance.probing.whose._LEAST_QUIET", 0.02)


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("contract", BUILT_IN)
def test_own_registrations_are_no_newcomers(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    before = stage.inventory.now()
    found = calls.whole()
    after = stage.inventory.now()
    assert before.problem == after.problem == ""
    assert after.shows(str(found.klantcontact_id).upper())
    assert not before.shows(str(found.klantcontact_id))
    assert newcomers(stage, before, after) == ()
    assert cause(stage, calls.bare) == UNKNOWN


def test_a_newcomer_of_our_own_making() -> None:
    stage = stage_of("openklant-2.16", "write-klantcontact-twice")
    calls = calls_of(stage)
    calls.values()
    before = stage.inventory.now()
    calls.whole()
    (newcomer,) = newcomers(stage, before, stage.inventory.now())
    assert "kenmerk" in str(newcomer.ours)


@pytest.mark.parametrize(
    ("status", "trouble", "count"),
    [
        (None, "weg", 0),
        (503, None, 0),
        (429, None, 0),
        (200, None, 0),
        (500, None, 1),
        (400, None, 1),
    ],
)
def test_a_registration_of_which_the_answer_was_lost_is_no_newcomer(
    status: int | None, trouble: str | None, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stage_of("openklant-2.16")
    values = calls_of(stage).values()
    before = stage.inventory.now()
    request = stage.provider.request

    def lossy(method: str, *given: Any, **more: Any) -> Answer:
        answer = request(method, *given, **more)
        if method != "POST":
            return answer
        return replace(answer, status=status, trouble=trouble, body=NO_JSON)

    monkeypatch.setattr(stage.provider, "request", lossy)
    stage.consumer.create("klantcontact", values)
    found = newcomers(stage, before, stage.inventory.now())
    assert len(found) == count


@pytest.mark.usefixtures("no_waiting")
def test_a_newcomer_of_unknown_making_is_ours_if_it_keeps_coming() -> None:
    stage = stage_of("openklant-2.16", "uninvited-klantcontact-on-actor-read")
    actor = stage.people.actor()
    before = stage.inventory.now()

    def provoke() -> None:
        stage.consumer.read("actor", actor)

    provoke()
    (newcomer,) = newcomers(stage, before, stage.inventory.now())
    assert newcomer.ours is None
    assert cause(stage, provoke) == OURS
    assert cause(stage, lambda: None) == UNKNOWN


def test_a_newcomer_in_a_quiet_while_is_the_work_of_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = stage_of()
    resource = stage.contract.resource("klantcontact")
    body = wire.encode(stage.contract, resource, calls_of(stage).example())

    def meanwhile(seconds: float) -> None:
        stage.provider.request("POST", resource.path, body=body)

    def work(seconds: float) -> None:
        for _ in range(4):
            meanwhile(seconds)

    monkeypatch.setattr("kcc_conformance.probing.whose.rest", work)
    assert cause(stage, lambda: None) == OTHERS
    assert cause(stage, lambda: meanwhile(0)) == OTHERS


def test_a_list_that_cannot_be_read_tells_nothing() -> None:
    stage = stage_of("openklant-2.16", "list-page-loops", "list-count-of-page")
    calls = calls_of(stage)
    for _ in range(3):
        calls.bare()

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(500)

    broken = with_consumer(stage, consumer_of(handler))
    assert "500" in broken.inventory.now().problem
    assert cause(broken, lambda: None) == UNKNOWN


def test_of_a_register_too_long_to_read_only_the_count_is_known() -> None:
    counts = iter((9000, 9001, 9003))

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"count": next(counts), "next": "?page=2", "results": []})

    stage = with_consumer(stage_of(), consumer_of(handler))
    first, second, third = stage.inventory.now(), stage.inventory.now(), stage.inventory.now()
    assert (first.ids, first.count, first.problem) == (None, 9000, "")
    assert first.shows("iets")
    assert len(newcomers(stage, first, second)) == 1
    assert len(newcomers(stage, first, third)) == 3
    assert newcomers(stage, third, first) == ()
