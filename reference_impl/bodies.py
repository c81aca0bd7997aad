"""Request bodies: from JSON to a record, with every problem named."""

from collections.abc import Mapping
from typing import NamedTuple

from .answers import Problem, Record
from .contract import Attribute, Contract, Json, Resource
from .values import Wrong, check, now

_MISSING: Json = object()
_BODY = "nonFieldErrors"
_REQUIRED = Wrong("required", "Dit veld is vereist.")
_NULL = Wrong("null", "Dit veld mag niet leeg zijn.")
_SHAPE = Wrong("invalid", "Ongeldige data: een object is vereist.")
_REFERENCE = Wrong("invalid", "Ongeldige verwijzing.")
_LIST = Wrong("not_a_list", "Ongeldige data: een lijst is vereist.")
_UNBUILT = Wrong("not_built", "Dit wordt hier niet bijgehouden: het kan alleen leeg zijn.")
_NEVER = "Dit kan niet allebei het geval zijn."

_NOTHING = {"date", "digits", "number", "reference"}
"""Kinds of which there is no value to begin with."""
REST = "rest"
"""The key of a record under which members stand that are kept but not understood."""


class Found(NamedTuple):
    """What a body holds for one attribute; `group` is whether the object around it is there."""

    value: Json
    group: bool


