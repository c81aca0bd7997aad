"""Commands in a process of their own that begins where their imports are done.

Each is forked off a server that imported once what commands import: starting the interpreter and
importing takes half a second of CPU, more than most of what is asked of a command here. A test of
what happens at the start of a process, or from outside to a running one, starts one itself.
"""

import multiprocessing
import os
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import kcc_conformance.steps
import pytest

_STEPS = kcc_conformance.steps.__path__
KCC, PYTEST = "kcc-conformance", "pytest"
"""What can be run so."""
_IMPORTED = (
    *(f"kcc_conformance.cli.commands.{name}" for name in ("clauses", "clean", "doctor", "plan")),
    "kcc_conformance.cli.commands.run",
    "kcc_conformance.playing.plugin",
    "kcc_conformance.playing.play",
    "kcc_conformance.playing.parallel.conductor",
    "kcc_conformance.report",
    "kcc_conformance.report.terminal",
    "kcc_conformance.reference_impl.app",
    *(f"kcc_conformance.steps.{each.name}" for each in pkgutil.iter_modules(_STEPS)),
    "pytest_bdd.plugin",
    "_pytest.junitxml",
    "xdist.plugin",
    "hypothesis.strategies",
)  # fmt: skip
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload([*_IMPORTED])


def forked(
    program: str,
    arguments: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    seconds: float,
) -> subprocess.CompletedProcess[str]:
    """Runs `kcc-conformance` or `pytest` with these arguments in a folder, with nothing on its
    standard input. Raises TimeoutExpired."""
    with tempfile.TemporaryDirectory(prefix="kcc-forked-") as place:
        out, err = Path(place, "out"), Path(place, "err")
        process = _FORKS.Process(
            target=_become,
            args=(program, arguments, str(folder), dict(environment), str(out), str(err)),
        )
        process.start()
        process.join(seconds)
        if process.is_alive():
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired([program, *arguments], seconds)
        told = [path.read_text("utf-8") if path.exists() else "" for path in (out, err)]
        code = process.exitcode
        process.close()
    assert code is not None
    return subprocess.CompletedProcess([program, *arguments], code, *told)


def _become(
    program: str,
    arguments: tuple[str, ...],
    folder: str,
    environment: dict[str, str],
    out: str,
    err: str,
) -> None:
    """What the forked process does: it ends with the code of the command."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, path in enumerate((os.devnull, out, err)):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.__stderr__ = open(2, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.argv = [program, *arguments]
    sys.path[:] = [each for each in sys.path if each != str(Path(__file__).parent)]
    try:
        sys.exit(_main(program)())
    finally:
        sys.stdout.flush()


def _main(program: str) -> Callable[[], Any]:
    if program == PYTEST:
        return pytest.console_main
    from kcc_conformance.cli import main

    return main
