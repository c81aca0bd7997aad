"""Moments: the standard's d-m-Y notation in Dutch local time, and the wire's RFC 3339."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_WIRE = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)


def from_text(text: str) -> datetime:
    """The instant that the standard writes as `01-03-2023 10:00`, read as Dutch local time.

    Seconds (`10:00:30`) are allowed; an explicit `+02:00` behind it picks the offset itself
    (Q17). Raises ValueError for anything else.
    """
    for form in ("%d-%m-%Y %H:%M", "%d-%m-%Y %H:%M:%S"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=AMSTERDAM)
        except ValueError:
            continue
    for form in ("%d-%m-%Y %H:%M %z", "%d-%m-%Y %H:%M:%S %z"):
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    raise ValueError(f"not a moment: {text!r} (write it as 01-03-2023 10:00)")


def to_wire(moment: datetime) -> str:
    """RFC 3339 with an explicit offset, as a consumer sends it."""
    return moment.isoformat()


def from_wire(value: object) -> datetime | None:
    """The instant in an RFC 3339 string, in UTC; None for anything else, a missing zone included.

    Fractions beyond microseconds are cut off; a leap second is read as the second before it.
    """
    match = _WIRE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    fraction = match[7] or "0"
    zone = match[8].upper().replace("Z", "+00:00")
    try:
        text = (
            f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}"
            f".{fraction}{zone}"
        )
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
