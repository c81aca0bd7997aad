"""What consumers need beside what is judged: the sequences that real ones play, to the end."""

import json
from typing import Any

import pytest
from neighbours import IDENTIFICATOR, OPENKLANT, Register, ref
from talk import Talk


@pytest.fixture(params=OPENKLANT)
def register(request: pytest.FixtureRequest) -> Register:
    return Register(request.param)


def test_a_front_end_registers_a_contact(register: Register) -> None:
    """Who calls is looked for, made known, and found again; the contact is about something."""
    by_bsn = {
        "partijIdentificator__codeSoortObjectId": "bsn",
        "partijIdentificator__objectId": "999993653",
        "expand": "digitaleAdressen",
    }
    assert register.found("/partijen", **by_bsn) == []
    partij = register.partij(partijIdentificatie={"contactnaam": None})
    assert partij["partijIdentificatie"]["contactnaam"]["voornaam"] == ""
    register.identificator(partij)
    assert register.found("/partijen", **by_bsn) == [partij["uuid"]]
    assert register.found("/partijen", partijIdentificator__objectId="999993654") == []
    contact = register.klantcontact()
    ref = {"uuid": contact["uuid"]}
    betrokkene = register.post(
        "/betrokkenen",
        {"hadKlantcontact": ref, "wasPartij": {"uuid": partij["uuid"]}, "rol": "klant",
         "initiator": True},
    )  # fmt: skip
    adres = register.post(
        "/digitaleadressen",
        {"adres": "testa@example.org", "soortDigitaalAdres": "email",
         "verstrektDoorBetrokkene": {"uuid": betrokkene["uuid"]},
         "verstrektDoorPartij": {"uuid": partij["uuid"]}},
    )  # fmt: skip
    about = register.post(
        "/onderwerpobjecten",
        {"klantcontact": ref, "wasKlantcontact": None,
         "onderwerpobjectidentificator": {**IDENTIFICATOR, "objectId": "zaak-1"}},
    )  # fmt: skip
    path = f"/klantcontacten/{contact['uuid']}"
    wanted = "hadBetrokkenen,hadBetrokkenen.digitaleAdressen,gingOverOnderwerpobjecten"
    seen = register.get(path, expand=wanted)
    assert [each["uuid"] for each in seen["gingOverOnderwerpobjecten"]] == [about["uuid"]]
    whole = seen["_expand"]["hadBetrokkenen"][0]
    assert whole["_expand"]["digitaleAdressen"][0]["adres"] == "testa@example.org"
    assert register.get("/klantcontacten")["results"][0]["_expand"] == {}
    assert "_expand" not in register.get(path)
    for query in (
        {"hadBetrokkene__wasPartij__partijIdentificator__objectId": "999993653"},
        {"hadBetrokkene__digitaaladres__adres__icontains": "TESTA@"},
        {"hadBetrokkene__url": betrokkene["url"]},
        {"onderwerpobject__onderwerpobjectidentificatorObjectId": "zaak-1"},
        {"hadBetrokkene__wasPartij": "true"},
        {"leiddeTotInterneTaken": "false"},
    ):
        assert register.found("/klantcontacten", **query) == [contact["uuid"]], query
    assert register.found("/klantcontacten", hadBetrokkene__wasPartij="false") == []
    assert register.found("/digitaleadressen", verstrektDoorPartij__url=partij["url"]) == [
        adres["uuid"]
    ]
    assert register.found("/klantcontacten", wasOnderwerpobject__url=about["url"]) == []


def test_a_form_is_handed_in(register: Register) -> None:
    """One call for everything, about a partij that was made with its identificator."""
    partij = register.partij(partijIdentificatoren=[{"partijIdentificator": IDENTIFICATOR}])
    assert partij["partijIdentificatoren"][0]["partijIdentificator"] == IDENTIFICATOR
    body = {
        "klantcontact": register.talk.body("klantcontact"),
        "betrokkene": {"rol": "klant", "initiator": True, "wasPartij": {"uuid": partij["uuid"]}},
        "onderwerpobject": {"onderwerpobjectidentificator": IDENTIFICATOR},
    }
    made = register.post("/maak-klantcontact", body)
    contact = made["klantcontact"]
    assert made["onderwerpobject"]["klantcontact"]["uuid"] == contact["uuid"]
    assert contact["gingOverOnderwerpobjecten"][0]["uuid"] == made["onderwerpobject"]["uuid"]
    for nothing in (None, {}):
        again = register.post("/maak-klantcontact", {**body, "onderwerpobject": nothing})
        assert again["onderwerpobject"] is None


