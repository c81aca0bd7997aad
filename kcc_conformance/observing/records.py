"""The records that the traffic of a consumer tells of, and how they hang together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kcc_conformance.observing.recordings import Message
from kcc_conformance.observing.wiring import Place, Wiring

MADE, CHANGED, REFUSED, LOST = "made", "changed", "refused", "lost"
"""What became of a klantcontact that a consumer wrote: it was made; it was there and changed; it
was refused; no answer came, so that nobody knows."""


@dataclass(frozen=True)
class Part:
    """A record that hangs on a klantcontact, or was meant to: what was sent of it, and the request
    that did so. `key` is that of its ID, empty where it was not made; `gone`: deleted again."""

    noun: str
    key: str
    record: Mapping[str, Any]
    message: Message
    gone: bool = False

    @property
    def there(self) -> bool:
        """Whether it was made, and is still there at the end."""
        return self.message.done and not self.gone


@dataclass(frozen=True)
class Klantcontact:
    """A klantcontact that a consumer wrote, or tried to.

    `record` is what was sent of it, later changes included; `known` says whether that was recorded.
    `writes` are the requests that wrote it, `parts` what hangs on it, `deleted` the request that
    took it away.
    """

    key: str
    state: str
    record: Mapping[str, Any]
    known: bool
    writes: tuple[Message, ...]
    parts: tuple[Part, ...] = ()
    deleted: Message | None = None

    @property
    def first(self) -> Message:
        """The request with which it began."""
        return self.writes[0]

    @property
    def registered(self) -> bool:
        """Whether it was registered, were it for a moment."""
        return self.state in (MADE, CHANGED)

    @property
    def living(self) -> bool:
        """Whether it is there at the end of the recording."""
        return self.registered and self.deleted is None

    def of(self, noun: str) -> tuple[Part, ...]:
        """What hangs on it of one noun, attempts included."""
        return tuple(part for part in self.parts if part.noun == noun)

    def messages(self) -> Iterator[Message]:
        """All requests about it, in order."""
        found = {each.n: each for each in self.writes}
        found |= {part.message.n: part.message for part in self.parts}
        if self.deleted is not None:
            found[self.deleted.n] = self.deleted
        yield from (found[n] for n in sorted(found))


@dataclass(frozen=True)
class Partij:
    """A partij that was made, found or referred to. `identificators` are those that it was seen to
    have; `sure` are those that a record itself said, the others a search was narrowed by."""

    key: str
    identificators: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    made: Message | None = None
    record: Mapping[str, Any] = field(default_factory=dict)
    deleted: Message | None = None


@dataclass(frozen=True)
class Actor:
    """An actor that was made or read: who that is, as far as it was seen."""

    key: str
    identificators: frozenset[str] = frozenset()
    name: str = ""
    kind: str = ""
    made: Message | None = None
    seen: Message | None = None


@dataclass(frozen=True)
class Search:
    """A list of partijen or of actoren that was asked for: the identificators it was narrowed by,
    and how many records came back (None: the answer cannot be read)."""

    noun: str
    message: Message
    sought: frozenset[str]
    found: int | None


@dataclass(frozen=True)
class Traffic:
    """Everything that a recording tells of. `introductions` are the requests that made a partij or
    an identificator, or tried to; `loose` the parts that hang on a klantcontact that nobody saw
    being made; `shown` the klantcontacten that were read, by key."""

    wiring: Wiring
    messages: tuple[Message, ...]
    places: Mapping[int, Place]
    klantcontacten: tuple[Klantcontact, ...]
    partijen: Mapping[str, Partij]
    actoren: Mapping[str, Actor]
    searches: tuple[Search, ...]
    introductions: tuple[Part, ...]
    loose: tuple[Part, ...]
    shown: Mapping[str, Mapping[str, Any]]

    @property
    def about(self) -> tuple[Message, ...]:
        """The messages that are about a noun of the API at all."""
        return tuple(each for each in self.messages if self.places[each.n].noun)
