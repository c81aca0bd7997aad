"""The client asks and keeps what was said, whatever it is; trouble is an outcome, no exception."""

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from canned import BASE, TOKEN, in_turn, provider_of

from kcc_conformance.client.answer import Deadline
from kcc_conformance.client.bodies import NO_JSON
from kcc_conformance.client.manners import Manners
from kcc_conformance.client.origin import same_origin
from kcc_conformance.client.privacy import NOT_KEPT

METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE")


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited."""
    noted: list[float] = []
    monkeypatch.setattr("kcc_conformance.client.provider.time.sleep", noted.append)
    return noted


@pytest.mark.parametrize("status", [*range(200, 227), *range(300, 309), *range(400, 452), 500, 599])
def test_no_status_raises(status: int, waits: list[float]) -> None:
    provider = provider_of(in_turn(httpx.Response(status, json={"a": 1})))
    for method in METHODS:
        answer = provider.request(method, "/x", body={})
        assert (answer.status, answer.trouble) == (status, None)
        assert answer.ok == (status < 300)
        assert answer.refused == (400 <= status < 500)


@pytest.mark.parametrize(
    "media", ["", ";;;", "application/json; charset=klingon", "text/html", "a/b/c", "image/png"]
)
def test_no_media_type_raises(media: str) -> None:
    reply = httpx.Response(200, content=b'{"a": 1}', headers={"Content-Type": media})
    answer = provider_of(in_turn(reply)).request("GET", "/x")
    assert answer.body == {"a": 1}
    assert answer.media == media.partition(";")[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"{",
        b'{"a": "\xe9"}',
        b"<html></html>",
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a": NaN}',
        b"-Infinity",
        b"null null",
        b"\xef\xbb\xbf{}",
    ],
    ids=lambda content: repr(content[:12]),
)
def test_no_body_raises(content: bytes) -> None:
    answer = provider_of(in_turn(httpx.Response(200, content=content))).request("GET", "/x")
    assert answer.status == 200
    assert answer.body is NO_JSON
    assert repr(NO_JSON) == "(geen JSON)"


@pytest.mark.parametrize("text", ['{"a": 1e999}', "1" * 10_000, "-" + "9" * 400])
def test_numbers_outside_the_range_of_a_double(text: str) -> None:
    answer = provider_of(in_turn(httpx.Response(200, text=text))).request("GET", "/x")
    assert answer.ok
    assert answer.text == text
    assert "inf" in repr(answer.body)
    assert "te groot" in answer.remarks[0]


def test_half_characters_can_be_sent_and_received() -> None:
    provider = provider_of(in_turn(httpx.Response(200, content=b'{"a": "\\ud800"}')))
    assert provider.request("POST", "/x", body={"a": "\ud800"}).body == {"a": "\ud800"}


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "onzin"])
def test_a_broken_compression(encoding: str) -> None:
    class Broken(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            yield b"geen compressie"

    reply = httpx.Response(200, headers={"Content-Encoding": encoding}, stream=Broken())
    answer = provider_of(in_turn(reply)).request("POST", "/x", body={})
    assert answer.trouble or answer.ok


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (httpx.ConnectError("Connection refused"), "no connection: Connection refused"),
        (httpx.ConnectTimeout("x"), "no answer within"),
        (httpx.ReadTimeout("x"), "no answer within"),
        (httpx.PoolTimeout("x"), "no answer within"),
        (httpx.RemoteProtocolError("peer closed\n early"), "broke off: peer closed early"),
        (httpx.ReadError(""), "broke off: ReadError"),
        (httpx.UnsupportedProtocol("x"), "broke off"),
        (httpx.DecodingError("x"), "broke off"),
        (ValueError("vreemd"), "could not be read: vreemd"),
        (RecursionError("diep"), "could not be read"),
        (UnicodeError("raar"), "could not be read"),
    ],
)
def test_trouble_is_told_not_raised(error: Exception, says: str, waits: list[float]) -> None:
    provider = provider_of(in_turn(error))
    for method in METHODS:
        answer = provider.request(method, "/x")
        assert answer.status is None
        assert not answer.ok
        assert not answer.refused
        assert says in str(answer.trouble)
        assert "\n" not in str(answer.trouble)


def test_an_url_that_cannot_be_asked() -> None:
    provider = provider_of(in_turn(httpx.Response(200)))
    for path in ("http://[::1", "http://\x00/", "://"):
        assert provider.request("GET", path).trouble


@pytest.mark.parametrize("method", METHODS)
def test_a_broken_connection_is_tried_again_only_where_that_registers_nothing(
    method: str, waits: list[float]
) -> None:
    broken = httpx.RemoteProtocolError("weg")
    provider = provider_of(in_turn(broken, httpx.Response(200, json=[])))
    answer = provider.request(method, "/x", body={})
    assert answer.ok == (method in ("GET", "DELETE"))
    assert provider.requests == (2 if answer.ok else 1)


@pytest.mark.parametrize("error", [httpx.ReadTimeout("x"), httpx.ConnectError("x"), ValueError()])
def test_other_trouble_is_not_tried_again(error: Exception, waits: list[float]) -> None:
    provider = provider_of(in_turn(error))
    provider.request("GET", "/x")
    assert provider.requests == 1


def busy(status: int, after: str | None) -> httpx.Response:
    return httpx.Response(status, headers={} if after is None else {"Retry-After": after})


@pytest.mark.parametrize(
    ("status", "after", "method", "waited"),
    [
        (429, "3", "POST", [3.0]),
        (429, "3", "GET", [3.0]),
        (429, "0", "GET", [0.0]),
        (429, "-5", "GET", [0.0]),
        (429, None, "POST", [1.0]),
        (429, "straks", "GET", [1.0]),
        (429, "Wed, 21 Oct 2015 07:28:00 GMT", "GET", [0.0]),
        (429, "31", "GET", []),
        (429, "nan", "GET", [0.0]),
        (429, "1e400", "GET", []),
        (503, "2", "GET", [2.0]),
        (503, None, "GET", []),
        (503, "2", "POST", []),
        (500, "2", "GET", []),
    ],
)
def test_a_busy_provider_is_waited_for(
    status: int, after: str | None, method: str, waited: list[float], waits: list[float]
) -> None:
    provider = provider_of(in_turn(busy(status, after), httpx.Response(201, json={})))
    answer = provider.request(method, "/x", body={})
    assert waits == waited
    assert answer.status == (201 if waited else status)
    assert provider.requests == 1 + len(waited)
    assert len(provider.recorder.exchanges) == provider.requests


def test_a_provider_that_stays_busy_is_left_alone(waits: list[float]) -> None:
    provider = provider_of(in_turn(busy(429, "1")))
    assert provider.request("POST", "/x", body={}).status == 429
    assert (provider.requests, waits) == (3, [1.0, 1.0])


def test_an_answer_that_is_too_large_is_cut_off() -> None:
    sent: list[int] = []

    class Endless(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            for number in itertools.count():
                sent.append(number)
                yield b"x" * 65_536

    provider = provider_of(lambda request: httpx.Response(200, stream=Endless()))
    answer = provider.request("POST", "/x", body={})
    assert answer.status is None
    assert "larger than 10 MB and was cut off" in str(answer.trouble)
    assert len(sent) < 200
    assert len(answer.text) == 20_000


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


def test_redirects_are_answers() -> None:
    reply = httpx.Response(302, headers={"Location": "http://elders.invalid/"})
    answer = provider_of(in_turn(reply)).request("GET", "/x")
    assert (answer.status, answer.headers["location"]) == (302, "http://elders.invalid/")


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


# --- read-only --------------------------------------------------------------------------------


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
