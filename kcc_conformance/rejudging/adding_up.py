"""Adding up a result that was judged anew: what is new in it, and what could not be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kcc_conformance.causes.causes import with_causes
from kcc_conformance.contract.contract import Contract
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.judging import Judge, Missing
from kcc_conformance.playing.law_results import clause_results, question_results, standard_of
from kcc_conformance.playing.outcome import untested
from kcc_conformance.playing.scenarios import check_ids, every_scenario
from kcc_conformance.playing.summing import SUITE, WRITES
from kcc_conformance.rejudging.replay import Ways
from kcc_conformance.result.known_failures import Entry, assess
from kcc_conformance.result.result import CANT_TELL, KNOWN, UNTESTED, Check, Result
from kcc_conformance.result.verdict import differences
from kcc_conformance.settings.settings import Settings

UNRECORDED, TAKEN_OUT, OTHERWISE, TOGETHER, GONE = (
    "unrecorded", "taken_out", "otherwise", "together", "gone",
)  # fmt: skip
"""Why a check was not judged anew: it asked what is not recorded; what was answered was not kept as
a whole; it came out otherwise although it was; several processes played; there is no such check any
more."""

_SAID = {
    UNRECORDED: "niet opnieuw te beoordelen: {} is toen niet zo gevraagd",
    TAKEN_OUT: "niet opnieuw te beoordelen: uit wat er toen is geantwoord, zijn delen weggelaten",
    OTHERWISE: "niet opnieuw te beoordelen: de bewaarde uitkomst ({}) volgt niet uit wat er is"
    " bewaard ({})",
    TOGETHER: "niet opnieuw te beoordelen: toen speelden verscheidene processen tegelijk",
    GONE: "niet opnieuw te beoordelen: deze controle bestaat niet meer",
}


@dataclass(frozen=True)
class Unjudged:
    """A check that could not be judged anew: why, and what was stored and found, if that says
    more."""

    check: str
    why: str
    stored: str
    found: str = ""


@dataclass(frozen=True)
class Rejudged:
    """The result anew, which of its checks could not be judged, and how many could."""

    result: Result
    unjudged: tuple[Unjudged, ...]
    judged: int


def summed(
    stored: Result,
    found: Mapping[str, Check],
    ways: Ways,
    settings: Settings,
    contract: Contract,
    unjudged: Sequence[Unjudged],
) -> Rejudged:
    """The stored result with these checks, and all that is added up from them."""
    register = load_register()
    scenarios = {each.id: each for each in every_scenario()}
    why = {each.check: each for each in unjudged}
    checks: list[Check] = []
    for check in stored.checks:
        if check.id in found:
            made = found[check.id]
            checks.append(replace(made, seconds=check.seconds, requests=check.requests,
                                  disputed=check.disputed))  # fmt: skip
            continue
        scenario = scenarios.get(check.id)
        bare = untested(scenario, ways.text, register, check.message) if scenario else check
        kept = replace(bare, seconds=check.seconds, requests=check.requests,
                       disputed=check.disputed, exchanges=check.exchanges)  # fmt: skip
        checks.append(_unjudged(kept, why[check.id]) if check.id in why else kept)
    settings = replace(settings, text=ways.text)
    entries = [_entry(each) for each in stored.known]
    day = _day(stored)
    assessed = assess(entries, checks, check_ids(), day) if entries else ()
    listed = {entry.check for entry in assessed if entry.state == KNOWN}
    judge = Judge(settings, register, _missing(stored), settings.declared.values, listed)
    judged = {text: judge.verdict(checks, text) for text in register.texts}
    outcome, told = judged[ways.text]
    options = stored.run.get("options")
    options = {**options} if isinstance(options, Mapping) else {}
    given = [f"{question}={reading}" for question, reading in ways.readings.items()]
    result = replace(
        stored,
        suite=dict(SUITE),
        standard=standard_of(register, ways.text),
        run={
            **stored.run,
            "options": {**options, "text": ways.text, "reading": given},
            "readings": dict(ways.readings),
            "rejudged": {
                "suite": dict(stored.suite),
                "text": stored.standard.get("text"),
                "readings": kept_readings(stored),
                "judged": len(found),
                "unjudged": [{"check": each.check, "why": each.why} for each in unjudged],
            },
        },
        verdict=outcome,
        why=told,
        checks=tuple(checks),
        questions=question_results(register, checks, ways.readings),
        clauses=clause_results(register, checks, ways.text),
        differences=tuple(each.id for each in differences(checks)),
        verdicts={text: each for text, (each, _) in judged.items()},
        known=assessed,
        causes=(),
    )
    return Rejudged(with_causes(result, contract), tuple(unjudged), len(found))


def _unjudged(check: Check, seen: Unjudged) -> Check:
    """The check of which nothing can be told any more, and why."""
    said = _SAID[seen.why]
    message = said.format(*((seen.stored, seen.found) if seen.why == OTHERWISE else (seen.found,)))
    return replace(check, outcome=CANT_TELL, cause="environment", message=message)


def _missing(stored: Result) -> Missing:
    """What the run did not play."""
    untold = [each.message for each in stored.checks if each.outcome == UNTESTED]
    return Missing(
        unplayed=sum(told not in ("niet bereikt", WRITES) for told in untold),
        unreached=untold.count("niet bereikt"),
        writing=untold.count(WRITES),
        interrupted=bool(stored.run.get("interrupted")),
    )


def _entry(known: Any) -> Entry:
    try:
        expires = date.fromisoformat(known.expires)
    except ValueError:
        expires = date.min
    return Entry(known.check, known.reason, known.link, expires)


def _day(stored: Result) -> date:
    try:
        return datetime.fromisoformat(str(stored.run["finished"])).date()
    except (KeyError, ValueError):
        return date.min


def kept_readings(stored: Result) -> dict[str, str]:
    """The readings that a result was judged by."""
    found = stored.run.get("readings")
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, Mapping) else {}
