"""Harmless ways in which providers differ: behaviours for the variations."""

import json
import time
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal
from uuid import uuid4
from zoneinfo import ZoneInfo

from .answers import Answer, Call, Problem, Record, invalid
from .behaviour import Behaviour, Workings
from .contract import Contract, Json
from .made_up import invent
from .values import parse_instant

KNOWN_ACTOR = "a255acc8-b7b9-4db3-94aa-ecba5aec9f5f"
"""The id of the actor that is there beforehand when clients cannot make actors."""

KNOWN_PARTIJ = "3d1c1e5e-5a5b-4c0e-9a55-0a9c2f4b7d10"
"""The id of the partij that is there beforehand when clients cannot make partijen."""

_NL = ZoneInfo("Europe/Amsterdam")
_CODES = {
    400: "invalid",
    403: "permission_denied",
    404: "not_found",
    405: "method_not_allowed",
    428: "precondition_required",
    501: "not_implemented",
}


Rewrite = Callable[[Behaviour, Call, Json], Json]


class Rewritten(Behaviour):
    """Rewrites the body of every record."""

    def __init__(self, rewrite: Rewrite) -> None:
        self.rewrite = rewrite

    def show(self, call: Call, record: Record, body: Json) -> Json:
        """The body, rewritten."""
        return self.rewrite(self, call, body)


class Reanswered(Behaviour):
    """Changes every answer."""

    def __init__(self, change: Callable[[Call, Answer], None]) -> None:
        self.change = change

    def answer(self, call: Call, answer: Answer) -> None:
        """The answer otherwise."""
        self.change(call, answer)


class Beforehand(Behaviour):
    """What clients cannot make of these resources is there beforehand."""

    def __init__(self, *resources: str) -> None:
        self.resources = resources

    def bind(self, provider: Workings) -> None:
        """Puts the known records in place."""
        super().bind(provider)
        for resource, identity in (("actor", KNOWN_ACTOR), ("partij", KNOWN_PARTIJ)):
            if resource in self.resources and not provider.store.has(resource, identity):
                invent(provider, resource, id=identity)


class Forbidden(Beforehand):
    """Refuses some operations, on these resources or (without any) on all."""

    def __init__(self, status: int, operations: tuple[str, ...], *resources: str) -> None:
        super().__init__(*resources)
        self.status = status
        self.operations = operations

    def intercept(self, call: Call) -> Answer | None:
        """The refusal."""
        here = call.resource is not None and call.operation in self.operations
        if not here or (self.resources and call.subject.name not in self.resources):
            return None
        body = {"code": _CODES[self.status], "title": "Dit mag hier niet.", "status": self.status}
        answer = Answer(self.status, body, self.provider.contract.error_media[0])
        if self.status == 405:
            answer.headers["Allow"] = "GET, HEAD, OPTIONS"
        return answer


class OtherIds(Behaviour):
    """Gives ids that are no UUIDs."""

    def identify(self, call: Call, identity: str) -> str:
        """An id such as `klantcontact-1f0c93ab`."""
        return f"{call.subject.name}-{uuid4().hex[:8]}"[:40]


class NumberGiven(Behaviour):
    """Gives every klantcontact a number when the client sends none."""

    def write(self, call: Call, record: Record) -> bool:
        """Fills the number in."""
        attribute = call.subject.attributes.get("nummer")
        if call.subject.name == "klantcontact" and attribute and record.get("nummer") is None:
            record["nummer"] = self.provider.store.next_number(call.subject, attribute)
        return True


class OwnIdRefused(Behaviour):
    """Refuses a new record for which the client sends an id."""

    def receive(self, call: Call, body: Json) -> Json:
        """The body, when it has none."""
        if call.operation == "create" and isinstance(body, dict) and call.subject.id in body:
            raise invalid(Problem(call.subject.id, "read_only", "Dit veld vult de provider in."))
        return body


