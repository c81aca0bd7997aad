"""Faults in which one door is open: one resource, one way to read it, one method."""

from contextlib import suppress
from dataclasses import replace

from ..answers import Answer, Call, Refused
from ..behaviour import Behaviour
from ..contract import Json
from .access import Open
from .fault import ACTOR, BETROKKENE, BOTH, INTERNETAAK, KLANTCONTACT, LINK, PARTIJ, Fault, is_about

KIND = "access"
_BREAKS = "contract: refused without a valid token"
EXPAND = "expand"
"""The query parameter by which a record shows what hangs on it."""


class Expandable(Behaviour):
    """Shows records in full where `expand` names the member that refers to them, as servers of the
    openklant family do; `told` is whether the OpenAPI document says so."""

    def intercept(self, call: Call) -> Answer | None:
        """The same answer with `_expand`."""
        if EXPAND not in call.query or call.operation not in {"list", "read"}:
            return None
        query = {name: value for name, value in call.query.items() if name != EXPAND}
        answer = self.provider.perform(replace(call, query=query))
        answer.media = self.provider.contract.success_media[0]
        items = answer.body.get("results", [answer.body])
        for item in items:
            item["_expand"] = self._expanded(call, item)
        return answer

    def document(self, document: Json) -> Json:
        """The document with the parameter."""
        parameter = {"name": EXPAND, "in": "query", "schema": {"type": "string"}}
        for methods in document["paths"].values():
            if "get" in methods:
                methods["get"].setdefault("parameters", []).append(parameter)
        return document

    def _expanded(self, call: Call, item: Json) -> Json:
        found = {}
        for attribute in call.subject.attributes.values():
            target = self.provider.contract.resources.get(attribute.target or "")
            if target is None or attribute.wire not in call.query[EXPAND].split(","):
                continue
            value = item.get(attribute.wire)
            wanted = value if isinstance(value, list) else [value] if value else []
            records = (self.provider.store.get(target, each[target.id]) for each in wanted)
            shown = [self.provider.shape.record(call, target, each) for each in records if each]
            found[attribute.wire] = shown if isinstance(value, list) else next(iter(shown), None)
        return found


class OpenExpand(Expandable):
    """Asks no token of who expands."""

    def authorise(self, call: Call, allowed: bool) -> bool:
        """True for these."""
        return allowed or EXPAND in call.query


class OpenOptions(Behaviour):
    """Answers OPTIONS with the record or the list, whoever asks."""

    def authorise(self, call: Call, allowed: bool) -> bool:
        """True for these."""
        return allowed or call.method == "OPTIONS"

    def answer(self, call: Call, answer: Answer) -> None:
        """What GET would show."""
        if call.method == "OPTIONS" and call.resource is not None:
            operation = "read" if call.id else "list"
            with suppress(Refused):
                shown = self.provider.perform(replace(call, method="GET", operation=operation))
                answer.status, answer.body = shown.status, shown.body


class RefusedButListed(Behaviour):
    """Says 401 to who lists without a valid token, with the list."""

    def answer(self, call: Call, answer: Answer) -> None:
        """The refusal with the list in it."""
        if answer.status == 401 and call.operation == "list" and isinstance(answer.body, dict):
            with suppress(Refused):
                answer.body["data"] = self.provider.perform(call).body


def _door(name: str, english: str, dutch: str, resource: str, operation: str) -> Fault:
    return Fault(
        name, KIND, english, dutch, _BREAKS,
        lambda: Open(lambda call: is_about(call, resource, operation)),
        BOTH,
    )  # fmt: skip


FAULTS = (
    _door(
        "access-betrokkene-open",
        "Reading one betrokkene needs no token.",
        "Eén betrokkene lezen kan zonder token.",
        BETROKKENE,
        "read",
    ),
    _door(
        "access-betrokkene-list-open",
        "The list of betrokkenen needs no token.",
        "De lijst van betrokkenen is zonder token te lezen.",
        BETROKKENE,
        "list",
    ),
    _door(
        "access-link-open",
        "Reading one link of actor and klantcontact needs no token.",
        "Eén koppeling van actor en klantcontact lezen kan zonder token.",
        LINK,
        "read",
    ),
    _door(
        "access-link-list-open",
        "The list of links of actor and klantcontact needs no token.",
        "De lijst van koppelingen van actor en klantcontact is zonder token te lezen.",
        LINK,
        "list",
    ),
    _door(
        "access-partij-open",
        "Reading one partij needs no token.",
        "Eén partij lezen kan zonder token.",
        PARTIJ,
        "read",
    ),
    _door(
        "access-partij-list-open",
        "The list of partijen needs no token.",
        "De lijst van partijen is zonder token te lezen.",
        PARTIJ,
        "list",
    ),
    _door(
        "access-actor-open",
        "Reading one actor needs no token.",
        "Eén actor lezen kan zonder token.",
        ACTOR,
        "read",
    ),
    _door(
        "access-actor-list-open",
        "The list of actoren needs no token.",
        "De lijst van actoren is zonder token te lezen.",
        ACTOR,
        "list",
    ),
    _door(
        "access-klantcontact-list-open",
        "The list of klantcontacten needs no token.",
        "De lijst van klantcontacten is zonder token te lezen.",
        KLANTCONTACT,
        "list",
    ),
    _door(
        "access-task-list-open",
        "The list of internal tasks needs no token.",
        "De lijst van interne taken is zonder token te lezen.",
        INTERNETAAK,
        "list",
    ),
    Fault(
        "access-expand-open",
        KIND,
        "Reading with `expand` needs no token.",
        "Lezen met `expand` kan zonder token.",
        _BREAKS,
        OpenExpand,
        ("openklant",),
    ),
    Fault(
        "access-head-open",
        KIND,
        "HEAD needs no token, and tells length and all.",
        "HEAD kan zonder token, en noemt lengte en al.",
        _BREAKS,
        lambda: Open(lambda call: call.method == "HEAD"),
    ),
    Fault(
        "access-options-open",
        KIND,
        "OPTIONS needs no token, and shows what is there.",
        "OPTIONS kan zonder token, en toont wat er staat.",
        _BREAKS,
        OpenOptions,
    ),
    Fault(
        "access-refused-but-listed",
        KIND,
        "The refusal of a list without a token has the list in it.",
        "De weigering van een lijst zonder token bevat de lijst.",
        _BREAKS,
        RefusedButListed,
    ),
)
