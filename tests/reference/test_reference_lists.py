"""Lists: filters, alone and together, and pages."""

import pytest
from talk import Talk

NOBODY = "0d0d62a1-ed13-4310-954d-28136e89b8ad"


def test_newest_first(talk: Talk) -> None:
    made = [talk.make("klantcontact") for _ in range(3)]
    assert talk.listed("klantcontact") == made[::-1]


def test_filter_on_onderwerp(talk: Talk) -> None:
    one = talk.make("klantcontact", onderwerp="Paspoort [ÄBC]")
    talk.make("klantcontact")
    assert talk.by("klantcontact", "onderwerp", onderwerp="Paspoort [ÄBC]") == [one]
    assert talk.by("klantcontact", "onderwerp", onderwerp="Rijbewijs") == []
    contains = talk.contract.resources["klantcontact"].filters["onderwerp"].match == "contains"
    assert talk.by("klantcontact", "onderwerp", onderwerp="[äbc]") == ([one] if contains else [])


def test_filter_on_nummer(talk: Talk) -> None:
    number = 77 if talk.contract.family == "vng" else "77"
    one = talk.make("klantcontact", nummer=number)
    talk.make("klantcontact")
    assert talk.by("klantcontact", "nummer", nummer="77") == [one]
    assert talk.by("klantcontact", "nummer", nummer="78") == []


def test_filters_on_relations(talk: Talk) -> None:
    one, other = talk.flow(), talk.flow()
    for resource, facts in talk.contract.resources.items():
        for name in facts.filters:
            if resource in {"klantcontact", "betrokkene", "actorklantcontact"} and name not in {
                "onderwerp",
                "nummer",
            }:
                assert talk.by(resource, name, **one) == [one[resource]], (resource, name)
                values = dict.fromkeys(one, NOBODY)
                assert talk.by(resource, name, **values) == [], (resource, name)
                assert other[resource] not in talk.by(resource, name, **one)


def test_filters_together(openklant: Talk) -> None:
    one, other = openklant.flow(), openklant.flow(onderwerp="Iets anders")
    partij = {"hadBetrokkene__wasPartij__uuid": one["partij"]}
    assert openklant.listed("klantcontact", onderwerp="afval", **partij) == [one["klantcontact"]]
    assert openklant.listed("klantcontact", onderwerp="anders", **partij) == []
    assert openklant.listed("klantcontact", onderwerp="anders") == [other["klantcontact"]]


def test_two_betrokkenen_of_one_partij_give_one_klantcontact(openklant: Talk) -> None:
    ids = openklant.flow()
    openklant.make("betrokkene", **{k: ids[k] for k in ("klantcontact", "partij")})
    assert openklant.by("klantcontact", "partij", **ids) == [ids["klantcontact"]]


def test_vng_betrokkenen(vng: Talk) -> None:
    ids = vng.flow()
    other = vng.make("betrokkene", klantcontact=ids["klantcontact"], initiator="Nee")
    assert vng.by("betrokkene", "klantcontact", **ids) == [ids["betrokkene"]]
    assert vng.listed("betrokkene", initiator="false") == [other]
    assert vng.listed("betrokkene", rol="vertegenwoordiger") == []
    assert vng.http.get(vng.path("betrokkene"), params={"initiator": "ja"}).status_code == 400


def test_vng_link(vng: Talk) -> None:
    one, other = vng.flow(), vng.flow()
    wanted = {"actor": one["actor"], "klantcontact": other["klantcontact"]}
    assert vng.by("actorklantcontact", "actor_klantcontact", **one) == [one["actorklantcontact"]]
    assert vng.by("actorklantcontact", "actor_klantcontact", **wanted) == []
    assert "count" not in vng.http.get(vng.path("actor")).json()


@pytest.mark.parametrize(
    ("contract", "status"),
    [("openklant-2.16", 400), ("openklant-2.8", 200), ("openklant-2.0", 200)],
)
def test_unknown_parameter(contract: str, status: int) -> None:
    talk = Talk(contract)
    made = talk.make("klantcontact")
    for path in [talk.path("klantcontact"), talk.path("klantcontact", made)]:
        assert talk.http.get(path, params={"zomaar": "1"}).status_code == status
    answer = talk.http.post(talk.path("actor"), params={"zomaar": "1"}, json=talk.body("actor"))
    assert answer.status_code == 201


def test_wrong_filter_values(openklant: Talk) -> None:
    openklant.make("klantcontact")
    wrong = {"hadBetrokkene__uuid": "geen-uuid"}
    assert openklant.http.get("/klantcontacten", params=wrong).status_code == 400
    assert len(openklant.listed("klantcontact", onderwerp="")) == 1


def test_pages(openklant: Talk) -> None:
    made = [openklant.make("klantcontact", onderwerp=f"Vraag &{n}") for n in range(5)]
    query = {"pageSize": "2", "onderwerp": "vraag &"}
    first = openklant.http.get("/klantcontacten", params=query).json()
    assert (first["count"], len(first["results"]), first["previous"]) == (5, 2, None)
    second = openklant.http.get(first["next"]).json()
    assert second["previous"]
    assert openklant.http.get(second["next"]).json()["next"] is None
    assert openklant.listed("klantcontact", **query) == made[::-1]
    last = openklant.http.get("/klantcontacten", params={**query, "page": "last"}).json()
    assert len(last["results"]) == 1


@pytest.mark.parametrize("page", ["0", "-1", "4", "x", "2²"])
def test_no_such_page(openklant: Talk, page: str) -> None:
    assert openklant.http.get("/klantcontacten", params={"page": page}).status_code == 404


@pytest.mark.parametrize(("asked", "given"), [("0", 100), ("x", 100), ("9999", 120), ("7", 7)])
def test_page_sizes(openklant: Talk, asked: str, given: int) -> None:
    for _ in range(120):
        openklant.make("actor")
    answer = openklant.http.get("/actoren", params={"pageSize": asked}).json()
    assert (len(answer["results"]), answer["count"]) == (given, 120)
