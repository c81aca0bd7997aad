"""De relaties: who was involved in a klantcontact, read from both sides."""

from collections.abc import Mapping
from functools import partial

from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers, relations
from kcc_conformance.checks.echo import echo
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import coupled
from kcc_conformance.consumer.registration import Gesprek, betrokkene_values
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Resource
from kcc_conformance.findings import Finding, Inapplicable, demand
from kcc_conformance.probing.links import Links, partijen_of
from kcc_conformance.stage.stage import Stage


def _link(registratie: Gesprek) -> dict[str, object]:
    return {"actor": registratie.actor_id, "klantcontact": registratie.klantcontact_id}


def _person(registratie: Gesprek) -> dict[str, object]:
    return betrokkene_values(registratie.klantcontact_id, registratie.partij_id)


def _right_link(
    contract: Contract, registratie: Gesprek, record: object, exchange: int, where: str
) -> tuple[Finding, ...]:
    if contract.actors_inside:
        return relations.refers(
            contract,
            contract.coupling,
            record,
            "actoren",
            (registratie.actor_id,),
            exchange=exchange,
        )
    return echo(
        contract,
        contract.coupling,
        _link(registratie),
        record,
        exchange=exchange,
        where=where,
        clause="C0992-2.10",
    )


def _untold(contract: Contract, record: object) -> bool:
    attribute = contract.coupling.attributes["actoren"]
    return wire.value_of(record, attribute) is wire.MISSING


def _right_person(
    contract: Contract, registratie: Gesprek, record: object, exchange: int, where: str
) -> tuple[Finding, ...]:
    return echo(
        contract,
        contract.resource("betrokkene"),
        _person(registratie),
        record,
        exchange=exchange,
        where=where,
    )


@then(
    "noemt het antwoord op de registratie van de koppeling de juiste actor en het juiste"
    " klantcontact"
)
def _(contract: Contract, registratie: Gesprek) -> None:
    answer = registratie.actorklantcontact
    demand(answers.accepted(answer, contract.coupling))
    if contract.actors_inside and _untold(contract, answer.body):
        return  # what an answer to a registration leaves out, a later reading shows
    demand(
        _right_link(contract, registratie, answer.body, answer.n, "het antwoord op de koppeling")
    )


@then("noemt de koppeling bij een latere opvraging de juiste actor en het juiste klantcontact")
def _(conversations: Conversations, contract: Contract, registratie: Gesprek) -> None:
    resource = contract.coupling
    wanted = registratie.actorklantcontact_id
    answer = conversations.memory.reading(resource.name, wanted)
    demand(answers.found(answer, resource, wanted))
    demand(_right_link(contract, registratie, answer.body, answer.n, "een latere opvraging"))


@then(
    "noemt het antwoord op de registratie van de betrokkene de juiste partij, het juiste"
    " klantcontact en de juiste rol"
)
def _(contract: Contract, registratie: Gesprek) -> None:
    answer = registratie.betrokkene
    resource = contract.resource("betrokkene")
    demand(answers.accepted(answer, resource, registratie.betrokkene_record))
    demand(
        _right_person(
            contract,
            registratie,
            registratie.betrokkene_record,
            answer.n,
            "het antwoord op de betrokkene",
        )
    )


@then(
    "noemt de betrokkene bij een latere opvraging de juiste partij, het juiste klantcontact en de"
    " juiste rol"
)
def _(conversations: Conversations, contract: Contract, registratie: Gesprek) -> None:
    resource = contract.resource("betrokkene")
    wanted = registratie.betrokkene_id
    answer = conversations.memory.reading("betrokkene", wanted)
    demand(answers.found(answer, resource, wanted))
    demand(_right_person(contract, registratie, answer.body, answer.n, "een latere opvraging"))


@when("de consumer de koppelingen van het klantcontact opvraagt", target_fixture="lijst")
def _(stage: Stage, registratie: Gesprek) -> Listing:
    return Links(stage).of_klantcontact(
        "actorklantcontact", registratie, (registratie.actorklantcontact_id,)
    )


@when("de consumer de betrokkenen van het klantcontact opvraagt", target_fixture="lijst")
def _(stage: Stage, registratie: Gesprek) -> Listing:
    return Links(stage).of_klantcontact("betrokkene", registratie, (registratie.betrokkene_id,))


@then("is dat alleen de koppeling met de juiste actor")
def _(stage: Stage, registratie: Gesprek, lijst: Listing) -> None:
    wanted = registratie.actorklantcontact_id
    _only(stage, lijst, wanted, _link(registratie), "koppelingen", "C0992-2.10")


