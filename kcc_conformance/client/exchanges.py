"""An exchange with the provider, and all of a run: their heads in memory, the rest on disk."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, overload

from kcc_conformance.client.spool import Spool, dumped


@dataclass(frozen=True, kw_only=True)
class Heading:
    """One request and its answer, without what they carry.

    `status` is None and `trouble` says why when no answer came; `milliseconds` is the time waited.
    `cut` says that its JSON was too long to be kept, so that the body is a part of its text;
    `sent` that it counts as a request, whatever became of it; `ended` is when that was, in seconds
    by the machine's monotonic clock, the same for every process of a run.
    """

    n: int
    check: str
    method: str
    url: str
    status: int | None
    trouble: str | None
    milliseconds: float
    resource: str | None = None
    remarks: tuple[str, ...] = ()
    cut: bool = False
    sent: bool = True
    ended: float = 0.0

    @property
    def began(self) -> float:
        """When the request was sent, by the same clock as `ended`."""
        return self.ended - self.milliseconds / 1000


@dataclass(frozen=True, kw_only=True)
class Exchange(Heading):
    """One request and its answer. Bodies are parsed JSON where they are JSON, else text."""

    request_headers: Mapping[str, str]
    request_body: Any
    response_headers: Mapping[str, str]
    response_body: Any


class Exchanges(Sequence[Exchange]):
    """The exchanges that there were when this was made, each read from disk when it is asked for:
    whoever keeps one keeps what it carries in memory."""

    def __init__(self, heads: Sequence[Heading], carried: Spool) -> None:
        self._heads = tuple(heads)
        self._carried = carried

    def __len__(self) -> int:
        return len(self._heads)

    @overload
    def __getitem__(self, place: int) -> Exchange: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Exchange, ...]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        at = range(len(self))[place]
        return whole(self._heads[at], self._carried[at])

    def __iter__(self) -> Iterator[Exchange]:
        return (whole(*each) for each in zip(self._heads, self._carried, strict=False))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def where(self, wanted: Callable[[Heading], bool]) -> Iterator[Exchange]:
        """Those that are wanted for their heads; the others are not read."""
        return (self[at] for at, head in enumerate(self._heads) if wanted(head))


def carried(exchange: Exchange) -> str:
    """What an exchange carries, as the line of a spool."""
    return "[" + ",".join(
        dumped(each)
        for each in (
            exchange.request_headers,
            exchange.request_body,
            exchange.response_headers,
            exchange.response_body,
        )
    ) + "]"  # fmt: skip


def headed(exchange: Exchange) -> Heading:
    """The head of an exchange, which keeps nothing of what that carries."""
    return Heading(**{each.name: getattr(exchange, each.name) for each in fields(Heading)})


def whole(head: Heading, line: Sequence[Any]) -> Exchange:
    """An exchange of its head and of what it carries."""
    asked, sent, told, received = line
    return Exchange(
        **vars(head),
        request_headers=asked,
        request_body=sent,
        response_headers=told,
        response_body=received,
    )
