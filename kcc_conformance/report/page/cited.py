"""The part of a body that a finding points at, with a few lines around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kcc_conformance.inert import pretty

_AROUND = 4
"""Lines before and after: enough to see in which record it stands."""
_CITED = 20
_WHOLE = 14
"""A body of so many lines is shown whole."""
_WIDTH = 300


@dataclass(frozen=True)
class Cited:
    """A body in lines: those before what is cited, the cited ones, those after; `skipped` and
    `rest` are the numbers of lines left out before and after. None is cited where the pointer leads
    nowhere."""

    skipped: int
    before: str
    cited: str
    after: str
    rest: int


def cited(body: Any, pointer: str, value: Any) -> Cited:
    """A body with the place that a JSON pointer names: in the body, or in the record of its list
    that has this value there."""
    rows = pretty(body, lines=10_000, width=_WIDTH, limit=200_000).split("\n")
    steps = [_step(each) for each in pointer.split("/")[1:]]
    found = _rows(body, [*_record(body, steps, value), *steps]) if steps else None
    if found is None or found[1] > len(rows):
        return Cited(0, "\n".join(rows[:_WHOLE]), "", "", max(0, len(rows) - _WHOLE))
    first, last = found[0], min(found[1], found[0] + _CITED)
    start = 0 if len(rows) <= _WHOLE else max(0, first - _AROUND)
    stop = len(rows) if len(rows) <= _WHOLE else min(len(rows), last + _AROUND)
    return Cited(
        start,
        "".join(f"{row}\n" for row in rows[start:first]),
        "\n".join(rows[first:last]),
        "".join(f"{row}\n" for row in rows[last:stop]),
        len(rows) - stop,
    )


def _step(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")


def _record(body: Any, steps: Sequence[str], value: Any) -> tuple[str, ...]:
    """The way to the record in which the steps lead to the value; none for the body itself."""
    if not isinstance(body, Mapping) or steps[0] in body:
        return ()
    for name, entries in body.items():
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            if _value(entry, steps) == value:
                return str(name), str(place)
    return ()


def _value(entry: Any, steps: Sequence[str]) -> Any:
    for step in steps:
        entry = entry.get(step) if isinstance(entry, Mapping) else None
    return entry


def _rows(body: Any, path: Sequence[str]) -> tuple[int, int] | None:
    """The rows of indented JSON in which a place stands, up to the one after it."""
    row = 0
    for step in path:
        row += 1
        if isinstance(body, Mapping) and step in body:
            keys: Sequence[Any] = list(body)
            place = keys.index(step)
            entries = [body[key] for key in keys]
        elif isinstance(body, list) and step.isdecimal() and int(step) < len(body):
            place, entries = int(step), body
        else:
            return None
        row += sum(_height(each) for each in entries[:place])
        body = entries[place]
    return row, row + _height(body)


def _height(value: Any) -> int:
    """The number of rows that indented JSON takes."""
    if isinstance(value, (Mapping, list)) and value:
        entries = value.values() if isinstance(value, Mapping) else value
        return 2 + sum(map(_height, entries))
    return 1
