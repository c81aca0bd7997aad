"""What a play sent, and how each of it ended, as its journals tell."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kcc_conformance.consumer.journal_reading import journal_lines

ACKNOWLEDGED, REFUSED, UNKNOWN, UNSENT = "acknowledged", "refused", "unknown", "unsent"
"""How a write ends: a 2xx with an ID; a 4xx that says that it was not done; no answer, or one that
leaves open whether it was done; and what never left."""
_LEAVES_OPEN = frozenset({408, 425, 429, 499})
"""What somebody in between says who was left waiting: the provider may have done it."""
LINKS = {"actorklantcontact": "actor", "betrokkene": "partij"}
"""The kinds of records that hang on a klantcontact, and whom each links to it."""


def outcome_of(status: int | None, *, unsent: bool, identified: bool) -> str:
    """How a write ended that was answered so."""
    if unsent:
        return UNSENT
    if status is not None and 200 <= status < 300 and identified:
        return ACKNOWLEDGED
    if status is not None and 400 <= status < 500 and status not in _LEAVES_OPEN:
        return REFUSED
    return UNKNOWN


@dataclass(slots=True)
class Write:
    """One registration. `serial` is the number in its mark (0 where it bears none), `other` the ID
    of the actor or partij that it links to `klantcontact`; `late` is how many seconds after its
    acknowledgement it was not to be seen yet."""

    resource: str
    serial: int = 0
    klantcontact: str = ""
    other: str = ""
    outcome: str = UNKNOWN
    id: str = ""
    late: float | None = None


@dataclass(slots=True)
class Correction:
    """One correction of a klantcontact (its `id`): an attribute and the number of the version."""

    id: str
    attribute: str
    version: int
    outcome: str = UNKNOWN


@dataclass(frozen=True)
class Sight:
    """Something wrong that an agent saw while it played: a reading of a record that showed what is
    another's (`whose` is the serial number of that)."""

    id: str
    attribute: str
    whose: int


@dataclass
class History:
    """All writes of a play. `people` are the IDs of the actors and partijen that were there before
    it; `damaged` is how many lines of the journals could not be read, `ended` how many processes
    ended as they should."""

    writes: list[Write] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    sights: list[Sight] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    damaged: int = 0
    ended: int = 0


def read_history(paths: Iterable[Path]) -> History:
    """The history in the journals of the processes that played. Raises OSError."""
    history = History()
    for path in paths:
        _Reader(history).take(journal_lines(path))
    return history


class _Reader:
    """Takes the lines of one journal into a history."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._open: dict[int, Write] = {}
        self._correcting: dict[int, Correction] = {}
        self._by_id: dict[str, Write] = {}

    def take(self, lines: Iterator[Any]) -> None:
        for n, line in enumerate(lines):
            if n and not (isinstance(line, dict) and self._taken(line)):
                self._history.damaged += 1

    def _taken(self, line: dict[str, Any]) -> bool:
        told = line.get("load")
        if told == "write":
            self._write(line)
        elif told in (ACKNOWLEDGED, REFUSED, UNKNOWN, UNSENT):
            write = self._open.pop(_number(line, "of"), None)
            if write is not None:
                write.outcome, write.id = told, str(line.get("id", ""))
                self._by_id[write.id] = write
        elif told == "correction":
            found = Correction(str(line["id"]), str(line["attribute"]), _number(line, "version"))
            self._correcting[_number(line, "of")] = found
            self._history.corrections.append(found)
        elif told == "corrected":
            correction = self._correcting.pop(_number(line, "of"), None)
            if correction is not None:
                correction.outcome = str(line["outcome"])
        elif told == "late":
            write = self._by_id.get(str(line["id"]))
            if write is not None:
                write.late = max(write.late or 0.0, float(line["seconds"]))
        elif told == "sight":
            seen = Sight(str(line["id"]), str(line["attribute"]), _number(line, "whose"))
            self._history.sights.append(seen)
        elif told == "ended":
            self._history.ended += 1
        return bool(told) or bool({"intent", "made", "settled", "gone"} & line.keys())

    def _write(self, line: dict[str, Any]) -> None:
        write = Write(
            str(line["resource"]),
            _number(line, "serial"),
            str(line.get("klantcontact", "")),
            str(line.get("other", "")),
        )
        self._open[_number(line, "of")] = write
        self._history.writes.append(write)


def _number(line: dict[str, Any], key: str) -> int:
    value = line.get(key, 0)
    return value if isinstance(value, int) else 0
