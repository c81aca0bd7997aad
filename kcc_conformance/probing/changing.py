"""A klantcontact that is changed afterwards, once in a run."""

from contextlib import suppress
from dataclasses import dataclass

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Inapplicable

CHANGE = {"vertrouwelijkheid": "Nee"}
"""What is changed, by logical attribute: before, the call was confidential."""


@dataclass(frozen=True)
class Change:
    """The klantcontact as it was registered, and the answer to the change."""

    contact: Registratie
    answer: Answer


def changeable(conversations: Conversations) -> Gesprek:
    """The call that is registered to be changed, with a Nummer where the provider keeps one of the
    consumer's own, so that it shows whether that stays."""

    def make() -> Gesprek:
        number = conversations.consumer.contract.resource("klantcontact").attributes["nummer"]
        keeps = not number.required and keeps_numbers(conversations)
        own = {"nummer": conversations.consumer.fresh_number()} if keeps else {}
        return conversations.whole(**own)

    return conversations.memory.once("te wijzigen gesprek", make)


def keeps_numbers(conversations: Conversations) -> bool:
    """Whether the provider keeps a Nummer of the consumer's own: one request, where nobody has
    tried that yet."""
    attribute = conversations.consumer.contract.resource("klantcontact").attributes["nummer"]
    if not attribute.explicit:
        return False
    with suppress(CannotTell, Inapplicable):
        found = conversations.named("eigen nummer", conversations.numbered)
        shown = wire.value_of(found.klantcontact_record, attribute)
        return str(shown) == str(found.sent["nummer"])
    return False


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
