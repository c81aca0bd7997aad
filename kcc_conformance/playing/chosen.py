"""What a user chose for a run, understood: parsed once, at the door, and handed on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from kcc_conformance.errors import UsageError
from kcc_conformance.law.readings import parse_readings
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.played import Played
from kcc_conformance.playing.selection import Selection, parse_selection
from kcc_conformance.result.earlier import failed_in
from kcc_conformance.result.known_failures import Entry, known_failures_of
from kcc_conformance.settings.settings import Settings


@dataclass(frozen=True)
class Chosen:
    """The readings that bind (question to reading), the scenarios to play, the failures that are
    known, and what failed in an earlier result and does not exist any more (`gone`, ids). What was
    declared of the provider is with the settings, which need it for themselves
    (`Settings.declared`)."""

    readings: Mapping[str, str] = field(default_factory=dict)
    selection: Selection = field(default_factory=Selection)
    known: tuple[Entry, ...] = ()
    gone: tuple[str, ...] = ()


def chosen_by(settings: Settings) -> Chosen:
    """What these settings choose. Raises UsageError with one line where that does not exist."""
    readings = parse_readings(settings.reading, load_register()) if settings.reading else {}
    selection = parse_selection(settings.only)
    if settings.quick:
        selection = selection.within(partial(_quick, settings.text))
    gone: tuple[str, ...] = ()
    if settings.failed is not None:
        from kcc_conformance.playing.scenarios import check_ids

        again = failed_in(settings.failed)
        gone = tuple(sorted(again - check_ids()))
        if len(gone) == len(again):
            raise UsageError(
                f"--failed {settings.failed}: what failed there does not exist any more:"
                f" {', '.join(gone)}"
            )
        selection = selection.within(lambda played: played.id in again)
    return Chosen(readings, selection, known_failures_of(settings.baseline), gone)


def narrowed_by(settings: Settings) -> tuple[str, ...]:
    """The options, as they were given, that choose a part of the scenarios."""
    return tuple(_narrowing(settings))


def _narrowing(settings: Settings) -> Iterator[str]:
    if settings.only is not None:
        yield f"--only {settings.only}"
    if settings.quick:
        yield "--quick"
    if settings.failed is not None:
        yield f"--failed {settings.failed}"


def _quick(text: str, played: Played) -> bool:
    """Whether `--quick` plays it: where the text that is judged by makes none of its clauses
    mandatory, something else needs the requests more."""
    register = load_register()
    return played.quick and any(register.level(each, text) == "MUST" for each in played.clauses)
