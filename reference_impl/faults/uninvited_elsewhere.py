"""Faults that register something else than a klantcontact, or a klantcontact out of sight."""

from collections.abc import Callable
from functools import partial

from ..answers import Answer, Call, Record
from ..behaviour import Behaviour, Workings
from ..bodies import REST
from ..made_up import invent
from .fault import (
    ACTOR,
    BETROKKENE,
    INTERNETAAK,
    KLANTCONTACT,
    LINK,
    PARTIJ,
    Kind,
    is_about,
    resource_of,
)
from .uninvited_moments import InVain, More

KIND = "uninvited"
_OPENKLANT = ("openklant",)
_NAMES = ("voornaam", "achternaam")


class PartijForName(Behaviour):
    """A betrokkene with a name brings along a partij of that name."""

    def kept(self, call: Call, record: Record) -> None:
        """Registers it."""
        names = {name: record[name] for name in _NAMES if record.get(name)}
        if is_about(call, BETROKKENE) and names:
            invent(self.provider, PARTIJ, **names)


class PartijInVain(InVain):
    """A partij that is looked for in vain is there from then on."""

    def more(self, call: Call) -> More:
        """A made-up partij."""
        return partial(invent, self.provider, PARTIJ)


class BetrokkeneInVain(InVain):
    """Whoever is looked for in vain is kept as a betrokkene at no klantcontact."""

    def more(self, call: Call) -> More:
        """A made-up betrokkene."""
        return partial(invent, self.provider, BETROKKENE)


class LinkInVain(InVain):
    """Whoever is looked for in vain gets a link, to nobody and to nothing."""

    def more(self, call: Call) -> More:
        """A made-up link."""
        return partial(invent, self.provider, LINK)


class ActorInVain(InVain):
    """Whoever is looked for in vain is kept as an actor."""

    def more(self, call: Call) -> More:
        """A made-up actor."""
        return partial(invent, self.provider, ACTOR)


class Loose(Behaviour):
    """A new klantcontact brings along a betrokkene at no klantcontact."""

    def kept(self, call: Call, record: Record) -> None:
        """Registers it."""
        if is_about(call, KLANTCONTACT, "create"):
            invent(self.provider, BETROKKENE)


