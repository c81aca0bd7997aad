"""Variations around actoren, partijen and betrokkenen."""

import pytest
from kcc_conformance.reference_impl import KNOWN_ACTOR, KNOWN_PARTIJ
from kcc_conformance.reference_impl.contract import load_contract
from kcc_conformance.reference_impl.variations import list_variations
from kcc_conformance.reference_impl.variations.people import APPLICATION
from odd import both, fitting
from talk import Talk

KNOWN = {"actor": KNOWN_ACTOR, "partij": KNOWN_PARTIJ}


def linked(talk: Talk, **ids: str) -> dict[str, str]:
    """A klantcontact with its actor and betrokkene, which have to be taken; their ids."""
    ids["klantcontact"] = talk.make("klantcontact")
    for resource in ("actorklantcontact", "betrokkene"):
        target = "actor" if resource == "actorklantcontact" else "partij"
        known = {"klantcontact": ids["klantcontact"], target: ids[target]}
        ids[resource] = talk.make(resource, **known)
        assert talk.value(resource, talk.seen(resource, ids[resource]), target) == ids[target]
    return ids


@pytest.mark.parametrize("status", [400, 403, 404, 405, 501])
@both
def test_actors_and_partijen_cannot_be_written(contract: str, status: int) -> None:
    talk = Talk(contract, variations=[f"actors-and-partijen-{status}"])
    assert talk.post("actor").status_code == talk.post("partij").status_code == status
    assert talk.listed("actor") == [KNOWN_ACTOR]
    assert talk.listed("partij") == [KNOWN_PARTIJ]
    assert talk.delete("partij", KNOWN_PARTIJ).status_code == status
    linked(talk, **KNOWN)


@both
def test_one_of_the_two_cannot_be_written(contract: str) -> None:
    talk = Talk(contract, variations=["actors-405"])
    assert talk.post("actor").status_code == 405
    linked(talk, actor=KNOWN_ACTOR, partij=talk.make("partij"))
    talk = Talk(contract, variations=["partijen-405"])
    assert talk.post("partij").status_code == 405
    linked(talk, actor=talk.make("actor"), partij=KNOWN_PARTIJ)


@both
@pytest.mark.parametrize(
    ("variation", "resource"), [("no-actors", "actor"), ("no-partijen", "partij")]
)
def test_a_resource_that_is_not_offered(contract: str, variation: str, resource: str) -> None:
    talk = Talk(contract, variations=[variation])
    assert talk.post(resource).status_code == 404
    assert talk.http.get(talk.path(resource)).status_code == 404
    assert talk.get(resource, KNOWN[resource]).status_code == 404
    paths = talk.http.get("/openapi.json").json()["paths"]
    assert not [path for path in paths if path.startswith(f"{talk.path(resource)}/")]
    assert talk.path(resource) not in paths
    assert talk.path("actorklantcontact") in paths
    other = "partij" if resource == "actor" else "actor"
    linked(talk, **{resource: KNOWN[resource], other: talk.make(other)})


@both
def test_a_partij_needs_an_identifier(contract: str) -> None:
    talk = Talk(contract, variations=["partij-needs-identifier"])
    refused = talk.post("partij")
    assert refused.status_code == 400
    assert [each["name"] for each in refused.json()["invalidParams"]] == ["partijIdentificatoren"]
    assert talk.listed("partij") == [KNOWN_PARTIJ]
    whole = dict.fromkeys(("codeObjecttype", "codeSoortObjectId", "codeRegister"), "x")
    given = [{"partijIdentificator": {**whole, "objectId": "999990019"}}]
    body = {**talk.body("partij"), "partijIdentificatoren": given}
    made = talk.http.post(talk.path("partij"), json=body)
    assert made.status_code == 201
    seen = talk.seen("partij", talk.identity("partij", made.json()))
    shown = [each["partijIdentificator"] for each in seen["partijIdentificatoren"]]
    assert shown == [each["partijIdentificator"] for each in given]
    linked(talk, actor=talk.make("actor"), partij=KNOWN_PARTIJ)


@both
def test_a_partij_without_a_name(contract: str) -> None:
    talk = Talk(contract, variations=["partij-nameless"])
    partij = talk.make("partij")
    body = talk.seen("partij", partij)
    for name in ("voornaam", "achternaam"):
        assert not talk.value("partij", body, name)
    assert talk.value("partij", body, "soort_partij") == "persoon"
    linked(talk, actor=talk.make("actor"), partij=partij)


ONE = {f"one-{what}-{status}": status for what in ("actor", "betrokkene") for status in (400, 409)}


@pytest.mark.parametrize(("variation", "contract"), fitting(*ONE))
def test_a_second_is_refused(variation: str, contract: str) -> None:
    talk = Talk(contract, variations=[variation])
    ids = linked(talk, actor=talk.make("actor"), partij=talk.make("partij"))
    second = {"actor": talk.make("actor"), "partij": talk.make("partij")}
    known = {**second, "klantcontact": ids["klantcontact"]}
    only, other = "actorklantcontact", "betrokkene"
    if "betrokkene" in variation:
        only, other = other, only
    fields = {
        name: known[name] for name in known if name in talk.contract.resources[only].attributes
    }
    assert talk.post(only, **fields).status_code == ONE[variation]
    assert talk.listed(only) == [ids[only]]
    fields = {n: known[n] for n in known if n in talk.contract.resources[other].attributes}
    talk.make(other, **fields)
    linked(talk, **second)
    amended = talk.http.patch(talk.path(only, ids[only]), json={})
    assert amended.status_code == 200


@both
def test_the_own_actor_is_linked_beside(contract: str) -> None:
    talk = Talk(contract, variations=["own-actor-beside"])
    actor = talk.make("actor")
    ids = linked(talk, actor=actor, partij=talk.make("partij"))
    found = talk.by("actorklantcontact", "actor_klantcontact", **ids)
    assert found == [ids["actorklantcontact"]]
    own = {"actor": APPLICATION, "klantcontact": ids["klantcontact"]}
    assert len(talk.by("actorklantcontact", "actor_klantcontact", **own)) == 1
    kinds = talk.attribute("actor", "soort_actor").values
    seen = talk.seen("actor", APPLICATION)
    assert talk.value("actor", seen, "soort_actor") == kinds["geautomatiseerde actor"]


@both
def test_rol_and_initiator_are_not_shown(contract: str) -> None:
    talk = Talk(contract, variations=["role-unshown"])
    ids = linked(talk, actor=talk.make("actor"), partij=talk.make("partij"))
    body = talk.seen("betrokkene", ids["betrokkene"])
    assert not {"rol", "initiator"} & {*body}
    assert talk.value("betrokkene", body, "klantcontact") == ids["klantcontact"]
    assert talk.post("betrokkene", **{**ids, "rol": "toevallig"}).status_code == 400


def test_what_a_client_cannot_make_is_said() -> None:
    for variation in list_variations():
        for contract in ("openklant-2.16", "vng-crud-0.0.3"):
            if not variation.fits(load_contract(contract)) or variation.name == "read-only-503":
                continue
            talk = Talk(contract, variations=[variation.name])
            unmade = {r for r in KNOWN if talk.post(r).status_code in {400, 403, 404, 405, 501}}
            assert unmade == {*variation.needs}, variation.name
