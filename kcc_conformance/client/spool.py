"""JSON values kept on disk while a run lasts, and read again one by one."""

import contextlib
import json
import tempfile
import threading
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, overload

from kcc_conformance.errors import UsageError

_JSON = json.JSONEncoder(ensure_ascii=False, default=str)
_BLOCK = 262_144
"""Bytes read at once where all values are read in order: some fifty exchanges."""


class Spool(Sequence[Any]):
    """JSON values in the order in which they were added, each a line of a file in the folder for
    temporary files; every reading parses its line anew.

    The file has no name (on Windows: none that outlives it), is for this user alone, and is gone
    when the spool or the process is, whatever ended it. What cannot be written (a full disk) stays
    in memory with all that comes after it, and `trouble` says why in a few words.
    """

    def __init__(self, values: Iterable[Any] = ()) -> None:
        self.trouble: str | None = None
        self._file: IO[bytes] | None = None
        self._ends = array("Q")
        self._held: list[bytes] = []
        self._lock = threading.Lock()
        for value in values:
            self.add(dumped(value))

    def add(self, text: str) -> None:
        """Adds a value, given as JSON on one line (`dumped`)."""
        line = text.encode("utf-8", "surrogatepass")
        with self._lock:
            if self.trouble is None:
                try:
                    self._write(line)
                    return
                except OSError as error:
                    self.trouble = error.strerror or str(error)
            self._held.append(line)

    def __len__(self) -> int:
        return len(self._ends) + len(self._held)

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Any, ...]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        at = range(len(self))[place]
        if at >= len(self._ends):
            return _read(self._held[at - len(self._ends)])
        return _read(self._bytes(self._start(at), self._ends[at]))

    def __iter__(self) -> Iterator[Any]:
        """All values, also those added meanwhile."""
        at = 0
        while at < len(self._ends):
            first = start = self._start(at)
            until = at + 1
            while until < len(self._ends) and self._ends[until] - first <= _BLOCK:
                until += 1
            block = self._bytes(first, self._ends[until - 1])
            for end in self._ends[at:until]:
                yield _read(block[start - first : end - first])
                start = end
            at = until
        for line in self._held:
            yield _read(line)

    def _start(self, at: int) -> int:
        return self._ends[at - 1] if at else 0

    def _write(self, line: bytes) -> None:
        if self._file is None:
            with contextlib.ExitStack() as closing:
                self._file = closing.enter_context(tempfile.TemporaryFile(buffering=0))
                weakref.finalize(self, closing.pop_all().close)
        start = self._start(len(self._ends))
        self._file.seek(start)
        if self._file.write(line) != len(line):
            raise OSError("no space left on device")
        self._ends.append(start + len(line))

    def _bytes(self, start: int, end: int) -> bytes:
        assert self._file is not None
        with self._lock:
            self._file.seek(start)
            found = self._file.read(end - start)
            while len(found) < end - start:
                more = self._file.read(end - start - len(found))
                if not more:
                    raise OSError("the file for exchanges is not whole any more")
                found += more
        return found


def check_temporary() -> None:
    """Makes sure that there is a folder for temporary files with room in it.

    Raises UsageError with one line.
    """
    try:
        with tempfile.TemporaryFile(buffering=0) as file:
            file.write(b"\n")
    except OSError as error:
        raise UsageError(
            f"the folder for temporary files cannot be written ({error.strerror or error});"
            " name another in TMPDIR"
        ) from None


def dumped(value: Any) -> str:
    """A value as JSON on one line; what JSON does not know as its text."""
    return _JSON.encode(value)


def _read(line: bytes) -> Any:
    return json.loads(line.decode("utf-8", "surrogatepass"))