def test_a_task_is_handed_out_and_done(register: Register) -> None:
    contact, actors = register.klantcontact(), [register.talk.make("actor") for _ in range(2)]
    body = {
        "aanleidinggevendKlantcontact": {"uuid": contact["uuid"]},
        "gevraagdeHandeling": "Terugbellen",
        "toegewezenAanActoren": [{"uuid": each} for each in actors],
        "status": "te_verwerken",
    }
    task = register.post("/internetaken", body)
    assert [each["uuid"] for each in task["toegewezenAanActoren"]] == actors
    assert task["toegewezenAanActor"]["uuid"] == actors[0]
    assert task["toegewezenOp"]
    assert task["afgehandeldOp"] is None
    assert register.found("/internetaken", toegewezenAanActor__uuid=actors[1]) == [task["uuid"]]
    assert register.found("/internetaken", status="verwerkt") == []
    path = f"/internetaken/{task['uuid']}"
    done = register.talk.http.patch(path, json={"status": "verwerkt"}).json()
    assert done["afgehandeldOp"]
    assert done["toegewezenOp"] == task["toegewezenOp"]
    register.talk.delete("actor", actors[0])
    assert [e["uuid"] for e in register.get(path)["toegewezenAanActoren"]] == actors[1:]
    old = register.post("/internetaken", {**body, "toegewezenAanActor": {"uuid": actors[1]}}, 400)
    assert old["invalidParams"][0]["name"] == "toegewezenAanActoren.uuid"
    register.post("/internetaken", {k: v for k, v in body.items() if "Klant" not in k}, 400)


def test_an_organisation_keeps_its_name(register: Register) -> None:
    made = register.partij(soortPartij="organisatie", partijIdentificatie={"naam": "Proef BV"})
    assert made["partijIdentificatie"] == {"naam": "Proef BV"}
    person = {"voorletters": "T.", "voornaam": "Testa", "voorvoegselAchternaam": "van",
              "achternaam": "Proef"}  # fmt: skip
    made = register.partij(
        soortPartij="contactpersoon",
        partijIdentificatie={"contactnaam": person, "werkteVoorPartij": {"uuid": made["uuid"]}},
    )
    assert made["partijIdentificatie"]["contactnaam"] == person
    assert made["partijIdentificatie"]["volledigeNaam"] == "Testa van Proef"


def test_identificators_are_unique(register: Register) -> None:
    partij, other = register.partij(), register.partij()
    register.identificator(partij)
    for who, more in ((other, {}), (partij, {"objectId": "1"})):
        refused = register.identificator(who, 400, **more)
        assert refused["invalidParams"][0]["code"] == "unique"


def test_addresses_of_a_partij(register: Register) -> None:
    """A partij takes addresses on and lets them go; its preference can go by itself."""
    body = {"adres": "a@example.org", "soortDigitaalAdres": "email"}
    one, two = (register.post("/digitaleadressen", body) for _ in range(2))
    ref = {"uuid": one["uuid"]}
    partij = register.partij(digitaleAdressen=[ref], voorkeursDigitaalAdres=ref)
    path = f"/partijen/{partij['uuid']}"
    assert partij["digitaleAdressen"][0]["uuid"] == one["uuid"]
    amended = register.talk.http.patch(path, json={"digitaleAdressen": [{"uuid": two["uuid"]}]})
    assert [each["uuid"] for each in amended.json()["digitaleAdressen"]] == [two["uuid"]]
    assert register.talk.http.delete(f"/digitaleadressen/{one['uuid']}").status_code == 204
    assert register.get(path)["voorkeursDigitaalAdres"] is None
    for wrong in ({}, [None], [{"uuid": "\ud800"}], [{}]):
        answer = register.talk.http.patch(path, content=_escaped({"digitaleAdressen": wrong}))
        assert answer.status_code == 400, wrong


def test_actors_of_every_kind(register: Register) -> None:
    known = {"functie": "KCC", "emailadres": "k@example.org", "telefoonnummer": "0201234567"}
    body = {"naam": "M. de Boer", "soortActor": "medewerker"}
    assert register.post("/actoren", body)["actorIdentificatie"] is None
    made = register.post("/actoren", {**body, "actorIdentificatie": known})
    assert made["actorIdentificatie"] == known
    for wrong in (None, {}, {**known, "emailadres": "geen"}):
        register.post("/actoren", {**body, "actorIdentificatie": wrong}, 400)
    assert register.found("/actoren", naam="DE BOER", soortActor="medewerker") != []
    assert register.found("/actoren", soortActor="organisatorische_eenheid") == []
    assert register.talk.http.get("/actoren", params={"soortActor": "x"}).status_code == 400


