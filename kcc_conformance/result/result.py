"""The result of a run: the one model that all reports are written from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any

from kcc_conformance.findings import TEXT
from kcc_conformance.result.cause import Cause
from kcc_conformance.result.numbered import Numbered

PASSED, FAILED, CANT_TELL, INAPPLICABLE, UNTESTED = (
    "passed",
    "failed",
    "cantTell",
    "inapplicable",
    "untested",
)
OUTCOMES = (PASSED, FAILED, CANT_TELL, INAPPLICABLE, UNTESTED)

KNOWN, STALE, EXPIRED, UNKNOWN, NOT_PLAYED, NOT_JUDGED = (
    "known",
    "stale",
    "expired",
    "unknown",
    "not_played",
    "not_judged",
)
WRONG = (STALE, EXPIRED, UNKNOWN)


@dataclass(frozen=True)
class CheckFinding:
    """One difference found, ready to be shown; `source` as that of a check."""

    message: str
    pointer: str
    expected: Any
    actual: Any
    clause: str | None
    exchange: int | None
    source: str = TEXT


@dataclass(frozen=True)
class Check:
    """One scenario (or row of one) as it was played.

    `id` is `feature/scenario[row]` and stays the same between runs; `source` is what it rests on,
    and if it failed what the weightiest of its findings rests on (`kcc_conformance.findings`); a
    check is a MUST only where that is the text. `level` is that under the text judged by, `levels`
    those under each text. `step` is the Dutch step at which it ended when it did not pass;
    `observed` maps question to the observations made;
    `catches` names faults of the reference implementation that this check has been seen to catch.
    `exchanges` are all that it rests on; `requests` is how many were made while it was played, so
    that what several checks share counts at the one that made it. `disputed` is empty, or says
    `since` when (an ISO date) and why (`nl`, `en`) the check is disputed, with a `link`. `call` is
    the call of a consumer that it is about; None where a provider was judged.
    """

    id: str
    feature: str
    rule: str
    scenario: str
    clauses: tuple[str, ...]
    questions: tuple[str, ...]
    level: str
    outcome: str
    cause: str | None = None
    strength: str | None = None
    message: str = ""
    step: str = ""
    findings: tuple[CheckFinding, ...] = ()
    notes: tuple[str, ...] = ()
    observed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seconds: float = 0.0
    exchanges: tuple[int, ...] = ()
    catches: tuple[str, ...] = ()
    requests: int = 0
    source: str = TEXT
    levels: Mapping[str, str] = field(default_factory=dict)
    disputed: Mapping[str, str] = field(default_factory=dict)
    call: str | None = None

    @property
    def counts_against(self) -> tuple[str, ...]:
        """The clauses that this check speaks against when it failed: those named by the findings
        that rest on what it rests on, else all of its own."""
        weighty = [f for f in self.findings if f.source == self.source]
        named = tuple(dict.fromkeys(f.clause for f in weighty if f.clause))
        return named or self.clauses


@dataclass(frozen=True)
class ReadingOutcome:
    """How the provider does under one reading of an open question; `gist` is what the reading
    comes down to, in `nl` and `en`."""

    name: str
    outcome: str
    gist: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class QuestionResult:
    """What was observed of an open question.

    `observed` names the readings that fit all observations ("A, C"), None when nothing was
    observed; `observations` are the keys in `features/questions.toml`, `sentences` say each of
    them in `nl` and `en`; `chosen` is the reading that the user chose to judge by; `titles` are
    the title in both languages.
    """

    id: str
    title: str
    observed: str | None
    observations: tuple[str, ...]
    chosen: str | None
    readings: tuple[ReadingOutcome, ...]
    checks: tuple[str, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    sentences: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True)
class ClauseResult:
    """One clause and how it came out over all checks that speak of it. `locator` and `reason` are
    Dutch; `locators` and `reasons` have both languages. `requests` is how many those checks made:
    a check that speaks of two clauses counts at both. `played` is how many of the checks were
    played: all of them only if nothing was left out."""

    id: str
    owner: str
    level: str
    status: str
    outcome: str
    gist: Mapping[str, str]
    locator: str
    reason: str = ""
    checks: tuple[str, ...] = ()
    locators: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    requests: int = 0
    played: int = 0


@dataclass(frozen=True)
class Leftover:
    """A record that could not be taken away again."""

    resource: str
    id: str
    why: str


OK, WARN, STOP = "ok", "warn", "stop"


@dataclass(frozen=True)
class Diagnosis:
    """One thing looked at before the play: `ok`, `warn` (the run tells less) or `stop` (there is
    nothing to play on). `what` was seen and what to do about it (`advice`), each in `nl` and `en`;
    the advice is empty where nothing is to be done."""

    name: str
    outcome: str
    what: Mapping[str, str]
    advice: Mapping[str, str]


@dataclass(frozen=True)
class KnownFailure:
    """An entry of the list of known failures (`--baseline`) and what this run made of it.

    `expires` is an ISO date, the last day on which the entry counts. `state` is `known` (the check
    failed, as expected), `stale` (it was played and does not fail any more), `expired`, `unknown`
    (there is no such check; `closest` is the one most like it), `not_played` or `not_judged`. The
    check itself keeps its outcome.
    """

    check: str
    reason: str
    link: str
    expires: str
    state: str
    closest: str | None = None


PROVIDER, CONSUMER, UNDER_LOAD = "provider", "consumer", "provider-under-load"


@dataclass(frozen=True)
class ObservedCall:
    """A call of which a consumer's traffic was judged.

    `mark` is what was typed in to know it by; `begin` and `end` are ISO 8601, None if not declared;
    `finished_by` is how the employee ended it. `klantcontacten` are IDs, `unmatched` the exchanges
    that may be of this call and cannot be said to be; `proven_by` the calls that prove that a
    registration of this one would have been seen, empty where that was not needed or not so.
    """

    id: str
    mark: str
    begin: str | None
    end: str | None
    finished_by: str
    klantcontacten: tuple[str, ...] = ()
    unmatched: tuple[int, ...] = ()
    proven_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """Everything that a run found out. `differences` are the ids of the failed checks that rest on
    the contract spoken or on a convention: they are no part of the verdict, but with `--strict`.
    `verdicts` are those by each text; `verdict` is that of the text judged by. `causes` say why
    checks failed, the weightiest first. `subject` is who was judged, PROVIDER, CONSUMER, or
    UNDER_LOAD for a provider in a play (`load.sides`); `calls` are those that a consumer was judged
    on."""

    suite: Mapping[str, str]
    standard: Mapping[str, str]
    provider: Mapping[str, Any]
    run: Mapping[str, Any]
    verdict: str
    why: str
    checks: tuple[Check, ...]
    questions: tuple[QuestionResult, ...]
    clauses: tuple[ClauseResult, ...]
    leftovers: tuple[Leftover, ...]
    exchanges: Sequence[Mapping[str, Any]]
    known: tuple[KnownFailure, ...] = ()
    doctor: tuple[Diagnosis, ...] = ()
    differences: tuple[str, ...] = ()
    verdicts: Mapping[str, str] = field(default_factory=dict)
    causes: tuple[Cause, ...] = ()
    subject: str = PROVIDER
    calls: tuple[ObservedCall, ...] = ()
    schema_version: str = "1"

    def as_json(self) -> dict[str, Any]:
        """The result as `result.json` has it (schema: `schemas/result.schema.json`)."""
        return {**self.without_exchanges(), "exchanges": list(self.exchanges)}

    def without_exchanges(self) -> dict[str, Any]:
        """The same with none of the exchanges, which are many."""
        return asdict(replace(self, exchanges=()))

    @cached_property
    def numbered(self) -> Numbered:
        """The exchanges by their numbers, each read when it is asked for."""
        return Numbered(self.exchanges)

    def counts(self) -> dict[str, int]:
        """How many checks had each outcome."""
        return {
            outcome: sum(check.outcome == outcome for check in self.checks) for outcome in OUTCOMES
        }
