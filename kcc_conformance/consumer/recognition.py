"""What a record can be recognised by in a list, when no answer tells its ID."""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any

from kcc_conformance.consumer.ledger import Intent
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.jsonvalues import texts

_SENDABLE = re.compile(r"[^\ud800-\udfff]{1,300}", re.DOTALL)
_NUMBERS = ("number", "digits")


def intent_of(
    contract: Contract,
    resource_name: str,
    body: Any,
    *,
    marker: str,
    drawn: Collection[str],
    also: tuple[str, ...] = (),
) -> Intent:
    """The intent to register that wire body (or raw text).

    Of the values sent it holds only those by which the provider can filter; a number only if the
    run drew it (`drawn`). A partij is never named: it may be one that the user pointed at.
    """
    resource = contract.resource(resource_name)
    asked = {name for rule in resource.filters.values() for name in rule.needs}
    marks, refs = {}, {}
    for name, attribute in resource.attributes.items():
        value = wire.value_of(body, attribute)
        if attribute.kind == "reference" and attribute.target != "partij":
            referred = wire.referred(contract, value)
            if referred is not None:
                refs[name] = referred
        elif attribute.kind in _NUMBERS:
            if str(value) in drawn:
                marks[name] = str(value)
        elif name in asked and isinstance(value, str) and _SENDABLE.fullmatch(value):
            marks[name] = value
    return Intent(
        number=0,
        resource=resource_name,
        token=_token(body, marker),
        marks=tuple(marks.items()),
        refs=tuple(refs.items()),
        also=also,
    )


def fits(contract: Contract, intent: Intent, item: Mapping[str, Any]) -> bool:
    """Whether a record in a list is (as far as that shows) what the intent asked for."""
    attributes = contract.resource(intent.resource).attributes
    for name, wanted in intent.refs:
        value = wire.value_of(item, attributes[name]) if name in attributes else None
        if not wire.same_id(wire.referred(contract, value), wanted):
            return False
    if intent.refs:
        return True
    if intent.token:
        return _carries(item, intent.token)
    return bool(intent.marks) and all(
        name in attributes and str(wire.value_of(item, attributes[name])) == value
        for name, value in intent.marks
    )


def is_proof(intent: Intent) -> bool:
    """Whether what fits can only come from this run: it points to a record of the run, or carries
    its marker or a number that was drawn at random."""
    return bool(intent.refs or intent.token or "nummer" in dict(intent.marks))


def _token(body: Any, marker: str) -> str:
    """The marker with its serial number, if the body holds it anywhere."""
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, default=str)
    found = re.search(re.escape(marker) + r"(-\d+)?", text, re.IGNORECASE)
    return marker + (found[1] or "") if found else ""


def _carries(item: Any, token: str) -> bool:
    """Whether a text in the record holds the token, and not a longer one that starts with it."""
    pattern = re.compile(re.escape(token) + r"(?!\d)", re.IGNORECASE)
    return any(pattern.search(text) for text in texts(item))
