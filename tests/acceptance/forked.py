"""Commands in a process of their own that begins where their imports are done.

Each is forked off a server that imported once what commands import, and read what they read (see
`warm`): that takes two seconds of CPU, more than most of what is asked of a command here. A test of
what happens at the start of a process, or on a terminal, starts one itself.
"""

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.forkserver import ensure_running
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

KCC, PYTEST = "kcc-conformance", "pytest"
"""What can be run so."""
HERE = str(Path(__file__).parent)
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["warm"])


Stream = str | Connection


@dataclass(frozen=True)
class Dispositions:
    """What a process is started with beside its environment: what it does at SIGHUP, and how many
    bytes a file of its may have at most."""

    hangup: Any = signal.SIG_DFL
    largest: int | None = None

    def take(self) -> None:
        """In the process itself."""
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGHUP, self.hangup)
        if self.largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.largest, self.largest))


class Forked:
    """A command that is running, to be spoken to as a `subprocess.Popen` is. Its standard input
    ends when this process does, or closes it."""

    def __init__(
        self,
        program: str,
        arguments: tuple[str, ...],
        environment: Mapping[str, str],
        *,
        leashed: bool = False,
        dispositions: Dispositions | None = None,
    ) -> None:
        pipes = [FORKS.Pipe(duplex=False) for _ in range(3)]
        (theirs, self._leash), (out, to_out), (err, to_err) = pipes
        self._process = started(
            _become, program, arguments, str(Path.cwd()), dict(environment),
            (theirs, to_out, to_err), dispositions or Dispositions(), leashed,
        )  # fmt: skip
        for end in (theirs, to_out, to_err):
            end.close()
        self.stdout, self.stderr = (
            os.fdopen(os.dup(end.fileno()), encoding="utf-8") for end in (out, err)
        )
        out.close()
        err.close()

    def __enter__(self) -> "Forked":
        return self

    def __exit__(self, *raised: object) -> None:
        self.wait(None)
        for each in (self._leash, self.stdout, self.stderr):
            each.close()

    @property
    def returncode(self) -> int | None:
        """The exit code, negative after a signal; None while it is running."""
        return self._process.exitcode

    def poll(self) -> int | None:
        """The same."""
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Sends a signal, if it is still running."""
        if self.poll() is None:
            assert self._process.pid is not None
            os.kill(self._process.pid, number)

    def terminate(self) -> None:
        """Tells it to stop."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it."""
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout: float | None) -> int:
        """The exit code, in the end. Raises TimeoutExpired after so many seconds."""
        self._process.join(timeout)
        if self.returncode is None:
            raise subprocess.TimeoutExpired("kcc-conformance", timeout or 0)
        return self.returncode

    def communicate(self, timeout: float) -> tuple[str, str]:
        """What it still says on both streams until it ends; killed after so many seconds."""
        late = threading.Timer(timeout, self.kill)
        late.start()
        with ThreadPoolExecutor(1) as pool:
            told = pool.submit(self.stderr.read)
            out, err = self.stdout.read(), told.result()
        self._process.join()
        late.cancel()
        return out, err


def started(target: Callable[..., object], *arguments: object) -> BaseProcess:
    """A process that does this, forked off the server; with the first one the server starts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", HERE)
        ensure_running()
    process = FORKS.Process(target=target, args=arguments)
    process.start()
    return process


def forked(
    program: str,
    arguments: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    seconds: float,
    to: str = "",
) -> subprocess.CompletedProcess[str]:
    """Runs `kcc-conformance` or `pytest` with these arguments in a folder, with nothing on its
    standard input, and what it says on standard output going `to` a file. Raises TimeoutExpired."""
    with tempfile.TemporaryDirectory(prefix="kcc-forked-") as place:
        out, err = Path(place, "out"), Path(place, "err")
        streams = (os.devnull, to or str(out), str(err))
        process = started(
            _become, program, arguments, str(folder), dict(environment), streams, None, False
        )
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
    streams: tuple[Stream, Stream, Stream],
    dispositions: Dispositions | None,
    leashed: bool,
) -> None:
    """What the forked process does: it ends with the code of the command."""
    for number, stream in enumerate(streams):
        if isinstance(stream, str):
            opened = os.open(stream, os.O_RDWR | os.O_CREAT | os.O_APPEND)
            os.dup2(opened, number)
            os.close(opened)
        else:
            os.dup2(stream.fileno(), number)
            stream.close()
    settle([program, *arguments], folder, environment)
    sys.stderr = sys.__stderr__ = open(2, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115
    if dispositions is not None:
        dispositions.take()
    if leashed:
        threading.Thread(target=_end_with_input, daemon=True).start()
    try:
        sys.exit(_main(program)())
    finally:
        sys.stdout.flush()


def settle(arguments: list[str], folder: str, environment: dict[str, str]) -> None:
    """Makes a process that was forked off the server, with its streams in their places, what one is
    that is started with these arguments in a folder."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.argv = arguments
    sys.path[:] = [each for each in sys.path if each != HERE]


def _end_with_input() -> None:
    """Waits for the end of the input, and stops this process as a user would."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _main(program: str) -> Callable[[], Any]:
    if program == PYTEST:
        return pytest.console_main
    from kcc_conformance.cli import main

    return main