def test_what_is_not_built_is_refused_in_words(register: Register) -> None:
    answer = register.talk.http.get("/partijen", params={"vertegenwoordigdePartij__uuid": "x"})
    assert answer.status_code == 400
    assert "niet gebouwd" in answer.json()["invalidParams"][0]["reason"]
    for wrong in ({}, [None], [{"uuid": "x"}]):
        body = {**register.talk.body("partij"), "rekeningnummers": wrong}
        answer = register.talk.http.post("/partijen", json=body)
        assert answer.status_code == 400
        assert answer.json()["invalidParams"][0]["name"] == "rekeningnummers"


def test_expand_of_what_there_is_not(register: Register) -> None:
    for path, wish in (("/klantcontacten", "hadBetrokkenActoren"), ("/betrokkenen", "wasPartij")):
        answer = register.talk.http.get(path, params={"expand": wish})
        assert answer.json()["invalidParams"][0]["code"] == "invalid_choice"


def test_filters_of_the_vng_contract(vng: Talk) -> None:
    vng.make("actor")
    assert vng.listed("actor", soortActor="organisatorischeEenheid") == []
    assert len(vng.listed("actor", soortActor="medewerker")) == 1
    assert vng.http.get("/actoren", params={"actoridentificator": "x"}).status_code == 400


def test_what_the_vng_contract_forbids(vng: Talk) -> None:
    actor = {**vng.body("actor"), "actoridentificator": {"objectId": "a"}}
    assert vng.http.post("/actoren", json=actor).status_code == 400
    partij = vng.body("partij")
    for wrong in ({}, [1], "", "\ud800"):
        body = _escaped({**partij, "voorkeursDigitaalAdres": wrong})
        assert vng.http.post("/partijen", content=body).status_code == 400, wrong
    big = vng.make("partij", nummer=10**18 + 1)
    assert vng.by("partij", "nummer", nummer=str(10**18 + 1)) == [big]
    named = vng.http.post("/partijen", json={**partij, "partijtype": {"naam": "Proef BV"}})
    assert named.json()["partijtype"] == {"naam": "Proef BV"}


def _escaped(body: Any) -> str:
    return json.dumps(body)


def test_an_onderwerpobject_goes_with_what_it_is_about() -> None:
    """Its klantcontacten go too, with the addresses that were given there, unless another one is
    about them, which is told; what a partij has stays."""
    register = Register()
    contact, shared = register.klantcontact(), register.klantcontact()
    about = {"klantcontact": ref(contact), "wasKlantcontact": ref(shared)}
    one = register.post("/onderwerpobjecten", about)
    other = register.post("/onderwerpobjecten", {"klantcontact": ref(shared)})
    body = {"hadKlantcontact": ref(contact), "rol": "klant", "initiator": True}
    betrokkene, partij = register.post("/betrokkenen", body), register.partij()
    given = {"adres": "a@example.org", "soortDigitaalAdres": "email",
             "verstrektDoorBetrokkene": ref(betrokkene)}  # fmt: skip
    loose = register.post("/digitaleadressen", given)
    kept = register.post("/digitaleadressen", {**given, "verstrektDoorPartij": ref(partij)})
    answer = register.talk.http.delete(one["url"], params={"cascade": "true"})
    assert (answer.status_code, answer.json()) == (200, {"behouden": [shared["url"]]})
    gone = (one, contact, betrokkene, loose)
    assert {register.talk.http.get(each["url"]).status_code for each in gone} == {404}
    assert register.get(kept["url"])["verstrektDoorBetrokkene"] is None
    assert register.get(other["url"])["klantcontact"]["uuid"] == shared["uuid"]
    assert register.talk.http.delete(other["url"], params={"cascade": "false"}).status_code == 204
    assert register.get(shared["url"])["uuid"] == shared["uuid"]


def test_no_cascade_in_older_contracts() -> None:
    register = Register("openklant-2.8")
    contact = register.klantcontact()
    one = register.post("/onderwerpobjecten", {"klantcontact": ref(contact)})
    assert register.talk.http.delete(one["url"], params={"cascade": "true"}).status_code == 204
    assert register.get(contact["url"])["uuid"] == contact["uuid"]
