"""Questions about the client and the employee: Q1, Q3, Q5, Q6, Q9, Q21, Q25, Q26."""

from kcc_conformance.checks import answers, relations
from kcc_conformance.checks.echo import echo
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import couple
from kcc_conformance.consumer.registration import (
    SEPARATE,
    Registratie,
    betrokkene_values,
    held,
)
from kcc_conformance.contract import wire
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.stage.stage import Stage


def said_yes(answer: Answer) -> bool:
    """Whether it was accepted; raises CannotTell unless it was accepted or refused."""
    answers.permitted(answer)
    if answer.ok or answer.refused:
        return answer.ok
    raise CannotTell("prerequisite", f"de provider antwoordt met status {answer.status}")


def name_of_caller(stage: Stage, conversations: Conversations) -> list[str]:
    """Q1: is a betrokkene with only a name kept, and one with only a partij?"""
    contract = stage.contract
    resource = contract.resource("betrokkene")
    values: dict[str, object] = {
        "klantcontact": _bare(conversations).klantcontact_id,
        "rol": "klant",
        "initiator": "Ja",
        "voornaam": "Testa",
        "achternaam": "Proefstra",
    }
    if resource.attributes["partij"].required:
        values["partij"] = None
    answer = stage.consumer.create("betrokkene", values)
    if not said_yes(answer):
        seen = ["naam-zonder-partij-geweigerd"]
    else:
        record_id = answers.new_id(answer, resource)
        later = stage.consumer.read_settled("betrokkene", record_id)
        lost = echo(contract, resource, values, later.body, attributes=("voornaam", "achternaam"))
        seen = ["naam-zonder-partij-verloren" if lost else "naam-zonder-partij-bewaard"]
    found = conversations.attempt(SEPARATE)
    if found.betrokkene is not None:
        kept = said_yes(found.betrokkene)
        seen.append("partij-zonder-naam-bewaard" if kept else "partij-zonder-naam-geweigerd")
    return seen


def new_partij(stage: Stage, conversations: Conversations) -> list[str]:
    """Q3: can a partij that was just made be connected at once?"""
    if _connected(conversations, conversations.people.other("partij")):
        return ["nieuwe-partij-meteen-bruikbaar"]
    return ["nieuwe-partij-niet-bruikbaar"]


def empty_partij(stage: Stage, conversations: Conversations) -> list[str]:
    """Q5: is a partij without contact data kept?"""
    answer = _emptiness(stage, conversations)
    if answer.status in (403, 405, 501):
        return ["partij-niet-aan-te-maken"]
    return ["lege-partij-bewaard" if said_yes(answer) else "lege-partij-geweigerd"]


def contact_of_empty_partij(stage: Stage, conversations: Conversations) -> list[str]:
    """Q6: can a klantcontact be connected to a partij without contact data?"""
    answer = _emptiness(stage, conversations)
    if answer.status in (403, 405, 501) and conversations.people.given("partij"):
        raise Inapplicable("een consumer mag hier geen partij aanmaken")
    if not said_yes(answer):
        return ["geen-klantcontact-bij-lege-partij"]
    partij_id = answers.new_id(answer, stage.contract.resource("partij"))
    if _connected(conversations, partij_id):
        return ["klantcontact-bij-lege-partij"]
    return ["geen-klantcontact-bij-lege-partij"]


def actor_both_ways(stage: Stage, conversations: Conversations) -> list[str]:
    """Q9: is the actor recorded as an attribute of the klantcontact, by a link, or both ways?"""
    if stage.contract.actors_inside:
        return _named_inside(stage, conversations)
    name = stage.contract.probes["actor_attribute"]
    actor_id = conversations.people.actor()
    answer = stage.consumer.create("klantcontact", conversations.values(), extra={name: [actor_id]})
    by_attribute = False
    if said_yes(answer):
        record_id = answers.new_id(answer, stage.contract.resource("klantcontact"))
        later = stage.consumer.read_settled("klantcontact", record_id)
        shown = wire.read(later.body, (name,))
        by_attribute = shown == actor_id or (isinstance(shown, list) and actor_id in shown)
    link = conversations.attempt(SEPARATE).actorklantcontact
    by_link = link is not None and said_yes(link)
    if by_attribute and by_link:
        return ["beide-wegen"]
    if by_link:
        return ["alleen-koppeling"]
    return ["alleen-attribuut"] if by_attribute else []


