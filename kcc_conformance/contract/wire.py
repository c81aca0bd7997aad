"""Translation between the standard's attributes and words and one contract's JSON."""

import copy
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote, urlsplit

from kcc_conformance.contract import instants
from kcc_conformance.contract.contract import Attribute, Contract, Resource
from kcc_conformance.contract.forms import FORMED
from kcc_conformance.contract.places import id_in, id_in_address

NOW = {
    "{now}": "",
    "{now seconds}": instants.SECONDS,
    "{now milliseconds}": instants.MILLISECONDS,
}
"""What stands in a default for the moment of sending, and in which notation that is."""
_LONGEST_ID = 255
_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_UUID_LENGTH = 36


class _Missing:
    """The value of an attribute that is not in the record at all."""

    def __repr__(self) -> str:
        return "(ontbreekt)"


MISSING: Final = _Missing()


def value_on_wire(contract: Contract, attribute: Attribute, value: object) -> Any:
    """What a consumer sends for a logical value: `Ja` → true, `01-03-2023 10:00` → RFC 3339.

    Where this provider was found to take another form (`contract.wording`), in that. Anything that
    is not one of the standard's words passes unchanged, so that generated and deliberately wrong
    values can be sent as well.
    """
    forms = contract.wording.forms
    found = forms.words.get(attribute.name, {})
    if isinstance(value, str) and value in found:
        return found[value]
    if isinstance(value, str) and value in attribute.values:
        return attribute.values[value]
    if attribute.kind == "instant" and isinstance(value, str):
        return _moment_on_wire(contract, attribute, value)
    if attribute.kind == "reference" and isinstance(value, str):
        return pointer(contract, attribute.target or "", value)
    if attribute.kind == "references" and isinstance(value, (list, tuple)):
        entries = (pointer(contract, attribute.target or "", str(each)) for each in value)
        key = attribute.key
        return [{**attribute.along, key: each} if key else each for each in entries]
    if (
        attribute.kind == "number"
        and isinstance(value, str)
        and value.isascii()
        and value.isdigit()
    ):
        return int(value)
    return value


def _moment_on_wire(contract: Contract, attribute: Attribute, value: str) -> str | int:
    """A moment in the standard's notation, or (where the contract has one of its own) in RFC 3339;
    any other text unchanged."""
    try:
        found: datetime | None = instants.from_text(value)
    except ValueError:
        found = instants.from_wire(value) if attribute.notation else None
    return value if found is None else instants.to_wire(found, notation(contract, attribute))


def notation(contract: Contract, attribute: Attribute) -> str:
    """How an instant is written: as the contract says, or as this provider was found to take it."""
    return contract.wording.forms.moment or attribute.notation


def moment(attribute: Attribute, value: object) -> datetime | None:
    """The instant that a wire value of an attribute is, in UTC; None if it is none as the contract
    writes them."""
    return instants.from_wire(value, attribute.notation)


def pointer(contract: Contract, target: str, record_id: str) -> Any:
    """How a consumer refers to a record: by its ID, by its address, or by an object that holds
    either."""
    by_address = contract.reference_style == "address" or contract.reference_address
    found = (
        address(contract, target, record_id)
        if by_address
        else _id_on_wire(contract.resource(target), record_id)
    )
    return {contract.reference_key: found} if contract.reference_style == "object" else found


def address(contract: Contract, target: str, record_id: str) -> str:
    """The address of a record at this provider, as the contract writes addresses."""
    base = contract.wording.base or contract.base_path.rstrip("/")
    if contract.reference_address:
        base = {"path": urlsplit(base).path, "below": ""}.get(contract.reference_address, base)
    return base + contract.resource(target).item.format(id=quote(record_id, safe=""))


def naming(contract: Contract, resource: Resource, record_id: str) -> dict[str, Any]:
    """A record of which nothing is known but its ID, as a provider shows that."""
    found: dict[str, Any] = {}
    shown = (
        address(contract, resource.name, record_id)
        if resource.id_kind == "address"
        else _id_on_wire(resource, record_id)
    )
    put(found, resource.id_keys, shown)
    return found


def _id_on_wire(resource: Resource, record_id: str) -> str | int:
    """An ID in a body: a number where IDs are numbers."""
    whole = resource.id_kind == "number" and record_id.isascii() and record_id.isdigit()
    return int(record_id) if whole else record_id


def encode(contract: Contract, resource: Resource, values: Mapping[str, object]) -> dict[str, Any]:
    """The JSON object for a record: logical attribute name → logical value, defaults included,
    and what the provider's own document requires besides."""
    own = contract.wording.forms.members.get(resource.name, {})
    body = copy.deepcopy({**_dated(resource.defaults), **own})
    for name, value in values.items():
        attribute = resource.attributes.get(name)
        if attribute is not None and not attribute.read_only:
            put(body, attribute.keys, value_on_wire(contract, attribute, value))
            _along(body, attribute)
    return body


def _along(body: dict[str, Any], attribute: Attribute) -> None:
    """Puts beside an attribute, in the object in which it stands, what is to be sent with it."""
    if attribute.along and attribute.key is None:
        around = read(body, attribute.keys[:-1])
        around.update({key: each for key, each in attribute.along.items() if key not in around})


