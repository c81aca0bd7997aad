"""Questions about the course of things: Q2, Q10, Q11, Q12, Q23, Q24, Q27."""

from contextlib import suppress

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import COMBINED, SEPARATE
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.probing.changing import CHANGE, change_any
from kcc_conformance.probing.questions.people import said_yes
from kcc_conformance.probing.removal import absence, remove
from kcc_conformance.settings.declared import COMBINED as IN_ONE_CALL
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.stage import Stage


def without_betrokkene(stage: Stage, conversations: Conversations) -> list[str]:
    """Q2: does a klantcontact without betrokkene stay?"""
    accepted, later = _bare(stage, conversations)
    if not accepted:
        return ["geweigerd"]
    return ["blijft-bestaan" if later else "verdwijnt"]


def in_between(stage: Stage, conversations: Conversations) -> list[str]:
    """Q10: is a klantcontact visible while it has no actor and no betrokkene?"""
    accepted, later = _bare(stage, conversations)
    if not accepted:
        return ["onvolledig-geweigerd"]
    return ["tussentijds-zichtbaar" if later else "pas-compleet-zichtbaar"]


def number_of_calls(stage: Stage, conversations: Conversations) -> list[str]:
    """Q11: in how many calls can a known client's contact be registered?"""
    stage.consumer.declared.need(IN_ONE_CALL)
    three = _complete(conversations, SEPARATE)
    if stage.contract.actors_inside and three:  # the actor goes with the klantcontact
        return ["drie-of-twee" if change_any(conversations).answer.ok else "alleen-twee"]
    two = _complete(conversations, COMBINED)
    if three and two:
        return ["drie-of-twee"]
    if three:
        return ["alleen-drie"]
    return ["alleen-twee"] if two else []


def undoing(stage: Stage, conversations: Conversations) -> list[str]:
    """Q12: what can a consumer take back after a step that failed?"""
    stage.consumer.declared.need(DELETE)
    removal = remove(conversations)
    if not removal.first.ok:
        seen = ["klantcontact-niet-verwijderbaar"]
    else:
        contact = removal.gesprek
        rest = [
            absence(conversations, name, contact.id_of(name))
            for name in ("betrokkene", "actorklantcontact")
            if name in stage.contract.resources
        ]
        gone = all(told.gone for told in rest)
        seen = [f"klantcontact-verwijderbaar-{'met' if gone else 'zonder'}-aanhang"]
    if conversations.people.given("partij") is None:
        resource = stage.contract.resource("partij")
        partij_id = wire.identifier(resource, conversations.introduction("partij").answer.body)
        partij_id = partij_id or conversations.people.other("partij")
        answer = stage.consumer.delete("partij", partij_id)
        seen.append("partij-verwijderbaar" if answer.ok else "partij-niet-verwijderbaar")
    return seen


def name_of_list(stage: Stage, conversations: Conversations) -> list[str]:
    """Q23: under which name is the list of betrokkenen?"""
    conversations.registered(SEPARATE)
    path = stage.contract.resource("betrokkene").path
    name = stage.contract.probes["betrokkenen"]
    if not path.lower().startswith("/betrokkene"):
        raise Inapplicable(f"de lijst van betrokkenen staat in het contract onder {path}")
    full = path.lower() == name.lower()
    return ["volle-naam" if full else "korte-naam"]


def changing(stage: Stage, conversations: Conversations) -> list[str]:
    """Q24: can a registered klantcontact be changed?"""
    found = change_any(conversations)
    record_id, answer = found.contact.klantcontact_id, found.answer
    if answer.status in answers.NOT_OFFERED or (answer.refused and not said_yes(answer)):
        return ["wijziging-geweigerd"]
    resource = stage.contract.resource("klantcontact")
    later = conversations.memory.reading(
        "klantcontact",
        record_id,
        lambda told: not echo(stage.contract, resource, CHANGE, told.body),
    )
    changed = not echo(stage.contract, resource, CHANGE, later.body)
    if changed:
        stage.ledger.amend("klantcontact", record_id, CHANGE)
    if not said_yes(answer):
        return ["wijziging-geweigerd"]
    return ["wijziging-bewaard"] if changed else []


def error_shape(stage: Stage, conversations: Conversations) -> list[str]:
    """Q27: in what shape does a refusal come?"""
    key = stage.contract.resource("klantcontact").attributes["onderwerp"].wire
    answer = stage.consumer.post("klantcontact", {key: None})
    if said_yes(answer):
        raise CannotTell("prerequisite", "de provider weigert een leeg klantcontact niet")
    if not isinstance(answer.body, dict):
        return ["ander-foutbericht"]
    if answer.media.endswith("+json"):
        return ["foutbericht-met-eigen-mediatype"]
    return ["foutbericht-als-gewone-json" if "json" in answer.media else "ander-foutbericht"]


def _bare(stage: Stage, conversations: Conversations) -> tuple[bool, bool]:
    with suppress(CannotTell):
        shared, _ = conversations.two()
        return True, conversations.memory.reading("klantcontact", shared.klantcontact_id).ok
    answer = stage.consumer.create("klantcontact", conversations.values())
    if not said_yes(answer):
        return False, False
    record_id = wire.identifier(stage.contract.resource("klantcontact"), answer.body)
    if record_id is None:  # there is nothing under which it could be found
        return True, False
    return True, stage.consumer.read_settled("klantcontact", record_id).ok


def _complete(conversations: Conversations, strategy: str) -> bool:
    try:
        conversations.registered(strategy)
    except Inapplicable:
        return False
    except CannotTell as trouble:
        if trouble.cause != "prerequisite":
            raise
        return False
    return True
