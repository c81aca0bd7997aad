"""What a consumer's request is about, by the names of the contract it speaks."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from kcc_conformance.contract import envelopes, pages, places, wire
from kcc_conformance.contract.contract import Attribute, Contract
from kcc_conformance.contract.wire import MISSING

KLANTCONTACT, BETROKKENE, PARTIJ, ACTOR = "klantcontact", "betrokkene", "partij", "actor"
COUPLING, TASK = "actorklantcontact", "internetaak"
IDENTIFICATOR, ADDRESS, OBJECT = "partij_identificator", "digitaal_adres", "onderwerpobject"


@dataclass(frozen=True)
class Place:
    """What a URL leads to: a noun, the ID of one record (empty: all of them), and the query. A
    combined operation is a noun too; `noun` is empty for anything else."""

    noun: str
    id: str
    query: tuple[tuple[str, str], ...]


class Wiring:
    """The names by which the traffic of one contract is read."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self._family = _family(contract)
        self._paths: dict[str, str] = {}
        for noun, resource in contract.resources.items():
            self._paths[_segment(resource.path)] = noun
            self._paths[_segment(resource.item.partition("/{")[0])] = noun
        for noun, table in self._family["resources"].items():
            self._paths.setdefault(_segment(table["path"]), noun)
        for noun, operation in contract.combined.items():
            self._paths[_segment(operation.path)] = noun

    @property
    def answer(self) -> str:
        """The member for an answer that is a text of its own."""
        return str(self._family["answer"])

    def place(self, url: str, base: str = "") -> Place:
        """What a URL leads to. With a `base`, only what lies below its path is anything."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return Place("", "", ())
        path, query = unquote(parts.path), tuple(parse_qsl(parts.query, keep_blank_values=True))
        below = urlsplit(base).path.rstrip("/") if base else ""
        if below and not path.startswith(below + "/"):
            return Place("", "", query)
        segments = [each for each in path.split("/") if each]
        last = segments[-1].lower() if segments else ""
        if last in self._paths:
            return Place(self._paths[last], "", query)
        before = segments[-2].lower() if len(segments) > 1 else ""
        if before in self._paths:
            return Place(self._paths[before], segments[-1], query)
        return Place("", "", query)

    def attribute(self, noun: str, name: str) -> Attribute | None:
        """An attribute of a noun; None where the contract has none of that name."""
        resource = self.contract.resources.get(noun)
        return resource.attributes.get(name) if resource else None

    def value(self, noun: str, name: str, record: Any) -> Any:
        """The value of an attribute in a record, or MISSING."""
        attribute = self.attribute(noun, name)
        return MISSING if attribute is None else wire.value_of(record, attribute)

    def moment(self, noun: str, name: str, value: Any) -> datetime | None:
        """The instant that a value of an attribute is; None if it is none as the contract writes
        them."""
        attribute = self.attribute(noun, name)
        return None if attribute is None else wire.moment(attribute, value)

    def id_of(self, noun: str, record: Any) -> str:
        """The key of a record's ID; empty where it has none."""
        resource = self.contract.resources.get(noun) or self.contract.resources[KLANTCONTACT]
        found = wire.identifier(resource, record)
        return wire.id_key(found) if found is not None else ""

    def refers(self, noun: str, record: Any, to: str) -> str:
        """The key of the ID that a record refers to; empty where it refers to none."""
        attribute = self.attribute(noun, to)
        if attribute is not None:
            return self.reference(wire.value_of(record, attribute))
        member = self._family["resources"].get(noun, {}).get(to)
        return self.reference(wire.read(record, (member,))) if member else ""

    def reference(self, value: Any) -> str:
        """The key of the ID in a reference: bare, in an object, or at the end of an address."""
        if isinstance(value, Mapping):
            inside = value.get(self.contract.reference_key or self._id) or value.get(self._id)
            value = inside or next((v for v in value.values() if _is_address(v)), None)
        if isinstance(value, int) and not isinstance(value, bool) and self.contract.numbered:
            value = str(value)
        if not isinstance(value, str) or not value.strip():
            return ""
        return wire.id_key(places.id_in_address(self.contract, value) if "/" in value else value)

    @property
    def _id(self) -> str:
        return self.contract.resources[KLANTCONTACT].id_keys[-1]

    def parts(self, noun: str, body: Any) -> Iterator[tuple[str, Any]]:
        """The records that a body holds, by noun: those of a combined operation, or itself."""
        operation = self.contract.combined.get(noun)
        if operation is None:
            yield noun, body
            return
        known = {**operation.parts, **{n: n for n in self._family["resources"]}}
        for part, member in known.items():
            found = wire.read(body, (member,))
            if isinstance(found, Mapping):
                yield part, found

    def identificators(self, noun: str, record: Any) -> Iterator[str]:
        """The values of the identificators that a record of that noun carries."""
        names = self._family["identificator"]
        found: list[Any] = [wire.read(record, (names["member"], names["value"]))]
        inline = wire.read(record, (names["inline"],))
        for each in inline if isinstance(inline, list) else ():
            found.append(wire.read(each, (names["member"], names["value"])))
        if noun == ACTOR:
            found = [self.value(ACTOR, "object_id", record)]
        yield from (each.strip() for each in found if isinstance(each, str) and each.strip())

    def sought(self, place: Place) -> tuple[str, ...]:
        """The values of identificators that a list is searched by."""
        ending = self._family["searched_value"]
        return tuple(
            value.strip()
            for key, value in place.query
            if key.replace("_", "").lower().endswith(ending)
            and not key.replace("_", "").lower().endswith(self._family["searched_kind"])
        )

    def listed(self, noun: str, page: Any) -> tuple[Any, ...]:
        """The records of a list page, or the one record that an answer is."""
        resource = self.contract.resources.get(noun)
        if resource is None:
            return (page,) if isinstance(page, Mapping) else ()
        items = pages.shown_rows(self.contract, resource, page)
        if isinstance(items, list):
            found = (pages.row(self.contract, resource, each) for each in items)
            return tuple(each for each in found if isinstance(each, Mapping))
        record = envelopes.shown(self.contract, page)
        return (record,) if isinstance(record, Mapping) and self.id_of(noun, record) else ()

    def members(self) -> frozenset[str]:
        """The names of members that consumers send and no schema may speak of."""
        tables = self._family["resources"].values()
        found = {name for table in tables for key, name in table.items() if key != "path"}
        found |= {*self._family["resources"], *self._family["identificator"].values()}
        for operation in self.contract.combined.values():
            found |= {*operation.parts.values()}
        return frozenset(found | {self.answer, *self._family["contact"]})

    def contact_data(self, betrokkene: Any) -> tuple[str, ...]:
        """The members of a betrokkene with contact data in it: a name, an address."""
        return tuple(name for name in (self._naming, *self._family["contact"])
                     if _filled(wire.read(betrokkene, (name,))))  # fmt: skip

    def named(self, betrokkene: Any) -> bool:
        """Whether a betrokkene has a name that is not empty."""
        return _filled(wire.read(betrokkene, (self._naming,)))

    @property
    def _naming(self) -> str:
        return self.contract.resources[BETROKKENE].attributes["achternaam"].keys[0]

    def address(self, record: Any) -> bool:
        """Whether a digital address has something in it."""
        member = self._family["resources"][ADDRESS]["address"]
        return _filled(wire.read(record, (member,)))


def _filled(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_filled(each) for each in value.values())
    if isinstance(value, list):
        return any(_filled(each) for each in value)
    return isinstance(value, str) and bool(value.strip())


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and "://" in value


def _segment(path: str) -> str:
    return path.strip("/").rpartition("/")[2].lower()


@cache
def _families() -> tuple[Mapping[str, Any], ...]:
    text = (files("kcc_conformance.schemas") / "traffic.toml").read_text("utf-8")
    return tuple(tomllib.loads(text)["family"])


def _family(contract: Contract) -> Mapping[str, Any]:
    """The family of a contract; a contract of the user's own has the names of the first one."""
    fitting = [each for each in _families() if contract.name in each["contracts"]]
    return (fitting or [*_families()])[0]
