"""Registering a contact as the front-ends in use do it, request by request, to the end."""

from typing import Any

import pytest
from neighbours import IDENTIFICATOR, OPENKLANT, Register, ref

MAIL = {"codeObjecttype": "mdw", "codeRegister": "msei", "codeSoortObjectId": "email",
        "objectId": "k.deboer@example.org"}  # fmt: skip
CASE = {"codeObjecttype": "zgw-Zaak", "codeRegister": "openzaak", "codeSoortObjectId": "uuid",
        "objectId": "3f5c3f10-4b3c-4a1f-9d2b-1d1f6a5b7c11"}  # fmt: skip
CALL = {"kanaal": "Telefoon", "onderwerp": "Afval (ophalen)", "inhoud": "Vraag, en antwoord.",
        "indicatieContactGelukt": True, "taal": "nld", "vertrouwelijk": False,
        "plaatsgevondenOp": "2024-05-13T10:15:30.123Z"}  # fmt: skip
EMPTY: dict[str, Any] = {
    "digitaleAdressen": [], "betrokkenen": [], "categorieRelaties": [], "vertegenwoordigden": [],
    "rekeningnummers": [], "partijIdentificatoren": [], "voorkeursDigitaalAdres": None,
    "voorkeursRekeningnummer": None, "indicatieGeheimhouding": False, "indicatieActief": True,
}  # fmt: skip
"""What is sent of a partij of which nothing is known."""
NO_NAME = dict.fromkeys(("voorletters", "voornaam", "voorvoegselAchternaam", "achternaam"), "")


@pytest.fixture(params=OPENKLANT)
def register(request: pytest.FixtureRequest) -> Register:
    return Register(request.param)


def employee(register: Register) -> Any:
    """Looked for by mail address, and made where nobody is found."""
    query = {
        "actoridentificatorObjectId": MAIL["objectId"],
        "actoridentificatorCodeObjecttype": "mdw",
        "actoridentificatorCodeSoortObjectId": "email",
        "soortActor": "medewerker",
        "indicatieActief": "true",
    }
    found = register.get("/actoren", **query)["results"]
    made = {"naam": "K. de Boer", "soortActor": "medewerker", "indicatieActief": True,
            "actoridentificator": MAIL,
            "medewerkerIdentificatie": {"achternaam": "de Boer"}}  # fmt: skip
    return found[0] if found else register.post("/actoren", made)


def customer(register: Register) -> Any:
    """Looked for by number, and made with it where nobody is found."""
    query = {"partijIdentificator__codeSoortObjectId": "bsn", "expand": "digitaleAdressen",
             "partijIdentificator__objectId": IDENTIFICATOR["objectId"],
             "partijIdentificator__codeObjecttype": IDENTIFICATOR["codeObjecttype"],
             "partijIdentificator__codeRegister": IDENTIFICATOR["codeRegister"],
             "soortPartij": "persoon"}  # fmt: skip
    found = register.get("/partijen", **query)["results"]
    if found:
        return found[0]
    body = {**EMPTY, "soortPartij": "persoon", "partijIdentificatie": {"contactnaam": None}}
    made = register.post("/partijen", body)
    register.identificator(made)
    return made


def test_a_contact_centre_with_two_questions(register: Register) -> None:
    """KISS: everything again for each question; the actor and the partij are found then."""
    for question in (CALL, {**CALL, "onderwerp": "Rijbewijs (verlengen)"}):
        partij, actor = customer(register), employee(register)
        contact = register.post("/klantcontacten", question)
        register.post("/actorklantcontacten", {"actor": ref(actor), "klantcontact": ref(contact)})
        betrokkene = register.post(
            "/betrokkenen",
            {"wasPartij": ref(partij), "hadKlantcontact": ref(contact), "rol": "klant",
             "initiator": True, "organisatienaam": "", "contactnaam": NO_NAME},
        )  # fmt: skip
        about = {"klantcontact": ref(contact), "wasKlantcontact": None}
        register.post("/onderwerpobjecten", {**about, "onderwerpobjectidentificator": CASE})
        seen = register.get(f"/klantcontacten/{contact['uuid']}", expand="hadBetrokkenen")
        assert [each["naam"] for each in seen["hadBetrokkenActoren"]] == ["K. de Boer"]
        assert seen["_expand"]["hadBetrokkenen"][0]["uuid"] == betrokkene["uuid"]
        assert seen["plaatsgevondenOp"].startswith("2024-05-13T10:15:30.123")
    assert register.get("/actoren")["count"] == register.get("/partijen")["count"] == 1
    by_partij = {"hadBetrokkene__wasPartij__url": partij["url"]}
    assert len(register.found("/klantcontacten", **by_partij)) == 2


