"""Faults that move or maim the moment at which a klantcontact took place."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from ..answers import Call, Record
from ..behaviour import Behaviour
from ..contract import Json
from ..values import now, parse_instant, show_instant
from .fault import KLANTCONTACT, Fault, is_about, sent, shown, stored

KIND = "instant"
_NAME = "plaatsgevonden_op"
_BREAKS = "C0992-2.9 plaatsgevonden op kept"
_NL = ZoneInfo("Europe/Amsterdam")


def moved(move: Callable[[datetime], datetime]) -> Callable[[], Behaviour]:
    """Stores another moment."""

    def change(_: object, value: Json) -> Json:
        return show_instant(move(parse_instant(value))) if value else value

    return stored(KLANTCONTACT, (_NAME,), change)


def retold(tell: Callable[[datetime], Json]) -> Callable[[], Behaviour]:
    """Stores the right moment, but answers it otherwise."""

    def change(_: object, value: Json) -> Json:
        return tell(parse_instant(value)) if value else value

    return shown(KLANTCONTACT, (_NAME,), change)


def summer_forgotten(moment: datetime) -> datetime:
    """An hour later in summer, as if winter time went on."""
    return moment + (_NL.dst(moment.astimezone(_NL).replace(tzinfo=None)) or timedelta(0))


def day_and_month_swapped(moment: datetime) -> datetime:
    """1 March becomes 3 January; impossible dates stay."""
    try:
        return moment.replace(day=moment.month, month=moment.day)
    except ValueError:
        return moment


class DayTakenForMonth(Behaviour):
    """Reads day and month in each other's place; the moment that it notes by itself is right."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the moment that was read."""
        if is_about(call, KLANTCONTACT):
            text = sent(call, call.subject.attributes[_NAME])
            if text and record.get(_NAME):
                moment = day_and_month_swapped(parse_instant(record[_NAME]))
                record[_NAME] = show_instant(moment)
        return record


class ZoneIgnored(Behaviour):
    """Takes the clock time that was sent for UTC, whatever its offset."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the clock time as UTC."""
        if is_about(call, KLANTCONTACT):
            text = sent(call, call.subject.attributes[_NAME])
            if isinstance(text, str) and record.get(_NAME):
                clock = re.sub(r"([Zz]|[+-]\d\d:\d\d)$", "", text.strip())
                record[_NAME] = show_instant(parse_instant(clock))
        return record


def _instant(name: str, english: str, dutch: str, make: Callable[[], Behaviour]) -> Fault:
    return Fault(name, KIND, english, dutch, _BREAKS, make)


FAULTS = (
    _instant(
        "instant-one-hour-later",
        "The moment is stored one hour later.",
        "Het moment wordt een uur later opgeslagen.",
        moved(lambda moment: moment + timedelta(hours=1)),
    ),
    _instant(
        "instant-zone-ignored",
        "The offset is thrown away: clock time is read as UTC.",
        "De tijdzone wordt genegeerd: de kloktijd wordt als UTC gelezen.",
        ZoneIgnored,
    ),
    _instant(
        "instant-zone-stripped",
        "The moment is answered in Dutch clock time without an offset.",
        "Het moment wordt in Nederlandse kloktijd zonder tijdzone beantwoord.",
        retold(lambda moment: moment.astimezone(_NL).replace(tzinfo=None).isoformat()),
    ),
    _instant(
        "instant-local-time-with-z",
        "The moment is answered in Dutch clock time, but marked as UTC.",
        "Het moment wordt in Nederlandse kloktijd beantwoord, maar als UTC gemerkt.",
        retold(lambda moment: show_instant(moment.astimezone(_NL).replace(tzinfo=UTC))),
    ),
    _instant(
        "instant-date-only",
        "Only the date is answered.",
        "Alleen de datum wordt beantwoord.",
        retold(lambda moment: moment.astimezone(_NL).date().isoformat()),
    ),
    _instant(
        "instant-midnight",
        "The time of day is lost: midnight is stored.",
        "De tijd gaat verloren: middernacht wordt opgeslagen.",
        moved(lambda moment: moment.replace(hour=0, minute=0, second=0, microsecond=0)),
    ),
    _instant(
        "instant-summer-time-forgotten",
        "In summer the moment is stored one hour late.",
        "In de zomer wordt het moment een uur te laat opgeslagen.",
        moved(summer_forgotten),
    ),
    _instant(
        "instant-always-now",
        "The moment of registration is stored instead.",
        "Het moment van registratie wordt in plaats daarvan opgeslagen.",
        stored(KLANTCONTACT, (_NAME,), lambda _, __: now()),
    ),
    _instant(
        "instant-day-month-swapped",
        "Day and month trade places where that gives a date.",
        "Dag en maand worden verwisseld waar dat een datum oplevert.",
        DayTakenForMonth,
    ),
    _instant(
        "instant-seconds-lost",
        "The seconds are lost.",
        "De seconden gaan verloren.",
        moved(lambda moment: moment.replace(second=0, microsecond=0)),
    ),
    _instant(
        "instant-as-number",
        "The moment is answered as seconds since 1970.",
        "Het moment wordt als seconden sinds 1970 beantwoord.",
        retold(lambda moment: int(moment.timestamp())),
    ),
)
