"""What a provider can beyond what the text obliges: detected, declared by the user, recorded."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.contract import envelopes, wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.detection.document import Document
from kcc_conformance.settings.declared import (
    ASSIGNED,
    COMBINED,
    CREATE_ACTOR,
    CREATE_PARTIJ,
    DELETE,
    EXPAND,
    FILTERS,
    NAMES,
    OWN,
    PATCH,
    PUT,
    Declared,
)

DOCTOR = "(dokter)"
"""What the exchanges of the doctor serve."""

_ABSENT = frozenset({405, 501})
_OPERATIONS = {"POST": "create", "PATCH": "amend", "PUT": "replace", "DELETE": "delete"}
_ALLOWED = re.compile(r"[A-Z]+")


@dataclass(frozen=True)
class Capability:
    """One thing that a provider may or may not offer; None where that did not show.

    `detected_by` is declared, contract, openapi, allow (a header), tried, `answer 405` (a status)
    or unknown. Of the filters the value holds, per resource, the names of those offered.
    """

    value: bool | Mapping[str, list[str]] | None
    detected_by: str

    def as_json(self) -> dict[str, Any]:
        """The capability as `result.json` has it."""
        return {"value": self.value, "detected_by": self.detected_by}


NOT_IN_IT = Capability(False, "contract")
"""What the contract does not know."""


def detect_capabilities(
    contract: Contract,
    document: Document | None,
    exchanges: Iterable[Exchange],
    declared: Declared,
    *,
    base_url: str,
    filters_seen: Mapping[str, bool],
) -> dict[str, Capability]:
    """All capabilities, each by the strongest evidence: declared, tried, a header, the document."""
    seen = _Seen(contract, base_url, exchanges)
    item, people = contract.resource("klantcontact").item, ("actor", "partij")
    found = {
        name: seen.of(name, item, method, document)
        for name, method in ((DELETE, "DELETE"), (PATCH, "PATCH"), (PUT, "PUT"))
    }
    for name, who in zip((CREATE_ACTOR, CREATE_PARTIJ), people, strict=True):
        found[name] = seen.of(name, contract.resource(who).path, "POST", document)
    found[FILTERS] = _filters(contract, document, filters_seen)
    operation = contract.combined.get("maak_klantcontact")
    found[COMBINED] = (
        Capability(False, "contract")
        if operation is None
        else seen.of(COMBINED, operation.path, "POST", document)
    )
    found[EXPAND] = _expand(contract, document)
    found[ASSIGNED], found[OWN] = seen.numbers()
    declarations = {name: Capability(value, "declared") for name, value in declared.values.items()}
    return {name: declarations.get(name, found[name]) for name in NAMES}


class _Seen:
    """What a run's exchanges show of the provider."""

    def __init__(self, contract: Contract, base_url: str, exchanges: Iterable[Exchange]) -> None:
        self._contract = contract
        self._statuses: dict[tuple[str, str], set[int]] = {}
        self._allowed: dict[str, set[str]] = {}
        self._registered: list[Exchange] = []
        self._shown: dict[str, Any] = {}
        places = {resource.path: resource.path for resource in contract.resources.values()}
        places |= {operation.path: operation.path for operation in contract.combined.values()}
        fronts = {
            resource.item.partition("{id}")[0]: resource.item
            for resource in contract.resources.values()
        }
        contacts = contract.resource("klantcontact").path
        people = {contract.resource(name).path for name in ("actor", "partij")}
        for each in exchanges:
            path = each.url.removeprefix(base_url).partition("?")[0]
            place = places.get(path) or fronts.get(path[: path.rfind("/") + 1])
            if place is None or each.status is None:
                continue
            # Scenarios ask for klantcontacten with wrong credentials too: such a 403 tells nothing.
            if each.status != 403 or each.check == DOCTOR or place in people:
                self._statuses.setdefault((place, each.method), set()).add(each.status)
            if "allow" in each.response_headers:
                words = _ALLOWED.findall(each.response_headers["allow"].upper())
                self._allowed.setdefault(place, set()).update(words)
            if place == contract.resource("klantcontact").item and each.method == "GET":
                self._shown.setdefault(path.rpartition("/")[2], each.response_body)
            if (path, each.method) == (contacts, "POST") and 200 <= each.status < 300:
                self._registered.append(each)

    def of(self, name: str, place: str, method: str, document: Document | None) -> Capability:
        statuses = self._statuses.get((place, method), set())
        if any(200 <= status < 300 for status in statuses):
            return Capability(True, "tried")
        refusals = _ABSENT | ({404} if name == COMBINED else {403})
        if statuses & refusals:
            return Capability(False, f"answer {min(statuses & refusals)}")
        if place in self._allowed:
            return Capability(method in self._allowed[place], "allow")
        if document is not None and (name == COMBINED or document.path(place) is not None):
            return Capability(document.operation(place, method.lower()) is not None, "openapi")
        return Capability(None, "unknown") if self._known(place, method) else NOT_IN_IT

    def _known(self, place: str, method: str) -> bool:
        """Whether the contract has the operation; what a combined one does is elsewhere."""
        for resource in self._contract.resources.values():
            if place in (resource.path, resource.item):
                return _OPERATIONS[method] in resource.operations
        return True

    def numbers(self) -> tuple[Capability, Capability]:
        """Whether a klantcontact gets a nummer without asking, and keeps one of the consumer's."""
        attribute = self._contract.resource("klantcontact").attributes.get("nummer")
        if attribute is None:
            return Capability(None, "unknown"), Capability(None, "unknown")
        assigned: set[bool] = set()
        own: set[bool] = set()
        for each in self._registered:
            sent = wire.value_of(envelopes.sent(self._contract, each.request_body), attribute)
            body = each.response_body
            if body == "":
                place = each.response_headers.get(self._contract.naming_header, "")
                body = self._shown.get(place.rpartition("/")[2])
            if not isinstance(body, dict):
                continue
            told = wire.value_of(envelopes.shown(self._contract, body), attribute)
            if sent in (None, wire.MISSING):
                assigned.add(told not in (None, wire.MISSING, ""))
            else:
                own.add(str(sent) == str(told))
        return _shown(assigned), _shown(own)


def _shown(seen: set[bool]) -> Capability:
    return Capability(any(seen), "tried") if seen else Capability(None, "unknown")


def _filters(
    contract: Contract, document: Document | None, filters_seen: Mapping[str, bool]
) -> Capability:
    offered: dict[str, list[str]] = {}
    for name, resource in contract.resources.items():
        if document is not None:
            known = document.parameters(resource.path)
            names = [key for key, rule in resource.filters.items() if set(rule.query) <= known]
        else:
            names = [key for key in resource.filters if filters_seen.get(f"{name}.{key}")]
        if resource.filters:
            offered[name] = sorted(names)
    if document is None and not filters_seen:
        return Capability(None, "unknown")
    return Capability(offered, "openapi" if document is not None else "tried")


def _expand(contract: Contract, document: Document | None) -> Capability:
    parameter = contract.probes.get("expand")
    if parameter is None:
        return Capability(False, "contract")
    if document is None:
        return Capability(None, "unknown")
    names = document.parameters(contract.resource("klantcontact").path)
    return Capability(parameter in names, "openapi")
