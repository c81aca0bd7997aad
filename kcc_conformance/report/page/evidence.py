"""The exchanges that the page has in full: each body once, what is cited first, within a budget."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup, escape

from kcc_conformance.inert import line, pretty
from kcc_conformance.report.exchanges import body_of
from kcc_conformance.result.result import CANT_TELL, FAILED, Result

_MOST = 900
"""Exchanges in full: as many as a whole run makes at most. With four elements each the page of a
run ten times as large stays under 15,000 elements."""
_BYTES = 1_600_000
"""Of all of them together: the page then stays under 3 MB, as far as browsers open it at once."""
_OVERHEAD = 250
"""Bytes that an exchange takes beside its headers and bodies."""
_REFER = 80
"""Characters: what is shorter is written again, for a reference is no shorter."""
_RANGES = 6
"""Ranges of numbers that a check is told to rest on; they are all in result.json."""


@dataclass(frozen=True)
class Range:
    """Exchanges with consecutive numbers."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"#{self.first}" if self.first == self.last else f"#{self.first}–#{self.last}"


class Evidence:
    """The exchanges of a result as the page has them."""

    def __init__(self, result: Result) -> None:
        self._result = result
        self._by_number = result.numbered

    @cached_property
    def shown(self) -> frozenset[int]:
        """The numbers of the exchanges that the page has."""
        return frozenset(self._parts)

    @cached_property
    def _parts(self) -> Mapping[int, tuple[str, ...]]:
        """Of each exchange that the page has the headers and the body sent, and those received;
        empty if there is none. Equal ones are one text, in memory as on the page."""
        found: dict[int, tuple[str, ...]] = {}
        known: dict[str, str] = {}
        left = _BYTES
        for number in self._order:
            if len(found) == _MOST:
                break
            told = _told(self._by_number[number])
            parts = {part for part in told if part not in known}
            cost = _OVERHEAD + sum(len(escape(part)) for part in parts)
            if cost > left:
                continue
            left -= cost
            known |= {part: part for part in parts if len(part) >= _REFER}
            found[number] = tuple(known.get(part, part) for part in told)
        return found

    @property
    def apart(self) -> int:
        """How many exchanges the page does not have."""
        return len(self._by_number) - len(self.shown)

    def of(self, check_id: str) -> Iterator[Mapping[str, Any]]:
        """The exchanges that were made for a check and that the page has."""
        numbers = (n for n in self._by_number.made.get(check_id, ()) if n in self.shown)
        return (self._by_number[n] for n in numbers)

    def missed(self, check_id: str) -> tuple[Range, ...]:
        """Those made for a check that the page does not have."""
        made = self._by_number.made.get(check_id, ())
        return ranges(n for n in made if n not in self.shown)

    def shared(self, check_id: str, numbers: Iterable[int]) -> tuple[Range, ...]:
        """Those that a check rests on and that were made for another."""
        own = {*self._by_number.made.get(check_id, ())}
        return ranges(n for n in numbers if n not in own)[:_RANGES]

    @cached_property
    def unclaimed(self) -> tuple[str, ...]:
        """What exchanges were made for that is no check: preparation, clean-up."""
        ids = {check.id for check in self._result.checks}
        return tuple(name for name in self._by_number.made if name not in ids)

    def text(self, number: int) -> Markup:
        """An exchange: what was sent and what came, with a reference to what was shown before."""
        exchange = self._by_number[number]
        status = exchange.get("status")
        sent = f"{line(exchange.get('method', '?'), 20)} {line(exchange.get('url', '?'), 2_000)}"
        came = "–" if status is None else str(status)
        asked = self._written(number, 0)
        given = self._written(number, 2)
        return Markup("> {}\n{}< {}\n{}").format(sent, asked, came, given)

    def _written(self, number: int, first: int) -> Markup:
        told = []
        for part in self._parts[number][first : first + 2]:
            before = self._first.get(part, number)
            if part and len(part) >= _REFER and before != number:
                told.append(Markup('<a href="#x{}">= #{}</a>\n').format(before, before))
            elif part:
                told.append(escape(part) + "\n")
        return Markup("").join(told)

    @cached_property
    def _first(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for number in sorted(self.shown):
            for part in self._parts[number]:
                found.setdefault(part, number)
        return found

    @property
    def _order(self) -> Iterator[int]:
        """What findings cite, then what failed checks rest on, then the rest, each once."""
        result = self._result
        bad = [check for check in result.checks if check.outcome in (FAILED, CANT_TELL)]
        wanted = (
            [cause.witness.exchange for cause in result.causes],
            (finding.exchange for check in bad for finding in check.findings),
            (number for check in bad for number in check.exchanges[-1:]),
            (number for check in bad for number in check.exchanges),
            self._by_number,
        )
        every = dict.fromkeys(number for numbers in wanted for number in numbers)
        return (number for number in every if number is not None and number in self._by_number)


def _told(exchange: Mapping[str, Any]) -> tuple[str, str, str, str]:
    return (
        headers_of(exchange, "request"),
        _body(exchange, "request"),
        headers_of(exchange, "response"),
        _body(exchange, "response"),
    )


def ranges(numbers: Iterable[int]) -> tuple[Range, ...]:
    """Numbers as ranges, in order."""
    found: list[Range] = []
    for number in sorted(set(numbers)):
        if found and found[-1].last == number - 1:
            found[-1] = Range(found[-1].first, number)
        else:
            found.append(Range(number, number))
    return tuple(found)


def headers_of(exchange: Mapping[str, Any], side: str) -> str:
    """The headers of `request` or `response`, one a line, cleaned."""
    part = exchange.get(side)
    headers = part.get("headers") if isinstance(part, Mapping) else None
    rows = headers.items() if isinstance(headers, Mapping) else ()
    return "\n".join(f"{line(name, 100)}: {line(value, 2_000)}" for name, value in rows)


def _body(exchange: Mapping[str, Any], side: str) -> str:
    body = body_of(exchange, side)
    return "" if body is None or body == "" else pretty(body, lines=400, width=2_000)