class Task(Behaviour):
    """A new klantcontact brings along an internal task that hangs elsewhere."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.first = ""

    def bind(self, provider: Workings) -> None:
        """With a klantcontact of long ago, to hang tasks on."""
        super().bind(provider)
        if self.where == KLANTCONTACT:
            self.first = invent(provider, KLANTCONTACT)

    def kept(self, call: Call, record: Record) -> None:
        """Registers it."""
        if not is_about(call, KLANTCONTACT, "create"):
            return
        made = invent(self.provider, INTERNETAAK, klantcontact=self.first or None)
        actors = self.provider.store.ids(resource_of(self, ACTOR))
        if self.where == ACTOR and actors:
            tasks = resource_of(self, INTERNETAAK)
            task = self.provider.store.get(tasks, made)
            to = self.provider.shape.pointer(call, ACTOR, actors[-1])
            self.provider.store.update(tasks, {**(task or {}), REST: {"toegewezenAanActor": to}})


class Unlisted(Behaviour):
    """The first reading of a partij or actor registers a klantcontact of theirs that no list of
    klantcontacten shows; `also` its betrokkene in no list either; `but` for the list by partij."""

    def __init__(self, person: str, *, also: bool = False, but: bool = False) -> None:
        self.person = person
        self.also = also
        self.but = but
        self.hidden: set[str] = set()
        self.done: set[str] = set()

    def answer(self, call: Call, answer: Answer) -> None:
        """Registers it."""
        if answer.status != 200 or not is_about(call, self.person, "read"):
            return
        if call.id is None or call.id in self.done:
            return
        self.done.add(call.id)
        contact = invent(self.provider, KLANTCONTACT)
        between = LINK if self.person == ACTOR else BETROKKENE
        made = invent(self.provider, between, klantcontact=contact, **{self.person: call.id})
        self.hidden |= {contact, made} if self.also else {contact}

    def hide(self, call: Call, identity: str) -> bool:
        """True in a list."""
        if call.operation != "list" or identity not in self.hidden:
            return False
        return not (self.but and is_about(call, KLANTCONTACT) and _by_partij(self, call))


def _by_partij(behaviour: Behaviour, call: Call) -> bool:
    found = behaviour.provider.queries.parameters(call.subject)
    return any(found.get(name, ("",))[0] == PARTIJ for name in call.query)


def _task(where: str) -> Callable[[], Behaviour]:
    return lambda: Task(where)


_fault = Kind(KIND)
_CONTRACT = "API-5 nothing but what was asked is registered"
_HIDDEN = "C0992-1.6 nothing but what was asked is registered, in lists or out of them"
_TASK = "C0992-0.6 no follow-up"

FAULTS = (
    _fault(
        "uninvited-partij-for-name",
        "A betrokkene with a name brings along a partij of that name.",
        "Een betrokkene met een naam brengt een partij van die naam mee.",
        _CONTRACT,
        PartijForName,
    ),
    _fault(
        "uninvited-partij-on-empty-search",
        "A partij that is looked for in vain is registered.",
        "Een partij die vergeefs wordt gezocht wordt geregistreerd.",
        _CONTRACT,
        PartijInVain,
    ),
    _fault(
        "uninvited-betrokkene-on-empty-search",
        "A partij that is looked for in vain is kept as a betrokkene at no klantcontact.",
        "Een partij die vergeefs wordt gezocht wordt bewaard als betrokkene zonder klantcontact.",
        _CONTRACT,
        BetrokkeneInVain,
    ),
    _fault(
        "uninvited-link-on-empty-search",
        "A partij that is looked for in vain makes a link to nobody.",
        "Een partij die vergeefs wordt gezocht levert een koppeling met niemand op.",
        _CONTRACT,
        LinkInVain,
    ),
    _fault(
        "uninvited-actor-on-empty-search",
        "A partij that is looked for in vain is kept as an actor.",
        "Een partij die vergeefs wordt gezocht wordt bewaard als actor.",
        _CONTRACT,
        ActorInVain,
    ),
    _fault(
        "uninvited-loose-betrokkene",
        "A new klantcontact brings along a betrokkene at no klantcontact.",
        "Een nieuw klantcontact brengt een betrokkene zonder klantcontact mee.",
        _CONTRACT,
        Loose,
    ),
    _fault(
        "uninvited-task-on-other-klantcontact",
        "A new klantcontact brings along an internal task at a klantcontact of others.",
        "Een nieuw klantcontact brengt een interne taak bij een klantcontact van anderen mee.",
        _TASK,
        _task(KLANTCONTACT),
    ),
    _fault(
        "uninvited-task-on-actor",
        "A new klantcontact brings along an internal task for the actor, at no klantcontact.",
        "Een nieuw klantcontact brengt een interne taak voor de actor mee, bij geen klantcontact.",
        _TASK,
        _task(ACTOR),
    ),
    _fault(
        "uninvited-task-on-nothing",
        "A new klantcontact brings along an internal task at no klantcontact.",
        "Een nieuw klantcontact brengt een interne taak bij geen klantcontact mee.",
        _TASK,
        _task(""),
    ),
    _fault(
        "uninvited-unlisted-of-partij",
        "Reading a partij registers a klantcontact of hers that no list shows.",
        "Het lezen van een partij registreert een klantcontact ervan dat in geen lijst staat.",
        _HIDDEN,
        lambda: Unlisted(PARTIJ),
    ),
    _fault(
        "uninvited-unlisted-of-actor",
        "Reading an actor registers a klantcontact of theirs that no list shows.",
        "Het lezen van een actor registreert een klantcontact ervan dat in geen lijst staat.",
        _HIDDEN,
        lambda: Unlisted(ACTOR),
    ),
    _fault(
        "uninvited-unlisted-with-betrokkene",
        "Reading a partij registers a klantcontact and a betrokkene that only the partij shows.",
        "Het lezen van een partij registreert een klantcontact en een betrokkene die alleen de"
        " partij toont.",
        _HIDDEN,
        lambda: Unlisted(PARTIJ, also=True),
        _OPENKLANT,
    ),
    _fault(
        "uninvited-unlisted-but-by-partij",
        "Reading a partij registers a klantcontact that only the list by partij shows.",
        "Het lezen van een partij registreert een klantcontact dat alleen de lijst per partij"
        " toont.",
        _HIDDEN,
        lambda: Unlisted(PARTIJ, also=True, but=True),
        _OPENKLANT,
    ),
)
