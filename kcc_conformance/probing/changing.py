"""A klantcontact that is changed afterwards, once in a run."""

from dataclasses import dataclass

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.findings import CannotTell

CHANGE = {"vertrouwelijkheid": "Nee"}
"""What is changed, by logical attribute: before, the call was confidential."""


@dataclass(frozen=True)
class Change:
    """The klantcontact as it was registered, and the answer to the change."""

    contact: Registratie
    answer: Answer


def changeable(conversations: Conversations) -> Gesprek:
    """The call that is registered to be changed."""
    return conversations.memory.once("te wijzigen gesprek", conversations.whole)


def change(conversations: Conversations) -> Change:
    """Changes that call, the first time; raises Inapplicable where that was declared absent."""
    return conversations.memory.once(
        "wijziging", lambda: _changed(conversations, changeable(conversations))
    )


def change_any(conversations: Conversations) -> Change:
    """The same; where that call could not be registered, of a klantcontact without actor and
    betrokkene."""
    try:
        return change(conversations)
    except CannotTell:
        return _changed(conversations, conversations.bare(vertrouwelijkheid="Ja"))


def _changed(conversations: Conversations, contact: Registratie) -> Change:
    consumer = conversations.consumer
    answer = consumer.amend("klantcontact", contact.klantcontact_id, CHANGE)
    if answer.ok:
        consumer.ledger.amend("klantcontact", contact.klantcontact_id, CHANGE)
    return Change(contact, answer)
