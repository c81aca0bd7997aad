"""A model of what a provider must hold: actions of a consumer, and what must be true after each."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kcc_conformance.checks import answers, relations
from kcc_conformance.checks.echo import echo
from kcc_conformance.checks.kept import kept
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import couple
from kcc_conformance.consumer.registration import Registratie, betrokkene_values, register, usable
from kcc_conformance.contract import wire
from kcc_conformance.findings import CONTRACT, CannotTell, Finding, demand
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.searches import by_marker
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.stage.stage import Stage

REGISTER, LINK, INVOLVE = "registreert", "koppelt", "betrekt"
LOOK, LOOK_AT_ALL, DELETE_IT = "leest", "leest de lijst", "verwijdert"
SHOWN = {"actor": "actoren", "partij": "betrokkenen"}
"""In which attribute a klantcontact shows its links by itself, where the contract has that."""


@dataclass(frozen=True)
class Action:
    """One thing that the consumer does, with the klantcontact that was registered as the so-manieth
    (from 1; 0 for all of them), and with the first or second actor or partij, or confidential or
    not (`choice` 0 or 1)."""

    name: str
    contact: int = 0
    choice: int = 0

    def __str__(self) -> str:
        told = f"{self.name} {self.contact}" if self.contact else self.name
        people = {LINK: "medewerker", INVOLVE: "klant"}
        return f"{told} met {people[self.name]} {self.choice + 1}" if self.name in people else told


def told(actions: Iterable[Action]) -> str:
    """Actions in one Dutch line, klantcontacten by number."""
    return "; ".join(map(str, actions))


@dataclass(frozen=True)
class Scene:
    """Where is played, and with whom: two actoren and two partijen."""

    stage: Stage
    conversations: Conversations
    actors: tuple[str, str]
    partijen: tuple[str, str]


@dataclass
class Held:
    """What the model says of one klantcontact, its betrokkenen by partij; `new` are the sides of
    which no links were read since they were made, `seen` and `listed` say after how many writes it
    was read and was found in a list as it should be."""

    contact: Registratie
    actors: set[str] = field(default_factory=set)
    partijen: dict[str, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    seen: int = 0
    listed: int = 0

    def linked(self, side: str) -> tuple[str, ...]:
        """The actors or partijen that it has."""
        return tuple(self.actors if side == "actor" else self.partijen)


class Model:
    """What a provider must hold after some actions of one sequence; `do` carries one out.

    An action on a klantcontact that is not there (any more), a relation that exists already, and a
    look after which nothing was written are passed over.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._stage = scene.stage
        self._marker = self._stage.consumer.marked("Volgorde")
        self._writes = 0
        self._listed = 0
        self._deleted: set[str] = set()
        self.alive: dict[int, Held] = {}

    def do(self, action: Action) -> None:
        """Does it, and holds what is seen against the model.

        Raises Nonconformity, or CannotTell and Inapplicable as the checks do.
        """
        held = self.alive.get(action.contact)
        if action.name == REGISTER:
            self._register(action)
        elif action.name == LOOK_AT_ALL:
            if self._listed < self._writes:
                self._look_at_all()
        elif held is None:
            return
        elif action.name == LINK:
            self._link(held, self._scene.actors[action.choice])
        elif action.name == INVOLVE:
            self._involve(held, self._scene.partijen[action.choice])
        elif action.name == DELETE_IT:
            self._delete(action.contact, held)
        elif held.seen < self._writes:
            self._look(held)

    def unsettled(self) -> tuple[int, ...]:
        """The klantcontacten that have to be looked at, now that nothing more will be done: those
        that a list shows otherwise than they should be, and those of which it does not show all
        links. What was read after the last write is settled."""
        open_ones = {n: held for n, held in self.alive.items() if held.seen < self._writes}
        if not open_ones:
            return ()
        awaited = (held.contact.klantcontact_id for held in open_ones.values())
        listing = by_marker(self._stage, self._marker, *awaited)
        for held in open_ones.values():
            if not self._differs(held, listing.get(held.contact.klantcontact_id)):
                held.listed = self._writes
        return tuple(
            number
            for number, held in open_ones.items()
            if held.listed < self._writes or self._unread(held)
        )

    def _differs(self, held: Held, item: object) -> bool:
        """Whether an item of a list shows a klantcontact otherwise than it should be."""
        contract = self._stage.contract
        resource = contract.resource("klantcontact")
        if item is None or echo(contract, resource, held.contact.sent, item):
            return True
        shown = {"actoren": held.actors, "betrokkenen": held.partijen.values()}
        return any(
            relations.refers(contract, resource, item, name, expected)
            for name, expected in shown.items()
            if name in resource.attributes
        )

    def _unread(self, held: Held) -> tuple[str, ...]:
        """The sides of which the links have to be read: all, unless the klantcontact was just
        seen in a list; then the new ones, and those that it does not show by itself."""
        attributes = self._stage.contract.resource("klantcontact").attributes
        return tuple(
            side
            for side, name in SHOWN.items()
            if held.listed < self._writes or side in held.new or name not in attributes
        )

    def _register(self, action: Action) -> None:
        consumer = self._stage.consumer
        values = self._scene.conversations.values(
            onderwerp=f"{self._marker} {consumer.next_serial()}",
            vertrouwelijkheid="Ja" if action.choice else "Nee",
        )
        found = register(consumer, values, actor_id=None, partij_id=None)
        demand(answers.accepted(found.klantcontact, self._stage.contract.resource("klantcontact")))
        self.alive[action.contact] = Held(usable(found))
        self._writes += 1

    def _link(self, held: Held, actor_id: str) -> None:
        if actor_id in held.actors:
            return
        answer = couple(self._stage.consumer, held.contact.klantcontact_id, actor_id)
        inside = self._stage.contract.actors_inside
        if answer.refused and (held.actors or inside):
            return  # one is enough, for the text has one; inside, he goes with the registration
        demand(answers.accepted(answer, self._stage.contract.coupling))
        held.actors.add(actor_id)
        self._wrote(held, "actor")

    def _involve(self, held: Held, partij_id: str) -> None:
        if partij_id in held.partijen:
            return
        answer = self._stage.consumer.create(
            "betrokkene", betrokkene_values(held.contact.klantcontact_id, partij_id)
        )
        resource = self._stage.contract.resource("betrokkene")
        if answer.refused and held.partijen:
            return
        demand(answers.accepted(answer, resource))
        held.partijen[partij_id] = answers.new_id(answer, resource)
        self._wrote(held, "partij")

    def _wrote(self, held: Held, side: str) -> None:
        held.new.add(side)
        self._writes += 1

    def _delete(self, number: int, held: Held) -> None:
        consumer, record_id = self._stage.consumer, held.contact.klantcontact_id
        operations = self._stage.contract.resource("klantcontact").operations
        if consumer.declared.absent(DELETE) or "delete" not in operations:
            return
        answer = consumer.delete("klantcontact", record_id)
        if not answer.ok:
            return
        del self.alive[number]
        self._deleted.add(wire.id_key(record_id))
        self._writes += 1
        later = consumer.eventually(
            lambda: consumer.read("klantcontact", record_id),
            lambda told: told.gone,
        )
        found = answers.absent(later, self._stage.contract.resource("klantcontact"))
        demand(replace(each, source=CONTRACT) for each in found)

    def _look(self, held: Held) -> None:
        contract = self._stage.contract
        resource = contract.resource("klantcontact")
        record_id = held.contact.klantcontact_id
        if held.listed < self._writes:
            answer = self._stage.consumer.read_settled("klantcontact", record_id)
            demand(kept(contract, resource, record_id, held.contact.sent, answer))
        links = Links(self._stage)
        for side in self._unread(held):
            demand(links.only(held.contact, side, held.linked(side)))
        held.seen = self._writes
        held.new.clear()

    def _look_at_all(self) -> None:
        expected = wire.id_keys(each.contact.klantcontact_id for each in self.alive.values())
        listing = self._stage.consumer.eventually(
            lambda: by_marker(self._stage, self._marker),
            lambda seen: wire.id_keys(seen.ids) == expected,
        )
        shown = wire.id_keys(listing.ids)
        if listing.problem:
            raise CannotTell("environment", listing.problem)
        self._listed = self._writes
        if shown != expected:
            demand(
                [
                    Finding(
                        "de lijst toont niet precies de klantcontacten die er moeten zijn",
                        expected=sorted(expected),
                        actual=sorted(shown),
                        clause="C0992-1.7",
                        exchange=listing.answers[-1].n,
                        source=None if shown - expected - self._deleted else CONTRACT,
                    )
                ]
            )
