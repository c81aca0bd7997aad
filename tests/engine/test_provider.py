"""The client asks within its bounds, and keeps what was said."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from canned import BASE, TOKEN, in_turn, provider_of

from kcc_conformance.client.answer import Deadline
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.origin import same_origin
from kcc_conformance.client.privacy import NOT_KEPT


class Clock:
    """A clock that a test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr("kcc_conformance.client.provider.time.monotonic", lambda: self.now)


def test_an_answer_that_drips_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)

    class Dripping(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                clock.now += 1
                yield b"x" * 65_536

    provider = provider_of(lambda request: httpx.Response(200, stream=Dripping()), timeout=2)
    answer = provider.request("POST", "/x", body={})
    assert answer.trouble == "the answer was not complete after 6 s"


def test_after_the_deadline_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200)

    provider = provider_of(handler, deadline=Deadline(5))
    assert provider.request("GET", "/1").ok
    clock.now += 6
    assert "5 seconds are over" in str(provider.request("GET", "/2").trouble)
    provider.deadline = provider.deadline.extended(30)
    assert provider.request("GET", "/3").ok
    assert [url[-1] for url in asked] == ["1", "3"]


def test_deadlines(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    never = Deadline(0)
    clock.now += 1e9
    assert never.left == float("inf")
    assert never.extended(30) is never
    some = Deadline(10)
    clock.now += 4
    assert some.left == 6
    assert some.extended(5) is some
    assert some.extended(30).left == 30
    clock.now += 60
    assert some.left == 0


def test_no_more_than_so_many_requests() -> None:
    provider = provider_of(in_turn(httpx.Response(200)), manners=Manners(2))
    told = [provider.request("GET", "/x").trouble for _ in range(4)]
    assert told[:2] == [None, None]
    assert all("limit of 2 requests" in str(trouble) for trouble in told[2:])


def test_what_is_sent() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(204)

    provider = provider_of(handler, accept="application/hal+json", media="application/x+json")
    provider.request("POST", "/a", body={"é": None}, query={"q": "a b&c"})
    provider.request("POST", "/b?x=1", content=b'{"half', query={"y": "2"}, media="text/plain")
    provider.request("GET", "/c", credentials={})
    provider.request("GET", f"{BASE}/d", credentials={"Authorization": "Token x"})
    first, second, third, fourth = seen
    assert str(first.url) == f"{BASE}/a?q=a+b%26c"
    assert first.content == '{"é": null}'.encode()
    assert first.headers["Authorization"] == f"Token {TOKEN}"
    assert first.headers["Accept"] == "application/hal+json"
    assert first.headers["Content-Type"] == "application/x+json"
    assert first.headers["User-Agent"].startswith("kcc-conformance/")
    assert (str(second.url), second.headers["Content-Type"]) == (f"{BASE}/b?x=1&y=2", "text/plain")
    assert "Authorization" not in third.headers
    assert "Content-Type" not in third.headers
    assert fourth.headers["Authorization"] == "Token x"


def test_another_origin_is_not_asked() -> None:
    seen: list[httpx.Request] = []
    provider = provider_of(lambda request: seen.append(request) or httpx.Response(200))
    for url in ("http://elders.invalid/d", "https://provider.invalid/api/x", "file:///etc/passwd"):
        assert "another origin" in str(provider.request("GET", url, credentials={}).trouble)
    assert seen == []


def test_every_request_is_recorded_without_the_token() -> None:
    reply: Any = {"echo": f"Token {TOKEN}"}
    provider = provider_of(in_turn(httpx.Response(200, json=reply)))
    answer = provider.request("GET", f"/x?key={TOKEN}", resource="klantcontact.response")
    (exchange,) = provider.recorder.exchanges
    assert exchange.n == answer.n
    assert exchange.resource == "klantcontact.response"
    assert TOKEN not in repr(exchange)
    assert answer.body == reply


def test_many_threads() -> None:
    provider = provider_of(in_turn(httpx.Response(200, json={})), manners=Manners(50))
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: provider.request("GET", "/x"), range(60)))
    assert sum(answer.ok for answer in answers) == 50
    assert len({answer.n for answer in answers}) == 60


def test_closing_twice_is_no_trouble() -> None:
    provider = provider_of(in_turn(httpx.Response(200)))
    provider.close()
    provider.close()
    assert provider.request("GET", "/x").trouble


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("http://a/x", "http://A:80/y", True),
        ("https://a", "https://a:443", True),
        ("http://a", "https://a", False),
        ("http://a:8000", "http://a", False),
        ("http://a", "http://b", False),
        ("http://a:99999", "http://a", False),
        ("/x", "http://a", False),
    ],
)
def test_the_same_origin(left: str, right: str, same: bool) -> None:
    assert same_origin(left, right) is same


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "post", "QUERY", "TRACE"])
def test_a_provider_opened_to_read_sends_nothing_else(method: str) -> None:
    sent: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request.method)
        return httpx.Response(200, json={})

    provider = provider_of(handler, read_only=True)
    answer = provider.request(method, "/klantcontacten", body={"a": 1})
    assert (answer.status, sent) == (None, [])
    assert "--read-only" in str(answer.trouble)
    assert provider.request("GET", "/klantcontacten", body={"a": 1}).trouble
    assert sent == []
    for reading in ("GET", "HEAD", "OPTIONS"):
        assert provider.request(reading, "/klantcontacten").status == 200
    assert sent == ["GET", "HEAD", "OPTIONS"]


def test_a_provider_opened_to_read_keeps_no_body_that_nobody_made_harmless() -> None:
    provider = provider_of(lambda _: httpx.Response(200, json={"naam": "Jan"}), read_only=True)
    assert provider.request("GET", "/partijen").body == {"naam": "Jan"}
    provider.request("GET", "/partijen", redact=lambda body: sorted(body))
    assert [each.response_body for each in provider.recorder.exchanges] == [NOT_KEPT, ["naam"]]
