"""Letting time pass, where a check is about what is left after a while."""

import time

from kcc_conformance.stage.stage import Stage

_ENOUGH = 120.0
"""Seconds that the clock of an application in this process is put forward, which costs nothing."""


def let_pass(stage: Stage, *, since: float, seconds: float) -> None:
    """Waits until `seconds` have passed since a moment of the monotonic clock; never beyond the
    end of the run.

    An application in this process does nothing by itself: its clock is put forward (see
    `Embedded`), and nothing is waited.
    """
    if stage.embedded is not None:
        stage.embedded.put_forward(_ENOUGH)
        return
    passed = time.monotonic() - since
    time.sleep(max(0.0, min(seconds - passed, stage.provider.deadline.left)))
