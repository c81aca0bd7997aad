"""The klantcontacten that there are: read, or counted where there are too many."""

from dataclasses import replace
from typing import Any

import pytest
from canned import IDS, calls_of, stage_of
from states import counted, listing_of, seen

from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.inventory import State
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.stage.stage import Stage

ONE, TWO, THREE = IDS[1:4]


@pytest.mark.parametrize(
    ("found", "problem"),
    [
        (State(frozenset(), None, 0, listing_of()), ""),
        (State(None, 9000, 0, listing_of()), ""),
        (State(None, 0, 0, listing_of()), ""),
        (
            State(None, None, 0, listing_of(truncated=True)),
            "de lijst van klantcontacten is te lang om te lezen",
        ),
        (State(None, None, 0, listing_of(problem="status 500")), "status 500"),
    ],
)
def test_whether_a_state_tells_anything(found: State, problem: str) -> None:
    assert found.problem == problem


@pytest.mark.parametrize(
    ("found", "number"),
    [
        (seen(), 0),
        (seen(ONE, TWO), 2),
        (counted(9000), 9000),
        (counted(0), 0),
        (counted(None), 0),
        (replace(seen(ONE), count=7), 1),
    ],
)
def test_how_many_there_are(found: State, number: int) -> None:
    assert found.number == number


def test_what_a_state_shows() -> None:
    assert seen(ONE).shows(ONE.upper())
    assert not seen(ONE).shows(TWO)
    assert counted(9000).shows(TWO)


class Register:
    """A stage's list of klantcontacten that is as long as a test says."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch, *found: Listing) -> None:
        self.asked: list[dict[str, Any]] = []
        left = list(found)

        def listing(resource: str, *given: Any, **options: Any) -> Listing:
            assert (resource, given) == ("klantcontact", ())
            self.asked.append(options)
            return left.pop(0)

        monkeypatch.setattr(stage.consumer, "listing", listing)


@pytest.mark.parametrize("count", [None, 0, 5_000])
def test_a_register_of_this_size_is_read(
    count: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stage_of()
    for record_id in (ONE, TWO):
        stage.ledger.add(Entry("klantcontact", record_id))
    stage.ledger.mark_deleted("klantcontact", TWO)
    whole = listing_of({"uuid": ONE.upper()}, count=1)
    register = Register(stage, monkeypatch, listing_of(count=count), whole)
    assert stage.inventory.now() == State(frozenset({ONE}), None, 1, whole)
    assert register.asked == [{"page_size": 1, "page_limit": 1}, {"item_limit": 5_000}]


def test_of_a_longer_register_only_the_count_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = stage_of()
    peek = listing_of(count=5_001, truncated=True)
    register = Register(stage, monkeypatch, peek)
    assert stage.inventory.now() == State(None, 5_001, 0, peek)
    assert len(register.asked) == 1


@pytest.mark.parametrize(
    ("listing", "count"),
    [
        (listing_of({"uuid": ONE}, count=8, truncated=True), 8),
        (listing_of({"uuid": ONE}, count=8, problem="status 500"), None),
    ],
)
def test_a_register_that_could_not_be_read_to_its_end(
    listing: Listing, count: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stage_of()
    Register(stage, monkeypatch, listing_of(), listing)
    assert stage.inventory.now() == State(None, count, 0, listing)


def test_where_a_contract_knows_no_pages_the_list_is_read_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for missing in ({"count": None}, {"page_size_parameter": None}, {"page_size_max": None}):
        stage = stage_of()
        paging = replace(stage.contract.paging, **missing)
        monkeypatch.setattr(stage.consumer, "contract", replace(stage.contract, paging=paging))
        register = Register(stage, monkeypatch, listing_of())
        assert stage.inventory.now().ids == frozenset()
        assert register.asked == [{"item_limit": 5_000}]


def test_what_was_there_before_is_asked_once() -> None:
    stage = stage_of()
    calls = calls_of(stage)
    before = stage.inventory.first()
    calls.bare()
    assert stage.inventory.first() is before
    assert before.ids == frozenset()


def test_whether_it_can_be_read_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = stage_of()
    whole = listing_of({"uuid": ONE})
    register = Register(stage, monkeypatch, listing_of(count=1), whole, whole)
    stage.inventory.now()
    stage.inventory.now()
    assert register.asked[1:] == [{"item_limit": 5_000}] * 2


def test_of_a_register_that_was_long_only_the_count_is_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = stage_of()
    long = listing_of(count=5_001, truncated=True)
    register = Register(stage, monkeypatch, long, long)
    stage.inventory.first()
    stage.inventory.now()
    assert register.asked == [{"page_size": 1, "page_limit": 1}] * 2


def test_nobody_looks_again_while_nothing_was_asked() -> None:
    stage = stage_of()
    calls = calls_of(stage)
    seen = stage.inventory.now()
    stage.recorder.begin("een ander")
    assert stage.inventory.latest() is seen
    assert stage.recorder.used_by("een ander") == (stage.recorder.last,)
    made = calls.bare().klantcontact_id
    assert stage.inventory.latest().shows(made)
    assert stage.inventory.latest() is not seen
