"""Tricks below HTTP, and with HTTP itself."""

import gzip
import zlib
from dataclasses import replace

from entries import entry
from wireserver import Asked, Line, Trick, after, everything, lists, on, posts, reads

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
MEGABYTE = 1_000_000


def says(*pieces: bytes, pause: float = 0.0) -> Trick:
    """These bytes, and then the end."""
    return lambda line, asked: line.send(*pieces, pause=pause)


def hang_up(line: Line, asked: Asked) -> None:
    return


def stall(line: Line, asked: Asked) -> None:
    line.wait(30)


def reset(line: Line, asked: Asked) -> None:
    line.reset()


def reset_halfway(line: Line, asked: Asked) -> None:
    line.send(line.server.plausible(asked).encoded()[:-20])
    line.reset()


def drip_headers(line: Line, asked: Asked) -> None:
    line.send(HEAD)
    for _ in range(10_000):
        line.send(b"x", pause=0.02)


def drip_body(line: Line, asked: Asked) -> None:
    line.send(HEAD + b"Content-Length: 100000\r\n\r\n")
    for _ in range(10_000):
        line.send(b" ", pause=0.02)


def endless(line: Line, asked: Asked) -> None:
    line.send(HEAD + b"\r\n[")
    while not line.server.stopped.is_set():
        line.send(b'"eindeloos",' * 5_000)


def endless_chunks(line: Line, asked: Asked) -> None:
    line.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while not line.server.stopped.is_set():
        line.send(b"10000\r\n" + b" " * 65_536 + b"\r\n")


def endless_trailers(line: Line, asked: Asked) -> None:
    line.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n")
    while not line.server.stopped.is_set():
        line.send(b"X-Meer: en meer\r\n" * 100)


def interim(status: bytes, pause: float) -> Trick:
    def trick(line: Line, asked: Asked) -> None:
        while not line.server.stopped.is_set():
            line.send(b"HTTP/1.1 " + status + b"\r\nLink: </x>; rel=preload\r\n\r\n", pause=pause)

    return trick


def switching(line: Line, asked: Asked) -> None:
    line.send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: iets\r\nConnection: upgrade\r\n\r\n")
    line.wait(1)


def length(told: bytes) -> Trick:
    def trick(line: Line, asked: Asked) -> None:
        body = line.server.plausible(asked).body
        line.send(HEAD + b"Content-Length: " + told + b"\r\n\r\n" + body)

    return trick


def packed(body: bytes, coding: bytes) -> Trick:
    told = b"Content-Encoding: " + coding + b"\r\nContent-Length: %d\r\n\r\n" % len(body)
    return says(HEAD + told + body)


