"""How far each call is that is being played: waiting, running, over, done, judged.

Whoever moves a call on, a person on the page, a script or the command that is run for it: it goes
through here, and whatever comes out of order is refused.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from kcc_conformance.observing.declaration import Call, Refusal
from kcc_conformance.observing.played import PlayedCall

WAITING, RUNNING, OVER, DONE, JUDGED = "wacht", "loopt", "voorbij", "klaar", "beoordeeld"
"""The states of a call, in their order."""
STATES = (WAITING, RUNNING, OVER, DONE, JUDGED)


class OutOfOrder(Exception):
    """A call cannot be moved on so: the key of the sentence that says why, and the call's id."""

    def __init__(self, key: str, call: str) -> None:
        super().__init__(key)
        self.key, self.call = key, call


class NoCall(Exception):
    """There is no call of that id."""


@dataclass(frozen=True)
class Turn:
    """One call as far as it is. `refused` is how often a step of it was refused on purpose."""

    call: Call
    state: str = WAITING
    played: PlayedCall = field(default_factory=lambda: PlayedCall(""))
    refused: int = 0

    @property
    def open(self) -> bool:
        """Whether something of it may still come."""
        return self.state in (RUNNING, OVER)


class Board:
    """The calls, in the order of their declaration; for several threads."""

    def __init__(
        self, calls: Sequence[Call], clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._turns = {call.id: Turn(call, played=PlayedCall(call.id)) for call in calls}

    def turns(self) -> tuple[Turn, ...]:
        """All calls as they are now."""
        with self._lock:
            return tuple(self._turns.values())

    def turn(self, call: str) -> Turn:
        """One call as it is now. Raises NoCall."""
        with self._lock:
            if call not in self._turns:
                raise NoCall(call)
            return self._turns[call]

    def begin(self, call: str) -> None:
        """A call begins. Raises OutOfOrder."""
        with self._lock:
            turn = self.turn(call)
            if turn.state != WAITING:
                raise OutOfOrder("begun", call)
            played = replace(turn.played, begin=self._clock())
            self._turns[call] = replace(turn, state=RUNNING, played=played)

    def end(self, call: str) -> None:
        """A call is over: what the employee registers comes now. Raises OutOfOrder."""
        with self._lock:
            turn = self.turn(call)
            if turn.state == WAITING:
                raise OutOfOrder("not begun", call)
            if turn.state != RUNNING:
                raise OutOfOrder("over", call)
            played = replace(turn.played, end=self._clock())
            self._turns[call] = replace(turn, state=OVER, played=played)

    def finish(self, call: str, by: str, *, unended: bool = False) -> None:
        """The employee is done with a call, saved or cancelled. Raises OutOfOrder, also for one
        that is not over, unless nobody said when it was (`unended`)."""
        with self._lock:
            turn = self.turn(call)
            if turn.state == WAITING:
                raise OutOfOrder("not begun", call)
            if turn.state == RUNNING and not unended:
                raise OutOfOrder("not over", call)
            if turn.state in (DONE, JUDGED):
                raise OutOfOrder("done", call)
            played = replace(turn.played, finished=self._clock(), finished_by=by)
            self._turns[call] = replace(turn, state=DONE, played=played)

    def judge(self, call: str) -> None:
        """A call that was done has been judged."""
        with self._lock:
            if self._turns[call].state == DONE:
                self._turns[call] = replace(self._turns[call], state=JUDGED)

    def refuse(self, call: str, step: str) -> Refusal | None:
        """How to refuse a step of a call, once more than before; None where it is to pass."""
        with self._lock:
            turn = self._turns[call]
            wanted = turn.call.refusal
            if not turn.open or wanted is None or wanted.step != step:
                return None
            if turn.refused >= wanted.times:
                return None
            self._turns[call] = replace(turn, refused=turn.refused + 1)
            return wanted

    def played(self) -> tuple[PlayedCall, ...]:
        """The calls that have begun."""
        return tuple(turn.played for turn in self.turns() if turn.state != WAITING)
