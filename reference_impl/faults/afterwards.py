"""Faults in what happens to a record after it was registered, or to those around it."""

from collections.abc import Callable

from ..answers import Call, Record
from ..behaviour import Behaviour
from ..contract import Json
from .fault import (
    ACTOR,
    BETROKKENE,
    KLANTCONTACT,
    LINK,
    PARTIJ,
    Kind,
    alter,
    is_about,
    others,
    resource_of,
)

KIND = "write"
_OPENKLANT = ("openklant",)


class GoesAlong(Behaviour):
    """Deletes, with one record, another to which it points."""

    def __init__(self, resource: str, target: str) -> None:
        self.resource = resource
        self.target = target

    def erase(self, call: Call, identity: str) -> bool:
        """Takes it along."""
        if is_about(call, self.resource):
            record = self.provider.store.get(call.subject, identity)
            if record and record.get(self.target):
                self.provider.store.delete(resource_of(self, self.target), record[self.target])
        return True


class ChangesAlong(Behaviour):
    """Changes, when one record is deleted, another to which it points."""

    def __init__(self, resource: str, target: str, name: str, label: str) -> None:
        self.resource = resource
        self.target = target
        self.name = name
        self.label = label

    def erase(self, call: Call, identity: str) -> bool:
        """Changes the other one."""
        if is_about(call, self.resource):
            store, target = self.provider.store, resource_of(self, self.target)
            record = store.get(call.subject, identity)
            found = store.get(target, record[self.target]) if record else None
            if found:
                value = target.attributes[self.name].values.get(self.label, self.label)
                store.update(target, {**found, self.name: value})
        return True


