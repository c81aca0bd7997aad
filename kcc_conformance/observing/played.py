"""The calls of a live session as they were played: when each began and ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from kcc_conformance.observing.declaration import CANCELLED, SAVED, Declaration

_MOMENTS = ("begin", "end", "finished")


@dataclass(frozen=True)
class PlayedCall:
    """When a call began, when it was over and when the employee was done with it, and how it was
    finished. None: nobody said so."""

    id: str
    begin: datetime | None = None
    end: datetime | None = None
    finished: datetime | None = None
    finished_by: str = SAVED

    def as_json(self) -> dict[str, Any]:
        """The same as a recording keeps it."""
        moments = {name: getattr(self, name) for name in _MOMENTS}
        told = {name: at.isoformat() if at else None for name, at in moments.items()}
        return {"id": self.id, **told, "finished_by": self.finished_by}


def played_calls(found: Any) -> tuple[PlayedCall, ...] | None:
    """The calls that a recording names; None where it names none."""
    if not isinstance(found, list):
        return None
    return tuple(
        PlayedCall(
            id=str(each.get("id")),
            begin=moment_of(each.get("begin")),
            end=moment_of(each.get("end")),
            finished=moment_of(each.get("finished")),
            finished_by=CANCELLED if each.get("finished_by") == CANCELLED else SAVED,
        )
        for each in found
        if isinstance(each, Mapping)
    )


def as_played(declaration: Declaration, played: Sequence[PlayedCall] | None) -> Declaration:
    """The declaration with the calls that were played only, each at its time; as it is where
    nobody watched the calls."""
    if played is None:
        return declaration
    times = {each.id: each for each in played}
    return replace(
        declaration,
        calls=tuple(
            replace(
                call,
                begin=(at := times[call.id]).begin,
                end=at.end,
                finished=at.finished,
                finished_by=at.finished_by,
            )
            for call in declaration.calls
            if call.id in times
        ),
    )


def moment_of(value: Any) -> datetime | None:
    """A moment in UTC; one without a zone says nothing."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None
