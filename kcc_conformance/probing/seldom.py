"""What consumers seldom send: IDs that are none, values as long as may be, records with nothing but
what is required. Each is sent once in a run; what a look costs is the requests that it makes."""

from collections.abc import Mapping

from kcc_conformance.checks.answers import about_the_body
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import couple
from kcc_conformance.consumer.people import Introduction
from kcc_conformance.consumer.registration import Attempt, betrokkene_values, register
from kcc_conformance.findings import Inapplicable
from kcc_conformance.probing.changing import keeps_numbers
from kcc_conformance.settings.declared import CREATE
from kcc_conformance.stage.stage import Stage, offers_filter

NO_ID = "geen-uuid"
"""What no provider gives out as an ID: no UUID and no number. Where any text may be an ID, it is
one that nobody has."""

_FILLED: Mapping[str, str] = {
    "kanaal": "Telefoon via het klantcontactcentrum van de gemeente",
    "taal": "Nederlands, met een tolk Nederlands en Turks",
}
"""Words that are longer than a contract allows, for what may be any word."""
_CODE = 5
"""Characters. What may be no longer is a code, and always as long as it may be."""
_NOBODY = "999999990"
"""The last BSN of the range that is for testing."""
_IDENTIFYING = ("object_id", "nummer")
"""What a partij is searched by, other than by its ID; the first that a provider offers."""


def reading(conversations: Conversations, resource_name: str) -> Answer:
    """A record asked for by what is no ID: one request for each kind of record."""
    consumer = conversations.consumer
    return conversations.memory.once(
        f"{resource_name} zonder ID", lambda: consumer.read(resource_name, NO_ID)
    )


def linking(conversations: Conversations, resource_name: str) -> Answer:
    """An actorklantcontact (or betrokkene) with an actor (or partij) whose ID is none: one request
    for each of them."""
    contact = conversations.control().klantcontact_id
    if resource_name == "actorklantcontact":
        return couple(conversations.consumer, contact, NO_ID)
    return conversations.consumer.create(resource_name, betrokkene_values(contact, NO_ID))


def longest(conversations: Conversations) -> Mapping[str, Attempt]:
    """Klantcontacten with a Kanaal and a Taal as long as the contract allows, by attribute: one
    for both, or where that was not accepted one for each. One request, three, or none where there
    is no such length."""

    def make() -> Mapping[str, Attempt]:
        attributes = conversations.consumer.contract.resource("klantcontact").attributes
        values = {
            key: text[: attributes[key].max].replace(" ", "-")
            for key, text in _FILLED.items()
            if key in attributes and _CODE < (attributes[key].max or 0) <= len(text)
        }
        if not values:
            return {}
        both = _registered(conversations, values)
        if both.klantcontact.ok or len(values) == 1:
            return dict.fromkeys(values, both)
        return {key: _registered(conversations, {key: text}) for key, text in values.items()}

    return conversations.memory.once("zo lang mogelijk", make)


def large_number(conversations: Conversations) -> Attempt:
    """A klantcontact with a Nummer that does not fit in 32 bits: one request.

    Raises Inapplicable where the contract has no room for it, or where the provider keeps no Nummer
    of the consumer's own, or not this one.
    """
    consumer = conversations.consumer
    longest = consumer.contract.resource("klantcontact").attributes["nummer"].max
    number = consumer.large_number()
    if longest is not None and longest < len(number):
        raise Inapplicable("het contract laat zo'n groot Nummer niet toe")
    if not keeps_numbers(conversations):
        raise Inapplicable("de provider neemt geen zelfgekozen Nummer aan (zie vraag Q7)")
    found = register(consumer, conversations.values(nummer=number), actor_id=None, partij_id=None)
    if found.klantcontact.refused:
        raise Inapplicable("de provider neemt zo'n groot Nummer niet aan")
    return found


def least(conversations: Conversations, resource_name: str) -> Introduction:
    """An actor or partij with nothing but what the contract requires: one request for each."""
    return conversations.memory.once(
        f"{resource_name} met het verplichte", lambda: conversations.people.least(resource_name)
    )


def wants_more(conversations: Conversations, resource_name: str, answer: Answer) -> bool:
    """Whether it was refused although a consumer may make such a record (which one that was made
    with more shows)."""
    made = conversations.consumer.ledger.of(resource_name)
    declared = conversations.consumer.declared.present(CREATE[resource_name])
    return about_the_body(answer) and (declared or bool(made))


def nobody(stage: Stage) -> Listing:
    """The first page of the partijen with an identificator that is no UUID, and that nobody of the
    run has: one request.

    Raises Inapplicable where partijen cannot be searched by any.
    """
    for name in _IDENTIFYING:
        if offers_filter(stage, "partij", name):
            consumer = stage.consumer
            value = consumer.fresh_number() if name == "nummer" else _NOBODY
            return consumer.listing("partij", name, {name: value}, page_limit=1)
    raise Inapplicable("de provider heeft geen filter van partijen op wat hen identificeert")


def _registered(conversations: Conversations, own: Mapping[str, str]) -> Attempt:
    values = conversations.values(**own)
    return register(conversations.consumer, values, actor_id=None, partij_id=None)
