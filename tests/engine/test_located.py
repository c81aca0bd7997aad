"""A registration that is answered without a body, and a change that wants the version named."""

from collections.abc import Callable

import httpx
import pytest
from canned import IDS, consumer_of

from kcc_conformance.checks import answers
from kcc_conformance.consumer.consumer import Consumer

ITEM = f"/klantcontacten/{IDS[1]}"
RECORD = {"uuid": IDS[1], "onderwerp": "Afval"}


class Shelf:
    """A provider with one klantcontact: what it was asked, and what it answers to a write."""

    def __init__(self, written: httpx.Response, read: httpx.Response | None = None) -> None:
        self.written = written
        self.read = read or httpx.Response(200, json=RECORD)
        self.asked: list[tuple[str, str, str | None]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/api")
        self.asked.append((request.method, path, request.headers.get("if-match")))
        return self.read if request.method == "GET" else self.written

    @property
    def methods(self) -> list[str]:
        return [method for method, _, _ in self.asked]


def created(status: int, location: str | None, **body: object) -> httpx.Response:
    return httpx.Response(status, headers={"Location": location} if location else {}, **body)  # type: ignore[arg-type]


@pytest.mark.parametrize("status", [201, 202])
@pytest.mark.parametrize(
    "location", [f"http://provider.invalid/api{ITEM}", f"/api{ITEM}", f"/api{ITEM}/"]
)
def test_without_a_body_the_location_tells(status: int, location: str) -> None:
    shelf = Shelf(created(status, location))
    consumer = consumer_of(shelf)
    answer = consumer.post("klantcontact", {})
    assert (answer.status, answer.body) == (status, RECORD)
    assert shelf.methods == ["POST", "GET"]
    assert consumer.ledger.ids() == frozenset({IDS[1]})
    assert not consumer.ledger.pending()
    assert answers.accepted(answer, consumer.contract.resource("klantcontact")) == ()


def test_of_what_cannot_be_read_the_id_is_known() -> None:
    consumer = consumer_of(Shelf(created(201, f"/api{ITEM}"), httpx.Response(404)))
    assert consumer.post("klantcontact", {}).body == {"uuid": IDS[1]}
    assert consumer.ledger.ids() == frozenset({IDS[1]})


@pytest.mark.parametrize(
    "location",
    [None, "/api/partijen/1", "http://elsewhere.invalid" + ITEM, "/api/klantcontacten/", "//["],
)
def test_a_location_of_anything_else_tells_nothing(location: str | None) -> None:
    shelf = Shelf(created(201, location))
    consumer = consumer_of(shelf)
    answer = consumer.post("klantcontact", {})
    assert shelf.methods == ["POST"]
    assert answers.accepted(answer, consumer.contract.resource("klantcontact"))


def test_with_a_body_nothing_is_read() -> None:
    shelf = Shelf(created(201, "/api" + ITEM, json=RECORD))
    assert consumer_of(shelf).post("klantcontact", {}).body == RECORD
    assert shelf.methods == ["POST"]


# --- If-Match ----------------------------------------------------------------------------------

CHANGES: list[Callable[[Consumer], object]] = [
    lambda consumer: consumer.delete("klantcontact", IDS[1]),
    lambda consumer: consumer.amend("klantcontact", IDS[1], {"onderwerp": "Glas"}),
]


@pytest.mark.parametrize("change", CHANGES, ids=["DELETE", "PATCH"])
def test_a_version_that_is_wanted_is_named(change: Callable[[Consumer], object]) -> None:
    class Wanting(Shelf):
        def __call__(self, request: httpx.Request) -> httpx.Response:
            answer = super().__call__(request)
            named = request.headers.get("if-match") == '"v1"'
            return answer if request.method == "GET" or named else httpx.Response(428)

    shelf = Wanting(httpx.Response(204), httpx.Response(200, json=RECORD, headers={"ETag": '"v1"'}))
    consumer = consumer_of(shelf)
    change(consumer)
    method = shelf.methods[0]
    assert shelf.asked == [(method, ITEM, None), ("GET", ITEM, None), (method, ITEM, '"v1"')]
    change(consumer)
    assert shelf.methods[3:] == ["GET", method]


@pytest.mark.parametrize("change", CHANGES, ids=["DELETE", "PATCH"])
def test_without_an_etag_the_refusal_stands(change: Callable[[Consumer], object]) -> None:
    shelf = Shelf(httpx.Response(428))
    consumer = consumer_of(shelf)
    change(consumer)
    change(consumer)
    assert shelf.methods == [shelf.methods[0], "GET"] * 2


def test_a_refusal_for_want_of_a_version_says_nothing_of_what_was_sent() -> None:
    shelf = Shelf(httpx.Response(428))
    (finding,) = answers.refused(consumer_of(shelf).delete("klantcontact", IDS[1]))
    assert "gaat niet over wat er is gestuurd" in finding.message
