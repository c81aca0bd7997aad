"""Tying an actor to a klantcontact that is there: by a record of its own, or in the klantcontact
itself, as the contract has it."""

from collections.abc import Mapping

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.ledger import Ledger
from kcc_conformance.contract.contract import Contract

KLANTCONTACT, COUPLING = "klantcontact", "actorklantcontact"
ACTOREN = "actoren"
"""The attribute of a klantcontact that names its actors."""


def couple(
    consumer: Consumer,
    klantcontact_id: str,
    actor_id: str,
    *,
    credentials: Mapping[str, str] | None = None,
) -> Answer:
    """Ties an actor to a klantcontact, beside those that the run tied to it before: one request.

    What is answered is about the record in which that is done (`Contract.coupling`).
    """
    if not consumer.contract.actors_inside:
        values = {"actor": actor_id, KLANTCONTACT: klantcontact_id}
        return consumer.create(COUPLING, values, credentials=credentials)
    before = coupled(consumer.contract, consumer.ledger, klantcontact_id)
    stand_in = consumer.contract.wording.actor
    own = {ACTOREN: [*(each for each in before if each != stand_in), actor_id]}
    answer = consumer.amend(KLANTCONTACT, klantcontact_id, own, credentials=credentials)
    if answer.ok:
        consumer.ledger.amend(KLANTCONTACT, klantcontact_id, own)
    return answer


def coupled(
    contract: Contract, ledger: Ledger, klantcontact_id: str, *, alive: bool = False
) -> tuple[str, ...]:
    """The IDs of the actors that the run tied to a klantcontact; with `alive` only by what was not
    deleted since."""
    if contract.actors_inside:
        found: list[str] = []
        for entry in ledger.of(KLANTCONTACT, alive=alive):
            named = entry.values.get(ACTOREN)
            if entry.id == klantcontact_id and isinstance(named, list):
                found += map(str, named)
        return tuple(dict.fromkeys(found))
    return tuple(
        str(entry.values["actor"])
        for entry in ledger.of(COUPLING, alive=alive)
        if entry.values.get(KLANTCONTACT) == klantcontact_id
    )
