"""Het klantcontact: reading it back and looking at its attributes."""

import re

from pytest_bdd import given, parsers, then, when

from kcc_conformance import wire
from kcc_conformance.checks import answers, relations
from kcc_conformance.checks.echo import echo, same_value
from kcc_conformance.consumer import Consumer
from kcc_conformance.contract import Attribute, Contract
from kcc_conformance.conversations import Conversations, usable
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, demand
from kcc_conformance.provider import Answer
from kcc_conformance.registration import Registratie, register
from kcc_conformance.stage import Stage, offers_filter
from kcc_conformance.vocabulary import CLAUSES, key_of

POSTED, READ, LISTED = (
    "het antwoord op de registratie",
    "een latere opvraging",
    "de lijst van klantcontacten",
)
BRON = f"({POSTED}|{READ}|{LISTED})"


@given(
    parsers.re(r'een klantcontact met als (?P<attribuut>[^"]+) "(?P<waarde>.*)"'),
    target_fixture="registratie",
)
def _(conversations: Conversations, contract: Contract, attribuut: str, waarde: str) -> Registratie:
    key = key_of(attribuut)
    if key not in contract.resource("klantcontact").attributes:
        raise Inapplicable(f"het contract kent geen {attribuut}")
    if key != "kanaal":
        return conversations.bare(**{key: waarde})
    found = register(
        conversations.consumer, conversations.values(kanaal=waarde), actor_id=None, partij_id=None
    )
    if answers.refused(found.klantcontact) == ():
        raise Inapplicable("de provider kent dit kanaal niet, en dat mag (zie vraag Q15)")
    return usable(found)


@when("de consumer het klantcontact opvraagt", target_fixture="antwoord")
def _(consumer: Consumer, contract: Contract, registratie: Registratie) -> Answer:
    return consumer.read_settled(
        "klantcontact",
        str(registratie.klantcontact_id),
        lambda answer: _relations_shown(contract, registratie, answer),
    )


@when(
    "de consumer een klantcontact met een zelfbedacht ID registreert",
    target_fixture="eigen_id",
)
def _(consumer: Consumer, conversations: Conversations, contract: Contract) -> tuple[str, Answer]:
    own = consumer.unknown_id()
    resource = contract.resource("klantcontact")
    answer = consumer.create("klantcontact", conversations.values(), extra={resource.id: own})
    return own, answer


@then("neemt de provider elke stap van de registratie aan")
def _(contract: Contract, registratie: Registratie) -> None:
    found = answers.accepted(
        registratie.klantcontact,
        contract.resource("klantcontact"),
        registratie.klantcontact_record,
    )
    demand(found)
    if registratie.actorklantcontact is not None:
        found += answers.accepted(
            registratie.actorklantcontact, contract.resource("actorklantcontact")
        )
    if registratie.betrokkene is not None:
        found += answers.accepted(
            registratie.betrokkene, contract.resource("betrokkene"), registratie.betrokkene_record
        )
    demand(found)


@then("toont de provider dat klantcontact")
def _(contract: Contract, registratie: Registratie, antwoord: Answer) -> None:
    resource = contract.resource("klantcontact")
    demand(answers.found(antwoord, resource, str(registratie.klantcontact_id)))
    demand(
        echo(
            contract,
            resource,
            registratie.sent,
            antwoord.body,
            attributes=("onderwerp",),
            exchange=antwoord.n,
            where="de opvraging",
        )
    )


@then(parsers.re(rf'toont (?P<bron>{BRON}) als (?P<attribuut>[^"]+) "(?P<waarde>.*)"'))
def _(stage: Stage, registratie: Registratie, bron: str, attribuut: str, waarde: str) -> None:
    demand(_echoed(stage, registratie, bron, key_of(attribuut), waarde))


@then(parsers.re(rf"toont (?P<bron>{BRON}) als (?P<attribuut>\w+) de tekst van het voorbeeld"))
def _(
    stage: Stage, conversations: Conversations, registratie: Registratie, bron: str, attribuut: str
) -> None:
    key = key_of(attribuut)
    demand(_echoed(stage, registratie, bron, key, str(conversations.example()[key])))


