"""A contract without couplings: actors in the klantcontact, records named by address or in full,
and nothing of it to be deleted."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from canned import calls_of, stage_of

from kcc_conformance.checks.echo import echo
from kcc_conformance.checks.relations import refers
from kcc_conformance.consumer.coupling import couple, coupled
from kcc_conformance.consumer.registration import SEPARATE, relate, usable_whole
from kcc_conformance.consumer.titles import titled
from kcc_conformance.contract import instants, wire
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.errors import UsageError
from kcc_conformance.findings import Inapplicable
from kcc_conformance.generated.model import DELETE_IT, LINK, REGISTER, Action, Model, Scene
from kcc_conformance.playing.chosen import chosen_by
from kcc_conformance.playing.consent import planned
from kcc_conformance.probing.faulty import case_of, marked
from kcc_conformance.probing.seldom import longest

NAME = "commongateway-kic-1.0.3"
BASE = "http://reference.invalid/api/kic/v1"
ID, OTHER = "a255acc8-b7b9-4db3-94aa-ecba5aec9f5f", "5452f450-e940-4996-a353-37f4a7ec8710"


def own(folder: Path, text: str) -> str:
    """A contract of one's own in a folder."""
    (folder / "contract.toml").write_text(text, encoding="utf-8")
    return str(folder)


def encoded(**values: object) -> dict[str, Any]:
    contract = load_contract(NAME)
    contract.wording.base = BASE
    return wire.encode(contract, contract.resource("klantcontact"), values)


def test_actors_are_sent_in_objects_with_what_goes_along() -> None:
    assert encoded(actoren=[ID])["actors"] == [
        {"naam": "Medewerker KCC", "soortActor": "Medewerker",
         "medewerker": f"{BASE}/medewerkers/{ID}"},
    ]  # fmt: skip


def test_what_goes_along_is_sent_with_its_attribute_only() -> None:
    assert "kanaal" not in encoded(onderwerp="Kerst")
    assert encoded(kanaal="Telefoon")["kanaal"] == {
        "adres": "14 000", "omschrijving": "KCC", "soortDigitaalAdres": "telefoonnummer",
    }  # fmt: skip


def test_a_default_can_be_the_moment_of_sending() -> None:
    assert instants.from_wire(encoded()["geregistreerdOp"]) is not None


@pytest.mark.parametrize(
    "shown",
    [
        f"{BASE}/medewerkers/{ID}",
        f"/elders/medewerkers/{ID}/",
        ID,
        {"id": ID, "functie": "KCC"},
    ],
)
def test_a_record_is_named_by_its_address_or_shown_in_full(shown: object) -> None:
    contract = load_contract(NAME)
    assert wire.referred(contract, shown) == ID
    attribute = contract.resource("klantcontact").attributes["actoren"]
    record = {"actors": [{"naam": "M", "medewerker": shown}]}
    assert wire.referred_all(contract, wire.value_of(record, attribute)) == (ID,)
    embedded = {"actors": ["/actors/1"], "embedded": record}
    assert wire.referred_all(contract, wire.value_of(embedded, attribute)) == (ID,)
    assert wire.referred_all(contract, wire.value_of({"embedded": record}, attribute)) == (ID,)


@pytest.mark.parametrize("odd", [{}, {"id": None}, "", "/", None, 7, [], {"id": {"id": ID}}])
def test_what_names_no_record_names_none(odd: object) -> None:
    contract = load_contract(NAME)
    assert wire.referred(contract, odd) is None
    attribute = contract.resource("klantcontact").attributes["actoren"]
    for record in ({"actors": [odd]}, {"actors": odd}, {"actors": [{"medewerker": odd}]}):
        assert not wire.referred_all(contract, wire.value_of(record, attribute))


def test_a_list_of_references_is_echoed_by_who_is_in_it() -> None:
    contract = load_contract(NAME)
    resource, sent = contract.resource("klantcontact"), {"actoren": [ID, OTHER]}
    body = wire.encode(contract, resource, sent)
    assert echo(contract, resource, sent, {"actors": body["actors"][::-1]}) == ()
    (finding,) = echo(contract, resource, sent, {"actors": body["actors"][:1]})
    assert (finding.clause, finding.pointer) == ("C0992-2.10", "/actors")


def test_the_first_actor_goes_in_the_registration_and_others_in_a_change() -> None:
    stage = stage_of(NAME)
    calls = calls_of(stage)
    calls.example()
    before = len(stage.recorder.exchanges)
    found = calls.registered(SEPARATE)
    assert found.actorklantcontact is found.klantcontact
    made = Counter(each.method for each in stage.recorder.exchanges[before:])
    assert made == {"POST": 4}  # medewerker, partij, klantcontact and betrokkene
    second = calls.second("actor")
    assert couple(stage.consumer, found.klantcontact_id, second).ok
    both = {found.actor_id, second}
    assert {*coupled(stage.contract, stage.ledger, found.klantcontact_id)} == both
    shown = stage.consumer.read("klantcontact", found.klantcontact_id).body
    actors = wire.value_of(shown, stage.contract.coupling.attributes["actoren"])
    assert {*(wire.referred_all(stage.contract, actors) or ())} == both


def test_there_is_no_coupling_to_ask_for() -> None:
    stage = stage_of(NAME)
    with pytest.raises(Inapplicable, match="heeft geen actorklantcontact"):
        stage.consumer.read("actorklantcontact", ID)
    with pytest.raises(Inapplicable, match="heeft geen actorklantcontact"):
        stage.consumer.create("actorklantcontact", {})
    assert all("actorklantcontact" not in each.url for each in stage.recorder.exchanges)


