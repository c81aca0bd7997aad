"""One call registered at the provider: klantcontact, actor link, betrokkene, and the answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.coupling import ACTOREN, COUPLING, couple
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell
from kcc_conformance.phrases import phrase

SEPARATE = "losse aanroepen"
COMBINED = "maak-klantcontact"
_LINK = "de koppeling met de actor"


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What was sent and what was answered; IDs are None where nothing usable was answered.

    `sent` are the logical values of the klantcontact; `exchanges` the numbers of the exchanges.
    """

    strategy: str
    sent: Mapping[str, object]
    klantcontact: Answer
    klantcontact_record: object
    klantcontact_id: str | None
    actor_id: str | None = None
    partij_id: str | None = None
    actorklantcontact: Answer | None = None
    actorklantcontact_id: str | None = None
    betrokkene: Answer | None = None
    betrokkene_record: object = None
    betrokkene_id: str | None = None
    exchanges: tuple[int, ...] = ()

    def answer_on(self, resource_name: str) -> Answer | None:
        """What was answered on klantcontact, actorklantcontact or betrokkene, if it was sent."""
        return {
            "klantcontact": self.klantcontact,
            "actorklantcontact": self.actorklantcontact,
            "betrokkene": self.betrokkene,
        }[resource_name]


@dataclass(frozen=True, kw_only=True)
class Registratie(Attempt):
    """A klantcontact that was accepted and has an ID; its people may be there or not."""

    klantcontact_id: str


@dataclass(frozen=True, kw_only=True)
class Gesprek(Registratie):
    """A call that was accepted with all that goes with it: each of its records has an ID. Where an
    actor stands in the klantcontact itself, that is the record that ties him to it."""

    actor_id: str
    partij_id: str
    actorklantcontact: Answer
    actorklantcontact_id: str
    betrokkene: Answer
    betrokkene_id: str

    def id_of(self, resource_name: str) -> str:
        """The ID of its klantcontact, actor, partij, actorklantcontact or betrokkene."""
        return {
            "klantcontact": self.klantcontact_id,
            "actor": self.actor_id,
            "partij": self.partij_id,
            "actorklantcontact": self.actorklantcontact_id,
            "betrokkene": self.betrokkene_id,
        }[resource_name]


def usable(found: Attempt) -> Registratie:
    """The klantcontact that others build on; raises CannotTell where it did not come about."""
    if isinstance(found, Registratie):
        return found
    held(found.klantcontact, "het klantcontact")
    return Registratie(
        strategy=found.strategy,
        sent=found.sent,
        klantcontact=found.klantcontact,
        klantcontact_record=found.klantcontact_record,
        klantcontact_id=_given(found.klantcontact_id, found.klantcontact, "het klantcontact"),
        actor_id=found.actor_id,
        partij_id=found.partij_id,
        actorklantcontact=found.actorklantcontact,
        actorklantcontact_id=found.actorklantcontact_id,
        betrokkene=found.betrokkene,
        betrokkene_record=found.betrokkene_record,
        betrokkene_id=found.betrokkene_id,
        exchanges=found.exchanges,
    )


def usable_whole(found: Attempt) -> Gesprek:
    """The call that others build on, with actor and betrokkene; raises CannotTell where any of it
    did not come about."""
    if isinstance(found, Gesprek):
        return found
    contact = usable(found)
    link, person = contact.actorklantcontact, contact.betrokkene
    if link is None or contact.actor_id is None:
        raise CannotTell("prerequisite", f"{_LINK} is niet geregistreerd")
    held(link, _LINK)
    if person is None or contact.partij_id is None:
        raise CannotTell("prerequisite", "de betrokkene is niet geregistreerd")
    held(person, "de betrokkene")
    return Gesprek(
        strategy=contact.strategy,
        sent=contact.sent,
        klantcontact=contact.klantcontact,
        klantcontact_record=contact.klantcontact_record,
        klantcontact_id=contact.klantcontact_id,
        actor_id=contact.actor_id,
        partij_id=contact.partij_id,
        actorklantcontact=link,
        actorklantcontact_id=_given(contact.actorklantcontact_id, link, _LINK),
        betrokkene=person,
        betrokkene_record=contact.betrokkene_record,
        betrokkene_id=_given(contact.betrokkene_id, person, "de betrokkene"),
        exchanges=contact.exchanges,
    )


def held(answer: Answer, what: str) -> None:
    """Raises CannotTell unless what others build on was accepted."""
    if answer.trouble:
        told = f"{what}: geen antwoord ({phrase(answer.trouble, 'nl')})"
        raise CannotTell("transport", told, exchange=answer.n)
    if not answer.ok:
        told = f"{what} is niet aangenomen (status {answer.status})"
        raise CannotTell("prerequisite", told, exchange=answer.n)


