"""Variations of a provider with actoren in its klantcontacten: what it takes, and how it writes
Kanaal, Nummer, yes and no."""

from ..answers import Answer, Call, Problem, Record
from ..behaviour import Behaviour
from ..contract import Json
from ..faults.fault import KLANTCONTACT, is_about
from ..representation import put
from ..values import now
from .nesting import inside, klantcontacten, own_address, shown
from .variation import CONTRACT, reanswered


def _more_of_kanaal(each: Behaviour, call: Call, body: Json) -> Json:
    """The object of Kanaal with members of the provider's own, as a record has."""
    contract = each.provider.contract
    member = contract.resources[KLANTCONTACT].attributes["kanaal"].path[0]
    for record in klantcontacten(contract, call.subject, body):
        if isinstance(record.get(member), dict):
            around = {"isVoorkeur": True, "betrokkene": None, "label": ["vast", "werk"]}
            record[member] = {**around, **record[member]}
            put(record[member], own_address(contract), f"{call.base}/digitaleadressen/1")
    return body


def _number_as_text(each: Behaviour, call: Call, body: Json) -> Json:
    attribute = call.subject.attributes.get("nummer")
    if attribute is not None and body.get(attribute.wire) is not None:
        body[attribute.wire] = str(body[attribute.wire])
    return body


def _capitals(each: Behaviour, call: Call, body: Json) -> Json:
    """`Ja` for `ja`, as the standard itself writes it."""
    attributes = each.provider.contract.resources[KLANTCONTACT].attributes
    for record in klantcontacten(each.provider.contract, call.subject, body):
        for name in ("indicatie_contact_gelukt", "vertrouwelijkheid"):
            wire = attributes[name].wire
            if isinstance(record.get(wire), str):
                record[wire] = record[wire].capitalize()
    return body


class CaseTaken(Behaviour):
    """Takes `Ja` and `JA` for `ja`."""

    def receive(self, call: Call, body: Json) -> Json:
        """The body as it is understood."""
        if is_about(call, KLANTCONTACT) and isinstance(body, dict):
            for name in ("indicatie_contact_gelukt", "vertrouwelijkheid"):
                wire = call.subject.attributes[name].wire
                if isinstance(body.get(wire), str):
                    body[wire] = body[wire].lower()
        return body


class RegisteredHere(Behaviour):
    """Says itself when a klantcontact was registered, whatever the consumer sends."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record with this moment."""
        if is_about(call, KLANTCONTACT, "create") and "geregistreerd_op" in call.subject.attributes:
            record["geregistreerd_op"] = now()
        return record


class MergedObjects(Behaviour):
    """A change of one member of an object leaves the others as they were."""

    def receive(self, call: Call, body: Json) -> Json:
        """The body with the rest of the objects that it has a part of."""
        current = self.provider.store.get(call.subject, call.id or "")
        if call.operation == "amend" and isinstance(body, dict) and current is not None:
            for attribute in call.subject.stored:
                first, *below = attribute.path
                if len(below) == 1 and isinstance(body.get(first), dict):
                    body[first].setdefault(below[0], current.get(attribute.name))
        return body


class ActorsNeeded(Behaviour):
    """Refuses a klantcontact without actor: whoever registers one has an employee."""

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The problems, with this one."""
        if is_about(call, KLANTCONTACT, "create") and not record.get("actoren"):
            wire = call.subject.attributes["actoren"].wire
            return [*problems, Problem(wire, "required", "Een klantcontact heeft een actor nodig.")]
        return problems


def _created(call: Call, answer: Answer) -> None:
    if call.operation == "create" and answer.status == 200:
        answer.status = 201


VARIATIONS = (
    inside("created-201", "A new record is answered 201.",
        "Een nieuw record wordt met 201 beantwoord.", reanswered(_created)),
    inside("actors-needed", "A klantcontact without actor is refused.",
        "Een klantcontact zonder actor wordt geweigerd.", ActorsNeeded, CONTRACT),
    inside("kanaal-with-more", "The object of Kanaal has members of the provider's own.",
        "Het object van Kanaal heeft eigen leden van de provider.", shown(_more_of_kanaal)),
    inside("number-as-text", "Nummer is shown as text.", "Nummer wordt als tekst getoond.",
        shown(_number_as_text), CONTRACT),
    inside("yes-no-capital", "Yes and no are shown with a capital: Ja, Nee.",
        "Ja en nee worden met een hoofdletter getoond: Ja, Nee.", shown(_capitals), CONTRACT),
    inside("yes-no-any-case", "Yes and no are taken in any case, and shown in small letters.",
        "Ja en nee worden in hoofd- en kleine letters aangenomen, en in kleine getoond.",
        CaseTaken),
    inside("registered-here", "When it was registered the provider says itself.",
        "Wanneer er is geregistreerd zegt de provider zelf.", RegisteredHere),
    inside("change-merges-objects", "A change of a part of an object leaves the rest of it.",
           "Een wijziging van een deel van een object laat de rest ervan staan.", MergedObjects),
)  # fmt: skip