def test_a_filter_on_a_record_asks_for_its_address() -> None:
    stage = stage_of(NAME)
    found = calls_of(stage).registered(SEPARATE)
    listing = stage.consumer.listing("betrokkene", "partij", partij=found.partij_id)
    assert listing.ids == (found.betrokkene_id,)
    assert f"%2Fpartijen%2F{found.partij_id}" in listing.answers[0].url


def test_it_is_told_beforehand_how_much_stays() -> None:
    stage = stage_of(NAME)
    told = planned(stage, chosen_by(stage.settings))
    assert {*told} == {"klantcontact", "betrokkene"}
    assert 80 <= told["klantcontact"] <= 130


def test_an_onderwerp_has_room_for_the_mark() -> None:
    stage = stage_of(NAME)
    title = titled(stage.consumer, "Afvalinzameling rond kerst en daarna")
    assert len(title) <= 40
    assert title.startswith("Afvalinzameling")
    assert stage.marker in title
    assert titled(stage_of().consumer, "Afval").startswith("Afval [")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[resources]\nactorklantcontact = { absent = true }",
         "[resources] actorklantcontact is missing; it can be left out only where a consumer"
         " names the actoren in the klantcontact"),
        ("[resources.klantcontact.attributes.kanaal]\nalong = '[]'",
         "along: expected a JSON object in quotes"),
        ("[resources.klantcontact.attributes.kanaal]\nkey = 7", "key: expected a text"),
        ("[reference]\nstyle = 'adres'", "style: expected one of object, plain, address"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_line(text: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_contract(own(tmp_path, f'[contract]\nextends = "openklant-2.16"\n{text}\n'))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_actors_may_be_named_in_any_contract(tmp_path: Path) -> None:
    text = """[contract]
extends = "openklant-2.16"
[resources]
actorklantcontact = { absent = true }
[resources.klantcontact.attributes.actoren]
read_only = false
"""
    contract = load_contract(own(tmp_path, text))
    body = wire.encode(contract, contract.coupling, {"actoren": [ID]})
    assert body["hadBetrokkenActoren"] == [{"uuid": ID}]
    assert json.dumps(body)


def test_an_actor_goes_along_where_no_klantcontact_is_taken_without() -> None:
    stage = stage_of(NAME, variations=("actors-needed",))
    calls = calls_of(stage)
    stand_in = calls.bare().klantcontact_id
    shown = stage.consumer.read("klantcontact", stand_in).body
    assert len(shown["actors"]) == 1
    found = calls.registered(SEPARATE)
    assert coupled(stage.contract, stage.ledger, found.klantcontact_id) == (found.actor_id,)
    assert couple(stage.consumer, stand_in, found.actor_id).ok
    assert coupled(stage.contract, stage.ledger, stand_in) == (found.actor_id,)
    resource = stage.contract.resource("klantcontact")
    assert refers(stage.contract, resource, shown, "actoren", ()) == ()
    assert calls_of(stage_of(NAME)).consumer.contract.wording.actor == ""


def test_nothing_is_sent_to_delete_what_the_contract_says_stays() -> None:
    stage = stage_of(NAME)
    calls = calls_of(stage)
    people = ("a", "b")
    model = Model(Scene(stage, calls, (calls.people.actor(), calls.second("actor")), people))
    for name in (REGISTER, LINK, DELETE_IT):
        model.do(Action(name, 1, 0))
    assert [*model.alive] == [1]
    assert all(each.method != "DELETE" for each in stage.recorder.exchanges)


def test_a_provider_that_changes_nothing_takes_the_actor_with_the_registration() -> None:
    stage = stage_of(NAME, variations=("change-405",))
    calls = calls_of(stage)
    actors = calls.people.actor(), calls.second("actor")
    made = [calls.attended(each) for each in actors]
    for contact, actor in zip(made, actors, strict=True):
        found = relate(stage.consumer, contact, actor, calls.people.partij())
        assert usable_whole(found).actor_id == actor
    model = Model(Scene(stage, calls, actors, ("a", "b")))
    for name in (REGISTER, LINK):
        model.do(Action(name, 1, 0))
    assert model.alive[1].actors == set()


def test_what_the_contract_has_no_length_for_costs_no_registration() -> None:
    stage = stage_of(NAME)
    calls = calls_of(stage)
    calls.example()
    before = len(stage.recorder.exchanges)
    assert longest(calls) == {}
    assert len(stage.recorder.exchanges) == before


@pytest.mark.parametrize("variations", [(), ("actors-needed",)])
def test_what_ought_to_be_refused_has_one_fault_only(variations: tuple[str, ...]) -> None:
    """Else it would be refused for the other, and the check could not fail."""
    stage = stage_of(NAME, variations=variations)
    calls_of(stage).bare()
    attributes = stage.contract.resource("klantcontact").attributes
    faults = {
        "onderwerp": "ontbreekt",
        "plaatsgevonden_op": "de waarde null heeft",
        "inhoud": "van het verkeerde type is",
    }
    for key, fault in faults.items():
        case = case_of(stage.contract, attributes[key].pointer, fault)
        body = marked(stage.contract, case.payload(), key, "merk", stage.consumer.fresh_number())
        assert ("actors" in body) == bool(variations)
        answer = stage.consumer.post("klantcontact", body)
        named = [each["name"] for each in answer.body.get("invalidParams", [])]
        assert {name.partition(".")[0] for name in named} <= {attributes[key].keys[0]}
        assert answer.status == (200 if answer.ok else 400)
    tolerant = stage_of(NAME, "validation-required-missing-accepted")
    case = case_of(tolerant.contract, attributes["onderwerp"].pointer, "ontbreekt")
    body = marked(tolerant.contract, case.payload(), "onderwerp", "merk", "123456782")
    assert tolerant.consumer.post("klantcontact", body).ok
