"""What a journal tells of a run that is over. It may be damaged, or come from anybody."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kcc_conformance.consumer.journal import KIND, VERSION, Header, parsed
from kcc_conformance.consumer.ledger import ORDER, Entry, Intent, Ledger
from kcc_conformance.errors import UsageError
from kcc_conformance.result.result import Leftover

_LINE_LIMIT = 10_000
"""Bytes of a line: our own hold a few texts of 300 characters, six bytes each when escaped, and
whoever made the file need not be we."""

_SENDABLE = re.compile(r"[^\ud800-\udfff]{0,500}", re.DOTALL)
_RUN = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True)
class Past:
    """What a journal tells of a run that is over.

    `unusable` are records whose ID is none that can be sent; `damaged` is how many lines cannot be
    read, a last one that was being written left out.
    """

    header: Header
    ledger: Ledger
    unusable: tuple[Leftover, ...] = ()
    damaged: int = 0


def read_journal(path: Path) -> Past:
    """Reads a journal. Raises UsageError with one line for a file that is none."""
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file")
    ledger = Ledger()
    unusable: dict[tuple[str, str], Leftover] = {}
    damaged = 0
    try:
        lines = journal_lines(path)
        header = _header(path, next(lines, None))
        last_damaged = False
        for line in lines:
            damaged += last_damaged
            last_damaged = not _taken(line, header.marker, ledger, unusable)
        ended = _ends_with_newline(path)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror or error})") from None
    damaged += last_damaged and ended
    return Past(header, ledger, tuple(unusable.values()), damaged)


def journal_lines(path: Path) -> Iterator[Any]:
    """The JSON value of each line of a journal, None for one that is none or too long."""
    with path.open("rb") as file:
        while line := file.readline(_LINE_LIMIT):
            whole = line.endswith(b"\n") or len(line) < _LINE_LIMIT
            while not line.endswith(b"\n") and (line := file.readline(_LINE_LIMIT)):
                whole = False
            yield parsed(line) if whole else None


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def _header(path: Path, told: Any) -> Header:
    if not isinstance(told, dict) or told.get("journal") != KIND:
        raise UsageError(f"{path}: is not a journal of kcc-conformance")
    if told.get("version") != VERSION:
        raise UsageError(f"{path}: is a journal of another version of kcc-conformance; use that")
    texts = [told.get(key) for key in ("url", "contract", "run", "started")]
    if not all(isinstance(text, str) and 0 < len(text) <= 2000 for text in texts):
        raise UsageError(f"{path}: the first line of the journal is damaged")
    header = Header(*(str(text) for text in texts))
    if not _RUN.fullmatch(header.run_id) or told.get("marker") != header.marker:
        raise UsageError(f"{path}: the first line of the journal is damaged")
    return header


def _taken(
    told: Any, marker: str, ledger: Ledger, unusable: dict[tuple[str, str], Leftover]
) -> bool:
    """Notes in the ledger what a line tells; whether it tells something."""
    if not isinstance(told, dict):
        return False
    if "load" in told or "stays" in told:  # of no use for a clean-up
        return True
    if isinstance(told.get("settled"), int):
        ledger.settle(told["settled"])
        return True
    if "intent" in told:
        intent = _intent(told, marker)
        if intent is not None:
            ledger.intend(intent)
        return intent is not None
    resource, record_id = told.get("made", told.get("gone")), told.get("id")
    if resource not in ORDER or not isinstance(record_id, str):
        return False
    if not _can_be_sent(record_id):
        shown = record_id[:100]
        why = "its ID in the journal is none that can stand in a URL; nothing was sent"
        unusable[resource, shown] = Leftover(resource, shown, why)
    elif "made" in told:
        ledger.add(Entry(resource, record_id))
        ledger.mark_standing(resource, record_id)
    else:
        ledger.mark_deleted(resource, record_id)
    return True


def _intent(told: Mapping[str, Any], marker: str) -> Intent | None:
    number, resource, also = told["intent"], told.get("resource"), told.get("also", [])
    token = told.get("token", "")
    marks, refs = _pairs(told.get("marks", {})), _pairs(told.get("refs", {}))
    if not isinstance(number, int) or number < 1 or resource not in ORDER:
        return None
    if not isinstance(also, list) or not all(name in ORDER for name in also):
        return None
    if token and not re.fullmatch(re.escape(marker) + r"(-\d{1,9})?", str(token)):
        return None
    if marks is None or refs is None or not all(_can_be_sent(value) for _, value in refs):
        return None
    at = str(told.get("at", ""))[:40]
    return Intent(number, str(resource), str(token), marks, refs, tuple(also), at)


def _pairs(told: Any) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(told, dict):
        return None
    good = all(isinstance(value, str) and _SENDABLE.fullmatch(value) for value in told.values())
    return tuple(told.items()) if good else None


def _can_be_sent(record_id: str) -> bool:
    """Whether an ID, percent-encoded, is one segment of a path, whoever decodes it."""
    good = 0 < len(record_id) <= 255 and record_id.strip(". ") != ""
    return good and not re.search(r"[\x00-\x1f\x7f/\\\ud800-\udfff]", record_id)
