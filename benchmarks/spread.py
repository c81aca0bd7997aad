"""A figure that was measured several times."""

import statistics
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Spread:
    """The middle of what was measured, the least and the most."""

    median: float
    least: float
    most: float

    def told(self, digits: int = 2) -> str:
        """`1.05 (1.04 – 1.09)`; what never differed stands alone."""
        median, least, most = (
            f"{each:,.{digits}f}" for each in (self.median, self.least, self.most)
        )
        return median if least == most else f"{median} ({least} – {most})"


def spread(values: Iterable[float]) -> Spread:
    """The spread of one value or more."""
    every = sorted(values)
    return Spread(statistics.median(every), every[0], every[-1])
