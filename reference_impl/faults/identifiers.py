"""Faults in ids and numbers: reused, adopted, changing, of another type."""

from uuid import UUID, uuid4

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..contract import Json
from .fault import BETROKKENE, KLANTCONTACT, Kind, Shown, is_about, sent, shown

KIND = "identifier"


class Answered(Behaviour):
    """Answers a creation with another id than the one it was stored under, also in Location."""

    def __init__(self, resource: str = KLANTCONTACT) -> None:
        self.resource = resource
        self.first = ""

    def other(self, record: Record) -> str:
        """The id that is answered: that of the first record."""
        self.first = self.first or str(record["id"])
        return self.first

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with the other id."""
        if is_about(call, self.resource, "create"):
            body[call.subject.id] = self.other(record)
        return body

    def answer(self, call: Call, answer: Answer) -> None:
        """The Location of that id."""
        if is_about(call, self.resource, "create") and isinstance(answer.body, dict):
            identity = answer.body.get(call.subject.id)
            if identity and "Location" in answer.headers:
                address = self.provider.shape.address(call, call.subject, identity)
                answer.headers["Location"] = address


class Invented(Answered):
    """Answers a creation with an id that nothing is stored under."""

    def other(self, record: Record) -> str:
        """A fresh id."""
        return str(uuid4())


class Adopted(Behaviour):
    """Takes over the id that the client sends."""

    def identify(self, call: Call, identity: str) -> str:
        """The client's id, unless it is taken."""
        asked = call.body.get(call.subject.id) if isinstance(call.body, dict) else None
        taken = isinstance(asked, str) and self.provider.store.has(call.subject.name, asked)
        return asked if isinstance(asked, str) and asked and not taken else identity


class FixedNumber(Behaviour):
    """Gives every klantcontact the same number."""

    def relaxed(self) -> frozenset[str]:
        """The number need not be unique."""
        return frozenset({f"{KLANTCONTACT}.nummer"})

    def keep(self, call: Call, record: Record) -> Record:
        """The record with that number."""
        if is_about(call, KLANTCONTACT):
            number = call.subject.attributes["nummer"].kind == "number"
            record["nummer"] = 1 if number else "0000000001"
        return record


class DuplicatesAllowed(Behaviour):
    """Does not check whether a number is already in use."""

    def relaxed(self) -> frozenset[str]:
        """The number need not be unique."""
        return frozenset({f"{KLANTCONTACT}.nummer"})


class OwnNumberIgnored(Behaviour):
    """Gives another number than the client asked for."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the number turned into another."""
        if is_about(call, KLANTCONTACT):
            number = sent(call, call.subject.attributes["nummer"])
            if isinstance(number, int) and record.get("nummer") == number:
                record["nummer"] = number + 1_000_000
            elif number and record.get("nummer") is not None:
                record["nummer"] = str(int(number) + 1)
        return record


class LocationElsewhere(Behaviour):
    """Location points to a record that does not exist."""

    def answer(self, call: Call, answer: Answer) -> None:
        """The wrong address."""
        if is_about(call, KLANTCONTACT, "create") and "Location" in answer.headers:
            address = self.provider.shape.address(call, call.subject, str(uuid4()))
            answer.headers["Location"] = address


class NumberOnRead(Shown):
    """Gives another nummer on reading than at creation."""

    def __init__(self) -> None:
        def other(_: object, value: Json) -> Json:
            if isinstance(value, int):
                return value + 1
            return str(int(value or 0) + 1).zfill(len(value or "0000000000"))

        super().__init__(KLANTCONTACT, ("nummer",), other, ("read", "list"))


_identifier = Kind(KIND)

FAULTS = (
    _identifier(
        "id-reused",
        "Every new klantcontact is answered with the id of the first.",
        "Elk nieuw klantcontact wordt met het id van het eerste beantwoord.",
        "C0992-2.1 ids differ",
        Answered,
    ),
    _identifier(
        "id-invented",
        "The id in the answer to POST leads nowhere.",
        "Het id in het antwoord op POST leidt nergens heen.",
        "C0992-2.1 id can be read",
        Invented,
    ),
    _identifier(
        "id-adopted-from-client",
        "An id that the client sends is taken over.",
        "Een id dat de consumer meestuurt wordt overgenomen.",
        "C0992-2.1 id by provider",
        Adopted,
    ),
    _identifier(
        "id-as-number",
        "The id is answered as a JSON number.",
        "Het id wordt als JSON-getal beantwoord.",
        "C0992-2.1 id type",
        shown(KLANTCONTACT, ("id",), lambda _, value: UUID(value).int % 10**9),
    ),
    _identifier(
        "id-changes-on-read",
        "A klantcontact has another id each time it is read.",
        "Een klantcontact heeft bij elke keer lezen een ander id.",
        "C0992-2.1 id stable",
        shown(KLANTCONTACT, ("id",), lambda _, __: str(uuid4()), ("read",)),
    ),
    _identifier(
        "id-changes-in-list",
        "In lists klantcontacten have other ids.",
        "In lijsten hebben klantcontacten andere ids.",
        "C0992-2.1 id stable in list",
        shown(KLANTCONTACT, ("id",), lambda _, __: str(uuid4()), ("list",)),
    ),
    _identifier(
        "id-empty",
        "The id of a klantcontact is answered as empty text.",
        "Het id van een klantcontact wordt als lege tekst beantwoord.",
        "C0992-2.1 id given",
        shown(KLANTCONTACT, ("id",), lambda _, __: ""),
    ),
    _identifier(
        "id-of-betrokkene-reused",
        "Every new betrokkene is answered with the id of the first.",
        "Elke nieuwe betrokkene wordt met het id van de eerste beantwoord.",
        "C0992-1.7 betrokkene can be read",
        lambda: Answered(BETROKKENE),
    ),
    _identifier(
        "location-elsewhere",
        "Location points to a record that does not exist.",
        "Location wijst naar een record dat niet bestaat.",
        "C0992-2.1 Location",
        LocationElsewhere,
    ),
    _identifier(
        "nummer-always-same",
        "Every klantcontact gets the same nummer.",
        "Elk klantcontact krijgt hetzelfde nummer.",
        "C0992-2.2 nummer unique",
        FixedNumber,
    ),
    _identifier(
        "nummer-duplicate-accepted",
        "A nummer that is already in use is accepted.",
        "Een nummer dat al in gebruik is wordt geaccepteerd.",
        "F2173 nummer unique",
        DuplicatesAllowed,
    ),
    _identifier(
        "nummer-of-client-changed",
        "A nummer sent by the client is replaced by another.",
        "Een nummer van de consumer wordt door een ander vervangen.",
        "C0992-2.2 F2173 nummer kept",
        OwnNumberIgnored,
        ("nummer-own",),
    ),
    _identifier(
        "nummer-changes-on-read",
        "On reading, nummer is one higher than at creation.",
        "Bij lezen is nummer één hoger dan bij het aanmaken.",
        "C0992-2.2 nummer stable",
        NumberOnRead,
    ),
)
