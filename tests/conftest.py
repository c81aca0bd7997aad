"""What holds for all tests."""

import gc
import os
import sys
from pathlib import Path
from typing import TypeVar

import pytest
import rotation

from kcc_conformance.playing.step_lookup import look_up_once

FOLDER = Path(__file__).parent
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
"""Some three hundred processes import the package: it is compiled once, not in each of them."""
LONG = (
    "acceptance/test_strangers.py", "acceptance/test_kill_matrix.py", "package/test_wheel.py",
    "acceptance/test_parallel.py", "acceptance", "package", "house", "hostile",
)  # fmt: skip
"""The files and folders of what takes longest a test, the longest first: begun last, one of them
would keep one process busy when the others have nothing left."""
APART = ("acceptance/test_strangers.py", "hostile")
"""Of what is long the files whose tests share nothing that takes long to make."""
TOGETHER = "house"
"""A folder whose files share whole runs."""
_T = TypeVar("_T")


class Folder(pytest.Dir):
    """Each of the processes begins a folder at another file, and goes on at the top after the end:
    in a fresh clone it compiles its own part and finds the rest done, where all of them would
    compile nearly all of it at once."""

    def collect(self) -> list[pytest.Item | pytest.Collector]:
        """The files, beginning with the part of this process."""
        return _from_its_part(list(super().collect()))


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """So are the folders of tests collected."""
    collected: pytest.Collector | None = None
    if parent.path == FOLDER:
        collected = Folder.from_parent(parent, path=path)
    return collected


def _read_constants() -> None:
    """What hypothesis does when the tests are collected, of every module that is loaded, and keeps
    in files; here too each process begins with its own part."""
    if "hypothesis" not in sys.modules:
        return
    from hypothesis.internal.constants_ast import constants_from_module, is_local_module_file

    loaded = {str(getattr(each, "__file__", "")): each for each in [*sys.modules.values()]}
    for path in _from_its_part(sorted(loaded)):
        if path.startswith(str(FOLDER.parent)) and is_local_module_file(path):
            constants_from_module(loaded[path])


def _from_its_part(every: list[_T]) -> list[_T]:
    """All of these, beginning with the part of this process."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first = len(every) * worker // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    return every[first:] + every[:first]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each process gets a share that begins with the long ones: xdist cuts the list in equal pieces
    and lets who is done first take over what is left of another's. The tests of a file stay
    together, so that what they share is made in one process."""
    _read_constants()
    items.sort(key=lambda item: item.path)
    shares: list[list[pytest.Item]] = [
        [] for _ in range(int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))
    ]
    places = {path: _place(path) for path in dict.fromkeys(item.path for item in items)}
    groups: dict[object, list[pytest.Item]] = {}
    for item in items:
        within = TOGETHER if item.path.parent == FOLDER / TOGETHER else item.path
        groups.setdefault(item if places[item.path][1] else within, []).append(item)
    for group in sorted(groups.values(), key=lambda group: (places[group[0].path][0], -len(group))):
        min(shares, key=len).extend(group)
    items[:] = [item for share in shares for item in share]


def _place(path: Path) -> tuple[int, bool]:
    """How early a file comes, and whether its tests may be played apart."""

    def within(names: tuple[str, ...]) -> list[int]:
        return [n for n, name in enumerate(names) if path.is_relative_to(FOLDER / name)]

    return within(LONG)[0] if within(LONG) else len(LONG), bool(within(APART))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of collected tests are not looked through again at every garbage collection: the
    tests that play whole runs in this process make a lot of it. And it is collected less often:
    looking through what is still in use was a seventh of the CPU time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_configure(config: pytest.Config) -> None:
    """Settles which part of the long rows is played, once for all processes; and the scenarios of
    the vocabulary look their steps up as those of a run do."""
    rotation.settle()
    look_up_once(config)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says which part it was."""
    terminalreporter.write_line(rotation.told(rotation.settle()))
