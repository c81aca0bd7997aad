"""A command that plays each call: it is told which, and where consumer and observer are."""

import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

from kcc_conformance.observing.live.board import DONE, JUDGED, RUNNING, WAITING, Board

_GRACE = 5.0
"""Seconds that a command gets to end by itself when it is told to."""
_LOOK = 0.1
"""Seconds between two looks at whether it has ended."""


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, and whether it said when the call was over."""

    code: int
    told_end: bool


def play(
    command: str, call: str, board: Board, base: str, control: str, stopped: Callable[[], bool]
) -> Ended:
    """Runs the command for a call, which begins with it, unless somebody began it before, and is
    done when it has ended. Ends it where the user stops."""
    environment = {
        **os.environ,
        "KCC_OBSERVE_BASE": base,
        "KCC_OBSERVE_CONTROL": control,
        "KCC_OBSERVE_CALL": call,
    }
    if board.turn(call).state == WAITING:
        board.begin(call)
    process = subprocess.Popen(command, shell=True, env=environment)
    try:
        while process.poll() is None and not stopped():
            time.sleep(_LOOK)
    finally:
        _end(process)
    turn = board.turn(call)
    told_end = turn.played.end is not None
    if turn.state not in (DONE, JUDGED) and not stopped():
        board.finish(call, turn.call.finished_by, unended=turn.state == RUNNING)
    return Ended(process.returncode, told_end)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