class StillAtPartij(Behaviour):
    """A partij goes on to show betrokkenen whose klantcontact was deleted."""

    def __init__(self) -> None:
        self.gone: dict[str, list[Json]] = {}

    def erase(self, call: Call, identity: str) -> bool:
        """Notes the betrokkenen that go along."""
        if is_about(call, KLANTCONTACT):
            store, resource = self.provider.store, resource_of(self, BETROKKENE)
            for each in store.pointing(resource, resource.attributes[KLANTCONTACT], identity):
                found = store.get(resource, each)
                if found and found.get(PARTIJ):
                    pointer = self.provider.shape.pointer(call, BETROKKENE, each)
                    self.gone.setdefault(found[PARTIJ], []).append(pointer)
        return True

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The partij with those as well."""
        attribute = call.subject.attributes.get("betrokkenen")
        if is_about(call, PARTIJ) and attribute:
            more = self.gone.get(record["id"], [])
            alter(body, attribute.path, lambda shown: [*(shown or ()), *more])
        return body


class Touched(Behaviour):
    """Changes more of a klantcontact than was asked for, when it is replaced or amended."""

    def __init__(self, change: Callable[[Behaviour, Call, Record], None], *operations: str) -> None:
        self.change = change
        self.operations = operations

    def keep(self, call: Call, record: Record) -> Record:
        """The record with that changed as well."""
        if is_about(call, KLANTCONTACT, *self.operations):
            self.change(self, call, record)
        return record


def emptied(behaviour: Behaviour, call: Call, record: Record) -> None:
    """Loses inhoud."""
    record["inhoud"] = ""


def shortened(behaviour: Behaviour, call: Call, record: Record) -> None:
    """Loses the second half of inhoud."""
    record["inhoud"] = str(record["inhoud"] or "")[: len(str(record["inhoud"] or "")) // 2]


def renumbered(behaviour: Behaviour, call: Call, record: Record) -> None:
    """Takes a new nummer."""
    attribute = call.subject.attributes["nummer"]
    number = behaviour.provider.store.next_number(call.subject, attribute)
    record["nummer"] = int(number) if attribute.kind == "number" else number


def unrelated(behaviour: Behaviour, call: Call, record: Record) -> None:
    """Loses its actoren and betrokkenen."""
    store = behaviour.provider.store
    for name in (LINK, BETROKKENE):
        between = resource_of(behaviour, name)
        for each in store.pointing(between, between.attributes[KLANTCONTACT], record["id"]):
            store.delete(between, each)


def alike_too(behaviour: Behaviour, call: Call, record: Record) -> None:
    """Changes all others that have the same inhoud."""
    store = behaviour.provider.store
    for each in others(behaviour, KLANTCONTACT, record["id"]):
        other = store.get(call.subject, each)
        if other and other["inhoud"] == record["inhoud"]:
            value = record["vertrouwelijkheid"]
            store.update(call.subject, {**other, "vertrouwelijkheid": value})


class GivenAgain(Behaviour):
    """Gives a new record of a resource the id of one that was deleted."""

    def __init__(self, resource: str) -> None:
        self.resource = resource
        self.free: list[str] = []

    def erase(self, call: Call, identity: str) -> bool:
        """Notes the id."""
        if is_about(call, self.resource):
            self.free.append(identity)
        return True

    def identify(self, call: Call, identity: str) -> str:
        """An old id, if there is one."""
        again = is_about(call, self.resource, "create") and self.free
        return self.free.pop() if again else identity


_write = Kind(KIND)
_STAYS = "F2173-5 what was not deleted stays"
_KEPT = "API-6 change of one attribute"

FAULTS = (
    _write(
        "delete-link-takes-actor",
        "Deleting a link deletes its actor.",
        "Een koppeling verwijderen verwijdert de actor.",
        _STAYS,
        lambda: GoesAlong(LINK, ACTOR),
    ),
    _write(
        "delete-betrokkene-takes-klantcontact",
        "Deleting a betrokkene deletes its klantcontact.",
        "Een betrokkene verwijderen verwijdert het klantcontact.",
        _STAYS,
        lambda: GoesAlong(BETROKKENE, KLANTCONTACT),
    ),
    _write(
        "delete-link-makes-actor-inactive",
        "Deleting a link makes its actor inactive.",
        "Een koppeling verwijderen maakt de actor niet actief.",
        _STAYS,
        lambda: ChangesAlong(LINK, ACTOR, "indicatie_actief", "Nee"),
    ),
    _write(
        "delete-betrokkene-makes-partij-inactive",
        "Deleting a betrokkene makes its partij inactive.",
        "Een betrokkene verwijderen maakt de partij niet actief.",
        _STAYS,
        lambda: ChangesAlong(BETROKKENE, PARTIJ, "indicatie_actief", "Nee"),
    ),
    _write(
        "delete-betrokkene-empties-klantcontact",
        "Deleting a betrokkene empties inhoud of its klantcontact.",
        "Een betrokkene verwijderen maakt inhoud van het klantcontact leeg.",
        _STAYS,
        lambda: ChangesAlong(BETROKKENE, KLANTCONTACT, "inhoud", ""),
    ),
    _write(
        "delete-link-changes-klantcontact",
        "Deleting a link makes its klantcontact not confidential.",
        "Een koppeling verwijderen maakt het klantcontact niet vertrouwelijk.",
        _STAYS,
        lambda: ChangesAlong(LINK, KLANTCONTACT, "vertrouwelijkheid", "Nee"),
    ),
    _write(
        "delete-shown-at-partij",
        "A partij shows betrokkenen whose klantcontact was deleted.",
        "Een partij toont betrokkenen van wie het klantcontact is verwijderd.",
        _STAYS,
        StillAtPartij,
        _OPENKLANT,
    ),
    _write(
        "write-put-drops-inhoud",
        "Replacing a klantcontact empties inhoud, though it is sent.",
        "Een klantcontact vervangen maakt inhoud leeg, ook als die wordt meegestuurd.",
        _KEPT,
        lambda: Touched(emptied, "replace"),
    ),
    _write(
        "write-put-takes-relations",
        "Replacing a klantcontact takes its actoren and betrokkenen away.",
        "Een klantcontact vervangen haalt de actoren en betrokkenen weg.",
        _KEPT,
        lambda: Touched(unrelated, "replace"),
    ),
    _write(
        "write-amend-cuts-inhoud",
        "Amending a klantcontact cuts inhoud in half.",
        "Een klantcontact wijzigen kapt inhoud halverwege af.",
        _KEPT,
        lambda: Touched(shortened, "amend"),
    ),
    _write(
        "write-amend-takes-relations",
        "Amending a klantcontact takes its actoren and betrokkenen away.",
        "Een klantcontact wijzigen haalt de actoren en betrokkenen weg.",
        _KEPT,
        lambda: Touched(unrelated, "amend"),
    ),
    _write(
        "write-amend-changes-nummer",
        "Amending a klantcontact gives it another nummer.",
        "Een klantcontact wijzigen geeft het een ander nummer.",
        "F2173-3 nummer stays",
        lambda: Touched(renumbered, "amend"),
    ),
    _write(
        "write-amend-changes-alike",
        "Amending a klantcontact changes all others with the same inhoud.",
        "Een klantcontact wijzigen verandert alle andere met dezelfde inhoud.",
        "C0992-2.8 other registrations stay",
        lambda: Touched(alike_too, "amend"),
    ),
    _write(
        "delete-klantcontact-id-given-again",
        "A new klantcontact gets the id of one that was deleted.",
        "Een nieuw klantcontact krijgt het ID van een dat is verwijderd.",
        "C0992-2.1 id of one klantcontact",
        lambda: GivenAgain(KLANTCONTACT),
    ),
    _write(
        "delete-betrokkene-id-given-again",
        "A new betrokkene gets the id of one that was deleted.",
        "Een nieuwe betrokkene krijgt het ID van een die is verwijderd.",
        "contract: id of one betrokkene",
        lambda: GivenAgain(BETROKKENE),
    ),
)
