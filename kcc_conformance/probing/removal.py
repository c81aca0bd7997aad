"""A klantcontact that is deleted, once in a run, and a call beside it that has to stay."""

from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek
from kcc_conformance.findings import CannotTell

_SPARED = "gesprek dat blijft"
_REMOVAL = "verwijdering"


@dataclass(frozen=True)
class Removal:
    """The call whose klantcontact was deleted, and the answers: to the first attempt, and to the
    last, before which what hangs on it was deleted where the provider demanded that."""

    gesprek: Gesprek
    first: Answer
    answer: Answer


def doomed(conversations: Conversations) -> Gesprek:
    """The call whose klantcontact is registered to be deleted."""
    return conversations.memory.once("te verwijderen gesprek", conversations.whole)


def spared(conversations: Conversations) -> Gesprek:
    """Another call of the same client with the same employee."""
    return conversations.memory.once(_SPARED, conversations.whole)


def intact(conversations: Conversations, resource_name: str) -> Gesprek:
    """A call of which nothing was deleted that matters to whoever deletes its betrokkene (or
    actorklantcontact): the spared one, as long as nothing was found amiss with it."""
    found = spared(conversations)
    gone = conversations.consumer.ledger.gone(resource_name, "klantcontact")
    if found.id_of(resource_name) in gone or found.klantcontact_id in gone:
        return conversations.whole()
    return found


def amiss(conversations: Conversations) -> None:
    """Nobody uses the spared call any more: it no longer is as it was registered."""
    conversations.memory.forget(_SPARED)


def remove(conversations: Conversations, *, beside: bool = True) -> Removal:
    """Deletes that klantcontact, the first time, when the spared call is there too (unless nobody
    will look at that: `beside`); what hangs on it goes before where the provider demands that.
    Raises Inapplicable where deleting was declared absent."""

    def make() -> Removal:
        found = doomed(conversations)
        with suppress(CannotTell):
            if beside:
                spared(conversations)
        consumer = conversations.consumer
        wanted = found.klantcontact_id
        first = answer = consumer.delete("klantcontact", wanted)
        if answer.status in (400, 409, 422):
            if not consumer.contract.actors_inside:
                consumer.delete("actorklantcontact", found.actorklantcontact_id)
            consumer.delete("betrokkene", found.betrokkene_id)
            answer = consumer.delete("klantcontact", wanted)
        return Removal(found, first, answer)

    return conversations.memory.once(_REMOVAL, make)


def removed_at(conversations: Conversations) -> int:
    """The number of the exchange that deleted that klantcontact; 0 while it is there."""
    removal = conversations.memory.peek(_REMOVAL)
    return removal.answer.n if isinstance(removal, Removal) else 0


def absence(conversations: Conversations, resource_name: str, record_id: str) -> Answer:
    """How a record reads that was deleted, waiting while it is still there."""
    consumer = conversations.consumer
    return conversations.memory.unless(
        f"{resource_name} {record_id} weg",
        lambda: consumer.eventually(
            partial(consumer.read, resource_name, record_id), lambda seen: seen.gone
        ),
        lambda seen: seen.gone,
    )