def test_a_contact_request_for_a_department(register: Register) -> None:
    """KISS, contactverzoek: addresses of somebody unknown, a department, and a task for it."""
    contact = register.post("/klantcontacten", CALL)
    betrokkene = register.post(
        "/betrokkenen",
        {"wasPartij": None, "hadKlantcontact": ref(contact), "rol": "klant", "initiator": True,
         "organisatienaam": "", "contactnaam": {**NO_NAME, "voornaam": "Testa"}},
    )  # fmt: skip
    for kind, address in (("email", "testa@example.org"), ("telefoonnummer", "0201234567")):
        body = {"verstrektDoorBetrokkene": ref(betrokkene), "verstrektDoorPartij": None,
                "soortDigitaalAdres": kind, "adres": address, "omschrijving": kind}  # fmt: skip
        register.post("/digitaleadressen", body)
    department = register.post(
        "/actoren",
        {"naam": "Parkeren", "soortActor": "organisatorische_eenheid", "indicatieActief": True,
         "actoridentificator": {**MAIL, "objectId": "parkeren", "codeSoortObjectId": "naam"}},
    )  # fmt: skip
    task = register.post(
        "/internetaken",
        {"aanleidinggevendKlantcontact": ref(contact), "gevraagdeHandeling": "Contact opnemen",
         "toegewezenAanActoren": [ref(department), ref(employee(register))],
         "toelichting": "Vandaag", "status": "te_verwerken", "nummer": ""},
    )  # fmt: skip
    query = {"toegewezenAanActor__url": department["url"], "status": "te_verwerken"}
    assert register.found("/internetaken", **query) == [task["uuid"]]
    wanted = "hadBetrokkenen.digitaleAdressen,leiddeTotInterneTaken"
    seen = register.get(f"/klantcontacten/{contact['uuid']}", expand=wanted)["_expand"]
    assert seen["leiddeTotInterneTaken"][0]["uuid"] == task["uuid"]
    addresses = seen["hadBetrokkenen"][0]["_expand"]["digitaleAdressen"]
    assert {each["soortDigitaalAdres"] for each in addresses} == {"email", "telefoonnummer"}


def test_a_task_is_followed_up(register: Register) -> None:
    """ITA: the chain of contacts, the task closed; a poller follows `next` to its own base."""
    first, actor = register.post("/klantcontacten", CALL), employee(register)
    tasks = [
        register.post(
            "/internetaken",
            {"aanleidinggevendKlantcontact": ref(first), "gevraagdeHandeling": "Bellen",
             "toegewezenAanActoren": [ref(actor)], "status": "te_verwerken"},
        )
        for _ in range(3)
    ]  # fmt: skip

    empty = {"nummer": None} if register.talk.attribute("klantcontact", "nummer").nullable else {}
    follow_up = {**CALL, **empty, "plaatsgevondenOp": "2024-05-13T10:15:30.123+00:00"}
    second = register.post("/klantcontacten", follow_up)
    register.post("/actorklantcontacten", {"actor": ref(actor), "klantcontact": ref(second)})
    codes = {"codeObjecttype": "klantcontact", "codeRegister": "openklant",
             "codeSoortObjectId": "uuid", "objectId": second["uuid"]}  # fmt: skip
    chain = {"klantcontact": ref(second), "wasKlantcontact": ref(first)}
    register.post("/onderwerpobjecten", {**chain, "onderwerpobjectidentificator": codes})
    before = {"onderwerpobject__onderwerpobjectidentificatorObjectId": second["uuid"]}
    assert register.found("/klantcontacten", **before) == [second["uuid"]]
    done = register.patch(f"/internetaken/{tasks[0]['uuid']}", {"status": "verwerkt"})
    assert done["afgehandeldOp"]
    seen, address = [], "/internetaken?status=te_verwerken&pageSize=1"
    while address:
        page = register.talk.http.get(address).json()
        seen += [each["uuid"] for each in page["results"]]
        address = page["next"] and page["next"].partition("/klantinteracties/api/v1")[2]
    assert {*seen} == {each["uuid"] for each in tasks[1:]}


