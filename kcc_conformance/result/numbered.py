"""The exchanges of a result by their numbers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


class Numbered(Mapping[int, Mapping[str, Any]]):
    """Exchanges by the number `n` that each has; what is asked for is taken from the sequence
    anew, which may have to read it, but for what was asked for last. `made` are the numbers by what
    the exchanges were made for."""

    def __init__(self, exchanges: Sequence[Mapping[str, Any]]) -> None:
        self._exchanges = exchanges
        self._places: dict[int, int] = {}
        self.made: dict[str, list[int]] = {}
        self._last: tuple[int | None, Mapping[str, Any]] = (None, {})
        for place, each in enumerate(exchanges):
            if "n" in each:
                self._places[each["n"]] = place
                self.made.setdefault(str(each.get("check", "")), []).append(each["n"])

    def __getitem__(self, n: int) -> Mapping[str, Any]:
        if n != self._last[0]:
            self._last = (n, self._exchanges[self._places[n]])
        return self._last[1]

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, n: object) -> bool:
        return n in self._places
