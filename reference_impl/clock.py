"""The clock of the reference: that of the machine, which can be put forward.

Nothing happens here by itself: what time does is seen when somebody asks. So whoever wants to see
what is left after a while need not wait for it.
"""

import time

_ahead = [0.0]


def now() -> float:
    """Seconds, from any beginning."""
    return time.monotonic() + _ahead[0]


def leaps() -> float:
    """Only the seconds that were put forward: a clock that does not tick."""
    return _ahead[0]


def put_forward(seconds: float) -> None:
    """From now on it is so many seconds later, for every provider in this process."""
    _ahead[0] += seconds