@then(parsers.re(rf"toont (?P<bron>{BRON}) de vraag en het antwoord van het voorbeeld"))
def _(stage: Stage, conversations: Conversations, registratie: Registratie, bron: str) -> None:
    text = str(conversations.example()["inhoud"])
    question, marker, reply = text.partition("Antwoord:")
    record, exchange = _record(stage, registratie, bron)
    attribute = stage.contract.resource("klantcontact").attributes["inhoud"]
    shown = wire.value_of(record, attribute)
    folded = re.sub(r"\s+", " ", shown) if isinstance(shown, str) else ""
    missing = [
        name
        for name, part in (("de vraag", question), ("het antwoord", marker + reply))
        if part.strip() not in folded
    ]
    if missing:
        demand(
            [
                Finding(
                    message=f"{' en '.join(missing)} staat niet in {bron}",
                    pointer=attribute.pointer,
                    expected=text,
                    actual=shown if isinstance(shown, str) else repr(shown),
                    clause="C0992-2.0",
                    exchange=exchange,
                )
            ]
        )


@then("heeft het klantcontact een ID")
def _(contract: Contract, registratie: Registratie) -> None:
    demand(
        answers.shows_record(
            registratie.klantcontact,
            contract.resource("klantcontact"),
            registratie.klantcontact_record,
        )
    )


@then("is het klantcontact onder dat ID op te vragen")
def _(consumer: Consumer, contract: Contract, registratie: Registratie) -> None:
    wanted = str(registratie.klantcontact_id)
    answer = consumer.read_settled("klantcontact", wanted)
    demand(answers.found(answer, contract.resource("klantcontact"), wanted))


@then("hebben de klantcontacten verschillende ID's")
def _(gesprekken: tuple[Registratie, ...]) -> None:
    ids = [str(found.klantcontact_id) for found in gesprekken]
    if len({text.lower() for text in ids}) < len(ids):
        demand(
            [
                Finding(
                    "twee klantcontacten hebben hetzelfde ID",
                    "",
                    "verschillende ID's",
                    ids,
                    "C0992-2.1",
                    gesprekken[-1].klantcontact.n,
                )
            ]
        )


@then("staat onder elk ID het eigen klantcontact")
@then("toont elk klantcontact bij een latere opvraging zijn eigen gegevens")
def _(consumer: Consumer, contract: Contract, gesprekken: tuple[Registratie, ...]) -> None:
    resource = contract.resource("klantcontact")
    found: tuple[Finding, ...] = ()
    for each in gesprekken:
        wanted = str(each.klantcontact_id)
        answer = consumer.read_settled("klantcontact", wanted)
        problem = answers.found(answer, resource, wanted)
        found += problem or echo(
            contract,
            resource,
            each.sent,
            answer.body,
            exchange=answer.n,
            where="een latere opvraging",
        )
    demand(found)


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
                    f"/{resource.id}",
                    "een ID van de provider",
                    own,
                    "C0992-2.1",
                    answer.n,
                )
            ]
        )


@then("toont een latere opvraging hetzelfde Nummer als het antwoord op de registratie")
def _(stage: Stage, conversations: Conversations, registratie: Registratie) -> None:
    attribute = _number(stage.contract)
    first = wire.value_of(registratie.klantcontact_record, attribute)
    if first in (None, wire.MISSING) and attribute.explicit:
        registratie = conversations.named(
            "eigen nummer",
            lambda: conversations.bare(nummer=stage.consumer.fresh_number()),
        )
        first = wire.value_of(registratie.klantcontact_record, attribute)
    if first in (None, wire.MISSING):
        raise Inapplicable("de provider kent geen Nummer toe (zie vraag Q7)")
    record, exchange = _record(stage, registratie, READ)
    later = wire.value_of(record, attribute)
    if not same_value(stage.contract, attribute, first, later):
        demand(
            [
                Finding(
                    "het Nummer is bij een latere opvraging anders dan bij de registratie",
                    attribute.pointer,
                    first,
                    repr(later) if later is wire.MISSING else later,
                    CLAUSES["nummer"],
                    exchange,
                )
            ]
        )


