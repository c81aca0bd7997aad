"""Where a relay listens: a thread for each connection."""

import contextlib
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Iterator

from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.relay.client import Client

MOST = 200
"""Connections at once: a browser opens six, an application server some dozens."""


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], talk: Callable[[Client], None]) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._talk = talk
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__(address, socketserver.BaseRequestHandler)

    def verify_request(self, request: object, client_address: object) -> bool:
        """More connections than a relay can have are closed."""
        return len(self._open) < MOST

    def finish_request(self, request: object, client_address: object) -> None:
        """Talks with one consumer until that is over."""
        assert isinstance(request, socket.socket)
        with self._lock:
            self._open.add(request)
        try:
            request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._talk(Client(request))
        except OSError:
            pass
        finally:
            with self._lock:
                self._open.discard(request)

    def handle_error(self, request: object, client_address: object) -> None:
        """What went wrong with one connection is over with it."""
        error = sys.exc_info()[1]
        print(f"kcc-conformance: a connection failed: {type(error).__name__}", file=sys.stderr)

    def hang_up(self) -> None:
        """Closes what is open."""
        with self._lock:
            for each in self._open:
                with contextlib.suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def listening(
    host: str, port: int, talk: Callable[[Client], None], ready: Callable[[int], None]
) -> Iterator[int]:
    """Talks with everybody who connects, inside the block; gives the port, and tells `ready` of it
    before anybody is heard. Raises PrerequisiteError where the port is not to be had."""
    try:
        server = _Server((host, port), talk)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PrerequisiteError(f"cannot listen on {host}:{port}: {reason}") from None
    taken = int(server.server_address[1])
    ready(taken)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield taken
    finally:
        server.shutdown()
        server.server_close()
        server.hang_up()
        thread.join(5)
