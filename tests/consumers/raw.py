"""Raw HTTP for the tests of the relay: a provider and a consumer that say exactly these bytes."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from rawhttp import request_of

from kcc_conformance.relay.messages import Noted, Refusing
from kcc_conformance.relay.relay import relaying
from kcc_conformance.relay.upstream import Upstream
from kcc_conformance.settings.settings import Settings

Answering = Callable[[bytes], bytes | list[bytes]]


@dataclass
class Onlooker:
    """Remembers what was noted; refuses what it is told to."""

    noted: list[Noted] = field(default_factory=list)
    refusing: Refusing | None = None
    bodies: list[bytes] = field(default_factory=list)
    begun: int = 0
    done: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def wants(self, method: str, path: str) -> bool:
        return self.refusing is not None and method == "POST"

    def refuses(self, method: str, path: str, body: bytes) -> Refusing | None:
        self.bodies.append(body)
        return self.refusing

    def began(self) -> int:
        self.begun += 1
        return self.begun

    def note(self, number: int, noted: Noted) -> None:
        self.noted.append(noted)
        self.done.release()


@dataclass
class Between:
    """A relay between a raw provider and whoever connects to `port`. `asked` is what the provider
    got, request by request."""

    port: int
    at: int
    asked: list[bytes]
    onlooker: Onlooker

    def say(self, data: bytes, *, hang_up: bool = False) -> bytes:
        """What comes back on one connection, until the relay closes it or falls silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as sock:
            sock.sendall(data)
            if hang_up:
                sock.shutdown(socket.SHUT_WR)
            return received(sock)

    def one(self, data: bytes) -> bytes:
        """The answer to one request, after which the connection is closed."""
        line, _, rest = data.partition(b"\r\n")
        return self.say(line + b"\r\nConnection: close\r\n" + rest)

    @property
    def noted(self) -> list[Noted]:
        return self.onlooker.noted


def received(sock: socket.socket) -> bytes:
    found = b""
    with contextlib.suppress(ConnectionResetError):
        while data := sock.recv(65_536):
            found += data
    return found


@contextlib.contextmanager
def provider(answer: Answering) -> Iterator[tuple[int, list[bytes]]]:
    """A provider that answers each connection once, with these bytes, and closes it."""
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def work() -> None:
        while True:
            try:
                sock, _ = server.accept()
            except OSError:
                return
            with sock, contextlib.suppress(OSError):
                got = request_of(sock)
                asked.append(got)
                said = answer(got)
                for piece in said if isinstance(said, list) else [said]:
                    sock.sendall(piece)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1], asked
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(5)


@contextlib.contextmanager
def between(
    answer: Answering, *, refusing: Refusing | None = None, path: str = "", **options: Any
) -> Iterator[Between]:
    """A relay before a provider that answers so."""
    onlooker = Onlooker(refusing=refusing)
    with provider(answer) as (at, asked):
        upstream = Upstream(f"http://127.0.0.1:{at}{path}", Settings(), patience=2)
        with relaying(upstream, onlooker, **options) as port:
            yield Between(port, at, asked, onlooker)
        upstream.close()


def told(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> bytes:
    """An answer with its length."""
    lines = [b"HTTP/1.1 " + status, *headers, b"Content-Length: %d" % len(body)]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


JSON = b"Content-Type: application/json"