class Reader:
    """Turns bodies into records, by the contract's limits.

    With `current` the record is replaced (`whole`) or amended; without it, a new one is made.
    """

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.trims = contract.family == "openklant"

    def read(
        self,
        resource: Resource,
        body: Json,
        *,
        current: Record | None = None,
        whole: bool = True,
        implied: tuple[str, ...] = (),
    ) -> tuple[Record, list[Problem]]:
        """The record that the body asks for, and what is wrong with the body."""
        if not isinstance(body, dict):
            return {}, [(_NULL if body is None else _SHAPE).problem(_BODY)]
        record: Record = {}
        problems: dict[str, Problem] = {}
        for attribute in resource.stored:
            if attribute.name in implied:
                continue
            if attribute.read_only or not attribute.applies(record):
                record[attribute.name] = self._untold(attribute, record, current)
                continue
            try:
                record[attribute.name] = self._value(attribute, body, current, whole)
            except _Misplaced as error:
                problems.setdefault(error.name, error.wrong.problem(error.name))
            except Wrong as error:
                problems.setdefault(attribute.wire, error.problem(attribute.wire))
        rest = dict((current or {}).get(REST) or {})
        for member in resource.defaults:
            if member in body and member not in resource.places:
                rest[member] = body[member]
            elif member not in body and whole:
                problems.setdefault(member, _REQUIRED.problem(member))
        for attribute in resource.stored:
            if attribute.key and isinstance(body.get(attribute.wire), list):
                rest[attribute.wire] = [
                    {key: each for key, each in entry.items() if key != attribute.key}
                    for entry in body[attribute.wire]
                    if isinstance(entry, dict)
                ]
        record[REST] = rest
        for attribute in resource.attributes.values():
            unbuilt = attribute.kind == "constant" and not attribute.read_only
            if unbuilt and body.get(attribute.wire) not in (None, attribute.start):
                problems.setdefault(attribute.wire, _UNBUILT.problem(attribute.wire))
        if resource.never and all(record.get(name) is True for name in resource.never):
            problems.setdefault(_BODY, Problem(_BODY, resource.never_code, _NEVER))
        return record, list(problems.values())

    def _untold(self, attribute: Attribute, record: Record, current: Record | None) -> Json:
        if not attribute.applies(record):
            return None
        return current[attribute.name] if current else self._default(attribute)

    def _value(self, attribute: Attribute, body: Json, current: Record | None, whole: bool) -> Json:
        if attribute.kind == "links":
            return self._links(attribute, body, current, whole)
        found = self._find(attribute, body)
        if attribute.kind == "digits" and found.value == "":
            found = Found(_MISSING if attribute.generated else None, found.group)
        if found.value is not _MISSING:
            if attribute.kind == "reference":
                return self._target(attribute, found.value)
            return check(attribute, found.value, trim=self.trims)
        if (attribute.required and whole) or (attribute.together and found.group):
            raise _REQUIRED
        if found.group:
            return self._unset(attribute)
        anew = whole and attribute.kind == "boolean" and attribute.start is not None
        if current is not None and (self.trims or not whole) and not anew:
            kept = current.get(attribute.name)
            return (
                now() if kept is None and attribute.when and attribute.kind == "instant" else kept
            )
        return self._default(attribute)

    def _find(self, attribute: Attribute, body: Json) -> Found:
        at = body
        for depth, key in enumerate(attribute.path):
            if key not in at:
                return Found(_MISSING, depth > 0)
            at = at[key]
            if depth == len(attribute.path) - 1:
                break
            fixed = attribute.together or (attribute.when and depth == 0)
            if at is None and self.trims and depth == len(attribute.path) - 2 and not fixed:
                return Found(_MISSING, True)
            if not isinstance(at, dict):
                place = ".".join(attribute.path[: depth + 1])
                raise _Misplaced(place, _NULL if at is None else _SHAPE)
        return Found(at, True)

    def _links(
        self, attribute: Attribute, body: Json, current: Record | None, whole: bool
    ) -> list[str]:
        if attribute.wire in body:
            value = body[attribute.wire]
        elif attribute.single in body:
            value = [body[attribute.single]]
        elif attribute.required and whole:
            raise _REQUIRED
        else:
            return list(current[attribute.name]) if current else []
        if not isinstance(value, list):
            raise _LIST
        return [str(self._target(attribute, self._inside(attribute, each))) for each in value]

    def _inside(self, attribute: Attribute, entry: Json) -> Json:
        """The reference in an entry of a list."""
        if not attribute.key:
            return entry
        if not isinstance(entry, dict):
            raise _SHAPE
        if attribute.key not in entry:
            raise _Misplaced(f"{attribute.wire}.{attribute.key}", _REQUIRED)
        return entry[attribute.key]

    def _target(self, attribute: Attribute, value: Json) -> str | None:
        if value is None:
            if attribute.nullable:
                return None
            raise _NULL
        if self.contract.reference["style"] == "object":
            key = str(self.contract.reference["key"])
            if not isinstance(value, dict):
                raise _Misplaced(f"{attribute.wire}.{_BODY}", _REFERENCE)
            if key not in value:
                raise _Misplaced(f"{attribute.wire}.{key}", _REQUIRED)
            value = value[key]
        if self.contract.by_address:
            value = self._named(attribute, value)
        if self.contract.numbered and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not value or not value.isprintable():
            raise _Misplaced(self.place(attribute), _REFERENCE)
        return value

    def _named(self, attribute: Attribute, value: Json) -> Json:
        """The ID in an address, or of a record that is sent in full; an ID itself goes as well."""
        if isinstance(value, dict):
            return value.get(str(self.contract.reference["key"]))
        if not isinstance(value, str) or "/" not in value:
            return value
        if self.contract.reference.get("address") == "below":
            value = self.contract.base_path + value
        item = self.contract.resources[attribute.target or ""].item.partition("{id}")[0]
        front, _, identity = value.rstrip("/").rpartition("/")
        return identity if f"{front}/".endswith(item) else None

    def place(self, attribute: Attribute) -> str:
        """Where on the wire the id in a reference stands."""
        if self.contract.reference["style"] == "object":
            return f"{attribute.wire}.{self.contract.reference['key']}"
        return attribute.wire

    def _unset(self, attribute: Attribute) -> Json:
        return "" if self.trims and attribute.kind == "text" else None

    def _default(self, attribute: Attribute) -> Json:
        if attribute.start is not None:
            return attribute.start
        if attribute.when and attribute.kind != "instant":
            return None
        if attribute.kind == "instant" and attribute.when:
            return now()
        if attribute.nullable or attribute.kind in _NOTHING:
            return None
        if attribute.kind == "boolean":
            return True
        if attribute.kind == "instant":
            return now()
        return self._unset(attribute) if len(attribute.path) < 3 else None


class _Misplaced(Exception):
    """Something wrong at a place other than the attribute's own."""

    def __init__(self, name: str, wrong: Wrong) -> None:
        super().__init__(name)
        self.name = name
        self.wrong = wrong


def members(body: Json) -> Mapping[str, Json]:
    """The body as an object; empty when it is none."""
    return body if isinstance(body, dict) else {}
