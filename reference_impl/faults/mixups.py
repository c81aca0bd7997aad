"""Faults that show only when several calls come in at the same time."""

import time

from ..answers import Call, Record
from ..behaviour import Behaviour
from ..contract import Json
from .fault import BETROKKENE, KLANTCONTACT, LINK, PARTIJ, Kind, is_about, resource_of

KIND = "mixup"
PAUSE = 0.03
"""How long, in seconds, a shared variable stays open to others."""


class SharedValue(Behaviour):
    """Passes values through one variable for all calls."""

    def __init__(self, resource: str, *names: str) -> None:
        self.resource = resource
        self.names = names
        self.shared: dict[str, Json] = {}

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the values of whoever came last."""
        if is_about(call, self.resource, "create"):
            self.shared = {name: record[name] for name in self.names if name in record}
            time.sleep(PAUSE)
            record.update(self.shared)
        return record


class SharedAnswer(Behaviour):
    """Passes answers through one variable for all calls of an operation."""

    def __init__(self, operation: str) -> None:
        self.operation = operation
        self.shared: Json = None

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body of whoever came last."""
        if not is_about(call, KLANTCONTACT, self.operation):
            return body
        self.shared = body
        time.sleep(PAUSE)
        return self.shared


class RacingNumbers(Behaviour):
    """Takes the next number before it is this call's turn."""

    def relaxed(self) -> frozenset[str]:
        """Numbers may collide."""
        return frozenset({f"{KLANTCONTACT}.nummer"})

    def keep(self, call: Call, record: Record) -> Record:
        """The record with a number that another may have taken as well."""
        if is_about(call, KLANTCONTACT, "create") and record.get("nummer") is None:
            attribute = call.subject.attributes["nummer"]
            number = self.provider.store.next_number(call.subject, attribute)
            time.sleep(PAUSE)
            record["nummer"] = number
        return record


class OneAtATime(Behaviour):
    """Loses registrations that come in while another is under way."""

    def __init__(self, resource: str) -> None:
        self.resource = resource
        self.busy = ""

    def keep(self, call: Call, record: Record) -> Record:
        """Notes who came last."""
        if is_about(call, self.resource, "create"):
            self.busy = record["id"]
            time.sleep(PAUSE)
        return record

    def write(self, call: Call, record: Record) -> bool:
        """Writes that one only."""
        return not is_about(call, self.resource, "create") or self.busy == record["id"]


class SharedReading(Behaviour):
    """Reads the klantcontact that was asked for last, by whomever."""

    def __init__(self) -> None:
        self.shared = ""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body of that one."""
        if not is_about(call, KLANTCONTACT, "read"):
            return body
        self.shared = record["id"]
        time.sleep(PAUSE)
        resource = resource_of(self, KLANTCONTACT)
        found = self.provider.store.get(resource, self.shared)
        return self.provider.shape.record(call, resource, found) if found else body


_mixup = Kind(KIND)

FAULTS = (
    _mixup(
        "mixup-texts",
        "Klantcontacten registered at the same time get each other's inhoud.",
        "Gelijktijdig geregistreerde klantcontacten krijgen elkaars inhoud.",
        "C0992-2.5 kept under parallel registrations",
        lambda: SharedValue(KLANTCONTACT, "inhoud"),
    ),
    _mixup(
        "mixup-onderwerpen",
        "Klantcontacten registered at the same time get each other's onderwerp and taal.",
        "Gelijktijdig geregistreerde klantcontacten krijgen elkaars onderwerp en taal.",
        "C0992-2.4 C0992-2.7 kept under parallel registrations",
        lambda: SharedValue(KLANTCONTACT, "onderwerp", "taal"),
    ),
    _mixup(
        "mixup-actors",
        "Links made at the same time get each other's actor.",
        "Gelijktijdig gemaakte koppelingen krijgen elkaars actor.",
        "C0992-2.10 kept under parallel registrations",
        lambda: SharedValue(LINK, "actor"),
    ),
    _mixup(
        "mixup-partijen",
        "Betrokkenen made at the same time get each other's partij.",
        "Gelijktijdig gemaakte betrokkenen krijgen elkaars partij.",
        "C0992-1.7 kept under parallel registrations",
        lambda: SharedValue(BETROKKENE, PARTIJ),
    ),
    _mixup(
        "mixup-answers",
        "Registrations at the same time get each other's answer.",
        "Gelijktijdige registraties krijgen elkaars antwoord.",
        "C0992-2.1 answers under parallel registrations",
        lambda: SharedAnswer("create"),
    ),
    _mixup(
        "mixup-readings",
        "Readings at the same time get each other's klantcontact.",
        "Gelijktijdig lezen geeft elkaars klantcontact.",
        "C0992-1.7 read under parallel readings",
        SharedReading,
    ),
    _mixup(
        "mixup-numbers-collide",
        "Klantcontacten registered at the same time get the same nummer.",
        "Gelijktijdig geregistreerde klantcontacten krijgen hetzelfde nummer.",
        "C0992-2.2 nummer unique under parallel registrations",
        RacingNumbers,
        ("parallel-unsafe",),
    ),
    _mixup(
        "mixup-registrations-lost",
        "Of klantcontacten registered at the same time only the last is stored.",
        "Van gelijktijdig geregistreerde klantcontacten wordt alleen het laatste opgeslagen.",
        "C0992-1.7 registered under parallel registrations",
        lambda: OneAtATime(KLANTCONTACT),
    ),
)
