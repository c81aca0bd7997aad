"""What a contract is made of: resources with their filters, and calls that write several."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .attributes import DERIVED, Attribute, Json


@dataclass(frozen=True)
class Filter:
    """One way to narrow a list: query parameters with literals or `{placeholders}`."""

    name: str
    query: Mapping[str, str]
    match: str = "exact"
    optional: bool = False


@dataclass(frozen=True)
class Unique:
    """Attributes that no two records have in common, of those where `unless` is not filled in."""

    attributes: tuple[str, ...]
    unless: str = ""


@dataclass(frozen=True)
class Cascade:
    """That a record can be deleted with what it is about: the query parameter that asks for it,
    and the member of the answer with the addresses of what was kept for others."""

    parameter: str
    kept: str


@dataclass(frozen=True)
class Resource:
    """One kind of record, with its paths, attributes and filters.

    From `neighbours.toml`: more query parameters (`search`: parameter → path and match, see
    `search.py`), those that are known but not built (`unbuilt`), the members that `expand` can
    show in full, combinations that are `unique`, and flags of which not all can be set (`never`,
    refused with `never_code`), and whether deleting can `cascade`.
    """

    name: str
    path: str
    item: str
    collection: str
    id: str
    operations: tuple[str, ...]
    attributes: Mapping[str, Attribute]
    filters: Mapping[str, Filter]
    defaults: Mapping[str, Json]
    search: Mapping[str, str] = field(default_factory=dict)
    unbuilt: tuple[str, ...] = ()
    expand: tuple[str, ...] = ()
    unique: tuple[Unique, ...] = ()
    never: tuple[str, ...] = ()
    never_code: str = "never_both"
    cascade: Cascade | None = None

    @cached_property
    def stored(self) -> tuple[Attribute, ...]:
        """The attributes that are kept; the others are derived."""
        return tuple(a for a in self.attributes.values() if a.kind not in DERIVED)

    @cached_property
    def places(self) -> frozenset[str]:
        """The members of a body that attributes begin with."""
        return frozenset(a.path[0] for a in self.attributes.values())

    def references(self, target: str) -> tuple[Attribute, ...]:
        """The stored attributes that point to a `target` record."""
        return self._references.get(target, ())

    @cached_property
    def _references(self) -> Mapping[str, tuple[Attribute, ...]]:
        found = [a for a in self.stored if a.kind == "reference"]
        return {
            a.target: tuple(b for b in found if b.target == a.target) for a in found if a.target
        }


@dataclass(frozen=True)
class Combined:
    """One call that writes several records: resource name → member of the body."""

    path: str
    parts: Mapping[str, str]
    implied: Mapping[str, tuple[str, ...]]
