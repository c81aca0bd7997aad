"""The embedded reference made reachable for other processes of this machine."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

import httpx

from kcc_conformance.errors import PrerequisiteError

_HOST = "127.0.0.1"


@contextlib.contextmanager
def served(app: Any, at_once: int, port: int = 0) -> Iterator[int]:
    """Answers for a WSGI application on a port of the loopback interface (0: a free one); gives
    the port. Raises PrerequisiteError where it is not to be had."""
    from cheroot import wsgi

    _demand_free(port)
    server = wsgi.Server((_HOST, port), app, numthreads=at_once + 2, server_name=_HOST)
    server.shutdown_timeout = 1
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield int(server.bind_addr[1])
    finally:
        server.stop()
        thread.join(5)


def _demand_free(port: int) -> None:
    """Raises PrerequisiteError for a port that is taken: cheroot would leave a socket open."""
    try:
        socket.create_server((_HOST, port)).close()
    except OSError as error:
        raise PrerequisiteError(f"cannot listen on {_HOST}:{port}: {error.strerror}") from None


class Loopback(httpx.BaseTransport):
    """Leads every request to that port, whatever host its URL names.

    Each request has a connection of its own: none can be closed under a POST.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._inner = httpx.HTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Sends the request on; its Host header stays what it was."""
        request.url = request.url.copy_with(scheme="http", host=_HOST, port=self._port)
        return self._inner.handle_request(request)

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()
