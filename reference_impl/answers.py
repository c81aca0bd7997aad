"""What goes in and out of the provider: calls, answers and refusals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .contract import Json, Resource

Record = dict[str, Json]
"""One stored record: `id` and the logical attributes, with wire-level scalars as values."""


class Problem(NamedTuple):
    """One thing wrong with a request: where on the wire, a stable code, a Dutch reason."""

    name: str
    code: str
    reason: str


@dataclass
class Call:
    """One request, taken apart. `operation` is empty when the method has none here; `lacking` is
    a header that it needs and has not."""

    method: str
    operation: str
    resource: Resource | None
    allowed: tuple[str, ...]
    base: str
    id: str | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    accept: str = "*/*"
    media: str = ""
    authorization: str = ""
    lacking: str = ""
    raw: bytes = b""
    body: Json = None
    combined: bool = False
    kept: list[Record] = field(default_factory=list)

    @property
    def subject(self) -> Resource:
        """The resource of a call that has one."""
        if self.resource is None:
            raise LookupError("this call is about no single resource")
        return self.resource


@dataclass
class Answer:
    """One response. `raw` goes out instead of `body` when it is set."""

    status: int
    body: Json = None
    media: str | None = None
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None


@dataclass
class Page:
    """One page of a list: the records shown, and what is said about the rest."""

    items: list[Json]
    count: int
    number: int
    size: int
    next: int | None
    previous: int | None


class Refused(Exception):
    """The request is not carried out; `status` and `code` say why."""

    def __init__(
        self,
        status: int,
        code: str,
        title: str,
        problems: tuple[Problem, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(title)
        self.status = status
        self.code = code
        self.title = title
        self.problems = problems
        self.headers = dict(headers or {})


def invalid(*problems: Problem) -> Refused:
    """The refusal of a body or query with these problems."""
    return Refused(400, "invalid", "Ongeldige invoerwaarde.", problems)


def not_found() -> Refused:
    """The refusal of a request about a record that is not there."""
    return Refused(404, "not_found", "Niet gevonden.")
