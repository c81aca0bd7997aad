"""What the server takes of one connection: so many bytes, in so many seconds."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from cheroot.server import HTTPConnection

HEADER = 64 * 1024
"""Bytes of a request's line and headers together; other servers take 8 to 64 KiB."""
SECONDS = 30.0
"""From the first byte of a request to the last of its answer; nothing here takes that long."""
THREADS = 64
"""Requests at once: somebody who keeps forty of them waiting leaves room for others."""

WAITING = 128
"""Connections that may wait to be accepted; of more than that a burst is a second late."""


class Watch:
    """Cuts off whoever takes too long about one request, however it drips in."""

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic):
        self.seconds = seconds
        self._clock = clock
        self._since: dict[HTTPConnection, float] = {}
        self._over = threading.Event()

    def begin(self, connection: HTTPConnection) -> None:
        """A request begins."""
        self._since[connection] = self._clock()

    def end(self, connection: HTTPConnection) -> None:
        """It is over."""
        self._since.pop(connection, None)

    def look(self) -> None:
        """Cut off those who are too late by now."""
        late = self._clock() - self.seconds
        for connection in [each for each, since in [*self._since.items()] if since < late]:
            self.end(connection)
            with suppress(OSError):
                connection.socket.shutdown(socket.SHUT_RDWR)

    def start(self) -> None:
        """Look every second, in a thread, until `stop`."""
        threading.Thread(target=self._keep_looking, daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._over.set()

    def _keep_looking(self) -> None:
        while not self._over.wait(1):
            self.look()


def watched(watch: Watch) -> type[HTTPConnection]:
    """The kind of connection that this watch looks after."""

    class Connection(HTTPConnection):
        def communicate(self) -> Any:
            watch.begin(self)
            try:
                return super().communicate()  # type: ignore[no-untyped-call]
            finally:
                watch.end(self)

    return Connection
