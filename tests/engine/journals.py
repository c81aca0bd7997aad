"""A journal of a run that never was."""

from pathlib import Path

from kcc_conformance.consumer.journal import Header, Journal, journal_path

RUN = "0a1b2c3d"
HEADER = Header("http://klant.example/api", "openklant-2.16", RUN, "2025-01-02T03:04:05+00:00")
ITEMS = {"klantcontact": "/klantcontacten/{id}"}


def journal_in(folder: Path) -> Journal:
    return Journal(journal_path(folder, RUN), HEADER, ITEMS)
