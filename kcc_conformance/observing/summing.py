"""Adding up: from the checks of a session to its result, without anything personal in it."""

import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from kcc_conformance.client.spool import Spool
from kcc_conformance.law.register import Register
from kcc_conformance.observing.causes import causes_of
from kcc_conformance.observing.diagnoses import diagnoses
from kcc_conformance.observing.discretion import Discretion
from kcc_conformance.observing.judging import scenario_names
from kcc_conformance.observing.session import Case, Session
from kcc_conformance.playing.law_results import clause_results, question_results, standard_of
from kcc_conformance.playing.summing import SUITE
from kcc_conformance.result.known_failures import Entry, assess, today
from kcc_conformance.result.result import (
    CONSUMER,
    KNOWN,
    Check,
    Diagnosis,
    ObservedCall,
    Result,
)
from kcc_conformance.result.verdict import (
    CANNOT_TELL,
    CONFORM,
    PARTIAL,
    PROVEN,
    differences,
    under,
    verdict,
)

ROOM = 20_000_000
"""Characters of bodies that a result keeps, as of a run on a provider; after that none."""
NOBODYS = "(van geen gesprek)"
"""What an exchange serves that belongs to no call."""


def sum_up(
    session: Session,
    checks: Sequence[Check],
    register: Register,
    *,
    text: str,
    strict: bool,
    options: Mapping[str, Any],
    tested: Mapping[str, str],
    known: Sequence[Entry],
    started: datetime,
    left_out: int = 0,
    broken_off: bool = False,
    remarks: Sequence[Diagnosis] = (),
) -> Result:
    """The result of judging a session. `options` are what the user chose, as may be shown;
    `tested` is what he says that was tested; the rest is as `observe.Prepared` has it."""
    discretion = Discretion(session.declaration, session.traffic.wiring.contract)
    judged = [_discreet(check, discretion) for check in checks]
    ids = {f"consumer/{name}[{call_id}]" for name in scenario_names() for call_id in session.cases}
    assessed = assess(known, judged, ids, today()) if known else ()
    listed = {entry.check for entry in assessed if entry.state == KNOWN}
    verdicts = {
        name: _verdict(under(judged, name), strict, listed, left_out, broken_off)
        for name in register.texts
    }
    outcome, why = verdicts[text]
    finished = datetime.now(UTC)
    contract = session.traffic.wiring.contract
    return Result(
        suite=dict(SUITE),
        standard=standard_of(register, text),
        provider={
            "url": _where(session, discretion),
            "contract": contract.name,
            **tested,
            "detected_by": [],
            "capabilities": {},
        },
        run={
            "id": secrets.token_hex(4),
            "started": started.isoformat(timespec="seconds"),
            "finished": finished.isoformat(timespec="seconds"),
            "seconds": round((finished - started).total_seconds(), 3),
            "requests": len(session.traffic.messages),
            "seed": 0,
            "options": dict(options),
            "readings": dict(session.readings),
            "partial": bool(left_out) or broken_off,
            "left_out": left_out * len(scenario_names()),
            "interrupted": broken_off,
        },
        verdict=outcome,
        why=why,
        checks=tuple(judged),
        questions=question_results(register, judged, session.readings),
        clauses=clause_results(register, judged, text),
        leftovers=(),
        exchanges=Spool(_exchanges(session, discretion)),
        known=assessed,
        doctor=(*remarks, *diagnoses(session)),
        differences=tuple(check.id for check in differences(judged)),
        verdicts={name: each for name, (each, _) in verdicts.items()},
        causes=causes_of(judged),
        subject=CONSUMER,
        calls=tuple(_call(case, judged) for case in session.cases.values()),
    )


def _verdict(
    checks: Sequence[Check], strict: bool, listed: Collection[str], left_out: int, broken_off: bool
) -> tuple[str, str]:
    """The verdict and why. What was broken off cannot tell, at best."""
    outcome, why = verdict(checks, strict=strict, part=bool(left_out), listed=listed)
    if broken_off and outcome in (CONFORM, PARTIAL):
        outcome, why = CANNOT_TELL, "het observeren is afgebroken"
    elif broken_off:
        why += "; het observeren is afgebroken"
    if left_out:
        why += f"; niet gespeelde gesprekken: {left_out}"
    return outcome, why


def _where(session: Session, discretion: Discretion) -> str:
    """The provider behind the observer, else the address that the traffic went to, up to the
    noun; the declared one if there is none."""
    if session.recording.provider:
        return session.recording.provider
    for message in session.traffic.about:
        place = session.traffic.places[message.n]
        path = message.url.partition("?")[0].rstrip("/")
        if place.id:
            path = path.rpartition("/")[0]
        return discretion.url(path.rpartition("/")[0])
    return session.declaration.base or "(geen verkeer)"


def _discreet(check: Check, discretion: Discretion) -> Check:
    return replace(
        check,
        findings=tuple(
            replace(
                each,
                expected=discretion.seen(each.expected, each.pointer),
                actual=discretion.seen(each.actual, each.pointer),
            )
            for each in check.findings
        ),
    )


def _call(case: Case, checks: Sequence[Check]) -> ObservedCall:
    call = case.call
    proven = any(check.call == call.id and check.strength == PROVEN for check in checks)
    return ObservedCall(
        id=call.id,
        mark=call.mark,
        begin=call.begin.isoformat() if call.begin else None,
        end=call.end.isoformat() if call.end else None,
        finished_by=call.finished_by,
        klantcontacten=tuple(each.key for each in case.klantcontacten),
        unmatched=case.share.doubts,
        proven_by=case.session.door(call) if proven else (),
    )


def _exchanges(session: Session, discretion: Discretion) -> Iterator[dict[str, Any]]:
    owners = {n: call_id for call_id, case in session.cases.items() for n in case.share.messages}
    room = ROOM
    for message in session.traffic.about:
        place = session.traffic.places[message.n]
        sent, received = discretion.value(message.sent), discretion.value(message.received)
        room -= len(str(sent)) + len(str(received))
        owner = owners.get(message.n)
        yield {
            "n": message.n,
            "check": owner or NOBODYS,
            "call": owner,
            "at": message.at.isoformat() if message.at else None,
            "method": message.method,
            "url": discretion.url(message.url),
            "request": {
                "headers": discretion.headers(message.request_headers),
                "body": sent if room > 0 else None,
            },
            "status": message.status,
            "response": {
                "headers": discretion.headers(message.response_headers),
                "body": received if room > 0 else None,
            },
            "milliseconds": message.milliseconds,
            "trouble": message.trouble
            or (None if message.status else "de opname heeft geen antwoord"),
            "resource": place.noun,
            "remarks": [],
        }
