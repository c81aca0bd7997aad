"""The payloads that a contract forbids, from the fixtures, with the run's marker in them."""

from typing import Any

from kcc_conformance import fixtures
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN, Contract
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


def fixture_folder(contract: Contract) -> str:
    """The fixtures' name for a contract: its own, or that of the built-in one it extends.

    Raises Inapplicable for a contract of the user's own that extends none.
    """
    for folder in contract.folders:
        if folder.name in BUILT_IN:
            return folder.name
    raise Inapplicable("bij dit eigen contract zijn geen ongeldige voorbeelden")


def case_of(contract: Contract, pointer: str, fault: str) -> fixtures.Case:
    """The klantcontact with that fault (one of FOUTEN) at that place. Raises Inapplicable where
    the contract does not forbid it."""
    for case in fixtures.cases(fixture_folder(contract)):
        if (
            not case.valid
            and case.schema == "klantcontact.request"
            and case.pointer == pointer
            and case.wire == "json"
            and not case.leniency
            and _fault(case) == fault
        ):
            return case
    raise Inapplicable("het contract verbiedt dit niet")


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
    cases = fixtures.cases(fixture_folder(contract))
    case = next(case for case in cases if case.wire == "raw" and case.resource == "klantcontact")
    name = contract.resource("klantcontact").attributes["onderwerp"].wire
    return case.text().replace("{", f'{{"{name}": "{marker}", ', 1)
