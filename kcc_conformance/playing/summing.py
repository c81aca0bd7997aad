"""Adding up: from the checks of a run to its result."""

import secrets
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from kcc_conformance import __version__
from kcc_conformance.causes.causes import with_causes
from kcc_conformance.client.evidence import CLEANING
from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.client.spool import Spool
from kcc_conformance.contract.contract import Contract
from kcc_conformance.contract.provenance import provenance
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.excerpt import excerpt
from kcc_conformance.law.disputed import dispute_of, load_disputes
from kcc_conformance.law.register import Register, load_register
from kcc_conformance.playing.judging import Judge, Missing
from kcc_conformance.playing.law_results import clause_results, question_results, standard_of
from kcc_conformance.playing.outcome import untested
from kcc_conformance.playing.played import LAST, Played
from kcc_conformance.result.known_failures import Entry, assess, today
from kcc_conformance.result.result import (
    KNOWN,
    Check,
    Diagnosis,
    Leftover,
    Result,
)
from kcc_conformance.result.verdict import CANNOT_TELL, differences
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.embedded import REFERENCE
from kcc_conformance.stage.stage import Stage, capabilities

SUITE = {"name": "kcc-conformance", "version": __version__}
WRITES = "schrijft; wordt met --read-only niet uitgevoerd"


def sum_up(
    stage: Stage,
    checks: Sequence[Check],
    unplayed: Sequence[Played],
    leftovers: tuple[Leftover, ...],
    *,
    writing: Sequence[Played] = (),
    register: Register,
    readings: Mapping[str, str],
    unreached: Sequence[Played] = (),
    interrupted: bool = False,
    known: Sequence[Entry] = (),
    doctor: tuple[Diagnosis, ...] = (),
    workers: int = 0,
    allowed: float = 0.0,
) -> Result:
    """The result of a run: checks as they ended, clauses and questions added up, the verdict.

    `unplayed` was not selected, `unreached` is what a run did not get to, `writing` what a run that
    only reads cannot play. Such a run cannot tell, at best, and neither can one that was
    interrupted. `workers` is how many processes took part beside that of the run itself,
    `allowed` how many seconds it might take (0: without a limit).
    """
    settings = stage.settings
    every = list(checks)
    for scenarios, reason in (
        (unplayed, "niet gekozen"),
        (unreached, "niet bereikt"),
        (writing, WRITES),
    ):
        every += [untested(played, settings.text, register, reason) for played in scenarios]
    made = stage.recorder.sent
    every = [
        replace(check, requests=made.get(check.id, 0), disputed=_disputed(check.id))
        for check in every
    ]
    assessed = assess(known, every, _check_ids(), today()) if known else ()
    listed = {entry.check for entry in assessed if entry.state == KNOWN}
    part = bool(unplayed or unreached)
    missing = Missing(len(unplayed), len(unreached), len(writing), interrupted)
    judge = Judge(settings, register, missing, stage.consumer.declared.values, listed)
    judged = {text: judge.verdict(every, text) for text in register.texts}
    outcome, why = judged[settings.text]
    finished = datetime.now(UTC)
    result = Result(
        suite=dict(SUITE),
        standard=standard_of(register, settings.text),
        provider={
            "url": stage.url,
            "contract": stage.contract.name,
            **settings.tested,
            **_own(stage.contract),
            "detected_by": list(stage.detected_by),
            "document": excerpt(stage.document, stage.contract) if stage.document else None,
            "capabilities": {k: each.as_json() for k, each in capabilities(stage).items()},
        },
        run={
            "id": stage.run_id,
            "started": stage.started.isoformat(timespec="seconds"),
            "finished": finished.isoformat(timespec="seconds"),
            "seconds": round((finished - stage.started).total_seconds(), 3),
            "requests": stage.provider.requests,
            "requests_for": _purposes(made, every),
            "seed": stage.seed,
            "options": settings.masked(),
            "readings": dict(readings),
            "partial": part or bool(writing) or interrupted,
            "left_out": len(unplayed) + len(unreached) + len(writing),
            "seconds_allowed": allowed,
            "interrupted": interrupted,
            "workers": workers,
        },
        verdict=outcome,
        why=why,
        checks=tuple(every),
        questions=question_results(register, every, readings),
        clauses=clause_results(register, every, settings.text),
        differences=tuple(check.id for check in differences(every)),
        verdicts={text: each for text, (each, _) in judged.items()},
        leftovers=leftovers,
        exchanges=Spool(_exchanges(stage.recorder.discreet())),
        known=assessed,
        doctor=doctor,
    )
    return with_causes(result, stage.contract)


