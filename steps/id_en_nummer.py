"""ID en Nummer: what the provider gives out, and what it does with those of a consumer."""

from pytest_bdd import then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import same_value
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Attempt, Registratie, usable
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Attribute, Contract
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import CLAUSES
from kcc_conformance.settings.declared import ASSIGNED
from kcc_conformance.stage.stage import Stage


@when(
    "de consumer een klantcontact met een zelfbedacht ID registreert",
    target_fixture="eigen_id",
)
def _(conversations: Conversations) -> tuple[str, Answer]:
    return conversations.own_id()


@then("heeft het klantcontact een ID")
def _(contract: Contract, registratie: Attempt) -> None:
    answer = answers.permitted(registratie.klantcontact)
    if not answer.ok:
        raise CannotTell("prerequisite", f"het klantcontact is niet aangenomen ({answer.status})")
    demand(
        answers.shows_record(
            answer,
            contract.resource("klantcontact"),
            registratie.klantcontact_record,
        )
    )


@then("is het klantcontact onder dat ID op te vragen")
def _(conversations: Conversations, contract: Contract, registratie: Attempt) -> None:
    wanted = usable(registratie).klantcontact_id
    answer = conversations.memory.reading("klantcontact", wanted)
    demand(answers.found(answer, contract.resource("klantcontact"), wanted))


@then("hebben de klantcontacten verschillende ID's")
def _(gesprekken: tuple[Registratie, ...]) -> None:
    ids = [found.klantcontact_id for found in gesprekken]
    if len(wire.id_keys(ids)) < len(ids):
        demand(
            [
                Finding(
                    "twee klantcontacten hebben hetzelfde ID",
                    expected="verschillende ID's",
                    actual=ids,
                    clause="C0992-2.1",
                    exchange=gesprekken[-1].klantcontact.n,
                )
            ]
        )


@then("staat onder elk ID het eigen klantcontact")
def _(
    conversations: Conversations, contract: Contract, gesprekken: tuple[Registratie, ...]
) -> None:
    resource = contract.resource("klantcontact")
    attribute = resource.attributes["onderwerp"]
    for each, other in (gesprekken[:2], gesprekken[1::-1]):
        wanted = each.klantcontact_id
        answer = conversations.memory.reading("klantcontact", wanted)
        demand(answers.found(answer, resource, wanted))
        if same_value(
            contract, attribute, other.sent["onderwerp"], wire.value_of(answer.body, attribute)
        ):
            demand(
                [
                    Finding(
                        "onder het ID van het ene klantcontact staat het andere",
                        pointer=attribute.pointer,
                        expected=each.sent["onderwerp"],
                        actual=other.sent["onderwerp"],
                        clause=CLAUSES["id"],
                        exchange=answer.n,
                    )
                ]
            )


@then("heeft het klantcontact niet het zelfbedachte ID")
def _(contract: Contract, eigen_id: tuple[str, Answer]) -> None:
    own, answer = eigen_id
    answers.permitted(answer)
    if answer.refused:
        return
    resource = contract.resource("klantcontact")
    demand(answers.accepted(answer, resource))
    if wire.same_id(wire.identifier(resource, answer.body), own):
        demand(
            [
                Finding(
                    "de provider neemt een ID over dat de consumer bedacht",
                    pointer=resource.id_pointer,
                    expected="een ID van de provider",
                    actual=own,
                    clause="C0992-2.1",
                    exchange=answer.n,
                )
            ]
        )


@then("toont een latere opvraging hetzelfde Nummer als het antwoord op de registratie")
def _(stage: Stage, conversations: Conversations, registratie: Registratie) -> None:
    attribute = _number(stage.contract)
    first = wire.value_of(registratie.klantcontact_record, attribute)
    declared = stage.consumer.declared
    if declared.present(ASSIGNED) and first in (None, wire.MISSING):
        demand([_unnumbered(attribute, registratie)])
    if declared.absent(ASSIGNED) and not attribute.required:
        first = None
    if first in (None, wire.MISSING) and attribute.explicit:
        registratie = conversations.named("eigen nummer", conversations.numbered)
        first = wire.value_of(registratie.klantcontact_record, attribute)
    if first in (None, wire.MISSING):
        raise Inapplicable("de provider kent geen Nummer toe (zie vraag Q7)")
    wanted = registratie.klantcontact_id
    answer = conversations.memory.reading(
        "klantcontact",
        wanted,
        lambda seen: same_value(
            stage.contract, attribute, first, wire.value_of(seen.body, attribute)
        ),
    )
    demand(answers.found(answer, stage.contract.resource("klantcontact"), wanted))
    later = wire.value_of(answer.body, attribute)
    if not same_value(stage.contract, attribute, first, later):
        demand(
            [
                Finding(
                    "het Nummer is bij een latere opvraging anders dan bij de registratie",
                    pointer=attribute.pointer,
                    expected=first,
                    actual=repr(later) if later is wire.MISSING else later,
                    clause=CLAUSES["nummer"],
                    exchange=answer.n,
                )
            ]
        )


@then("hebben de klantcontacten niet hetzelfde Nummer")
def _(consumer: Consumer, contract: Contract, gesprekken: tuple[Registratie, ...]) -> None:
    attribute = _number(contract)
    if not attribute.required:
        consumer.declared.need(ASSIGNED)
    numbers = [wire.value_of(each.klantcontact_record, attribute) for each in gesprekken]
    given_ones = [n for n in numbers if n is not None and n is not wire.MISSING]
    if not given_ones and consumer.declared.present(ASSIGNED):
        demand([_unnumbered(attribute, gesprekken[0])])
    if not given_ones:
        raise Inapplicable("de provider kent geen Nummer toe (zie vraag Q7)")
    if len({str(n) for n in given_ones}) < len(given_ones):
        demand(
            [
                Finding(
                    "twee klantcontacten hebben hetzelfde Nummer",
                    pointer=attribute.pointer,
                    expected="verschillende nummers",
                    actual=numbers,
                    clause=CLAUSES["nummer"],
                    exchange=gesprekken[-1].klantcontact.n,
                )
            ]
        )


def _unnumbered(attribute: Attribute, registratie: Registratie) -> Finding:
    return Finding(
        "het klantcontact kreeg geen Nummer, hoewel de provider dat volgens --capability toekent",
        pointer=attribute.pointer,
        expected="een Nummer",
        clause=CLAUSES["nummer"],
        exchange=registratie.klantcontact.n,
    )


def _number(contract: Contract) -> Attribute:
    return contract.resource("klantcontact").attributes["nummer"]
