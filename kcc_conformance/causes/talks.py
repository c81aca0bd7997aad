"""The exchanges of a run, each as what it does to which kind of record."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from kcc_conformance.contract import envelopes
from kcc_conformance.contract.contract import Contract

REGISTER, COMBINED, READ, LIST, CHANGE, REPLACE, DELETE, OTHER = (
    "register", "combined", "read", "list", "change", "replace", "delete", "other",
)  # fmt: skip
"""What an exchange does to a kind of record."""
_BY_METHOD = {"PATCH": CHANGE, "PUT": REPLACE, "DELETE": DELETE}


@dataclass(frozen=True)
class Talk:
    """One exchange: its number, the check that made it, what it does to which kind of record (empty
    if that is unknown), the ID of that record, the query, and what was sent and shown. `known` is
    whether credentials were sent along."""

    n: int
    check: str
    act: str
    resource: str
    record: str
    query: Mapping[str, str]
    status: int | None
    sent: Any
    shown: Any
    known: bool

    @property
    def ok(self) -> bool:
        """Whether it was answered with success."""
        return self.status is not None and 200 <= self.status < 300


def talk_of(each: Mapping[str, Any], contract: Contract) -> Talk:
    """An exchange of a result, by the contract that was spoken."""
    parts = urlsplit(each["url"])
    act, resource, record = _place(contract, each["method"], unquote(parts.path).rstrip("/"))
    sent, shown = each["request"]["body"], each["response"]["body"]
    recorded = act in (REGISTER, READ, CHANGE, REPLACE)
    headers = {name.lower() for name in each["request"]["headers"]}
    return Talk(
        n=each["n"],
        check=each["check"],
        act=act,
        resource=resource,
        record=record,
        query=dict(parse_qsl(parts.query, keep_blank_values=True)),
        status=each["status"],
        sent=envelopes.sent(contract, sent) if recorded else sent,
        shown=envelopes.shown(contract, shown) if recorded else shown,
        known=bool({"authorization", contract.auth_header.lower()} & headers),
    )


def _place(contract: Contract, method: str, path: str) -> tuple[str, str, str]:
    """What an exchange does, to which kind of record (or by which combined call), to which one."""
    for combined in contract.combined.values():
        if path.endswith(combined.path):
            return (COMBINED if method == "POST" else OTHER), combined.name, ""
    for resource in contract.resources.values():
        if path.endswith(resource.path):
            act = {"POST": REGISTER, "GET": LIST, "HEAD": LIST}.get(method, OTHER)
            return act, resource.name, ""
        before, _, after = resource.item.partition("{id}")
        found = re.search(f"{re.escape(before)}([^/]+){re.escape(after)}$", path)
        if found:
            act = {"GET": READ, "HEAD": READ, **_BY_METHOD}.get(method, OTHER)
            return act, resource.name, found[1]
    return OTHER, "", ""
