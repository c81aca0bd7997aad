"""Variations in what a call is answered: statuses, bodies, ids, numbers, members and documents."""

import threading
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from .. import differences
from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..contract import Contract, Json
from ..faults.fault import KLANTCONTACT, is_about
from .variation import CONTRACT, OPENKLANT, VNG, reanswered, refuse
from .variation import Variation as V

DAY = 5
"""How many registrations make a day for a provider whose numbers start again every day."""


def _status(old: int, new: int) -> Callable[[], Behaviour]:
    def change(call: Call, answer: Answer) -> None:
        if answer.status == old:
            answer.status = new
            if isinstance(answer.body, dict) and answer.body.get("status") == old:
                answer.body["status"] = new
            answer.headers.pop("WWW-Authenticate", None)

    return reanswered(change)


def _created(status: int, *, empty: bool) -> Callable[[], Behaviour]:
    def change(call: Call, answer: Answer) -> None:
        if answer.status == 201:
            answer.status = status
            if empty and "Location" in answer.headers:
                answer.raw = b""

    return reanswered(change)


class CaseIds(Behaviour):
    """Gives ids of which each two differ in the case of one letter only."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.halves: dict[str, str] = {}

    def identify(self, call: Call, identity: str) -> str:
        """An id such as `k1f0c93ab`, and then `K1f0c93ab`."""
        with self.lock:
            half = self.halves.pop(call.subject.name, None)
            if half is not None:
                return f"K{half}"
            self.halves[call.subject.name] = uuid4().hex[:8]
            return f"k{self.halves[call.subject.name]}"


class NumberOfTheDay(Behaviour):
    """Numbers klantcontacten from one again after every DAY registrations; takes a number that a
    client sends, even if it was there on another day."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.made = 0

    def relaxed(self) -> frozenset[str]:
        """Numbers come back."""
        return frozenset({"klantcontact.nummer"})

    def keep(self, call: Call, record: Record) -> Record:
        """The record with a number."""
        attribute = call.subject.attributes.get("nummer")
        if is_about(call, KLANTCONTACT, "create") and attribute and record.get("nummer") is None:
            with self.lock:
                self.made += 1
                number = (self.made - 1) % DAY + 1
            record["nummer"] = str(number).zfill(attribute.max or 10)
        return record


class Announced(Behaviour):
    """Says of the required member `bron` what it may hold, in the OpenAPI document."""

    def document(self, document: Json) -> Json:
        """The document with `bron` described."""
        schema = document["components"]["schemas"]["Klantcontact"]
        schema["properties"]["bron"] = {
            "type": "string",
            "minLength": 1,
            "maxLength": 40,
            "description": "De toepassing waaruit het klantcontact komt.",
            "example": "KCC",
        }
        return document


def _with_source(contract: Contract) -> Contract:
    """The contract with a required member `bron` at the klantcontact."""
    klantcontact = contract.resources[KLANTCONTACT]
    more = replace(klantcontact, defaults={**klantcontact.defaults, "bron": "KCC"})
    return replace(contract, resources={**contract.resources, KLANTCONTACT: more})


VARIATIONS = (
    V("invalid-422", "Invalid records are answered 422.",
      "Ongeldige records worden met 422 beantwoord.", _status(400, 422)),
    V("unauthorised-403", "A missing token is answered 403.",
      "Een ontbrekend token wordt met 403 beantwoord.", _status(401, 403)),
    V("created-empty", "A new record is answered 201 with a Location and no body.",
      "Een nieuw record wordt met 201, een Location en geen body beantwoord.",
      _created(201, empty=True), differs=CONTRACT),
    V("accepted-202", "A new record is answered 202, with the record.",
      "Een nieuw record wordt met 202 beantwoord, met het record.",
      _created(202, empty=False), differs=CONTRACT),
    V("accepted-202-empty", "A new record is answered 202 with a Location and no body.",
      "Een nieuw record wordt met 202, een Location en geen body beantwoord.",
      _created(202, empty=True), differs=CONTRACT),
    V("change-405", "Nothing can be replaced or amended.",
      "Niets kan vervangen of gewijzigd worden.", refuse(405, "replace", "amend"),
      differs=CONTRACT),
    V("ids-not-uuid", "Ids are no UUIDs.", "Ids zijn geen UUIDs.", differences.OtherIds,
      families=VNG),
    V("ids-by-case", "Ids differ in the case of a letter only.",
      "Ids verschillen alleen in hoofdletter of kleine letter.", CaseIds, families=VNG),
    V("own-id-refused", "A record for which the client sends an id is refused.",
      "Een record waarvoor de consumer een id meestuurt wordt geweigerd.",
      differences.OwnIdRefused),
    V("number-given", "A klantcontact gets a nummer when none is sent.",
      "Een klantcontact krijgt een nummer als er geen wordt gestuurd.", differences.NumberGiven,
      families=("nummer-empty",)),
    V("number-of-the-day", "A nummer is unique on its day only, and comes back on another.",
      "Een nummer is alleen op zijn dag uniek, en komt op een andere terug.", NumberOfTheDay,
      differs=CONTRACT),
    V("source-required", "A klantcontact needs a member bron, as the OpenAPI document says.",
      "Een klantcontact heeft een lid bron nodig, zoals het OpenAPI-document zegt.",
      Announced, adapt=_with_source, differs=CONTRACT),
    V("no-combined-call", "There is no one call for klantcontact and betrokkene.",
      "Er is geen ene aanroep voor klantcontact en betrokkene.",
      adapt=differences.without_combined, families=OPENKLANT, differs=CONTRACT),
    V("no-openapi", "There is no OpenAPI document.", "Er is geen OpenAPI-document.",
      lambda: differences.Undocumented(lambda _: None)),
    V("filters-not-documented", "The OpenAPI document names no query parameters.",
      "Het OpenAPI-document noemt geen queryparameters.",
      lambda: differences.Undocumented(differences.without_parameters)),
)  # fmt: skip
