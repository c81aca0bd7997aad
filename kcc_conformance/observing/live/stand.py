"""How things stand: the calls, what passed by, and what was found so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kcc_conformance.observing.live.board import JUDGED, Board, Turn
from kcc_conformance.observing.live.tape import Tape
from kcc_conformance.result.result import FAILED, Check


@dataclass
class Stand:
    """What there is to show at any moment. `checks` are those of the last time that was judged,
    without anything personal."""

    board: Board
    tape: Tape
    base: str = ""
    checks: Sequence[Check] = field(default_factory=tuple)

    def findings(self, call: str = "") -> list[dict[str, Any]]:
        """The failed checks, of one call or of all."""
        return [
            {
                "check": check.id,
                "call": check.call,
                "clauses": list(check.clauses),
                "level": check.level,
                "message": check.message,
            }
            for check in self.checks
            if check.outcome == FAILED and call in ("", check.call)
        ]

    def as_json(self) -> dict[str, Any]:
        """All of it."""
        turns = self.board.turns()
        return {
            "state": "klaar" if all(turn.state == JUDGED for turn in turns) else "luistert",
            "base": self.base,
            "counts": self.tape.counts,
            "calls": [self._call(turn) for turn in turns],
            "findings": self.findings(),
        }

    def _call(self, turn: Turn) -> dict[str, Any]:
        outcomes = [check.outcome for check in self.checks if check.call == turn.call.id]
        return {
            **turn.played.as_json(),
            "mark": turn.call.mark,
            "state": turn.state,
            "refused": turn.refused,
            "outcomes": {name: outcomes.count(name) for name in sorted({*outcomes})},
        }
