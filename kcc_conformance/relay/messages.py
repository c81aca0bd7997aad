"""What passes a relay, and what is noted of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

Headers = Sequence[tuple[bytes, bytes]]
"""Names as they were written, in their order, duplicates included."""
_PER_CONNECTION = frozenset(
    {b"connection", b"keep-alive", b"proxy-connection", b"te", b"trailer", b"transfer-encoding",
     b"upgrade"}
)  # fmt: skip
KEPT = 2_000_000
"""Bytes of a body that are noted, decompressed: the largest list page stays well below it."""


@dataclass(frozen=True)
class Noted:
    """One request and its answer, as the consumer sent and saw them.

    `sent` and `received` are the bodies, decompressed; None where more came than is kept, or it
    could not be read. `status` is None where no answer came from the provider, though the request
    may have reached it; `trouble` says what went wrong in between. `refused` means that the relay
    refused it on purpose.
    """

    method: str
    url: str
    at: datetime
    ended: datetime
    request_headers: tuple[tuple[str, str], ...]
    sent: bytes | None
    status: int | None
    reason: str
    response_headers: tuple[tuple[str, str], ...]
    received: bytes | None
    trouble: str = ""
    refused: bool = False


@dataclass(frozen=True)
class Refusing:
    """An answer that the relay gives of its own: a status and one sentence."""

    status: int
    sentence: str


class Gone(Exception):
    """The consumer is no longer there, or no longer makes sense."""


class Cut(Exception):
    """A body broke off in the middle; one English line."""


class Watching(Protocol):
    """Who looks along with a relay; it is asked and told from several threads at once."""

    def wants(self, method: str, path: str) -> bool:
        """Whether a request has to be read whole, because it may be refused."""

    def refuses(self, method: str, path: str, body: bytes) -> Refusing | None:
        """How to refuse a request that was read whole; None lets it pass."""

    def began(self) -> int:
        """A request begins; gives its number."""

    def note(self, number: int, noted: Noted) -> None:
        """A request of that number is over."""


def valued(headers: Headers, name: bytes) -> list[bytes]:
    """The values of a header, in lower case, split at commas."""
    found = [value for key, value in headers if key.lower() == name]
    return [part.strip().lower() for value in found for part in value.split(b",") if part.strip()]


def first(headers: Headers, name: bytes) -> bytes | None:
    """The first value of a header; None where it is not there."""
    return next((value for key, value in headers if key.lower() == name), None)


def end_to_end(headers: Headers) -> list[tuple[bytes, bytes]]:
    """The headers that are not about one connection."""
    own = _PER_CONNECTION | {*valued(headers, b"connection")} - {b"content-length", b"host"}
    return [(key, value) for key, value in headers if key.lower() not in own]


def is_json(headers: Headers) -> bool:
    """Whether the body is JSON, and not packed in a way that hides it."""
    media = (first(headers, b"content-type") or b"").partition(b";")[0].strip().lower()
    return media == b"application/json" or media.endswith(b"+json")


def readable(headers: Headers) -> tuple[tuple[str, str], ...]:
    """Headers as text."""
    return tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in headers)
