"""Behaviours that judge what comes in wrongly; the faults of validation are made of them."""

from uuid import uuid4

from ..answers import Answer, Call, Problem, Record
from ..behaviour import Behaviour
from ..contract import Attribute, Json
from ..store import Conflict
from ..values import now
from .fault import KLANTCONTACT, Change, is_about, sent


class Tolerant(Behaviour):
    """Lets problems with these codes pass, and fills in something for the value."""

    def __init__(
        self,
        codes: tuple[str, ...],
        fill: Change,
        resource: str = KLANTCONTACT,
        names: tuple[str, ...] = (),
        operations: tuple[str, ...] = (),
    ) -> None:
        self.codes = codes
        self.fill = fill
        self.resource = resource
        self.names = names
        self.operations = operations

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The problems that still count."""
        if not is_about(call, self.resource, *self.operations):
            return problems
        left = []
        for problem in problems:
            attribute = self._attribute(call, problem)
            if attribute is None:
                left.append(problem)
            else:
                record[attribute.name] = self.fill(attribute, sent(call, attribute))
        return left

    def _attribute(self, call: Call, problem: Problem) -> Attribute | None:
        if problem.code not in self.codes:
            return None
        found = (a for a in call.subject.stored if a.wire == problem.name)
        attribute = next(found, None)
        if attribute is None or (self.names and attribute.name not in self.names):
            return None
        return attribute


class DanglingAccepted(Behaviour):
    """Accepts a reference to a record that does not exist, or quietly drops it."""

    def __init__(self, resource: str, name: str, *, dropped: bool = False) -> None:
        self.resource = resource
        self.name = name
        self.dropped = dropped

    def relaxed(self) -> frozenset[str]:
        """The reference may point to nothing."""
        return frozenset() if self.dropped else frozenset({f"{self.resource}.{self.name}"})

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The problems without the one about the reference."""
        if not is_about(call, self.resource) or not record.get(self.name):
            return problems
        place = self.provider.reader.place(call.subject.attributes[self.name])
        left = [problem for problem in problems if problem.name != place]
        if self.dropped and len(left) < len(problems):
            record[self.name] = None
        return left


class StoredThoughRefused(Behaviour):
    """Stores what is right about a record, and then refuses it."""

    def __init__(self, resource: str) -> None:
        self.resource = resource

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The same problems, too late."""
        if problems and is_about(call, self.resource, "create") and isinstance(call.body, dict):
            values = {a.name: record.get(a.name) for a in call.subject.stored}
            for attribute in call.subject.stored:
                if values[attribute.name] is None and attribute.kind == "instant":
                    values[attribute.name] = now()
                wrong = attribute.kind == "reference" and not self._points(attribute, values)
                if wrong:
                    values[attribute.name] = None
            try:
                self.provider.store.insert(call.subject, {**values, "id": str(uuid4())})
            except Conflict:
                return problems
        return problems

    def _points(self, attribute: Attribute, values: Record) -> bool:
        identity = values[attribute.name]
        return bool(identity) and self.provider.store.has(attribute.target or "", identity)


class MalformedBreaks(Behaviour):
    """Falls over a body that is no JSON."""

    def answer(self, call: Call, answer: Answer) -> None:
        """500 for what should be 400."""
        if isinstance(answer.body, dict) and answer.body.get("code") == "parse_error":
            answer.status = 500
            answer.media = "text/html"
            answer.raw = b"<h1>Server Error (500)</h1>"


def as_sent(_: Attribute, value: Json) -> Json:
    """The value as it came, as far as the store can hold it."""
    return value if value is None or isinstance(value, str | int | float) else str(value)


def something(attribute: Attribute, value: Json) -> Json:
    """A value of the right type instead."""
    if attribute.kind == "boolean":
        return bool(value)
    if attribute.kind == "instant":
        return now()
    return str(value)[: attribute.max]
