"""One call registered at the provider: klantcontact, actor link, betrokkene, and the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.contract import wire

SEPARATE = "losse aanroepen"
COMBINED = "maak-klantcontact"


@dataclass(frozen=True)
class Registratie:
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
    exchanges: tuple[int, ...] = field(default=())


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
) -> Registratie:
    """Plays F2173: klantcontact, then actor link, then betrokkene; without IDs those are left out.

    With the combined strategy klantcontact and betrokkene go in one call. What cannot go on,
    because the klantcontact got no ID, is left undone.
    """
    with consumer.provider.recorder.watching() as numbers:
        if strategy == COMBINED and partij_id is not None:
            found = _combined(consumer, values, partij_id)
        else:
            found = _klantcontact(consumer, values)
        klantcontact_id = found.klantcontact_id
        link = person = None
        if klantcontact_id is not None and actor_id is not None:
            link = consumer.create(
                "actorklantcontact", {"actor": actor_id, "klantcontact": klantcontact_id}
            )
        if klantcontact_id is not None and partij_id is not None and strategy == SEPARATE:
            person = consumer.create("betrokkene", betrokkene_values(klantcontact_id, partij_id))
    contract = consumer.contract
    separate = person is not None
    return Registratie(
        strategy=strategy,
        sent=values,
        klantcontact=found.klantcontact,
        klantcontact_record=found.klantcontact_record,
        klantcontact_id=klantcontact_id,
        actor_id=actor_id,
        partij_id=partij_id,
        actorklantcontact=link,
        actorklantcontact_id=_id(consumer, "actorklantcontact", link),
        betrokkene=person if separate else found.betrokkene,
        betrokkene_record=person.body if person is not None else found.betrokkene_record,
        betrokkene_id=(
            _id(consumer, "betrokkene", person)
            if separate
            else wire.identifier(contract.resource("betrokkene"), found.betrokkene_record)
        ),
        exchanges=tuple(numbers),
    )


def relate(consumer: Consumer, contact: Registratie, actor_id: str, partij_id: str) -> Registratie:
    """Links an actor and a betrokkene to a klantcontact that was registered before."""
    assert contact.klantcontact_id is not None
    link = consumer.create(
        "actorklantcontact", {"actor": actor_id, "klantcontact": contact.klantcontact_id}
    )
    person = consumer.create("betrokkene", betrokkene_values(contact.klantcontact_id, partij_id))
    return replace(
        contact,
        actor_id=actor_id,
        partij_id=partij_id,
        actorklantcontact=link,
        actorklantcontact_id=_id(consumer, "actorklantcontact", link),
        betrokkene=person,
        betrokkene_record=person.body,
        betrokkene_id=_id(consumer, "betrokkene", person),
    )


def _klantcontact(consumer: Consumer, values: Mapping[str, object]) -> Registratie:
    answer = consumer.create("klantcontact", values)
    return Registratie(
        strategy=SEPARATE,
        sent=values,
        klantcontact=answer,
        klantcontact_record=answer.body,
        klantcontact_id=_id(consumer, "klantcontact", answer),
    )


def _combined(consumer: Consumer, values: Mapping[str, object], partij_id: str) -> Registratie:
    person = betrokkene_values("", partij_id)
    answer = consumer.combine("maak_klantcontact", {"klantcontact": values, "betrokkene": person})
    parts = consumer.contract.combined["maak_klantcontact"].parts
    record = wire.read(answer.body, (parts["klantcontact"],))
    resource = consumer.contract.resource("klantcontact")
    return Registratie(
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
