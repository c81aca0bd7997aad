"""Actions in any order, held against the model."""

import sys
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from canned import calls_of, stage_of
from hypothesis import __version__
from hypothesis import strategies as st
from hypothesis.internal.conjecture import providers

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.findings import CannotTell, Nonconformity
from kcc_conformance.generated.examples import try_values
from kcc_conformance.generated.model import (
    DELETE_IT,
    INVOLVE,
    LINK,
    LOOK,
    LOOK_AT_ALL,
    REGISTER,
    Action,
    Held,
    Model,
    Scene,
    told,
)
from kcc_conformance.generated.sequences import (
    EVERY_KIND,
    MOST_ACTIONS,
    STEPS,
    drawn,
    play_in_any_order,
)


@pytest.mark.parametrize("contract", BUILT_IN)
def test_the_reference_does_what_the_model_says(contract: str) -> None:
    stage = stage_of(contract, examples=8)
    trial = play_in_any_order(stage, calls_of(stage))
    assert trial.findings == ()
    assert trial.tried > 3


def test_every_kind_of_action_is_done() -> None:
    assert {each.name for each in EVERY_KIND} == {
        REGISTER, LINK, INVOLVE, LOOK, LOOK_AT_ALL, DELETE_IT,
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_read_again_that_nobody_wrote_to(seed: int) -> None:
    stage = stage_of("openklant-2.16", examples=25, seed=seed)
    play_in_any_order(stage, calls_of(stage))
    read: set[str] = set()
    for each in stage.recorder.exchanges:
        if each.method != "GET":
            read.clear()
            continue
        assert each.url not in read
        read.add(each.url)


def test_what_only_the_end_shows_is_looked_at_by_itself() -> None:
    stage = stage_of("openklant-2.16", "value-vertrouwelijk-always-nee")
    calls = calls_of(stage)
    model = Model(Scene(stage, calls, ("a", "b"), ("c", "d")))
    model.do(Action(REGISTER, 1, 0))
    model.do(Action(REGISTER, 2, 1))
    assert model.unsettled() == (2,)
    with pytest.raises(Nonconformity, match="Vertrouwelijkheid"):
        model.do(Action(LOOK, 2))
    before = len(stage.recorder.exchanges)
    with pytest.raises(Nonconformity):
        model.do(Action(LOOK, 2))
    assert len(stage.recorder.exchanges) > before


@pytest.mark.parametrize(
    "fault", ["relation-one-actor-only", "value-vertrouwelijk-always-nee", "list-always-empty"]
)
def test_a_provider_that_does_otherwise_is_found_out(fault: str) -> None:
    def found(seed: int) -> bool:
        stage = stage_of("openklant-2.16", fault, examples=80, seed=seed)
        return bool(play_in_any_order(stage, calls_of(stage)).findings)

    assert any(found(seed) for seed in range(4))


def test_the_shortest_sequence_that_goes_wrong_is_told() -> None:
    for seed in range(9):
        stage = stage_of("openklant-2.16", "relation-one-actor-only", examples=80, seed=seed)
        found = play_in_any_order(stage, calls_of(stage))
        if found.findings:
            assert [each.name for each in found.actions] == [REGISTER, LINK, LINK, LOOK]
            number = found.actions[0].contact
            assert {(each.contact, each.choice) for each in found.actions[1:3]} == {
                (number, 0),
                (number, 1),
            }
            assert told(found.actions).startswith(f"registreert {number}; koppelt {number} met ")
            return
    pytest.fail("no sequence links two actoren")


@pytest.mark.parametrize("at", [1, 9, 17])
def test_what_goes_wrong_once_is_found_at_once(monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    answers = iter(range(1, 10**6))
    request = ProviderClient.request

    def request_but_once(self: ProviderClient, method: str, *args: Any, **options: Any) -> Answer:
        answer = request(self, method, *args, **options)
        if method == "GET" and answer.ok and next(answers) == at:
            return replace(answer, status=404)
        return answer

    stage = stage_of("openklant-2.16", examples=60)
    calls = calls_of(stage)
    monkeypatch.setattr(ProviderClient, "request", request_but_once)
    monkeypatch.setattr("kcc_conformance.generated.sequences.SHORTER_TRIES", 0)
    trial = play_in_any_order(stage, calls)
    assert len(trial.findings) == 1
    assert next(answers) < at + 9


def test_a_sequence_that_cannot_go_on_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = stage_of("openklant-2.16", examples=60)
    calls = calls_of(stage)
    looks = iter((True, True, False, *(True,) * 1000))

    def matches(self: Model, held: Held) -> None:
        if not next(looks):
            raise CannotTell("environment", "even niet")

    monkeypatch.setattr(Model, "_look", matches)
    with pytest.raises(CannotTell, match="even niet"):
        play_in_any_order(stage, calls)
    assert next(looks)


@pytest.mark.parametrize("seed", range(40))
def test_what_is_drawn_can_be_done(seed: int) -> None:
    actions = drawn(Random(seed))
    assert actions == drawn(Random(seed))
    assert len(actions) == STEPS
    links = [each for each in actions if each.name in (LINK, INVOLVE)]
    assert len(links) == len(set(links))
    alive: set[int] = set()
    for action in actions:
        if action.name == REGISTER:
            assert action.contact not in alive
            alive.add(action.contact)
        elif action.name != LOOK_AT_ALL:
            assert action.contact in alive
        if action.name == DELETE_IT:
            alive.remove(action.contact)
    assert alive


@pytest.mark.parametrize("seed", [1, 4])
def test_no_more_is_done_than_what_is_bounded(seed: int) -> None:
    stage = stage_of("openklant-2.16", examples=200, seed=seed)
    found = play_in_any_order(stage, calls_of(stage))
    assert found.tried == MOST_ACTIONS
    assert found.findings == ()


@pytest.mark.parametrize("attribute", ["_get_local_constants", None])
def test_a_hypothesis_that_draws_otherwise_is_noticed(
    monkeypatch: pytest.MonkeyPatch, attribute: str | None
) -> None:
    if attribute is None:
        monkeypatch.setitem(sys.modules, "hypothesis.internal.constants_ast", None)
    else:
        monkeypatch.delattr(providers, attribute)
    with pytest.raises(CannotTell, match=rf"hypothesis {__version__} .*bekend: 6\.") as caught:
        try_values(st.booleans(), (), lambda value: (), examples=3, run_seed=1)
    assert caught.value.cause == "suite"
