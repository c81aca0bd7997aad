"""What a command takes: seconds, seconds of CPU, peak memory.

It is measured by a small process of its own, this module run as a script: a command begins as a
copy of the process that starts it, whose memory would count as its own peak. CPU is that of the
command and of the processes that it started; memory that of the largest among them. Not on
Windows, which does not tell.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1_000_000
PORT = "{port}"
"""In an argument: the port on which the first request is awaited."""


@dataclass(frozen=True)
class Took:
    """What a command took: wall-clock and CPU seconds, megabytes at its peak, its exit code."""

    seconds: float
    cpu: float
    megabytes: float
    code: int


def metered(command: Sequence[str | Path], folder: Path, *, until_request: bool = False) -> Took:
    """Runs a command in a folder, its output in the file `log` there, and tells what it took.

    With `until_request` it is ended as soon as it sends a request to `PORT`. What the suite
    listens to in the environment is left out.
    """
    import subprocess

    own = [sys.executable, "-I", "-S", __file__, "until" if until_request else "whole"]
    environment = {name: value for name, value in os.environ.items() if name[:4] != "KCC_"}
    told = subprocess.run(
        [*own, *map(str, command)], cwd=folder, env=environment, check=True, stdout=subprocess.PIPE
    )
    return Took(**json.loads(told.stdout))


def main(until: str, *command: str) -> None:
    """Runs the command and prints what it took."""
    listener = None
    if until == "until":
        import socket

        listener = socket.create_server(("127.0.0.1", 0))
        command = tuple(each.replace(PORT, str(listener.getsockname()[1])) for each in command)
    output = os.open("log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    to_log = [(os.POSIX_SPAWN_DUP2, output, 1), (os.POSIX_SPAWN_DUP2, output, 2)]
    began = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=to_log)
    if listener is not None:
        listener.settimeout(60)
        try:
            listener.accept()[0].recv(1)
        finally:
            os.kill(process, signal.SIGKILL)
    _, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    took = Took(
        seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / MEGABYTE,
        os.waitstatus_to_exitcode(status),
    )  # fmt: skip
    print(json.dumps(vars(took)))


if __name__ == "__main__":
    main(*sys.argv[1:])
