"""A model of what a provider must hold, played against the provider in any order of actions."""

from dataclasses import dataclass, field
from typing import Any, cast

from hypothesis import Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kcc_conformance.capabilities import DELETE
from kcc_conformance.checks import answers
from kcc_conformance.checks.kept import kept
from kcc_conformance.conversations import Conversations
from kcc_conformance.findings import CannotTell, Finding, Nonconformity, demand
from kcc_conformance.generation import Halt, Trial, from_the_seed_alone, quiet
from kcc_conformance.links import Links
from kcc_conformance.registration import Registratie, betrokkene_values, register
from kcc_conformance.routes import by_marker
from kcc_conformance.stage import Stage

STEPS = 12
MOST_ACTIONS = 150


@dataclass
class Held:
    """What the model says of one klantcontact."""

    contact: Registratie
    actors: set[str] = field(default_factory=set)
    partijen: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Scene:
    """Who plays, with whom, and what has been tried so far."""

    stage: Stage
    conversations: Conversations
    actors: tuple[str, str]
    partijen: tuple[str, str]
    trial: Trial


def play_in_any_order(stage: Stage, conversations: Conversations) -> Trial:
    """Plays a few short sequences of actions; what differs from the model is a finding.

    Bounded by MOST_ACTIONS; the sequences are repeated by the run's seed.
    """
    trial = Trial()
    actors = (conversations.people.actor(), conversations.people.another("actor"))
    partijen = (conversations.people.partij(), conversations.people.another("partij"))
    scene = Scene(stage, conversations, actors, partijen, trial)

    def sequence() -> _Sequence:
        return _Sequence(scene)

    sequences = max(2, stage.settings.examples // 6)
    options = settings(quiet(sequences), stateful_step_count=STEPS, phases=(Phase.generate,))
    seed(stage.seed)(sequence)
    try:
        with from_the_seed_alone():
            run_state_machine_as_test(cast(Any, sequence), settings=options)
    except Halt as halt:
        if not isinstance(halt.error, Nonconformity):
            raise halt.error from None
        trial.findings = halt.error.findings
    return trial


class _Sequence(RuleBasedStateMachine):
    """One sequence of actions, and what must be true after each."""

    contacts: Bundle[Held] = Bundle("contacts")

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene
        self.stage = scene.stage
        self.marker = self.stage.consumer.marked("Volgorde")
        self.alive: list[Held] = []
        self.halted = False

    def act(self, check: Any) -> Any:
        self.scene.trial.tried += 1
        if self.halted or self.scene.trial.tried > MOST_ACTIONS:
            return None
        try:
            return check()
        except Exception as error:
            self.halted = True
            raise Halt(error) from error

    @initialize(target=contacts)
    def begin(self) -> Any:
        return self.act(lambda: self._register(True)) or multiple()

    @rule(target=contacts, confidential=st.booleans())
    def register(self, confidential: bool) -> Any:
        return self.act(lambda: self._register(confidential)) or multiple()

    @rule(held=contacts, actor=st.sampled_from((0, 1)))
    def link(self, held: Held, actor: int) -> None:
        actor_id = self.scene.actors[actor]
        if actor_id not in held.actors:
            self.act(lambda: self._link(held, actor_id))

    @rule(held=contacts, partij=st.sampled_from((0, 1)))
    def involve(self, held: Held, partij: int) -> None:
        partij_id = self.scene.partijen[partij]
        if partij_id not in held.partijen:
            self.act(lambda: self._involve(held, partij_id))

    @rule(held=contacts)
    def look(self, held: Held) -> None:
        self.act(lambda: _matches(self.stage, held))

    @precondition(lambda self: len(self.alive) > 1)
    @rule()
    def look_at_all(self) -> None:
        self.act(lambda: _all_there(self.stage, self.marker, self.alive))

    @rule(held=consumes(contacts))
    def delete(self, held: Held) -> None:
        self.act(lambda: self._delete(held))

    def teardown(self) -> None:
        for held in self.alive:
            self.act(lambda held=held: _matches(self.stage, held))

    def _register(self, confidential: bool) -> Held:
        values = self.scene.conversations.values(
            onderwerp=f"{self.marker} {self.stage.consumer.next_serial()}",
            vertrouwelijkheid="Ja" if confidential else "Nee",
        )
        found = register(self.stage.consumer, values, actor_id=None, partij_id=None)
        demand(answers.accepted(found.klantcontact, self.stage.contract.resource("klantcontact")))
        held = Held(found)
        self.alive.append(held)
        return held

    def _link(self, held: Held, actor_id: str) -> None:
        answer = self.stage.consumer.create(
            "actorklantcontact",
            {"actor": actor_id, "klantcontact": held.contact.klantcontact_id},
        )
        demand(answers.accepted(answer, self.stage.contract.resource("actorklantcontact")))
        held.actors.add(actor_id)

    def _involve(self, held: Held, partij_id: str) -> None:
        answer = self.stage.consumer.create(
            "betrokkene", betrokkene_values(str(held.contact.klantcontact_id), partij_id)
        )
        demand(answers.accepted(answer, self.stage.contract.resource("betrokkene")))
        held.partijen.add(partij_id)

    def _delete(self, held: Held) -> None:
        if self.stage.consumer.declared.absent(DELETE):
            return
        resource = self.stage.contract.resource("klantcontact")
        record_id = str(held.contact.klantcontact_id)
        answer = self.stage.consumer.delete("klantcontact", record_id)
        if not answer.ok:
            return
        self.alive.remove(held)
        later = self.stage.consumer.eventually(
            lambda: self.stage.consumer.read("klantcontact", record_id),
            lambda told: told.status in (404, 410),
        )
        demand(answers.absent(later, resource))


def _matches(stage: Stage, held: Held) -> None:
    resource = stage.contract.resource("klantcontact")
    record_id = str(held.contact.klantcontact_id)
    answer = stage.consumer.read_settled("klantcontact", record_id)
    demand(kept(stage.contract, resource, record_id, held.contact.sent, answer))
    links = Links(stage)
    demand(links.only(held.contact, "actor", tuple(held.actors)))
    demand(links.only(held.contact, "partij", tuple(held.partijen)))


def _all_there(stage: Stage, marker: str, alive: list[Held]) -> None:
    expected = {str(held.contact.klantcontact_id).lower() for held in alive}
    listing = stage.consumer.eventually(
        lambda: by_marker(stage, marker),
        lambda seen: {record_id.lower() for record_id in seen.ids} == expected,
    )
    shown = {record_id.lower() for record_id in listing.ids}
    if listing.problem:
        raise CannotTell("environment", listing.problem)
    if shown != expected:
        demand(
            [
                Finding(
                    "de lijst toont niet precies de klantcontacten die er moeten zijn",
                    "",
                    sorted(expected),
                    sorted(shown),
                    "C0992-1.7",
                    listing.answers[-1].n,
                )
            ]
        )
