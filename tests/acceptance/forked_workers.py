"""Workers of a parallel run in this process that begin where their imports are done: forked off the
server of `forked` in the place of fresh interpreters, of which each takes more than a second of CPU
before it plays anything. What a fresh one does is tested with commands of their own."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from execnet import gateway_io
from execnet.gateway_base import Popen2IO
from forked import FORKS, Dispositions, settle, started


@contextmanager
def forked_workers() -> Iterator[None]:
    """Inside the block the workers that are begun are forked ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gateway_io, "Popen2IOMaster", _Worker)
        yield


class _Worker(Popen2IO):  # type: ignore[misc]
    """What execnet speaks to a process through."""

    def __init__(self, arguments: list[str], execmodel: Any) -> None:
        assert arguments[-2:] == ["-c", gateway_io.popen_bootstrapline]
        (theirs, to_them), (ours, from_them) = (FORKS.Pipe(duplex=False) for _ in range(2))
        self._process = started(_serve, dict(os.environ), str(Path.cwd()), theirs, from_them)
        files = (
            os.fdopen(os.dup(end.fileno()), mode) for end, mode in ((to_them, "wb"), (ours, "rb"))
        )
        for end in (theirs, from_them):
            end.close()
        super().__init__(*files, execmodel=execmodel)
        to_them.close()
        ours.close()

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()


def _serve(environment: dict[str, str], folder: str, heard: Connection, told: Connection) -> None:
    """What the worker does: what it is sent, as a fresh interpreter would that execnet starts."""
    for number, end in enumerate((heard, told)):
        os.dup2(end.fileno(), number)
        end.close()
    settle(["-c"], folder, environment)
    Dispositions().take()
    exec(gateway_io.popen_bootstrapline, {"__name__": "__main__"})
