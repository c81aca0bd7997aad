"""What the server of `forked` does before it is asked for a process: it imports what commands
import, and plays a little, so that what a process reads and compiles once has been."""

import contextlib
import gc
import importlib
import io
import os
import pkgutil
import signal
import tempfile
import threading

import kcc_conformance.steps

from kcc_conformance.cli import main

_STEPS = kcc_conformance.steps.__path__
IMPORTED = (
    *(f"kcc_conformance.cli.commands.{name}" for name in ("clauses", "clean", "doctor", "plan")),
    "kcc_conformance.playing.parallel.conductor",
    "kcc_conformance.report.terminal",
    "kcc_conformance.reference_impl.app",
    *(f"kcc_conformance.steps.{each.name}" for each in pkgutil.iter_modules(_STEPS)),
    "_pytest.junitxml",
    "hypothesis.strategies",
    "pytest_bdd.plugin",
    "xdist.plugin",
)  # fmt: skip


def warm() -> None:
    """Everything imported, one clause played and reported."""
    for name in [each for each in os.environ if each.startswith("KCC_")]:
        del os.environ[name]
    for name in IMPORTED:
        importlib.import_module(name)
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    said = io.StringIO()
    with (
        tempfile.TemporaryDirectory(prefix="kcc-warm-") as folder,
        contextlib.chdir(folder),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        contextlib.suppress(SystemExit),
    ):
        main(["run", "--only", "C0992-0.6", "--patience", "0"])
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)
    assert threading.active_count() == 1
    gc.collect()
    gc.freeze()


warm()
