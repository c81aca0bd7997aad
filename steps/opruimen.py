"""Het opruimen: deleting, and what has to go or stay with it. What stays visible of what was
deleted contradicts the contract: no text says how a deletion shows."""

from dataclasses import replace

from kcc_conformance.steps.actor_en_partij import KEPT
from kcc_conformance.steps.soorten import noun
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers, relations
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import CONTRACT, MOST, CannotTell, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import KLANTCONTACT, the
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.removal import absence, amiss, intact, remove
from kcc_conformance.probing.searches import by_marker
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.stage import Stage

_WAT = "de betrokkene|het actorklantcontact"

_AFTER = "een opvraging na het verwijderen"

_NOT_OFFERED = answers.NOT_OFFERED | {403}


@when("de consumer dat klantcontact verwijdert", target_fixture="verwijdering")
def _(stage: Stage, conversations: Conversations) -> Answer:
    removal = remove(conversations, beside=not stage.settings.quick)
    return _offered(stage.consumer, removal.answer)


@given(
    parsers.re(rf"een gesprek waarvan (?P<wat>{_WAT}) mag worden verwijderd"),
    converters={"wat": noun},
    target_fixture="registratie",
)
def _(conversations: Conversations, wat: str) -> Gesprek:
    return intact(conversations, wat)


@when(
    parsers.re(rf"de consumer (?P<wat>{_WAT}) van dat gesprek verwijdert"),
    converters={"wat": noun},
    target_fixture="verwijdering",
)
def _(consumer: Consumer, registratie: Gesprek, wat: str) -> Answer:
    return _offered(consumer, consumer.delete(wat, registratie.id_of(wat)))


@then("is dat klantcontact niet meer te vinden")
def _(consumer: Consumer, contract: Contract, registratie: Gesprek, verwijdering: Answer) -> None:
    demand(_gone(consumer, contract, "klantcontact", registratie.klantcontact_id, verwijdering))


@then(parsers.re(rf"is (?P<wat>{_WAT}) niet meer te vinden"), converters={"wat": noun})
def _(
    stage: Stage,
    conversations: Conversations,
    registratie: Gesprek,
    verwijdering: Answer,
    wat: str,
) -> None:
    wanted = registratie.id_of(wat)
    found = _gone(stage.consumer, stage.contract, wat, wanted, verwijdering)
    if found:
        amiss(conversations)
    demand(found)
    listing = relations.readable(Links(stage).of_klantcontact(wat, registratie, ()))
    if listing.has(wanted):
        amiss(conversations)
        demand(
            [
                Finding(
                    f"{the(wat)} is verwijderd maar staat nog in de lijst",
                    expected="niet in de lijst",
                    actual=wanted,
                    exchange=listing.answers[-1].n,
                    source=CONTRACT,
                )
            ]
        )


@then("staat dat klantcontact niet meer in de lijst")
def _(stage: Stage, registratie: Gesprek, verwijdering: Answer) -> None:
    _was_deleted(verwijdering)
    wanted = registratie.klantcontact_id
    listing = stage.consumer.eventually(
        lambda: by_marker(stage, stage.marker), lambda seen: not seen.has(wanted)
    )
    if relations.readable(listing).has(wanted):
        demand(
            [
                Finding(
                    "het klantcontact is verwijderd maar staat nog in de lijst",
                    expected="niet in de lijst",
                    actual=wanted,
                    exchange=listing.answers[-1].n,
                    source=CONTRACT,
                )
            ]
        )


@then("verwijst geen betrokkene of koppeling nog naar dat klantcontact")
def _(
    conversations: Conversations, contract: Contract, registratie: Gesprek, verwijdering: Answer
) -> None:
    _was_deleted(verwijdering)
    found: tuple[Finding, ...] = ()
    for name in ("betrokkene", "actorklantcontact"):
        if name not in contract.resources:
            continue
        resource = contract.resource(name)
        wanted = registratie.id_of(name)
        answer = absence(conversations, name, wanted)
        answers.permitted(answer)
        if not answer.ok and not answer.gone:
            raise CannotTell(
                "prerequisite", f"{the(name)} is niet te lezen (status {answer.status})"
            )
        if answer.ok and not relations.points_elsewhere(
            contract, resource, answer.body, "klantcontact", registratie.klantcontact_id
        ):
            found += (
                Finding(
                    f"{the(name)} verwijst nog naar een verwijderd klantcontact",
                    pointer=resource.attributes["klantcontact"].pointer,
                    expected="404",
                    actual=answer.status,
                    exchange=answer.n,
                    source=CONTRACT,
                ),
            )
    demand(found)


