"""Weer uitgegeven: whether an ID that was given out is given out again."""

from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import betrokkene_values, held, register
from kcc_conformance.findings import CONTRACT, CannotTell, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import the
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.stage import Stage


@when(
    parsers.re(
        r"de consumer een (?P<wat>klantcontact|betrokkene) registreert, verwijdert en er nog een"
        r" registreert"
    ),
    target_fixture="verwijdering",
)
def _(conversations: Conversations, wat: str) -> Answer:
    consumer, people = conversations.consumer, conversations.people
    if wat == "klantcontact":
        record_id = conversations.bare().klantcontact_id
    else:
        values = betrokkene_values(conversations.control().klantcontact_id, people.partij())
        made = consumer.create(wat, values)
        held(made, the(wat))
        record_id = answers.new_id(made, consumer.contract.resource(wat))
    removal = consumer.delete(wat, record_id)
    if removal.status in answers.NOT_OFFERED | {403} and not consumer.declared.present(DELETE):
        raise Inapplicable(
            f"de provider laat deze consumer niet verwijderen (status {removal.status})"
        )
    if removal.ok:
        if wat == "klantcontact":
            register(consumer, conversations.values(), actor_id=None, partij_id=None)
        else:
            consumer.create(wat, values)
    return removal


@then(parsers.re(r"heeft geen (?P<wat>klantcontact|betrokkene) een ID dat al eerder is uitgegeven"))
def _(stage: Stage, verwijdering: Answer, wat: str) -> None:
    answers.permitted(verwijdering)
    if not verwijdering.ok:
        told = f"{the(wat)} is niet verwijderd (status {verwijdering.status})"
        raise CannotTell("prerequisite", told, exchange=verwijdering.n)
    demand(
        Finding(
            f"{the(wat)} kreeg het ID van een dat is verwijderd",
            expected="een ID dat nog niet is uitgegeven",
            actual=each.id,
            exchange=each.exchange,
            source=CONTRACT,
        )
        for each in stage.ledger.given_again(wat)[:1]
    )
