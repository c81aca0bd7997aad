"""Behaviours of the protocol faults, and the changes that they make to answers."""

from collections.abc import Callable

from ..answers import Answer, Call, Refused, not_found
from ..behaviour import Behaviour
from ..contract import Json
from .fault import ACTOR, KLANTCONTACT, is_about


class Answers(Behaviour):
    """Changes answers with these statuses to these operations on klantcontacten."""

    def __init__(
        self, change: Callable[[Answer], None], statuses: tuple[int, ...], *operations: str
    ) -> None:
        self.change = change
        self.statuses = statuses
        self.operations = operations

    def answer(self, call: Call, answer: Answer) -> None:
        """The answer otherwise."""
        if answer.status in self.statuses and is_about(call, KLANTCONTACT, *self.operations):
            self.change(answer)


class AnswersAround(Answers):
    """Changes such answers to these operations on everything but klantcontacten."""

    def answer(self, call: Call, answer: Answer) -> None:
        """The answer otherwise."""
        if call.operation not in self.operations or is_about(call, KLANTCONTACT):
            return
        if answer.status in self.statuses:
            self.change(answer)


class ActorUnknown(Behaviour):
    """Says of every actor that is read that it does not exist."""

    def intercept(self, call: Call) -> Answer | None:
        """404, with an explanation."""
        if is_about(call, ACTOR, "read"):
            raise not_found()
        return None


class BreaksOn(Behaviour):
    """Answers 500 to a klantcontact with text of some kind."""

    def __init__(self, hurts: Callable[[str, int | None], bool]) -> None:
        self.hurts = hurts

    def receive(self, call: Call, body: Json) -> Json:
        """The body, unless a text in it hurts."""
        if is_about(call, KLANTCONTACT) and isinstance(body, dict):
            for attribute in call.subject.stored:
                text = body.get(attribute.wire)
                if isinstance(text, str) and self.hurts(text, attribute.max):
                    raise Refused(500, "error", "Interne fout.")
        return body


def status(number: int) -> Callable[[Answer], None]:
    """Another status."""

    def change(answer: Answer) -> None:
        answer.status = number

    return change


def unlocated(answer: Answer) -> None:
    """No Location."""
    answer.headers.pop("Location", None)


def media(kind: str) -> Callable[[Answer], None]:
    """Another media type."""

    def change(answer: Answer) -> None:
        answer.media = kind

    return change


def raw(make: Callable[[Json], bytes]) -> Callable[[Answer], None]:
    """Other bytes."""

    def change(answer: Answer) -> None:
        answer.raw = make(answer.body)

    return change


def both(*changes: Callable[[Answer], None]) -> Callable[[Answer], None]:
    """Several changes."""

    def change(answer: Answer) -> None:
        for each in changes:
            each(answer)

    return change
