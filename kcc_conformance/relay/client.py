"""One consumer's connection to a relay: requests in, answers out, by the letter of HTTP/1.1."""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import h11

from kcc_conformance.relay.messages import Gone, Headers, valued

HEADER = 64 * 1024
"""Bytes of a request's line and headers together; other servers take 8 to 64 KiB."""
IDLE, SLOW = 75.0, 60.0
"""Seconds that a connection is kept between two requests, and for the next bytes of one."""
_PIECE = 64 * 1024
_DRAINED, _DRAINING = 1_000_000, 2.0
"""Bytes, and seconds for the next of them, of a request that are still read when it was answered
before its end."""


@dataclass(frozen=True)
class Head:
    """The line and headers of a request."""

    method: bytes
    target: bytes
    headers: Headers


class Client:
    """The consumer's side of one connection."""

    def __init__(self, sock: socket.socket) -> None:
        self._socket = sock
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=HEADER)
        self._method = b""
        self._waiting = False

    def request(self) -> Head | None:
        """The next request; None where none comes. One that is not HTTP is refused here."""
        try:
            self._socket.settimeout(IDLE)
            event = self._next()
        except h11.RemoteProtocolError as error:
            self._refuse(error)
            return None
        except (Gone, OSError):
            return None
        if not isinstance(event, h11.Request):
            return None
        self._method = bytes(event.method)
        self._socket.settimeout(SLOW)
        return Head(self._method, bytes(event.target), event.headers.raw_items())

    def body(self) -> Iterator[bytes]:
        """The body of the request, piece by piece. Raises Gone where it breaks off."""
        try:
            while True:
                if self._http.they_are_waiting_for_100_continue:
                    self._send(h11.InformationalResponse(status_code=100, headers=[]))
                event = self._next()
                if isinstance(event, h11.Data):
                    yield bytes(event.data)
                else:
                    return
        except h11.RemoteProtocolError as error:
            self._refuse(error)
            raise Gone(str(error)) from None
        except OSError as error:
            raise Gone(str(error)) from None

    def begin(self, status: int, reason: bytes, headers: Headers) -> None:
        """Sends the head of the answer. Raises Gone."""
        self._waiting = self._http.they_are_waiting_for_100_continue
        self._send(h11.Response(status_code=status, reason=reason, headers=list(headers)))

    def write(self, data: bytes) -> None:
        """Sends a piece of its body."""
        if data:
            self._send(h11.Data(data=data))

    def end(self) -> bool:
        """The answer is complete; whether another request may follow."""
        self._send(h11.EndOfMessage())
        if self._http.their_state is h11.SEND_BODY and not self._waiting:
            self._drain()
        if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
            return False
        self._http.start_next_cycle()
        return True

    def answer(self, status: int, media: bytes, body: bytes, *headers: tuple[bytes, bytes]) -> bool:
        """A whole answer; whether another request may follow."""
        own = [(b"Content-Type", media), (b"Content-Length", b"%d" % len(body))]
        self.begin(status, b"", [*own, *headers])
        self.write(body if self._method != b"HEAD" else b"")
        return self.end()

    def _drain(self) -> None:
        """Reads on to the end of the request, within bounds: what is closed with something unread
        may take the answer with it."""
        left = _DRAINED
        with contextlib.suppress(Gone, OSError):
            self._socket.settimeout(_DRAINING)
            for piece in self.body():
                left -= len(piece)
                if left < 0:
                    return

    def _next(self) -> object:
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                self._http.receive_data(self._socket.recv(_PIECE))
            elif isinstance(event, h11.ConnectionClosed) or event is h11.PAUSED:
                raise Gone("the consumer hung up")
            else:
                return event

    def _send(self, event: h11.Event) -> None:
        try:
            data = self._http.send(event)
            if data:
                self._socket.sendall(data)
        except (OSError, h11.LocalProtocolError) as error:
            raise Gone(str(error)) from None

    def _refuse(self, error: h11.RemoteProtocolError) -> None:
        """Says what is wrong with what came in, before the connection is closed."""
        if self._http.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            return
        text = (" ".join(str(error).split())[:300] + "\n").encode("utf-8", "replace")
        headers = [(b"Content-Type", b"text/plain; charset=utf-8"),
                   (b"Content-Length", b"%d" % len(text)), (b"Connection", b"close")]  # fmt: skip
        with contextlib.suppress(Gone):
            self.begin(error.error_status_hint, b"", headers)
            self.write(text)
            self._send(h11.EndOfMessage())


def smuggled(headers: Headers) -> str:
    """Why the length of a request cannot be trusted; empty where it can."""
    lengths = [key for key, _ in headers if key.lower() == b"content-length"]
    if len(lengths) > 1:
        return "a request has one Content-Length"
    if lengths and valued(headers, b"transfer-encoding"):
        return "a request has a Content-Length or a Transfer-Encoding, not both"
    return ""
