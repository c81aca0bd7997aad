"""One origin spoken to without httpx around each request: for whoever sends very much.

The pool of connections is that of an httpx client, with its limits, its proxy and its TLS; what is
left out is what httpx does for each request and what a fixed origin does not need: taking URLs
apart, choosing a transport, merging headers, looking for cookies. On the wire it is the same.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpcore
import httpx
from httpx._transports.default import map_httpcore_exceptions

_PLAIN_TARGET = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@/?%-]*")
"""What stands in a URL as it is; `%` too, for whoever made it has escaped the rest."""
_DOTS = re.compile(r"/\.\.?(/|\?|$)")
"""Parts of a path that lead elsewhere, which httpx takes out."""


@dataclass(frozen=True)
class Piped:
    """An answer that is being received. Names of headers are in small letters."""

    status_code: int
    headers: Mapping[str, str]
    pieces: Iterator[bytes]


class Pipe:
    """Sends along the pool of a client to the origin of `url` (see `opened`)."""

    def __init__(self, client: httpx.Client, url: str) -> None:
        self._own = [
            (name, value)
            for name, value in client.headers.items()
            if name in ("accept-encoding", "connection", "user-agent")
        ]
        parts = urlsplit(url)
        self._origin = f"{parts.scheme}://{parts.netloc}"
        found = httpx.URL(self._origin)
        self._host = found.netloc.decode("ascii")
        self._raw = (found.raw_scheme, found.raw_host, found.port)
        self._pool = client._transport_for_url(found)._pool  # type: ignore[attr-defined]

    @classmethod
    def opened(cls, client: httpx.Client, url: str) -> "Pipe | None":
        """A pipe; None where httpx knows better: a password in the URL, a transport of one's own, a
        name of a host that is no ASCII."""
        try:
            parts = urlsplit(url)
            if "@" in parts.netloc or not parts.netloc.isascii():
                return None
            return cls(client, url)
        except (ValueError, AttributeError, httpx.InvalidURL):
            return None

    def takes(self, url: str, headers: Mapping[str, str]) -> bool:
        """Whether a request can go along it as it is."""
        if not url.startswith(self._origin + "/"):
            return False
        target = url[len(self._origin) :]
        plain = _PLAIN_TARGET.fullmatch(target) is not None and not _DOTS.search(target)
        return plain and all(name.isascii() and value.isascii() for name, value in headers.items())

    @contextmanager
    def stream(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: bytes | None,
        timeout: float,
    ) -> Iterator[Piped]:
        """Sends one request, and gives the answer while it comes in. Raises as httpx does."""
        target = url[len(self._origin) :].encode("ascii")
        scheme, host, port = self._raw
        request = httpcore.Request(
            method,
            httpcore.URL(scheme=scheme, host=host, port=port, target=target),
            headers=self._headers(method, headers, content),
            content=content,
            extensions={"timeout": dict.fromkeys(("connect", "read", "write", "pool"), timeout)},
        )
        with map_httpcore_exceptions():
            response = self._pool.handle_request(request)
            try:
                yield Piped(response.status, _lowered(response.headers), iter(response.stream))
            finally:
                response.close()

    def _headers(
        self, method: str, headers: Mapping[str, str], content: bytes | None
    ) -> list[tuple[bytes, bytes]]:
        named = {name.lower() for name in headers}
        found = [("Host", self._host)] if "host" not in named else []
        found += [each for each in self._own if each[0] not in named]
        found += headers.items()
        if content is not None or method in ("POST", "PUT", "PATCH"):
            found.append(("Content-Length", str(len(content or b""))))
        return [(name.encode("ascii"), value.encode("ascii")) for name, value in found]


def _lowered(raw: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers as httpx reads them: what comes more than once is joined."""
    found: dict[str, str] = {}
    for name, value in raw:
        key, text = name.decode("latin-1").lower(), _decoded(value)
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
