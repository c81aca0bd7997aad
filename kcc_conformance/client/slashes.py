"""Redirects to a trailing slash: followed with method and body kept, and remembered."""

from urllib.parse import urljoin, urlsplit

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.origin import same_origin

REDIRECTS = frozenset({301, 302, 307, 308})

_Kind = tuple[str, int]


class Slashes:
    """Which paths of a provider end in a slash, as its redirects told.

    What is remembered is the kind of a path: its first part under the base, and how many parts it
    has. So one record that was redirected tells of all records of its kind.
    """

    def __init__(self, base_url: str) -> None:
        self._base = urlsplit(base_url).path.rstrip("/")
        self._with: set[_Kind] = set()

    def placed(self, url: str) -> str:
        """The URL as it is to be asked."""
        return _slashed(url) if self._with and self._kind(url) in self._with else url

    def followed(self, answer: Answer) -> str | None:
        """The URL that an answer redirects to, if that is its own with a slash behind the path."""
        if not leads_to_slash(answer.status, answer.url, answer.headers.get("location")):
            return None
        self._with.add(self._kind(answer.url))
        return _slashed(answer.url)

    def _kind(self, url: str) -> _Kind:
        try:
            path = urlsplit(url).path
        except ValueError:
            return "", 0
        parts = path.removeprefix(self._base).strip("/").split("/")
        return parts[0], len(parts)


def leads_to_slash(status: int | None, url: str, location: str | None) -> bool:
    """Whether an answer redirects a request to its own URL, but for a slash behind the path."""
    if status not in REDIRECTS or location is None:
        return False
    try:
        there, here = urlsplit(urljoin(url, location.strip())), urlsplit(url)
    except ValueError:
        return False
    same = same_origin(there.geturl(), url) and there.query in ("", here.query)
    return same and not here.path.endswith("/") and there.path == here.path + "/"


def _slashed(url: str) -> str:
    parts = urlsplit(url)
    return url if parts.path.endswith("/") else parts._replace(path=parts.path + "/").geturl()
