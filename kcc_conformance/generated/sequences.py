"""Actions in any order: drawn by the run's seed, held against the model, shortened when they fail.

Drawn by `random` rather than by hypothesis' state machines: these begin with the least sequence and
often stop after an action or two, so that of a few sequences most would show nothing, and what is
shortened here is bounded in requests.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, Nonconformity
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

STEPS = 10
"""Actions in a drawn sequence: enough for two klantcontacten with most of what they can have, a
look and a deletion, and short enough to be read when it goes wrong."""

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

MOST_REGISTERED = 2
"""Klantcontacten in a drawn sequence: of more, most would be registered to be deleted."""

PER_SEQUENCE = 12
"""One sequence is drawn for so many examples, at least one: it takes some 20 requests, an example
two."""

MOST_ACTIONS = 150
"""How much is done in all, also with `--examples` in the hundreds: some 250 requests on the
built-in reference, more where a look has to be repeated."""

SHORTER_TRIES = 20
"""How often a shorter sequence is tried after a finding: more than STEPS, so that each action can
be left out once, and some of what is left once more."""


@dataclass(frozen=True)
class Sequences:
    """What playing sequences came to: how many actions were tried and, where one went wrong, the
    shortest sequence that does."""

    tried: int
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()


def play_in_any_order(stage: Stage, conversations: Conversations) -> Sequences:
    """Plays a few short sequences of actions, EVERY_KIND and then drawn ones; what differs from
    the model is a finding.

    Bounded by MOST_ACTIONS; the same seed plays the same sequences. After a finding at most
    SHORTER_TRIES shorter sequences are tried, so as to tell of the shortest that goes wrong.
    Raises CannotTell and Inapplicable as the checks do.
    """
    people = conversations.people
    actors = (people.actor(), people.another("actor"))
    partijen = (people.partij(), people.another("partij"))
    scene = Scene(stage, conversations, actors, partijen)
    tried = 0
    for sequence in _sequences(Random(stage.seed), stage.settings.examples):
        actions = sequence[: MOST_ACTIONS - tried]
        tried += len(actions)
        done, findings = _played(scene, actions)
        if findings:
            return _shortened(scene, Sequences(tried, findings, done))
        if tried == MOST_ACTIONS:
            break
    return Sequences(tried)


def _sequences(random: Random, examples: int) -> Iterator[tuple[Action, ...]]:
    yield EVERY_KIND
    for _ in range(max(1, examples // PER_SEQUENCE - 1)):
        yield drawn(random)


def drawn(random: Random) -> tuple[Action, ...]:
    """A sequence of STEPS actions, each of which does something: what has been linked is not linked
    again, and one klantcontact at least stays."""
    actions = [Action(REGISTER, 1, random.randrange(2))]
    alive = [1]
    while len(actions) < STEPS:
        made = sum(each.name == REGISTER for each in actions)
        contact = random.choice(alive)
        people = [Action(n, contact, choice) for n in (LINK, INVOLVE) for choice in (0, 1)]
        possible = [
            [Action(REGISTER, made + 1, random.randrange(2))] if made < MOST_REGISTERED else [],
            [each for each in people if each.name == LINK and each not in actions],
            [each for each in people if each.name == INVOLVE and each not in actions],
            [Action(LOOK, contact)],
            [Action(LOOK_AT_ALL), Action(DELETE_IT, contact)] if len(alive) > 1 else [],
        ]
        action = random.choice(random.choice([kind for kind in possible if kind]))
        actions.append(action)
        if action.name == REGISTER:
            alive.append(action.contact)
        elif action.name == DELETE_IT:
            alive.remove(action.contact)
    return tuple(actions)


def _played(
    scene: Scene, actions: tuple[Action, ...]
) -> tuple[tuple[Action, ...], tuple[Finding, ...]]:
    """Does them, and reads at the end what was not read since the last write, each by itself where
    a list differs; what was done until something differed, and what that was."""
    model = Model(scene)
    done: tuple[Action, ...] = ()
    try:
        for action in actions:
            done += (action,)
            model.do(action)
        for number in model.unsettled():
            done += (Action(LOOK, number),)
            model.do(done[-1])
    except Nonconformity as error:
        return done, error.findings
    return done, ()


def _shortened(scene: Scene, found: Sequences) -> Sequences:
    """Leaves out one action after the other, as long as what is left goes wrong as well."""
    left = SHORTER_TRIES
    for action in found.actions[:-1]:
        if left == 0:
            break
        shorter = tuple(_without(found.actions, action))
        if len(shorter) == len(found.actions) or not shorter:
            continue
        left -= 1
        try:
            done, findings = _played(scene, shorter)
        except (CannotTell, Inapplicable):
            break
        if findings:
            found = Sequences(found.tried, findings, done)
    return found


def _without(actions: tuple[Action, ...], one: Action) -> Iterator[Action]:
    """The actions but for one; without a registration also all that is done with it."""
    gone = False
    for each in actions:
        if each == one and not gone:
            gone = True
        elif one.name != REGISTER or each.contact != one.contact:
            yield each
