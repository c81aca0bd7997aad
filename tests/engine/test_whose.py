"""Whose work records are that nobody of a run registered."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from canned import stage_of
from states import listing_of, seen

from kcc_conformance.consumer.inventory import Inventory, State
from kcc_conformance.contract import wire
from kcc_conformance.probing import whose as module
from kcc_conformance.probing.whose import OTHERS, OURS, UNKNOWN, Pace, While, cause
from kcc_conformance.stage.stage import Stage

MANY = Pace(20, 100, 1.0)


class Clock:
    """Time that passes only where a test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, a_request: float = 0.01) -> None:
        self.now = 1000.0
        self.a_request = a_request
        self.rested: list[float] = []
        monkeypatch.setattr(module.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(module, "rest", self.rest)

    def rest(self, seconds: float) -> None:
        self.rested.append(seconds)
        self.now += seconds


def looks(
    stage: Stage,
    monkeypatch: pytest.MonkeyPatch,
    clock: Clock,
    there: Callable[[], int],
) -> None:
    """Has each look see so many klantcontacten; it costs a request, which takes its time."""

    def look(self: Inventory, name: str = "klantcontact") -> State:
        stage.consumer.read("klantcontact", "niemand")
        clock.now += clock.a_request
        return seen(*(f"kc-{n}" for n in range(there())))

    monkeypatch.setattr(Inventory, "now", look)


def provoker(stage: Stage, clock: Clock, requests: int = 20) -> Callable[[], None]:
    """Sends so many requests."""

    def provoke() -> None:
        for _ in range(requests):
            stage.consumer.read("klantcontact", "niemand")
            clock.now += clock.a_request

    return provoke


@pytest.mark.parametrize(
    ("step", "a_request"),
    [(1, 0.003), (3, 0.003), (5, 0.003), (7, 0.003), (50, 0.003), (1, 0.3), (5, 0.3), (7, 0.3)],
)
def test_what_comes_at_every_so_many_requests_is_of_the_provider(
    step: int, a_request: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, clock = stage_of(), Clock(monkeypatch, a_request)
    looks(stage, monkeypatch, clock, lambda: stage.recorder.last // step)
    pace = Pace(600 // step, 600, 600 * a_request)
    assert cause(stage, provoker(stage, clock), pace) == OURS


def test_of_a_slow_provider_that_seldom_does_so_it_stays_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is conform then either: the check cannot tell."""
    stage, clock = stage_of(), Clock(monkeypatch, 0.3)
    looks(stage, monkeypatch, clock, lambda: stage.recorder.last // 50)
    assert cause(stage, provoker(stage, clock), Pace(12, 600, 180.0)) in (OTHERS, UNKNOWN)


@pytest.mark.parametrize("a_second", [0.5, 1, 4, 30])
@pytest.mark.parametrize("a_request", [0.003, 0.05])
def test_what_comes_with_the_time_is_of_others(
    a_second: float, a_request: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, clock = stage_of(), Clock(monkeypatch, a_request)
    looks(stage, monkeypatch, clock, lambda: int((clock.now - 1000) * a_second))
    pace = Pace(int(600 * a_request * a_second) or 1, 600, 600 * a_request)
    assert cause(stage, provoker(stage, clock), pace) in (OTHERS, UNKNOWN)


def test_a_request_that_may_bring_one_each_second_is_the_cause(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage, clock = stage_of(), Clock(monkeypatch)
    state = {"last": 1000.0, "there": 0}

    def tick() -> None:
        if clock.now - state["last"] >= 1.0:
            state["last"], state["there"] = clock.now, state["there"] + 1

    request = stage.provider.request

    def ticking(*given: Any, **more: Any) -> Any:
        tick()
        return request(*given, **more)

    monkeypatch.setattr(stage.provider, "request", ticking)
    looks(stage, monkeypatch, clock, lambda: int(state["there"]))
    assert cause(stage, provoker(stage, clock), Pace(6, 600, 6.0)) == OURS


def test_what_comes_late_is_of_the_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    stage, clock = stage_of(), Clock(monkeypatch)
    monkeypatch.setattr(Inventory, "settle", 5.0)
    due: list[float] = []
    looks(stage, monkeypatch, clock, lambda: sum(each <= clock.now for each in due))
    send = provoker(stage, clock)

    def provoke() -> None:
        due.append(clock.now + 3.0)
        send()

    assert cause(stage, provoke, MANY) == OURS
    monkeypatch.setattr(Inventory, "settle", 0.0)
    assert cause(stage, provoke, MANY) in (OTHERS, UNKNOWN)


def test_others_and_the_provider_at_once_are_told_as_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage, clock = stage_of(), Clock(monkeypatch)
    there = lambda: stage.recorder.last // 5 + int((clock.now - 1000) * 20)  # noqa: E731
    looks(stage, monkeypatch, clock, there)
    assert cause(stage, provoker(stage, clock), MANY) == OTHERS


def test_what_comes_once_is_unknown_and_soon_known_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    stage, clock = stage_of(), Clock(monkeypatch)
    looks(stage, monkeypatch, clock, lambda: 1)
    before = stage.recorder.last
    assert cause(stage, provoker(stage, clock), Pace(1, 600, 6.0)) == UNKNOWN
    assert stage.recorder.last - before <= 50
    assert len(clock.rested) == 2


def test_in_a_quiet_while_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    stage, clock = stage_of(), Clock(monkeypatch)
    sent: list[int] = []
    looks(stage, monkeypatch, clock, lambda: stage.recorder.last)
    rest = clock.rest

    def resting(seconds: float) -> None:
        sent.append(stage.recorder.last)
        rest(seconds)
        sent.append(stage.recorder.last)

    monkeypatch.setattr(module, "rest", resting)
    assert cause(stage, provoker(stage, clock), MANY) == OURS
    assert len(sent) == 10
    assert sent[::2] == sent[1::2]


def while_of(came: int, requests: int, seconds: float) -> While:
    return While(came, requests, seconds)


@pytest.mark.parametrize(
    ("busy", "quiet", "whose"),
    [
        ([1, 1, 1, 1, 1], [0, 0, 0, 0, 0], OURS),
        ([1, 1, 1, 1, 0], [0, 0, 0, 0, 0], OURS),
        ([1, 1, 1, 0, 0], [0, 0, 0, 0, 0], UNKNOWN),
        ([4, 4, 4, 4, 4], [1, 0, 1, 0, 1], OURS),
        ([1, 1, 1, 1, 1], [1, 1, 1, 1, 1], OTHERS),
        ([9, 9, 9, 9, 9], [2, 0, 0, 0, 0], OTHERS),
        ([1, 1, 1, 1, 1], [5, 5, 5, 5, 5], OTHERS),
        ([0, 0, 0, 0, 0], [0, 0, 1, 0, 0], OTHERS),
        ([0, 0, 0, 0, 0], [0, 0, 0, 0, 0], UNKNOWN),
        ([900, 900, 900, 900, 900], [1, 1, 1, 1, 1], OURS),
    ],
)
def test_what_the_whiles_say(busy: Sequence[int], quiet: Sequence[int], whose: str) -> None:
    found = module._judged(
        [while_of(n, 20, 1.0) for n in busy], [while_of(n, 1, 5.0) for n in quiet]
    )
    assert found == whose


@pytest.mark.parametrize("whole", [0, 1, 2, 3])
def test_a_list_that_cannot_be_read_ends_the_asking(
    whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    unreadable = State(None, None, 0, listing_of(problem="status 500"))
    states = iter([seen()] * whole + [unreadable])
    Clock(monkeypatch)
    monkeypatch.setattr(Inventory, "now", lambda self, name: next(states))
    assert cause(stage_of(), lambda: None) == UNKNOWN
    assert next(states, None) is None


def test_others_who_register_in_another_thread_are_not_accused() -> None:
    """With real time: somebody else registers every 20 milliseconds."""
    stage = stage_of()
    theirs = stage_of_others(stage)
    stop = threading.Event()

    def work() -> None:
        while not stop.wait(0.02):
            theirs()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        told = cause(stage, lambda: stage.consumer.read("klantcontact", "x"), Pace(50, 500, 1.0))
    finally:
        stop.set()
        worker.join()
    assert told == OTHERS


def stage_of_others(stage: Stage) -> Callable[[], object]:
    """Registers a klantcontact that the stage's run knows nothing of."""
    resource = stage.contract.resource("klantcontact")
    values = {
        "kanaal": "Telefoon",
        "onderwerp": "Van een ander",
        "taal": "Nederlands",
        "vertrouwelijkheid": "Nee",
        "plaatsgevonden_op": "01-03-2023 10:00",
    }
    body = wire.encode(stage.contract, resource, values)
    return lambda: stage.provider.request("POST", resource.path, body=body)
