"""Wel of niet registreren: the anonymous caller, and what appears although nobody asked."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.inventory import State
from kcc_conformance.consumer.registration import Registratie
from kcc_conformance.findings import CONTRACT, CannotTell, Finding, Remarks, demand
from kcc_conformance.probing.newcomers import (
    OTHERS,
    OURS,
    cause,
    newcomers,
)
from kcc_conformance.settings.declared import DELETE, PATCH
from kcc_conformance.stage.stage import Stage

PROVEN, NOT_OBSERVABLE = "proven", "not_observable"


_GEKEND = "een gekende klant van wie de identiteit vaststaat"
_ONBEKEND = "een onbekende beller van wie de identiteit niet vaststaat"


@dataclass(frozen=True)
class Oproep:
    """How a call went: what the consumer registered, if it had to register anything."""

    registratie: Registratie | None
    after: State


@pytest.fixture(scope="session")
def beginstand(stage: Stage) -> State:
    """The klantcontacten that there were before this run registered any."""
    return stage.inventory.first()


@pytest.fixture(autouse=True)
def _stand_eerst(stage: Stage) -> None:
    """Takes the first count before the first scenario of a run that registers, once."""
    if not (stage.part or stage.settings.read_only):
        stage.inventory.first()


@given("een proefregistratie die bewijst wat de consumer kan zien", target_fixture="zicht")
def _(stage: Stage, conversations: Conversations, remarks: Remarks) -> str:
    problem = conversations.memory.once("proef", lambda: _trial(stage, conversations))
    remarks.strength = NOT_OBSERVABLE if problem else PROVEN
    if problem:
        remarks.notes.append(problem)
    return remarks.strength


def _trial(stage: Stage, conversations: Conversations) -> str:
    """Registers a call to see whether it shows; answers why not, in Dutch, or nothing.

    Where it does not, one that is neither confidential nor long ago may: a provider need not list
    all of them, and what nobody asked for would be of now.
    """
    for make in (conversations.whole, conversations.of_yesterday):
        before = stage.inventory.latest()
        wanted = make().klantcontact_id
        after = _with(stage, before, wanted)
        counted = after.ids is None
        if after.problem:
            return after.problem
        if after.number == before.number + 1 if counted else after.shows(wanted):
            return ""
    return "de lijst toont de proefregistratie niet"


@given("de stand van alle klantcontacten is bekend", target_fixture="stand")
def _(stage: Stage) -> State:
    return stage.inventory.latest()


@when(
    parsers.re(rf"(?P<beller>{_GEKEND}|{_ONBEKEND}) een vraag stelt die meteen wordt beantwoord"),
    target_fixture="oproep",
)
def _(stage: Stage, conversations: Conversations, stand: State, beller: str) -> Oproep:
    look_up(stage, conversations)
    if beller == _GEKEND:
        found = conversations.whole()
        return Oproep(found, _with(stage, stand, found.klantcontact_id))
    return Oproep(None, stage.inventory.now())


@then("ontstaat er een klantcontact")
def _(
    stage: Stage, conversations: Conversations, stand: State, oproep: Oproep, remarks: Remarks
) -> None:
    assert oproep.registratie is not None
    wanted = oproep.registratie.klantcontact_id
    if oproep.after.problem:
        raise CannotTell("environment", oproep.after.problem)
    if not oproep.after.shows(wanted):
        answer = conversations.memory.reading("klantcontact", wanted)
        there = answer.ok or answers.withheld(answer, oproep.registratie.sent)
        demand(
            [
                Finding(
                    "van het gesprek met de bekende klant is geen klantcontact te zien",
                    expected=wanted,
                    actual="niet in de lijst, wel op zijn ID" if there else "niet in de lijst",
                    clause="C0992-1.7",
                    exchange=oproep.after.listing.answers[-1].n,
                    source=CONTRACT if there else None,
                )
            ]
        )
    demand(unasked(stage, stand, oproep.after, lambda: conversations.whole(), remarks))


@then("ontstaat er geen klantcontact")
def _(
    stage: Stage,
    conversations: Conversations,
    stand: State,
    oproep: Oproep,
    zicht: str,
    remarks: Remarks,
) -> None:
    problem = stand.problem or oproep.after.problem
    if zicht != PROVEN or problem:
        raise CannotTell("environment", problem or "; ".join(remarks.notes))
    demand(unasked(stage, stand, oproep.after, lambda: look_up(stage, conversations), remarks))


@when(
    "de consumer de stand van alle klantcontacten vergelijkt met die aan het begin",
    target_fixture="stand",
)
def _(stage: Stage) -> State:
    return stage.inventory.now()


@then("is er niets bijgekomen waar niemand om heeft gevraagd")
def _(
    stage: Stage, conversations: Conversations, beginstand: State, stand: State, remarks: Remarks
) -> None:
    problem = beginstand.problem or stand.problem
    if problem:
        raise CannotTell("environment", problem)

    demand(
        unasked(stage, beginstand, stand, lambda: everything_once(stage, conversations), remarks)
    )


def look_up(stage: Stage, conversations: Conversations) -> None:
    """What a consumer may do during any call: look for the employee and for the client."""
    consumer = stage.consumer
    consumer.read("actor", conversations.people.actor())
    consumer.read("partij", conversations.people.partij())
    consumer.read("partij", consumer.unknown_id())
    if consumer.has_filter("partij", "object_id"):
        consumer.listing("partij", "object_id", object_id=consumer.unknown_id())
    else:
        consumer.listing("partij", page_limit=1)


def everything_once(stage: Stage, conversations: Conversations) -> None:
    """A little of everything that a consumer does in a run."""
    people = conversations.people
    look_up(stage, conversations)
    contact = conversations.whole(
        actor_id=people.another("actor"), partij_id=people.another("partij")
    )
    stage.consumer.read("klantcontact", contact.klantcontact_id)
    stage.consumer.read("betrokkene", contact.betrokkene_id)
    record_id = contact.klantcontact_id
    change: dict[str, object] = {"vertrouwelijkheid": "Nee"}
    declared = stage.consumer.declared
    if not declared.absent(PATCH) and stage.consumer.amend("klantcontact", record_id, change).ok:
        stage.ledger.amend("klantcontact", record_id, change)
    stage.consumer.create("klantcontact", {"onderwerp": None})
    stage.consumer.create("klantcontact", conversations.values(), credentials={})
    stage.consumer.create(
        "betrokkene",
        {"klantcontact": record_id, "partij": None, "rol": "klant", "initiator": "Ja"},
    )
    if not declared.absent(DELETE):
        stage.consumer.delete("klantcontact", record_id)


def unasked(
    stage: Stage,
    before: State,
    after: State,
    provoke: Callable[[], object],
    remarks: Remarks,
) -> list[Finding]:
    """A finding for each klantcontact that came in between and that nobody registered.

    Newcomers without a trace of this run count only if `provoke`, doing the same things once
    more, keeps bringing them. Those of other consumers are remarked upon; where it is neither,
    nothing can be told.
    """
    fresh = newcomers(stage, before, after)
    ours = [each for each in fresh if each.ours]
    found = [
        Finding(
            f"er is een klantcontact waar niemand om heeft gevraagd: {each.ours}",
            expected="geen klantcontact",
            actual=each.id,
            clause="C0992-1.6",
            exchange=each.exchange,
        )
        for each in ours
    ]
    if not fresh or ours:
        return found
    told = cause(stage, provoke)
    if told == OURS:
        return [
            Finding(
                "er is een klantcontact waar niemand om heeft gevraagd, en steeds als de"
                " consumer hetzelfde doet komt er weer een bij",
                expected="geen klantcontact",
                actual=each.id,
                clause="C0992-1.6",
                exchange=each.exchange,
            )
            for each in fresh
        ]
    if told == OTHERS:
        remarks.notes.append(
            f"{len(fresh)} klantcontacten kwamen van anderen: ze komen ook als er niets gebeurt"
        )
        return []
    raise CannotTell(
        "environment",
        f"er zijn {len(fresh)} klantcontacten bijgekomen die niet van deze run zijn;"
        " speel op een provider die verder niemand gebruikt",
    )


def _with(stage: Stage, before: State, wanted: str) -> State:
    return stage.consumer.eventually(
        lambda: stage.inventory.now(),
        lambda now: (
            bool(now.problem)
            or (now.shows(wanted) if now.ids is not None else now.count != before.count)
        ),
    )
