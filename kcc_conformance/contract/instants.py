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


COUNTED = SECONDS, MILLISECONDS = "seconds", "milliseconds"
NAIVE = "without zone"
NOTATIONS: Mapping[str, Callable[[datetime], str]] = MappingProxyType(
    {
        "with Z": lambda moment: moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        NAIVE: lambda moment: moment.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M:%S"),
    }
)
"""How else a moment can be sent where a contract says RFC 3339: in UTC, and in Dutch local time
that does not say so (Q17)."""
_PER_SECOND = {SECONDS: 1, MILLISECONDS: 1000}


def to_wire(moment: datetime, notation: str = "") -> str | int:
    """RFC 3339 with an explicit offset, as a consumer sends it; or in one of the NOTATIONS, in
    seconds or milliseconds since 1970, or by a pattern (`%d-%m-%Y`), without `%z` in Dutch time."""
    if notation in _PER_SECOND:
        return int(moment.timestamp() * _PER_SECOND[notation])
    if "%" in notation:
        return moment.astimezone(moment.tzinfo if "%z" in notation else AMSTERDAM).strftime(
            notation
        )
    return NOTATIONS[notation](moment) if notation in NOTATIONS else moment.isoformat()


def readings(value: object, notation: str = "") -> frozenset[datetime]:
    """The instants, in UTC, that a wire value can mean. Without a zone it means none, unless that
    is the notation: then what is read as Dutch time, and as UTC, are both possible."""
    known = from_wire(value, notation)
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
    return bool((known | cut) & (_loosely(shown) | readings(shown, notation) | _counted(shown)))


def _counted(value: object) -> frozenset[datetime]:
    """What a number can mean as a moment: seconds or milliseconds since 1970."""
    found = (from_wire(value, each) for each in _PER_SECOND)
    return frozenset(each for each in found if each is not None)


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


def from_wire(value: object, notation: str = "") -> datetime | None:
    """The instant in an RFC 3339 string, in UTC, or in what a notation of a contract (`to_wire`)
    makes of one; None for anything else, in RFC 3339 a missing zone included.

    Seconds may be missing, as in the text's own example (that RFC 3339 wants them is for the shape
    of an answer). Fractions beyond microseconds are cut off; a leap second is read as the second
    before it.
    """
    if notation in _PER_SECOND or "%" in notation:
        return _written(value, notation)
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


def _written(value: object, notation: str) -> datetime | None:
    """The instant in a number, or in a text by a pattern."""
    with contextlib.suppress(ValueError, OverflowError, OSError):
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            per = _PER_SECOND.get(notation)
            return datetime.fromtimestamp(value / per, UTC) if per else None
        if isinstance(value, str) and "%" in notation:
            moment = datetime.strptime(value, notation)
            return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
    return None
