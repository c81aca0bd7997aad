"""Klantcontacten that appear although nobody asked, and whose work that is."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from canned import IDS, calls_of, stage_of
from states import counted, listing_of, seen

from kcc_conformance.consumer.inventory import Inventory, State
from kcc_conformance.consumer.ledger import Entry, Intent
from kcc_conformance.contract import wire
from kcc_conformance.probing import newcomers as module
from kcc_conformance.probing.newcomers import (
    OTHERS,
    OURS,
    UNKNOWN,
    Newcomer,
    cause,
    newcomers,
    unexplained,
)
from kcc_conformance.probing.searches import Search
from kcc_conformance.stage.stage import Stage

ONE, TWO, THREE = IDS[1:4]


@pytest.mark.parametrize(
    ("before", "after", "lost", "number"),
    [
        (counted(9000), counted(9000), 0, 0),
        (counted(9000), counted(9003), 0, 3),
        (counted(9000), counted(9003), 2, 1),
        (counted(9000, alive=1), counted(9003, alive=3), 0, 1),
        (counted(9000, alive=3), counted(8999, alive=1), 0, 1),
        (counted(9003), counted(9000), 0, 0),
        (counted(0), counted(2), 0, 2),
        (seen(ONE), counted(3), 0, 2),
        (seen(ONE, alive=1), counted(3, alive=3), 0, 0),
        (counted(1), seen(ONE, TWO), 0, 1),
        (counted(3), seen(ONE, TWO), 0, 0),
    ],
)
def test_of_a_long_register_newcomers_are_counted(
    before: State, after: State, lost: int, number: int
) -> None:
    stage = stage_of()
    for n in range(lost):
        stage.ledger.intend(Intent(0, "klantcontact", token=f"{stage.marker}-{n}"))
    assert newcomers(stage, before, after) == (Newcomer("(onbekend)", None, 7),) * number


def test_newcomers_are_what_was_not_there_and_not_registered_here() -> None:
    stage = stage_of()
    stage.ledger.add(Entry("klantcontact", TWO.upper()))
    found = newcomers(stage, seen(ONE), seen(ONE.upper(), TWO, THREE))
    assert found == (Newcomer(THREE, None, 7),)
    assert newcomers(stage, seen(ONE), seen(ONE)) == ()


def test_a_newcomer_that_carries_the_marker_or_a_person_of_this_run_is_ours() -> None:
    stage = stage_of()
    carries = "het draagt een kenmerk van deze run"
    marked = seen(ONE, onderwerp=f"iets van {stage.marker}")
    assert newcomers(stage, seen(), marked) == (Newcomer(ONE, carries, 7),)
    for name in ("actor", "partij"):
        stage = stage_of()
        stage.ledger.add(Entry(name, TWO.upper()))
        assert newcomers(stage, seen(), seen(ONE, wie={"uuid": TWO})) == (
            Newcomer(ONE, carries, 7),
        )
    stage.ledger.add(Entry("betrokkene", THREE))
    assert newcomers(stage, seen(), seen(ONE, wie={"uuid": THREE})) == (Newcomer(ONE, None, 7),)


def posted(stage: Stage, name: str, **values: Any) -> str:
    """A record that the provider has, and that this run knows nothing of."""
    resource = stage.contract.resource(name)
    body = wire.encode(stage.contract, resource, values)
    return str(stage.provider.request("POST", resource.path, body=body).body[resource.id])


@pytest.mark.parametrize(
    ("side", "link", "more"),
    [
        ("actor", "actorklantcontact", {}),
        ("partij", "betrokkene", {"rol": "klant", "initiator": "Ja"}),
    ],
)
def test_a_newcomer_that_is_linked_to_a_person_of_this_run_is_ours(
    side: str, link: str, more: dict[str, str]
) -> None:
    stage = stage_of()
    values, person = calls_of(stage).example(), getattr(stage.people, side)()
    stranger, ours = (posted(stage, "klantcontact", **values) for _ in range(2))
    posted(stage, link, klantcontact=ours, **{side: person}, **more)
    assert newcomers(stage, seen(), seen(stranger, ours.upper())) == (
        Newcomer(stranger, None, 7),
        Newcomer(ours.upper(), "het is gekoppeld aan de actor of partij van deze run", 7),
    )


def test_a_search_that_needs_the_klantcontact_itself_finds_no_newcomers_and_hides_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = stage_of()
    values, person = calls_of(stage).example(), stage.people.actor()
    ours = posted(stage, "klantcontact", **values)
    posted(stage, "actorklantcontact", klantcontact=ours, actor=person)
    stage.people.partij()
    searches = {
        "partij": Search(stage, "partij", "betrokkene", "klantcontact_partij"),
        "actor": Search(stage, "actor", "actorklantcontact", "actor"),
    }
    monkeypatch.setattr(module, "searches_of", lambda _: searches)
    (newcomer,) = newcomers(stage, seen(), seen(ours))
    assert newcomer.ours == "het is gekoppeld aan de actor of partij van deze run"


def test_each_registration_that_was_lost_accounts_for_one_record() -> None:
    stage = stage_of()
    first, second = (f"{stage.marker}-{n}" for n in (1, 12))
    for token in (first, second):
        stage.ledger.intend(Intent(0, "klantcontact", token=token))
    failed = stage.ledger.intend(Intent(0, "klantcontact", token=f"{stage.marker}-3"))
    stage.ledger.answer(failed.number)
    stage.ledger.intend(Intent(0, "partij", token=f"{stage.marker}-4"))
    listing = listing_of(
        *(
            {"uuid": record_id, "onderwerp": f"Afval [{stage.marker}-{n}]"}
            for record_id, n in zip(IDS, (1, 1, 12, 3, 4), strict=False)
        )
    )
    assert unexplained(stage, listing, IDS[:5]) == [IDS[1], IDS[3], IDS[4]]
    assert len(stage.ledger.unanswered("klantcontact")) == 2
    assert len(stage.ledger.pending()) == 4


# --- whose work -------------------------------------------------------------------------------


def told(
    monkeypatch: pytest.MonkeyPatch, busy: Sequence[int], quiet: Sequence[int]
) -> tuple[str, int]:
    """The cause when so many come in each busy and each quiet while, and the whiles asked."""
    counts = iter([n for pair in zip(busy, quiet, strict=True) for n in pair])
    asked: list[int] = []

    def came(*_: Any) -> tuple[int, ...]:
        asked.append(next(counts))
        return (0,) * asked[-1]

    monkeypatch.setattr(Inventory, "now", lambda self: seen())
    monkeypatch.setattr(module, "newcomers", came)
    monkeypatch.setattr(module.time, "sleep", lambda seconds: None)
    return cause(stage_of(), lambda: None), len(asked)


@pytest.mark.parametrize(
    ("busy", "quiet", "whose"),
    [
        ([1, 1, 1, 1], [0, 0, 0, 0], OURS),
        ([3, 3, 3, 3], [1, 1, 1, 1], OURS),
        ([1, 1, 1, 1], [1, 1, 1, 1], OTHERS),
        ([1, 1, 1, 1], [2, 2, 2, 2], OTHERS),
        ([1, 2, 1, 1], [0, 0, 0, 0], UNKNOWN),
        ([1, 1, 1, 1], [0, 1, 0, 0], OTHERS),
        ([2, 2, 2, 2], [0, 0, 0, 1], OTHERS),
        ([1, 1, 1, 0], [0, 0, 0, 0], UNKNOWN),
        ([0, 0, 0, 0], [0, 0, 0, 0], UNKNOWN),
        ([0, 0, 0, 0], [1, 0, 0, 0], OTHERS),
    ],
)
def test_whose_work_newcomers_are(
    busy: list[int], quiet: list[int], whose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(monkeypatch, busy, quiet) == (whose, 8)


@pytest.mark.parametrize("whole", [0, 1, 2, 3])
def test_a_state_that_cannot_be_told_ends_the_asking(
    whole: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    unreadable = State(None, None, 0, listing_of(problem="status 500"))
    states: Iterator[State] = iter([seen()] * whole + [unreadable])
    provoked: list[int] = []
    monkeypatch.setattr(Inventory, "now", lambda self: next(states))
    monkeypatch.setattr(module.time, "sleep", lambda seconds: None)
    assert cause(stage_of(), lambda: provoked.append(1)) == UNKNOWN
    assert len(provoked) == (whole > 0)
    assert next(states, None) is None


@pytest.mark.parametrize(
    ("lasts", "sleeps"), [(0.0, 0.3), (0.05, 0.3), (0.5, 1.5), (1.5, 4.5), (2.0, 5.0)]
)
def test_a_quiet_while_lasts_three_times_as_long(
    lasts: float, sleeps: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [100.0]
    slept: list[float] = []

    def provoke() -> None:
        clock[0] += lasts

    monkeypatch.setattr(Inventory, "now", lambda self: seen())
    monkeypatch.setattr(module.time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(module.time, "sleep", slept.append)
    stage = stage_of()
    cause(stage, provoke)
    assert slept == pytest.approx([sleeps] * 4)
