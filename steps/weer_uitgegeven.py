"""Weer uitgegeven, weer terug, weer aangenomen: what comes of what was deleted."""

from collections.abc import Mapping

from kcc_conformance.steps.soorten import noun
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import betrokkene_values, held, register
from kcc_conformance.consumer.titles import titled
from kcc_conformance.findings import CONTRACT, CannotTell, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import the
from kcc_conformance.probing.deleted import Deleted, deleted_klantcontact, deletion, gone, parted
from kcc_conformance.stage.stage import Stage

_WAT = "de betrokkene|het actorklantcontact"


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
        removal = deleted_klantcontact(conversations).answer
        if removal.ok:
            register(consumer, conversations.values(), actor_id=None, partij_id=None)
        return removal
    values = betrokkene_values(conversations.control().klantcontact_id, people.partij())
    made = consumer.create(wat, values)
    held(made, the(wat))
    removal = deletion(consumer, wat, answers.new_id(made, consumer.contract.resource(wat)))
    if removal.ok:
        consumer.create(wat, values)
    return removal


@then(parsers.re(r"heeft geen (?P<wat>klantcontact|betrokkene) een ID dat al eerder is uitgegeven"))
def _(stage: Stage, verwijdering: Answer, wat: str) -> None:
    _was_deleted(verwijdering, wat)
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


@given("een klantcontact dat is geregistreerd en weer verwijderd", target_fixture="verwijderd")
def _(conversations: Conversations) -> Deleted:
    found = deleted_klantcontact(conversations)
    _was_deleted(found.answer, "klantcontact")
    gone(conversations, "klantcontact", found.klantcontact_id)
    return found


@when("de consumer het verwijderde klantcontact wijzigt", target_fixture="wijziging")
def _(conversations: Conversations, verwijderd: Deleted) -> Answer:
    consumer = conversations.consumer
    own = {"onderwerp": titled(consumer, "Gewijzigd na het verwijderen")}
    answer = consumer.amend("klantcontact", verwijderd.klantcontact_id, own)
    if answer.ok:
        consumer.ledger.amend("klantcontact", verwijderd.klantcontact_id, own)
    if answer.status in answers.NOT_OFFERED:
        raise Inapplicable("de provider laat een klantcontact niet wijzigen (zie vraag Q24)")
    return answer


@then("is het verwijderde klantcontact er nog steeds niet")
def _(stage: Stage, verwijderd: Deleted, wijziging: Answer) -> None:
    answers.permitted(wijziging)
    if not wijziging.ok:
        return
    wanted = verwijderd.klantcontact_id
    later = stage.consumer.eventually(
        lambda: stage.consumer.read("klantcontact", wanted), lambda seen: not seen.ok
    )
    seen, said = wijziging, wijziging.status
    told = (
        "de provider zegt een klantcontact te wijzigen dat is verwijderd (de wijziging kreeg status"
        f" {said})"
    )
    if later.ok:
        stage.ledger.mark_standing("klantcontact", wanted)
        stage.consumer.delete("klantcontact", wanted)
        told = (
            "een klantcontact dat is verwijderd, is na een wijziging weer te lezen (de wijziging"
            f" kreeg status {said})"
        )
        seen = later
    demand([Finding(told, expected="404", actual=seen.status, exchange=seen.n, source=CONTRACT)])


@given(
    parsers.re(rf"een gesprek waarvan (?P<wat>{_WAT}) is verwijderd"),
    converters={"wat": noun},
    target_fixture="gestuurd",
)
def _(conversations: Conversations, wat: str) -> Mapping[str, object]:
    return parted(conversations, wat)


@when(
    parsers.re(rf"de consumer (?P<wat>{_WAT}) nog eens registreert"),
    converters={"wat": noun},
    target_fixture="antwoord",
)
def _(conversations: Conversations, gestuurd: Mapping[str, object], wat: str) -> Answer:
    consumer = conversations.consumer
    return consumer.eventually(
        lambda: consumer.create(wat, gestuurd), lambda seen: not answers.about_the_body(seen)
    )


@then(parsers.re(rf"neemt de provider (?P<wat>{_WAT}) weer aan"), converters={"wat": noun})
def _(stage: Stage, antwoord: Answer, wat: str) -> None:
    answers.permitted(antwoord)
    if antwoord.refused:
        demand(
            [
                Finding(
                    f"{the(wat)} is verwijderd, en wordt als nieuw geweigerd (status"
                    f" {antwoord.status})",
                    expected="2xx",
                    actual=antwoord.status,
                    exchange=antwoord.n,
                    source=CONTRACT,
                )
            ]
        )
    demand(answers.accepted(antwoord, stage.contract.resource(wat)))


def _was_deleted(answer: Answer, wat: str) -> None:
    """Raises CannotTell where the provider did not say so: another check judges that."""
    answers.permitted(answer)
    if not answer.ok:
        told = f"{the(wat)} is niet verwijderd (status {answer.status})"
        raise CannotTell("prerequisite", told, exchange=answer.n)
