"""Runs against the reference with one named fault, and how each came out."""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from kcc_conformance.reference_impl.folders import built_in

TOKEN = "matrix-token"
SEED = 1
HURRY = 8
"""How many times as fast the clock runs of a provider that registers something late: what it does
three seconds later is there while a run without patience is still playing."""
_MARK = re.compile(r"\[?C0992-[0-9a-f]{8}-\d+\]?", re.IGNORECASE)
"""What a run writes in its records, another in each run."""
_SETTLE, _LEAST_QUIET = 0.6, 0.1
"""What the suite waits then, in seconds, in the place of five and of 0.3."""


@dataclass(frozen=True)
class Seen:
    """How a run against a provider with (or without) a fault came out: the outcome per check, the
    clauses that were violated, what was observed per open question, the checks that could have
    accused it (passed, and more than INFO), the verdict, why checks failed, and how many mandatory
    ones did."""

    outcomes: Mapping[str, str]
    clauses: tuple[str, ...]
    observed: dict[str, list[str]]
    judging: frozenset[str]
    verdict: str
    causes: tuple[dict[str, Any], ...] = ()
    mandatory: int = 0

    @property
    def failed(self) -> tuple[str, ...]:
        """The checks that turned red."""
        return self._with("failed")

    @property
    def cannot_tell(self) -> tuple[str, ...]:
        """The checks that could not tell."""
        return self._with("cantTell")

    def _with(self, outcome: str) -> tuple[str, ...]:
        return tuple(sorted(id for id, seen in self.outcomes.items() if seen == outcome))


Job = tuple[str, str, str | None]
"""A contract, a fault (empty for none) and what to select (`--only`)."""


def play_fault(contract: str, fault: str, only: str | None = None) -> Seen:
    """Plays the suite, in this process, against the reference with one fault (or none). Raises
    UsageError when nothing fits `only`."""
    from kcc_conformance.reference_impl.app import create_app

    from kcc_conformance.playing.play import play
    from kcc_conformance.settings.settings import Settings

    app = create_app(contract, token=TOKEN, faults=(fault,) if fault else ())
    settings = Settings(
        contract=contract,
        token=TOKEN,
        seed=SEED,
        examples=9,
        patience=0.0,
        only=only,
        concurrent=True,
    )
    with hurried():
        result = play(settings, app=app)
    clauses = {
        c for check in result.checks if check.outcome == "failed" for c in check.counts_against
    }
    return Seen(
        outcomes={c.id: c.outcome for c in result.checks},
        clauses=tuple(sorted(clauses)),
        observed={q.id: sorted(q.observations) for q in result.questions if q.observations},
        judging=frozenset(
            c.id for c in result.checks if c.outcome == "passed" and c.level in ("MUST", "SHOULD")
        ),
        verdict=result.verdict,
        causes=brief(result),
        mandatory=sum(c.outcome == "failed" and c.level == "MUST" for c in result.checks),
    )


def brief(result: Any) -> tuple[dict[str, Any], ...]:
    """The causes of failures in a result, as they are written down: without those of checks that
    could not tell."""
    levels = {check.id: check.level for check in result.checks}
    return tuple(
        {
            "kind": cause.kind,
            "what": {name: _MARK.sub("[…]", text) for name, text in cause.what.items()},
            "where": cause.where["nl"],
            "boundary": cause.boundary,
            "checks": len(cause.checks),
            "mandatory": sum(levels[each] == "MUST" for each in cause.checks),
        }
        for cause in result.causes
        if cause.kind != "prerequisite"
    )


@contextmanager
def hurried() -> Iterator[None]:
    """A clock of the tests' own, for what a provider does late and for what a run waits for it."""
    from kcc_conformance.reference_impl.clock import leaps
    from kcc_conformance.reference_impl.faults import falling_back, uninvited_moments

    from kcc_conformance.consumer import inventory
    from kcc_conformance.probing import whose

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uninvited_moments, "clock", lambda: time.monotonic() * HURRY)
        patch.setattr(falling_back, "clock", leaps)
        patch.setattr(inventory, "SETTLE", _SETTLE)
        patch.setattr(inventory, "_IN_A_HURRY", 0.0)
        patch.setattr(whose, "_LEAST_QUIET", _LEAST_QUIET)
        yield


def play_job(job: Job) -> tuple[Job, Seen]:
    """The same, for a pool of processes."""
    return job, play_fault(*job)


def fitting(contract: str) -> list[Any]:
    """The faults that a contract is played with.

    A contract that extends no other: all that can occur in it. One that does: those that cannot
    occur in what it extends, and those about attributes of the klantcontact that are limited
    otherwise in what it extends.
    """
    from kcc_conformance.reference_impl.contract import load_contract
    from kcc_conformance.reference_impl.faults import list_faults

    facts = load_contract(contract)
    found = [fault for fault in list_faults() if fault.fits(facts)]
    extended = [load_contract(name) for name in facts.lineage[1:]]
    if not extended:
        return found
    own, theirs = (each.resources["klantcontact"].attributes for each in (facts, extended[0]))
    about = [
        name.replace("_", "-")
        for name, each in own.items()
        if name not in theirs or _judged(each) != _judged(theirs[name])
    ]
    return [
        fault
        for fault in found
        if not any(fault.fits(each) for each in extended)
        or any(name in fault.name for name in about)
    ]


def _judged(attribute: Any) -> Any:
    """An attribute without what makes no difference to a check: its name on the wire, and whether
    the document calls it deprecated."""
    return replace(attribute, wire="", deprecated=False)


CONTRACTS = tuple(name for name in built_in() if fitting(name))


def fault_names(contracts: Iterable[str]) -> dict[str, list[str]]:
    """The names of the fitting faults, per contract."""
    return {contract: [fault.name for fault in fitting(contract)] for contract in contracts}


def differing(seen: Seen, honest: Seen) -> dict[str, list[str]]:
    """The open questions of which something else is observed than without a fault."""
    return {q: keys for q, keys in seen.observed.items() if keys != honest.observed.get(q)}
