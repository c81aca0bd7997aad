"""A filter that shows something for a value that does not exist: the check says which value."""

import secrets

import pytest
from kcc_conformance.reference_impl import create_app

from kcc_conformance.phrases import phrase
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import FAILED
from kcc_conformance.settings.settings import Settings


@pytest.mark.parametrize(
    ("fault", "noted"),
    [
        ("list-filters-joined-with-or", r"gefilterd op klantcontact (bestaat) en partij"),
        ("list-filter-ignored-betrokkene-klantcontact", "gefilterd op klantcontact (bestaat niet)"),
    ],
)
def test_it_is_noted_and_there_is_english_for_it(fault: str, noted: str) -> None:
    token = secrets.token_hex(8)
    settings = Settings(seed=7, patience=0.0, token=token, only="Filteren and betrokkene")
    result = play(settings, app=create_app("openklant-2.16", token=token, faults=(fault,)))
    notes = [note for check in result.checks if check.outcome == FAILED for note in check.notes]
    found = [note for note in notes if note.startswith("gefilterd")]
    assert [note for note in found if note.startswith(noted)], notes
    assert all(phrase(note, "en").endswith("(does not exist)") for note in found)
