"""Actions in any order: drawn by hypothesis, held against the model, shortened when they fail."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from hypothesis import Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, Nonconformity
from kcc_conformance.generated.examples import Halt, from_the_seed_alone, quiet
from kcc_conformance.generated.model import (
    DELETE_IT,
    INVOLVE,
    LINK,
    LOOK,
    LOOK_AT_ALL,
    REGISTER,
    Action,
    Model,
    Scene,
)
from kcc_conformance.stage.stage import Stage

STEPS = 12
"""Actions in a sequence: enough for two klantcontacten with two actoren and two partijen each, a
deletion and a look, and short enough to be read when it goes wrong."""

EVERY_KIND = (
    Action(REGISTER, 1, 1),
    Action(LINK, 1, 0),
    Action(LINK, 1, 1),
    Action(INVOLVE, 1, 0),
    Action(INVOLVE, 1, 1),
    Action(LOOK, 1),
    Action(REGISTER, 2, 0),
    Action(LOOK, 2),
    Action(LINK, 2, 0),
    Action(INVOLVE, 2, 1),
    Action(LOOK_AT_ALL),
    Action(DELETE_IT, 1),
)
"""The first sequence, in which each kind of action is done: what is drawn after it can leave one
out. A klantcontact is read as soon as it is there, and with all that it can have; the two have
people in common, so that deleting the one may not touch the other."""

MOST_ACTIONS = 150
"""How much is done in all, also with `--examples` in the hundreds: some 250 requests on the
built-in reference, more where a look has to be repeated."""

SHORTER_TRIES = 20
"""How often a shorter sequence is tried after a finding: more than STEPS, so that each action can
be left out once, and some of what is left once more."""


@dataclass
class Sequences:
    """What playing sequences came to: how many actions were tried and, where one went wrong, the
    shortest sequence that does."""

    tried: int = 0
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()


def play_in_any_order(stage: Stage, conversations: Conversations) -> Sequences:
    """Plays a few short sequences of actions, EVERY_KIND and then drawn ones; what differs from
    the model is a finding.

    Bounded by MOST_ACTIONS; the sequences are repeated by the run's seed. After a finding at most
    SHORTER_TRIES shorter sequences are tried, so as to tell of the shortest that goes wrong.
    """
    people = conversations.people
    actors = (people.actor(), people.another("actor"))
    partijen = (people.partij(), people.another("partij"))
    scene = Scene(stage, conversations, actors, partijen)
    found = Sequences()

    def sequence() -> _Sequence:
        return _Sequence(scene, found)

    drawn = max(1, stage.settings.examples // 6 - 1)
    options = settings(quiet(drawn), stateful_step_count=STEPS, phases=(Phase.generate,))
    seed(stage.seed)(sequence)
    try:
        _play_every_kind(scene, found)
        with from_the_seed_alone():
            run_state_machine_as_test(cast(Any, sequence), settings=options)
    except Halt as halt:
        if not isinstance(halt.error, Nonconformity):
            raise halt.error from None
        found.findings = halt.error.findings
        _shorten(scene, found)
    return found


def _play_every_kind(scene: Scene, found: Sequences) -> None:
    played = _Acting(Model(scene), found)
    for action in EVERY_KIND:
        played.act(action)
    played.end()


class _Acting:
    """One sequence as it is played: its actions are noted, and nothing is done after trouble."""

    def __init__(self, model: Model, found: Sequences) -> None:
        self.model = model
        self.found = found
        self.halted = False
        found.actions = ()

    def act(self, action: Action) -> None:
        """Does it, as long as the bound is not reached. Raises Halt."""
        if self.halted or self.found.tried == MOST_ACTIONS:
            return
        self.found.tried += 1
        self._do(action)

    def end(self) -> None:
        """Reads what was not read since the last write, each by itself where a list differs."""
        if self.halted:
            return
        try:
            numbers = self.model.unsettled()
        except Exception as error:
            self.halted = True
            raise Halt(error) from error
        for number in numbers:
            self._do(Action(LOOK, number))

    def _do(self, action: Action) -> None:
        self.found.actions += (action,)
        try:
            self.model.do(action)
        except Exception as error:
            self.halted = True
            raise Halt(error) from error


class _Sequence(RuleBasedStateMachine):
    """One sequence of actions, and what must be true after each; its klantcontacten are known by
    number.

    What can be drawn next follows from what was drawn before, and from nothing else: not from
    what the provider answers, nor from how much was done in sequences before this one. Hypothesis
    draws the same beginning more than once, and must find the same choices behind it each time.
    """

    contacts: Bundle[int] = Bundle("contacts")

    def __init__(self, scene: Scene, found: Sequences) -> None:
        super().__init__()
        self.played = _Acting(Model(scene), found)
        self.registered = 0
        self.deleted = 0

    def act(self, action: Action) -> None:
        self.played.act(action)

    def added(self, confidential: bool) -> int:
        self.registered += 1
        self.act(Action(REGISTER, self.registered, int(confidential)))
        return self.registered

    @initialize(target=contacts)
    def begin(self) -> int:
        return self.added(True)

    @rule(target=contacts, confidential=st.booleans())
    def register(self, confidential: bool) -> int:
        return self.added(confidential)

    @rule(held=contacts, actor=st.sampled_from((0, 1)))
    def link(self, held: int, actor: int) -> None:
        self.act(Action(LINK, held, actor))

    @rule(held=contacts, partij=st.sampled_from((0, 1)))
    def involve(self, held: int, partij: int) -> None:
        self.act(Action(INVOLVE, held, partij))

    @rule(held=contacts)
    def look(self, held: int) -> None:
        self.act(Action(LOOK, held))

    @precondition(lambda self: self.registered - self.deleted > 1)
    @rule()
    def look_at_all(self) -> None:
        self.act(Action(LOOK_AT_ALL))

    @rule(held=consumes(contacts))
    def delete(self, held: int) -> None:
        self.deleted += 1
        self.act(Action(DELETE_IT, held))

    def teardown(self) -> None:
        self.played.end()


def _shorten(scene: Scene, found: Sequences) -> None:
    """Leaves out one action after the other, as long as what is left goes wrong as well."""
    left = SHORTER_TRIES
    for action in found.actions[:-1]:
        if left == 0:
            return
        shorter = tuple(_without(found.actions, action))
        if len(shorter) == len(found.actions) or not shorter:
            continue
        left -= 1
        try:
            findings = _played(scene, shorter)
        except (CannotTell, Inapplicable):
            return
        if findings:
            found.actions, found.findings = shorter, findings


def _without(actions: tuple[Action, ...], one: Action) -> Iterator[Action]:
    """The actions but for one; without a registration also all that is done with it."""
    gone = False
    for each in actions:
        if each == one and not gone:
            gone = True
        elif one.name != REGISTER or each.contact != one.contact:
            yield each


def _played(scene: Scene, actions: tuple[Action, ...]) -> tuple[Finding, ...]:
    model = Model(scene)
    try:
        for action in actions:
            model.do(action)
    except Nonconformity as error:
        return error.findings
    return ()
