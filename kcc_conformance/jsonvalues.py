"""JSON values: all the texts in one, and the place of a value in another (RFC 6901)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def texts(value: Any) -> Iterator[str]:
    """All texts in a value, however deep; the names of members are none."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, (dict, Mapping)):
            waiting.extend(part.values())


def pointer_to(steps: Iterable[str | int]) -> str:
    """The JSON pointer of a place: the names and numbers on the way to it."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def value_at(value: Any, place: str, default: Any = None) -> Any:
    """What stands at a JSON pointer; the default where there is no such place."""
    for step in place.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, Mapping) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        else:
            return default
    return value
