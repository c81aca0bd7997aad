"""When a consumer registers, and which moment it sends (1.2 and 2.11; 2.9)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from kcc_conformance.contract import instants
from kcc_conformance.contract.instants import AMSTERDAM
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.observing.attribution import GRACE
from kcc_conformance.observing.judgements.values import pointer_of, sent_or_told
from kcc_conformance.observing.recordings import Message
from kcc_conformance.observing.records import Klantcontact
from kcc_conformance.observing.session import Case
from kcc_conformance.observing.wiring import ADDRESS, BETROKKENE, TASK

CLOSE = timedelta(seconds=2)
"""So near to the end of a call nobody can say which was first: clocks, and a hand on a button."""
_NAME = "plaatsgevonden_op"
APART = timedelta(seconds=90)
"""Nearer to each other than this, a moment to the minute may be that of the call's beginning as
well as that of saving."""


def after_the_call(case: Case) -> list[Finding]:
    """C0992-1.2 and 2.11: nothing of what was said is sent before the call is over."""
    writes = list(_writes(case))
    if not writes:
        raise Inapplicable("van dit gesprek is niets vastgelegd")
    if case.call.end is None:
        raise CannotTell("prerequisite", "wanneer het gesprek voorbij was, is niet opgegeven")
    found, doubtful = [], []
    for message, what in writes:
        if message.at is None:
            doubtful.append(message)
            continue
        early = case.call.end - message.at
        if early > CLOSE:
            found.append(Finding(
                f"{what} is {round(early.total_seconds())} seconden voor het einde van het gesprek"
                " gestuurd",
                exchange=message.n,
            ))  # fmt: skip
        elif early > -CLOSE:
            doubtful.append(message)
    if not found and doubtful:
        told = ("de opname zegt niet wanneer" if doubtful[0].at is None else
                "het is gestuurd op het moment waarop het gesprek eindigde")  # fmt: skip
        raise CannotTell("prerequisite", told, exchange=doubtful[0].n)
    return found


def _writes(case: Case) -> Iterator[tuple[Message, str]]:
    """What was said and was sent: a klantcontact, and what hangs on it and holds words."""
    for each in case.share.klantcontacten:
        for write in each.writes:
            yield write, "het klantcontact"
        for part in each.parts:
            if part.noun == BETROKKENE and case.wiring.named(part.record):
                yield part.message, "een betrokkene met een naam"
            elif part.noun == TASK:
                yield part.message, "een interne taak"
            elif part.noun == ADDRESS:
                yield part.message, "een digitaal adres"


def took_place(case: Case) -> list[Finding]:
    """C0992-2.9: a moment of the call, the moment of saving, or what the employee made of it."""
    found: list[Finding] = []
    for each in case.told:
        value = sent_or_told(case, each, _NAME, "Plaatsgevonden op")
        if isinstance(value, Finding):
            found.append(value)
            continue
        moments = readings_of(value, _notation(case))
        if not moments:
            found.append(
                Finding(
                    "Plaatsgevonden op is geen tijdstip",
                    actual=value,
                    pointer=pointer_of(case, _NAME),
                    exchange=each.first.n,
                )
            )
        elif case.call.took_place is not None:
            found += _as_set(case, each, value, moments, case.call.took_place)
        else:
            found += _of_the_call(case, each, value, moments)
    return found


def _as_set(
    case: Case, each: Klantcontact, value: object, moments: list[datetime], wanted: datetime
) -> list[Finding]:
    if any(abs(moment - wanted) <= GRACE for moment in moments):
        return []
    told = "Plaatsgevonden op is niet wat de medewerker ervan maakte"
    return [_elsewhere(case, each, value, told, _zone(moments, [(wanted, wanted)]), wanted)]


def _of_the_call(
    case: Case, each: Klantcontact, value: object, moments: list[datetime]
) -> list[Finding]:
    begin, end, saved = case.call.begin, case.call.over, each.first.at
    if begin is None or end is None:
        raise CannotTell("prerequisite", "wanneer het gesprek was, is niet opgegeven")
    spans = [(begin, end)] + ([(saved, each.first.ended or saved)] if saved else [])
    if any(first - GRACE <= moment <= last + GRACE for moment in moments for first, last in spans):
        return []
    if saved is None:
        raise CannotTell("prerequisite", "de opname zegt niet wanneer het is opgeslagen")
    told = "Plaatsgevonden op valt niet in het gesprek, en is niet het moment van opslaan"
    return [_elsewhere(case, each, value, told, _zone(moments, spans), begin)]


def _elsewhere(
    case: Case, each: Klantcontact, value: object, told: str, zone: str, wanted: datetime
) -> Finding:
    return Finding(
        f"{told}: {zone}" if zone else told,
        expected=wanted.isoformat(),
        actual=value,
        pointer=pointer_of(case, _NAME),
        exchange=each.first.n,
    )


def _zone(moments: list[datetime], spans: list[tuple[datetime, datetime]]) -> str:
    """What to say where a moment is off by the hours of a time zone."""
    for hours in (1, 2, -1, -2):
        for moment in moments:
            moved = moment + timedelta(hours=hours)
            if any(first - GRACE <= moved <= last + GRACE for first, last in spans):
                return f"het scheelt {abs(hours)} uur, de tijdzone"
    return ""


def _notation(case: Case) -> str:
    attribute = case.wiring.attribute("klantcontact", _NAME)
    return attribute.notation if attribute else ""


def readings_of(value: object, notation: str = "") -> list[datetime]:
    """What a value can mean as a moment, in the contract's notation or another; without a zone
    Dutch time and UTC (Q17)."""
    known = instants.from_wire(value, notation)
    if known is not None:
        return [known]
    if not isinstance(value, str):
        return []
    for read in (instants.from_text, datetime.fromisoformat):
        try:
            moment = read(value.strip())
        except ValueError:
            continue
        if moment.tzinfo not in (None, AMSTERDAM):
            return [moment.astimezone(UTC)]
        return [moment.replace(tzinfo=zone).astimezone(UTC) for zone in (AMSTERDAM, UTC)]
    return []


def which_moment(case: Case) -> list[str]:
    """Q18: the beginning of the call, or the moment of saving."""
    begin, seen = case.call.begin, []
    for each in case.told:
        saved = each.first.at
        if begin is None or saved is None or case.call.took_place is not None:
            continue
        if saved - begin < APART:
            raise CannotTell("prerequisite", "het gesprek begon minder dan 90 seconden voor het"
                             " opslaan")  # fmt: skip
        moments = readings_of(case.value(each, _NAME), _notation(case))
        if any(abs(moment - begin) <= GRACE for moment in moments):
            seen.append("begin-van-het-gesprek")
        elif any(abs(moment - saved) <= GRACE for moment in moments):
            seen.append("moment-van-registreren")
    return seen
