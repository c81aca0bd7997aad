"""What a municipal platform's acceptance tests ask of its register, each once, with own data."""

from typing import Any

import pytest
from neighbours import IDENTIFICATOR, OPENKLANT, Register, ref


@pytest.fixture(params=OPENKLANT)
def register(request: pytest.FixtureRequest) -> Register:
    return Register(request.param)


def actor(register: Register, kind: str = "medewerker") -> Any:
    codes = {"objectId": kind, "codeObjecttype": "a", "codeRegister": "b", "codeSoortObjectId": "c"}
    body = {"naam": kind, "soortActor": kind, "indicatieActief": True, "actoridentificator": codes}
    return register.post("/actoren", body)


def klantcontact(register: Register, number: int = 1) -> Any:
    body = register.talk.body("klantcontact")
    return register.post("/klantcontacten", {**body, "nummer": str(5_000_000_000 + number)})


def partij(register: Register, **more: Any) -> Any:
    name = {"voornaam": "Testa", "achternaam": "Proef"}
    return register.partij(nummer="4711000001", partijIdentificatie={"contactnaam": name}, **more)


def organisatie(register: Register) -> Any:
    return register.partij(soortPartij="organisatie", partijIdentificatie={"naam": "Proef BV"})


@pytest.mark.parametrize(
    "kinds",
    [
        ["medewerker"],
        ["organisatorische_eenheid"],
        ["geautomatiseerde_actor"],
        ["organisatorische_eenheid", "medewerker"],
    ],
)
def test_a_task_keeps_its_actors(register: Register, kinds: list[str]) -> None:
    actors, contact = [actor(register, kind) for kind in kinds], klantcontact(register)
    body = {"aanleidinggevendKlantcontact": ref(contact), "gevraagdeHandeling": "Bellen",
            "toegewezenAanActoren": [ref(each) for each in actors], "toelichting": "Vandaag",
            "status": "te_verwerken", "nummer": "5000000001"}  # fmt: skip
    task = register.post("/internetaken", body)
    seen = register.get(task["url"])["toegewezenAanActoren"]
    assert {each["uuid"] for each in seen} == {each["uuid"] for each in actors}
    query = {"aanleidinggevendKlantcontact__uuid": contact["uuid"]}
    assert register.found("/internetaken", **query) == [task["uuid"]]
    del body["aanleidinggevendKlantcontact"]
    register.post("/internetaken", {**body, "nummer": "5000000002"}, 400)


def test_a_klantcontact_comes_and_goes(register: Register) -> None:
    made = klantcontact(register)
    seen = register.get(made["url"])
    assert (seen["kanaal"], seen["onderwerp"], seen["nummer"]) == (
        made["kanaal"], made["onderwerp"], "5000000001",
    )  # fmt: skip
    changed = register.patch(made["url"], {"onderwerp": "gewijzigd", "inhoud": "anders"})
    assert (changed["onderwerp"], changed["inhoud"]) == ("gewijzigd", "anders")
    assert register.gone(made["url"])


def test_klantcontacten_by_channel(register: Register) -> None:
    page = register.get("/klantcontacten", pageSize="5")
    assert (page["results"], page["count"]) == ([], 0)
    contact = klantcontact(register)
    register.patch(contact["url"], {"kanaal": "balie"})
    klantcontact(register, 2)
    query = {"kanaal": "balie", "onderwerp": contact["onderwerp"]}
    assert register.found("/klantcontacten", **query) == [contact["uuid"]]


def test_an_actor_at_a_klantcontact(register: Register) -> None:
    contact, somebody = klantcontact(register), actor(register)
    body = {"klantcontact": ref(contact), "actor": ref(somebody)}
    link = register.post("/actorklantcontacten", body)
    seen = register.get(contact["url"])["hadBetrokkenActoren"]
    assert [each["uuid"] for each in seen] == [somebody["uuid"]]
    assert register.gone(link["url"])
    assert register.get(contact["url"])["hadBetrokkenActoren"] == []


def test_somebody_without_a_partij(register: Register) -> None:
    contact = klantcontact(register)
    name = {"voorletters": "", "voornaam": "T", "voorvoegselAchternaam": "", "achternaam": "Proef"}
    body = {"wasPartij": None, "hadKlantcontact": ref(contact), "rol": "klant", "initiator": True,
            "organisatienaam": "", "contactnaam": name}  # fmt: skip
    made = register.post("/betrokkenen", body)
    (seen,) = register.get(contact["url"], expand="hadBetrokkenen")["_expand"]["hadBetrokkenen"]
    assert (seen["uuid"], seen["contactnaam"]) == (made["uuid"], name)


def test_a_partij_comes_and_goes(register: Register) -> None:
    made = partij(register)
    assert register.get(made["url"])["soortPartij"] == "persoon"
    assert register.found("/partijen", nummer="4711000001") == [made["uuid"]]
    name = register.get(made["url"])["partijIdentificatie"]["contactnaam"]
    assert name["achternaam"] == "Proef"
    assert register.patch(made["url"], {"indicatieActief": False})["indicatieActief"] is False
    assert register.gone(made["url"])


def test_a_person_by_number_and_by_address(register: Register) -> None:
    made = partij(register)
    register.identificator(made)
    query = {"partijIdentificatorObjectId": IDENTIFICATOR["objectId"]}
    (seen,) = register.get("/partij-identificatoren", **query)["results"]
    assert seen["identificeerdePartij"]["uuid"] == made["uuid"]
    body = {"verstrektDoorBetrokkene": None, "verstrektDoorPartij": ref(made), "omschrijving": "p",
            "adres": "t@example.org", "soortDigitaalAdres": "email",
            "isStandaardAdres": True}  # fmt: skip
    address = register.post("/digitaleadressen", body)
    (seen,) = register.get("/digitaleadressen", adres="t@example.org")["results"]
    assert seen["verstrektDoorPartij"]["uuid"] == made["uuid"]
    whole = register.get(made["url"], expand="digitaleAdressen")["_expand"]["digitaleAdressen"]
    assert [each["uuid"] for each in whole] == [address["uuid"]]
    assert register.patch(address["url"], {"adres": "u@example.org"})["adres"] == "u@example.org"
    assert register.gone(address["url"])


@pytest.mark.parametrize(("kind", "number"), [("kvk_nummer", "12345678"), ("rsin", "296648875")])
def test_an_organisation_by_number(register: Register, kind: str, number: str) -> None:
    made = organisatie(register)
    assert made["soortPartij"] == "organisatie"
    register.identificator(
        made, codeObjecttype="niet_natuurlijk_persoon", codeRegister="hr",
        codeSoortObjectId=kind, objectId=number,
    )  # fmt: skip
    query = {"partijIdentificatorObjectId": number}
    (seen,) = register.get("/partij-identificatoren", **query)["results"]
    assert seen["partijIdentificator"]["codeSoortObjectId"] == kind


def test_the_contacts_of_a_partij(register: Register) -> None:
    who, contacts = organisatie(register), [klantcontact(register, each) for each in range(2)]
    for each in contacts:
        body = {"wasPartij": ref(who), "hadKlantcontact": ref(each), "rol": "klant",
                "initiator": True}  # fmt: skip
        register.post("/betrokkenen", body)
    found = register.get("/betrokkenen", wasPartij__uuid=who["uuid"])["results"]
    assert {each["hadKlantcontact"]["uuid"] for each in found} == {e["uuid"] for e in contacts}
