"""What goes along a pipe is on the wire what httpx would send, and comes back as httpx reads it."""

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
from rawhttp import request_of

from kcc_conformance.client.connections import Attempt, Connections

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"


class Server:
    """Notes what comes in, a connection at a time, and answers each request with the next of its
    answers (b"" hangs up)."""

    def __init__(self, answers: list[bytes]) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._listener.getsockname()[1]}/api"
        self.came: list[bytes] = []
        self.connections = 0
        self._answers = iter(answers)
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            with connection:
                while came := request_of(connection):
                    self.came.append(came)
                    answer = next(self._answers)
                    connection.sendall(answer)
                    if not answer or b"Connection: close" in answer:
                        break

    def close(self) -> None:
        """Closes the door; who waits at it in the other thread would keep it open otherwise."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture(name="server")
def _server(request: pytest.FixtureRequest) -> Iterator[Server]:
    with closing(Server(getattr(request, "param", [ANSWER] * 20))) as server:
        yield server


def sent(server: Server, *, keep: bool, path: str, method: str, body: bytes | None) -> Attempt:
    with closing(
        Connections(server.base, timeout=5.0, transport=None, verify=True, keep=keep)
    ) as connections:
        headers = {"Accept": "application/json", "Authorization": "Token geheim"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        return connections.attempt(method, server.base + path, headers, body, 20.0)


def lines(came: bytes) -> tuple[bytes, list[bytes], bytes]:
    """The first line, the headers in alphabetical order with small names, the body."""
    head, _, body = came.partition(b"\r\n\r\n")
    first, *rest = head.split(b"\r\n")
    named = [name.lower() + b":" + value for name, _, value in (e.partition(b":") for e in rest)]
    return first, sorted(named), body


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/klantcontacten?onderwerp=a%20b&page=2", None),
        ("GET", "/klantcontacten/0c2f-%C3%A9", None),
        ("POST", "/klantcontacten", '{"inhoud": "één"}'.encode()),
        ("POST", "/klantcontacten", b""),
        ("PATCH", "/klantcontacten/1", b"{}" * 100_000),
        ("DELETE", "/klantcontacten/1", None),
        ("GET", "/klantcontacten/a b/é?x=[1]", None),
        ("GET", "/klantcontacten/../1", None),
    ],
)
def test_the_same_is_on_the_wire(
    method: str, path: str, body: bytes | None, server: Server
) -> None:
    for keep in (True, False):
        answer = sent(server, keep=keep, path=path, method=method, body=body)
        assert (answer.status, answer.raw, answer.trouble) == (200, b"{}", None)
    piped, usual = (lines(each) for each in server.came)
    assert piped[0] == usual[0]
    assert piped[2] == usual[2]
    apart = {e for e in (*piped[1], *usual[1]) if not e.startswith(b"connection:")}
    assert {*piped[1]} & apart == {*usual[1]} & apart


HOSTILE = {
    "cut": (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n{}", "broke off"),
    "nothing": (b"", "broke off"),
    "no HTTP": (b"hallo\r\n\r\n" + b"Connection: close", "broke off"),
    "not gzip": (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 11\r\n\r\n\x1f\x8bgeen gzip",
        "cannot be decompressed",
    ),
    "gzip": (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s"
        % (len(gzip.compress(b"{}", mtime=0)), gzip.compress(b"{}", mtime=0)),
        "",
    ),
    "odd headers": (
        b"HTTP/1.1 201 Created\r\nX-A: \xe9\r\nX-a: b\r\nContent-Length: 2\r\n\r\n{}",
        "",
    ),
    "no length": (b"HTTP/1.0 200 OK\r\nConnection: close\r\n\r\n{}", ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_same_comes_back(name: str) -> None:
    answer, trouble = HOSTILE[name]
    found = []
    for keep in (True, False):
        with closing(Server([answer] * 2)) as server:
            found.append(sent(server, keep=keep, path="/partijen", method="GET", body=None))
    piped, usual = found
    assert trouble in (piped.trouble or "")
    assert piped.trouble == usual.trouble
    assert (piped.status, piped.raw, piped.broken) == (usual.status, usual.raw, usual.broken)
    assert dict(piped.headers.items()) == dict(usual.headers.items())


def test_nobody_there_is_no_connection() -> None:
    with closing(Server([])) as server:
        pass
    for keep in (True, False):
        attempt = sent(server, keep=keep, path="/partijen", method="GET", body=None)
        assert attempt.unsent
        assert "no connection" in str(attempt.trouble)


def test_a_connection_that_was_closed_meanwhile_is_not_used_again(server: Server) -> None:
    with closing(
        Connections(server.base, timeout=5.0, transport=None, verify=True, keep=True)
    ) as connections:
        said = ANSWER.replace(b"200 OK\r\n", b"200 OK\r\nConnection: close\r\n")
        server._answers = iter([ANSWER, ANSWER, said, ANSWER, b"", ANSWER])
        tried = [
            connections.attempt("GET", server.base + "/partijen", {}, None, 20.0) for _ in range(4)
        ]
        assert [each.status for each in tried] == [200] * 4
        assert server.connections == 2


def test_a_server_that_hangs_up_after_its_answer_is_noticed_before_the_next() -> None:
    """It says nothing of it: httpcore asks before it uses a connection again."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        base = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
        closed = threading.Event()

        def serve() -> None:
            for _ in range(3):
                connection, _ = listener.accept()
                connection.recv(65_536)
                connection.sendall(ANSWER)
                connection.close()
                closed.set()

        threading.Thread(target=serve, daemon=True).start()
        with closing(
            Connections(base, timeout=5.0, transport=None, verify=True, keep=True)
        ) as connections:
            for _ in range(3):
                closed.clear()
                tried = connections.attempt("POST", base + "/partijen", {}, b"{}", 20.0)
                assert (tried.status, tried.trouble) == (200, None)
                assert closed.wait(5)
