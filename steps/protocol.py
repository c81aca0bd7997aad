"""Het contract: statuses, media types, lists, filters."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import COMBINED, SEPARATE
from kcc_conformance.contract import places, wire
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, demand
from kcc_conformance.probing.searches import by_marker
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.stage import Stage


@dataclass(frozen=True)
class Handeling:
    """Something that the consumer did, and the contract's name for it."""

    operation: str
    answer: Answer


Gezien = dict[str, Handeling]
"""What was read, by the words for it."""


@pytest.fixture(scope="session")
def gezien() -> Gezien:
    """What was read already for a check on the contract: another one judges the same answer."""
    return Gezien()


def _reading(name: str) -> Callable[[Stage, Conversations], Handeling]:
    def act(stage: Stage, conversations: Conversations) -> Handeling:
        found = conversations.registered(SEPARATE)
        return Handeling("read", conversations.memory.reading(name, found.id_of(name)))

    return act


def _register(name: str, strategy: str) -> Callable[[Stage, Conversations], Handeling]:
    def act(stage: Stage, conversations: Conversations) -> Handeling:
        stage.contract.resource(name)
        answer = conversations.attempt(strategy).answer_on(name)
        if answer is None:
            raise CannotTell("prerequisite", "zonder klantcontact is er niets te koppelen")
        return Handeling("create", answer)

    return act


def _delete(stage: Stage, conversations: Conversations) -> Handeling:
    stage.consumer.declared.need(DELETE)
    found = conversations.bare()
    answer = stage.consumer.delete("klantcontact", found.klantcontact_id)
    if answer.status in answers.NOT_OFFERED and not stage.consumer.declared.present(DELETE):
        raise Inapplicable("de provider laat een consumer geen klantcontact verwijderen")
    return Handeling("delete", answer)


def _invalid(stage: Stage, conversations: Conversations) -> Handeling:
    key = stage.contract.resource("klantcontact").attributes["onderwerp"].wire
    return Handeling("error", stage.consumer.post("klantcontact", {key: None}))


def _list(stage: Stage, conversations: Conversations) -> Handeling:
    return Handeling("list", by_marker(stage, stage.marker).answers[0])


HANDELINGEN: dict[str, Callable[[Stage, Conversations], Handeling]] = {
    "een klantcontact registreert": _register("klantcontact", SEPARATE),
    "een actorklantcontact registreert": _register("actorklantcontact", SEPARATE),
    "een betrokkene registreert": _register("betrokkene", SEPARATE),
    "alles in één keer registreert": _register("klantcontact", COMBINED),
    "een klantcontact opvraagt": _reading("klantcontact"),
    "een betrokkene opvraagt": _reading("betrokkene"),
    "een actorklantcontact opvraagt": _reading("actorklantcontact"),
    "een actor opvraagt": _reading("actor"),
    "een partij opvraagt": _reading("partij"),
    "de lijst van klantcontacten leest": _list,
    "een klantcontact verwijdert": _delete,
    "een ongeldig klantcontact registreert": _invalid,
}


@when(parsers.re(rf"de consumer (?P<wat>{'|'.join(HANDELINGEN)})$"), target_fixture="handeling")
def _(stage: Stage, conversations: Conversations, gezien: Gezien, wat: str) -> Handeling:
    done = gezien.get(wat)
    if done is not None:
        stage.recorder.reuse((done.answer.n,))
        return done
    done = HANDELINGEN[wat](stage, conversations)
    if done.operation in ("read", "list") and done.answer.ok:
        gezien[wat] = done
    return done


@then("heeft het antwoord de status uit het contract")
def _(stage: Stage, handeling: Handeling) -> None:
    demand(answers.status_of(handeling.answer, stage.contract, handeling.operation))


@then("heeft het antwoord een mediatype uit het contract")
def _(stage: Stage, handeling: Handeling) -> None:
    answer = answers.permitted(handeling.answer)
    if handeling.operation == "error":
        if not answer.refused:
            raise CannotTell("prerequisite", f"er is niet geweigerd maar {answer.status} gegeven")
        if not stage.contract.error_media:
            raise Inapplicable("het contract zegt niet welk mediatype een weigering heeft")
        demand(answers.media_of(answer, stage.contract.error_media))
        return
    if not answer.ok:
        raise CannotTell("prerequisite", f"de handeling is niet aangenomen ({answer.status})")
    if not answer.media and handeling.operation == "create" and stage.contract.id_header:
        raise Inapplicable("het ID komt in een kopregel, en het antwoord heeft geen inhoud")
    marked = answers.unmarked(answer) if handeling.operation == "read" else ()
    demand(answers.media_of(answer, stage.contract.success_media) + marked)


@then("wijst een meegestuurde Location naar het nieuwe klantcontact")
def _(stage: Stage, handeling: Handeling) -> None:
    answer = answers.permitted(handeling.answer)
    location = answer.headers.get(stage.contract.naming_header)
    if not location:
        raise Inapplicable("de provider stuurt geen Location mee")
    record_id = wire.identifier(stage.contract.resource("klantcontact"), answer.body)
    last = places.id_in_address(stage.contract, location)
    if record_id is None or not wire.same_id(last, record_id):
        demand(
            [
                Finding(
                    "de Location wijst niet naar het nieuwe klantcontact",
                    expected=record_id,
                    actual=location,
                    exchange=answer.n,
                )
            ]
        )
