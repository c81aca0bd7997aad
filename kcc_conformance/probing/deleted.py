"""Records that were deleted, and what can be done about them afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass

from kcc_conformance.checks.answers import NOT_OFFERED
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.siblings import common
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.law.attributes import the
from kcc_conformance.probing.removal import absence, intact
from kcc_conformance.settings.declared import DELETE


@dataclass(frozen=True)
class Deleted:
    """A klantcontact that was registered without anything else, and the answer to its deletion."""

    klantcontact_id: str
    answer: Answer


def deletion(consumer: Consumer, resource_name: str, record_id: str) -> Answer:
    """The answer to a deletion: one request. Raises Inapplicable where a consumer may not delete,
    unless it was declared that he may."""
    answer = consumer.delete(resource_name, record_id)
    if answer.status in NOT_OFFERED | {403} and not consumer.declared.present(DELETE):
        raise Inapplicable(
            f"de provider laat deze consumer niet verwijderen (status {answer.status})"
        )
    return answer


def deleted_klantcontact(conversations: Conversations) -> Deleted:
    """A klantcontact that is registered and deleted, once in a run: two requests."""

    def make() -> Deleted:
        record_id = conversations.bare().klantcontact_id
        return Deleted(record_id, deletion(conversations.consumer, "klantcontact", record_id))

    return conversations.memory.once("geregistreerd en verwijderd", make)


def gone(conversations: Conversations, resource_name: str, record_id: str) -> None:
    """Raises CannotTell unless what was deleted is no longer to be read: another check judges that.
    One request, where nobody has looked yet."""
    answer = absence(conversations, resource_name, record_id)
    if not answer.gone:
        told = f"{the(resource_name)} is verwijderd maar nog te lezen (status {answer.status})"
        raise CannotTell("prerequisite", told, exchange=answer.n)


def parted(conversations: Conversations, resource_name: str) -> Mapping[str, object]:
    """What was sent of a betrokkene (or actorklantcontact) that is deleted and gone, while all that
    it pointed to is there and nobody took its place.

    One that another check deleted, else one of a call of its own. At most one request, or five.
    Raises as `deletion` and `gone` do, and CannotTell where it was not deleted.
    """
    consumer, ledger = conversations.consumer, conversations.consumer.ledger
    consumer.contract.resource(resource_name)
    lost = ledger.gone("klantcontact", common(resource_name))
    taken = {each.values.get("klantcontact") for each in ledger.of(resource_name, alive=True)}
    for entry in ledger.of(resource_name):
        refers = {entry.values.get("klantcontact"), entry.values.get(common(resource_name))}
        if entry.deleted and not refers & lost and not refers & taken:
            gone(conversations, resource_name, entry.id)
            return entry.values
    wanted = intact(conversations, resource_name).id_of(resource_name)
    values = next(each.values for each in ledger.of(resource_name) if each.id == wanted)
    answer = deletion(consumer, resource_name, wanted)
    if not answer.ok:
        told = f"{the(resource_name)} is niet verwijderd (status {answer.status})"
        raise CannotTell("prerequisite", told, exchange=answer.n)
    gone(conversations, resource_name, wanted)
    return values
