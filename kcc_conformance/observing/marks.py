"""By what traffic is known: the marks of the calls, their times, their employee."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta

from kcc_conformance.observing.declaration import Call, Declaration
from kcc_conformance.observing.records import Actor


def plain(text: str) -> str:
    """A text without differences of case and white space."""
    return " ".join(text.split()).casefold()


class Marks:
    """The marks of the calls, to be found in texts as words of their own."""

    def __init__(self, calls: Iterable[Call]) -> None:
        self._calls = {call.mark.casefold(): call for call in calls if call.mark}
        either = "|".join(sorted(map(re.escape, self._calls), key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![^\W_])(?:{either or '(?!)'})(?![^\W_])", re.IGNORECASE)

    def borne_by(self, text: str) -> tuple[Call, ...]:
        """The calls whose mark a text bears."""
        found = {each.casefold() for each in self._pattern.findall(text)}
        return tuple(call for mark, call in self._calls.items() if mark in found)


class Windows:
    """The times of the calls, and for how long after its end something may be of a call."""

    def __init__(self, calls: Iterable[Call], late: timedelta) -> None:
        timed = [(c.begin, c.over + late, c) for c in calls if c.begin and c.over]
        self._timed = sorted(timed, key=lambda each: each[0])
        self._begins = [begin for begin, _, _ in self._timed]
        self._longest = max((end - begin for begin, end, _ in self._timed), default=late)

    def __bool__(self) -> bool:
        return bool(self._timed)

    def around(self, at: datetime | None) -> list[Call]:
        """The calls in whose time a moment falls, in the order in which they began."""
        if at is None:
            return []
        first = bisect_left(self._begins, at - self._longest)
        last = bisect_right(self._begins, at)
        return [call for _, end, call in self._timed[first:last] if at <= end]


def is_employee(actor: Actor, declaration: Declaration) -> bool | None:
    """Whether an actor is the declared employee; None where nothing was seen of who it is."""
    wanted, name = plain(declaration.employee), plain(declaration.employee_name)
    seen = {plain(each) for each in actor.identificators}
    if wanted and seen:
        return wanted in seen
    if name and actor.name:
        return plain(actor.name) == name
    return None
