"""Variations in statuses and addresses, in how requests are let in, and in outages."""

import codecs
import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from contracts import ROOTS
from kcc_conformance.reference_impl.variations import outages
from kcc_conformance.reference_impl.variations.answering import DAY
from odd import both
from talk import Talk


@both
@pytest.mark.parametrize(
    ("variation", "status", "empty"),
    [("created-empty", 201, True), ("accepted-202", 202, False), ("accepted-202-empty", 202, True)],
)
def test_how_a_new_record_is_answered(
    contract: str, variation: str, status: int, empty: bool
) -> None:
    talk = Talk(contract, variations=[variation])
    answer = talk.post("klantcontact")
    assert (answer.status_code, not answer.content) == (status, empty)
    seen = talk.http.get(answer.headers["Location"])
    assert talk.listed("klantcontact") == [talk.identity("klantcontact", seen.json())]
    assert talk.post("klantcontact", onderwerp="x" * 201).json()["status"] == 400


def test_ids_by_case() -> None:
    talk = Talk("vng-crud-0.0.3", variations=["ids-by-case"])
    first, second = (talk.make("klantcontact", onderwerp=each) for each in ("een", "twee"))
    assert first != second
    assert first.lower() == second.lower()
    for identity, onderwerp in ((first, "een"), (second, "twee")):
        body = talk.seen("klantcontact", identity)
        assert (body["id"], body["onderwerp"]) == (identity, onderwerp)
    assert talk.delete("klantcontact", first).status_code == 204
    assert talk.get("klantcontact", second).status_code == 200
    assert talk.get("klantcontact", first).status_code == 404


def test_a_number_of_the_day() -> None:
    talk = Talk("openklant-2.16", variations=["number-of-the-day"])
    numbers = [talk.post("klantcontact").json()["nummer"] for _ in range(DAY + 1)]
    assert numbers == ["0000000001", "0000000002", "0000000003", "0000000004", "0000000005",
                       "0000000001"]  # fmt: skip
    talk = Talk("vng-crud-0.0.3", variations=["number-of-the-day"])
    assert [talk.post("klantcontact", nummer=7).status_code for _ in range(2)] == [201, 201]


@both
def test_a_required_source(contract: str) -> None:
    talk = Talk(contract, variations=["source-required"])
    refused = talk.post("klantcontact")
    assert refused.status_code == 400
    assert [each["name"] for each in refused.json()["invalidParams"]] == ["bron"]
    document = talk.http.get("/openapi.json").json()
    schema = document["components"]["schemas"]["Klantcontact"]
    assert "bron" in schema["required"]
    assert schema["properties"]["bron"]["maxLength"] == 40
    body = {**talk.body("klantcontact"), "bron": "KCC"}
    made = talk.http.post(talk.path("klantcontact"), json=body)
    identity = talk.identity("klantcontact", made.json())
    assert talk.seen("klantcontact", identity)["bron"] == "KCC"


@both
def test_a_byte_order_mark(contract: str) -> None:
    answer = Talk(contract, variations=["byte-order-mark"]).post("klantcontact")
    assert answer.content.startswith(codecs.BOM_UTF8)
    body = json.loads(answer.content.decode("utf-8-sig"))
    assert body["onderwerp"] == "Afvalinzameling rond kerst"


@both
@pytest.mark.parametrize("status", [301, 308])
def test_a_redirect_to_a_slash(contract: str, status: int) -> None:
    talk = Talk(contract, variations=[f"slash-{status}"])
    path = talk.path("klantcontact")
    sent = talk.http.post(path, json=talk.body("klantcontact"))
    assert (sent.status_code, sent.headers["Location"]) == (
        status,
        f"{talk.http.base_url}".rstrip("/") + path + "/",
    )
    made = talk.http.post(f"{path}/", json=talk.body("klantcontact"))
    assert made.status_code == 201
    found = talk.http.get(path, params={"page": "1"})
    assert found.headers["Location"].endswith("/?page=1")
    assert len(talk.items("klantcontact", talk.http.get(found.headers["Location"]))) == 1
    assert talk.http.get("/openapi.json").status_code == 200


@both
def test_if_match(contract: str) -> None:
    talk = Talk(contract, variations=["if-match"])
    made = talk.post("klantcontact")
    path = talk.path("klantcontact", talk.identity("klantcontact", made.json()))
    known = talk.http.get(path).headers["ETag"]
    assert made.headers["ETag"]
    body = {"onderwerp": "Beter"}
    assert talk.http.patch(path, json=body).status_code == 428
    assert talk.http.put(path, json=talk.body("klantcontact")).status_code == 428
    assert talk.http.delete(path).status_code == 428
    changed = talk.http.patch(path, json=body, headers={"If-Match": known})
    assert (changed.status_code, changed.json()["onderwerp"]) == (200, "Beter")
    assert talk.http.delete(path, headers={"If-Match": known}).status_code == 412
    known = talk.http.get(path).headers["ETag"]
    assert talk.http.delete(path, headers={"If-Match": known}).status_code == 204
    assert talk.http.delete(path).status_code == 404
    del talk.http.headers["Authorization"]
    assert talk.http.delete(path).status_code == 401


def at_once(talk: Talk, count: int) -> list[int]:
    """The statuses of so many registrations at the same moment, sorted."""
    ready = threading.Barrier(count)
    bodies = [talk.body("klantcontact") for _ in range(count)]

    def send(body: dict[str, object]) -> int:
        ready.wait(5)
        return talk.http.post(talk.path("klantcontact"), json=body).status_code

    with ThreadPoolExecutor(count) as pool:
        return sorted(pool.map(send, bodies))


@both
@pytest.mark.parametrize("status", [429, 503])
def test_two_at_a_time(contract: str, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kcc_conformance.reference_impl.variations.traffic._HELD", 0.5)
    talk = Talk(contract, variations=[f"two-at-a-time-{status}"])
    assert at_once(talk, 2) == [201, 201]
    assert at_once(talk, 4) == [201, 201, status, status]
    assert len(talk.listed("klantcontact")) == 4


@both
def test_one_500(contract: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kcc_conformance.reference_impl.variations.outages._HELD", 0.5)
    talk = Talk(contract, variations=["one-500"])
    talk.make("klantcontact")
    assert at_once(talk, 3) == [201, 201, 500]
    assert at_once(talk, 3) == [201, 201, 201]
    assert len(talk.listed("klantcontact")) == 6


@pytest.mark.parametrize("status", [500, 503])
def test_an_outage(status: int) -> None:
    talk = Talk(ROOTS[0], variations=[f"outage-{status}"])
    path = talk.path("klantcontact")
    seen = [talk.http.get(path).status_code for _ in range(outages.LAST + 1)]
    down = outages.LAST - outages.FIRST + 1
    assert seen == [200] * (outages.FIRST - 1) + [status] * down + [200]


@both
def test_a_database_that_can_only_be_read(contract: str) -> None:
    talk = Talk(contract, variations=["read-only-503"])
    path = talk.path("klantcontact")
    assert talk.post("klantcontact").status_code == 503
    for method in ("PUT", "PATCH", "DELETE"):
        assert talk.http.request(method, f"{path}/{'0' * 8}").status_code == 503
    assert talk.listed("klantcontact") == []
