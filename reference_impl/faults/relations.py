"""Faults in what belongs to what: relations lost, crossed, or seen from one side only."""

from .fault import BETROKKENE, KLANTCONTACT, LINK, PARTIJ, Kind, shown
from .relation_records import (
    Dropped,
    Elsewhere,
    Newest,
    NotInFilteredLists,
    OldestActorShown,
    OnePerKlantcontact,
    PartijTakesOver,
)

KIND = "relation"
_OPENKLANT = ("openklant",)


_relation = Kind(KIND)

FAULTS = (
    _relation(
        "relation-partij-lost",
        "A betrokkene forgets its partij.",
        "Een betrokkene vergeet zijn partij.",
        "C0992-1.7 C0992-1.9 betrokkene points to partij",
        lambda: Dropped(BETROKKENE, PARTIJ),
    ),
    _relation(
        "relation-to-another-partij",
        "A betrokkene points to another partij than asked.",
        "Een betrokkene wijst naar een andere partij dan gevraagd.",
        "C0992-1.7 C0992-1.9 betrokkene points to partij",
        lambda: Elsewhere(BETROKKENE, PARTIJ, newest=False),
    ),
    _relation(
        "relation-to-newest-partij",
        "A betrokkene points to the partij that was made last.",
        "Een betrokkene wijst naar de laatst gemaakte partij.",
        "C0992-1.7 betrokkene points to an older partij",
        lambda: Newest(BETROKKENE, PARTIJ),
    ),
    _relation(
        "relation-to-another-actor",
        "A link points to another actor than asked.",
        "Een koppeling wijst naar een andere actor dan gevraagd.",
        "C0992-2.10 actor involved",
        lambda: Elsewhere(LINK, "actor", newest=False),
    ),
    _relation(
        "relation-to-newest-actor",
        "A link points to the actor that was made last.",
        "Een koppeling wijst naar de laatst gemaakte actor.",
        "C0992-2.10 an older actor involved",
        lambda: Newest(LINK, "actor"),
    ),
    _relation(
        "relation-oldest-actor-shown",
        "The klantcontact shows the oldest actor of all; the links are right.",
        "Het klantcontact toont de oudste actor van allemaal; de koppelingen kloppen.",
        "C0992-2.10 seen from klantcontact",
        OldestActorShown,
        ("openklant",),
    ),
    _relation(
        "relation-betrokkene-to-another-klantcontact",
        "A betrokkene is attached to another klantcontact.",
        "Een betrokkene komt bij een ander klantcontact terecht.",
        "C0992-1.7 betrokkene points to klantcontact",
        lambda: Elsewhere(BETROKKENE, KLANTCONTACT, newest=True),
    ),
    _relation(
        "relation-betrokkene-to-newest-klantcontact",
        "A betrokkene is attached to the klantcontact that was made last.",
        "Een betrokkene komt bij het laatst gemaakte klantcontact terecht.",
        "C0992-1.7 betrokkene points to an older klantcontact",
        lambda: Newest(BETROKKENE, KLANTCONTACT),
    ),
    _relation(
        "relation-link-to-another-klantcontact",
        "An actor is linked to another klantcontact.",
        "Een actor wordt aan een ander klantcontact gekoppeld.",
        "C0992-2.10 actor involved in this klantcontact",
        lambda: Elsewhere(LINK, KLANTCONTACT, newest=True),
    ),
    _relation(
        "relation-actor-not-on-klantcontact",
        "The klantcontact does not show its actors; the link exists.",
        "Het klantcontact toont zijn actoren niet; de koppeling bestaat wel.",
        "C0992-2.10 seen from klantcontact",
        shown(KLANTCONTACT, ("actoren",), lambda _, __: []),
        _OPENKLANT,
    ),
    _relation(
        "relation-betrokkene-not-on-klantcontact",
        "The klantcontact does not show its betrokkenen; they exist.",
        "Het klantcontact toont zijn betrokkenen niet; ze bestaan wel.",
        "C0992-1.7 seen from klantcontact",
        shown(KLANTCONTACT, ("betrokkenen",), lambda _, __: []),
        _OPENKLANT,
    ),
    _relation(
        "relation-betrokkene-not-on-partij",
        "The partij does not show its betrokkenen; they exist.",
        "De partij toont haar betrokkenen niet; ze bestaan wel.",
        "C0992-1.7 seen from partij",
        shown(PARTIJ, ("betrokkenen",), lambda _, __: []),
        _OPENKLANT,
    ),
    _relation(
        "relation-link-not-in-lists",
        "A link can be read, but filtered lists do not show it.",
        "Een koppeling kan gelezen worden, maar gefilterde lijsten tonen haar niet.",
        "C0992-2.10 link can be found",
        lambda: NotInFilteredLists(LINK),
    ),
    _relation(
        "relation-betrokkene-not-in-lists",
        "A betrokkene can be read, but filtered lists do not show it.",
        "Een betrokkene kan gelezen worden, maar gefilterde lijsten tonen hem niet.",
        "C0992-1.7 betrokkene can be found",
        lambda: NotInFilteredLists(BETROKKENE),
    ),
    _relation(
        "relation-one-actor-only",
        "A second actor takes the place of the first.",
        "Een tweede actor komt in de plaats van de eerste.",
        "C0992-2.10 two actors on one klantcontact",
        lambda: OnePerKlantcontact(LINK),
    ),
    _relation(
        "relation-one-betrokkene-only",
        "A second betrokkene takes the place of the first.",
        "Een tweede betrokkene komt in de plaats van de eerste.",
        "C0992-1.7 two betrokkenen at one klantcontact",
        lambda: OnePerKlantcontact(BETROKKENE),
    ),
    _relation(
        "relation-partij-takes-over",
        "All earlier betrokkenen move to the partij of the newest.",
        "Alle eerdere betrokkenen verhuizen naar de partij van de nieuwste.",
        "C0992-1.7 earlier registrations stay",
        PartijTakesOver,
    ),
)
