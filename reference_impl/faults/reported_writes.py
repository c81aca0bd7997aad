"""Faults that others reported of their software: in writing, and after deleting."""

from ..answers import Answer, Call, Problem, Record
from ..behaviour import Behaviour
from ..bodies import members
from ..contract import Json
from ..store import Conflict
from .fault import ACTOR, BETROKKENE, KLANTCONTACT, LINK, Kind, is_about, resource_of, sent

KIND = "reported"
_WRITING = ("create", "replace", "amend", "combine")
_UNIQUE = "Deze waarde bestaat al en moet uniek zijn."


class EmptyNotAmended(Behaviour):
    """Amends a klantcontact with what counts as true only: not with no, nothing or empty text."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the old values where the new ones are empty."""
        if is_about(call, KLANTCONTACT, "amend"):
            current = self.provider.store.get(call.subject, record["id"]) or {}
            for attribute in call.subject.stored:
                if attribute.path[0] in members(call.body) and not sent(call, attribute):
                    record[attribute.name] = current.get(attribute.name)
        return record


class LostAfterRefusal(Behaviour):
    """Leaves its transaction broken after a refusal: what is written in it next is rolled back."""

    def __init__(self) -> None:
        self.broken = False

    def write(self, call: Call, record: Record) -> bool:
        """False while the transaction is broken."""
        return not self.broken

    def answer(self, call: Call, answer: Answer) -> None:
        """Notes how the writing ended."""
        if call.operation in _WRITING and answer.status not in (401, 403, 404):
            self.broken = answer.status == 400


class PlusDecoded(Behaviour):
    """Decodes texts as if they came from a form: a plus sign stands for a space."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record with spaces for plus signs."""
        for attribute in call.subject.stored:
            value = record.get(attribute.name)
            if attribute.kind == "text" and isinstance(value, str):
                record[attribute.name] = value.replace("+", " ")
        return record


class LeftOver(Behaviour):
    """Reads every body into the same object: what one leaves out, is still there of the last."""

    def __init__(self) -> None:
        self.last: dict[str, dict[str, Json]] = {}

    def receive(self, call: Call, body: Json) -> Json:
        """The body on top of the one before, as far as that is optional."""
        about = is_about(call, KLANTCONTACT, "create") or is_about(call, BETROKKENE, "create")
        if not (about and isinstance(body, dict)):
            return body
        kinds = {"text", "boolean", "instant"}
        optional = [a for a in call.subject.stored if not a.required and a.kind in kinds]
        known = self.last.get(call.subject.name, {})
        left = {a.path[0]: known[a.path[0]] for a in optional if a.path[0] in known}
        self.last[call.subject.name] = {**left, **body}
        return self.last[call.subject.name]


class BroughtBack(Behaviour):
    """Marks klantcontacten as deleted; amending one takes the mark away."""

    def __init__(self) -> None:
        self.deleted: dict[str, Record] = {}

    def erase(self, call: Call, identity: str) -> bool:
        """Keeps a copy."""
        record = self.provider.store.get(call.subject, identity)
        if is_about(call, KLANTCONTACT) and record:
            self.deleted[identity] = record
        return True

    def intercept(self, call: Call) -> Answer | None:
        """Puts the copy back before it is amended."""
        if is_about(call, KLANTCONTACT, "amend") and call.id in self.deleted:
            try:
                self.provider.store.insert(call.subject, self.deleted.pop(call.id))
            except Conflict:
                return None
        return None


class StillTaken(Behaviour):
    """Holds what must be unique of deleted records against new ones."""

    def __init__(self) -> None:
        self.links: set[tuple[Json, Json]] = set()
        self.numbers: set[Json] = set()

    def erase(self, call: Call, identity: str) -> bool:
        """Remembers what was unique about it."""
        record = self.provider.store.get(call.subject, identity) or {}
        if is_about(call, LINK):
            self.links.add((record.get(ACTOR), record.get(KLANTCONTACT)))
        if is_about(call, KLANTCONTACT):
            self.numbers.add(record.get("nummer"))
        return True

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """One problem more for what was there before."""
        if is_about(call, LINK, "create"):
            if (record.get(ACTOR), record.get(KLANTCONTACT)) in self.links:
                return [*problems, Problem("nonFieldErrors", "unique", _UNIQUE)]
        elif is_about(call, KLANTCONTACT, "create"):
            number = record.get("nummer")
            if number is not None and number in self.numbers:
                wire = resource_of(self, KLANTCONTACT).attributes["nummer"].wire
                return [*problems, Problem(wire, "unique", _UNIQUE)]
        return problems


_reported = Kind(KIND)

FAULTS = (
    _reported(  # https://github.com/vantage6/vantage6/issues/334
        "reported-empty-not-amended",
        "Amending to no, nothing or empty text is answered 200 and not done.",
        "Wijzigen in nee, niets of lege tekst wordt met 200 beantwoord en niet gedaan.",
        "C0992-2.5 C0992-2.8 F2173 correction of one attribute",
        EmptyNotAmended,
    ),
    _reported(  # https://github.com/pgjdbc/pgjdbc/issues/1697
        "reported-after-refusal-lost",
        "What is written right after a refusal is answered as done, and lost.",
        "Wat direct na een weigering wordt geschreven, lijkt gelukt en gaat verloren.",
        "C0992-2.0 F2173 registered after a correction",
        LostAfterRefusal,
    ),
    _reported(  # https://github.com/asakusuma/SugarCRM-REST-API-Wrapper-Class/issues/14
        "reported-plus-becomes-space",
        "A plus sign in text becomes a space.",
        "Een plusteken in tekst wordt een spatie.",
        "C0992-2.5 text kept (telephone numbers)",
        PlusDecoded,
    ),
    _reported(  # https://github.com/pquerna/ffjson/pull/195
        "reported-left-over-values",
        "What is left out of a registration is filled in from the one before.",
        "Wat bij een registratie is weggelaten, komt uit de vorige registratie.",
        "C0992-2.5 C0992-1.7 nothing of another customer",
        LeftOver,
    ),
    _reported(  # https://github.com/hapifhir/hapi-fhir/issues/3788
        "reported-amend-brings-back",
        "Amending a deleted klantcontact brings it back.",
        "Een verwijderd klantcontact wijzigen haalt het terug.",
        "F2173 deleted stays deleted",
        BroughtBack,
    ),
    _reported(  # https://github.com/twentyhq/twenty/issues/26216
        "reported-deleted-still-taken",
        "A link or nummer that was deleted cannot be registered again.",
        "Een verwijderde koppeling of een verwijderd nummer kan niet opnieuw.",
        "C0992-2.2 C0992-2.10 registered again after a mistake",
        StillTaken,
    ),
)
