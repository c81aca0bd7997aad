"""A wire contract: how the standard's nouns are called, and limited, on a provider's wire."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Formatter
from typing import Any

from kcc_conformance.contract import folders
from kcc_conformance.contract.form import OPERATIONS
from kcc_conformance.contract.forms import Wording
from kcc_conformance.contract.whole import check_whole
from kcc_conformance.errors import UsageError
from kcc_conformance.findings import Inapplicable
from kcc_conformance.jsonvalues import pointer_to

BUILT_IN = folders.built_in()
"""The contracts that come along, in the order in which detection tries them."""
DEFAULT = folders.default()
"""The one of them that is played and served when none is named."""


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


@dataclass(frozen=True)
class Contract:
    """Everything that is a name or a limit on the wire of one kind of provider.

    `own_address` are the keys down to a record's own address, if the contract names them;
    `id_header` is the response header with the ID of what was made, empty where the body has it;
    `reference_address` is how an address is written (whole, as a path, below the base URL),
    `reference_query` what a filter asks for (the ID or the address), `headers` go with every
    request;
    `wording` is what one provider was found to take otherwise; every loaded contract has its own.
    """

    name: str
    title: str
    base_path: str
    openapi: tuple[str, ...]
    parallel_safe: bool
    detection: Mapping[str, Any]
    auth_scheme: str
    auth_header: str
    headers: Mapping[str, str]
    request_media: str
    amend_media: str
    accept: str
    success_media: tuple[str, ...]
    error_media: tuple[str, ...]
    status: Mapping[str, tuple[int, ...]]
    paging: Paging
    reference_style: str
    reference_key: str
    reference_address: str
    reference_query: str
    own_address: tuple[str, ...]
    id_header: str
    envelope: Envelope
    errors: Mapping[str, str]
    probes: Mapping[str, str]
    resources: Mapping[str, Resource]
    combined: Mapping[str, Combined]
    folders: tuple[Traversable, ...]
    wording: Wording = field(default_factory=Wording, compare=False)

    @property
    def numbered(self) -> bool:
        """Whether IDs are whole numbers."""
        return any(resource.id_kind == "number" for resource in self.resources.values())

    @property
    def actors_inside(self) -> bool:
        """Whether a consumer names the actors in the klantcontact itself, without a record that
        couples them."""
        actors = self.resources["klantcontact"].attributes.get("actoren")
        return actors is not None and not actors.read_only

    @property
    def coupling(self) -> Resource:
        """The record in which an actor is tied to a klantcontact: one of its own, or the
        klantcontact itself."""
        return self.resources["klantcontact" if self.actors_inside else "actorklantcontact"]

    def resource(self, name: str) -> Resource:
        """The resource of that name. Raises Inapplicable where the contract does without: a record
        that couples, where actors stand in the klantcontact itself."""
        if name not in self.resources:
            raise Inapplicable(f"het contract heeft geen {name}")
        return self.resources[name]


def load_contract(name: str) -> Contract:
    """The contract of a built-in name or of a folder with a `contract.toml`.

    Raises UsageError with one line when there is none or when it does not hold together.
    """
    if name not in BUILT_IN and not Path(name).is_dir():
        known = ", ".join(BUILT_IN)
        raise UsageError(f"unknown contract {name!r}: choose one of {known}, or a folder")
    return replace(_load(name), wording=Wording())


@cache
def _load(name: str) -> Contract:
    own = folders.name_of(name)
    lineage = folders.lineage(name)
    data = folders.merged(lineage)
    check_whole(name, data)
    return _contract(own, data, lineage)


def _contract(name: str, data: Mapping[str, Any], lineage: tuple[Traversable, ...]) -> Contract:
    head, media, paging = data["contract"], data["media"], data["list"]
    return Contract(
        name=name,
        title=head["title"],
        base_path=head["base_path"],
        openapi=tuple(head["openapi"]),
        parallel_safe=bool(head.get("parallel_safe", True)),
        detection=data.get("detection", {}),
        auth_scheme=data["auth"]["scheme"],
        auth_header=data["auth"].get("header", "Authorization"),
        headers=data.get("headers", {}),
        request_media=media["request"],
        amend_media=media.get("amend", media["request"]),
        accept=media["accept"],
        success_media=tuple(media["success"]),
        error_media=tuple(media["error"]),
        status={key: tuple(codes) for key, codes in data["status"].items()},
        paging=Paging(**paging),
        reference_style=data["reference"]["style"],
        reference_key=data["reference"].get("key", ""),
        reference_address=data["reference"].get("address", ""),
        reference_query=_asked(data["reference"]),
        own_address=keys_in(data["reference"].get("self", "")),
        id_header=data.get("id", {}).get("header", ""),
        envelope=Envelope(**{key: keys_in(path) for key, path in data.get("envelope", {}).items()}),
        errors=data.get("errors", {}),
        probes=data.get("probes", {}),
        resources={key: _resource(key, table, data) for key, table in data["resources"].items()},
        combined={
            key: Combined(
                name=key,
                path=table["path"],
                parts=table["parts"],
                implied={part: tuple(names) for part, names in table.get("implied", {}).items()},
                optional=bool(table.get("optional", False)),
            )
            for key, table in data.get("combined", {}).items()
        },
        folders=lineage,
    )


def keys_in(path: str) -> tuple[str, ...]:
    """The keys in a text with dots; none in an empty one."""
    return tuple(filter(None, path.split(".")))


def _asked(reference: Mapping[str, Any]) -> str:
    """What a filter asks for where the contract does not say: as references are."""
    usual = "address" if reference["style"] == "address" else "id"
    return str(reference.get("query", usual))


def _resource(name: str, table: Mapping[str, Any], data: Mapping[str, Any]) -> Resource:
    embedded = data["reference"].get("embedded")
    return Resource(
        name=name,
        path=table["path"],
        item=table["item"],
        id=table["id"],
        collection=table.get("collection", name),
        operations=frozenset(table.get("operations", OPERATIONS)),
        attributes=Attributes(
            {key: _attribute(key, value, embedded) for key, value in table["attributes"].items()}
        ),
        filters={key: Filter(name=key, **value) for key, value in table.get("filters", {}).items()},
        defaults=json.loads(table.get("defaults", "{}")),
        id_kind=data.get("id", {}).get("kind", "text"),
    )


def _attribute(name: str, table: Mapping[str, Any], embedded: str | None) -> Attribute:
    found = {
        "values": {word: json.loads(literal) for word, literal in table.get("values", {}).items()},
        "along": json.loads(table.get("along", "{}")),
        "embedded": embedded if str(table["kind"]).startswith("reference") else None,
        "notation": str(table.get("notation", "")).removeprefix("rfc3339"),
    }
    return Attribute(name=name, **{**table, **found})
