"""Tricks with how long a body is, and how it is packed."""

import gzip
import struct
import zlib

from entries import entry
from wireserver import Asked, Line, Trick, lists, on, posts
from wiretricks import HEAD, MEGABYTE, says


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


def length(told: bytes) -> Trick:
    def trick(line: Line, asked: Asked) -> None:
        body = line.server.plausible(asked).body
        line.send(HEAD + b"Content-Length: " + told + b"\r\n\r\n" + body)

    return trick


def packed(body: bytes, coding: bytes) -> Trick:
    told = b"Content-Encoding: " + coding + b"\r\nContent-Length: %d\r\n\r\n" % len(body)
    return says(HEAD + told + body)


def bomb(layers: int = 1, megabytes: int = 300) -> bytes:
    """Nothing, packed as gzip: one megabyte of it was packed, the others are its repetition."""
    maker = zlib.compressobj(9, zlib.DEFLATED, -15)
    nothing, crc = bytes(MEGABYTE), 0
    block = maker.compress(nothing) + maker.flush(zlib.Z_FULL_FLUSH)
    for _ in range(megabytes):
        crc = zlib.crc32(nothing, crc)
    end = maker.flush() + struct.pack("<LL", crc, megabytes * MEGABYTE)
    data = gzip.compress(b"")[:10] + block * megabytes + end
    for _ in range(layers - 1):
        data = gzip.compress(data)
    return data


def deflated() -> bytes:
    return zlib.compress(bytes(60 * MEGABYTE), 9)


def bombed(coding: bytes, layers: int = 1, megabytes: int = 300) -> Trick:
    """Such a bomb, made when it is asked for."""
    return lambda line, asked: packed(bomb(layers, megabytes), coding)(line, asked)


ENTRIES = [
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
        on(lists, bombed(b"gzip")),
        3,
        says="cut off",
        heavy=True,
    ),
    entry(
        "gzip-bomb-in-gzip",
        "the same, packed twice",
        on(lists, bombed(b"gzip, gzip", 2, 1000)),
        3,
        says="not asked for",
        heavy=True,
    ),
    entry(
        "deflate-bomb",
        "the same, by another name",
        on(posts, lambda line, asked: packed(deflated(), b"deflate")(line, asked)),
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
]
