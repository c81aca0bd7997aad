"""The exchanges of a result by their numbers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


class Numbered(Mapping[int, Mapping[str, Any]]):
    """Exchanges by the number `n` that each has; what is asked for is taken from the sequence
    anew, which may have to read it."""

    def __init__(self, exchanges: Sequence[Mapping[str, Any]]) -> None:
        self._exchanges = exchanges
        self._places = {each["n"]: place for place, each in enumerate(exchanges) if "n" in each}

    def __getitem__(self, n: int) -> Mapping[str, Any]:
        return self._exchanges[self._places[n]]

    def __iter__(self) -> Iterator[int]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, n: object) -> bool:
        return n in self._places
