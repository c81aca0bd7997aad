"""The embedded reference made reachable for other processes of this machine."""

import contextlib
import threading
from collections.abc import Iterator
from typing import Any

import httpx

_HOST = "127.0.0.1"


@contextlib.contextmanager
def served(app: Any, at_once: int) -> Iterator[int]:
    """Answers for a WSGI application on a free port of the loopback interface; gives the port."""
    from cheroot import wsgi

    server = wsgi.Server((_HOST, 0), app, numthreads=at_once + 2, server_name=_HOST)
    server.shutdown_timeout = 1
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield int(server.bind_addr[1])
    finally:
        server.stop()
        thread.join(5)


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
