"""Tricks below HTTP, and with lines and headers of HTTP itself."""

from dataclasses import replace

from entries import entry
from wireserver import Asked, Line, Trick, after, everything, on, posts, reads

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


def interim(status: bytes, pause: float) -> Trick:
    def trick(line: Line, asked: Asked) -> None:
        while not line.server.stopped.is_set():
            line.send(b"HTTP/1.1 " + status + b"\r\nLink: </x>; rel=preload\r\n\r\n", pause=pause)

    return trick


def switching(line: Line, asked: Asked) -> None:
    line.send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: iets\r\nConnection: upgrade\r\n\r\n")
    line.wait(1)


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
