"""What holds for all tests."""

import gc
from pathlib import Path

import pytest
import rotation

from kcc_conformance.playing.step_lookup import look_up_once

FOLDER = Path(__file__).parent
LONG = ("package", "acceptance", "hostile")
"""The folders of what takes longest a test, the longest first: begun last, one of them would keep
one process busy when the others have nothing left."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones come first."""
    items.sort(key=_place)


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
