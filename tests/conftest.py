"""What holds for all tests."""

import gc

import pytest
import rotation


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of collected tests are not looked through again at every garbage collection: the
    tests that play whole runs in this process make a lot of it."""
    gc.collect()
    gc.freeze()


def pytest_configure(config: pytest.Config) -> None:
    """Settles which part of the long rows is played, once for all processes."""
    rotation.settle()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says which part it was."""
    terminalreporter.write_line(rotation.told(rotation.settle()))