def sum_up_unplayed(
    settings: Settings,
    trouble: Unplayable,
    readings: Mapping[str, str],
    leftovers: tuple[Leftover, ...] = (),
) -> Result:
    """The result where there was nothing to play on: no checks, and why in the diagnoses."""
    register, now = load_register(), datetime.now(UTC).isoformat(timespec="seconds")
    found = trouble.detection
    return Result(
        suite=dict(SUITE),
        standard=standard_of(register, settings.text),
        provider={
            "url": (found.base_url if found else settings.url) if settings.url else REFERENCE,
            "contract": found.contract.name if found else "?",
            **settings.tested,
            **(_own(found.contract) if found else {}),
            "detected_by": list(found.evidence) if found else [],
            "capabilities": {},
        },
        run={
            "id": trouble.run_id or secrets.token_hex(4),
            "started": now,
            "finished": now,
            "seconds": 0.0,
            "requests": len(trouble.exchanges),
            "requests_for": _purposes(Counter(each.check for each in trouble.exchanges), ()),
            "seed": settings.seed or 0,
            "options": settings.masked(),
            "readings": dict(readings),
            "partial": False,
            "interrupted": False,
        },
        verdict=CANNOT_TELL,
        why=trouble.diagnosis.what["nl"],
        checks=(),
        questions=question_results(register, (), readings),
        clauses=clause_results(register, (), settings.text),
        verdicts=dict.fromkeys(register.texts, CANNOT_TELL),
        leftovers=leftovers,
        exchanges=tuple(_exchanges(trouble.exchanges)),
        doctor=trouble.diagnoses,
    )


def _own(contract: Contract) -> dict[str, Any]:
    """What the result says of a contract of the user's own; nothing of one that is built in."""
    found = provenance(contract)
    return {"own_contract": asdict(found)} if found else {}


def _disputed(check_id: str) -> Mapping[str, str]:
    found = dispute_of(check_id, load_disputes())
    return found.as_json() if found else {}


def _check_ids() -> frozenset[str]:
    from kcc_conformance.playing.scenarios import check_ids

    return check_ids()


def _purposes(made: Mapping[str, int], checks: Sequence[Check]) -> dict[str, int]:
    """How many requests each part of a run made; what belongs to no check, nor to the clean-up,
    prepared it."""
    looked = sum(check.requests for check in checks if check.id.startswith(f"{LAST}/"))
    judged = sum(check.requests for check in checks) - looked
    cleaned = made.get(CLEANING, 0)
    return {
        "preparation": sum(made.values()) - judged - looked - cleaned,
        "checks": judged,
        "last_look": looked,
        "cleanup": cleaned,
    }


def _exchanges(exchanges: Iterable[Exchange]) -> Iterator[dict[str, Any]]:
    """The exchanges as the result has them; what the machine's clock says of each is told as a
    moment in UTC."""
    began = datetime.now(UTC) - timedelta(seconds=time.monotonic())
    return (_exchange(each, began) for each in exchanges)


def _exchange(exchange: Exchange, began: datetime) -> dict[str, Any]:
    at = began + timedelta(seconds=exchange.began)
    return {
        "n": exchange.n,
        "check": exchange.check,
        "at": at.isoformat(timespec="milliseconds"),
        "method": exchange.method,
        "url": exchange.url,
        "request": {
            "headers": dict(exchange.request_headers),
            "body": exchange.request_body,
        },
        "status": exchange.status,
        "response": {
            "headers": dict(exchange.response_headers),
            "body": exchange.response_body,
        },
        "milliseconds": exchange.milliseconds,
        "call": None,
        "trouble": exchange.trouble,
        "resource": exchange.resource,
        "remarks": list(exchange.remarks),
    }
