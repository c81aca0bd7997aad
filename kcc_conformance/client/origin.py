"""Origins (RFC 6454): what a run asks, and where credentials may go, ends at the border of one."""

from urllib.parse import urljoin, urlsplit

from kcc_conformance.client.answer import Answer

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}


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


def redirected(answer: Answer) -> str:
    """The URL that an answer redirects to, wherever that is; empty where it does not."""
    found = answer.headers.get("location", "")
    if answer.status not in _REDIRECTS or not found:
        return ""
    try:
        return urljoin(answer.url, found)
    except ValueError:
        return ""
