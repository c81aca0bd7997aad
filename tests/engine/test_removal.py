"""How long a clean-up goes on: while there are answers, and by what there is to clean."""

from types import SimpleNamespace

import httpx
import pytest
from shelves import Shelves, id_of

from kcc_conformance.client.answer import Deadline
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.removal import A_RECORD, SILENCE
from kcc_conformance.stage.stage import Stage

CALLS = 60


class Clock:
    """Stands still but for what a request takes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        clock = SimpleNamespace(monotonic=lambda: self.now)
        for module in ("client.answer", "stage.removal"):
            monkeypatch.setattr(f"kcc_conformance.{module}.time", clock)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def spent(stage: Stage) -> Stage:
    """The stage at the end of its time."""
    stage.provider.deadline = Deadline(300, 0.0)
    return stage


def taking(shelves: Shelves, clock: Clock, seconds: float) -> None:
    """Lets each answer take so long."""

    def odd(request: httpx.Request) -> None:
        clock.now += seconds

    shelves.odd = odd


@pytest.mark.parametrize("seconds", [0.3, 1.0, 2.5])
def test_a_slow_provider_is_cleaned_to_the_end(seconds: float, clock: Clock) -> None:
    shelves = Shelves(CALLS, lambda hanging: [])
    taking(shelves, clock, seconds)
    stage = spent(shelves.stage())
    began = clock.now
    assert clean_up(stage) == ()
    assert shelves.records == {}
    assert clock.now - began > SILENCE


def test_a_provider_that_drips_is_left_alone_after_a_time_that_grows_with_the_records(
    clock: Clock,
) -> None:
    shelves = Shelves(CALLS, lambda hanging: [])
    taking(shelves, clock, 9.0)
    stage = spent(shelves.stage())
    began = clock.now
    left = clean_up(stage)
    assert {each.id for each in left} == {entry.id for entry in stage.ledger.remaining()}
    bound = A_RECORD * (3 * CALLS + 2)
    assert bound - 9 < clock.now - began < bound + 9
    assert len(stage.ledger.remaining()) > 0
    assert "seconds are over" in left[0].why


def test_a_provider_that_falls_silent_is_left_alone(clock: Clock) -> None:
    shelves = Shelves(CALLS, lambda hanging: [])

    def odd(request: httpx.Request) -> None:
        clock.now += 0.3
        if shelves.count("DELETE", "actorklantcontact") > 20:
            clock.now += 9.7
            raise httpx.ReadTimeout("stil")

    shelves.odd = odd
    stage = spent(shelves.stage())
    left = clean_up(stage)
    assert len(left) == len(stage.ledger.remaining()) > 2 * CALLS
    assert len(shelves.asked) < CALLS


def test_few_records_have_the_time_of_some_requests_all_the_same(clock: Clock) -> None:
    shelves = Shelves(1)
    taking(shelves, clock, 4.0)
    assert clean_up(spent(shelves.stage())) == ()
    assert shelves.records == {}


def test_the_runs_own_time_is_not_cut_short(clock: Clock) -> None:
    shelves = Shelves(1)
    stage = shelves.stage()
    stage.provider.deadline = Deadline(900, 800.0)
    assert clean_up(stage) == ()
    assert stage.provider.deadline.left == 800.0
    assert shelves.count("DELETE", "klantcontact") == 1
    assert not stage.consumer.read("klantcontact", id_of("klantcontact", 0)).ok
