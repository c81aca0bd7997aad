"""What passes a relay passes as it came."""

import gzip
import socket
import threading
import zlib

import pytest
from raw import JSON, Between, between, provider, received, told

from kcc_conformance.relay.messages import Refusing

HEAD = b"Host: 127.0.0.1:8900\r\n"


def test_a_request_and_an_answer_pass_by_the_letter() -> None:
    answer = told(b"x", b"X-Odd-CASE: a", b"x-odd-case: b", b"Set-Cookie: q=1", b"Set-Cookie: r=2",
                  status=b"218 This Is Fine")  # fmt: skip
    with between(lambda _: answer) as relay:
        odd = b"x-LOW: 1\r\nX-low: 2\r\nAUTHORIZATION: Token geheim\r\n\r\n"
        got = relay.one(b"REPORT /a%2Fb//c?q=%7C|&x= HTTP/1.1\r\n" + HEAD + odd)
    assert relay.asked[0].split(b"\r\n")[0] == b"REPORT /a%2Fb//c?q=%7C|&x= HTTP/1.1"
    for line in (b"x-LOW: 1",  b"X-low: 2", b"AUTHORIZATION: Token geheim",
                 b"Host: 127.0.0.1:%d" % relay.at):  # fmt: skip
        assert line in relay.asked[0].split(b"\r\n")
    assert got.startswith(b"HTTP/1.1 218 This Is Fine\r\n")
    for line in (b"X-Odd-CASE: a", b"x-odd-case: b", b"Set-Cookie: q=1", b"Set-Cookie: r=2"):
        assert line in got.split(b"\r\n")
    assert relay.noted[0].status == 218
    assert relay.noted[0].reason == "This Is Fine"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nstray", b"204 No Content"),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 50\r\nETag: x\r\n\r\n", b"304 Not Mod"),
        (b"HTTP/1.1 302 Found\r\nLocation: /elders\r\nContent-Length: 0\r\n\r\n", b"302 Found"),
        (told(b"ok") + b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nmeer", b"\r\n\r\nok"),
        (b"HTTP/1.0 200 OK\r\n\r\ntot het einde", b"tot het einde"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
         b"0\r\n\r\n"),
        (b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + told(b"dan dit"), b"dan dit"),
    ],
)  # fmt: skip
def test_answers_of_every_kind(answer: bytes, expected: bytes) -> None:
    with between(lambda _: answer) as relay:
        got = relay.one(b"GET / HTTP/1.1\r\n" + HEAD + b"\r\n")
        assert expected in got
        assert b"stray" not in got
        assert b"meer" not in got
        assert relay.one(b"GET / HTTP/1.1\r\n" + HEAD + b"\r\n") == got


def test_nothing_that_came_too_much_is_the_next_answer() -> None:
    """Also on one connection of the consumer."""
    answers = [told(b"een") + told(b"vals"), told(b"twee")]
    with between(lambda _: answers.pop(0)) as relay:
        got = relay.say(b"GET /1 HTTP/1.1\r\n" + HEAD + b"\r\n"
                        b"GET /2 HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n")  # fmt: skip
    assert [part.partition(b"\r\n\r\n")[2] for part in got.split(b"HTTP/1.1 ")[1:]] == [
        b"een", b"twee"]  # fmt: skip
    assert [each.split(b" ")[1] for each in relay.asked] == [b"/1", b"/2"]


