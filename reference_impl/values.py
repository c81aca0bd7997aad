"""Single values: from the wire into the store and back."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from math import inf
from zoneinfo import ZoneInfo

from .answers import Problem
from .contract import Attribute, Json

_INSTANT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?"
    r"(?:([Zz])|([+-])(\d\d):(\d\d))?",
    re.ASCII,
)
_WHOLE = re.compile(r"-?[0-9]{1,19}", re.ASCII)
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}
_DIGITS = re.compile(r"-?[0-9]+", re.ASCII)


class Wrong(ValueError):
    """A value that cannot be stored; `code` and the Dutch `reason` say why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason

    def problem(self, name: str) -> Problem:
        """The same as a problem with the member `name`."""
        return Problem(name, self.code, self.reason)


_NO_MOMENT = Wrong("invalid", "Geen geldig moment (RFC 3339).")


def parse_instant(text: str) -> datetime:
    """The moment that RFC 3339 text means; without a zone it is read as UTC.

    Raises ValueError when the text is no such moment.
    """
    match = _INSTANT.fullmatch(text)
    if not match:
        raise ValueError("no date-time")
    *parts, fraction, zulu, sign, hours, minutes = match.groups()
    zone: timezone = UTC
    if not zulu and sign:
        offset = timedelta(hours=int(hours), minutes=int(minutes))
        zone = timezone(offset if sign == "+" else -offset)
    year, month, day, hour, minute, second = (int(part) for part in parts)
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    moment = datetime(year, month, day, hour, minute, second, micro, tzinfo=zone)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("out of range") from error


def show_instant(moment: datetime) -> str:
    """The moment as text: UTC, `Z`, and six digits of fraction only when there is one."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def now() -> str:
    """This moment, as text."""
    return show_instant(datetime.now(UTC))


_PER_SECOND = {"seconds": 1, "milliseconds": 1000}
_DUTCH = ZoneInfo("Europe/Amsterdam")


def told_instant(notation: str, text: str) -> Json:
    """A stored moment as a contract's notation has it."""
    if not notation:
        return text
    moment = parse_instant(text)
    if notation in _PER_SECOND:
        return int(moment.timestamp() * _PER_SECOND[notation])
    return moment.astimezone(_DUTCH).strftime(notation)


def _noted(notation: str, value: Json) -> str:
    """The moment in another notation than RFC 3339, as it is stored. Raises Wrong."""
    try:
        if notation in _PER_SECOND:
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                raise _NO_MOMENT
            return show_instant(datetime.fromtimestamp(value / _PER_SECOND[notation], UTC))
        moment = datetime.strptime(value, notation)
        return show_instant(moment if moment.tzinfo else moment.replace(tzinfo=_DUTCH))
    except (TypeError, ValueError, OverflowError, OSError) as error:
        raise _NO_MOMENT from error


def check(attribute: Attribute, value: Json, *, trim: bool) -> Json:
    """The value to store for what the client sent. Raises Wrong when it may not be."""
    if value is None:
        if attribute.nullable:
            return None
        raise Wrong("null", "Dit veld mag niet leeg zijn.")
    return _CHECKS[attribute.kind](attribute, value, trim)


def boolean(value: str) -> bool:
    """The truth that a query parameter tells. Raises Wrong when it tells none."""
    if value.lower() not in _BOOLEANS:
        raise Wrong("invalid", "Geen geldige boolean.")
    return _BOOLEANS[value.lower()]


def scalar(attribute: Attribute, value: str) -> Json:
    """What a query parameter is compared with. Raises Wrong when it is no such value."""
    if attribute.kind == "boolean":
        return boolean(value)
    if attribute.kind == "number":
        if not _WHOLE.fullmatch(value) or abs(int(value)) >= 2**63:
            raise Wrong("invalid", "Geen geldig geheel getal.")
        return int(value)
    if attribute.kind in ("instant", "date"):
        counted = attribute.notation in _PER_SECOND and _WHOLE.fullmatch(value)
        return check(attribute, int(value) if counted else value, trim=True)
    if attribute.choices and value not in attribute.choices:
        raise Wrong("invalid_choice", "Dit is geen toegestane keuze.")
    return value


def _text(attribute: Attribute, value: Json, trim: bool) -> str:
    if trim and type(value) in (int, float) and abs(value) != inf:
        value = str(value)  # as Open Klant has it
    if not isinstance(value, str):
        raise Wrong("invalid", "Geen geldige tekst.")
    if "\0" in value:
        raise Wrong("null_characters_not_allowed", "Null-tekens zijn niet toegestaan.")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise Wrong("surrogate_characters_not_allowed", "Losse surrogaten zijn niet toegestaan.")
    text = value.strip() if trim else value
    if attribute.choices and text not in attribute.choices:
        raise Wrong("invalid_choice", "Dit is geen toegestane keuze.")
    if len(text) < attribute.min:
        raise Wrong("blank" if not text else "min_length", "Dit veld mag niet leeg zijn.")
    if attribute.max is not None and len(text) > attribute.max:
        raise Wrong("max_length", f"Dit veld mag niet langer zijn dan {attribute.max} tekens.")
    if text and attribute.pattern and not re.fullmatch(attribute.pattern, text):
        raise Wrong("invalid", "Deze waarde heeft niet de juiste vorm.")
    return text


def _digits(attribute: Attribute, value: Json, trim: bool) -> str:
    text = _text(attribute, value, trim)
    if not _DIGITS.fullmatch(text):
        raise Wrong("invalid", "Alleen cijfers zijn toegestaan.")
    return text


def _number(attribute: Attribute, value: Json, trim: bool) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Wrong("invalid", "Geen geldig geheel getal.")
    if abs(value) >= 2**63:
        raise Wrong("max_value", "Dit getal is te groot.")
    if attribute.choices and value not in attribute.choices:
        raise Wrong("invalid_choice", "Dit is geen toegestane keuze.")
    return value


def _boolean(attribute: Attribute, value: Json, trim: bool) -> bool:
    if not isinstance(value, bool):
        raise Wrong("invalid", "Geen geldige boolean.")
    return value


def _moment(attribute: Attribute, value: Json, trim: bool) -> str:
    if attribute.notation:
        return _noted(attribute.notation, value)
    try:
        return show_instant(parse_instant(value))
    except TypeError as error:
        raise _NO_MOMENT from error
    except ValueError as error:
        if not trim:
            raise _NO_MOMENT from error
        return _other_moment(value)


def _other_moment(value: str) -> str:
    """The moment in the other forms of ISO 8601 that Open Klant takes: a date alone, no seconds, a
    space, a week. Raises Wrong."""
    try:
        moment = datetime.fromisoformat(value)
        return show_instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError) as error:
        raise _NO_MOMENT from error


def _date(attribute: Attribute, value: Json, trim: bool) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError) as error:
        raise Wrong("invalid", "Geen geldige datum (JJJJ-MM-DD).") from error


def _texts(attribute: Attribute, value: Json, trim: bool) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Wrong("not_a_dict", "Ongeldige data: een object is vereist.")
    return {
        _text(attribute, key, False): _text(attribute, each, trim) for key, each in value.items()
    }


_CHECKS = {
    "text": _text,
    "digits": _digits,
    "number": _number,
    "boolean": _boolean,
    "instant": _moment,
    "date": _date,
    "texts": _texts,
}