def _given(record_id: str | None, answer: Answer, what: str) -> str:
    if record_id is None:
        raise CannotTell("prerequisite", f"{what} kreeg geen ID", exchange=answer.n)
    return record_id


def betrokkene_values(klantcontact_id: str, partij_id: str) -> dict[str, object]:
    """A known client without follow-up: the link and the role, no contact data (Q1, reading B)."""
    return {
        "klantcontact": klantcontact_id,
        "partij": partij_id,
        "rol": "klant",
        "initiator": "Ja",
    }


def register(
    consumer: Consumer,
    values: Mapping[str, object],
    *,
    actor_id: str | None,
    partij_id: str | None,
    strategy: str = SEPARATE,
) -> Attempt:
    """Plays F2173: klantcontact, then actor link, then betrokkene; without IDs those are left out.

    With the combined strategy klantcontact and betrokkene go in one call. What cannot go on,
    because the klantcontact got no ID, is left undone.
    """
    with consumer.provider.recorder.watching() as numbers:
        inside = consumer.contract.actors_inside and actor_id is not None
        own = {**values, ACTOREN: [actor_id]} if inside else values
        if strategy == COMBINED and partij_id is not None:
            found = _combined(consumer, own, partij_id)
        else:
            found = _klantcontact(consumer, own)
        klantcontact_id = found.klantcontact_id
        link = person = None
        if inside:
            link = found.klantcontact
        elif klantcontact_id is not None and actor_id is not None:
            link = couple(consumer, klantcontact_id, actor_id)
        if klantcontact_id is not None and partij_id is not None and strategy == SEPARATE:
            person = consumer.create("betrokkene", betrokkene_values(klantcontact_id, partij_id))
    contract = consumer.contract
    separate = person is not None
    return Attempt(
        strategy=strategy,
        sent=values,
        klantcontact=found.klantcontact,
        klantcontact_record=found.klantcontact_record,
        klantcontact_id=klantcontact_id,
        actor_id=actor_id,
        partij_id=partij_id,
        actorklantcontact=link,
        actorklantcontact_id=klantcontact_id if inside else _id(consumer, COUPLING, link),
        betrokkene=person if separate else found.betrokkene,
        betrokkene_record=person.body if person is not None else found.betrokkene_record,
        betrokkene_id=(
            _id(consumer, "betrokkene", person)
            if separate
            else wire.identifier(contract.resource("betrokkene"), found.betrokkene_record)
        ),
        exchanges=tuple(numbers),
    )


def relate(consumer: Consumer, contact: Registratie, actor_id: str, partij_id: str) -> Attempt:
    """Links an actor and a betrokkene to a klantcontact that was registered before; an actor that
    was registered in it is linked already."""
    inside = consumer.contract.actors_inside and contact.actor_id == actor_id
    link = contact.klantcontact if inside else couple(consumer, contact.klantcontact_id, actor_id)
    person = consumer.create("betrokkene", betrokkene_values(contact.klantcontact_id, partij_id))
    return Attempt(
        strategy=contact.strategy,
        sent=contact.sent,
        klantcontact=contact.klantcontact,
        klantcontact_record=contact.klantcontact_record,
        klantcontact_id=contact.klantcontact_id,
        actor_id=actor_id,
        partij_id=partij_id,
        actorklantcontact=link,
        actorklantcontact_id=_id(consumer, consumer.contract.coupling.name, link),
        betrokkene=person,
        betrokkene_record=person.body,
        betrokkene_id=_id(consumer, "betrokkene", person),
        exchanges=contact.exchanges,
    )


def _klantcontact(consumer: Consumer, values: Mapping[str, object]) -> Attempt:
    answer = consumer.create("klantcontact", values)
    return Attempt(
        strategy=SEPARATE,
        sent=values,
        klantcontact=answer,
        klantcontact_record=answer.body,
        klantcontact_id=_id(consumer, "klantcontact", answer),
    )


def _combined(consumer: Consumer, values: Mapping[str, object], partij_id: str) -> Attempt:
    person = betrokkene_values("", partij_id)
    answer = consumer.combine("maak_klantcontact", {"klantcontact": values, "betrokkene": person})
    parts = consumer.contract.combined["maak_klantcontact"].parts
    record = wire.read(answer.body, (parts["klantcontact"],))
    resource = consumer.contract.resource("klantcontact")
    return Attempt(
        strategy=COMBINED,
        sent=values,
        klantcontact=answer,
        klantcontact_record=record,
        klantcontact_id=wire.identifier(resource, record) if answer.ok else None,
        betrokkene=answer,
        betrokkene_record=wire.read(answer.body, (parts["betrokkene"],)) if answer.ok else None,
    )


def _id(consumer: Consumer, resource_name: str, answer: Answer | None) -> str | None:
    if answer is None or not answer.ok:
        return None
    return wire.identifier(consumer.contract.resource(resource_name), answer.body)
