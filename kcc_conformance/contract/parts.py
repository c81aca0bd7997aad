"""What a contract is made of: resources with their attributes and filters, and how lists go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from kcc_conformance.findings import Inapplicable
from kcc_conformance.jsonvalues import pointer_to


@dataclass(frozen=True)
class Attribute:
    """One logical attribute of a resource and what it is on the wire.

    `wire` is a dotted path of JSON keys; `values` maps the standard's words (Ja, Nederlands) to
    wire values; `min` and `max` are lengths in characters, both inclusive. What is sent
    `along` stands in the same object; of references that stand in objects, `key` is the member of
    each that holds one;
    `embedded` is the member of a record under which related records are shown in full. With `free`
    the `values` are some of many. `notation` is how an instant is written (`instants.to_wire`),
    empty for RFC 3339.
    """

    name: str
    wire: str
    kind: str
    required: bool = False
    nullable: bool = False
    read_only: bool = False
    min: int | None = None
    max: int | None = None
    unique: bool = False
    explicit: bool = True
    target: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    free: bool = False
    key: str | None = None
    along: Mapping[str, Any] = field(default_factory=dict)
    embedded: str | None = None
    notation: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The JSON keys from the record's root down to this attribute."""
        return tuple(self.wire.split("."))

    @property
    def pointer(self) -> str:
        """The attribute's place as a JSON pointer (RFC 6901)."""
        return pointer_to(self.keys)


class Attributes(dict[str, Attribute]):
    """The attributes of a resource by name; a check that asks for one that the contract does not
    have raises Inapplicable."""

    def __missing__(self, name: str) -> Attribute:
        raise Inapplicable(f"het contract heeft geen {name}")


@dataclass(frozen=True)
class Filter:
    """A query by which a list can be narrowed; `query` holds `{attribute}` placeholders.

    An `optional` filter may be unknown to (or ignored by) a conforming provider.
    """

    name: str
    query: Mapping[str, str]
    match: str = "exact"
    optional: bool = False

    @property
    def needs(self) -> frozenset[str]:
        """The logical attributes that must be given."""
        return frozenset(
            name
            for text in self.query.values()
            for _, name, _, _ in Formatter().parse(text)
            if name
        )

    def parameters(self, **values: str) -> dict[str, str]:
        """The query parameters with the placeholders filled in."""
        return {key: text.format(**values) for key, text in self.query.items()}


@dataclass(frozen=True)
class Resource:
    """One noun of the standard as a collection of records on the wire. `id` are the JSON keys down
    to a record's ID, with dots, `id_kind` is what stands there: a text, a number or an address."""

    name: str
    path: str
    item: str
    id: str
    collection: str
    operations: frozenset[str]
    attributes: Mapping[str, Attribute]
    filters: Mapping[str, Filter]
    defaults: Mapping[str, Any]
    id_kind: str = "text"

    @property
    def id_keys(self) -> tuple[str, ...]:
        """The JSON keys from the record's root down to its ID."""
        return tuple(self.id.split("."))

    @property
    def id_pointer(self) -> str:
        """The place of the ID as a JSON pointer (RFC 6901)."""
        return pointer_to(self.id_keys)


@dataclass(frozen=True)
class Combined:
    """One call that registers several resources at once; `parts` maps resource to member name."""

    name: str
    path: str
    parts: Mapping[str, str]
    implied: Mapping[str, tuple[str, ...]]
    optional: bool = False


@dataclass(frozen=True)
class Paging:
    """How a list page is laid out: where the items, the next link and the count are.

    Where there is a `cursor_parameter`, `next` (or the header `next_header`) is the cursor that
    goes into it, and `more` where a page says whether there is one. `rows` is what a page has of
    each record: all of it, a summary, or a reference.
    """

    style: str
    items: str = ""
    next: str = ""
    count: str | None = None
    page_parameter: str | None = None
    page_size_parameter: str | None = None
    page_size_max: int | None = None
    rows: str = "records"
    next_header: str | None = None
    cursor_parameter: str | None = None
    more: str | None = None

    @property
    def whole_rows(self) -> bool:
        """Whether a page has all of each record."""
        return self.rows == "records"


@dataclass(frozen=True)
class Envelope:
    """What stands around a record: the keys down to it in a request, in an answer, and in each row
    of a list; none where there is nothing around it."""

    request: tuple[str, ...] = ()
    response: tuple[str, ...] = ()
    row: tuple[str, ...] = ()
