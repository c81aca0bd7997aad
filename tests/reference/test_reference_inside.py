"""The reference where actors stand in the klantcontact, and records are named by address."""

import functools
import re
from typing import Any

import pytest
from inside import CONTRACT, SessionInside, TalkInside
from kcc_conformance.reference_impl.contract import load_contract
from kcc_conformance.reference_impl.faults import list_faults
from rotation import in_turn, settle, turn_of
from session import NOBODY, Different

AT_ONCE = {"mixup"}
FAULTS = [
    fault.name
    for fault in list_faults()
    if fault.fits(load_contract(CONTRACT)) and fault.kind not in AT_ONCE
]


@functools.cache
def honest() -> tuple[str, ...]:
    return tuple(SessionInside(TalkInside(CONTRACT)).play())


def test_two_honest_sessions_are_the_same() -> None:
    again = SessionInside(TalkInside(CONTRACT)).play()
    assert [(a, b) for a, b in zip(honest(), again, strict=True) if a != b] == []
    assert not [line for line in again if re.search(r": 5\d\d ", line)]


@pytest.mark.parametrize("name", in_turn(FAULTS, turn_of(settle())))
def test_every_fault_can_be_seen(name: str) -> None:
    session = SessionInside(TalkInside(CONTRACT, faults=[name]), honest())
    with pytest.raises(Different):
        session.play()


@pytest.fixture
def talk() -> TalkInside:
    return TalkInside(CONTRACT)


def made(talk: TalkInside, resource: str, **logical: Any) -> dict[str, Any]:
    answer = talk.post(resource, **logical)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_record_shows_its_own_address_and_those_of_others(talk: TalkInside) -> None:
    actor, partij = made(talk, "actor", object_id="a@example.org"), made(talk, "partij")
    contact = made(talk, "klantcontact", actoren=[actor["id"]])
    assert contact["actors"][0]["medewerker"] == actor["_self"]["self"]
    assert talk.http.get(contact["_self"]["self"]).json() == contact
    person = made(talk, "betrokkene", klantcontact=contact["id"], partij=partij["id"])
    assert person["partij"] == partij["_self"]["self"]
    assert person["embedded"] == {"klantcontact": contact, "partij": partij}
    assert contact["kanaal"] == {
        "adres": "14 000", "omschrijving": "KCC", "soortDigitaalAdres": "telefoonnummer",
    }  # fmt: skip


@pytest.mark.parametrize("shape", ["{}", "/medewerkers/{}", "https://elders/x/medewerkers/{}/"])
def test_how_a_record_may_be_named(talk: TalkInside, shape: str) -> None:
    actor = made(talk, "actor", object_id="a@example.org")
    body = talk.body("klantcontact", actoren=[actor["id"]])
    for named in (shape.format(actor["id"]), actor):
        body["actors"][0]["medewerker"], body["nummer"] = named, body["nummer"] + 1
        shown = talk.http.post("/klantcontacten", json=body).json()
        assert shown["actors"][0]["medewerker"] == actor["_self"]["self"]


@pytest.mark.parametrize(
    ("named", "where"),
    [
        (NOBODY, "actors"),
        (f"/partijen/{NOBODY}", "actors"),
        ("", "actors"),
        (None, "actors"),
        ({}, "actors"),
        (7, "actors"),
    ],
)
def test_who_is_not_there_cannot_be_named(talk: TalkInside, named: Any, where: str) -> None:
    body = talk.body("klantcontact", actoren=[NOBODY])
    body["actors"][0]["medewerker"] = named
    answer = talk.http.post("/klantcontacten", json=body)
    assert answer.status_code == 400
    assert where in str(answer.json()["invalidParams"])


@pytest.mark.parametrize("actors", [{}, "x", [7], [[]], ["x"], [{}], [None]])
def test_actors_of_another_shape_are_refused(talk: TalkInside, actors: Any) -> None:
    body = {**talk.body("klantcontact"), "actors": actors}
    assert talk.http.post("/klantcontacten", json=body).status_code == 400


def test_nothing_of_a_klantcontact_can_be_deleted_or_replaced(talk: TalkInside) -> None:
    contact = made(talk, "klantcontact")
    for method in ("DELETE", "PUT"):
        answer = talk.http.request(method, f"/klantcontacten/{contact['id']}", json={})
        assert answer.status_code == 405
        assert method not in answer.headers["Allow"]
    assert talk.get("klantcontact", contact["id"]).json() == contact