def test_head_and_http_1_0() -> None:
    with between(lambda _: b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n") as relay:
        got = relay.one(b"HEAD / HTTP/1.1\r\n" + HEAD + b"\r\n")
    assert b"Content-Length: 99" in got
    assert got.endswith(b"\r\n\r\n")
    with between(lambda _: told(b"oud", JSON)) as relay:
        got = relay.say(b"GET / HTTP/1.0\r\n\r\n")
    assert got.endswith(b"\r\n\r\noud")
    assert b"Host: 127.0.0.1:%d" % relay.at in relay.asked[0]


def test_bodies_go_out_as_they_came() -> None:
    with between(lambda _: told(b"")) as relay:
        relay.one(b"POST / HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
                  b"5;x=1\r\nhallo\r\n0\r\nTrailer: weg\r\n\r\n")  # fmt: skip
        relay.one(b"POST / HTTP/1.1\r\n" + HEAD + b"Content-Length: 5\r\n\r\nhallo")
        relay.one(b"POST / HTTP/1.1\r\n" + HEAD + b"Content-Length: 0\r\n\r\n")
    chunked, sized, empty = relay.asked
    assert b"Transfer-Encoding: chunked" in chunked
    assert chunked.endswith(b"5\r\nhallo\r\n0\r\n\r\n")
    assert sized.endswith(b"\r\n\r\nhallo")
    assert b"Content-Length: 5" in sized
    assert b"Content-Length: 0" in empty
    assert [each.sent for each in relay.noted] == [b"hallo", b"hallo", b""]


def test_who_waits_for_100_continue_gets_it() -> None:
    with (
        between(lambda _: told(b"dank")) as relay,
        socket.create_connection(("127.0.0.1", relay.port), timeout=10) as sock,
    ):
        sock.sendall(b"POST / HTTP/1.1\r\n" + HEAD + b"Content-Length: 5\r\nConnection: close\r\n"
                     b"Expect: 100-Continue\r\n\r\n")  # fmt: skip
        assert sock.recv(1000).startswith(b"HTTP/1.1 100 ")
        sock.sendall(b"hallo")
        assert received(sock).endswith(b"dank")
        assert relay.asked[0].endswith(b"hallo")


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"4\r\nhalf\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n"
        b"Transfer-Encoding: chunked\r\n\r\na\r\n" + gzip.compress(b"half")[:10] + b"\r\n0\r\n\r\n",
    ],
)
def test_a_body_that_was_cut_stays_cut(answer: bytes) -> None:
    with between(lambda _: answer) as relay:
        got = relay.say(b"GET / HTTP/1.1\r\n" + HEAD + b"\r\n")
        assert relay.onlooker.done.acquire(timeout=10)
    head, _, body = got.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert body in (b"half", b"4\r\nhalf\r\n", b"")
    assert b"Content-Length: 50" in head or b"chunked" in head
    assert relay.noted[0].trouble.startswith("the connection broke off")
    assert relay.noted[0].received is None


def test_a_request_that_breaks_off_never_reaches_the_provider_whole() -> None:
    with between(lambda _: told(b"")) as relay:
        relay.say(b"POST / HTTP/1.1\r\n" + HEAD + b"Content-Length: 50\r\n\r\nhalf", hang_up=True)
        assert relay.onlooker.done.acquire(timeout=10)
    assert relay.noted[0].trouble == "the consumer hung up"
    assert relay.noted[0].status is None
    assert all(not each.endswith(b"half" + b"x") and len(each) < 300 for each in relay.asked)


def test_sixty_megabytes_stream_both_ways() -> None:
    """In pieces: the first comes out before the last is made."""
    pieces, piece = 60, b"x" * 1_000_000
    passed = threading.Event()
    seen = [0]

    def answer(_: bytes) -> list[bytes]:
        return [b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (pieces * len(piece)),
                *[piece] * pieces]  # fmt: skip

    with (
        between(answer) as relay,
        socket.create_connection(("127.0.0.1", relay.port), timeout=20) as sock,
    ):
        sock.sendall(b"GET / HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n")
        while data := sock.recv(1_000_000):
            seen[0] += len(data)
            passed.set()
    assert seen[0] > pieces * len(piece)
    assert relay.noted[0].received is None


def test_a_large_request_streams_too() -> None:
    body = b"[" + b'"' + b"x" * 3_000_000 + b'"]'
    for head in (b"Content-Type: application/json\r\n", b""):
        with between(lambda _: told(b"dank")) as relay:
            got = relay.one(b"POST / HTTP/1.1\r\n" + HEAD + head
                            + b"Content-Length: %d\r\n\r\n" % len(body) + body)  # fmt: skip
        assert got.endswith(b"dank")
        assert relay.asked[0].endswith(body)
        assert relay.noted[0].sent is None


