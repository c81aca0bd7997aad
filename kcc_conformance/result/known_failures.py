"""Known failures: the list that a user keeps of them (TOML), and what a run makes of its entries.

An entry excuses a failing check from failing the run, never from being shown; see
`verdict.standing` for what that means for the exit code.
"""

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kcc_conformance.errors import UsageError
from kcc_conformance.result.result import (
    CANT_TELL,
    EXPIRED,
    FAILED,
    KNOWN,
    NOT_JUDGED,
    NOT_PLAYED,
    STALE,
    UNKNOWN,
    UNTESTED,
    Check,
    KnownFailure,
)

UNFILLED = "TODO"
_KEYS = ("reason", "link", "expires")
_WHICH = ("check", "checks")


@dataclass(frozen=True)
class Entry:
    """One known failure as the list has it: which check, why, where that is followed up, and the
    last day (UTC) on which it counts."""

    check: str
    reason: str
    link: str
    expires: date


def load_known_failures(path: Path) -> tuple[Entry, ...]:
    """The entries of a list of known failures, in its own order; one for each check, where a table
    names several (`checks`) that one defect explains.

    Raises UsageError with one line, with the line in the file as far as it is known, for what
    cannot be read, keys that are missing or unknown, a reason or link that still has to be filled
    in, an `expires` that is no date, and a check that is listed twice.
    """
    name = f"--baseline {path}"
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise UsageError(f"{name}: cannot be read as TOML ({reason})") from None
    odd = sorted(set(data) - {"known"})
    if odd:
        raise UsageError(f"{name}: unknown key {odd[0]!r}; a list has [[known]] entries only")
    tables = data.get("known", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UsageError(f"{name}: write each known failure as a [[known]] table")
    entries: dict[str, Entry] = {}
    for table, place in zip(tables, _places(text, len(tables)), strict=True):
        for entry in _entries(table, f"{name}: {place}"):
            if entry.check in entries:
                raise UsageError(f"{name}: {place}: {entry.check!r} is listed twice; keep one")
            entries[entry.check] = entry
    return tuple(entries.values())


def known_failures_of(path: str | None) -> tuple[Entry, ...]:
    """The entries of the list that was given (`--baseline`); none without one."""
    return load_known_failures(Path(path)) if path else ()


def today() -> date:
    """The date by which entries expire: that of UTC."""
    return datetime.now(UTC).date()


def excuses(entries: Iterable[Entry], check: Check, day: date) -> bool:
    """Whether a check failed as one of the entries expects."""
    return check.outcome == FAILED and any(
        entry.check == check.id and entry.expires >= day for entry in entries
    )


def assess(
    entries: Sequence[Entry], checks: Sequence[Check], known_ids: Collection[str], day: date
) -> tuple[KnownFailure, ...]:
    """What a run makes of each entry; `known_ids` are the ids of all checks that exist."""
    played = {check.id: check for check in checks}
    return tuple(
        KnownFailure(
            check=entry.check,
            reason=entry.reason,
            link=entry.link,
            expires=entry.expires.isoformat(),
            state=_state(entry, played.get(entry.check), known_ids, day),
            closest=None if entry.check in known_ids else _closest(entry.check, known_ids),
        )
        for entry in entries
    )


def _state(entry: Entry, check: Check | None, known_ids: Collection[str], day: date) -> str:
    if entry.check not in known_ids:
        return UNKNOWN
    if check is None or check.outcome == UNTESTED:
        return NOT_PLAYED
    judged = check.outcome != CANT_TELL and (check.level != "OPEN" or check.outcome == FAILED)
    if judged and check.outcome != FAILED:
        return STALE
    if entry.expires < day:
        return EXPIRED
    return KNOWN if judged else NOT_JUDGED


def _closest(name: str, known_ids: Collection[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name, sorted(known_ids), 1)), None)


# --- reading ----------------------------------------------------------------------------------


def _places(text: str, count: int) -> list[str]:
    """Where each entry begins; its number where that cannot be told."""
    lines = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if re.match(r"\s*\[\[\s*[\"']?known[\"']?\s*\]\]", line)
    ]
    if len(lines) == count:
        return [f"line {number}" for number in lines]
    return [f"entry {number}" for number in range(1, count + 1)]


def _entries(table: dict[str, Any], where: str) -> tuple[Entry, ...]:
    known = (*_WHICH, *_KEYS)
    for key in table:
        if key not in known:
            raise UsageError(f"{where}: unknown key {key!r}; known are {', '.join(known)}")
    checks = _checks(table, where)
    for key in _KEYS:
        if key not in table:
            raise UsageError(f"{where}: {key!r} is missing; an entry has {', '.join(_KEYS)}")
    for key in ("reason", "link"):
        value = table[key]
        if not isinstance(value, str) or not value.strip():
            raise UsageError(f"{where}: {key!r} is not a text, or an empty one")
        if value.strip().startswith(UNFILLED):
            raise UsageError(f"{where}: {key!r} still has to be filled in ({checks[0]})")
    link = table["link"].strip()
    if not _is_url(link):
        raise UsageError(f"{where}: 'link' is not an http:// or https:// URL")
    expires = table["expires"]
    if not isinstance(expires, date) or isinstance(expires, datetime):
        raise UsageError(
            f"{where}: 'expires' is not a date; write it as 2026-01-31, without quotes"
        )
    reason = " ".join(table["reason"].split())
    return tuple(Entry(check.strip(), reason, link, expires) for check in checks)


def _checks(table: dict[str, Any], where: str) -> list[str]:
    """The checks that an entry is about: one as `check`, or a list as `checks`."""
    given = [key for key in _WHICH if key in table]
    if len(given) != 1:
        raise UsageError(f"{where}: give the id of a 'check', or a list of 'checks'")
    value = table[given[0]]
    checks = [value] if given[0] == "check" else value
    if not isinstance(checks, list) or not checks:
        raise UsageError(f"{where}: 'checks' is not a list of texts, or an empty one")
    if not all(isinstance(each, str) and each.strip() for each in checks):
        raise UsageError(f"{where}: {given[0]!r} is not a text, or an empty one")
    return checks


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable()
    except ValueError:
        return False
