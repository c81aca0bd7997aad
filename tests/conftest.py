"""What holds for all tests."""

import gc

import pytest
import rotation

from kcc_conformance.playing.step_lookup import look_up_once


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
