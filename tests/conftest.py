"""What holds for all tests."""

import gc
import os
from pathlib import Path

import pytest
import rotation

from kcc_conformance.playing.step_lookup import look_up_once

FOLDER = Path(__file__).parent
LONG = (
    "acceptance/test_strangers.py", "acceptance/test_register_of_others.py",
    "package", "acceptance", "hostile",
)  # fmt: skip
"""The files and folders of what takes longest a test, the longest first: begun last, one of them
would keep one process busy when the others have nothing left."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each process gets a share that begins with the long ones: xdist cuts the list in equal pieces
    and lets who is done first take over what is left of another's."""
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    items.sort(key=_place)
    items[:] = [item for first in range(processes) for item in items[first::processes]]


def _place(item: pytest.Item) -> int:
    of = [n for n, folder in enumerate(LONG) if item.path.is_relative_to(FOLDER / folder)]
    return of[0] if of else len(LONG)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of collected tests are not looked through again at every garbage collection: the
    tests that play whole runs in this process make a lot of it."""
    gc.collect()
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    """Settles which part of the long rows is played, once for all processes; and the scenarios of
    the vocabulary look their steps up as those of a run do."""
    rotation.settle()
    look_up_once(config)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says which part it was."""
    terminalreporter.write_line(rotation.told(rotation.settle()))
