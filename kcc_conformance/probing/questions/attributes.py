"""Questions about attributes: Q7, Q8, Q13 to Q20, Q22, Q30."""

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo, same_value
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import SEPARATE
from kcc_conformance.contract import instants, wire
from kcc_conformance.findings import Inapplicable
from kcc_conformance.probing.having import having, shows
from kcc_conformance.probing.questions.people import said_yes
from kcc_conformance.settings.declared import OWN
from kcc_conformance.stage.stage import Stage

# A winter evening, so that no reading of the zone lands on another's hour.
NAIVE = "2023-02-14T19:20:30"


def number(stage: Stage, conversations: Conversations) -> list[str]:
    """Q7: what becomes of a klantcontact without a nummer, and of a nummer of one's own?"""
    attribute = stage.contract.resource("klantcontact").attributes["nummer"]
    without = conversations.attempt(SEPARATE).klantcontact
    if attribute.required or not without.ok:
        without = _post(stage, conversations.values())
    if not said_yes(without):
        seen = ["nummer-verplicht"]
    else:
        value = wire.value_of(without.body, attribute)
        nothing = value is None or value is wire.MISSING or value == ""
        seen = ["geen-nummer" if nothing else "nummer-toegekend"]
    sendable = attribute.explicit and not attribute.read_only
    if sendable and not stage.consumer.declared.absent(OWN):
        with suppress(Inapplicable):
            found = conversations.memory.once("eigen nummer", conversations.numbered)
            said_yes(found.klantcontact)
            shown = wire.value_of(found.klantcontact_record, attribute)
            if shown not in (None, wire.MISSING, ""):
                same = str(shown) == found.sent["nummer"]
                seen.append("eigen-nummer-overgenomen" if same else "eigen-nummer-vervangen")
    return seen


def own_id(stage: Stage, conversations: Conversations) -> list[str]:
    """Q8: what becomes of an ID that the consumer sends along?"""
    resource = stage.contract.resource("klantcontact")
    own, answer = conversations.own_id()
    if not said_yes(answer):
        return ["eigen-id-geweigerd"]
    taken = wire.same_id(wire.identifier(resource, answer.body), own)
    return ["eigen-id-overgenomen" if taken else "eigen-id-genegeerd"]


def name_of_confidentiality(stage: Stage, conversations: Conversations) -> list[str]:
    """Q13: under which name, and as what, does Vertrouwelijkheid come back?"""
    record = conversations.registered(SEPARATE).klantcontact_record
    attribute = stage.contract.resource("klantcontact").attributes["vertrouwelijkheid"]
    if wire.read(record, (stage.contract.probes["vertrouwelijkheid"],)) is not wire.MISSING:
        return ["naam-uit-de-tekst"]
    if not stage.contract.probes["vertrouwelijkheid"].startswith(attribute.keys[-1]):
        raise Inapplicable(f"het contract noemt Vertrouwelijkheid anders: {attribute.wire}")
    value = wire.value_of(record, attribute)
    if isinstance(value, bool):
        return ["korte-naam-ja-nee"]
    return ["korte-naam-woord"] if isinstance(value, str) else []


def contact_succeeded(stage: Stage, conversations: Conversations) -> list[str]:
    """Q14: which of Ja, Nee and onbekend survive?"""
    kept = {
        word: _kept(stage, conversations, "indicatie_contact_gelukt", word)
        for word in ("Ja", "Nee", "onbekend")
    }
    if kept["Ja"] and kept["Nee"]:
        return ["drie-waarden" if kept["onbekend"] else "ja-en-nee"]
    return ["ja-en-onbekend"] if kept["Ja"] and kept["onbekend"] else []


def channel(stage: Stage, conversations: Conversations) -> list[str]:
    """Q15: is Kanaal free, or from a list?"""
    conversations.example()  # by the first registration of a run it is known how it is written
    if stage.contract.wording.forms.differs("kanaal"):
        return ["telefoon-geweigerd"]
    if not _kept(stage, conversations, "kanaal", "Telefoon"):
        return ["telefoon-geweigerd"]
    free = _kept(stage, conversations, "kanaal", f"Verzonnen {stage.run_id}")
    return ["elk-woord-bewaard" if free else "alleen-woorden-uit-een-lijst"]


def language(word: str) -> list[str]:
    """Q16: the observation keys for one way of writing the language: kept, refused."""
    key = "woord" if word == "Nederlands" else word
    return [f"{key}-bewaard", f"{key}-geweigerd"]


def languages(stage: Stage, conversations: Conversations) -> list[str]:
    """Q16: which ways of writing the language survive? The words go over the wire as they are."""
    seen = []
    resource = stage.contract.resource("klantcontact")
    attribute = resource.attributes["taal"]
    shared = conversations.attempt(SEPARATE)
    usual = wire.value_on_wire(stage.contract, attribute, shared.sent["taal"])
    for word in ("Nederlands", "nld", "dut", "nl"):
        if word == usual and wire.value_of(shared.klantcontact_record, attribute) == word:
            seen.append(language(word)[0])
            continue
        body = wire.encode(stage.contract, resource, _numbered(stage, conversations.values()))
        wire.put(body, attribute.keys, word)
        answer = stage.consumer.post("klantcontact", body)
        kept = said_yes(answer) and wire.value_of(answer.body, attribute) == word
        seen.append(language(word)[0 if kept else 1])
    return seen


