"""Which of the scenarios that pytest collects a run plays."""

from typing import Any

import pytest

from kcc_conformance.playing.played import LAST, Played
from kcc_conformance.playing.scenarios import describe, rows_of
from kcc_conformance.playing.selection import Selection


class Choosing:
    """Sorts out what pytest collects: `selected` is played, `unplayed` was not chosen, and
    `writing` is what a run that only reads cannot play; all in the order of the file.

    With `ahead` pytest does not make items of scenarios of which no row is played, which takes
    longer than a small run; only for a session in which pytest itself leaves out nothing.
    """

    def __init__(self, selection: Selection, *, read_only: bool, ahead: bool) -> None:
        self.selected: list[Played] = []
        self.unplayed: list[Played] = []
        self.writing: list[Played] = []
        self._wants = selection.wants
        self._read_only = read_only
        self._ahead = ahead
        self._seen: dict[str, int] = {}

    def item_of(self, function: Any) -> list[pytest.Item] | None:
        """No items for a function that is a scenario of which nothing is played; None where pytest
        has to make them."""
        rows = rows_of(function) if self._ahead else None
        if not rows:
            return None
        for played in rows.values():
            self._seen.setdefault(played.id, len(self._seen))
        if any(self._fits(played) for played in rows.values()):
            return None
        for played in rows.values():
            self._leave(played)
        return []

    def sort(self, config: pytest.Config, items: list[pytest.Item]) -> list[Played]:
        """Leaves out what is not played; the rest plays in the order of the files."""
        kept, dropped = [], []
        for item in items:
            played = describe(item)
            if played is not None and not self._fits(played):
                self._leave(played)
                dropped.append(item)
            else:
                kept.append(item)
                self.selected += [played] if played is not None else []
        if dropped:
            config.hook.pytest_deselected(items=dropped)
            items[:] = kept
        for left in (self.unplayed, self.writing):
            left.sort(key=lambda played: self._seen.get(played.id, 0))
        items.sort(key=_place)
        return [played for item in items if (played := describe(item)) is not None]

    def _fits(self, played: Played) -> bool:
        return played.reads == self._read_only and self._wants(played)

    def _leave(self, played: Played) -> None:
        """Puts what is not played where it belongs; a scenario that only reads, in a run that
        writes, belongs nowhere."""
        if played.reads == self._read_only:
            self.unplayed.append(played)
        elif not played.reads:
            self.writing.append(played)


def _place(item: pytest.Item) -> tuple[bool, str]:
    """The files in alphabetical order, and what looks back on the whole run at the end."""
    played = describe(item)
    feature = played.id.partition("/")[0] if played else ""
    return feature == LAST, feature
