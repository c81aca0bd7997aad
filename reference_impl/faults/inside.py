"""Faults of what stands in a klantcontact itself: its actors, and that nothing can be deleted."""

from typing import Any

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..contract import Attribute, Json
from .fault import KLANTCONTACT, Kind, alter, stored

KIND = "inside"
INSIDE, KEEPS = ("actors-inside",), ("klantcontact-stays",)
ACTOREN = "actoren"


def is_about(call: Call, *operations: str) -> bool:
    """Whether a call is about klantcontacten, in one of these ways."""
    about = call.resource is not None and call.subject.name == KLANTCONTACT
    return about and call.operation in operations


class ActorsOfBefore(Behaviour):
    """Gives a new klantcontact the actors of the one before it, if that had any."""

    def __init__(self) -> None:
        self._before: list[str] = []

    def keep(self, call: Call, record: Record) -> Record:
        """The record, with somebody else's actors."""
        if is_about(call, "create") and record.get(ACTOREN):
            own, other = list(record[ACTOREN]), self._before
            self._before = own
            if other and other != own:
                record[ACTOREN] = (other * len(own))[: len(own)]
        return record


class AmendTakesActors(Behaviour):
    """Empties the actors of a klantcontact of which something else is changed."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record without its actors."""
        attribute = call.subject.attributes.get(ACTOREN)
        if is_about(call, "amend") and attribute and attribute.wire not in (call.body or {}):
            record[ACTOREN] = []
        return record


class Entries(Behaviour):
    """Shows the entries of the actors otherwise, on these occasions."""

    def __init__(self, change: Any, *occasions: str) -> None:
        self.change = change
        self.occasions = occasions or ("create", "read", "list", "amend")

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with other entries."""
        attribute: Attribute | None = call.subject.attributes.get(ACTOREN)
        if attribute and is_about(call, *self.occasions) and isinstance(body, dict):
            alter(body, attribute.path, lambda entries: self.change(self, attribute, entries))
        return body


class GoneThoughRefused(Behaviour):
    """Says that a klantcontact cannot be deleted, and deletes it."""

    def intercept(self, call: Call) -> Answer | None:
        """Nothing: the refusal comes by itself."""
        if call.method == "DELETE" and call.resource and call.subject.name == KLANTCONTACT:
            store = self.provider.store
            with store.transaction():
                store.delete(call.subject, call.id or "")
        return None


def _of_nobody(behaviour: Entries, attribute: Attribute, entries: Json) -> Json:
    nobody = "/00000000-0000-4000-8000-000000000000"
    key = attribute.key or ""
    return [
        {**each, key: str(each[key]).rpartition("/")[0] + nobody}
        if isinstance(each, dict) and key in each
        else each
        for each in entries
    ]


def _without_reference(behaviour: Entries, attribute: Attribute, entries: Json) -> Json:
    return [
        {key: value for key, value in each.items() if key != attribute.key}
        if isinstance(each, dict)
        else each
        for each in entries
    ]


_inside = Kind(KIND)

FAULTS = (
    _inside(
        "inside-actors-lost",
        "A klantcontact does not keep the actors that are named in it.",
        "Een klantcontact bewaart de actoren niet die erin staan.",
        "C0992-2.10 actor",
        stored(KLANTCONTACT, (ACTOREN,), lambda _, value: []),
        INSIDE,
    ),
    _inside(
        "inside-one-actor-only",
        "Of the actors that are named in a klantcontact the first alone is kept.",
        "Van de actoren die in een klantcontact staan, blijft alleen de eerste bewaard.",
        "C0992-2.10 second actor",
        stored(KLANTCONTACT, (ACTOREN,), lambda _, value: (value or [])[:1]),
        INSIDE,
    ),
    _inside(
        "inside-two-actors-at-most",
        "Of three actors in a klantcontact the last one is lost.",
        "Van drie actoren in een klantcontact gaat de laatste verloren.",
        "C0992-2.10 third actor",
        stored(KLANTCONTACT, (ACTOREN,), lambda _, value: (value or [])[:2]),
        INSIDE,
    ),
    _inside(
        "inside-actors-of-before",
        "A klantcontact gets the actors of the one that was registered before it.",
        "Een klantcontact krijgt de actoren van het vorige dat is geregistreerd.",
        "C0992-2.10 own actor",
        ActorsOfBefore,
        INSIDE,
    ),
    _inside(
        "inside-amend-takes-actors",
        "Changing another attribute of a klantcontact empties its actors.",
        "Een ander attribuut van een klantcontact wijzigen maakt zijn actoren leeg.",
        "API-6 actors stay",
        AmendTakesActors,
        INSIDE,
    ),
    _inside(
        "inside-actor-address-unknown",
        "The address of an actor in a klantcontact leads to nobody.",
        "Het adres van een actor in een klantcontact leidt naar niemand.",
        "C0992-2.10 address of the actor",
        lambda: Entries(_of_nobody, "read", "list"),
        INSIDE,
    ),
    _inside(
        "inside-actor-without-reference",
        "An actor in a klantcontact has a name, and does not say whose it is.",
        "Een actor in een klantcontact heeft een naam, en zegt niet van wie die is.",
        "C0992-2.10 which actor",
        lambda: Entries(_without_reference, "read", "list"),
        INSIDE,
    ),
    _inside(
        "inside-actors-not-when-read",
        "A klantcontact shows its actors when it is registered and never again.",
        "Een klantcontact toont zijn actoren bij het registreren en daarna nooit meer.",
        "C0992-2.10 later",
        lambda: Entries(lambda behaviour, attribute, entries: [], "read", "list", "amend"),
        INSIDE,
    ),
    _inside(
        "inside-deleted-though-refused",
        "DELETE of a klantcontact answers 405 and deletes it.",
        "DELETE van een klantcontact antwoordt 405 en verwijdert het.",
        "C0992-1.7 what cannot be deleted stays",
        GoneThoughRefused,
        KEEPS,
    ),
)
