"""Klantcontacten that appear although nobody asked, and whose work that is."""

from typing import Any

import pytest
from canned import IDS, calls_of, stage_of
from states import counted, listing_of, seen

from kcc_conformance.consumer.inventory import State
from kcc_conformance.consumer.ledger import Entry, Intent
from kcc_conformance.contract import wire
from kcc_conformance.probing import newcomers as module
from kcc_conformance.probing.newcomers import (
    MARKED,
    NAMED,
    POINTS,
    Newcomer,
    newcomers,
    number_of,
    trace_of,
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


# --- other kinds, and other runs ----------------------------------------------------------------


def test_by_what_another_record_can_only_come_from_this_run() -> None:
    stage = stage_of()
    stage.ledger.add(Entry("klantcontact", ONE))
    names = (("voornaam", "Testa"), ("achternaam", "Proefstra"))
    stage.ledger.add(Entry("betrokkene", TWO, names))
    task = {"uuid": THREE, "aanleidinggevendKlantcontact": {"uuid": ONE.upper()}}
    assert trace_of(stage, "internetaak", task) == POINTS
    assert trace_of(stage, "internetaak", {"uuid": THREE}) is None
    assert trace_of(stage, "actor", {"naam": f"A [{stage.marker}-4]"}) == MARKED
    name = {"voornaam": "Testa", "achternaam": "Proefstra"}
    partij = {"partijIdentificatie": {"contactnaam": name}}
    assert trace_of(stage, "partij", partij) == NAMED
    partij = {"partijIdentificatie": {"contactnaam": {**name, "voornaam": "Ander"}}}
    assert trace_of(stage, "partij", partij) is None
    assert trace_of(stage, "partij", {"partijIdentificatie": None}) is None


def test_what_another_run_of_this_suite_registered_is_no_newcomer() -> None:
    stage = stage_of()
    theirs = seen(ONE, onderwerp="Afvalinzameling rond kerst [C0992-0a1b2c3d-7]")
    assert newcomers(stage, seen(), theirs) == ()
    assert number_of(stage, seen(), theirs, "klantcontact") == 0
    assert stage.inventory.other_runs == {"C0992-0a1b2c3d"}
    for other in ("C0992-0a1b2c3", "C0992-0a1b2c3d4", "C0992-zzzzzzzz"):
        assert len(newcomers(stage, seen(), seen(ONE, onderwerp=other))) == 1


def test_of_another_kind_that_could_not_be_read_nothing_is_new() -> None:
    assert newcomers(stage_of(), counted(None), seen(ONE), "partij") == ()