@then("is dat alleen de betrokkene met de juiste partij")
def _(stage: Stage, registratie: Gesprek, lijst: Listing) -> None:
    wanted = registratie.betrokkene_id
    _only(stage, lijst, wanted, _person(registratie), "betrokkenen", "C0992-1.9")


def _only(
    stage: Stage, lijst: Listing, wanted: str, sent: dict[str, object], what: str, clause: str
) -> None:
    """Demands that the list has this record of the klantcontact alone, with what was sent."""
    contract = stage.contract
    last = answers.permitted(lijst.answers[-1])
    demand(
        relations.lists_exactly(
            lijst,
            (wanted,),
            what=f"de {what} van het klantcontact",
            clause=clause,
            own=partial(_of_this, stage, lijst.resource, sent),
        )
    )
    demand(
        echo(
            contract,
            lijst.resource,
            sent,
            lijst.get(wanted),
            clause=clause,
            exchange=last.n,
            where=f"de lijst van {what}",
        )
    )


def _of_this(stage: Stage, resource: Resource, sent: Mapping[str, object], item: object) -> bool:
    """Whether an item of a list of links belongs to the klantcontact that was asked for, and is no
    link to an actor of the provider's own (ADR 23)."""
    contract = stage.contract
    wanted = str(sent["klantcontact"])
    if relations.points_elsewhere(contract, resource, item, "klantcontact", wanted):
        return False
    actors = wire.id_keys(stage.ledger.ids("actor"))
    return "actor" not in sent or relations.points_to(
        contract, item, resource.attributes["actor"], actors
    )


@then(parsers.re(r"toont het klantcontact alleen deze (?P<wat>actor|betrokkene)"))
def _(stage: Stage, registratie: Gesprek, antwoord: Answer, wat: str) -> None:
    contract = stage.contract
    name, wanted = {
        "actor": ("actoren", registratie.actor_id),
        "betrokkene": ("betrokkenen", registratie.betrokkene_id),
    }[wat]
    resource = contract.resource("klantcontact")
    if name not in resource.attributes:
        raise Inapplicable(f"het contract toont de {wat} niet bij het klantcontact zelf")
    demand(answers.found(antwoord, resource, registratie.klantcontact_id))
    demand(
        relations.refers(
            contract,
            resource,
            antwoord.body,
            name,
            (str(wanted),),
            known=stage.ledger.ids("actor") if wat == "actor" else None,
            exchange=antwoord.n,
        )
    )


@when("de consumer de partij opvraagt", target_fixture="antwoord")
def _(consumer: Consumer, contract: Contract, registratie: Gesprek) -> Answer:
    wanted = registratie.betrokkene_id
    return consumer.read_settled(
        "partij",
        registratie.partij_id,
        lambda answer: (
            not relations.includes(
                contract, contract.resource("partij"), answer.body, "betrokkenen", wanted
            )
        ),
    )


@then("toont de partij deze betrokkene")
def _(contract: Contract, registratie: Gesprek, antwoord: Answer) -> None:
    resource = contract.resource("partij")
    if "betrokkenen" not in resource.attributes:
        raise Inapplicable("het contract toont de betrokkenen niet bij de partij")
    demand(answers.found(antwoord, resource, registratie.partij_id))
    demand(
        relations.includes(
            contract,
            resource,
            antwoord.body,
            "betrokkenen",
            registratie.betrokkene_id,
            exchange=antwoord.n,
        )
    )


@then(parsers.re(r"hoort bij elk klantcontact alleen de eigen (?P<wat>actor|partij)"))
def _(
    stage: Stage, conversations: Conversations, gesprekken: tuple[Gesprek, ...], wat: str
) -> None:
    found: tuple[Finding, ...] = ()
    links = Links(stage, conversations.memory)
    for each in gesprekken:
        found += links.only(each, wat, (each.id_of(wat),))
        own = each.actor_id if wat == "actor" else each.betrokkene_id
        found += links.shown(each, wat, (str(own),))
    demand(found)


@then(parsers.re(r"horen bij het klantcontact (?:beide|alle drie de) (?P<wie>actoren|partijen)"))
def _(stage: Stage, registratie: Gesprek, wie: str) -> None:
    if wie == "partijen":
        demand(Links(stage).only(registratie, "partij", partijen_of(stage, registratie)))
        return
    actors = coupled(stage.contract, stage.ledger, registratie.klantcontact_id)
    demand(Links(stage).only(registratie, "actor", tuple(sorted({*actors}))))
    demand(Links(stage).shown(registratie, "actor", tuple(sorted({*actors}))))
