"""What a user chose for a run, understood: parsed once, at the door, and handed on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kcc_conformance.law.readings import parse_readings
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.selection import Selection, parse_selection
from kcc_conformance.result.known_failures import Entry, known_failures_of
from kcc_conformance.settings.settings import Settings


@dataclass(frozen=True)
class Chosen:
    """The readings that bind (question to reading), the scenarios to play, and the failures that
    are known. What was declared of the provider is with the settings, which need it for
    themselves (`Settings.declared`)."""

    readings: Mapping[str, str] = field(default_factory=dict)
    selection: Selection = field(default_factory=Selection)
    known: tuple[Entry, ...] = ()


def chosen_by(settings: Settings) -> Chosen:
    """What these settings choose. Raises UsageError with one line where that does not exist."""
    return Chosen(
        readings=parse_readings(settings.reading, load_register()) if settings.reading else {},
        selection=parse_selection(settings.only),
        known=known_failures_of(settings.baseline),
    )
