"""De medewerker en de klant: the actor and the partij themselves."""

from pytest_bdd import parsers, then, when

from kcc_conformance import wire
from kcc_conformance.cast import Cast, Introduction
from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.consumer import Consumer
from kcc_conformance.contract import Contract
from kcc_conformance.findings import Inapplicable, demand
from kcc_conformance.provider import Answer

# What the consumer sent and the text or the contract obliges to keep.
KEPT = {
    "actor": ("naam", "soort_actor", "indicatie_actief"),
    "partij": ("soort_partij", "indicatie_actief"),
}
CLAUSE = {"actor": "C0992-1.1a", "partij": "C0992-1.9"}


@when("de consumer die actor opvraagt", target_fixture="antwoord")
def _(consumer: Consumer, actor_id: str) -> Answer:
    return consumer.read_settled("actor", actor_id)


@then("toont de provider die actor")
def _(contract: Contract, actor_id: str, antwoord: Answer) -> None:
    demand(answers.found(antwoord, contract.resource("actor"), actor_id))


@when("de consumer een nieuwe medewerker als actor aanmeldt", target_fixture="kennismaking")
def _(people: Cast) -> Introduction:
    return people.introduce("actor")


@when("de consumer een nieuwe klant als partij aanmeldt", target_fixture="kennismaking")
def _(people: Cast) -> Introduction:
    return people.introduce("partij")


@then(parsers.re(r"neemt de provider de (?P<wat>actor|partij) aan"))
def _(contract: Contract, people: Cast, kennismaking: Introduction, wat: str) -> None:
    if people.not_allowed(wat, kennismaking.answer):
        raise Inapplicable(f"een consumer mag hier geen {wat} aanmaken")
    demand(answers.accepted(kennismaking.answer, contract.resource(wat)))


@then(parsers.re(r"toont de provider de (?P<wat>actor|partij) met zijn eigen gegevens"))
def _(consumer: Consumer, contract: Contract, kennismaking: Introduction, wat: str) -> None:
    resource = contract.resource(wat)
    record_id = wire.identifier(resource, kennismaking.answer.body)
    answer = consumer.read_settled(wat, str(record_id))
    demand(answers.found(answer, resource, str(record_id)))
    demand(
        echo(
            contract,
            resource,
            kennismaking.sent,
            answer.body,
            attributes=KEPT[wat],
            exchange=answer.n,
            where="een latere opvraging",
            clause=CLAUSE[wat],
        )
    )
