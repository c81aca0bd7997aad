"""Faults in moments that do not come every day: midnight, the turn of the year, the hour that comes
twice, a zone of half an hour."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from ..answers import Call, Record
from ..behaviour import Behaviour
from ..contract import Json
from ..values import now, parse_instant, show_instant
from .fault import KLANTCONTACT, Kind, is_about, sent
from .instants import moved, retold

KIND = "instant"
_NAME = "plaatsgevonden_op"
_BREAKS = "C0992-2.9 plaatsgevonden op kept"
_NL = ZoneInfo("Europe/Amsterdam")
_MINUTES = re.compile(r"([+-]\d\d):[1-9]\d$")


def local(moment: datetime) -> datetime:
    """The moment in Dutch time."""
    return moment.astimezone(_NL)


def midnight(moment: datetime) -> bool:
    """Whether a clock that shows this moment, in its own zone, is at the beginning of a day."""
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def lost_at(empty: Callable[[datetime], bool]) -> Callable[[], Behaviour]:
    """Answers null for such moments."""
    return retold(lambda moment: None if empty(moment) else show_instant(moment))


def dated_at(empty: Callable[[datetime], bool], zone: ZoneInfo | None) -> Callable[[], Behaviour]:
    """Answers the date alone for such moments."""
    return retold(
        lambda moment: (
            moment.astimezone(zone or UTC).date().isoformat()
            if empty(moment)
            else show_instant(moment)
        )
    )


def folded(fold: int) -> Callable[[datetime], datetime]:
    """Takes a clock time that comes twice for its first (0) or second (1) time."""

    def move(moment: datetime) -> datetime:
        return local(moment).replace(fold=fold).astimezone(UTC)

    return move


def first_of_march(moment: datetime) -> datetime:
    """29 February becomes 1 March."""
    there = local(moment)
    return moment + timedelta(days=1) if (there.month, there.day) == (2, 29) else moment


def in_week_year(moment: datetime) -> datetime:
    """The year becomes the one to which the week belongs."""
    year = moment.isocalendar().year
    try:
        return moment.replace(year=year).astimezone(UTC)
    except ValueError:
        return moment


def half_local(moment: datetime) -> datetime:
    """The year of Dutch time, and the rest of UTC."""
    try:
        return moment.replace(year=local(moment).year)
    except ValueError:
        return moment


class MinutesDropped(Behaviour):
    """Of the offset only the hours are read."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record with another moment, where the offset had minutes."""
        if is_about(call, KLANTCONTACT):
            text = sent(call, call.subject.attributes[_NAME])
            if isinstance(text, str) and _MINUTES.search(text):
                record[_NAME] = show_instant(parse_instant(_MINUTES.sub(r"\1:00", text)))
        return record


class CombinedMoment(Behaviour):
    """The one call keeps another moment than it was given."""

    def __init__(self, change: Callable[[], Json]) -> None:
        self.change = change

    def keep(self, call: Call, record: Record) -> Record:
        """The record with that moment."""
        if call.combined and is_about(call, KLANTCONTACT):
            record[_NAME] = self.change()
        return record


_instant = Kind(KIND)

FAULTS = (
    _instant(
        "instant-local-midnight-null",
        "A moment at midnight, Dutch time, is answered null.",
        "Een moment om middernacht, Nederlandse tijd, wordt als null beantwoord.",
        _BREAKS,
        lost_at(lambda moment: midnight(local(moment))),
    ),
    _instant(
        "instant-utc-midnight-null",
        "A moment at midnight, UTC, is answered null.",
        "Een moment om middernacht UTC wordt als null beantwoord.",
        _BREAKS,
        lost_at(midnight),
    ),
    _instant(
        "instant-local-midnight-is-date",
        "Of a moment at midnight, Dutch time, only the date is answered.",
        "Van een moment om middernacht, Nederlandse tijd, wordt alleen de datum beantwoord.",
        _BREAKS,
        dated_at(lambda moment: midnight(local(moment)), _NL),
    ),
    _instant(
        "instant-utc-midnight-is-date",
        "Of a moment at midnight, UTC, only the date is answered.",
        "Van een moment om middernacht UTC wordt alleen de datum beantwoord.",
        _BREAKS,
        dated_at(midnight, None),
    ),
    _instant(
        "instant-repeated-hour-early",
        "In the hour that comes twice the second time becomes the first.",
        "In het uur dat twee keer komt wordt de tweede keer de eerste.",
        _BREAKS,
        moved(folded(0)),
    ),
    _instant(
        "instant-repeated-hour-late",
        "In the hour that comes twice the first time becomes the second.",
        "In het uur dat twee keer komt wordt de eerste keer de tweede.",
        _BREAKS,
        moved(folded(1)),
    ),
    _instant(
        "instant-leap-day-moved",
        "29 February becomes 1 March.",
        "29 februari wordt 1 maart.",
        _BREAKS,
        moved(first_of_march),
    ),
    _instant(
        "instant-week-year-local",
        "The year is that of the week, in Dutch time.",
        "Het jaar is dat van de week, in Nederlandse tijd.",
        _BREAKS,
        moved(lambda moment: in_week_year(local(moment))),
    ),
    _instant(
        "instant-week-year-utc",
        "The year is that of the week, in UTC.",
        "Het jaar is dat van de week, in UTC.",
        _BREAKS,
        moved(in_week_year),
    ),
    _instant(
        "instant-year-of-another-zone",
        "The year is taken from Dutch time, the rest from UTC.",
        "Het jaar komt uit de Nederlandse tijd, de rest uit UTC.",
        _BREAKS,
        moved(half_local),
    ),
    _instant(
        "instant-offset-minutes-dropped",
        "The minutes of an offset are dropped: +05:30 is read as +05:00.",
        "De minuten van een tijdzone vervallen: +05:30 wordt als +05:00 gelezen.",
        _BREAKS,
        MinutesDropped,
    ),
    _instant(
        "instant-combined-now",
        "The one call keeps the moment of registration.",
        "De ene aanroep bewaart het moment van registratie.",
        f"{_BREAKS} (one call)",
        lambda: CombinedMoment(now),
        ("openklant",),
    ),
    _instant(
        "instant-combined-lost",
        "The one call keeps no moment.",
        "De ene aanroep bewaart geen moment.",
        f"{_BREAKS} (one call)",
        lambda: CombinedMoment(lambda: None),
        ("openklant",),
    ),
)
