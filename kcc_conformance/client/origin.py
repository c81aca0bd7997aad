"""Origins (RFC 6454): what a run asks, and where credentials may go, ends at the border of one."""

from contextlib import suppress
from urllib.parse import urljoin, urlsplit

from kcc_conformance.client.answer import Answer

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def same_origin(left: str, right: str) -> bool:
    """Whether two URLs share scheme, host and port."""
    try:
        a, b = urlsplit(left), urlsplit(right)
        return (a.scheme, a.hostname, a.port or _PORTS.get(a.scheme)) == (
            b.scheme,
            b.hostname,
            b.port or _PORTS.get(b.scheme),
        )
    except ValueError:
        return False


def same_place(left: str, right: str) -> bool:
    """Whether two URLs lead to the same server under the same scheme, however its name is written:
    the names of this machine itself are one, and so are a name in Unicode and in Punycode. Says
    nothing about where credentials may go (see `same_origin`). Raises ValueError for what is no
    URL."""
    return _place(left) == _place(right)


def origin_of(url: str) -> str:
    """Scheme, host and port of a URL, as it has them."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname or ""
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")


def _place(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    with suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    port = parts.port or _PORTS.get(parts.scheme)
    return parts.scheme, "localhost" if host in _LOOPBACK else host, port


def redirected(answer: Answer) -> str:
    """The URL that an answer redirects to, wherever that is; empty where it does not."""
    found = answer.headers.get("location", "")
    if answer.status not in _REDIRECTS or not found:
        return ""
    try:
        return urljoin(answer.url, found)
    except ValueError:
        return ""
