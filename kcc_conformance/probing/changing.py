"""A klantcontact that is changed afterwards, once in a run."""

from dataclasses import dataclass

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek

CHANGE = {"vertrouwelijkheid": "Nee"}
"""What is changed, by logical attribute: before, the call was confidential."""


@dataclass(frozen=True)
class Change:
    """The call as it was registered, and the answer to the change."""

    gesprek: Gesprek
    answer: Answer


def changeable(conversations: Conversations) -> Gesprek:
    """The call that is registered to be changed."""
    return conversations.memory.once("te wijzigen gesprek", conversations.whole)


def change(conversations: Conversations) -> Change:
    """Changes that call, the first time; raises Inapplicable where that was declared absent."""

    def make() -> Change:
        found = changeable(conversations)
        consumer = conversations.consumer
        record_id = found.klantcontact_id
        answer = consumer.amend("klantcontact", record_id, CHANGE)
        if answer.ok:
            consumer.ledger.amend("klantcontact", record_id, CHANGE)
        return Change(found, answer)

    return conversations.memory.once("wijziging", make)
