"""The checks that did not go well, each with the clauses and the exchanges that tell of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kcc_conformance.result.result import CANT_TELL, FAILED, Check, ClauseResult, Result

_SHOWN_EXCHANGES = 2
"""A request and what a later reading showed of it: more than that is in the appendix."""


@dataclass(frozen=True)
class Story:
    """A check that did not go well, with the clauses that it speaks of and the exchanges in which
    that was seen."""

    check: Check
    clauses: tuple[ClauseResult, ...]
    exchanges: tuple[Mapping[str, Any], ...]


class Stories:
    """The stories of a result."""

    def __init__(self, result: Result) -> None:
        self._checks = result.checks
        self._by_number = result.numbered
        self._clauses = {clause.id: clause for clause in result.clauses}
        self._place = {clause.id: place for place, clause in enumerate(result.clauses)}

    def of(self, wanted: Callable[[Check], bool]) -> tuple[Story, ...]:
        """Those of the checks that are wanted, in the order of the clauses, failures first."""
        stories = [
            Story(check, self._blamed(check), self._telling(check))
            for check in self._checks
            if check.outcome in (FAILED, CANT_TELL) and wanted(check)
        ]
        return tuple(sorted(stories, key=self._order))

    def _order(self, story: Story) -> tuple[int, bool]:
        place = self._place[story.clauses[0].id] if story.clauses else len(self._place)
        return place, story.check.outcome != FAILED

    def _blamed(self, check: Check) -> tuple[ClauseResult, ...]:
        names = check.counts_against if check.outcome == FAILED else check.clauses
        known = [self._clauses[name] for name in names if name in self._clauses]
        return tuple(sorted(known, key=lambda clause: self._place[clause.id]))

    def _telling(self, check: Check) -> tuple[Mapping[str, Any], ...]:
        """The exchanges that the findings name; else the one without an answer; else the last."""
        named = dict.fromkeys(f.exchange for f in check.findings if f.exchange is not None)
        found = [self._by_number[n] for n in named if n in self._by_number]
        if not found:
            used = [self._by_number[n] for n in check.exchanges if n in self._by_number]
            mute = [exchange for exchange in used if exchange.get("status") is None]
            found = (mute or used)[-1:]
        return tuple(found[:_SHOWN_EXCHANGES])
