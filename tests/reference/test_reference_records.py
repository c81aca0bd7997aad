"""Records: what is kept, what is refused, and what hangs together."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from contracts import ALL
from kcc_conformance.reference_impl.contract import load_contract
from talk import Talk

EMOJI = "Ünïcode 😀 <b>&amp;</b> \"aanhaling\" 'enkel' עברית e\u0301 \n\tregel"


GENERATED = {"openklant", "nummer-always"}
"""The contracts whose providers give a number when none is sent."""


def test_flow_is_kept(talk: Talk) -> None:
    ids = talk.flow()
    body = talk.seen("klantcontact", ids["klantcontact"])
    assert talk.value("klantcontact", body, "onderwerp") == "Afvalinzameling rond kerst"
    assert talk.value("klantcontact", body, "plaatsgevonden_op") == "2023-03-01T09:00:00Z"
    assert talk.value("klantcontact", body, "vertrouwelijkheid") is False
    link = talk.seen("actorklantcontact", ids["actorklantcontact"])
    assert talk.value("actorklantcontact", link, "actor") == ids["actor"]
    betrokkene = talk.seen("betrokkene", ids["betrokkene"])
    assert talk.value("betrokkene", betrokkene, "partij") == ids["partij"]
    assert talk.listed("internetaak") == []


def test_openklant_relations(openklant: Talk) -> None:
    ids = openklant.flow()
    body = openklant.seen("klantcontact", ids["klantcontact"])
    actor = openklant.seen("actor", ids["actor"])
    assert openklant.value("klantcontact", body, "actoren") == [actor]
    betrokkenen = openklant.value("klantcontact", body, "betrokkenen")
    assert [each["uuid"] for each in betrokkenen] == [ids["betrokkene"]]
    assert set(betrokkenen[0]) == {"uuid", "url"}
    assert openklant.value("klantcontact", body, "interne_taken") == []
    partij = openklant.seen("partij", ids["partij"])
    assert [e["uuid"] for e in openklant.value("partij", partij, "betrokkenen")] == [
        ids["betrokkene"]
    ]


def test_openklant_unset_values(openklant: Talk) -> None:
    klantcontact = openklant.make("klantcontact", inhoud=None, indicatie_contact_gelukt=None)
    body = openklant.seen("klantcontact", klantcontact)
    assert body["inhoud"] == ""
    assert body["indicatieContactGelukt"] is None
    assert body["nummer"] is None
    made = openklant.seen("betrokkene", openklant.make("betrokkene", klantcontact=klantcontact))
    assert set(made["contactnaam"].values()) == {""}
    assert made["wasPartij"] is None
    partij = openklant.make("partij", voornaam=None, achternaam=None)
    assert openklant.seen("partij", partij)["partijIdentificatie"] is None


def test_vng_leaves_unset_out(vng: Talk) -> None:
    body = vng.seen("klantcontact", vng.make("klantcontact", inhoud=None))
    assert "inhoud" not in body
    assert body["_links"]["self"]["href"].endswith(body["id"])


def test_text_is_kept_as_it_is(talk: Talk) -> None:
    made = talk.make("klantcontact", inhoud=EMOJI)
    body = talk.seen("klantcontact", made)
    assert talk.value("klantcontact", body, "inhoud") == EMOJI


def test_openklant_trims(openklant: Talk) -> None:
    made = openklant.post("klantcontact", onderwerp="  " + "x" * 200 + "\n")
    assert made.json()["onderwerp"] == "x" * 200


@pytest.mark.parametrize("name", ["kanaal", "onderwerp", "inhoud", "taal"])
def test_limits_count_code_points(talk: Talk, name: str) -> None:
    limit = talk.attribute("klantcontact", name).max
    assert limit
    assert talk.post("klantcontact", **{name: "😀" * limit}).status_code == 201
    refused = talk.post("klantcontact", **{name: "😀" * (limit + 1)})
    assert refused.status_code == 400
    problem = refused.json()["invalidParams"][0]
    wire = talk.attribute("klantcontact", name).wire
    assert (problem["name"], problem["code"]) == (wire, "max_length")


def test_required(talk: Talk) -> None:
    for attribute in talk.contract.resources["klantcontact"].stored:
        body = talk.body("klantcontact")
        body.pop(attribute.wire, None)
        answer = talk.http.post(talk.path("klantcontact"), json=body)
        assert answer.status_code == (400 if attribute.required else 201), attribute.name
        if attribute.required:
            assert [p["name"] for p in answer.json()["invalidParams"]] == [attribute.wire]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("onderwerp", True),
        ("onderwerp", ["x"]),
        ("onderwerp", ""),
        ("onderwerp", "a\0b"),
        ("vertrouwelijkheid", "ja"),
        ("vertrouwelijkheid", 1),
        ("vertrouwelijkheid", "true"),
        ("indicatie_contact_gelukt", "misschien"),
        ("plaatsgevonden_op", "01-03-2023 10:00"),
        ("plaatsgevonden_op", "2023-02-30T10:00:00Z"),
        ("plaatsgevonden_op", "2023-02-20T10:00:00+25:00"),
        ("plaatsgevonden_op", 1677661200),
        ("nummer", "geen"),
    ],
)
def test_wrong_values(talk: Talk, name: str, value: Any) -> None:
    answer = talk.post("klantcontact", **{name: value})
    assert answer.status_code == 400, answer.text
    wire = talk.attribute("klantcontact", name).wire
    assert answer.json()["invalidParams"][0]["name"] == wire
    assert talk.listed("klantcontact") == []


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("2024-07-01T10:00:00+02:00", "2024-07-01T08:00:00Z"),
        ("2024-05-13T10:15:30", "2024-05-13T10:15:30Z"),
        ("2024-05-13T10:15:30.12Z", "2024-05-13T10:15:30.120000Z"),
        ("2024-05-13T10:15:30.000Z", "2024-05-13T10:15:30Z"),
    ],
)
def test_instants(talk: Talk, sent: str, shown: str) -> None:
    made = talk.post("klantcontact", plaatsgevonden_op=sent)
    assert talk.value("klantcontact", made.json(), "plaatsgevonden_op") == shown


def test_unknown_references(talk: Talk) -> None:
    ids = talk.flow()
    nobody = "0d0d62a1-ed13-4310-954d-28136e89b8ad"
    for resource, names in {
        "actorklantcontact": ("actor", "klantcontact"),
        "betrokkene": ("klantcontact", "partij"),
    }.items():
        for name in names:
            before = talk.listed(resource)
            answer = talk.post(resource, **{**ids, name: nobody})
            assert answer.status_code == 400
            wire = talk.attribute(resource, name).wire
            assert answer.json()["invalidParams"][0]["name"].startswith(wire)
            assert talk.listed(resource) == before


def test_link_is_unique(talk: Talk) -> None:
    ids = talk.flow()
    again = talk.post("actorklantcontact", **ids)
    assert again.status_code == 400
    assert again.json()["invalidParams"][0]["code"] == "unique"


def test_cascade(talk: Talk) -> None:
    ids = talk.flow()
    assert talk.delete("klantcontact", ids["klantcontact"]).status_code == 204
    gone = {"klantcontact", "betrokkene", "actorklantcontact"}
    for name, identity in ids.items():
        assert talk.get(name, identity).status_code == (404 if name in gone else 200)
    assert talk.delete("klantcontact", ids["klantcontact"]).status_code == 404
    ids = talk.flow()
    talk.delete("partij", ids["partij"])
    talk.delete("actor", ids["actor"])
    assert talk.get("betrokkene", ids["betrokkene"]).status_code == 404
    assert talk.get("actorklantcontact", ids["actorklantcontact"]).status_code == 404
    assert talk.get("klantcontact", ids["klantcontact"]).status_code == 200


def test_replace_and_amend(talk: Talk) -> None:
    made = talk.make("klantcontact")
    path, wire = talk.path("klantcontact", made), talk.attribute("klantcontact", "onderwerp").wire
    amended = talk.http.patch(path, json={wire: "Anders"})
    assert (amended.status_code, amended.json()[wire]) == (200, "Anders")
    inhoud = talk.attribute("klantcontact", "inhoud").wire
    assert talk.seen("klantcontact", made)[inhoud].startswith("Klant vraagt")
    assert talk.http.patch(path, json={wire: ""}).status_code == 400
    assert talk.http.put(path, json={wire: "Half"}).status_code == 400
    replaced = talk.http.put(path, json=talk.body("klantcontact", onderwerp="Heel"))
    assert (replaced.status_code, replaced.json()[wire]) == (200, "Heel")
    kept = talk.http.put(path, json=talk.body("klantcontact", inhoud=None)).json()
    assert (inhoud in kept) is (talk.contract.family == "openklant")


def test_own_ids_and_unknown_members_are_ignored(talk: Talk) -> None:
    key = talk.contract.resources["klantcontact"].id
    body = {**talk.body("klantcontact"), key: "5452f450-e940-4996-a353-37f4a7ec8710", "zomaar": 1}
    answer = talk.http.post(talk.path("klantcontact"), json=body)
    assert answer.status_code == 201
    assert answer.json()[key] != body[key]
    assert "zomaar" not in answer.json()


@pytest.mark.parametrize("contract", [n for n in ALL if load_contract(n).traits >= GENERATED])
def test_generated_numbers(contract: str) -> None:
    talk = Talk(contract)
    numbers = [talk.post("klantcontact").json()["nummer"] for _ in range(2)]
    assert numbers == ["0000000001", "0000000002"]
    assert talk.post("klantcontact", nummer="9999999999").status_code == 201
    assert talk.post("klantcontact").json()["nummer"] == "0000000003"


def test_numbers_are_unique(talk: Talk) -> None:
    number: Any = 4711 if talk.contract.family == "vng" else "4711"
    assert talk.post("klantcontact", nummer=number).status_code == 201
    again = talk.post("klantcontact", nummer=number)
    assert again.status_code == 400
    assert again.json()["invalidParams"][0]["code"] == "unique"
    assert len(talk.listed("klantcontact")) == 1


def test_at_the_same_time(talk: Talk) -> None:
    def several(worker: int) -> list[Any]:
        answers = []
        for turn in range(20):
            number = {"nummer": worker * 100 + turn} if talk.contract.family == "vng" else {}
            answers.append(talk.post("klantcontact", onderwerp=f"{worker}-{turn}", **number))
        return [(a.status_code, a.json(), worker) for a in answers]

    with ThreadPoolExecutor(8) as pool:
        answers = [each for batch in pool.map(several, range(8)) for each in batch]
    assert {status for status, _, _ in answers} == {201}
    key = talk.contract.resources["klantcontact"].id
    assert len({body[key] for _, body, _ in answers}) == 160
    if "nummer-empty" not in talk.contract.traits:
        assert len({body["nummer"] for _, body, _ in answers}) == 160
    assert all(body["onderwerp"].startswith(f"{worker}-") for _, body, worker in answers)


@pytest.mark.parametrize("contract", [name for name in ALL if load_contract(name).combined])
def test_combined(contract: str) -> None:
    talk = Talk(contract)
    partij = talk.make("partij")
    klantcontact = talk.body("klantcontact")
    betrokkene = talk.body("betrokkene", partij=partij)
    del betrokkene["hadKlantcontact"]
    path = talk.contract.combined[0].path
    both = talk.http.post(path, json={"klantcontact": klantcontact, "betrokkene": betrokkene})
    assert both.status_code == 201
    assert "location" not in both.headers
    made = both.json()
    assert made["betrokkene"]["hadKlantcontact"]["uuid"] == made["klantcontact"]["uuid"]
    one = talk.http.post(path, json={"klantcontact": klantcontact})
    assert (one.status_code, one.json()["betrokkene"]) == (201, None)
    betrokkene["wasPartij"] = {"uuid": "0d0d62a1-ed13-4310-954d-28136e89b8ad"}
    refused = talk.http.post(path, json={"klantcontact": klantcontact, "betrokkene": betrokkene})
    assert refused.status_code == 400
    assert [p["name"] for p in refused.json()["invalidParams"]] == ["betrokkene.wasPartij.uuid"]
    missing = talk.http.post(path, json={"betrokkene": betrokkene})
    assert missing.json()["invalidParams"][0]["name"] == "klantcontact"
    assert len(talk.listed("klantcontact")) == 2
    assert talk.http.get(path).status_code == 405
