"""Whatever comes back is read, or told in a line: trouble is an outcome, no exception."""

import itertools
from collections.abc import Iterator

import httpx
import pytest
from canned import in_turn, provider_of

from kcc_conformance.client.bodies import NO_JSON

METHODS = ("GET", "POST", "PATCH", "PUT", "DELETE")


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


def test_redirects_are_answers() -> None:
    reply = httpx.Response(302, headers={"Location": "http://elders.invalid/"})
    answer = provider_of(in_turn(reply)).request("GET", "/x")
    assert (answer.status, answer.headers["location"]) == (302, "http://elders.invalid/")
