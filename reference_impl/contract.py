"""The facts of one wire contract, read from its folder for this room alone."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from .attributes import DERIVED, Attribute, Json, attribute, grouped
from .folders import Facts, built_in, merged
from .parts import Cascade, Combined, Filter, Resource, Unique

__all__ = ["DERIVED", "Attribute", "Cascade", "Combined", "Contract", "Filter", "Json", "Resource",
           "Unique", "keys_in", "load_contract", "occurs", "suited"]  # fmt: skip

_FAMILIES = ("openklant", "vng")
"""The habits of a provider whose contract names none, by whether its lists are HAL."""
ALL_OPERATIONS = ("list", "create", "read", "replace", "amend", "delete")


@dataclass(frozen=True)
class Contract:
    """A whole wire contract; `lineage` is its own name and those it extends, nearest first;
    `family` the habits that this provider takes on, `occurs` the faults and variations of other
    families that it can have as well (patterns of names)."""

    name: str
    title: str
    lineage: tuple[str, ...]
    parallel_safe: bool
    strict: bool
    base_path: str
    documents: tuple[str, ...]
    scheme: str
    auth_header: str
    headers: Mapping[str, str]
    amend_media: str
    success_media: tuple[str, ...]
    error_media: tuple[str, ...]
    status: Mapping[str, tuple[int, ...]]
    listing: Facts
    reference: Facts
    errors: Facts
    ids: Facts
    envelope: Facts
    resources: Mapping[str, Resource]
    combined: tuple[Combined, ...]
    expand: str = ""
    family: str = "openklant"
    occurs: tuple[str, ...] = ()

    @property
    def hal(self) -> bool:
        """Whether lists and records are HAL (the VNG family) rather than paged results."""
        return bool(self.listing.get("style") == "hal")

    @property
    def numbered(self) -> bool:
        """Whether IDs are whole numbers."""
        return bool(self.ids.get("kind") == "number")

    @property
    def by_address(self) -> bool:
        """Whether references are addresses, by themselves or in an object."""
        return self.reference["style"] == "address" or bool(self.reference.get("address"))

    @property
    def sparse(self) -> bool:
        """Whether a record leaves out what was not filled in and cannot be null."""
        return self.family != "openklant"

    @property
    def traits(self) -> frozenset[str]:
        """What faults and variations can ask of a contract: its family, and how it differs from
        others of that family, in the words below."""
        call = self.resources["klantcontact"]
        actors = call.attributes.get("actoren")
        number, by_partij = call.attributes.get("nummer"), call.filters.get("partij")
        found = {
            "nummer-own": number is not None and number.explicit,
            "nummer-always": number is not None and not number.nullable,
            "nummer-empty": number is not None and number.nullable,
            "parallel-unsafe": not self.parallel_safe,
            "actors-inside": actors is not None and actors.kind == "links",
            "klantcontact-stays": "delete" not in call.operations,
            "partij-filter-optional": by_partij is not None and by_partij.optional,
        }
        return frozenset({self.family, *(trait for trait, holds in found.items() if holds)})


def occurs(contract: Contract, name: str) -> bool:
    """Whether a contract says that a fault or variation of that name can occur in it too."""
    return any(fnmatchcase(name, pattern) for pattern in contract.occurs)


def suited(fits: Callable[[Contract], bool]) -> str:
    """The built-in contracts of which that holds, as a list for people."""
    return ", ".join(name for name in built_in() if fits(load_contract(name)))


def load_contract(contract: str | Path) -> Contract:
    """The contract of that name, or the one in that folder.

    Raises ValueError when there is no such contract or it cannot be read.
    """
    if isinstance(contract, str) and contract in built_in():
        return _come_along(contract)
    return _read(contract)


@cache
def _come_along(name: str) -> Contract:
    """One that comes along, which nobody changes while a process lives."""
    return _read(name)


def _read(contract: str | Path) -> Contract:
    facts, lineage = merged(contract)
    head = facts.get("contract", {})
    deprecated = {
        (rule.get("resource"), rule.get("property"))
        for rule in facts.get("detection", {}).get("any", [])
        if rule.get("deprecated")
    }
    try:
        return Contract(
            name=head["name"],
            title=head.get("title", head["name"]),
            lineage=lineage,
            parallel_safe=bool(head.get("parallel_safe", True)),
            strict=bool(head.get("refuses_unknown_parameters", False)),
            base_path="/" + head["base_path"].strip("/"),
            documents=tuple(head.get("openapi", ())),
            scheme=facts["auth"]["scheme"],
            auth_header=facts["auth"].get("header", "Authorization"),
            headers=facts.get("headers", {}),
            amend_media=facts["media"].get("amend", ""),
            success_media=tuple(facts["media"]["success"]),
            error_media=tuple(facts["media"]["error"]),
            status={name: tuple(codes) for name, codes in facts["status"].items()},
            listing=facts["list"],
            reference=facts["reference"],
            errors=facts.get("errors", {}),
            ids=facts.get("id", {}),
            envelope=facts.get("envelope", {}),
            resources=_possible(
                {
                    name: _resource(name, entry, deprecated, facts.get("groups", {}))
                    for name, entry in facts["resources"].items()
                },
                own=lineage[0] not in built_in(),
            ),
            expand=facts.get("probes", {}).get("expand", ""),
            occurs=tuple(facts.get("occurs", {}).get("names", ())),
            family=head.get("family") or _FAMILIES[facts["list"].get("style") == "hal"],
            combined=tuple(_combined(entry) for entry in facts.get("combined", {}).values()),
        )
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"contract {str(contract)!r} cannot be used: {error}") from error


def keys_in(path: object) -> tuple[str, ...]:
    """The keys in a text with dots; none where there is none."""
    return tuple(filter(None, str(path or "").split(".")))


def _possible(resources: dict[str, Resource], *, own: bool) -> dict[str, Resource]:
    """The resources without what is said of attributes that a folder of one's own takes away;
    where that folder is judged, without what its consumers cannot know of."""
    if own:
        resources = {name: _told(each) for name, each in resources.items()}
    return {
        name: replace(
            each,
            search={
                key: path for key, path in each.search.items() if _leads(resources, name, path)
            },
            unique=tuple(u for u in each.unique if each.attributes.keys() >= {*u.attributes}),
            never=each.never if each.attributes.keys() >= {*each.never} else (),
        )
        for name, each in resources.items()
    }


def _told(resource: Resource) -> Resource:
    """A resource in which nothing is required that the contract does not say, and nothing stands
    where it has another attribute."""
    said = {each.path for each in resource.attributes.values() if not each.beside}
    found = {}
    for name, each in resource.attributes.items():
        if each.beside and any(each.path[: len(path)] == path for path in said):
            continue
        unsaid = each.beside and each.path[0] not in resource.defaults
        found[name] = replace(each, required=False) if unsaid else each
    return replace(resource, attributes=found)


def _leads(resources: Mapping[str, Resource], name: str, path: str) -> bool:
    """Whether every step of a path (`search.py`) leads somewhere."""
    for step in filter(None, path.partition(":")[0].split(".")):
        other, _, back = step.partition("@")
        attribute = resources[name].attributes.get(step)
        if attribute is None:
            there = resources[other].attributes if other in resources else {}
            if not any(a.target == name and back in ("", a.name) for a in there.values()):
                return False
            name = other
        elif attribute.target:
            name = attribute.target
        else:
            break
        if name not in resources:
            return False
    return True


def _resource(
    name: str, facts: Facts, deprecated: set[tuple[str, str]], groups: Mapping[str, Facts]
) -> Resource:
    entries = {**facts.get("attributes", {}), **facts.get("extra", {})}
    beside = {**facts.get("beside", {}), **grouped(facts.get("groups", {}), groups)}
    return Resource(
        name=name,
        path=facts["path"],
        item=facts["item"],
        collection=facts.get("collection", facts["path"].strip("/")),
        id=facts["id"],
        operations=tuple(facts.get("operations", ALL_OPERATIONS)),
        attributes={
            key: attribute(key, entry, (name, entry["wire"]) in deprecated, key in beside)
            for key, entry in {**entries, **beside}.items()
        },
        filters={
            key: Filter(
                key, entry["query"], entry.get("match", "exact"), bool(entry.get("optional"))
            )
            for key, entry in facts.get("filters", {}).items()
        },
        defaults=json.loads(facts.get("defaults", "{}")),
        search=facts.get("search", {}),
        unbuilt=tuple(facts.get("unbuilt", ())),
        expand=tuple(facts.get("expand", ())),
        unique=tuple(
            Unique(tuple(each["attributes"]), each.get("unless", ""))
            for each in facts.get("unique", ())
        ),
        never=tuple(facts.get("never", ())),
        never_code=facts.get("never_code", "never_both"),
        cascade=Cascade(**facts["cascade"]) if "cascade" in facts else None,
    )


def _combined(facts: Facts) -> Combined:
    implied = {name: tuple(keys) for name, keys in facts.get("implied", {}).items()}
    return Combined(facts["path"], facts["parts"], implied)