class Normalised(Behaviour):
    """Stores text in a Unicode normal form (`NFC`, `NFD`)."""

    def __init__(self, form: Literal["NFC", "NFD"]) -> None:
        self.form = form

    def keep(self, call: Call, record: Record) -> Record:
        """The record with its text in that form."""
        for name, value in record.items():
            if isinstance(value, str):
                record[name] = unicodedata.normalize(self.form, value)
        return record


class LineFeeds(Behaviour):
    """Stores the line ends of text as LF."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record with its lines ended so."""
        for name, value in record.items():
            if isinstance(value, str):
                record[name] = value.replace("\r\n", "\n").replace("\r", "\n")
        return record


class Slow(Behaviour):
    """Takes its time."""

    def intercept(self, call: Call) -> Answer | None:
        """Waits for 50 milliseconds."""
        time.sleep(0.05)
        return None


class SmallPages(Behaviour):
    """Shows two records a page."""

    page_size = 2


class Undocumented(Behaviour):
    """Leaves things out of the OpenAPI document, or the whole of it."""

    def __init__(self, change: Callable[[Json], Json]) -> None:
        self.change = change

    def document(self, document: Json) -> Json:
        """What is left."""
        return self.change(document)


def without_combined(contract: Contract) -> Contract:
    """The contract without calls that write several records."""
    return replace(contract, combined=())


def without_partij_filter(contract: Contract) -> Contract:
    """The contract without the filter of klantcontacten on partij."""
    klantcontact = contract.resources["klantcontact"]
    filters = {name: entry for name, entry in klantcontact.filters.items() if name != "partij"}
    resources = {**contract.resources, "klantcontact": replace(klantcontact, filters=filters)}
    return replace(contract, resources=resources)


def with_attribute(contract: Contract, resource: str, name: str, **changes: Any) -> Contract:
    """The contract with other facts about one attribute."""
    facts = contract.resources[resource]
    attributes = {**facts.attributes, name: replace(facts.attributes[name], **changes)}
    resources = {**contract.resources, resource: replace(facts, attributes=attributes)}
    return replace(contract, resources=resources)


def without_parameters(document: Json) -> Json:
    """The OpenAPI document without query parameters."""
    for path in document["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict):
                operation.pop("parameters", None)
    return document


def told_otherwise(tell: Callable[[str], str]) -> Callable[[], Behaviour]:
    """Writes moments in another way."""

    def rewrite(_: Behaviour, call: Call, body: Json) -> Json:
        for attribute in call.subject.stored:
            if attribute.kind == "instant" and body.get(attribute.wire):
                body[attribute.wire] = tell(body[attribute.wire])
        return body

    return lambda: Rewritten(rewrite)


def with_offset(text: str) -> str:
    """The moment in Dutch time, with its offset."""
    return parse_instant(text).astimezone(_NL).isoformat()


def with_fraction(text: str) -> str:
    """The moment with three digits of fraction."""
    return parse_instant(text).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def more_members(_: Behaviour, call: Call, body: Json) -> Json:
    """The body with members of the provider's own."""
    extra = {"eigenKenmerk": "x", "extensies": {"lijst": [1, None, {"diep": True}]}}
    return {**extra, **body}


def other_order(_: Behaviour, call: Call, body: Json) -> Json:
    """The body with its members the other way round."""
    return dict(reversed(list(body.items())))


def nulls(_: Behaviour, call: Call, body: Json) -> Json:
    """The body with null for what was not filled in."""
    for attribute in call.subject.stored:
        body.setdefault(attribute.path[0], None)
    return body


def nothing_empty(_: Behaviour, call: Call, body: Json) -> Json:
    """The body without what was not filled in."""
    return {key: value for key, value in body.items() if value not in (None, "")}


def write_json(**options: Json) -> Callable[[], Behaviour]:
    """Writes JSON with other white space or escapes."""

    def change(call: Call, answer: Answer) -> None:
        if answer.raw is None and answer.status != 204:
            text = json.dumps(answer.body, **options)
            answer.raw = text.encode("utf-8", "surrogatepass")

    return lambda: Reanswered(change)
