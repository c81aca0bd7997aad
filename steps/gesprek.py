"""Het gesprek: what the employee and the client did, and its registration by the consumer."""

import pytest
from pytest_bdd import given, parsers, when

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import couple
from kcc_conformance.consumer.people import People
from kcc_conformance.consumer.registration import (
    Attempt,
    Gesprek,
    Registratie,
    betrokkene_values,
    held,
    relate,
    usable,
    usable_whole,
)
from kcc_conformance.consumer.varied import VARIED
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import Inapplicable
from kcc_conformance.probing.changing import changeable
from kcc_conformance.probing.having import shows
from kcc_conformance.probing.removal import doomed, spared
from kcc_conformance.probing.replacing import crowded
from kcc_conformance.probing.seldom import least
from kcc_conformance.stage.stage import Stage, offers


@pytest.fixture(scope="session")
def conversations(stage: Stage, people: People) -> Conversations:
    """The calls that scenarios share."""
    return Conversations(
        stage.consumer,
        people,
        declared=lambda name: offers(stage, name),
        own_number=stage.part <= 1,
    )


@given("een medewerker die als actor bekend is", target_fixture="actor_id")
def _(people: People) -> str:
    return people.actor()


@given("een klant die als partij bekend is", target_fixture="partij_id")
def _(people: People) -> str:
    return people.partij()


@given(
    parsers.parse("een gesprek dat is geregistreerd met {werkwijze}"),
    target_fixture="registratie",
)
def _(conversations: Conversations, werkwijze: str) -> Gesprek:
    return conversations.registered(werkwijze)


@given("het voorbeeldgesprek uit de tekst is geregistreerd", target_fixture="registratie")
def _(conversations: Conversations) -> Registratie:
    return conversations.literal()


@given("een klantcontact zonder actor en betrokkene", target_fixture="registratie")
def _(conversations: Conversations) -> Registratie:
    return conversations.control()


@given("een gesprek dat speciaal is geregistreerd om te verwijderen", target_fixture="registratie")
def _(conversations: Conversations) -> Gesprek:
    return doomed(conversations)


@given(
    "een ander gesprek van dezelfde klant met dezelfde medewerker",
    target_fixture="ander_gesprek",
)
def _(conversations: Conversations) -> Gesprek:
    return spared(conversations)


@given("twee gesprekken die na elkaar zijn geregistreerd", target_fixture="gesprekken")
def _(conversations: Conversations) -> tuple[Registratie, ...]:
    return conversations.two()


@given(
    "twee gesprekken die in alles gelijk zijn en na elkaar zijn geregistreerd",
    target_fixture="gesprekken",
)
def _(conversations: Conversations) -> tuple[Registratie, ...]:
    same = conversations.values()
    return conversations.bare(**same), conversations.bare(**same)


@given(
    "drie gesprekken met verschillende gegevens die na elkaar zijn geregistreerd",
    target_fixture="gesprekken",
)
def _(conversations: Conversations) -> tuple[Registratie, ...]:
    shared = [usable(each) for each in conversations.varied() if each.klantcontact_id is not None]
    if len(shared) == len(VARIED) and all(shows(conversations, each, each.sent) for each in shared):
        return tuple(shared)
    return (
        conversations.bare(),
        usable(
            conversations.as_taken(
                inhoud="Klant vraagt naar de openingstijden."
                " Antwoord: elke werkdag van 9 tot 17 uur.",
                indicatie_contact_gelukt="Nee",
                taal="Engels",
                vertrouwelijkheid="Ja",
                plaatsgevonden_op="15-07-2023 14:45:30",
            )
        ),
        usable(
            conversations.as_taken(
                inhoud="Klant vraagt: “Waar is de milieustraat?”"
                " Antwoord: Ænstraat 1 – \U0001f33b.",
                taal="Turks",
                plaatsgevonden_op="29-02-2024 08:05",
            )
        ),
    )


@given(
    "twee gesprekken van verschillende medewerkers met verschillende klanten",
    target_fixture="gesprekken",
)
def _(conversations: Conversations, people: People) -> tuple[Gesprek, ...]:
    actors = (people.actor(), conversations.second("actor"))
    partijen = (people.partij(), conversations.second("partij"))
    contacts = [conversations.attended(each) for each in actors]
    return tuple(
        usable_whole(relate(conversations.consumer, contact, actor_id, partij_id))
        for contact, actor_id, partij_id in zip(contacts, actors, partijen, strict=True)
    )


@given("een gesprek waarbij twee medewerkers betrokken waren", target_fixture="registratie")
def _(conversations: Conversations) -> Gesprek:
    return _of_two(conversations, "actor")


@given("een gesprek waarbij twee klanten betrokken waren", target_fixture="registratie")
def _(conversations: Conversations) -> Gesprek:
    return _of_two(conversations, "partij")


@given("een gesprek dat speciaal is geregistreerd om te wijzigen", target_fixture="registratie")
def _(conversations: Conversations) -> Gesprek:
    return changeable(conversations)


@given(
    parsers.re(r"een gesprek waarbij drie (?P<wie>medewerkers|klanten) betrokken waren"),
    target_fixture="registratie",
)
def _(conversations: Conversations, contract: Contract, wie: str) -> Gesprek:
    side = {"medewerkers": "actor", "klanten": "partij"}[wie]
    found = _of_two(conversations, side)
    third = wire.identifier(contract.resource(side), least(conversations, side).answer.body)
    third = third or conversations.people.another(side)
    consumer, contact_id = conversations.consumer, found.klantcontact_id
    if side == "actor":
        answer = couple(consumer, contact_id, third)
    else:
        answer = consumer.create("betrokkene", betrokkene_values(contact_id, third))
    if answer.refused and answer.status not in (401, 429):
        raise Inapplicable(f"de provider neemt geen derde {side} bij een klantcontact aan")
    held(answer, "de derde")
    return found


def _of_two(conversations: Conversations, side: str) -> Gesprek:
    """The shared call of more people, with a second employee (or client) at it."""

    def make() -> Gesprek:
        second = conversations.second(side)
        found = crowded(conversations)
        told = "de koppeling met de actor" if side == "actor" else "de betrokkene"
        if side == "actor":
            answer = couple(conversations.consumer, found.klantcontact_id, second)
        else:
            values = betrokkene_values(found.klantcontact_id, second) | {
                "rol": "vertegenwoordiger",
                "initiator": "Nee",
                "voornaam": "Tweede",
                "achternaam": "Proefstra",
            }
            answer = conversations.consumer.create("betrokkene", values)
        _one_is_enough(answer, "actor" if side == "actor" else "betrokkene")
        held(answer, told)
        return found

    return conversations.memory.once(f"gesprek met een tweede {side}", make)


@given("een gesprek dat in zijn geheel wordt vervangen", target_fixture="registratie")
def _(conversations: Conversations) -> Gesprek:
    return crowded(conversations)


def _one_is_enough(answer: Answer, what: str) -> None:
    """Raises Inapplicable where a second one is refused: the text has one of each at a call."""
    if answer.refused and answer.status not in (401, 429):
        raise Inapplicable(f"de provider neemt geen tweede {what} bij een klantcontact aan")


@when(
    parsers.parse("de consumer het gesprek registreert met {werkwijze}"),
    target_fixture="registratie",
)
def _(conversations: Conversations, werkwijze: str) -> Attempt:
    return conversations.attempt(werkwijze)
