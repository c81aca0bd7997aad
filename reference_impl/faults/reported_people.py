"""Faults that others reported of their software: who a klantcontact is of."""

from ..answers import Call, Record
from ..behaviour import Behaviour
from ..bodies import members
from ..made_up import invent
from ..store import Conflict
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

KIND = "reported"
_NAMES = ("voornaam", "achternaam")


class AmendClearsPartij(Behaviour):
    """Amends a betrokkene as a whole as far as its partij goes: not sent is none."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record without partij, unless that was sent."""
        if is_about(call, BETROKKENE, "amend"):
            wire = call.subject.attributes[PARTIJ].wire
            if wire not in members(call.body):
                record[PARTIJ] = None
        return record


class AmendTakesOver(Behaviour):
    """Makes its own account the actor of a klantcontact that is changed."""

    def __init__(self) -> None:
        self.own = ""

    def changed(self, call: Call, record: Record) -> None:
        """Turns the first link to that account."""
        if not is_about(call, KLANTCONTACT):
            return
        store, link = self.provider.store, resource_of(self, LINK)
        ids = store.pointing(link, link.attributes[KLANTCONTACT], record["id"])
        found = store.get(link, ids[0]) if ids else None
        if not found:
            return
        if not store.has(ACTOR, self.own):
            self.own = invent(self.provider, ACTOR)
        try:
            store.update(link, {**found, ACTOR: self.own})
        except Conflict:
            return


class OneInitiator(Behaviour):
    """Lets a partij be the initiator once: the last time it is said."""

    def kept(self, call: Call, record: Record) -> None:
        """Takes it away from the betrokkenen before."""
        if not (is_about(call, BETROKKENE) and record.get(PARTIJ)):
            return
        attributes, store = call.subject.attributes, self.provider.store
        values = attributes["initiator"].values
        if record["initiator"] != values["Ja"]:
            return
        for each in store.pointing(call.subject, attributes[PARTIJ], record[PARTIJ]):
            found = store.get(call.subject, each)
            if found and each != record["id"]:
                store.update(call.subject, {**found, "initiator": values["Nee"]})


class KnownByName(Behaviour):
    """Takes a new partij for the one that has the same name."""

    def write(self, call: Call, record: Record) -> bool:
        """False when there is one; the record becomes that one."""
        name = [record.get(each) for each in _NAMES]
        if not (is_about(call, PARTIJ, "create") and any(name)):
            return True
        for each in others(self, PARTIJ, record["id"]):
            known = self.provider.store.get(call.subject, each) or {}
            if [known.get(each) for each in _NAMES] == name:
                record.update(known)
                return False
        return True


_reported = Kind(KIND)

FAULTS = (
    _reported(  # https://github.com/mnfst/llm-gateway/issues/265
        "reported-amend-clears-partij",
        "Amending a betrokkene takes its partij away, unless it is sent along.",
        "Een betrokkene wijzigen haalt de partij weg als die niet wordt meegestuurd.",
        "C0992-1.7 F2173 betrokkene keeps its partij",
        AmendClearsPartij,
    ),
    _reported(  # https://github.com/zammad/zammad/issues/3156
        "reported-amend-takes-over",
        "Changing a klantcontact makes an account of the provider its actor.",
        "Een klantcontact wijzigen maakt een account van de provider tot actor.",
        "C0992-2.10 F2173 actor stays",
        AmendTakesOver,
    ),
    _reported(  # https://github.com/rtCamp/next_crm/pull/120
        "reported-one-initiator",
        "A partij that initiates a klantcontact no longer is initiator of earlier ones.",
        "Een partij die een klantcontact begint, is niet meer initiator van eerdere.",
        "C0992-1.7 earlier betrokkenen stay as they are",
        OneInitiator,
    ),
    _reported(  # https://github.com/cozy/cozy-contacts-v2/issues/103
        "reported-partij-by-name",
        "A new partij with the name of an earlier one gives back the earlier one.",
        "Een nieuwe partij met de naam van een eerdere geeft de eerdere terug.",
        "C0992-1.7 two customers of one name are two",
        KnownByName,
    ),
)
