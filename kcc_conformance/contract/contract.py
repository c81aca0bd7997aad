"""A wire contract: how the standard's nouns are called, and limited, on a provider's wire."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from kcc_conformance.contract import folders
from kcc_conformance.contract.form import OPERATIONS
from kcc_conformance.contract.forms import Wording
from kcc_conformance.contract.parts import (
    Attribute,
    Attributes,
    Combined,
    Envelope,
    Filter,
    Paging,
    Resource,
)
from kcc_conformance.errors import UsageError
from kcc_conformance.findings import Inapplicable

__all__ = [
    "BUILT_IN", "DEFAULT", "Attribute", "Attributes", "Combined", "Contract", "Envelope", "Filter",
    "Paging", "Resource", "keys_in", "load_contract",
]  # fmt: skip

BUILT_IN = folders.built_in()
"""The contracts that come along, in the order in which detection tries them."""
DEFAULT = folders.default()
"""The one of them that is played and served when none is named."""


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
    def naming_header(self) -> str:
        """The response header, in small letters, that names what was made: the contract's, or
        Location."""
        return (self.id_header or "Location").lower()

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
    lineage, data = folders.read(name)
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
