"""Standard output that lasts as long as a run does."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, TextIO

import click


class Lasting:
    """A text stream that nobody can break off: what cannot be written any more is left out.

    A reader that has gone (`| head`) is nothing to speak of; anything else is told once on standard
    error. All but writing is left to the stream itself.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._over = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Writes the text, or leaves it out."""
        self._try(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        """Hands on what was written, as far as anybody takes it."""
        self._try(self._stream.flush)

    def _try(self, act: Callable[[], object]) -> None:
        if self._over:
            return
        try:
            act()
        except OSError as error:
            self._over = True
            with contextlib.suppress(OSError, ValueError):
                leave(self._stream)
            if not isinstance(error, BrokenPipeError):
                click.echo(f"kcc-conformance: {complaint(error)}", err=True)


def stand_in() -> None:
    """For standard output or error that was closed (`>&-`): what is written there goes nowhere.

    It also keeps the number of its descriptor from the next file or connection that is opened.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            setattr(sys, name, os.fdopen(nowhere, "w", encoding="utf-8"))


def leave(stream: TextIO) -> None:
    """What is still to be written to a stream goes nowhere. Raises OSError or ValueError for one
    that is no file."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def complaint(error: OSError) -> str:
    """One line that says why nothing can be written."""
    return f"the output cannot be written ({error.strerror or error})"


@contextlib.contextmanager
def lasting_output() -> Iterator[None]:
    """Inside the block a run can say what it likes: its verdict does not depend on who listens."""
    before = sys.stdout
    lasting = Lasting(before)
    sys.stdout = lasting
    try:
        yield
    finally:
        lasting.flush()
        sys.stdout = before