def notation(stage: Stage, conversations: Conversations) -> list[str]:
    """Q17: is the text's own notation accepted, and how is a moment without a zone read?"""
    resource = stage.contract.resource("klantcontact")
    attribute = resource.attributes["plaatsgevonden_op"]
    body = wire.encode(stage.contract, resource, _numbered(stage, conversations.values()))
    wire.put(body, attribute.keys, "01-03-2023 10:00")
    accepted = said_yes(stage.consumer.post("klantcontact", body))
    seen = [f"notatie-van-het-voorbeeld-{'bewaard' if accepted else 'geweigerd'}"]
    body = wire.encode(stage.contract, resource, _numbered(stage, conversations.values()))
    wire.put(body, attribute.keys, NAIVE)
    answer = stage.consumer.post("klantcontact", body)
    if not said_yes(answer):
        return [*seen, "zonder-zone-geweigerd"]
    shown = wire.moment(attribute, wire.value_of(answer.body, attribute))
    moment = datetime.fromisoformat(NAIVE)
    if shown == moment.replace(tzinfo=UTC):
        seen.append("zonder-zone-is-utc")
    elif shown == moment.replace(tzinfo=instants.AMSTERDAM):
        seen.append("zonder-zone-is-nederlandse-tijd")
    return seen


def moment(stage: Stage, conversations: Conversations) -> list[str]:
    """Q18: does a moment in the past stay, and what if none is given?"""
    attribute = stage.contract.resource("klantcontact").attributes["plaatsgevonden_op"]
    kept = _kept(stage, conversations, "plaatsgevonden_op", "01-03-2023 10:00")
    seen = ["opgegeven-moment-bewaard" if kept else "opgegeven-moment-vervangen"]
    values = conversations.values()
    del values["plaatsgevonden_op"]
    answer = _post(stage, _numbered(stage, values))
    if not said_yes(answer):
        return [*seen, "weggelaten-geweigerd"]
    value = wire.value_of(answer.body, attribute)
    shown = wire.moment(attribute, value)
    if shown is not None and abs(shown - datetime.fromtimestamp(time.time(), UTC)) < timedelta(
        days=1
    ):
        seen.append("weggelaten-wordt-nu")
    elif value is None or value is wire.MISSING:
        seen.append("weggelaten-blijft-leeg")
    return seen


def without_subject(stage: Stage, conversations: Conversations) -> list[str]:
    """Q19: is a klantcontact without Onderwerp kept?"""
    values = conversations.values(inhoud=stage.consumer.marked("Zonder onderwerp"))
    del values["onderwerp"]
    accepted = said_yes(_post(stage, _numbered(stage, values)))
    return ["zonder-onderwerp-bewaard" if accepted else "zonder-onderwerp-geweigerd"]


def question_and_answer(stage: Stage, conversations: Conversations) -> list[str]:
    """Q20: do question and answer fit in one text, and is there a field for the answer too?"""
    found = conversations.literal()
    resource = stage.contract.resource("klantcontact")
    if echo(
        stage.contract, resource, found.sent, found.klantcontact_record, attributes=("inhoud",)
    ):
        return ["samen-past-niet"]
    own = wire.read(found.klantcontact_record, (stage.contract.probes["reactie"],))
    return ["alleen-een-tekst" if own is wire.MISSING else "ook-een-eigen-antwoordveld"]


def references(stage: Stage, conversations: Conversations) -> list[str]:
    """Q22: do references come back as a bare ID or as something composed?"""
    attribute = stage.contract.resource("betrokkene").attributes["klantcontact"]
    value = wire.value_of(conversations.registered(SEPARATE).betrokkene_record, attribute)
    if isinstance(value, str) and "/" in value:
        raise Inapplicable(
            "een verwijzing is in dit contract een adres: geen ID, en niets samengestelds"
        )
    if isinstance(value, str):
        return ["alleen-id"]
    return ["samengesteld"] if isinstance(value, dict) else []


def one_subject(stage: Stage, conversations: Conversations) -> list[str]:
    """Q30: is Onderwerp one text or a list?"""
    attribute = stage.contract.resource("klantcontact").attributes["onderwerp"]
    value = wire.value_of(conversations.registered(SEPARATE).klantcontact_record, attribute)
    if isinstance(value, str):
        return ["een-tekst"]
    return ["lijst-van-teksten"] if isinstance(value, list) else []


def _kept(stage: Stage, conversations: Conversations, key: str, word: str) -> bool:
    resource = stage.contract.resource("klantcontact")
    attribute = resource.attributes[key]
    if key == "indicatie_contact_gelukt" and word not in attribute.values:
        return False
    if any(shows(conversations, each, {key: word}) for each in having(conversations, key, word)):
        return True
    answer = stage.consumer.create("klantcontact", conversations.values(**{key: word}))
    if not said_yes(answer):
        return False
    record_id = answers.new_id(answer, resource)
    later = stage.consumer.read_settled("klantcontact", record_id)
    sent = wire.value_on_wire(stage.contract, attribute, word)
    return same_value(stage.contract, attribute, sent, wire.value_of(later.body, attribute))


def _numbered(stage: Stage, values: dict[str, object]) -> dict[str, object]:
    attribute = stage.contract.resource("klantcontact").attributes["nummer"]
    return {"nummer": stage.consumer.fresh_number(), **values} if attribute.required else values


def _post(stage: Stage, values: dict[str, object]) -> Answer:
    resource = stage.contract.resource("klantcontact")
    body = wire.encode(stage.contract, resource, values)
    return stage.consumer.post("klantcontact", body, sent=values)
