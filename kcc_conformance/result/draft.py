"""A draft of a list of known failures, from what failed in a run (`--write-baseline`)."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from kcc_conformance.errors import UsageError
from kcc_conformance.phrases import phrase
from kcc_conformance.result.known_failures import UNFILLED, Entry, today
from kcc_conformance.result.result import EXPIRED, FAILED, STALE, UNKNOWN, Check, Result
from kcc_conformance.result.verdict import binding_levels

DAYS = 90
"""Until when a drafted entry counts: a supplier's release or two, and then somebody looks again."""

_WORDS = {
    "nl": {
        "head": """\
# Bekende fouten van {provider} ({contract}), opgezet uit een run van {day}.
# Geef elk blok een reden en een link: met --baseline faalt de run niet op een controle in deze
# lijst zolang die faalt en het blok niet is verlopen (de dag zelf telt mee, UTC). Zij blijft
# zichtbaar.
""",
        "none": "# Geen enkele verplichte controle is mislukt: er is niets om op te nemen.\n",
        "expired": "verlopen: kies een nieuwe datum of los het op",
        "reason": "waarom dit bekend is, en tot dan mag",
        "link": "https://… waar het wordt gevolgd",
    },
    "en": {
        "head": """\
# Known failures of {provider} ({contract}), drafted from a run of {day}.
# Give every entry a reason and a link: with --baseline, a check on this list does not fail the
# run as long as it fails and has not expired (the day itself counts, UTC). It stays visible.
""",
        "none": "# No mandatory check failed: there is nothing to list.\n",
        "expired": "expired: renew or solve",
        "reason": "why this is known and accepted until then",
        "link": "https://… where it is followed up",
    },
}


def check_draft(path: str | None) -> None:
    """Raises UsageError if a draft cannot be written there: it never replaces a file."""
    if path is None:
        return
    place = Path(path)
    if place.exists() or place.is_symlink():
        raise UsageError(f"--write-baseline {path}: is there already and is not overwritten")
    if not place.parent.is_dir() or not os.access(place.parent, os.W_OK):
        raise UsageError(f"--write-baseline {path}: {place.parent} is no folder to write in")


def write_draft(
    path: str, result: Result, known: Sequence[Entry], *, strict: bool, language: str = "en"
) -> int:
    """Writes the draft and answers how many checks it lists.

    Every binding check that failed is listed, those that one cause explains in one entry. Of the
    list given with the same run (`known`), entries that still hold are kept as they are (an expired
    one with its date, which has to be renewed by hand); those that are stale or name nothing are
    left out. Raises UsageError.
    """
    check_draft(path)
    kept = _kept(known, result)
    listed = {entry.check for entry in kept}
    levels = binding_levels(strict)
    fresh = [
        check
        for check in result.checks
        if check.outcome == FAILED and check.level in levels and check.id not in listed
    ]
    try:
        with Path(path).open("x", encoding="utf-8") as file:
            file.write(_text(result, kept, fresh, today(), language))
    except OSError as error:
        raise UsageError(
            f"--write-baseline {path}: cannot be written ({error.strerror or error})"
        ) from None
    return len(kept) + len(fresh)


def _kept(entries: Iterable[Entry], result: Result) -> tuple[Entry, ...]:
    states = {entry.check: entry.state for entry in result.known}
    return tuple(entry for entry in entries if states.get(entry.check) not in (STALE, UNKNOWN))


def _text(
    result: Result, kept: Sequence[Entry], fresh: Sequence[Check], day: date, language: str
) -> str:
    words = _WORDS[language]
    states = {entry.check: entry.state for entry in result.known}
    blocks = [
        words["head"].format(
            provider=_comment(result.provider.get("url", "?")),
            contract=_comment(result.provider.get("contract", "?")),
            day=day.isoformat(),
        )
    ]
    if not kept and not fresh:
        blocks.append(words["none"])
    for entry in kept:
        old = states.get(entry.check) == EXPIRED
        note = words["expired"] if old else ""
        blocks.append(_block([entry.check], entry.reason, entry.link, entry.expires, note))
    last = day + timedelta(days=DAYS)
    reason, link = (f"{UNFILLED}: {words[key]}" for key in ("reason", "link"))
    for note, checks in _together(result, fresh, language):
        blocks.append(_block([check.id for check in checks], reason, link, last, note))
    return "\n".join(blocks)


def _together(
    result: Result, fresh: Sequence[Check], language: str
) -> Iterator[tuple[str, Sequence[Check]]]:
    """What failed in the order of the run, with what one cause explains in one place."""
    left = {check.id: check for check in fresh}
    for cause in result.causes:
        same = [left.pop(name) for name in cause.checks if name in left]
        if same:
            yield f"{', '.join(cause.clauses)}: {cause.what.get(language, '')}", same
    for check in left.values():
        told = check.message or "; ".join(finding.message for finding in check.findings[:3])
        if language != "nl":
            told = phrase(told, language)
        yield f"{', '.join(check.clauses)}: {told}", [check]


def _block(checks: Sequence[str], reason: str, link: str, expires: date, note: str) -> str:
    lines = [f"# {_comment(note)}"] if note else []
    several = [f"    {_quoted(check)}," for check in checks]
    which = ["checks = [", *several, "]"] if len(checks) > 1 else [f"check = {_quoted(checks[0])}"]
    lines += [
        "[[known]]",
        *which,
        f"reason = {_quoted(reason)}",
        f"link = {_quoted(link)}",
        f"expires = {expires.isoformat()}",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string; JSON escapes alike, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: object) -> str:
    return "".join(char if char.isprintable() else " " for char in str(text))[:200]
