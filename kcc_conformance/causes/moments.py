"""What happened to a moment: the relations between what was sent and what came back."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from kcc_conformance.causes.texts import Relation
from kcc_conformance.contract.instants import AMSTERDAM, from_wire

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NO_ZONE = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?")
_LATELY = timedelta(hours=26)
"""How near to the run a moment is that was not sent but taken from a clock, in whatever zone."""


def relations(sent: object, shown: object, began: datetime | None) -> tuple[Relation, ...]:
    """All relations that hold between a moment that was sent and another value, the most telling
    first; `began` is when the run did. None of a moment at the very edge of the calendar."""
    try:
        return tuple(_relations(sent, shown, began))
    except OverflowError:
        return ()


def _relations(sent: object, shown: object, began: datetime | None) -> Iterator[Relation]:
    before, after = from_wire(sent), from_wire(shown)
    if isinstance(shown, (int, float)) and not isinstance(shown, bool):
        yield ("as_number", "")
        return
    if isinstance(shown, str) and after is None:
        if _DATE.fullmatch(shown):
            midnight = isinstance(sent, str) and _is_midnight(before)
            yield from ([("midnight_date_only", "")] if midnight else [])
            yield ("date_only", "")
        elif _NO_ZONE.fullmatch(shown):
            yield ("zone_lost", "")
        return
    if before is None or after is None:
        if shown is None and _is_midnight(before):
            yield ("midnight_lost", "")
        return
    if began is not None and abs(after - began) < _LATELY and abs(before - began) > _LATELY:
        yield ("now", "")
    yield from _clock(str(sent), before, after)
    local, shown_local = before.astimezone(AMSTERDAM), after.astimezone(AMSTERDAM)
    for zone_before, zone_after in ((before, after), (local, shown_local)):
        yield from _parts(zone_before, zone_after)
    yield ("shifted", hours(after - before))
    yield ("moment_moved", "")


def _clock(sent: str, before: datetime, after: datetime) -> Iterator[Relation]:
    """What went wrong with the zone."""
    told = datetime.fromisoformat(re.sub("[Zz]$", "+00:00", sent))
    offset = told.utcoffset() or timedelta()
    bare = after.astimezone(UTC).replace(tzinfo=None)
    if offset and bare == told.replace(tzinfo=None):
        yield ("offset_ignored", "")
    if bare == before.astimezone(AMSTERDAM).replace(tzinfo=None):
        yield ("local_as_utc", "")
    minutes = timedelta(minutes=int(offset.total_seconds() // 60) % 60)
    if minutes and after - before in (minutes, -minutes):
        yield ("offset_minutes_lost", "")
    local = before.astimezone(AMSTERDAM)
    summer = bool(local.dst())
    if summer and abs(after - before) in (timedelta(hours=1), timedelta(hours=2)):
        yield ("summer_time", hours(after - before))
    twice = local.replace(fold=1).utcoffset() != local.replace(fold=0).utcoffset()
    if twice and abs(after - before) == timedelta(hours=1):
        yield ("twice", hours(after - before))


def _parts(before: datetime, after: datetime) -> Iterator[Relation]:
    """What went wrong with year, month, day or time, both read in the same zone."""
    if after == before.replace(second=0, microsecond=0):
        yield ("seconds_lost", "")
    if (after.hour, after.minute, after.second) == (0, 0, 0) and after.date() == before.date():
        yield ("midnight", "")
    same_time = after.time() == before.time()
    if same_time and (after.day, after.month, after.year) == (
        before.month,
        before.day,
        before.year,
    ):
        yield ("day_month_swapped", "")
    if same_time and (before.day, before.month) == (29, 2):
        yield ("leap_day", "")
    if (after.month, after.day) == (before.month, before.day) and after.year != before.year:
        near = before.timetuple().tm_yday in (1, 2, 3, 363, 364, 365, 366)
        yield ("year_moved", "") if near else ("year_moved", "elders")


def _is_midnight(moment: datetime | None) -> bool:
    if moment is None:
        return False
    both = (moment.astimezone(UTC), moment.astimezone(AMSTERDAM))
    return any((each.hour, each.minute, each.second) == (0, 0, 0) for each in both)


def hours(difference: timedelta) -> str:
    """A difference in hours, or in minutes if it is no whole number of them."""
    seconds = int(difference.total_seconds())
    sign = "+" if seconds > 0 else "−"
    if abs(seconds) % 3600 == 0:
        return f"{sign}{abs(seconds) // 3600} h"
    if abs(seconds) % 60 == 0:
        return f"{sign}{abs(seconds) // 60} min"
    return f"{sign}{abs(seconds)} s"
