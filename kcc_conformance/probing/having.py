"""Which of the calls that a run shares have a value, and whether the provider shows it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import SEPARATE, Registratie, usable
from kcc_conformance.consumer.varied import FIRST, SECOND, VARIED
from kcc_conformance.findings import CannotTell


def having(conversations: Conversations, key: str, value: str) -> Iterator[Registratie]:
    """The shared calls that were accepted with that value of a logical attribute: those that
    differ from the example by it, then the one that is like it."""
    if any(each.get(key) == value for each in VARIED):
        for attempt in conversations.varied():
            if attempt.sent.get(key) == value and attempt.klantcontact_id is not None:
                yield usable(attempt)
    if key == "plaatsgevonden_op" and value in (FIRST, SECOND):
        with suppress(CannotTell):
            yield from (each for each in conversations.two() if each.sent.get(key) == value)
    if conversations.example().get(key) == value:
        with suppress(CannotTell):
            yield conversations.registered(SEPARATE)


def shows(conversations: Conversations, contact: Registratie, values: Mapping[str, object]) -> bool:
    """Whether the answer to a shared call, and a later reading of it, have these values."""
    contract = conversations.consumer.contract
    resource = contract.resource("klantcontact")
    if echo(contract, resource, values, contact.klantcontact_record):
        return False
    answer = conversations.memory.reading("klantcontact", contact.klantcontact_id)
    if not answer.ok or answers.found(answer, resource, contact.klantcontact_id):
        return False
    return not echo(contract, resource, values, answer.body)
