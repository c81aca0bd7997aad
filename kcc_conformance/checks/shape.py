"""Do the bodies of a run have the shape that the contract's JSON Schemas describe?"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from kcc_conformance.client.exchanges import Exchange, Heading
from kcc_conformance.client.privacy import OTHERS
from kcc_conformance.contract import envelopes, pages, wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.contract.schemata import Schemata, Violation
from kcc_conformance.findings import Finding
from kcc_conformance.jsonvalues import value_at
from kcc_conformance.phrases import phrase


def misshapen(
    contract: Contract, schemata: Schemata, exchanges: Iterable[Exchange], what: str
) -> tuple[tuple[Finding, ...], int]:
    """The findings over all exchanges for one kind of body, and how many bodies were looked at.

    `what` is a resource's name, `lijst` for list pages or `foutmelding` for refusals. Records of
    others, which are not kept, are not looked at, nor are answers too long to be kept whole. The
    findings are in the order of their places, whatever the order of the exchanges.
    """
    findings, looked_at, told = [], 0, set()
    seen: set[tuple[str, bytes]] = set()
    for exchange in exchanges:
        for schema, body in _bodies(contract, exchange, what):
            looked_at += 1
            text = json.dumps(body, sort_keys=True)
            sight = (schema, hashlib.sha256(text.encode()).digest())
            if sight in seen:
                continue
            seen.add(sight)
            for violation in violations(schemata, schema, _kept(body)):
                key = (schema, violation.pointer, violation.keyword)
                if key in told:
                    continue
                told.add(key)
                where = violation.pointer or "het geheel"
                expected, actual = phrase(violation.expected, "nl"), phrase(violation.actual, "nl")
                findings.append(
                    Finding(
                        f"{what} heeft niet de vorm uit het contract: {where}: verwacht"
                        f" {expected}, gevonden {actual}",
                        pointer=violation.pointer,
                        expected=expected,
                        actual=actual,
                        exchange=exchange.n,
                    )
                )
    return tuple(sorted(findings, key=lambda each: (each.pointer or "", each.message))), looked_at


def carries(contract: Contract, head: Heading, what: str) -> bool:
    """Whether an answer may carry such a body, as far as its head says."""
    if head.status is None or head.resource is None or head.cut:
        return False
    if what == "foutmelding":
        return 400 <= head.status < 500
    if not 200 <= head.status < 300:
        return False
    kind, _, rest = head.resource.partition(".")
    if kind == "list":
        return what in ("lijst", rest)
    if kind in contract.combined:
        return what in contract.combined[kind].parts
    return kind == what


def _bodies(contract: Contract, exchange: Exchange, what: str) -> Iterator[tuple[str, Any]]:
    if not carries(contract, exchange, what):
        return
    body = exchange.response_body
    kind, _, rest = (exchange.resource or "").partition(".")
    if what == "foutmelding":
        if isinstance(body, dict):
            yield "error.response", body
    elif kind == "list":
        yield from _of_list(contract, rest, body, what)
    elif kind in contract.combined:
        part = wire.read(body, (contract.combined[kind].parts[what],))
        if isinstance(part, dict):
            yield f"{what}.response", part
    else:
        record = envelopes.shown(contract, body)
        if isinstance(record, str) and not record.strip() and _bodiless(contract, exchange.method):
            return
        if not _hidden(record):
            yield f"{what}.response", record


def _bodiless(contract: Contract, method: str) -> bool:
    """Whether a success without a body says enough: a change names its record in the URL, a
    registration may name it in a header, where the contract says so."""
    return method in ("PUT", "PATCH") or (method == "POST" and bool(contract.id_header))


def _of_list(contract: Contract, name: str, body: Any, what: str) -> Iterator[tuple[str, Any]]:
    if what == "lijst":
        yield "list.response", body
    else:
        if not contract.paging.whole_rows:
            return
        for item in pages.rows(contract, contract.resource(name), body) or ():
            if not _hidden(item):
                yield f"{what}.response", item


def _hidden(body: Any) -> bool:
    return isinstance(body, dict) and OTHERS in body.values()


def _kept(body: Any) -> Any:
    """The body without the records of others inside it, which are not kept."""
    if isinstance(body, dict):
        return {key: _kept(value) for key, value in body.items() if not _hidden(value)}
    if isinstance(body, list):
        return [_kept(value) for value in body if not _hidden(value)]
    return body


def violations(schemata: Schemata, schema: str, body: Any) -> tuple[Violation, ...]:
    """What a body is otherwise than its schema says. A member that is null may be left out; where
    it has to be there, the schema says whether it may be null."""
    found = schemata.validate(schema, without_nulls(body))
    nulls = {v for v in found if v.keyword == "required" and value_at(body, v.pointer, "") is None}
    if not nulls:
        return found
    wrong = [each.pointer for each in schemata.validate(schema, body)]
    told = {v for v in nulls if any(f"{v.pointer}/".startswith(f"{each}/") for each in wrong)}
    return tuple(each for each in found if each not in nulls or each in told)


def without_nulls(body: Any) -> Any:
    """The body without members that are null: showing nothing is the same as leaving it out."""
    if isinstance(body, dict):
        return {key: without_nulls(value) for key, value in body.items() if value is not None}
    if isinstance(body, list):
        return [without_nulls(value) for value in body]
    return body