def _dated(defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Members with a fixed value, where `{now}` stands for this moment."""
    now = datetime.now(UTC).replace(microsecond=0)
    return {
        key: instants.to_wire(now, NOW[value]) if isinstance(value, str) and value in NOW else value
        for key, value in defaults.items()
    }


def reworded(contract: Contract, resource: Resource, body: Mapping[str, Any]) -> dict[str, Any]:
    """A body that was written as the contract says, as this provider takes it: values that its
    forms have otherwise, and the members that its document requires besides."""
    forms = contract.wording.forms
    own = forms.members.get(resource.name, {})
    found = copy.deepcopy({**own, **body})
    for name in FORMED:
        attribute = resource.attributes.get(name)
        if attribute is not None and forms.differs(name):
            value = value_of(body, attribute)
            written = _reworded(contract, attribute, value)
            if written is not MISSING:
                put(found, attribute.keys, written)
    return found


def _reworded(contract: Contract, attribute: Attribute, value: object) -> Any:
    """What a provider takes instead of a value as the contract writes it; MISSING if nothing."""
    found = moment(attribute, value) if attribute.kind == "instant" else None
    if found is not None:
        return instants.to_wire(found, contract.wording.forms.moment)
    for word, usual in attribute.values.items():
        if type(usual) is type(value) and usual == value:
            return value_on_wire(contract, attribute, word)
    return MISSING


def read(record: object, keys: tuple[str, ...]) -> Any:
    """The value under a path of keys in a JSON record, or MISSING."""
    for key in keys:
        if not isinstance(record, dict) or key not in record:
            return MISSING
        record = record[key]
    return record


def value_of(record: object, attribute: Attribute) -> Any:
    """The wire value of an attribute in a JSON record, or MISSING; of references that stand in
    objects, the references themselves."""
    value = read(record, attribute.keys)
    if attribute.embedded is None:
        return inside(attribute, value)
    whole = read(record, (attribute.embedded, *attribute.keys))
    if value is MISSING:
        value = whole
    full = isinstance(whole, list) and isinstance(value, list) and len(whole) == len(value)
    return inside(attribute, whole if full and attribute.key else value)


def inside(attribute: Attribute, value: object) -> Any:
    """The references of an attribute without the objects in which they stand."""
    if attribute.key is None or not isinstance(value, list):
        return value
    return [read(each, (attribute.key,)) if isinstance(each, dict) else each for each in value]


def identifier(resource: Resource, record: object) -> str | None:
    """The record's ID, or None where there is none that can be used in a URL.

    An ID that leads elsewhere than to the record itself (`..`, `a/b`), that is longer than 255
    characters or that cannot be written in a URL as it is, cannot be used.
    """
    value = read(record, resource.id_keys)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = str(value)
    if resource.id_kind == "address":
        text = id_in(resource, text)
    if len(text) > _LONGEST_ID or not text.isprintable() or not text.strip():
        return None
    return None if text in (".", "..") or "/" in text or "\\" in text else text


def referred(contract: Contract, value: object) -> str | None:
    """The ID that a reference points to, in the contract's own style; None if it points nowhere."""
    if contract.reference_style == "object" or isinstance(value, dict):
        record, value = value, read(value, (contract.reference_key,))
        if value is MISSING:
            return _of_whole(contract, record)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if contract.numbered else None
    by_address = contract.reference_style == "address" or contract.reference_address
    if by_address and isinstance(value, str):
        value = id_in_address(contract, value)
    return value if isinstance(value, str) and value.strip() else None


def _of_whole(contract: Contract, record: object) -> str | None:
    """The ID of a record that is shown in full where others are referred to."""
    for resource in {each.id: each for each in contract.resources.values()}.values():
        found = identifier(resource, record) if isinstance(record, dict) else None
        if found is not None:
            return found
    return None


def referred_all(contract: Contract, value: object) -> tuple[str, ...] | None:
    """The IDs in a list of references; None if it is not a list of references."""
    if not isinstance(value, list):
        return None
    found = [referred(contract, entry) for entry in value]
    return None if any(entry is None for entry in found) else tuple(str(entry) for entry in found)


def same_id(left: object, right: object) -> bool:
    """Whether two IDs name the same record; UUIDs are compared without regard to case (RFC 9562
    §4), other IDs to the letter."""
    return id_key(left) == id_key(right)


def id_key(record_id: object) -> str:
    """What two IDs have in common if and only if they name the same record."""
    text = str(record_id).strip()
    return _key_of(text) if len(text) == _UUID_LENGTH else text


@lru_cache(4096)  # the records of some runs: lists show the same again and again
def _key_of(text: str) -> str:
    return text.lower() if _UUID.fullmatch(text) else text


def id_keys(ids: Iterable[object]) -> frozenset[str]:
    """The keys of some IDs."""
    return frozenset(map(id_key, ids))


def put(body: dict[str, Any], keys: tuple[str, ...], value: object) -> None:
    """Sets what stands at the end of a path of keys, and makes the objects on the way."""
    for key in keys[:-1]:
        body = body.setdefault(key, {})
    body[keys[-1]] = value
