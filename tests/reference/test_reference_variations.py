"""Variations: another provider to look at, but right all the same."""

import re
import time

import pytest
from contracts import ALL, ENDS
from kcc_conformance.reference_impl import KNOWN_ACTOR, KNOWN_PARTIJ
from kcc_conformance.reference_impl.clock import put_forward
from kcc_conformance.reference_impl.contract import load_contract
from kcc_conformance.reference_impl.values import parse_instant
from kcc_conformance.reference_impl.variations import list_variations
from talk import LOGICAL, Talk

FACTS = {name: load_contract(name) for name in ALL}
OTHER_WORDS = ("taal-", "kanaal-", "moment-zulu-only", "moment-without-seconds", "source-required")
OTHER_WAYS = ("created-", "accepted-", "slash-", "list-last-year", "read-only-")
"""What these variations want in a request, or answer, is other than the session below has: they
have tests of their own."""
FITTING = [
    (variation.name, contract)
    for variation in list_variations()
    for contract in ENDS
    if variation.fits(FACTS[contract])
    and not variation.name.startswith((*OTHER_WORDS, *OTHER_WAYS))
]
NEEDS = {variation.name: variation.needs for variation in list_variations()}


def patient(talk: Talk) -> None:
    """Make the client come back when it is asked to, as any client should."""
    send = talk.http.send

    def again(request: object, **options: object) -> object:
        answer = send(request, **options)  # type: ignore[arg-type]
        if answer.status_code == 429:
            time.sleep(int(answer.headers["Retry-After"]))
            return send(request, **options)  # type: ignore[arg-type]
        return answer

    talk.http.send = again  # type: ignore[method-assign,assignment]


BEHIND = 2.0
"""Seconds after which every copy has caught up."""


@pytest.mark.parametrize(("name", "contract"), FITTING)
def test_still_right(name: str, contract: str) -> None:
    talk = Talk(contract, variations=[name])
    patient(talk)
    known = {"actor": KNOWN_ACTOR, "partij": KNOWN_PARTIJ}
    ids = {each: known[each] if each in NEEDS[name] else talk.made(each) for each in known}
    ids["klantcontact"] = talk.made("klantcontact")
    for resource in ("actorklantcontact", "betrokkene"):
        ids[resource] = talk.made(resource, **{k: ids[k] for k in ids if k != "betrokkene"})
    if name == "late":
        assert talk.get("klantcontact", ids["klantcontact"]).status_code == 404
        time.sleep(0.55)
    if name == "replica-behind":
        put_forward(BEHIND)
    body = talk.seen("klantcontact", ids["klantcontact"])
    for attribute, sent in LOGICAL["klantcontact"].items():
        facts = talk.attribute("klantcontact", attribute)
        seen = talk.value("klantcontact", body, attribute)
        if facts.kind == "instant":
            assert parse_instant(seen) == parse_instant(sent)
        else:
            assert seen == facts.values.get(sent, sent)
    link = talk.seen("actorklantcontact", ids["actorklantcontact"])
    assert talk.value("actorklantcontact", link, "actor") == ids["actor"]
    betrokkene = talk.seen("betrokkene", ids["betrokkene"])
    assert talk.value("betrokkene", betrokkene, "partij") == ids["partij"]
    others = [talk.made("klantcontact", onderwerp="Anders") for _ in range(3)]
    if name == "late":
        time.sleep(0.55)
    if name == "replica-behind":
        put_forward(BEHIND)
    own = [*others[::-1], ids["klantcontact"]]
    listed = talk.listed("klantcontact")
    if name.startswith("others-"):  # on a slow machine these have had time to do something
        listed = [each for each in listed if each in own]
    assert listed == own
    found = talk.by("klantcontact", "onderwerp", onderwerp=LOGICAL["klantcontact"]["onderwerp"])
    assert found == [ids["klantcontact"]]
    refused = talk.post("klantcontact", onderwerp="x" * 201)
    assert refused.status_code in {400, 422}


def test_every_variation_is_described() -> None:
    names = [variation.name for variation in list_variations()]
    assert len(set(names)) == len(names)
    for variation in list_variations():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", variation.name)
        assert variation.what_en.endswith(".")
        assert variation.what_nl.endswith(".")
        assert variation.make or variation.wsgi or variation.adapt


def test_unknown_name() -> None:
    with pytest.raises(ValueError, match=r"did you mean .*gzip"):
        Talk(variations=["gzipp"])
    with pytest.raises(ValueError, match="is for vng"):
        Talk(variations=["plain-json"])


def headers(name: str, contract: str = "openklant-2.16") -> dict[str, str]:
    return dict(Talk(contract, variations=[name]).post("klantcontact").headers)


def test_headers() -> None:
    assert headers("gzip")["content-encoding"] == "gzip"
    assert "content-length" not in headers("chunked")
    assert "location" not in headers("location-absent")
    assert headers("location-relative")["location"].startswith("/klantinteracties/")
    assert headers("charset")["content-type"] == "application/json; charset=utf-8"
    assert headers("plain-json", "vng-crud-0.0.3")["content-type"] == "application/json"
    assert headers("connection-closed")["connection"] == "close"


@pytest.mark.parametrize(
    ("name", "method", "status"),
    [
        ("delete-403", "DELETE", 403),
        ("delete-404", "DELETE", 404),
        ("delete-405", "DELETE", 405),
        ("delete-428", "DELETE", 428),
        ("delete-501", "DELETE", 501),
        ("delete-200", "DELETE", 200),
        ("change-405", "PATCH", 405),
        ("change-405", "PUT", 405),
    ],
)
def test_methods(name: str, method: str, status: int) -> None:
    talk = Talk(variations=[name])
    path = talk.path("klantcontact", talk.make("klantcontact"))
    assert talk.http.request(method, path, json={}).status_code == status


def test_refusals() -> None:
    talk = Talk(variations=["invalid-422", "unauthorised-403", "errors-as-problem-json"])
    refused = talk.post("klantcontact", onderwerp=None)
    assert (refused.status_code, refused.json()["status"]) == (422, 422)
    assert refused.headers["Content-Type"] == "application/problem+json"
    del talk.http.headers["Authorization"]
    assert talk.http.get("/klantcontacten").status_code == 403


def test_own_id_refused(openklant: Talk) -> None:
    talk = Talk(variations=["own-id-refused"])
    body = {**talk.body("klantcontact"), "uuid": KNOWN_ACTOR}
    assert talk.http.post("/klantcontacten", json=body).status_code == 400


def test_number_given() -> None:
    talk = Talk(variations=["number-given"])
    assert [talk.post("klantcontact").json()["nummer"] for _ in range(2)] == [
        "0000000001",
        "0000000002",
    ]


def test_documents() -> None:
    assert Talk(variations=["no-openapi"]).http.get("/openapi.json").status_code == 404
    found = Talk(variations=["filters-not-documented"]).http.get("/openapi.json").json()
    assert "parameters" not in found["paths"]["/klantcontacten"]["get"]
    talk = Talk(variations=["no-combined-call"])
    assert "/maak-klantcontact" not in talk.http.get("/openapi.json").json()["paths"]
    assert talk.http.post("/maak-klantcontact", json={}).status_code == 404


def test_no_partij_filter() -> None:
    talk = Talk("openklant-2.0", variations=["no-partij-filter"])
    made = talk.make("klantcontact")
    assert talk.listed("klantcontact", hadBetrokkene__wasPartij__uuid=KNOWN_PARTIJ) == [made]
