"""Behaviours that break, or do something else, on what consumers seldom send."""

import re
from collections.abc import Callable
from functools import partial

from ..answers import Answer, Call, Problem, Record, Refused, invalid
from ..behaviour import Behaviour
from ..contract import Json
from ..store import Criterion
from .fault import (
    ACTOR,
    BETROKKENE,
    KLANTCONTACT,
    PARTIJ,
    alter,
    is_about,
    others,
    resource_of,
    sent,
)

_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def broken() -> Refused:
    """What an error that nobody foresaw looks like."""
    return Refused(500, "error", "Interne fout.")


class MalformedRead(Behaviour):
    """Breaks on an ID in a path that is none, or shows some record for it."""

    def __init__(self, resource: str, *, something: bool = False) -> None:
        self.resource = resource
        self.something = something

    def intercept(self, call: Call) -> Answer | None:
        """The failure, or another record."""
        if is_about(call, self.resource, "read") and not _UUID.fullmatch(call.id or ""):
            ids = self.provider.store.ids(call.subject)
            if not self.something:
                raise broken()
            call.id = ids[-1] if ids else call.id
        return None


class MalformedSent(Behaviour):
    """Breaks on an ID in a body that is none, or keeps the record without it."""

    def __init__(self, resource: str, name: str, *, dropped: bool = False) -> None:
        self.resource = resource
        self.name = name
        self.dropped = dropped

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """The failure, or the problems without that of the ID."""
        value = record.get(self.name) if is_about(call, self.resource, "create") else None
        if not isinstance(value, str) or _UUID.fullmatch(value):
            return problems
        if not self.dropped:
            raise broken()
        record[self.name] = None
        place = self.provider.reader.place(call.subject.attributes[self.name])
        return [each for each in problems if each.name != place]


class Minimal(Behaviour):
    """Does something else with a record of which nothing but the required is sent."""

    def __init__(self, resource: str, change: Callable[[Call, Record], None]) -> None:
        self.resource = resource
        self.change = change

    def keep(self, call: Call, record: Record) -> Record:
        """The record, changed or refused."""
        if is_about(call, self.resource, "create"):
            optional = [a for a in call.subject.stored if not a.required]
            if all(sent(call, each) is None for each in optional):
                self.change(call, record)
        return record


def fails(call: Call, record: Record) -> None:
    """Breaks down."""
    raise broken()


def refuses(call: Call, record: Record) -> None:
    """Wants more."""
    raise invalid(Problem("nonFieldErrors", "required", "Dit is te weinig."))


def becomes(name: str, label: str) -> Callable[[Call, Record], None]:
    """Fills in something of its own."""

    def change(call: Call, record: Record) -> None:
        record[name] = call.subject.attributes[name].values.get(label, label)

    return change


class LongBreaks(Behaviour):
    """Breaks on a value that is as long as may be."""

    def __init__(self, name: str) -> None:
        self.name = name

    def receive(self, call: Call, body: Json) -> Json:
        """The body, if it is short enough."""
        attribute = call.subject.attributes.get(self.name) if call.resource else None
        given = body.get(attribute.wire) if attribute and isinstance(body, dict) else None
        if is_about(call, KLANTCONTACT) and attribute and len(str(given or "")) == attribute.max:
            raise broken()
        return body


class Identificator(Behaviour):
    """Breaks on a search for an identificator, or shows everybody."""

    def __init__(self, resource: str, *about: str, everybody: bool = False) -> None:
        self.resource = resource
        self.about = about
        self.everybody = everybody

    def select(self, call: Call, criteria: list[Criterion]) -> list[Criterion]:
        """The failure, or the other conditions."""
        if not is_about(call, self.resource, "list"):
            return criteria
        known = self.provider.queries.parameters(call.subject)
        left = [each for each in criteria if known[each.name][0] not in self.about]
        if len(left) < len(criteria) and not self.everybody:
            raise broken()
        return left


class ContactData(Behaviour):
    """Shows contact data at a betrokkene that nobody sent."""

    def __init__(self, member: str, value: Json) -> None:
        self.member = member
        self.value = value

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with it."""
        if is_about(call, BETROKKENE) and record.get(PARTIJ):
            body[self.member] = self.value
        return body


class TwoAtMost(Behaviour):
    """A third record for the same klantcontact is accepted, and not kept."""

    def __init__(self, resource: str) -> None:
        self.resource = resource

    def write(self, call: Call, record: Record) -> bool:
        """False for the third."""
        if not is_about(call, self.resource, "create"):
            return True
        attribute = call.subject.attributes[KLANTCONTACT]
        there = self.provider.store.pointing(call.subject, attribute, record[KLANTCONTACT])
        return len(there) < 2


def _instead(value: Json, _: Json) -> Json:
    """That value, whatever stood there."""
    return value


class NamedOtherwise(Behaviour):
    """Shows the actoren of a klantcontact with the name of another actor."""

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body with the wrong name, as soon as there is one."""
        attribute = call.subject.attributes.get("actoren")
        if is_about(call, KLANTCONTACT) and attribute:
            resource = resource_of(self, ACTOR)
            name = resource.attributes["naam"]

            def wrong(shown: Json) -> Json:
                for actor in shown or ():
                    for each in others(self, ACTOR, actor[resource.id])[:1]:
                        other = self.provider.store.get(resource, each) or {}
                        alter(actor, name.path, partial(_instead, other.get("naam")))
                return shown

            alter(body, attribute.path, wrong)
        return body
