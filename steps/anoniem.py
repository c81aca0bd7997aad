"""Wel of niet registreren: the anonymous caller, and what appears although nobody asked."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.client.evidence import PREPARING
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import couple
from kcc_conformance.consumer.inventory import State
from kcc_conformance.consumer.registration import Registratie, betrokkene_values
from kcc_conformance.findings import CONTRACT, MOST, CannotTell, Finding, Remarks, demand
from kcc_conformance.probing.arrivals import Arrivals, not_told, repeated
from kcc_conformance.probing.last_look import LastLook
from kcc_conformance.probing.newcomers import newcomers
from kcc_conformance.probing.whose import OURS, Pace, cause
from kcc_conformance.result.verdict import NOT_OBSERVABLE, PROVEN
from kcc_conformance.settings.declared import DELETE, PATCH
from kcc_conformance.stage.stage import Stage, offers

_GEKEND = "een gekende klant van wie de identiteit vaststaat"
_ONBEKEND = "een onbekende beller van wie de identiteit niet vaststaat"


_CALLS = 2
"""The same anonymous call is made twice, the second to the letter like the first: what a provider
notes the first time it may act on the second."""
NOBODY_CALLED = "de consumer iemand zocht die er niet is"


@dataclass(frozen=True)
class Oproep:
    """How a call went: what the consumer registered, if it had to register anything."""

    registratie: Registratie | None
    after: State


@pytest.fixture(scope="session")
def beginstand(stage: Stage) -> State:
    """The klantcontacten that there were before this run registered any."""
    return stage.inventory.first()


@pytest.fixture(scope="session")
def bijgekomen(
    stage: Stage, conversations: Conversations, beginstand: State, terugblikken: LastLook
) -> Arrivals:
    """What came in this run that nobody registered, looked at once, at its end."""
    return arrivals_of(stage, conversations, beginstand, terugblikken)


def arrivals_of(
    stage: Stage, conversations: Conversations, first: State, sights: LastLook | None = None
) -> Arrivals:
    """What came since the first look, and whether it comes again when everything is done anew."""
    return Arrivals(stage, first, lambda: everything_once(stage, conversations), sights)


@pytest.fixture(autouse=True)
def _stand_eerst(stage: Stage) -> None:
    """Takes the first look before the first scenario of a run that registers, once."""
    if not (stage.part or stage.settings.read_only):
        with stage.recorder.serving(PREPARING):
            stage.inventory.begin()


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
    if beller == _GEKEND:
        with stage.inventory.around(NOBODY_CALLED, stand, beside=False):
            look_up(stage, conversations, stranger=not stage.settings.quick)
        found = conversations.whole()
        return Oproep(found, _with(stage, stand, found.klantcontact_id))
    with stage.inventory.around(NOBODY_CALLED, stand):
        nobody_called(stage, conversations)
    return Oproep(None, stage.inventory.latest())


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
    demand(
        unasked(stage, stand, oproep.after, lambda: nobody_called(stage, conversations), remarks)
    )


@when(
    "de consumer de stand van alle klantcontacten vergelijkt met die aan het begin",
    target_fixture="aanwas",
)
def _(bijgekomen: Arrivals) -> Arrivals:
    bijgekomen.of("klantcontact")
    return bijgekomen


@then("is er niets bijgekomen waar niemand om heeft gevraagd")
def _(aanwas: Arrivals, remarks: Remarks) -> None:
    remarks.strength = NOT_OBSERVABLE
    found = aanwas.found("klantcontact", clause="C0992-1.6")
    remarks.strength = None
    demand(found, most=MOST)


def look_up(
    stage: Stage,
    conversations: Conversations,
    nobody: str = "",
    number: str = "",
    *,
    stranger: bool = True,
) -> None:
    """What a consumer may do during any call: look for the employee, for the client, and for a
    `stranger` who is not there (`nobody`, an ID, and `number`, a partijnummer)."""
    consumer = stage.consumer
    consumer.read("actor", conversations.people.actor())
    consumer.read("partij", conversations.people.partij())
    if not stranger:
        return
    nobody = nobody or consumer.unknown_id()
    consumer.read("partij", nobody)
    if consumer.has_filter("partij", "object_id"):
        consumer.listing("partij", "object_id", object_id=nobody)
    elif consumer.has_filter("partij", "nummer"):
        consumer.listing("partij", "nummer", nummer=number or consumer.fresh_number())
    else:
        consumer.listing("partij", page_limit=1)


def nobody_called(stage: Stage, conversations: Conversations) -> str:
    """The call of somebody who is not known, and the very same again; answers the ID under which
    the caller was looked for."""
    nobody, number = stage.consumer.unknown_id(), stage.consumer.fresh_number()
    for _ in range(1 if stage.settings.quick else _CALLS):
        look_up(stage, conversations, nobody, number)
    return nobody


def everything_once(stage: Stage, conversations: Conversations) -> None:
    """A little of everything that a consumer does in a run, what is refused included."""
    people, consumer = conversations.people, stage.consumer
    nobody = nobody_called(stage, conversations)
    contact = conversations.whole(
        actor_id=people.another("actor"), partij_id=people.another("partij")
    )
    consumer.read("klantcontact", contact.klantcontact_id)
    consumer.read("betrokkene", contact.betrokkene_id)
    record_id = contact.klantcontact_id
    change: dict[str, object] = {"vertrouwelijkheid": "Nee"}
    declared = consumer.declared
    if not declared.absent(PATCH) and consumer.amend("klantcontact", record_id, change).ok:
        stage.ledger.amend("klantcontact", record_id, change)
    consumer.create("klantcontact", {"onderwerp": None})
    consumer.create("klantcontact", conversations.values(), credentials={})
    person = {"klantcontact": record_id, "partij": None, "rol": "klant", "initiator": "Ja"}
    consumer.create("betrokkene", {**person, "voornaam": "Testa", "achternaam": "Proefstra"})
    couple(consumer, record_id, nobody)
    if offers(stage, "maak_klantcontact"):
        whole = {
            "klantcontact": conversations.values(),
            "betrokkene": betrokkene_values("", nobody),
        }
        consumer.combine("maak_klantcontact", whole)
    if not declared.absent(DELETE):
        consumer.delete("klantcontact", record_id)


def unasked(
    stage: Stage,
    before: State,
    after: State,
    provoke: Callable[[], object],
    remarks: Remarks,
) -> list[Finding]:
    """A finding for each klantcontact that came in between and that nobody registered.

    Newcomers without a trace of this run count only if `provoke`, doing the same things once
    more, keeps bringing them; else nothing can be told, and nothing is proven.
    """
    name = "klantcontact"
    fresh = newcomers(stage, before, after)
    ours = [each for each in fresh if each.ours]
    if not fresh or ours:
        return [
            Finding(
                f"er is een klantcontact waar niemand om heeft gevraagd: {each.ours}",
                expected="geen klantcontact",
                actual=each.id,
                clause="C0992-1.6",
                exchange=each.exchange,
            )
            for each in ours
        ]
    first, last = before.listing.answers[-1].n, after.listing.answers[-1].n
    told = cause(stage, provoke, Pace(len(fresh), last - first, after.ended - before.began))
    if told == OURS:
        return [repeated(name, fresh, clause="C0992-1.6")]
    remarks.strength = NOT_OBSERVABLE
    raise CannotTell("environment", not_told(stage, told, name, len(fresh)))


def _with(stage: Stage, before: State, wanted: str) -> State:
    return stage.consumer.eventually(
        lambda: stage.inventory.now(),
        lambda now: (
            bool(now.problem)
            or (now.shows(wanted) if now.ids is not None else now.count != before.count)
        ),
    )
