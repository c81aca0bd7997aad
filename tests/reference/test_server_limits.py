"""What the server takes of a connection, on the wire: bytes as a client may send them."""

import re
import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing
from urllib.parse import urlsplit

import pytest
from test_reference_server import start

_HEAD = "Host: kcc.test\r\nAuthorization: Token abc\r\nContent-Type: application/json\r\n"


class Server:
    """A server that runs, and what it answers to bytes."""

    def __init__(self, url: str) -> None:
        self.host, self.port = str(urlsplit(url).hostname), int(urlsplit(url).port or 0)
        self.path = urlsplit(url).path

    def open(self) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout=20)

    def status(self, request: str, *more: str) -> int:
        """The status of the first answer; 0 when the connection was closed without one."""
        with closing(self.open()) as connection:
            try:
                for piece in (request, *more):
                    connection.sendall(piece.encode("latin-1"))
                return self.answered(connection)
            except OSError:  # it had heard enough before all was sent
                return self.answered(connection)

    def answered(self, connection: socket.socket) -> int:
        try:
            line = connection.recv(4096)
        except ConnectionError:
            return 0
        found = re.match(rb"HTTP/1\.1 (\d+)", line)
        return int(found[1]) if found else 0

    def get(self, headers: str = "") -> int:
        request = f"GET {self.path}/actoren HTTP/1.1\r\n{_HEAD}{headers}Connection: close\r\n\r\n"
        return self.status(request)

    def post(self, headers: str, body: str) -> int:
        request = f"POST {self.path}/actoren HTTP/1.1\r\n{_HEAD}{headers}Connection: close\r\n\r\n"
        return self.status(request + body)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    process = start("'openklant-2.16', token='abc'")
    try:
        assert process.stdout
        yield Server(process.stdout.readline().split()[0])
    finally:
        process.kill()
        process.communicate()


def test_headers_without_end(server: Server) -> None:
    assert server.get("X-Long: " + "x" * 30_000 + "\r\n") == 200
    assert server.get("X-Long: " + "x" * 200_000 + "\r\n") == 413
    assert server.get("".join(f"X-{n}: {'x' * 100}\r\n" for n in range(2000))) == 413
    assert server.status("GET /" + "x" * 200_000 + f" HTTP/1.1\r\n{_HEAD}\r\n") in (413, 414)


@pytest.mark.parametrize(
    "length", ["1000000000000000000", "9" * 400, "-1", "x", "1e3", "+2", "2, 2", "33554433"]
)
def test_lengths_that_cannot_be(server: Server, length: str) -> None:
    """Refused at once, without waiting for what will not come."""
    assert server.post(f"Content-Length: {length}\r\n", "{}") in (400, 413)


@pytest.mark.parametrize(
    "chunks",
    ["x\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "\r\n{}\r\n0\r\n\r\n", "2\r\n{}xx0\r\n\r\n",
     "FFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n", "2;" + "x" * 100_000 + "\r\n{}\r\n0\r\n\r\n"],
)  # fmt: skip
def test_pieces_of_no_size(server: Server, chunks: str) -> None:
    assert server.post("Transfer-Encoding: chunked\r\n", chunks) in (0, 400, 413)
    assert server.get() == 200


def test_pieces_without_end(server: Server) -> None:
    """A body in pieces is read as far as one of which the length was told."""
    piece = "100000\r\n" + " " * 0x100000 + "\r\n"
    request = f"POST {server.path}/actoren HTTP/1.1\r\n{_HEAD}Transfer-Encoding: chunked\r\n\r\n"
    assert server.status(request, *[piece] * 40) in (0, 413)
    assert server.get() == 200


def test_forty_who_drip(server: Server) -> None:
    """Others are served while forty of them are in the middle of a request."""
    with ExitStack() as stack:
        for number in range(40):
            connection = stack.enter_context(closing(server.open()))
            head = f"POST {server.path}/actoren HTTP/1.1\r\n{_HEAD}"
            sent = head + ("Content-Length: 50\r\n\r\n{" if number % 2 else "X-")
            connection.sendall(sent.encode())
        for _ in range(5):
            assert server.get() == 200


def test_no_http(server: Server) -> None:
    for odd in (
        "\r\n\r\n",
        "\x16\x03\x01\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
    ):
        assert server.status(odd) in (0, 400, 505)
    assert server.get() == 200
