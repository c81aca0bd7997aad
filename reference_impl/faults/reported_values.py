"""Faults that others reported of their software: in moments and numbers."""

from datetime import UTC, datetime

from ..answers import Call, Problem, Record
from ..behaviour import Behaviour
from ..bodies import members
from ..contract import Attribute, Json
from ..values import now, parse_instant, show_instant
from .fault import KLANTCONTACT, Kind, is_about, sent, stored

KIND = "reported"
_MOMENT = "plaatsgevonden_op"
_LARGEST = 2**31 - 1
"""The largest number that fits in the column."""


class NowIsFuture(Behaviour):
    """Refuses moments in the future, and takes local time for the time in Greenwich."""

    def judge(self, call: Call, problems: list[Problem], record: Record) -> list[Problem]:
        """One problem more when the clock of the client is ahead."""
        if not is_about(call, KLANTCONTACT):
            return problems
        attribute = call.subject.attributes[_MOMENT]
        try:
            clock = parse_instant(str(sent(call, attribute))[:19])
        except ValueError:
            return problems
        if clock <= datetime.now(UTC):
            return problems
        reason = "Dit moment ligt in de toekomst."
        return [*problems, Problem(attribute.wire, "future_not_allowed", reason)]


class MomentOnUpdate(Behaviour):
    """Sets the moment to now when a klantcontact is changed and no moment is sent."""

    def keep(self, call: Call, record: Record) -> Record:
        """The record with the other moment."""
        if not is_about(call, KLANTCONTACT, "amend", "replace"):
            return record
        if call.subject.attributes[_MOMENT].wire not in members(call.body):
            record[_MOMENT] = now()
        return record


def week_year(_: Attribute, value: Json) -> Json:
    """The moment in the year that its week belongs to."""
    if not value:
        return value
    moment = parse_instant(value)
    return show_instant(moment.replace(year=moment.isocalendar().year))


def clipped(_: Attribute, value: Json) -> Json:
    """The number, or the largest one that fits."""
    if value is None or int(value) <= _LARGEST:
        return value
    return type(value)(_LARGEST)


_reported = Kind(KIND)

FAULTS = (
    _reported(  # https://github.com/date-fns/date-fns/issues/954
        "reported-week-year",
        "Around New Year a moment gets the year that its week belongs to.",
        "Rond de jaarwisseling krijgt een tijdstip het jaar waar de week bij hoort.",
        "C0992-2.9 kept in the last days of December",
        stored(KLANTCONTACT, (_MOMENT,), week_year),
    ),
    _reported(  # https://github.com/junhoyeo/tokscale/issues/318
        "reported-now-is-future",
        "The present in local time is refused as lying in the future.",
        "Het heden in lokale tijd wordt geweigerd omdat het in de toekomst zou liggen.",
        "C0992-2.9 registered right after the call",
        NowIsFuture,
    ),
    _reported(  # https://github.com/laravel/framework/issues/11518
        "reported-moment-on-update",
        "Amending a klantcontact sets its moment to now, unless it is sent along.",
        "Een klantcontact wijzigen zet het tijdstip op nu als dat niet wordt meegestuurd.",
        "C0992-2.9 F2173 correction of another attribute",
        MomentOnUpdate,
    ),
    _reported(  # https://github.com/YOURLS/YOURLS/issues/12
        "reported-nummer-clipped",
        "A nummer above 2147483647 becomes 2147483647.",
        "Een nummer boven 2147483647 wordt 2147483647.",
        "C0992-2.2 nummer of the client kept",
        stored(KLANTCONTACT, ("nummer",), clipped),
        ("nummer-own",),
    ),
)
