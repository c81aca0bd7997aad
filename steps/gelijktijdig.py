"""Tegelijk: several employees who register at the same moment."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pytest_bdd import then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Attempt, Registratie, register, usable
from kcc_conformance.contract import wire
from kcc_conformance.findings import MOST, CannotTell, Finding, Inapplicable, demand
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.searches import by_marker
from kcc_conformance.stage.stage import Stage

AT_ONCE, ROUNDS = 6, 3
"""Six at once, so that each of the four pairs of an actor and a partij is among them; three rounds,
because what depends on the moment need not show at once, and eighteen would measure the load."""


@dataclass(frozen=True)
class Gelijktijdig:
    """A call that was registered while others were, by and for whom, and what came of it."""

    actor_id: str
    partij_id: str
    attempt: Attempt


@dataclass(frozen=True)
class Drukte:
    """The calls that were registered at the same time, and what they have in common."""

    marker: str
    gesprekken: tuple[Gelijktijdig, ...]


@dataclass(frozen=True)
class Opvraging:
    """A klantcontact that was asked for while others were, and what came."""

    asked: Registratie
    answer: Answer


@when(
    "zes medewerkers tegelijk een gesprek registreren, drie keer achter elkaar",
    target_fixture="drukte",
)
def _(stage: Stage, conversations: Conversations) -> Drukte:
    if not (stage.contract.parallel_safe or stage.settings.concurrent):
        raise Inapplicable(
            "servers van dit contract kunnen gelijktijdig registreren niet aan; met --concurrent"
            " wordt het toch gespeeld"
        )
    people = conversations.people
    actors = [people.actor(), people.another("actor")]
    partijen = [people.partij(), people.another("partij")]
    marker = stage.consumer.marked("Drukte")
    found: list[Gelijktijdig] = []

    def one(number: int) -> Gelijktijdig:
        values = conversations.values(
            onderwerp=f"{marker} gesprek {number}",
            inhoud=f"Vraag {number} van de drukte. Antwoord: nummer {number} dus.",
            vertrouwelijkheid=("Ja", "Nee")[number % 2],
            plaatsgevonden_op=f"{number + 1:02}-05-2023 10:{number:02}",
        )
        actor_id, partij_id = actors[number % 2], partijen[number // 2 % 2]
        attempt = register(stage.consumer, values, actor_id=actor_id, partij_id=partij_id)
        return Gelijktijdig(actor_id, partij_id, attempt)

    for turn in range(ROUNDS):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            numbers = range(turn * AT_ONCE, (turn + 1) * AT_ONCE)
            found += list(pool.map(one, numbers))
    return Drukte(marker, tuple(found))


@then("staat elk aangenomen gesprek er één keer, met de eigen gegevens")
def _(stage: Stage, drukte: Drukte) -> None:
    resource = stage.contract.resource("klantcontact")
    found: tuple[Finding, ...] = ()
    for busy in drukte.gesprekken:
        found += answers.accepted(busy.attempt.klantcontact, resource)
    demand(found)
    contacts = [usable(each.attempt) for each in drukte.gesprekken]
    ids = [each.klantcontact_id.lower() for each in contacts]
    if len(set(ids)) < len(ids):
        demand(
            [
                Finding(
                    "gelijktijdige klantcontacten kregen hetzelfde ID",
                    expected="verschillende ID's",
                    actual=ids,
                    clause="C0992-2.1",
                )
            ]
        )
    for each in contacts:
        answer = stage.consumer.read_settled("klantcontact", each.klantcontact_id)
        found += echo(
            stage.contract,
            resource,
            each.sent,
            each.klantcontact_record,
            exchange=each.klantcontact.n,
            where="het antwoord op de registratie",
        )
        found += kept(stage.contract, resource, each.klantcontact_id, each.sent, answer)
    demand(found, most=MOST)
    _numbers_differ(stage, contacts)
    listing = stage.consumer.eventually(
        lambda: by_marker(stage, drukte.marker),
        lambda seen: {record_id.lower() for record_id in seen.ids} == set(ids),
    )
    if listing.problem:
        raise CannotTell("environment", listing.problem)
    if {record_id.lower() for record_id in listing.ids} != set(ids):
        demand(
            [
                Finding(
                    "de lijst toont niet precies de gelijktijdig geregistreerde gesprekken",
                    expected=len(ids),
                    actual=len(listing.ids),
                    clause="C0992-1.7",
                    exchange=listing.answers[-1].n,
                )
            ]
        )


@then("hoort bij elk gesprek de eigen actor en de eigen partij")
def _(stage: Stage, drukte: Drukte) -> None:
    links = Links(stage)
    found: tuple[Finding, ...] = ()
    for each in drukte.gesprekken:
        contact = usable(each.attempt)
        found += links.only(contact, "actor", (each.actor_id,))
        found += links.only(contact, "partij", (each.partij_id,))
    demand(found, most=MOST)


@when(
    "vijf medewerkers tegelijk elk een ander klantcontact opvragen, drie keer achter elkaar",
    target_fixture="opvragingen",
)
def _(stage: Stage, vijftal: tuple[Registratie, ...]) -> tuple[Opvraging, ...]:
    for each in vijftal:
        stage.consumer.read_settled("klantcontact", each.klantcontact_id)

    def one(asked: Registratie) -> Opvraging:
        return Opvraging(asked, stage.consumer.read("klantcontact", asked.klantcontact_id))

    found: list[Opvraging] = []
    for _ in range(ROUNDS):
        with ThreadPoolExecutor(len(vijftal)) as pool:
            found += list(pool.map(one, vijftal))
    return tuple(found)


@then("krijgt elk van hen het klantcontact dat is opgevraagd")
def _(stage: Stage, opvragingen: tuple[Opvraging, ...]) -> None:
    resource = stage.contract.resource("klantcontact")
    found: tuple[Finding, ...] = ()
    for asked, answer in ((each.asked, each.answer) for each in opvragingen):
        found += kept(
            stage.contract,
            resource,
            asked.klantcontact_id,
            asked.sent,
            answer,
            where="een gelijktijdige opvraging",
        )
    demand(found, most=MOST)


def _numbers_differ(stage: Stage, contacts: Sequence[Registratie]) -> None:
    attribute = stage.contract.resource("klantcontact").attributes["nummer"]
    values = [wire.value_of(each.klantcontact_record, attribute) for each in contacts]
    numbers = [str(value) for value in values if value is not None and value is not wire.MISSING]
    if len(set(numbers)) < len(numbers):
        demand(
            [
                Finding(
                    "gelijktijdige klantcontacten kregen hetzelfde Nummer",
                    pointer=attribute.pointer,
                    expected="verschillende nummers",
                    actual=numbers,
                    clause="C0992-2.2",
                )
            ]
        )
