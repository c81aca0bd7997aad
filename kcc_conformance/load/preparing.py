"""What has to be there before the first call: an actor for each agent, and known clients."""

import contextlib
from collections.abc import Callable

from kcc_conformance.consumer.forms import first_registration
from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.phrases import phrase
from kcc_conformance.stage.stage import Stage


def prepare(stage: Stage, agents: int, partijen: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The IDs of the actors (one for each agent, or the one with --actor-id) and of the partijen.

    A first klantcontact shows in what form the provider takes it, as in a run. Raises
    PrerequisiteError with one line where any of it cannot be made.
    """
    answer = first_registration(stage.consumer, stage.people)
    if not answer.ok:
        told = answer.trouble or f"status {answer.status}"
        raise PrerequisiteError(
            f"a klantcontact is not taken ({told}), so that there is nothing to play;"
            " `kcc-conformance run` says why"
        )
    try:
        return _several(stage, "actor", agents), _several(stage, "partij", partijen)
    except CannotTell as trouble:
        raise PrerequisiteError(phrase(str(trouble), "en")) from None


def _several(stage: Stage, name: str, number: int) -> tuple[str, ...]:
    """So many records, as far as a consumer may make them; with a given ID that one alone."""
    people = stage.people
    shared: Callable[[], str] = people.actor if name == "actor" else people.partij
    found = [shared()]
    if people.given(name) is None:
        with contextlib.suppress(Inapplicable):
            found += [people.other(name) for _ in range(number - 1)]
    return tuple(found)
