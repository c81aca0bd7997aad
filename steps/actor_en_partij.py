"""De medewerker en de klant: the actor and the partij themselves."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pytest
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.people import Introduction, People, turned_down
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import Finding, Inapplicable, demand
from kcc_conformance.probing.betrokkenen import Betrokkenen

# What the consumer sent and the text or the contract obliges to keep.
KEPT = {
    "actor": ("naam", "soort_actor", "indicatie_actief"),
    "partij": ("soort_partij", "indicatie_actief"),
    "betrokkene": ("klantcontact", "partij", "rol"),
}
CLAUSE = {"actor": "C0992-1.1a", "partij": "C0992-1.9"}


@pytest.fixture(scope="session")
def betrokkenen(conversations: Conversations) -> Betrokkenen:
    """The betrokkenen that checks share."""
    return Betrokkenen(conversations)


@when("de consumer die actor opvraagt", target_fixture="antwoord")
def _(conversations: Conversations, actor_id: str) -> Answer:
    return conversations.memory.reading("actor", actor_id)


@then("toont de provider die actor")
def _(contract: Contract, people: People, actor_id: str, antwoord: Answer) -> None:
    if people.given("actor") is not None and not antwoord.ok and not people.offered("actor"):
        raise Inapplicable("de provider laat geen actoren zien; het opgegeven ID is gebruikt")
    demand(answers.found(antwoord, contract.resource("actor"), actor_id))


@when("de consumer een nieuwe medewerker als actor aanmeldt", target_fixture="kennismaking")
def _(conversations: Conversations) -> Introduction:
    return conversations.introduction("actor")


@when("de consumer een nieuwe klant als partij aanmeldt", target_fixture="kennismaking")
def _(conversations: Conversations) -> Introduction:
    return conversations.introduction("partij")


@then(parsers.re(r"neemt de provider de (?P<wat>actor|partij) aan"))
def _(contract: Contract, people: People, kennismaking: Introduction, wat: str) -> None:
    if people.not_allowed(wat, kennismaking.answer):
        raise Inapplicable(f"een consumer mag hier geen {wat} aanmaken")
    if turned_down(kennismaking.answer):
        raise people.none_to_be_had(wat, kennismaking.answer)
    demand(answers.accepted(kennismaking.answer, contract.resource(wat)))


@then(parsers.re(r"toont de provider de (?P<wat>actor|partij) met de aangemelde gegevens"))
def _(consumer: Consumer, contract: Contract, kennismaking: Introduction, wat: str) -> None:
    resource = contract.resource(wat)
    record_id = answers.new_id(kennismaking.answer, resource)
    answer = consumer.read_settled(wat, record_id)
    demand(answers.found(answer, resource, record_id))
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


@when(
    parsers.re(
        r"de consumer een (?P<wie>partij|betrokkene) met de naam"
        r' "(?P<voornaam>.*)" "(?P<achternaam>.*)" registreert'
    ),
    target_fixture="kennismaking",
)
def _(
    people: People,
    betrokkenen: Betrokkenen,
    consumer: Consumer,
    wie: str,
    voornaam: str,
    achternaam: str,
) -> Introduction:
    if wie == "partij":
        achternaam = consumer.marked(achternaam)
    return _introduced(people, betrokkenen, wie, {"voornaam": voornaam, "achternaam": achternaam})


@when(
    parsers.re(
        r"de consumer een (?P<wie>partij|betrokkene) met een zo lang mogelijke naam registreert"
    ),
    target_fixture="kennismaking",
)
def _(
    contract: Contract, people: People, betrokkenen: Betrokkenen, consumer: Consumer, wie: str
) -> Introduction:
    attributes = contract.resource(wie).attributes
    names: dict[str, str] = {}
    first = consumer.marked("Testa") if wie == "partij" else "Testa"
    for name in ("voornaam", "achternaam"):
        longest = attributes[name].max
        if longest is None:
            raise Inapplicable(f"het contract kent geen grens aan {name}")
        names[name] = (first + "-Testa" * longest)[: longest - 1] + "z"
    return _introduced(people, betrokkenen, wie, names)


@when(
    parsers.re(
        r"de consumer een betrokkene met rol (?P<rol>\w+) en initiator (?P<initiator>Ja|Nee)"
        r" registreert"
    ),
    target_fixture="kennismaking",
)
def _(betrokkenen: Betrokkenen, rol: str, initiator: str) -> Introduction:
    return betrokkenen.with_role(rol, initiator)


@then(parsers.re(r"toont een latere opvraging van die (?P<wie>partij|betrokkene) dezelfde naam"))
def _(
    consumer: Consumer,
    contract: Contract,
    people: People,
    betrokkenen: Betrokkenen,
    kennismaking: Introduction,
    wie: str,
) -> None:
    names = ("voornaam", "achternaam")
    if wie == "betrokkene":
        judge = partial(_later, contract, betrokkenen.later, wie, names)
        demand(betrokkenen.judged(kennismaking, names, judge))
        return
    if people.not_allowed("partij", kennismaking.answer):
        raise Inapplicable("een consumer mag hier geen partij aanmaken")
    read = partial(consumer.read_settled, "partij")
    demand(_later(contract, read, wie, names, kennismaking))


@then("toont een latere opvraging dezelfde rol en hetzelfde initiatief")
def _(contract: Contract, betrokkenen: Betrokkenen, kennismaking: Introduction) -> None:
    names = ("rol", "initiator")
    judge = partial(_later, contract, betrokkenen.later, "betrokkene", names)
    demand(betrokkenen.judged(kennismaking, names, judge))


def _later(
    contract: Contract,
    read: Callable[[str], Answer],
    wie: str,
    names: tuple[str, ...],
    introduction: Introduction,
) -> Sequence[Finding]:
    """What is amiss with these attributes when the new record is asked for later."""
    resource = contract.resource(wie)
    refused = answers.accepted(introduction.answer, resource)
    if refused:
        return refused
    record_id = answers.new_id(introduction.answer, resource)
    answer = read(record_id)
    return answers.found(answer, resource, record_id) or echo(
        contract,
        resource,
        introduction.sent,
        answer.body,
        attributes=names,
        exchange=answer.n,
        where="een latere opvraging",
        clause="API-6",
    )


def _introduced(
    people: People, betrokkenen: Betrokkenen, wie: str, names: Mapping[str, str]
) -> Introduction:
    return people.introduce("partij", **names) if wie == "partij" else betrokkenen.named(names)


@given(
    "twee klanten met dezelfde naam die na elkaar als partij zijn aangemeld",
    target_fixture="naamgenoten",
)
def _(conversations: Conversations, contract: Contract) -> Sequence[Introduction]:
    if "achternaam" not in contract.resource("partij").attributes:
        raise Inapplicable("het contract kent geen naam van een partij")
    first = conversations.introduction("partij")
    if turned_down(first.answer):
        raise Inapplicable("een consumer mag hier geen partij aanmaken")
    second = conversations.memory.once("naamgenoot", lambda: _namesake(conversations, first))
    if turned_down(second.answer):
        raise Inapplicable("de provider neemt geen tweede partij met dezelfde naam aan")
    return first, second


def _namesake(conversations: Conversations, first: Introduction) -> Introduction:
    """A partij with the same name, that is no longer active: one request."""
    names = {name: first.sent[name] for name in ("voornaam", "achternaam")}
    return conversations.people.introduce("partij", **names, indicatie_actief="Nee")


@then("zijn dat twee partijen, elk met de eigen gegevens")
def _(consumer: Consumer, contract: Contract, naamgenoten: Sequence[Introduction]) -> None:
    resource = contract.resource("partij")
    first, second = (answers.new_id(each.answer, resource) for each in naamgenoten)
    told = naamgenoten[1].answer
    if wire.same_id(first, second):
        demand(
            [
                Finding(
                    "een tweede partij met dezelfde naam krijgt het ID van de eerste",
                    pointer=resource.id_pointer,
                    expected="een ID van zichzelf",
                    actual=second,
                    exchange=told.n,
                )
            ]
        )
    for each, wanted in zip(naamgenoten, (first, second), strict=True):
        later = consumer.read_settled("partij", wanted)
        demand(answers.found(later, resource, wanted))
        demand(
            echo(
                contract,
                resource,
                each.sent,
                later.body,
                attributes=KEPT["partij"],
                exchange=later.n,
                where="een latere opvraging",
                clause=CLAUSE["partij"],
            )
        )
