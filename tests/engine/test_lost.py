"""Looking for records of a run that no answer told of."""

from typing import Any

import httpx
import pytest
from canned import IDS, MARKER, consumer_of, stage_of
from contracts import COUPLED

from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.ledger import Intent
from kcc_conformance.consumer.recognition import fits, intent_of
from kcc_conformance.consumer.strays import UNKNOWN, find_lost
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.stage.cleanup import clean_up


def make_all(consumer: Consumer, people: Any, upto: str) -> None:
    """One record of each kind, as far as the one that is to be lost."""
    actor, partij = people.actor(), people.partij()
    if upto in ("actor", "partij"):
        return
    number = {"nummer": consumer.fresh_number()}
    made = consumer.create(
        "klantcontact",
        {"kanaal": "Telefoon", "onderwerp": consumer.marked("Kerst"), "taal": "Nederlands",
         "inhoud": "Vraag en antwoord", "indicatie_contact_gelukt": "Ja",
         "vertrouwelijkheid": "Nee", "plaatsgevonden_op": "01-03-2023 10:00", **number},
    )  # fmt: skip
    contact = consumer.ledger.of("klantcontact")[-1].id
    assert made.ok, made.text
    if upto == "betrokkene":
        told = {"klantcontact": contact, "partij": partij, "rol": "klant", "initiator": "Ja"}
        assert consumer.create("betrokkene", told).ok
    if upto == "actorklantcontact":
        assert consumer.create(upto, {"klantcontact": contact, "actor": actor}).ok


@pytest.mark.parametrize("contract", COUPLED)
@pytest.mark.parametrize(
    "resource", ["actor", "partij", "klantcontact", "betrokkene", "actorklantcontact"]
)
def test_a_record_without_an_answer_is_found(
    contract: str, resource: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stage_of(contract)
    real = Consumer._note
    forgotten: list[str] = []

    def note(self: Consumer, name: str, record: Any, *rest: Any) -> bool:
        if name == resource and not forgotten:
            forgotten.append(str(record[stage.contract.resource(name).id]))
            return False
        return real(self, name, record, *rest)

    monkeypatch.setattr(Consumer, "_note", note)
    if resource == "actor":
        stage.consumer.create("actor", stage.people.values("actor"))
    elif resource == "partij":
        stage.consumer.create("partij", stage.people.values("partij"))
    elif resource == "klantcontact":
        with pytest.raises(IndexError):
            make_all(stage.consumer, stage.people, resource)
    else:
        make_all(stage.consumer, stage.people, resource)
    [record_id] = forgotten
    assert not stage.ledger.knows(resource, record_id)
    assert len(stage.ledger.pending()) == 1
    assert stage.consumer.read(resource, record_id).ok
    assert clean_up(stage) == ()
    assert stage.ledger.pending() == ()
    assert stage.ledger.knows(resource, record_id)
    assert stage.consumer.read(resource, record_id).status == 404


@pytest.mark.parametrize("contract", COUPLED)
def test_a_marker_elsewhere_than_in_the_onderwerp_will_do(
    contract: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stage_of(contract)
    consumer = stage.consumer
    values = Conversations(consumer, stage.people, declared=lambda name: None).example()
    values["inhoud"] = consumer.marked("Gegenereerd onderwerp")
    monkeypatch.setattr(Consumer, "_note", lambda *rest: False)
    answer = consumer.create("klantcontact", values)
    assert answer.ok
    assert clean_up(stage) == ()
    [*_, found] = stage.ledger.of("klantcontact")
    assert found.deleted
    assert found.id in answer.text


def test_a_text_that_is_kept_in_another_form_is_found_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = stage_of(variations=("text-composed",))
    consumer = stage.consumer
    values = Conversations(consumer, stage.people, declared=lambda name: None).example()
    values |= {"onderwerp": "Cafe\u0301", "inhoud": consumer.marked("Gegenereerd onderwerp")}
    monkeypatch.setattr(Consumer, "_note", lambda *rest: False)
    assert "Cafe\u0301" not in consumer.create("klantcontact", values).text
    assert clean_up(stage) == ()
    assert [entry.deleted for entry in stage.ledger.of("klantcontact")] == [True, True]


def test_a_record_that_never_arrived_is_looked_for_and_settled() -> None:
    stage = stage_of()
    intent = Intent(0, "actor", f"{stage.marker}-9", (("object_id", "niemand"),))
    stage.ledger.intend(intent)
    assert find_lost(stage.consumer) == ()
    assert stage.ledger.pending() == ()


def test_a_longer_serial_number_is_another_record() -> None:
    contract = load_contract("openklant-2.16")
    intent = Intent(0, "actor", f"{MARKER}-1")
    assert fits(contract, intent, {"naam": f"Test [{MARKER}-1]"})
    assert fits(contract, intent, {"a": [{"b": f"{MARKER}-1@example.org".lower()}]})
    assert not fits(contract, intent, {"naam": f"Test [{MARKER}-17]"})
    assert not fits(contract, Intent(0, "actor"), {"naam": "x"})


def test_a_partij_that_the_user_pointed_at_is_not_named() -> None:
    contract = load_contract("openklant-2.16")
    body = {"wasPartij": {"uuid": IDS[1]}, "hadKlantcontact": {"uuid": IDS[2]}}
    intent = intent_of(contract, "betrokkene", body, marker=MARKER, drawn=())
    assert intent.refs == (("klantcontact", IDS[2]),)
    assert IDS[1] not in repr(intent)


@pytest.mark.parametrize(("number", "drawn"), [("123456789", True), ("23009182", False)])
def test_only_a_number_of_ones_own_is_a_proof(number: str, drawn: bool) -> None:
    contract = load_contract("vng-crud-0.0.3")
    body = {"nummer": int(number), "onderwerp": "Afvalinzameling rond kerst"}
    own = [number] if drawn else []
    intent = intent_of(contract, "klantcontact", body, marker=MARKER, drawn=own)
    assert ("nummer" in dict(intent.marks)) == drawn


def test_what_has_no_mark_at_all_is_told() -> None:
    stage = stage_of()
    for _ in range(2):
        stage.ledger.intend(Intent(0, "partij"))
    [left] = clean_up(stage)
    assert (left.resource, left.id) == ("partij", UNKNOWN)
    assert "2 registrations" in left.why
    assert "no mark" in left.why


@pytest.mark.parametrize("status", [403, 500, None])
def test_a_list_that_cannot_be_read_is_told(status: int | None) -> None:
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if status is None:
            raise httpx.ConnectError("weg")
        return httpx.Response(status)

    consumer = consumer_of(handler)
    for number in range(30):
        consumer.ledger.intend(Intent(0, "actor", f"{MARKER}-{number}"))
    [left] = find_lost(consumer)
    assert left.id == UNKNOWN
    assert "30 registrations" in left.why
    assert ("no connection" if status is None else str(status)) in left.why
    assert len(asked) == 1
    assert len(consumer.ledger.pending()) == 30
