"""What stands around a record in a body: put there, and taken away."""

from typing import Any

from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract


def wrapped(contract: Contract, body: Any) -> Any:
    """A record as it is sent: in what the contract puts around one."""
    return within(contract.envelope.request, body)


def within(keys: tuple[str, ...], record: Any) -> Any:
    """A record at the end of a path of keys, in objects with nothing else in them."""
    for key in reversed(keys):
        record = {key: record}
    return record


def sent(contract: Contract, body: Any) -> Any:
    """The record in the body of a request; the body itself where it is in nothing."""
    return _unwrapped(body, contract.envelope.request)


def shown(contract: Contract, body: Any) -> Any:
    """The record in the body of an answer; the body itself where it is in nothing."""
    return _unwrapped(body, contract.envelope.response)


def _unwrapped(body: Any, keys: tuple[str, ...]) -> Any:
    found = wire.read(body, keys) if keys else body
    return body if found is wire.MISSING else found
