"""What servers of Open Klant do beyond their document, as recorded: consumers count on it."""

import json
from typing import Any

import pytest
from talk import Talk


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("onderwerp", 12, "12"),
        ("onderwerp", 1.5, "1.5"),
        ("plaatsgevonden_op", "2023-03-01", "2023-03-01T00:00:00Z"),
        ("plaatsgevonden_op", "2023-03-01 10:00:00+0100", "2023-03-01T09:00:00Z"),
        ("plaatsgevonden_op", "20230301T100000Z", "2023-03-01T10:00:00Z"),
    ],
)
def test_values_as_open_klant_takes_them(talk: Talk, name: str, value: Any, kept: str) -> None:
    """What its servers make of values that its document does not name; a VNG server refuses."""
    answer = talk.post("klantcontact", **{name: value})
    if talk.contract.hal:
        assert answer.status_code == 400, answer.text
    else:
        assert answer.json()[talk.attribute("klantcontact", name).wire] == kept


@pytest.mark.parametrize("number", ["1" + "0" * 400, "1e999", "-1e999", "true"])
def test_numbers_that_are_no_text(talk: Talk, number: str) -> None:
    body = json.dumps(talk.body("klantcontact", onderwerp="HIER")).replace('"HIER"', number)
    assert talk.http.post(talk.path("klantcontact"), content=body).status_code == 400


def test_no_number(openklant: Talk) -> None:
    """An empty number is none, however often it is sent; a negative one is a number."""
    for wire in ("nummer", "referentienummer"):
        for _ in range(2):
            body = {**openklant.body("klantcontact"), wire: ""}
            answer = openklant.http.post("/klantcontacten", json=body)
            assert (answer.status_code, answer.json()[wire]) == (201, None)
    assert openklant.post("klantcontact", nummer="-8766").json()["nummer"] == "-8766"
    assert openklant.post("klantcontact", nummer="-").status_code == 400


def test_put_sets_a_flag_back(openklant: Talk) -> None:
    """A flag that has a value to begin with gets it again when a PUT is silent about it."""
    body = openklant.body("klantcontact", indicatie_contact_gelukt=False)
    made = openklant.http.post("/klantcontacten", json={**body, "verdereActieOndernomen": True})
    path = f"/klantcontacten/{made.json()['uuid']}"
    assert openklant.http.patch(path, json={"onderwerp": "x"}).json()["verdereActieOndernomen"]
    put = openklant.http.put(path, json={**body, "indicatieContactGelukt": True})
    assert (put.status_code, put.json()["verdereActieOndernomen"]) == (200, False)
    both = {"indicatieContactGelukt": True, "verdereActieOndernomen": True}
    problem = openklant.http.patch(path, json=both).json()["invalidParams"][0]
    assert problem["code"] == "no-further-action-when-contact-succesful"


def test_an_id_without_dashes(talk: Talk) -> None:
    made = talk.make("klantcontact")
    for spelling in (made.replace("-", ""), made.upper()):
        answer = talk.get("klantcontact", spelling)
        assert answer.json()[talk.contract.resources["klantcontact"].id] == made


def test_a_method_that_nobody_knows(talk: Talk) -> None:
    answer = talk.http.request("FOO", talk.path("klantcontact"))
    assert answer.status_code == 405
    assert answer.headers["Content-Type"] == talk.contract.error_media[0]
    assert answer.json()["code"] == "method_not_allowed"


def test_a_browser_asks_first(talk: Talk) -> None:
    """Without a token, as browsers do; an OPTIONS that is no such question needs one."""
    del talk.http.headers["Authorization"]
    asks = {"Origin": "https://kcc.example", "Access-Control-Request-Method": "POST"}
    path = talk.path("klantcontact")
    assert talk.http.options(path, headers=asks).status_code == 200
    assert talk.http.options(path).status_code == 401


def test_the_document_as_yaml(openklant: Talk) -> None:
    """It is JSON there too, which YAML can read; who wants JSON is sent to the other."""
    plain = openklant.http.get("/openapi.json")
    answer = openklant.http.get("/openapi.yaml", headers={"Accept": "*/*"})
    assert answer.headers["Content-Type"] == "application/vnd.oai.openapi"
    assert answer.text == plain.text
    refused = openklant.http.get("/openapi.yaml", headers={"Accept": "application/json"})
    assert refused.status_code == 406


def test_the_next_page_names_its_parameters_in_order(openklant: Talk) -> None:
    for _ in range(2):
        openklant.make("actor")
    following = openklant.http.get("/actoren?pageSize=1&naam=de").json()["next"]
    assert following.partition("?")[2] == "naam=de&page=2&pageSize=1"
