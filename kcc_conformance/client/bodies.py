"""The body of an answer, read as strict JSON and within bounds."""

import json
import math
from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import Any

# Levels. A record has five or six; whatever walks through a body recurses, and Python stops at a
# thousand.
DEPTH_LIMIT = 200
# Some thousands of records on one page; an answer of ten megabytes can hold millions, which take
# minutes to read and gigabytes to keep.
VALUES_LIMIT = 200_000
# The digits of the largest double. A longer whole number is infinite to most parsers, and Python
# takes time in proportion to the square of its length.
DIGITS_LIMIT = 308
# Enough to find the place by.
_NAMES = 3


class NoBody:
    """The body of an answer that is not JSON."""

    def __repr__(self) -> str:
        return "(geen JSON)"


NO_JSON = NoBody()

MARKED = "het antwoord begint met een byte order mark"
"""What is remarked of a body that begins with U+FEFF, which RFC 8259 §8.1 forbids to send and
permits to be ignored."""


@dataclass(frozen=True)
class Body:
    """The body as text and as JSON value (NO_JSON where it is none).

    `remarks` say, in Dutch, what is odd about it: why it is no JSON, or what another parser may
    read differently. `trouble` says why it was not read at all.
    """

    text: str
    value: Any
    remarks: tuple[str, ...] = ()
    trouble: str | None = None


def read_body(raw: bytes) -> Body:
    """The body in these bytes.

    Strict where RFC 8259 is: UTF-8, no NaN and no Infinity. A byte order mark before it is ignored
    and remarked on. A name that
    occurs twice in an object keeps its last value, and a number outside the range of a double
    becomes infinite; both are permitted, read differently by different parsers, and remarked on.
    More than 200,000 values are not read; what is nested deeper than 200 levels is no JSON here.
    """
    marked = raw.startswith(BOM_UTF8)
    try:
        text = raw.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return Body(raw.decode("utf-8", "replace"), NO_JSON, ("het antwoord is geen UTF-8",))
    if text.count(",") + text.count("[") + text.count("{") > VALUES_LIMIT:
        trouble = f"the answer holds more than {VALUES_LIMIT:,} values and was not read"
        return Body(text, NO_JSON, trouble=trouble)
    reader = _Reader()
    try:
        value = reader.read(text)
    except _NoNumber as error:
        return Body(text, NO_JSON, (f"{error} is geen JSON",))
    except ValueError:
        return Body(text, NO_JSON)
    except RecursionError:
        return _too_deep(text)
    if text.count("[") + text.count("{") > DEPTH_LIMIT and _depth(value) > DEPTH_LIMIT:
        return _too_deep(text)
    return Body(text, value, (*((MARKED,) if marked else ()), *reader.remarks()))


class _NoNumber(ValueError):
    """NaN, Infinity or -Infinity."""


class _Reader:
    """One reading of one text, and what was odd."""

    def __init__(self) -> None:
        self._twice: dict[str, None] = {}
        self._huge = False

    def read(self, text: str) -> Any:
        return json.loads(
            text,
            object_pairs_hook=self._object,
            parse_int=self._whole,
            parse_float=self._float,
            parse_constant=_refused,
        )

    def remarks(self) -> tuple[str, ...]:
        told = []
        if self._twice:
            names = ", ".join(json.dumps(name[:60]) for name in list(self._twice)[:_NAMES])
            more = len(self._twice) - _NAMES
            names += f" (en {more} andere)" if more > 0 else ""
            told.append(
                f"een object heeft twee keer dezelfde naam ({names}): hier telt de laatste, een"
                " andere lezer kan de eerste nemen (RFC 8259 §4)"
            )
        if self._huge:
            told.append(
                "een getal is te groot voor een double en is als oneindig gelezen (RFC 8259 §6)"
            )
        return tuple(told)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            seen: set[str] = set()
            for name, _ in pairs:
                if name in seen:
                    self._twice[name] = None
                seen.add(name)
        return found

    def _whole(self, digits: str) -> int | float:
        return int(digits) if len(digits) <= DIGITS_LIMIT else self._float(digits)

    def _float(self, digits: str) -> float:
        value = float(digits)
        self._huge = self._huge or math.isinf(value)
        return value


def _refused(constant: str) -> Any:
    raise _NoNumber(constant)


def _too_deep(text: str) -> Body:
    return Body(text, NO_JSON, (f"het antwoord is dieper genest dan {DEPTH_LIMIT} niveaus",))


def _depth(value: Any) -> int:
    level, depth = [value], 0
    while level and depth <= DEPTH_LIMIT:
        depth += 1
        level = [
            entry
            for outer in level
            if isinstance(outer, (dict, list))
            for entry in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return depth
