"""Absolute links from one origin to another: in JSON as it streams by, in queries and in headers.

A link is a text that is an address as a whole. A text that has an address in it is what somebody
wrote, and stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote, urlsplit

_HOLD = 8192
"""Bytes that are kept back because a link may begin there; a longer text is no link."""
_DEFAULT_PORTS = {"http": 80, "https": 443}
_IN_JSON = rb'[^"\\\s]|\\/|\\u[0-9A-Fa-f]{4}'


class Links:
    """From any of these origins (`host:port`, of http and of https) to one (`scheme://host`)."""

    def __init__(self, origins: Iterable[str], to: str) -> None:
        named = sorted((each.lower().encode("ascii") for each in origins), key=len, reverse=True)
        hosts = b"|".join(map(re.escape, named))
        coded = b"|".join(re.escape(quote(each.decode(), safe="").encode()) for each in named)
        self._to = to.encode("ascii")
        self._json = re.compile(
            rb'"(?i:https?:(\\?/)\\?/(?:%b))(?=\\?/|[?#"])(?=(?:%b)*")' % (hosts, _IN_JSON)
        )
        self._plain = re.compile(rb"(?i:https?://(?:%b))(?=[/?#>]|$)" % hosts)
        self._query = re.compile(
            rb"(?<=[=,])(?i:https?(?::|%%3A)(?:/|%%2F){2}(?:%b|%b))(?=[/?#&,]|%%(?i:2F|3F|23|2C)|$)"
            % (hosts, coded)
        )

    def json(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """JSON that streams by, with its links changed."""
        kept = b""
        for chunk in chunks:
            done, kept = self._changed(kept + chunk)
            if done:
                yield done
        done, rest = self._changed(kept, last=True)
        if done + rest:
            yield done + rest

    def query(self, target: bytes) -> bytes:
        """A request target, with the links in its query changed, percent-encoded or not."""
        path, mark, query = target.partition(b"?")
        if not mark:
            return target
        coded = quote(self._to.decode(), safe="").encode()
        return path + mark + self._query.sub(
            lambda found: coded if b"%3" in found[0] else self._to, query
        )  # fmt: skip

    def header(self, value: bytes) -> bytes:
        """The value of a header that is a link, or that lists links (`<…>; rel=next`)."""
        if value.lstrip()[:1] == b"<":
            return re.sub(rb"<([^>]*)>", lambda m: b"<" + self._at_start(m[1]) + b">", value)
        return self._at_start(value)

    def _at_start(self, value: bytes) -> bytes:
        found = self._plain.match(value.lstrip())
        return self._to + value.lstrip()[found.end() :] if found else value

    def _changed(self, data: bytes, *, last: bool = False) -> tuple[bytes, bytes]:
        """What is certain of the data, changed, and the rest of it."""
        pieces, at = [], 0
        for found in self._json.finditer(data):
            to = self._to.replace(b"/", found[1])
            pieces += [data[at : found.start()], b'"', to]
            at = found.end()
        cut = len(data)
        if not last:
            begun = _BEGUN.search(data, max(at, len(data) - _HOLD))
            cut = begun.start() if begun else cut
        pieces.append(data[at:cut])
        return b"".join(pieces), data[cut:]


_BEGUN = re.compile(rb'"(?:[hH](?:%b)*(?:\\u?[0-9A-Fa-f]{0,3})?)?\Z' % _IN_JSON)
"""A quote at the end, and what may be the beginning of a link after it."""


def origins_of(url: str) -> tuple[str, ...]:
    """The ways in which a URL's host can stand in a link: its default port is left out or not."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    port = parts.port or _DEFAULT_PORTS[parts.scheme]
    if port in _DEFAULT_PORTS.values():
        return (host, f"{host}:80", f"{host}:443")
    return (f"{host}:{port}",)


def authority_of(url: str) -> str:
    """The host of a URL with its port, as a Host header has it."""
    return origins_of(url)[0]


def origin_of(url: str) -> str:
    """Scheme and host of a URL, as a link begins."""
    return f"{urlsplit(url).scheme}://{authority_of(url)}"


def links_for(url: str, port: int) -> Callable[[str], tuple[Links, Links]]:
    """By the name that a consumer uses for the relay on that port: its links to those of the
    provider at the URL, and the other way round."""
    away = origin_of(url)
    own = [f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]")]
    if port == 80:
        own += ["127.0.0.1", "localhost", "[::1]"]

    @lru_cache(maxsize=64)
    def both(host: str) -> tuple[Links, Links]:
        return Links({*own, host.lower()}, away), Links(origins_of(url), f"http://{host}")

    return both