def bomb(layers: int = 1, size: int = 300 * MEGABYTE) -> bytes:
    maker = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = b"".join(maker.compress(bytes(MEGABYTE)) for _ in range(size // MEGABYTE))
    data += maker.flush()
    for _ in range(layers - 1):
        data = gzip.compress(data)
    return data


def second_answer(line: Line, asked: Asked) -> bool:
    """An answer nobody asked for, behind the one that was, on a connection that stays open."""
    honest = line.server.plausible(asked).encoded()
    line.send(honest + HEAD + b'Content-Length: 18\r\n\r\n{"uuid": "listig"}')
    return True


def unanswered_status(line: Line, asked: Asked) -> bool:
    line.send(replace(line.server.plausible(asked), status=999, reason="?").encoded())
    return True


ENTRIES = [
    entry(
        "hangs-up", "closes every connection without a word", hang_up, 3, says="cannot be reached"
    ),
    entry("stalls", "never answers", stall, 3, says="no answer within", short=True),
    entry(
        "stalls-later",
        "answers well, and from the 21st request on never",
        on(after(20), stall),
        3,
        says="stopped answering",
        seconds=("--timeout", "0.3", "--max-seconds", "30"),
    ),
    entry("resets", "tears every connection down", reset, 3, says="cannot be reached"),
    entry(
        "resets-posts",
        "tears the connection down on every registration",
        on(posts, reset),
        3,
        says="broke off",
    ),
    entry(
        "resets-halfway",
        "tears the connection down in the middle of what is read",
        on(reads, reset_halfway),
        3,
    ),
    entry(
        "drips-headers",
        "sends the headers of an answer byte by byte, without end",
        on(posts, drip_headers),
        3,
        says="not complete",
        short=True,
    ),
    entry(
        "drips-body",
        "sends the body byte by byte",
        on(posts, drip_body),
        3,
        says="not complete",
        short=True,
    ),
    entry("endless-body", "a list without end", on(lists, endless), 3, says="cut off", heavy=True),
    entry(
        "endless-chunks",
        "white space without end, in chunks",
        on(posts, endless_chunks),
        3,
        says="cut off",
    ),
    entry("endless-trailers", "trailers without end", on(posts, endless_trailers), 3),
    entry(
        "endless-interim",
        "100 Continue without end",
        on(posts, interim(b"100 Continue", 0)),
        3,
        says="not complete",
        short=True,
    ),
    entry(
        "dripping-interim",
        "103 Early Hints every now and then, without end",
        on(posts, interim(b"103 Early Hints", 0.02)),
        3,
        says="not complete",
        short=True,
    ),
    entry("switches", "switches to another protocol", on(posts, switching), 1, 3, short=True),
    entry(
        "length-too-long",
        "tells a length that is longer than what comes",
        on(posts, length(b"100000")),
        3,
        says="broke off",
    ),
    entry("length-too-short", "tells a length of three", on(posts, length(b"3")), 1),
    entry("length-negative", "tells a length below zero", on(posts, length(b"-1")), 3),
    entry("length-twice", "tells two lengths", on(posts, length(b"5\r\nContent-Length: 7")), 3),
    entry("length-absurd", "tells a length of a hundred digits", on(posts, length(b"9" * 100)), 3),
    entry(
        "length-and-chunks",
        "tells a length and sends chunks",
        on(posts, says(HEAD + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")),
        1,
        3,
    ),
    entry(
        "chunk-absurd",
        "announces a chunk of many exabytes",
        on(posts, says(HEAD + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFF\r\n{}")),
        3,
    ),
    entry(
        "chunk-nonsense",
        "announces a chunk of minus five",
        on(posts, says(HEAD + b"Transfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n0\r\n\r\n")),
        3,
    ),
    entry(
        "gzip-bomb",
        "300 MB of nothing, in 300 kB",
        on(lists, packed(bomb(), b"gzip")),
        3,
        says="cut off",
        heavy=True,
    ),
    entry(
        "gzip-bomb-in-gzip",
        "the same, packed twice",
        on(lists, packed(bomb(2, 1000 * MEGABYTE), b"gzip, gzip")),
        3,
        says="not asked for",
        heavy=True,
    ),
    entry(
        "deflate-bomb",
        "the same, by another name",
        on(posts, packed(zlib.compress(bytes(60 * MEGABYTE), 9), b"deflate")),
        3,
        says="cut off",
    ),
    entry(
        "gzip-lie",
        "plain JSON that is called gzip",
        on(posts, packed(b'{"a": 1}', b"gzip")),
        3,
        says="cannot be decompressed",
    ),
    entry(
        "gzip-cut", "half of a gzip", on(posts, packed(gzip.compress(b"{}" * 99)[:30], b"gzip")), 1
    ),
    entry(
        "brotli-unasked",
        "brotli, that nobody accepts",
        on(posts, packed(b"\x0b", b"br")),
        3,
        says="not asked for",
    ),
    entry(
        "status-garbage",
        "a status line of garbage",
        on(posts, says(b"\xff\x00\x1b[2J!\r\n\r\n")),
        3,
    ),
    entry("status-099", "a status below 100", on(posts, says(b"HTTP/1.1 099 X\r\n\r\n")), 3),
    entry(
        "status-1000", "a status of four digits", on(posts, says(b"HTTP/1.1 2000 OK\r\n\r\n")), 3
    ),
    entry("status-999", "a status that nobody knows", on(posts, unanswered_status), 1, 3),
    entry("http-9", "HTTP/9.9", on(posts, says(b"HTTP/9.9 200 OK\r\n\r\n{}")), 1, 3),
    entry("http-0.9", "a page and no headers", on(posts, says(b"<html>hallo</html>")), 3),
    entry("ssh", "is no web server at all", says(b"SSH-2.0-OpenSSH_9.9\r\n"), 3),
    entry(
        "header-giant",
        "one header of 5 MB",
        on(posts, says(HEAD + b"X: " + b"x" * 5 * MEGABYTE + b"\r\n\r\n{}")),
        3,
    ),
    entry(
        "header-many",
        "headers of 40 kB in all",
        on(
            reads,
            says(
                HEAD
                + b"".join(b"X-%d: y\r\n" % n for n in range(4_000))
                + b"Content-Length: 2\r\n\r\n{}"
            ),
        ),
        1,
        3,
    ),
    entry(
        "header-nonsense",
        "headers without a name",
        on(posts, says(HEAD + b": x\r\n\x00\r\n\r\n")),
        3,
    ),
    entry(
        "no-content-with-content",
        "204, and a body all the same",
        on(posts, says(b'HTTP/1.1 204 No Content\r\nContent-Length: 9\r\n\r\n{"a": 12}')),
        1,
    ),
    entry(
        "second-answer", "answers a question that was not asked yet", on(reads, second_answer), 1, 3
    ),
    entry(
        "silence-after-headers",
        "promises an answer and is silent",
        on(
            posts,
            lambda line, asked: (line.send(HEAD + b"Content-Length: 9\r\n\r\n"), line.wait(9)),
        ),
        3,
        says="no answer within",
        short=True,
    ),
    entry(
        "everything-at-once",
        "a banner, a bomb and a reset, whatever is asked",
        on(everything, lambda line, asked: (line.send(b"220 ftp\r\n" * 99), line.reset())),
        3,
    ),
]
