"""A play as one of several results side by side, or in a bundle: its audit and limits as checks,
its figures as rows.

What the audit found and which limits broke can be better or worse. Latencies and throughput differ
from play to play and never are: `--limit` says what they have to meet.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kcc_conformance.findings import CONTRACT, LIMIT, TEXT
from kcc_conformance.inert import line
from kcc_conformance.law.register import load_register
from kcc_conformance.load.account import Account
from kcc_conformance.load.discoveries import KINDS, Discovery
from kcc_conformance.load.texts import COUNTED, of, say
from kcc_conformance.load.texts import KINDS as MEANINGS
from kcc_conformance.load.told import grouped, last_line
from kcc_conformance.report.comparison.model import Row
from kcc_conformance.report.texts import number
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    PASSED,
    UNDER_LOAD,
    Check,
    Leftover,
    Result,
)

_NOTHING = (None, 0, 0.0)


@dataclass(frozen=True)
class LoadedResult(Result):
    """The result of a play, with the account that it is made of."""

    account: Account = field(kw_only=True)


def as_result(account: Account) -> LoadedResult:
    """A play as a result: `audit: KIND` and `limit: LIMIT` are its checks."""
    told = account.told
    tested = account.provider.get("tested") or {}
    own = account.provider.get("own_contract")
    interrupted = bool(account.run["interrupted"])
    return LoadedResult(
        suite=told["suite"],
        standard=told["standard"],
        provider={
            "url": account.provider["url"],
            "contract": account.provider["contract"],
            "detected_by": account.provider["detected_by"],
            **{name: line(value) for name, value in tested.items()},
            **({"own_contract": own} if own else {}),
        },
        run={**account.run, "partial": interrupted, "play": account.play},
        verdict=account.verdict,
        why=last_line(account, "nl"),
        checks=(*_audited(account), *_limited(account)),
        questions=(),
        clauses=(),
        leftovers=tuple(Leftover(**each) for each in _leftovers(account)),
        exchanges=(),
        subject=UNDER_LOAD,
        account=account,
    )


def said(result: Result) -> Mapping[str, Mapping[str, str]]:
    """What each check of a play is about, in both languages."""
    told = {_audit(kind): dict(zip(("nl", "en"), MEANINGS[kind], strict=True)) for kind in KINDS}
    return {each.id: told.get(each.id, {}) for each in result.checks}


def figures(accounts: Sequence[Account]) -> tuple[Row, ...]:
    """What was counted and measured, a row for each figure that any of the plays has."""
    found = [{name: (words, value) for name, words, value in _figures(e)} for e in accounts]
    rows = []
    for name in dict.fromkeys(name for each in found for name in each):
        values = [each[name][1] if name in each else None for each in found]
        if all(value in _NOTHING for value in values):
            continue
        words = next(each[name][0] for each in found if name in each)
        cells = tuple(None if value is None else json.dumps(value) for value in values)
        meanings = {
            cell: {language: _number(value, language) for language in ("nl", "en")}
            for cell, value in zip(cells, values, strict=True)
            if cell is not None
        }
        rows.append(Row(name, words, "INFO", cells, meanings))
    return tuple(rows)


def _audited(account: Account) -> Iterator[Check]:
    register = load_register()
    for kind in KINDS:
        found = account.of(kind)
        clauses = tuple(dict.fromkeys(line(each["clause"]) for each in found if each["clause"]))
        if found:
            source = TEXT if any(each["source"] == TEXT for each in found) else CONTRACT
        else:
            usual = Discovery(kind, "klantcontact", "")
            source = usual.source(lambda each: register.level(each, account.text) == "MUST")
            clauses = (usual.clause,) if usual.clause else ()
        good = CANT_TELL if account.untold else PASSED
        level = "MUST" if source == TEXT else "SHOULD"
        yield _check(_audit(kind), clauses, level, FAILED if found else good, source)


def _limited(account: Account) -> Iterator[Check]:
    held: dict[str, bool] = {}
    for each in account.limits:
        name = "limit: " + line("".join(each["limit"].split()))
        held[name] = held.get(name, True) and each["held"]
    for name, good in held.items():
        yield _check(name, (), "SHOULD", PASSED if good else FAILED, LIMIT)


def _check(name: str, clauses: tuple[str, ...], level: str, outcome: str, source: str) -> Check:
    return Check(name, "load", "", name, clauses, (), level, outcome, source=source)


def _audit(kind: str) -> str:
    return f"audit: {kind}"


def _leftovers(account: Account) -> Iterator[dict[str, str]]:
    for each in account.leftovers:
        yield {name: each[name] for name in ("resource", "id", "why")}


def _figures(account: Account) -> Iterator[tuple[str, Mapping[str, str], float | None]]:
    """Name, words and value of each figure."""
    measured = account.figures
    counted = ("acknowledged", "found", "stale", "refused", "unknown", "unknown_found", "undecided")
    for name in counted:
        yield f"audit.{name}", _both(COUNTED[name]), account.audit[name]
    yield "requests", _words("requests"), measured["requests"]
    yield "per_second", _words("requests", "per_second"), measured["per_second"]
    yield "errors", _words("errors"), sum(measured["errors"].values())
    for kind, count in sorted(measured["errors"].items()):
        yield f"errors: {line(kind, 60)}", _words("errors", more=kind), count
    for key, words in (
        ("latency", "latency"), ("calls", "calls"), ("calls_from_due", "calls.due"),
    ):  # fmt: skip
        for percentile, value in measured[key].items():
            yield f"{key}.{percentile}", _words(words, more=percentile), value
    yield "late_starts", _words("late"), measured["late_starts"]


def _words(*keys: str, more: str = "") -> Mapping[str, str]:
    return {
        language: " ".join([*(say(key, language) for key in keys), *([line(more)] if more else [])])
        for language in ("nl", "en")
    }


def _both(pair: tuple[str, str]) -> Mapping[str, str]:
    return {language: of(pair, language) for language in ("nl", "en")}


def _number(value: Any, language: str) -> str:
    if isinstance(value, int):
        return grouped(value, language)
    return number(value, language, 1)
