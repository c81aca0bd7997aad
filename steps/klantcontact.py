"""Het klantcontact: reading it back and looking at its attributes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers, relations
from kcc_conformance.checks.echo import echo
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Attempt, Registratie, register, usable
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import CONTRACT, CannotTell, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import key_of
from kcc_conformance.probing.having import having, shows
from kcc_conformance.probing.removal import removed_at
from kcc_conformance.stage.stage import Stage, offers_filter

POSTED, READ, LISTED = (
    "het antwoord op de registratie",
    "een latere opvraging",
    "de lijst van klantcontacten",
)
BRON = f"({POSTED}|{READ}|{LISTED})"
_NOTHING: Mapping[str, str] = MappingProxyType({})


@given(
    parsers.re(r'een klantcontact met (?P<attribuut>[^"]+) "(?P<waarde>.*)"'),
    target_fixture="registratie",
)
def _(conversations: Conversations, contract: Contract, attribuut: str, waarde: str) -> Registratie:
    key = key_of(attribuut)
    if key not in contract.resource("klantcontact").attributes:
        raise Inapplicable(f"het contract kent geen {attribuut}")
    for each in having(conversations, key, waarde):
        if shows(conversations, each, {key: waarde}):
            return each
    found = register(
        conversations.consumer,
        conversations.values(**{key: waarde}),
        actor_id=None,
        partij_id=None,
    )
    if key == "kanaal" and not answers.refused(found.klantcontact):
        raise Inapplicable("de provider kent dit kanaal niet, en dat mag (zie vraag Q15)")
    told = f'een klantcontact met {attribuut} "{waarde}"'
    demand(answers.takes(found.klantcontact, contract.resource("klantcontact"), told))
    return usable(found)


@when("de consumer het klantcontact opvraagt", target_fixture="antwoord")
def _(conversations: Conversations, contract: Contract, registratie: Registratie) -> Answer:
    return conversations.memory.reading(
        "klantcontact",
        registratie.klantcontact_id,
        lambda answer: (
            answer.n > removed_at(conversations) and _relations_shown(contract, registratie, answer)
        ),
    )


@then("neemt de provider elke stap van de registratie aan")
def _(contract: Contract, registratie: Attempt) -> None:
    found = answers.accepted(
        registratie.klantcontact,
        contract.resource("klantcontact"),
        registratie.klantcontact_record,
    )
    demand(found)
    if registratie.actorklantcontact is not None and not contract.actors_inside:
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
    demand(answers.found(antwoord, resource, registratie.klantcontact_id))
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


@then(parsers.re(rf'staat in (?P<bron>{BRON}) bij (?P<attribuut>[^"]+) "(?P<waarde>.*)"'))
def _(
    stage: Stage,
    conversations: Conversations,
    registratie: Registratie,
    bron: str,
    attribuut: str,
    waarde: str,
) -> None:
    demand(_echoed(stage, conversations, registratie, bron, key_of(attribuut), waarde))


@then(parsers.re(rf"staat in (?P<bron>{BRON}) bij (?P<attribuut>\w+) de tekst van het voorbeeld"))
def _(
    stage: Stage, conversations: Conversations, registratie: Registratie, bron: str, attribuut: str
) -> None:
    key = key_of(attribuut)
    told = str(conversations.example()[key])
    demand(_echoed(stage, conversations, registratie, bron, key, told))


@then(parsers.re(rf"staan in (?P<bron>{BRON}) de vraag en het antwoord van het voorbeeld"))
def _(stage: Stage, conversations: Conversations, registratie: Registratie, bron: str) -> None:
    text = str(conversations.example()["inhoud"])
    question, marker, reply = text.partition("Antwoord:")
    record, exchange = _record(stage, conversations, registratie, bron)
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
                    f"{' en '.join(missing)} staat niet in {bron}",
                    pointer=attribute.pointer,
                    expected=text,
                    actual=shown if isinstance(shown, str) else repr(shown),
                    clause="C0992-2.0",
                    exchange=exchange,
                    source=CONTRACT if shown is wire.MISSING and bron == POSTED else None,
                )
            ]
        )


@then("toont elk klantcontact bij een latere opvraging zijn eigen gegevens")
def _(
    conversations: Conversations, contract: Contract, gesprekken: tuple[Registratie, ...]
) -> None:
    resource = contract.resource("klantcontact")
    found: tuple[Finding, ...] = ()
    for each in gesprekken:
        wanted = each.klantcontact_id
        answer = conversations.memory.reading("klantcontact", wanted)
        found += kept(contract, resource, wanted, each.sent, answer)
    demand(found)


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
    stage: Stage,
    conversations: Conversations,
    registratie: Registratie,
    bron: str,
    key: str,
    value: str,
) -> tuple[Finding, ...]:
    resource = stage.contract.resource("klantcontact")
    if key not in resource.attributes:
        raise Inapplicable("het contract kent dit attribuut niet")
    if key == "kanaal":
        value = str(registratie.sent[key])
    record, exchange = _record(stage, conversations, registratie, bron, {key: value})
    found = echo(stage.contract, resource, {key: value}, record, exchange=exchange, where=bron)
    if bron == LISTED and wire.value_of(record, resource.attributes[key]) is wire.MISSING:
        return tuple(replace(each, source=CONTRACT) for each in found)
    return found


def _record(
    stage: Stage,
    conversations: Conversations,
    registratie: Registratie,
    bron: str,
    expected: Mapping[str, str] = _NOTHING,
) -> tuple[object, int]:
    wanted = registratie.klantcontact_id
    resource = stage.contract.resource("klantcontact")
    consumer = stage.consumer

    def good(record: object) -> bool:
        return not echo(stage.contract, resource, expected, record)

    if bron == POSTED:
        return registratie.klantcontact_record, registratie.klantcontact.n
    if bron == READ:
        if not expected:  # the first reading; the attributes are judged by a second
            answer = consumer.read_settled("klantcontact", wanted)
        else:
            answer = conversations.memory.reading("klantcontact", wanted, lambda a: good(a.body))
        if answers.withheld(answer, registratie.sent):
            raise Inapplicable("de provider toont een vertrouwelijk klantcontact niet aan iedereen")
        demand(answers.found(answer, resource, wanted))
        return answer.body, answer.n
    partij_id = registratie.partij_id
    narrowed = "partij" if partij_id and offers_filter(stage, "klantcontact", "partij") else None
    values = {"partij": partij_id} if partij_id and narrowed else {}
    conversations.varied()  # so that the list, read once, has more to show than this one
    listing = conversations.memory.unless(
        f"lijst met {wanted}",
        lambda: consumer.eventually(
            lambda: consumer.listing("klantcontact", narrowed, values),
            lambda seen: seen.has(wanted),
        ),
        lambda seen: seen.has(wanted) and good(seen.get(wanted)),
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
                    expected=wanted,
                    actual=f"{len(listing.ids)} andere klantcontacten",
                    clause="C0992-1.7",
                    exchange=listing.answers[-1].n,
                    source=CONTRACT,
                )
            ]
        )
    return record, listing.answers[-1].n


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
