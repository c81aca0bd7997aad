"""Faults in deleting: nothing, too much, or otherwise than answered."""

from ..answers import Answer, Call
from ..behaviour import Behaviour
from .fault import (
    ACTOR,
    BETROKKENE,
    KLANTCONTACT,
    LINK,
    PARTIJ,
    Kind,
    is_about,
    others,
    resource_of,
)

KIND = "write"


class NotDeleted(Behaviour):
    """Answers as if the record was deleted."""

    def __init__(self, resource: str) -> None:
        self.resource = resource

    def erase(self, call: Call, identity: str) -> bool:
        """False for those that stay."""
        return not is_about(call, self.resource)


class TooMuchDeleted(Behaviour):
    """Deletes what hangs on a klantcontact beyond its own: the partij or the actor."""

    def __init__(self, through: str, target: str) -> None:
        self.through = through
        self.target = target

    def erase(self, call: Call, identity: str) -> bool:
        """Takes the target along."""
        if is_about(call, KLANTCONTACT):
            store, between = self.provider.store, resource_of(self, self.through)
            for each in store.pointing(between, between.attributes[KLANTCONTACT], identity):
                found = store.get(between, each)
                if found and found.get(self.target):
                    store.delete(resource_of(self, self.target), found[self.target])
        return True


class AnotherDeleted(Behaviour):
    """Deletes another klantcontact along with the one asked."""

    def erase(self, call: Call, identity: str) -> bool:
        """Takes the newest other one along."""
        if is_about(call, KLANTCONTACT):
            for each in others(self, KLANTCONTACT, identity)[-1:]:
                self.provider.store.delete(call.subject, each)
        return True


class NothingDeleted(Behaviour):
    """Deletes nothing at all, and answers this status as if it did, or will."""

    def __init__(self, status: int) -> None:
        self.status = status

    def erase(self, call: Call, identity: str) -> bool:
        """Everything stays."""
        return False

    def answer(self, call: Call, answer: Answer) -> None:
        """The promise."""
        if call.operation == "delete" and answer.status == 204:
            answer.status = self.status


class DeletedButRefused(Behaviour):
    """Deletes, then answers 500."""

    def answer(self, call: Call, answer: Answer) -> None:
        """The wrong answer."""
        if is_about(call, KLANTCONTACT, "delete") and answer.status == 204:
            answer.status = 500


class Orphans(Behaviour):
    """Leaves the betrokkenen of a deleted klantcontact behind."""

    def relaxed(self) -> frozenset[str]:
        """A betrokkene may point to nothing."""
        return frozenset({f"{BETROKKENE}.{KLANTCONTACT}"})

    def erase(self, call: Call, identity: str) -> bool:
        """Deletes the klantcontact, then puts the betrokkenen back."""
        if is_about(call, KLANTCONTACT):
            store, resource = self.provider.store, resource_of(self, BETROKKENE)
            ids = store.pointing(resource, resource.attributes[KLANTCONTACT], identity)
            orphans = [store.get(resource, each) for each in ids]
            store.delete(call.subject, identity)
            for orphan in orphans:
                if orphan:
                    store.insert(resource, orphan)
            return False
        return True


_delete = Kind(KIND)

FAULTS = (
    _delete(
        "delete-keeps",
        "DELETE of a klantcontact answers 204 and deletes nothing.",
        "DELETE van een klantcontact antwoordt 204 en verwijdert niets.",
        "F2173 undoing a registration",
        lambda: NotDeleted(KLANTCONTACT),
    ),
    _delete(
        "delete-keeps-everything",
        "DELETE of anything answers 204 and deletes nothing.",
        "DELETE van wat dan ook antwoordt 204 en verwijdert niets.",
        "F2173 undoing a registration",
        lambda: NothingDeleted(204),
    ),
    _delete(
        "delete-accepted-never-done",
        "DELETE of anything answers 202 and nothing is ever deleted.",
        "DELETE van wat dan ook antwoordt 202 en er wordt nooit iets verwijderd.",
        "F2173 undoing a registration",
        lambda: NothingDeleted(202),
    ),
    _delete(
        "delete-takes-partij",
        "DELETE of a klantcontact deletes the partij as well.",
        "DELETE van een klantcontact verwijdert ook de partij.",
        "F2173 partij stays",
        lambda: TooMuchDeleted(BETROKKENE, PARTIJ),
    ),
    _delete(
        "delete-takes-actor",
        "DELETE of a klantcontact deletes the actor as well.",
        "DELETE van een klantcontact verwijdert ook de actor.",
        "C0992-1.1a actor stays",
        lambda: TooMuchDeleted(LINK, ACTOR),
    ),
    _delete(
        "delete-takes-another",
        "DELETE of a klantcontact deletes another klantcontact as well.",
        "DELETE van een klantcontact verwijdert ook een ander klantcontact.",
        "F2173 other registrations stay",
        AnotherDeleted,
    ),
    _delete(
        "delete-done-but-500",
        "DELETE of a klantcontact deletes it and answers 500.",
        "DELETE van een klantcontact verwijdert het en antwoordt 500.",
        "F2173 undoing a registration",
        DeletedButRefused,
    ),
    _delete(
        "delete-leaves-betrokkenen",
        "DELETE of a klantcontact leaves its betrokkenen behind.",
        "DELETE van een klantcontact laat zijn betrokkenen achter.",
        "F2173 nothing half left",
        Orphans,
    ),
)
