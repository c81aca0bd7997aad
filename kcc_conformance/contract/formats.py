"""The string formats that the schemas name, really checked."""

import re
from datetime import date

from jsonschema import FormatChecker

_MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))", re.ASCII
)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_CHARACTERS = r"(?:[\w.~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
_URI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:{_CHARACTERS}+", re.ASCII)
_REFERENCE = re.compile(rf"{_CHARACTERS}*", re.ASCII)


def is_moment(value: object) -> bool:
    """RFC 3339 `date-time`: seconds and offset obligatory, fraction free, years 0001–9999.

    A leap second is accepted where one can be: at 23:59:60 UTC.
    """
    if not isinstance(value, str):
        return True
    match = _MOMENT.fullmatch(value)
    if match is None:
        return False
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    try:
        date(year, month, day)
    except ValueError:
        return False
    offset_hour, offset_minute = int(match[8] or 0), int(match[9] or 0)
    if max(hour, offset_hour) > 23 or max(minute, offset_minute) > 59:
        return False
    offset = (offset_hour * 60 + offset_minute) * (-1 if match[7] == "-" else 1)
    at_midnight = (hour * 60 + minute - offset) % 1440 == 1439
    return second <= 59 or (second == 60 and at_midnight)


def is_uuid(value: object) -> bool:
    """A UUID in its usual notation, in lower or upper case."""
    return not isinstance(value, str) or _UUID.fullmatch(value) is not None


def is_uri(value: object) -> bool:
    """An absolute URI (RFC 3986): a scheme and a rest, without spaces or non-ASCII characters."""
    return not isinstance(value, str) or _URI.fullmatch(value) is not None


def is_uri_reference(value: object) -> bool:
    """A URI, absolute or relative (RFC 3986): no spaces, no non-ASCII characters, and every per
    cent sign before two hexadecimal digits."""
    return not isinstance(value, str) or _REFERENCE.fullmatch(value) is not None


def checker() -> FormatChecker:
    """The formats of JSON Schema, with those that the schemas depend on checked strictly."""
    formats = FormatChecker()
    for name, check in (
        ("date-time", is_moment),
        ("uuid", is_uuid),
        ("uri", is_uri),
        ("uri-reference", is_uri_reference),
    ):
        formats.checks(name)(check)
    return formats
