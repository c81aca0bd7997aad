"""What ought to be refused: sent together, looked for together, and each held against its own."""

from collections.abc import Sequence

import pytest
from canned import answer_of, calls_of, stage_of
from contracts import ENDS

from kcc_conformance.consumer import inventory
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.inventory import State
from kcc_conformance.consumer.registration import Registratie, betrokkene_values
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.probing.faulty import TEXTS, case_of, marked
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.refusals import UNSEEN, Look, Place, Poging, Refusable, Refusals
from kcc_conformance.stage.stage import Stage

STORED = "validation-stored-though-refused"


def faulty(stage: Stage, attribute: str, fault: str) -> Refusable:
    """A klantcontact with a fault in one attribute."""
    pointer = stage.contract.resource("klantcontact").attributes[attribute].pointer

    def send(_: Place) -> Poging:
        marker, number = stage.consumer.marked("").strip(), stage.consumer.fresh_number()
        payload = case_of(stage.contract, pointer, fault).payload()
        body = marked(stage.contract, payload, attribute, marker, number)
        answer = stage.consumer.post("klantcontact", body)
        where = tuple(name for name in TEXTS if name != attribute)
        return Poging(answer, marker, where, number)

    return Refusable((attribute, fault), send)


def dangling(stage: Stage, calls: Conversations) -> Refusable:
    """A betrokkene whose partij is unknown, at the shared klantcontact."""

    def send(place: Place) -> Poging:
        contact = place()
        values = betrokkene_values(contact.klantcontact_id, stage.consumer.unknown_id())
        return Poging(stage.consumer.create("betrokkene", values), place=contact)

    return Refusable(("betrokkene",), send, placed=True)


def asked(stage: Stage, method: str, since: int = 0) -> int:
    """How many requests of that kind were made."""
    return sum(each.method == method for each in stage.recorder.exchanges[since:])


def planned(stage: Stage) -> tuple[Refusable, ...]:
    return (
        faulty(stage, "taal", "te lang is"),
        faulty(stage, "onderwerp", "ontbreekt"),
        faulty(stage, "onderwerp", "de waarde null heeft"),
    )


@pytest.mark.parametrize("contract", ENDS)
def test_all_that_is_planned_is_sent_at_the_first_and_looked_for_once(contract: str) -> None:
    stage = stage_of(contract)
    calls, plan = calls_of(stage), planned(stage)
    stage.inventory.first()
    refusals, before = Refusals(stage, calls, plan), len(stage.recorder.exchanges)
    tried = [refusals.tried(each) for each in plan]
    assert asked(stage, "POST", before) == len(plan)
    assert len({poging.answer.n for poging in tried}) == len(plan)
    assert all(poging.answer.refused for poging in tried)
    assert [refusals.stored(poging) for poging in tried] == [[], [], []]
    assert asked(stage, "GET", before) == 1


@pytest.mark.parametrize("contract", ENDS)
def test_what_is_stored_though_refused_is_seen_without_its_onderwerp_too(contract: str) -> None:
    stage = stage_of(contract, STORED)
    plan = planned(stage)
    refusals = Refusals(stage, calls_of(stage), plan)
    found = [refusals.stored(refusals.tried(each)) for each in plan]
    assert [finding.message for (finding,) in found] == ["wat is geweigerd, is toch bewaard"] * 3
    shown = [str(finding.actual) for (finding,) in found]
    assert len({*shown}) == 3


def test_only_what_was_stored_is_held_against_it() -> None:
    stage = stage_of()
    calls, plan = calls_of(stage), planned(stage)
    refusals = Refusals(stage, calls, plan)
    first, second, _ = (refusals.tried(each) for each in plan)
    calls.bare(inhoud=f"{second.marker} bewaard")
    calls.bare(inhoud="van een ander")
    assert refusals.stored(first) == []
    assert len(refusals.stored(second)) == 1


def test_a_number_that_was_drawn_tells_it_as_well() -> None:
    stage = stage_of("vng-crud-0.0.3")
    calls = calls_of(stage)
    number = stage.consumer.fresh_number()
    answer = calls.bare(nummer=number).klantcontact
    refusals = Refusals(stage, calls)
    assert refusals.stored(Poging(answer, "[geen]", number="1")) == []
    assert len(refusals.stored(Poging(answer, "[geen]", number=number))) == 1


def test_what_comes_after_a_look_is_looked_for_anew() -> None:
    stage = stage_of("openklant-2.16", STORED)
    plan = planned(stage)
    refusals = Refusals(stage, calls_of(stage), plan[:1])
    assert refusals.stored(refusals.tried(plan[0]))
    assert refusals.stored(refusals.tried(plan[1]))