def _named_inside(stage: Stage, conversations: Conversations) -> list[str]:
    """Whether a klantcontact shows the actor that was named in it."""
    found, contract = conversations.registered(SEPARATE), stage.contract
    later = conversations.memory.reading("klantcontact", found.klantcontact_id)
    resource = contract.resource("klantcontact")
    missing = relations.includes(contract, resource, later.body, "actoren", found.actor_id)
    return [] if missing or not later.ok else ["alleen-attribuut"]


def initiator(stage: Stage, conversations: Conversations) -> list[str]:
    """Q21: does klantcontact or betrokkene say who took the initiative?"""
    found = conversations.registered(SEPARATE)
    at_contact = (
        wire.read(found.klantcontact_record, (stage.contract.probes["initiator"],))
        is not wire.MISSING
    )
    attribute = stage.contract.resource("betrokkene").attributes["initiator"]
    at_person = wire.value_of(found.betrokkene_record, attribute) is not wire.MISSING
    if at_contact and at_person:
        return ["bij-beide"]
    if at_contact:
        return ["bij-klantcontact"]
    return ["bij-betrokkene"] if at_person else []


def inactive_actor(stage: Stage, conversations: Conversations) -> list[str]:
    """Q25: can an actor that is not active be linked?"""
    active = stage.contract.resource("actor").attributes["indicatie_actief"]
    if active.read_only:
        raise Inapplicable("een consumer kan in dit contract niet zeggen of een actor actief is")
    values = {**conversations.people.values("actor"), active.name: "Nee"}
    made = stage.consumer.create("actor", values)
    if made.status in (403, 405, 501):
        raise Inapplicable("een consumer mag hier geen actor aanmaken")
    actor_id = wire.identifier(stage.contract.resource("actor"), made.body)
    if not said_yes(made) or actor_id is None:
        raise CannotTell("prerequisite", "een inactieve actor is niet aan te maken")
    contact = _bare(conversations)
    link = couple(stage.consumer, contact.klantcontact_id, actor_id)
    return ["inactieve-actor-bewaard" if said_yes(link) else "inactieve-actor-geweigerd"]


def partij_without_identificator(stage: Stage, conversations: Conversations) -> list[str]:
    """Q26: is a partij without identificator kept?"""
    if conversations.people.given("partij"):
        raise Inapplicable("deze run gebruikt een opgegeven partij")
    introduction = conversations.introduction("partij")
    if said_yes(introduction.answer):
        return ["zonder-identificator-bewaard"]
    return ["zonder-identificator-geweigerd"]


def _bare(conversations: Conversations) -> Registratie:
    """The klantcontact to which the questions link what they are about."""
    return conversations.named("vragen", conversations.bare)


def _connected(conversations: Conversations, partij_id: str) -> bool:
    """Whether a betrokkene with that partij is accepted, and gets an ID."""
    try:
        values = betrokkene_values(_bare(conversations).klantcontact_id, partij_id)
        answer = conversations.consumer.create("betrokkene", values)
        held(answer, "de betrokkene")
        answers.new_id(answer, conversations.consumer.contract.resource("betrokkene"))
    except CannotTell as trouble:
        if trouble.cause != "prerequisite":
            raise
        return False
    return True


def _emptiness(stage: Stage, conversations: Conversations) -> Answer:
    """The answer to a partij without contact data, sent once."""
    return conversations.memory.once(
        "lege partij", lambda: stage.consumer.create("partij", _empty(stage))
    )


def _empty(stage: Stage) -> dict[str, object]:
    attributes = stage.contract.resource("partij").attributes
    values: dict[str, object] = {"soort_partij": "persoon", "indicatie_actief": "Ja"}
    if attributes["indicatie_geheimhouding"].required:
        values["indicatie_geheimhouding"] = "Ja"
    if not attributes["achternaam"].min:
        values |= {"voornaam": "", "achternaam": ""}
    return values