@then("hebben de klantcontacten niet hetzelfde Nummer")
def _(contract: Contract, gesprekken: tuple[Registratie, ...]) -> None:
    attribute = _number(contract)
    numbers = [wire.value_of(each.klantcontact_record, attribute) for each in gesprekken]
    given_ones = [n for n in numbers if n is not None and n is not wire.MISSING]
    if not given_ones:
        raise Inapplicable("de provider kent geen Nummer toe (zie vraag Q7)")
    if len({str(n) for n in given_ones}) < len(given_ones):
        demand(
            [
                Finding(
                    "twee klantcontacten hebben hetzelfde Nummer",
                    attribute.pointer,
                    "verschillende nummers",
                    numbers,
                    CLAUSES["nummer"],
                    gesprekken[-1].klantcontact.n,
                )
            ]
        )


@then("toont het klantcontact geen interne taken")
def _(contract: Contract, antwoord: Answer) -> None:
    resource = contract.resource("klantcontact")
    if "interne_taken" not in resource.attributes:
        raise Inapplicable("het contract toont geen interne taken bij het klantcontact")
    answers.permitted(antwoord)
    if not antwoord.ok:
        raise CannotTell("prerequisite", "het klantcontact is niet op te vragen")
    demand(
        relations.refers(
            contract, resource, antwoord.body, "interne_taken", (), exchange=antwoord.n
        )
    )


def _echoed(
    stage: Stage, registratie: Registratie, bron: str, key: str, value: str
) -> tuple[Finding, ...]:
    resource = stage.contract.resource("klantcontact")
    if key not in resource.attributes:
        raise Inapplicable("het contract kent dit attribuut niet")
    record, exchange = _record(stage, registratie, bron, key, value)
    return echo(stage.contract, resource, {key: value}, record, exchange=exchange, where=bron)


def _record(
    stage: Stage, registratie: Registratie, bron: str, key: str = "", value: str = ""
) -> tuple[object, int]:
    wanted = str(registratie.klantcontact_id)
    resource = stage.contract.resource("klantcontact")
    consumer = stage.consumer
    if bron == POSTED:
        return registratie.klantcontact_record, registratie.klantcontact.n
    if bron == READ:
        answer = consumer.read_settled(
            "klantcontact",
            wanted,
            lambda seen: not key or not echo(stage.contract, resource, {key: value}, seen.body),
        )
        demand(answers.found(answer, resource, wanted))
        return answer.body, answer.n
    narrowed = "partij" if offers_filter(stage, "klantcontact", "partij") else None
    values = {"partij": str(registratie.partij_id)} if narrowed else {}
    listing = consumer.eventually(
        lambda: consumer.listing("klantcontact", narrowed, **values),
        lambda seen: seen.has(wanted),
    )
    record = listing.get(wanted)
    if record is None and narrowed:
        listing = consumer.listing("klantcontact")
        record = listing.get(wanted)
    if record is None:
        answers.permitted(listing.answers[-1])
        demand(
            [
                Finding(
                    f"het klantcontact staat niet in {bron}",
                    "",
                    wanted,
                    f"{len(listing.ids)} andere klantcontacten",
                    "C0992-1.7",
                    listing.answers[-1].n,
                )
            ]
        )
    return record, listing.answers[-1].n


def _number(contract: Contract) -> Attribute:
    return contract.resource("klantcontact").attributes["nummer"]


def _relations_shown(contract: Contract, registratie: Registratie, answer: Answer) -> bool:
    resource = contract.resource("klantcontact")
    for name, wanted in (
        ("actoren", registratie.actor_id),
        ("betrokkenen", registratie.betrokkene_id),
    ):
        if (
            name in resource.attributes
            and wanted
            and relations.refers(contract, resource, answer.body, name, (wanted,))
        ):
            return False
    return True
