"""The result of a play under load, as a model and as `load.json`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kcc_conformance import __version__
from kcc_conformance.findings import CONTRACT, TEXT
from kcc_conformance.inert import plain
from kcc_conformance.law.register import Register
from kcc_conformance.load.account import KIND, SHOWN, VERSION, Account
from kcc_conformance.load.audit import Tally
from kcc_conformance.load.discoveries import (
    ALTERED,
    DOUBLED,
    GHOST,
    HALF,
    ID_TWICE,
    LOST,
    MIXED,
    NUMBER_TWICE,
    REVERTED,
    Discovery,
)
from kcc_conformance.load.figures import CALLS, WAITED, Figures, Histogram, bend
from kcc_conformance.load.limits import Limit
from kcc_conformance.load.looking import Looked
from kcc_conformance.result.result import Leftover
from kcc_conformance.result.verdict import CANNOT_TELL, CONFORM, EXIT_CODES, NOT_CONFORM

PERCENTILES = (50.0, 90.0, 95.0, 99.0, 100.0)


@dataclass(frozen=True)
class Broken:
    """A limit with what was measured, and whether it held."""

    limit: Limit
    measured: float | None
    held: bool


@dataclass(frozen=True)
class LoadResult:
    """Everything that is known of one play when it is over.

    `play` says what was played, `provider` on what, `run` when; `troubles` are why something of it
    cannot be told, in one English sentence each. `strict` as in `run`: what rests on the contract
    binds as well.
    """

    provider: Mapping[str, Any]
    run: Mapping[str, Any]
    play: Mapping[str, Any]
    text: str
    register: Register
    figures: Figures
    tally: Tally
    looked: Looked
    limits: tuple[Broken, ...]
    troubles: tuple[str, ...]
    leftovers: tuple[Leftover, ...]
    interrupted: bool = False
    strict: bool = False

    def binds(self, clause: str) -> bool:
        """Whether a clause obliges in the text judged by. What 1.6 forbids the consumer, no
        provider may do by itself either."""
        return self.register.level(clause, self.text) == "MUST"

    def source(self, discovery: Discovery) -> str:
        """What a discovery rests on."""
        return discovery.source(self.binds)

    @property
    def binding(self) -> tuple[Discovery, ...]:
        """The discoveries that make the provider not conform."""
        return tuple(
            each
            for each in self.tally.discoveries
            if self.source(each) == TEXT or (self.strict and self.source(each) == CONTRACT)
        )

    @property
    def verdict(self) -> str:
        """What it comes to: what was found counts, also where not all could be told."""
        if self.binding or any(not each.held for each in self.limits):
            return NOT_CONFORM
        untold = self.troubles or self.interrupted or self.tally.undecided
        return CANNOT_TELL if untold or not self.tally.acknowledged else CONFORM

    @property
    def exit_code(self) -> int:
        """The exit code of the command."""
        return EXIT_CODES[self.verdict]

    @property
    def account(self) -> Account:
        """What is told of it, and written."""
        return Account(as_json(self))


def counts(tally: Tally) -> dict[str, int]:
    """The audit in numbers, as they are told and written."""
    return {
        "acknowledged": tally.acknowledged,
        "found": tally.found,
        "lost": tally.count(LOST),
        "doubled": tally.count(DOUBLED),
        "mixed": tally.count(MIXED),
        "ghosts": tally.count(GHOST),
        "half": tally.count(HALF),
        "stale": tally.stale,
        "unknown": tally.unknown,
        "altered": tally.count(ALTERED),
        "reverted": tally.count(REVERTED),
        "id_twice": tally.count(ID_TWICE),
        "number_twice": tally.count(NUMBER_TWICE),
        "refused": tally.refused,
        "unknown_found": tally.appeared,
        "undecided": tally.undecided,
    }


def as_json(result: LoadResult) -> dict[str, Any]:
    """`load.json`; its schema is `schemas/load.schema.json`."""
    tally, figures = result.tally, result.figures
    seconds = float(result.run["seconds"])
    requests = figures.requests
    found: Mapping[str, Any] = {
        "schema_version": VERSION,
        "kind": KIND,
        "suite": {"name": "kcc-conformance", "version": __version__},
        "standard": {
            "case": result.register.case,
            "text": result.text,
            "sha256": result.register.texts[result.text].sha256,
        },
        "provider": result.provider,
        "run": {**result.run, "interrupted": result.interrupted},
        "play": result.play,
        "verdict": result.verdict,
        "audit": {
            **counts(tally),
            "latest_seconds": round(tally.latest, 3),
            "by_kind": tally.by_kind,
            "requests": result.looked.requests,
            "seconds": round(result.looked.seconds, 3),
            "problems": result.looked.problems,
        },
        "findings": [finding(result, each) for each in shown(tally)],
        "limits": [
            {"limit": each.limit.text, "measured": each.measured, "held": each.held}
            for each in result.limits
        ],
        "figures": {
            "requests": requests.count,
            "per_second": round(requests.count / seconds, 2) if seconds else 0.0,
            "errors": dict(figures.error_kinds()),
            "latency": latencies(requests),
            "curve": [requests.percentile(percent) for percent in range(1, 101)],
            "calls": latencies(figures.names.get(CALLS, Histogram())),
            "calls_from_due": latencies(figures.names.get(WAITED, Histogram())),
            "late_starts": figures.late_starts,
            "tasks": dict(figures.tasks),
            "by_request": {
                name: {
                    "count": each.count,
                    "errors": dict(figures.errors.get(name, {})),
                    "latency": latencies(each),
                }
                for name, each in sorted(figures.names.items())
                if name not in (CALLS, WAITED)
            },
            "by_second": [
                {
                    "second": at,
                    "requests": each.requests,
                    "agents": each.agents,
                    "errors": dict(each.errors),
                    "p95": each.latencies.percentile(95),
                }
                for at, each in sorted(figures.seconds.items())
            ],
            "bend": _bend(figures),
        },
        "troubles": result.troubles,
        "leftovers": [vars(each) for each in result.leftovers],
    }
    whole: dict[str, Any] = plain(found)
    return whole


def shown(tally: Tally) -> tuple[Discovery, ...]:
    """The discoveries that are written out: of each kind the first."""
    seen: dict[str, int] = {}
    kept = []
    for each in tally.discoveries:
        seen[each.kind] = seen.get(each.kind, 0) + 1
        if seen[each.kind] <= SHOWN:
            kept.append(each)
    return tuple(kept)


def finding(result: LoadResult, each: Discovery) -> dict[str, Any]:
    """One discovery as it is written."""
    return {
        "kind": each.kind,
        "clause": each.clause or None,
        "source": result.source(each),
        "resource": each.resource,
        "id": each.id,
        "serial": each.serial or None,
        "attribute": each.attribute or None,
        "expected": each.expected,
        "actual": each.actual,
        "whose": each.whose or None,
        "while_running": each.running,
    }


def latencies(histogram: Histogram) -> dict[str, float | None]:
    """Milliseconds, by percentile."""
    names = {f"p{percent:g}": percent for percent in PERCENTILES[:-1]} | {"max": 100.0}
    return {name: histogram.percentile(percent) for name, percent in names.items()}


def _bend(figures: Figures) -> dict[str, float] | None:
    found = bend(figures.seconds)
    return None if found is None else {"agents": found[0], "per_second": found[1]}