def test_a_look_that_proves_nothing_is_not_kept() -> None:
    stage = stage_of("openklant-2.16", "list-always-empty")
    plan = planned(stage)
    refusals = Refusals(stage, calls_of(stage), plan)
    stage.inventory.first()
    before = len(stage.recorder.exchanges)
    for each in plan[:2]:
        with pytest.raises(CannotTell, match="geldige registratie"):
            refusals.stored(refusals.tried(each))
    assert asked(stage, "GET", before) == 2


@pytest.mark.parametrize(
    ("fault", "cannot"),
    [("text-upper-case", set()), ("missing-inhoud-in-list", {1, 2})],
)
def test_what_a_list_would_not_show_of_a_valid_one_either(fault: str, cannot: set[int]) -> None:
    stage = stage_of("openklant-2.16", fault)
    plan = planned(stage)
    refusals = Refusals(stage, calls_of(stage), plan)
    for number, each in enumerate(plan):
        poging = refusals.tried(each)
        if number in cannot:
            with pytest.raises(CannotTell, match="geldige registratie"):
                refusals.stored(poging)
        else:
            assert refusals.stored(poging) == []


def test_of_a_register_that_is_too_long_only_what_has_its_onderwerp_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inventory, "READABLE", 0)
    stage = stage_of("openklant-2.16", STORED)
    calls, plan = calls_of(stage), planned(stage)
    calls.bare()
    first: State = stage.inventory.first()
    assert first.ids is None
    refusals = Refusals(stage, calls, plan)
    whole, without, _ = (refusals.tried(each) for each in plan)
    assert refusals.stored(whole)
    assert refusals.reservations(whole) == ()
    assert refusals.stored(without) == []
    assert refusals.reservations(without) == (UNSEEN,)


def test_what_kept_an_attempt_from_being_made_is_told_to_its_own_check() -> None:
    stage = stage_of()
    plan = planned(stage)
    none = faulty(stage, "taal", "een onbekende waarde heeft")
    refusals = Refusals(stage, calls_of(stage), (none, *plan))
    assert refusals.tried(plan[0]).answer.refused
    with pytest.raises(Inapplicable, match="verbiedt dit niet"):
        refusals.tried(none)


# --- at a klantcontact ------------------------------------------------------------------------


def nobody(stage: Stage, seen: list[str]) -> Look:
    """Looks whether there is no betrokkene, and keeps where it looked in `seen`."""

    def look(contact: Registratie) -> Sequence[Finding]:
        seen.append(contact.klantcontact_id)
        return Links(stage).only(contact, "partij", ())

    return look


def test_a_klantcontact_to_which_nothing_was_added_is_looked_at_once() -> None:
    stage = stage_of()
    calls = calls_of(stage)
    wanted = dangling(stage, calls)
    refusals = Refusals(stage, calls, (wanted,))
    poging = refusals.tried(wanted)
    looked: list[str] = []
    for _ in range(2):
        assert refusals.left(poging, "partij", nobody(stage, looked)) == ()
    assert looked == [calls.control().klantcontact_id]
    assert refusals.left(refusals.tried(wanted), "partij", nobody(stage, looked)) == ()
    assert len(looked) == 2


def test_what_another_attempt_added_is_not_held_against_this_one() -> None:
    stage = stage_of()
    calls = calls_of(stage)
    wanted = dangling(stage, calls)
    refusals = Refusals(stage, calls, (wanted,))
    poging = refusals.tried(wanted)
    shared = calls.control().klantcontact_id
    stage.consumer.create("betrokkene", betrokkene_values(shared, stage.people.partij()))
    looked: list[str] = []
    assert refusals.left(poging, "partij", nobody(stage, looked)) == ()
    assert looked[0] == shared != looked[1]


def test_what_an_attempt_adds_is_found_at_a_klantcontact_of_its_own() -> None:
    stage = stage_of("openklant-2.16", "validation-betrokkene-stored-though-refused")
    calls = calls_of(stage)
    wanted = dangling(stage, calls)
    refusals = Refusals(stage, calls, (wanted,))
    looked: list[str] = []
    assert refusals.left(refusals.tried(wanted), "partij", nobody(stage, looked))
    assert len({*looked}) == 2


def test_an_attempt_at_no_klantcontact_leaves_nothing_there() -> None:
    stage = stage_of()
    with pytest.raises(CannotTell) as caught:
        Refusals(stage, calls_of(stage)).left(Poging(answer_of()), "partij", lambda _: ())
    assert caught.value.cause == "suite"


def test_the_klantcontact_of_attempts_is_made_anew_once_it_is_gone() -> None:
    stage = stage_of()
    calls = calls_of(stage)
    first = calls.control().klantcontact_id
    assert calls.control().klantcontact_id == first
    stage.consumer.delete("klantcontact", first)
    assert calls.control().klantcontact_id != first
