"""A klantcontact that is sent anew in its entirety, once in a run."""

from contextlib import suppress
from dataclasses import replace

from kcc_conformance.checks.echo import echo
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import ACTOREN, coupled
from kcc_conformance.consumer.people import turned_down
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.consumer.titles import titled
from kcc_conformance.contract import wire
from kcc_conformance.findings import Inapplicable
from kcc_conformance.probing.changing import Change

_CROWDED = "gesprek van meer mensen"


def crowded(conversations: Conversations) -> Gesprek:
    """The shared call to which more employees and more clients are added, each by the check that
    is about them; the last of them replaces it."""
    return conversations.memory.once(_CROWDED, conversations.whole)


def replaced(conversations: Conversations) -> Change:
    """Sends that call's klantcontact anew with another Onderwerp, the first time, with the Nummer
    that it shows: one request. Raises Inapplicable where that was declared absent."""

    def make() -> Change:
        contact, consumer = crowded(conversations), conversations.consumer
        attribute = consumer.contract.resource("klantcontact").attributes["nummer"]
        number = wire.value_of(contact.klantcontact_record, attribute)
        values = {**contact.sent, "onderwerp": titled(consumer, "Vervangen onderwerp")}
        if number is not None and number is not wire.MISSING:
            values["nummer"] = number
        whole = {**values, **_actors(consumer, contact.klantcontact_id)}
        answer = consumer.replace("klantcontact", contact.klantcontact_id, whole)
        if answer.ok:
            consumer.ledger.amend("klantcontact", contact.klantcontact_id, values)
        return Change(replace(contact, sent=values), answer)

    return conversations.memory.once("vervanging", make)


def _actors(consumer: Consumer, klantcontact_id: str) -> dict[str, object]:
    """The actors, where they are a part of the klantcontact: what is left out would be gone."""
    if not consumer.contract.actors_inside:
        return {}
    return {ACTOREN: [*coupled(consumer.contract, consumer.ledger, klantcontact_id)]}


def retitled(conversations: Conversations) -> Change:
    """That call with another Onderwerp: replaced, or where that cannot be done changed, which costs
    one request more. Raises Inapplicable where neither can be done."""

    def make() -> Change:
        with suppress(Inapplicable):
            found = replaced(conversations)
            if offered(found.answer):
                return found
        contact, consumer = crowded(conversations), conversations.consumer
        own = {"onderwerp": titled(consumer, "Gewijzigd onderwerp")}
        answer = consumer.amend("klantcontact", contact.klantcontact_id, own)
        if not offered(answer):
            raise Inapplicable("de provider laat een klantcontact niet wijzigen (zie vraag Q24)")
        if answer.ok:
            consumer.ledger.amend("klantcontact", contact.klantcontact_id, own)
        return Change(replace(contact, sent={**contact.sent, **own}), answer)

    return conversations.memory.once("ander onderwerp", make)


def note_replaced(conversations: Conversations, contact: Registratie, shown: Answer) -> None:
    """Notes which Onderwerp it has now, so that nothing later is held against the provider twice;
    `contact` is how it was sent anew."""
    consumer = conversations.consumer
    resource = consumer.contract.resource("klantcontact")
    for sent in (crowded(conversations).sent, contact.sent):
        own = {"onderwerp": sent["onderwerp"]}
        if shown.ok and not echo(consumer.contract, resource, own, shown.body):
            consumer.ledger.amend("klantcontact", contact.klantcontact_id, own)


def offered(answer: Answer) -> bool:
    """Whether a klantcontact can be replaced at all."""
    return not turned_down(answer)
