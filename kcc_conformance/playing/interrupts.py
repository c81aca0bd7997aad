"""Being told to stop: Ctrl-C, SIGTERM and SIGHUP. The first time the run tidies up, the second time
the process ends at once."""

import contextlib
import os
import signal
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, NoReturn

from kcc_conformance.consumer.journal import Journal

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
EXIT_CODE = 3


class Interrupts:
    """Listens inside its block, in the main thread; a signal that was ignored stays ignored.

    The first signal breaks off what is going on with a KeyboardInterrupt, unless the run is
    `tidying` already: that goes on. `say(key, journal)` gives the words for `stopping` and
    `stopped`; `journal` is what the run has written until then.
    """

    def __init__(self, say: Callable[[str, Journal | None], str]) -> None:
        self.tidying = False
        self.journal: Journal | None = None
        self.count = 0
        self._say = say
        self._kept: dict[int, Any] = {}
        self._terminals = [fd for fd in (1, 2) if os.isatty(fd)]

    def watch(self, journal: Journal | None) -> None:
        """Remembers where it stands what the run makes."""
        self.journal = journal

    def tidy(self) -> None:
        """From now on a first signal breaks off nothing."""
        self.tidying = True

    def __enter__(self) -> "Interrupts":
        for number in SIGNALS:
            if signal.getsignal(number) != signal.SIG_IGN:
                self._kept[number] = signal.signal(number, self._told)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for number, handler in self._kept.items():
            signal.signal(number, handler)

    def _told(self, number: int, frame: FrameType | None) -> None:
        self.count += 1
        self._leave_lost_terminals()
        if self.count > 1:
            self._end()
        _write(2, self._say("stopping", self.journal))
        if not self.tidying:
            raise KeyboardInterrupt

    def _end(self) -> NoReturn:
        """Ends the process without waiting for anything, with the cursor as it was."""
        if 1 in self._terminals:
            _write(1, "\x1b[?25h", end="")
        _write(2, self._say("stopped", self.journal))
        os._exit(EXIT_CODE)

    def _leave_lost_terminals(self) -> None:
        """A terminal that was closed takes no more text: from now on it goes nowhere."""
        for fd in tuple(self._terminals):
            if not os.isatty(fd):
                self._terminals.remove(fd)
                os.dup2(os.open(os.devnull, os.O_WRONLY), fd)


def _write(fd: int, text: str, end: str = "\n") -> None:
    """Past Python's own buffers, in which the signal may have come."""
    with contextlib.suppress(OSError):
        os.write(fd, (text + end).encode())
