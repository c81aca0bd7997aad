"""Moments: the standard's d-m-Y notation in Dutch local time, and the wire's RFC 3339."""

import contextlib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_WIRE = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)


@lru_cache(maxsize=1_024)
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


NAIVE = "without zone"
NOTATIONS: Mapping[str, Callable[[datetime], str]] = MappingProxyType(
    {
        "with Z": lambda moment: moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        NAIVE: lambda moment: moment.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M:%S"),
    }
)
"""How else a moment can be sent: in UTC, and in Dutch local time that does not say so (Q17)."""


def to_wire(moment: datetime, notation: str = "") -> str:
    """RFC 3339 with an explicit offset, as a consumer sends it; or in one of the NOTATIONS."""
    return NOTATIONS[notation](moment) if notation else moment.isoformat()


def readings(value: object, notation: str = "") -> frozenset[datetime]:
    """The instants, in UTC, that a wire value can mean. Without a zone it means none, unless that
    is the notation: then what is read as Dutch time, and as UTC, are both possible."""
    known = from_wire(value)
    if known is not None or notation != NAIVE or not isinstance(value, str):
        return frozenset() if known is None else frozenset({known})
    try:
        local = datetime.fromisoformat(value)
    except ValueError:
        return frozenset()
    zones = (AMSTERDAM, UTC) if local.tzinfo is None else ()
    return frozenset(local.replace(tzinfo=zone).astimezone(UTC) for zone in zones)


def loosely_kept(sent: object, shown: object, notation: str = "") -> bool:
    """Whether what is shown is the moment that was sent, written otherwise than RFC 3339 has it, or
    to the minute: the text writes `01-03-2023 10:00`, and says of no notation (C0992-2.9)."""
    known = readings(sent, notation)
    cut = {each.replace(second=0, microsecond=0) for each in known}
    return bool((known | cut) & _loosely(shown))


def _loosely(value: object) -> frozenset[datetime]:
    """What a text can mean as a moment; without a zone Dutch time, before and after the hour that
    comes twice, and UTC are all possible."""
    if not isinstance(value, str):
        return frozenset()
    with contextlib.suppress(ValueError, OverflowError):
        moment = _parsed(value.strip())
        if moment.tzinfo not in (None, AMSTERDAM):
            return frozenset({moment.astimezone(UTC)})
        possible = [moment.replace(tzinfo=AMSTERDAM, fold=fold) for fold in (0, 1)]
        possible.append(moment.replace(tzinfo=UTC))
        return frozenset(each.astimezone(UTC) for each in possible)
    return frozenset()


def _parsed(text: str) -> datetime:
    try:
        return from_text(text)
    except ValueError:
        return datetime.fromisoformat(text)


def from_wire(value: object) -> datetime | None:
    """The instant in an RFC 3339 string, in UTC; None for anything else, a missing zone included.

    Seconds may be missing, as in the text's own example (that RFC 3339 wants them is for the shape
    of an answer). Fractions beyond microseconds are cut off; a leap second is read as the second
    before it.
    """
    match = _WIRE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
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
