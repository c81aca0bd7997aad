"""The way to the provider and back: what of a request and of its answer is changed."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kcc_conformance.relay.client import HEADER, Head, smuggled
from kcc_conformance.relay.links import Links, authority_of, links_for
from kcc_conformance.relay.messages import Headers, Refusing, end_to_end, first, valued

_LINKING = (b"location", b"content-location", b"link")
_HOST = re.compile(rb"[A-Za-z0-9._-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")
_ABSOLUTE = re.compile(rb"(?i)https?://([^/?#]*)(.*)", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """A request and where it goes: `host` is the relay as the consumer calls it."""

    head: Head
    method: str
    target: bytes
    host: str

    @property
    def path(self) -> str:
        """The path that is asked for."""
        return self.target.partition(b"?")[0].decode("latin-1")

    @property
    def url(self) -> str:
        """The address that is asked for, as the consumer has it."""
        return f"http://{self.host}{self.target.decode('latin-1')}"


class Way:
    """The way to the provider at a URL, from a relay on that port; with `keep_links` no link is
    changed."""

    def __init__(self, url: str, port: int, *, keep_links: bool = False) -> None:
        self._authority = authority_of(url).encode("ascii")
        self._own = f"127.0.0.1:{port}".encode()
        self._names = {self._own, b"localhost:%d" % port, b"[::1]:%d" % port}
        self._links: Callable[[str], tuple[Links, Links]] | None = (
            None if keep_links else links_for(url, port)
        )

    def links(self, asked: Asked) -> tuple[Links, Links] | None:
        """The consumer's links to the provider's, and back; None where they are kept."""
        return self._links(asked.host) if self._links is not None else None

    def understood(self, head: Head) -> Asked | Refusing:
        """What a request asks for, or why it is not passed on."""
        host = first(head.headers, b"host") or self._own
        target = head.target
        if reason := smuggled(head.headers):
            return Refusing(400, reason)
        if sum(len(key) + len(value) for key, value in head.headers) > HEADER:
            return Refusing(431, "the headers are too large")
        if not _HOST.fullmatch(host):
            return Refusing(400, "the Host header is not a host")
        if head.method == b"CONNECT":
            return Refusing(405, "this is no forward proxy")
        if b"websocket" in valued(head.headers, b"upgrade"):
            return Refusing(501, "WebSockets are not passed on")
        absolute = _ABSOLUTE.fullmatch(target)
        if absolute:
            if absolute[1].lower() not in {host.lower(), *self._names}:
                return Refusing(421, "this is no forward proxy: that is another host")
            target = absolute[2] if absolute[2][:1] == b"/" else b"/" + absolute[2]
        elif target[:1] != b"/" and (target, head.method) != (b"*", b"OPTIONS"):
            return Refusing(400, "what is asked for begins with /")
        if b"#" in target:
            return Refusing(400, "what is asked for has no fragment")
        return Asked(head, head.method.decode("ascii"), target, host.decode("ascii"))

    def outward(self, asked: Asked) -> tuple[bytes, list[tuple[bytes, bytes]]]:
        """Target and headers as the provider gets them: its own Host, its own links, and an answer
        that is asked for unpacked."""
        changed = {b"host": self._authority, b"accept-encoding": b"identity"}
        came = end_to_end(asked.head.headers)
        headers = [(key, changed.get(key.lower(), value)) for key, value in came]
        if first(came, b"host") is None:
            headers.insert(0, (b"Host", self._authority))
        links = self.links(asked)
        target = links[0].query(asked.target) if links else asked.target
        return target, [*headers, (b"Connection", b"close")]

    def inward(self, asked: Asked, headers: Headers) -> list[tuple[bytes, bytes]]:
        """The headers of an answer as the consumer gets them."""
        passed, links = end_to_end(headers), self.links(asked)
        if links is None:
            return passed
        return [(k, links[1].header(v) if _links(k, v) else v) for k, v in passed]


def _links(name: bytes, value: bytes) -> bool:
    """Whether a header is one that leads somewhere: by its name, or with an address for a value."""
    return name.lower() in _LINKING or value.lower().startswith((b"http://", b"https://"))
