"""The payloads that a contract forbids, with the run's marker in them: from the fixtures, or made
of what a contract of one's own says of its attributes."""

from collections.abc import Callable, Mapping
from typing import Any

from kcc_conformance import fixtures
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN, Attribute, Contract, load_contract
from kcc_conformance.findings import Inapplicable
from kcc_conformance.jsonvalues import value_at

# What a scenario calls it → the JSON Schema keyword under which the fixtures have it.
FOUTEN = {
    "ontbreekt": ("required",),
    "de waarde null heeft": ("null",),
    "van het verkeerde type is": ("type",),
    "te lang is": ("maxLength",),
    "leeg is": ("minLength", "pattern"),
    "een onbekende waarde heeft": ("enum",),
    "geen tijdstip is": ("format",),
}
TEXTS = ("onderwerp", "inhoud")
"""The attributes in which there is room for the marker."""


_FORBIDDEN = "het contract verbiedt dit niet"


def fixture_folder(contract: Contract) -> str | None:
    """The fixtures' name for a contract: its own, or that of the built-in one it extends; None for
    one that extends none."""
    return next((each.name for each in contract.folders if each.name in BUILT_IN), None)


def faulty_payload(
    contract: Contract, attribute: Attribute, fault: str, values: Mapping[str, object]
) -> Any:
    """A klantcontact with that fault (one of FOUTEN) in that attribute: that of the fixtures, or,
    where the contract writes klantcontacten otherwise than these, made of `values`.

    Raises Inapplicable where the contract does not forbid it, or a provider in use of the contract
    that it extends is known to accept it.
    """
    folder = fixture_folder(contract)
    if folder is not None:
        known = load_contract(folder).resource("klantcontact").attributes
        if contract.name in BUILT_IN or known == contract.resource("klantcontact").attributes:
            return case_of(contract, attribute.pointer, fault).payload()
        if attribute.name in known and _lenient(folder, known[attribute.name].pointer, fault):
            raise Inapplicable(_FORBIDDEN)
    wrong = _WRONG[fault](attribute)
    if attribute.read_only or wrong is None:
        raise Inapplicable(_FORBIDDEN)
    body = wire.encode(contract, contract.resource("klantcontact"), values)
    around = wire.read(body, attribute.keys[:-1])
    if isinstance(around, dict):
        around.pop(attribute.keys[-1], None)
    if wrong:
        wire.put(body, attribute.keys, wrong[0])
    return body


def _lenient(folder: str, pointer: str, fault: str) -> bool:
    return any(
        case.leniency and case.pointer == pointer and _fault(case) == fault
        for case in fixtures.cases(folder)
        if case.schema == "klantcontact.request" and case.wire == "json" and not case.valid
    )


def _unset(attribute: Attribute) -> tuple[Any, ...] | None:
    return () if attribute.required else None


def _null(attribute: Attribute) -> tuple[Any, ...] | None:
    nothing = attribute.nullable or None in attribute.values.values()
    return (None,) if attribute.required and not nothing else None


def _too_long(attribute: Attribute) -> tuple[Any, ...] | None:
    return ("x" * (attribute.max + 1),) if attribute.max is not None else None


def _empty(attribute: Attribute) -> tuple[Any, ...] | None:
    return ("",) if attribute.min else None


def _unknown(attribute: Attribute) -> tuple[Any, ...] | None:
    closed = attribute.values and attribute.max is None and not attribute.free
    words = ("misschien", "geen van deze woorden")
    return next(((w,) for w in words if closed and w not in attribute.values.values()), None)


_WRONG: Mapping[str, Callable[[Attribute], tuple[Any, ...] | None]] = {
    "ontbreekt": _unset,
    "de waarde null heeft": _null,
    "van het verkeerde type is": lambda _: ({"waarde": "x"},),
    "te lang is": _too_long,
    "leeg is": _empty,
    "een onbekende waarde heeft": _unknown,
    "geen tijdstip is": lambda each: ("gisteren",) if each.kind == "instant" else None,
}
"""What stands in an attribute with each fault: a value, nothing (an empty tuple), or None where the
contract does not forbid it."""


def case_of(contract: Contract, pointer: str, fault: str) -> fixtures.Case:
    """The klantcontact of the fixtures with that fault (one of FOUTEN) at that place. Raises
    Inapplicable where the contract does not forbid it."""
    folder = fixture_folder(contract)
    for case in fixtures.cases(folder) if folder else ():
        if (
            not case.valid
            and case.schema == "klantcontact.request"
            and case.pointer == pointer
            and case.wire == "json"
            and not case.leniency
            and _fault(case) == fault
        ):
            return case
    raise Inapplicable(_FORBIDDEN)


def _fault(case: fixtures.Case) -> str | None:
    if case.keyword == "type" and value_at(case.payload(), case.pointer, "") is None:
        return "de waarde null heeft"
    return next((name for name, words in FOUTEN.items() if case.keyword in words), None)


def marked(contract: Contract, body: Any, broken: str, marker: str, number: str) -> Any:
    """Such a payload in the form in which the provider takes it, with the marker in its texts, that
    Nummer if it has to have one, and the fault in the attribute `broken` intact. The actors of a
    payload nobody knows: it would be refused for these."""
    resource = contract.resource("klantcontact")
    body, attributes = wire.reworded(contract, resource, body), resource.attributes
    known = wire.encode(contract, resource, contract.wording.attended(resource.name, {}))
    for each in attributes.values():
        if each.kind == "references" and each.name != broken:
            body.pop(each.keys[0], None)
            body |= {key: known[key] for key in each.keys[:1] if key in known}
    for name in TEXTS:
        keys = attributes[name].keys
        text = wire.read(body, keys)
        if name != broken and isinstance(text, str):
            wire.put(body, keys, f"{marker} {text}"[: attributes[name].max])
        elif name == broken and isinstance(text, str) and len(text) > len(marker) + 1:
            wire.put(body, keys, f"{marker} {text[len(marker) + 1 :]}")
    attribute = attributes.get("nummer")
    needed = attribute is not None and attribute.required and broken != "nummer"
    if attribute is not None and needed and wire.read(body, attribute.keys) is not wire.MISSING:
        wire.put(body, attribute.keys, int(number))
    return body


def broken_off(contract: Contract, marker: str) -> str:
    """A klantcontact with the marker in a text that breaks off before it is JSON."""
    name = contract.resource("klantcontact").attributes["onderwerp"].wire
    folder = fixture_folder(contract)
    if folder is None:
        return f'{{"{name}": "{marker}", "{name}'
    cases = fixtures.cases(folder)
    case = next(case for case in cases if case.wire == "raw" and case.resource == "klantcontact")
    return case.text().replace("{", f'{{"{name}": "{marker}", ', 1)
