"""A server that a trick can bend at will: plausible by default, down to the bytes where it is not.

What it answers comes from the reference implementation, so that most of a conversation is sound
and only the nasty bit differs.
"""

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import httpx
from kcc_conformance.reference_impl import create_app

TOKEN = "geheim-Token+4711/van=deze~proef"
BASE = "/klantinteracties/api/v1"
CONTRACT = "openklant-2.16"


@dataclass(frozen=True)
class Asked:
    """A request as it came in; header names in lower case."""

    n: int
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def about(self) -> str:
        """What it is about: the first segment under the base."""
        return self.path.removeprefix(BASE).strip("/").partition("/")[0]

    @property
    def is_list(self) -> bool:
        return self.method == "GET" and self.path.count("/") == BASE.count("/") + 1

    @property
    def is_document(self) -> bool:
        return "openapi" in self.path or "schema" in self.path or "swagger" in self.path


@dataclass(frozen=True)
class Reply:
    """An answer that is about to be sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    reason: str = "OK"

    def with_headers(self, **more: str) -> "Reply":
        names = {name.replace("_", "-"): value for name, value in more.items()}
        return replace(self, headers={**self.headers, **names})

    def encoded(self, length: bool = True) -> bytes:
        """The bytes on the line."""
        head = f"HTTP/1.1 {self.status} {self.reason}\r\n"
        for name, value in self.headers.items():
            head += f"{name}: {value}\r\n"
        if length:
            head += f"Content-Length: {len(self.body)}\r\n"
        return head.encode("latin-1", "replace") + b"\r\n" + self.body


class Line:
    """One connection, from the server's side."""

    def __init__(self, server: "Server", connection: socket.socket) -> None:
        self.server = server
        self.connection = connection

    def send(self, *pieces: bytes, pause: float = 0.0) -> None:
        """Sends these pieces, with a pause after each."""
        for piece in pieces:
            self.connection.sendall(piece)
            if pause and self.server.stopped.wait(pause):
                raise OSError

    def wait(self, seconds: float) -> None:
        """Says nothing for so long, or until the server stops."""
        self.server.stopped.wait(seconds)

    def reset(self) -> None:
        """Tears the connection down."""
        now = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, now)
        self.connection.close()


Trick = Callable[[Line, Asked], Any]


@dataclass
class Server:
    """A listening server. `asked` are all requests; a trick that answers True keeps the line."""

    trick: Trick
    tls: ssl.SSLContext | None = None
    asked: list[Asked] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.origin = f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @cached_property
    def _reference(self) -> httpx.Client:
        app = create_app(CONTRACT, token=TOKEN, host_url=self.origin)
        return httpx.Client(transport=httpx.WSGITransport(app=app))

    @property
    def url(self) -> str:
        return self.origin + BASE

    def plausible(self, asked: Asked) -> Reply:
        """What the reference implementation answers."""
        with self._lock:
            answer = self._reference.request(
                asked.method,
                self.origin + asked.target,
                headers={k: v for k, v in asked.headers.items() if k != "accept-encoding"},
                content=asked.body,
            )
        headers = {k: v for k, v in answer.headers.items() if k.lower() != "content-length"}
        return Reply(answer.status_code, headers, answer.content)

    def stop(self) -> None:
        self.stopped.set()
        with contextlib.suppress(OSError):  # closing alone does not wake who waits in accept
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while not self.stopped.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), contextlib.closing(connection):
            if self.tls is not None:
                connection = self.tls.wrap_socket(connection, server_side=True)
            connection.settimeout(30)
            with connection.makefile("rb") as stream:
                line = Line(self, connection)
                while (asked := self._read(connection, stream)) is not None and self.trick(
                    line, asked
                ):
                    pass

    def _read(self, connection: socket.socket, stream: Any) -> Asked | None:
        if not stream.peek(1)[:1].isalpha():  # TLS, where HTTP was expected
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
            return None
        first = stream.readline().decode("latin-1").split()
        if len(first) != 3:
            return None
        headers: dict[str, str] = {}
        while (row := stream.readline().decode("latin-1").strip()) != "":
            name, _, value = row.partition(":")
            headers[name.lower()] = value.strip()
        body = stream.read(int(headers.get("content-length", "0")))
        with self._lock:
            asked = Asked(len(self.asked) + 1, first[0], first[1], headers, body)
            self.asked.append(asked)
        return asked


@contextlib.contextmanager
def running(trick: Trick, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server with that trick, until the block is left."""
    server = Server(trick, tls)
    try:
        yield server
    finally:
        server.stop()


def honest(line: Line, asked: Asked) -> bool:
    """The trick that is none."""
    line.send(line.server.plausible(asked).encoded())
    return True


Which = Callable[[Asked], bool]


def on(which: Which, nasty: Trick) -> Trick:
    """Nasty where `which` says so, plausible elsewhere."""

    def trick(line: Line, asked: Asked) -> Any:
        return nasty(line, asked) if which(asked) else honest(line, asked)

    return trick


def rewritten(change: Callable[[Asked, Reply], Reply]) -> Trick:
    """The plausible answer, changed."""

    def trick(line: Line, asked: Asked) -> bool:
        line.send(change(asked, line.server.plausible(asked)).encoded())
        return True

    return trick


def everything(asked: Asked) -> bool:
    return True


def posts(asked: Asked) -> bool:
    """Registrations of klantcontacten."""
    return asked.method == "POST" and asked.about == "klantcontacten"


def reads(asked: Asked) -> bool:
    """Everything that is read, but for the document."""
    return asked.method == "GET" and not asked.is_document


def records(asked: Asked) -> bool:
    """Everything but the document."""
    return not asked.is_document


def lists(asked: Asked) -> bool:
    return asked.is_list and not asked.is_document


def documents(asked: Asked) -> bool:
    return asked.is_document


def after(count: int) -> Which:
    """Everything after so many requests."""
    return lambda asked: asked.n > count