def refused(relay: Between, request: bytes) -> tuple[int, bytes]:
    got = relay.say(request)
    assert relay.asked == []
    return int(got.split(b" ")[1]), got.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhallo", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
         b"0\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 6\r\n\r\nhallo", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\nhallo", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", 400),
        (b"GET http://elders.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 421),
        (b"GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET a HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"CONNECT elders.example:443 HTTP/1.1\r\nHost: elders.example:443\r\n\r\n", 405),
        (b"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n\r\n", 501),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    ],
    ids=range(16),
)  # fmt: skip
def test_what_no_provider_should_see_is_refused(request_: bytes, status: int) -> None:
    with between(lambda _: told(b"te ver")) as relay:
        seen, sentence = refused(relay, request_)
    assert seen == status
    assert sentence


def test_chunks_that_are_none() -> None:
    """The provider has the head of it by then, and nothing that ends it."""
    with between(lambda _: told(b"te ver")) as relay:
        got = relay.say(
            b"POST / HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\n-1\r\nx"
        )
    assert got.startswith(b"HTTP/1.1 400 ")
    assert not any(each.endswith(b"0\r\n\r\n") for each in relay.asked)


def test_absolute_form_and_h2c_pass() -> None:
    """What a Java client asks along with its first request is about the connection only."""
    with between(lambda _: told(b"ja")) as relay:
        host = b"127.0.0.1:%d" % relay.port
        got = relay.one(b"GET http://" + host + b"/x?y HTTP/1.1\r\nHost: " + host
                        + b"\r\nUpgrade: h2c\r\nHTTP2-Settings: AAE\r\n"
                        b"Connection: Upgrade, HTTP2-Settings\r\n\r\n")  # fmt: skip
    assert got.endswith(b"ja")
    assert relay.asked[0].startswith(b"GET /x?y HTTP/1.1\r\n")
    assert b"h2c" not in relay.asked[0]
    assert b"AAE" not in relay.asked[0]


def test_no_provider_and_a_silent_one() -> None:
    with provider(lambda _: b"") as (at, _):
        dead = at
    with between(lambda _: b"") as relay:
        got = relay.one(b"POST /k HTTP/1.1\r\n" + HEAD + b"Content-Length: 2\r\n\r\nhi")
    assert got.startswith(b"HTTP/1.1 502 ")
    assert relay.noted[0].status is None
    assert relay.noted[0].trouble.startswith("the connection broke off")
    assert len(relay.asked) == 1
    assert dead


def test_a_step_is_refused_and_the_connection_lives_on() -> None:
    with between(lambda _: told(b"door"), refusing=Refusing(503, "met opzet")) as relay:
        got = relay.say(
            b"POST /b HTTP/1.1\r\n" + HEAD + b"Content-Length: 5\r\n\r\nhallo"
            b"GET /b HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n"
        )
    assert got.startswith(b"HTTP/1.1 503 ")
    assert b"met opzet" in got
    assert got.endswith(b"door")
    assert [each.refused for each in relay.noted] == [True, False]
    assert relay.onlooker.bodies == [b"hallo"]
    assert len(relay.asked) == 1


@pytest.mark.parametrize("packing", [b"gzip", b"deflate", b"br"])
def test_a_provider_that_packs_all_the_same(packing: bytes) -> None:
    plain = b'{"a": "' + b"x" * 300_000 + b'"}'
    raw = zlib.compressobj(wbits=-15)
    packed = {b"gzip": gzip.compress(plain), b"deflate": raw.compress(plain) + raw.flush(),
              b"br": b"\x0b\x02\x80hallo\x03"}[packing]  # fmt: skip
    answer = told(packed, JSON, b"Content-Encoding: " + packing)
    with between(lambda _: answer) as relay:
        got = relay.one(b"GET / HTTP/1.1\r\n" + HEAD + b"Accept-Encoding: gzip, br\r\n\r\n")
    assert b"Accept-Encoding: identity" in relay.asked[0]
    if packing == b"br":
        assert got.endswith(packed)
        assert relay.noted[0].received is None
    else:
        assert b"Content-Encoding" not in got
        assert relay.noted[0].received == plain
