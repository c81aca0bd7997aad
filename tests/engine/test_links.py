"""The links of several klantcontacten, looked at by as few lists as can be had."""

import pytest
from canned import calls_of, stage_of

from kcc_conformance.consumer.registration import Gesprek, relate, usable_whole
from kcc_conformance.probing.links import Links
from kcc_conformance.stage.stage import Stage

# By lists of actor and partij, by whole lists.
CONTRACTS = ("openklant-2.16", "vng-crud-0.0.3")


def two(stage: Stage) -> tuple[Gesprek, Gesprek]:
    """Two calls of different employees and clients."""
    calls = calls_of(stage)
    first = calls.whole()
    contact = calls.bare()
    people = (calls.second("actor"), calls.second("partij"))
    return first, usable_whole(relate(stage.consumer, contact, *people))


def pairs(side: str, *contacts: Gesprek) -> dict[str, str]:
    return {each.klantcontact_id: each.id_of(side) for each in contacts}


@pytest.mark.parametrize("contract", CONTRACTS)
@pytest.mark.parametrize("side", ["actor", "partij"])
def test_each_has_its_own(contract: str, side: str) -> None:
    stage = stage_of(contract)
    found = two(stage)
    before = stage.recorder.last
    assert Links(stage).all_own(side, pairs(side, *found))
    assert stage.recorder.last - before <= 2


@pytest.mark.parametrize("contract", CONTRACTS)
@pytest.mark.parametrize("side", ["actor", "partij"])
def test_one_has_another_s_or_more_than_its_own(contract: str, side: str) -> None:
    stage = stage_of(contract)
    first, second = two(stage)
    swapped = {
        first.klantcontact_id: second.id_of(side),
        second.klantcontact_id: first.id_of(side),
    }
    assert not Links(stage).all_own(side, swapped)
    assert not Links(stage).all_own(side, {first.klantcontact_id: second.id_of(side)})
    relate(stage.consumer, first, second.actor_id, second.partij_id)
    assert not Links(stage).all_own(side, pairs(side, first, second))


def test_of_lists_that_do_not_end_nothing_is_said() -> None:
    stage = stage_of("vng-crud-0.0.3", variations=("small-pages",))
    found = [two(stage)[0] for _ in range(6)]
    assert not Links(stage).all_own("actor", pairs("actor", *found))


def test_what_a_klantcontact_in_a_list_shows_itself() -> None:
    stage = stage_of()
    first, second = two(stage)
    record = stage.consumer.listing("klantcontact").get(first.klantcontact_id)
    links = Links(stage)
    assert links.shown_in(record, "actor", (first.actor_id,))
    assert not links.shown_in(record, "actor", (second.actor_id,))
    assert links.shown_in(record, "partij", (first.betrokkene_id,))
    assert not links.shown_in(record, "partij", ())
    other = Links(stage_of("vng-crud-0.0.3"))
    assert other.shown_in({}, "actor", (first.actor_id,))