@then("toont de partij geen betrokkene van dat klantcontact meer")
def _(consumer: Consumer, contract: Contract, registratie: Gesprek, verwijdering: Answer) -> None:
    _was_deleted(verwijdering)
    resource = contract.resource("partij")
    if "betrokkenen" not in resource.attributes:
        return
    wanted = registratie.betrokkene_id

    def shows(answer: Answer) -> bool:
        return not relations.includes(contract, resource, answer.body, "betrokkenen", wanted)

    answer = consumer.read_settled("partij", registratie.partij_id, lambda seen: not shows(seen))
    answers.permitted(answer)
    if answer.ok and shows(answer):
        demand(
            [
                Finding(
                    "de partij toont nog een betrokkene van een verwijderd klantcontact",
                    pointer=resource.attributes["betrokkenen"].pointer,
                    expected="zonder deze betrokkene",
                    actual=wanted,
                    exchange=answer.n,
                    source=CONTRACT,
                )
            ]
        )


@then("bestaan de partij en de actor nog")
def _(consumer: Consumer, contract: Contract, registratie: Gesprek) -> None:
    found: tuple[Finding, ...] = ()
    for name in ("partij", "actor"):
        wanted = registratie.id_of(name)
        answer = consumer.read_settled(name, wanted)
        found += answers.found(answer, contract.resource(name), wanted)
    demand(found)


@then("bestaat het andere gesprek nog met alles erbij")
def _(stage: Stage, conversations: Conversations, ander_gesprek: Gesprek) -> None:
    contract, consumer = stage.contract, stage.consumer
    found: tuple[Finding, ...] = ()
    for name in ("klantcontact", "betrokkene", "actorklantcontact"):
        if name not in contract.resources:
            continue
        wanted = ander_gesprek.id_of(name)
        answer = consumer.read_settled(name, wanted)
        found += answers.found(answer, contract.resource(name), wanted)
    if found:
        amiss(conversations)
    demand(found)
    demand(Links(stage).only(ander_gesprek, "actor", (ander_gesprek.actor_id,)))


@then("bestaat het klantcontact van dat gesprek nog")
def _(
    consumer: Consumer, conversations: Conversations, contract: Contract, registratie: Gesprek
) -> None:
    wanted = registratie.klantcontact_id
    answer = consumer.read_settled("klantcontact", wanted)
    if not answer.ok:
        amiss(conversations)
    demand(answers.found(answer, contract.resource("klantcontact"), wanted))


@then("zijn het klantcontact, de partij en de actor niet veranderd")
def _(
    stage: Stage, conversations: Conversations, registratie: Gesprek, verwijdering: Answer
) -> None:
    found: tuple[Finding, ...] = ()
    if verwijdering.ok:
        for name in ("klantcontact", "partij", "actor"):
            resource, wanted = stage.contract.resource(name), registratie.id_of(name)
            answer = stage.consumer.read_settled(name, wanted)
            made = {each.id: each.values for each in stage.ledger.of(name)}
            sent = made.get(wanted, {})
            names = [key for key in sent if key in KEPT.get(name, KLANTCONTACT)]
            found += kept(
                stage.contract, resource, wanted, sent, answer, attributes=names, where=_AFTER
            )
    if found:
        amiss(conversations)
    demand(found, most=MOST)


def _offered(consumer: Consumer, answer: Answer) -> Answer:
    if answer.status in _NOT_OFFERED and not consumer.declared.present(DELETE):
        raise Inapplicable(
            f"de provider laat deze consumer niet verwijderen (status {answer.status})"
        )
    return answer


def _was_deleted(answer: Answer) -> None:
    """Raises CannotTell where the provider did not say so: another check judges that."""
    if not answer.ok:
        told = f"het klantcontact is niet verwijderd (status {answer.status})"
        raise CannotTell("prerequisite", told, exchange=answer.n)


def _gone(
    consumer: Consumer, contract: Contract, name: str, record_id: str, deletion: Answer
) -> tuple[Finding, ...]:
    answers.permitted(deletion)
    if not deletion.ok:
        return (
            Finding(
                f"{the(name)} kan niet worden verwijderd (status {deletion.status})",
                expected="200 of 204",
                actual=deletion.status,
                exchange=deletion.n,
            ),
        )
    answer = consumer.eventually(lambda: consumer.read(name, record_id), lambda seen: seen.gone)
    return tuple(
        replace(each, source=CONTRACT) for each in answers.absent(answer, contract.resource(name))
    )
