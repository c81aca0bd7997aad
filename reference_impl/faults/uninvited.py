"""Faults that register what nobody asked for."""

from collections.abc import Callable

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour
from ..made_up import invent
from .fault import (
    ACTOR,
    BETROKKENE,
    BOTH,
    INTERNETAAK,
    KLANTCONTACT,
    LINK,
    PARTIJ,
    Fault,
    is_about,
    resource_of,
)

KIND = "uninvited"
_BREAKS = "C0992-1.6 nothing but what was asked is registered"


class OnCreate(Behaviour):
    """Registers more when a record is made."""

    def __init__(self, resource: str, more: Callable[[Behaviour, Record], object]) -> None:
        self.resource = resource
        self.more = more

    def kept(self, call: Call, record: Record) -> None:
        """Registers it."""
        if is_about(call, self.resource, "create"):
            self.more(self, record)


class OnAnswer(Behaviour):
    """Registers a klantcontact when records are looked at."""

    def __init__(self, resource: str, *operations: str) -> None:
        self.resource = resource
        self.operations = operations

    def answer(self, call: Call, answer: Answer) -> None:
        """Registers it."""
        if answer.status < 300 and is_about(call, self.resource, *self.operations):
            invent(self.provider, KLANTCONTACT)


def copy_of_klantcontact(behaviour: Behaviour, record: Record) -> None:
    """A second klantcontact like the one of this betrokkene, without betrokkene."""
    original = behaviour.provider.store.get(
        resource_of(behaviour, KLANTCONTACT), record[KLANTCONTACT]
    )
    known = {k: v for k, v in (original or {}).items() if k not in {"id", "nummer"}}
    known.pop("referentienummer", None)
    invent(behaviour.provider, KLANTCONTACT, **known)


def copy_when_anonymous(behaviour: Behaviour, record: Record) -> None:
    """The same, but only for a betrokkene without partij."""
    if not record.get(PARTIJ):
        copy_of_klantcontact(behaviour, record)


def newest_actor(behaviour: Behaviour, record: Record) -> None:
    """A link to the actor made last."""
    actors = behaviour.provider.store.ids(resource_of(behaviour, ACTOR))
    if actors:
        invent(behaviour.provider, LINK, actor=actors[0], klantcontact=record["id"])


def _uninvited(
    name: str,
    english: str,
    dutch: str,
    make: Callable[[], Behaviour],
    breaks: str = _BREAKS,
    families: tuple[str, ...] = BOTH,
) -> Fault:
    return Fault(name, KIND, english, dutch, breaks, make, families)


FAULTS = (
    _uninvited(
        "uninvited-klantcontact-on-betrokkene",
        "A new betrokkene brings along a second klantcontact.",
        "Een nieuwe betrokkene brengt een tweede klantcontact mee.",
        lambda: OnCreate(BETROKKENE, copy_of_klantcontact),
        "C0992-1.7 exactly one klantcontact",
    ),
    _uninvited(
        "uninvited-klantcontact-on-anonymous-betrokkene",
        "A betrokkene without partij brings along a second klantcontact.",
        "Een betrokkene zonder partij brengt een tweede klantcontact mee.",
        lambda: OnCreate(BETROKKENE, copy_when_anonymous),
    ),
    _uninvited(
        "uninvited-klantcontact-on-partij",
        "A new partij brings along a klantcontact.",
        "Een nieuwe partij brengt een klantcontact mee.",
        lambda: OnCreate(PARTIJ, lambda behaviour, _: invent(behaviour.provider, KLANTCONTACT)),
    ),
    _uninvited(
        "uninvited-klantcontact-on-partij-read",
        "Reading a partij registers a klantcontact.",
        "Het lezen van een partij registreert een klantcontact.",
        lambda: OnAnswer(PARTIJ, "read"),
    ),
    _uninvited(
        "uninvited-klantcontact-on-actor-read",
        "Reading an actor registers a klantcontact.",
        "Het lezen van een actor registreert een klantcontact.",
        lambda: OnAnswer(ACTOR, "read"),
    ),
    _uninvited(
        "uninvited-klantcontact-on-search",
        "Searching partijen registers a klantcontact.",
        "Het zoeken van partijen registreert een klantcontact.",
        lambda: OnAnswer(PARTIJ, "list"),
    ),
    _uninvited(
        "uninvited-betrokkene-on-klantcontact",
        "A new klantcontact brings along an anonymous betrokkene.",
        "Een nieuw klantcontact brengt een anonieme betrokkene mee.",
        lambda: OnCreate(
            KLANTCONTACT,
            lambda b, record: invent(b.provider, BETROKKENE, klantcontact=record["id"]),
        ),
        "C0992-1.7 exactly one betrokkene",
    ),
    _uninvited(
        "uninvited-task-on-klantcontact",
        "A new klantcontact brings along an internal task.",
        "Een nieuw klantcontact brengt een interne taak mee.",
        lambda: OnCreate(
            KLANTCONTACT,
            lambda b, record: invent(b.provider, INTERNETAAK, klantcontact=record["id"]),
        ),
        "C0992-0.6 no follow-up",
    ),
    _uninvited(
        "uninvited-task-on-betrokkene",
        "A new betrokkene brings along an internal task.",
        "Een nieuwe betrokkene brengt een interne taak mee.",
        lambda: OnCreate(
            BETROKKENE,
            lambda b, record: invent(b.provider, INTERNETAAK, klantcontact=record[KLANTCONTACT]),
        ),
        "C0992-0.6 no follow-up",
    ),
    _uninvited(
        "uninvited-actor-on-klantcontact",
        "A new klantcontact is linked to the newest actor by itself.",
        "Een nieuw klantcontact wordt vanzelf aan de nieuwste actor gekoppeld.",
        lambda: OnCreate(KLANTCONTACT, newest_actor),
        "C0992-2.10 only the actor that was named",
    ),
)