def test_a_form(register: Register) -> None:
    """Open Forms: a partij with its number in one go, everything in one call, then addresses."""
    body = {"soortPartij": "persoon", "voorkeurstaal": "nld", "indicatieActief": True,
            "digitaleAdressen": None, "voorkeursDigitaalAdres": None, "rekeningnummers": None,
            "voorkeursRekeningnummer": None, "indicatieGeheimhouding": False,
            "partijIdentificatoren": [{"partijIdentificator": IDENTIFICATOR}],
            "partijIdentificatie": {"contactnaam": {**NO_NAME, "voornaam": "Testa"}}}  # fmt: skip
    partij = register.post("/partijen", body)
    call = {"kanaal": "Webformulier", "onderwerp": "Melding", "taal": "nld", "vertrouwelijk": True}
    whole = {
        "klantcontact": call,
        "betrokkene": {"rol": "klant", "initiator": True, "organisatienaam": "",
                       "wasPartij": ref(partij)},
        "onderwerpobject": {"onderwerpobjectidentificator": CASE},
    }  # fmt: skip
    made = register.post("/maak-klantcontact", whole)
    assert made["klantcontact"]["plaatsgevondenOp"]
    for owner in ({"verstrektDoorPartij": ref(partij)},
                  {"verstrektDoorBetrokkene": ref(made["betrokkene"])}):  # fmt: skip
        body = {"adres": "testa@example.org", "soortDigitaalAdres": "email", **owner}
        register.post("/digitaleadressen", body)
    seen = register.get(f"/partijen/{partij['uuid']}", expand="digitaleAdressen")
    assert len(seen["_expand"]["digitaleAdressen"]) == 1
    anonymous = {**whole, "betrokkene": {"rol": "klant", "initiator": True,
                                         "wasPartij": None, "contactnaam": NO_NAME}}  # fmt: skip
    assert register.post("/maak-klantcontact", anonymous)["betrokkene"]["wasPartij"] is None


def test_a_notification(register: Register) -> None:
    """OMC: a short language code, a moment with seven digits and no offset, a fixed actor."""
    actor, partij = employee(register), customer(register)
    made = register.post(
        "/maak-klantcontact",
        {"klantcontact": {"kanaal": "email", "onderwerp": "Zaak ontvangen", "inhoud": "Bericht",
                          "indicatieContactGelukt": False, "taal": "nl", "vertrouwelijk": True,
                          "plaatsgevondenOp": "2024-05-13T10:15:30.1234567"},
         "betrokkene": {"wasPartij": ref(partij), "rol": "klant", "initiator": True},
         "onderwerpobject": {"onderwerpobjectidentificator": CASE}},
    )  # fmt: skip
    contact = made["klantcontact"]
    assert (contact["taal"], contact["plaatsgevondenOp"][:26]) == (
        "nl",
        "2024-05-13T10:15:30.123456",
    )
    register.post("/actorklantcontacten", {"actor": ref(actor), "klantcontact": ref(contact)})
    assert register.get(f"/klantcontacten/{contact['uuid']}")["hadBetrokkenActoren"]


def test_a_process(register: Register) -> None:
    """GZAC: an empty number, more than once, and a member with a typo."""
    for _ in range(2):
        body = {**EMPTY, "soortPartij": "persoon", "nummer": "",
                "partijIdentificatie": {"contactnaam": NO_NAME}}  # fmt: skip
        partij = register.post("/partijen", body)
        register.post("/maak-klantcontact", {"klantcontact": CALL, "onderwerobject": {}})
    assert len(register.found("/partijen")) == 2
    number = partij["nummer"]
    assert number is None or register.found("/partijen", nummer=number) == [partij["uuid"]]


def test_a_citizen_asks(register: Register) -> None:
    """Open Inwoner: logging in, a question without an outcome, a task, and the questions again."""
    partij = customer(register)
    assert customer(register)["uuid"] == partij["uuid"]
    asked = {k: v for k, v in CALL.items() if k != "indicatieContactGelukt"}
    contact = register.post("/klantcontacten", asked)
    body = {"wasPartij": ref(partij), "hadKlantcontact": ref(contact), "rol": "klant",
            "initiator": True}  # fmt: skip
    betrokkene = register.post("/betrokkenen", body)
    task = {"aanleidinggevendKlantcontact": ref(contact), "gevraagdeHandeling": "Beantwoorden",
            "toegewezenAanActoren": [ref(employee(register))],
            "status": "te_verwerken"}  # fmt: skip
    register.post("/internetaken", task)
    wanted = "leiddeTotInterneTaken,gingOverOnderwerpobjecten"
    found = register.get("/klantcontacten", hadBetrokkene__uuid=betrokkene["uuid"], expand=wanted)
    (seen,) = found["results"]
    assert seen["_expand"]["leiddeTotInterneTaken"][0]["status"] == "te_verwerken"
    assert seen["indicatieContactGelukt"] is None
