"""The journal: what a run asks for and makes, on disk before it is sent, so that a clean-up can be
finished after a crash.

JSON lines. The first says what provider, contract and run it is about; then `intent` before each
registration, `made`, `settled` and `gone`. No secret stands in it, and of what was sent only what
a record can be recognised by. Each line is written at once: it outlives the process, not a power
cut.
"""

import contextlib
import json
import os
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kcc_conformance import __version__
from kcc_conformance.consumer.ledger import Intent
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.findings import CannotTell

try:
    import fcntl
except ImportError:  # pragma: no cover - not on Windows, where a live run is not recognised
    fcntl = None  # type: ignore[assignment]

KIND = "kcc-conformance journal"
VERSION = 1


@dataclass(frozen=True)
class Header:
    """What a journal is about. `contract` is a built-in name or a folder."""

    url: str
    contract: str
    run_id: str
    started: str

    @property
    def marker(self) -> str:
        """What the run's records carry."""
        return marker_of(self.run_id)


def marker_of(run_id: str) -> str:
    """The marker of a run."""
    return f"C0992-{run_id}"


def journal_path(out: Path, run_id: str) -> Path:
    """Where the journal of a run is: each run has its own, also in the same folder."""
    return out / f"journal-{run_id}.jsonl"


class Journal:
    """The journal of one run while it is written; the file comes with the first line.

    While the process lives it holds a lock on the file. `broken` says why nothing can be noted any
    more; only an intent that cannot be noted raises, because then it may not be sent. `mask`
    takes secrets out: a server may give one back as the ID of a record.
    """

    def __init__(
        self,
        path: Path,
        header: Header,
        items: Mapping[str, str],
        mask: Callable[[Mapping[str, Any]], Mapping[str, Any]] = dict,
    ) -> None:
        self.path = path
        self._mask = mask
        self.broken: str | None = None
        self._header = header
        self._items = items
        self._file: int | None = None
        self._folders: tuple[Path, ...] = ()
        self._lock = threading.Lock()

    @classmethod
    def resume(cls, path: Path, header: Header, items: Mapping[str, str]) -> "Journal":
        """Goes on with a journal that is there; it is not kept where it cannot be written.

        Raises PrerequisiteError while the run itself is still going on.
        """
        journal = cls(path, header, items)
        try:
            file = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_CLOEXEC", 0))
        except OSError as error:
            journal.broken = error.strerror or str(error)
            return journal
        if not _locked(file):
            os.close(file)
            raise PrerequisiteError(f"{path}: the run of this journal is still going on; end it")
        journal._file = file
        with contextlib.suppress(OSError):
            _mend(path, file)
        return journal

    @property
    def there(self) -> bool:
        """Whether there is a file."""
        return self._file is not None

    def intent(self, intent: Intent, *more: Mapping[str, Any]) -> None:
        """Before a registration is sent, perhaps with lines of whoever keeps more (see `note`).
        Raises CannotTell (environment) where it cannot be."""
        told = {
            "intent": intent.number,
            "resource": intent.resource,
            "token": intent.token,
            "marks": dict(intent.marks),
            "refs": dict(intent.refs),
            "also": list(intent.also),
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        }
        self._write({key: value for key, value in told.items() if value}, *more)
        if self.broken:
            raise CannotTell("environment", f"het journaal is niet te schrijven: {self.broken}")

    def made(self, resource: str, record_id: str) -> None:
        """A record was made."""
        self._write(self.making(resource, record_id))

    def making(self, resource: str, record_id: str) -> dict[str, Any]:
        """The line that says that a record was made."""
        path = self._items.get(resource, "").replace("{id}", quote(record_id, safe=""))
        return {"made": resource, "id": record_id, "path": path}

    def settled(self, number: int) -> None:
        """All is known of an intent."""
        self._write({"settled": number})

    def gone(self, resource: str, record_id: str) -> None:
        """A record was deleted."""
        self._write({"gone": resource, "id": record_id})

    def stays(self, numbers: Mapping[str, int], more: int) -> None:
        """A clean-up left so many records of each kind that cannot be deleted, and so many more."""
        self._write({"stays": dict(numbers), "more": more})

    def note(self, *told: Mapping[str, Any]) -> None:
        """Lines of whoever keeps more in it, all at once. Raises CannotTell (environment) where
        they cannot be written."""
        self._write(*told)
        if self.broken:
            raise CannotTell("environment", f"het journaal is niet te schrijven: {self.broken}")

    def close(self, *, keep: bool) -> None:
        """Ends it: the file stays for a later clean-up, or goes with the folders it came with."""
        with self._lock:
            if self._file is None:
                return
            if not keep:
                with contextlib.suppress(OSError):
                    self.path.unlink()
                for folder in self._folders:
                    with contextlib.suppress(OSError):
                        folder.rmdir()
            os.close(self._file)
            self._file = None

    def _write(self, *told: Mapping[str, Any]) -> None:
        with self._lock:
            if self.broken:
                return
            try:
                if self._file is None:
                    self._file = self._begun()
                _append(self._file, *map(self._mask, told))
            except OSError as error:
                self.broken = error.strerror or str(error)

    def _begun(self) -> int:
        self._folders = _missing(self.path.parent)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        options = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
        file = os.open(self.path, options, 0o600)
        try:
            _locked(file)
            head = self._header
            told = {"journal": KIND, "version": VERSION, "suite": __version__, "url": head.url}
            told |= {"contract": head.contract, "run": head.run_id, "marker": head.marker}
            _append(file, told | {"started": head.started})
            os.fsync(file)
        except BaseException:
            os.close(file)
            self.path.unlink(missing_ok=True)
            raise
        return file


def _append(file: int, *told: Mapping[str, Any]) -> None:
    """Writes a line or more, or nothing of them."""
    line = b"".join(json.dumps(each).encode() + b"\n" for each in told)
    size = os.fstat(file).st_size
    try:
        done = 0
        while done < len(line):
            done += os.write(file, line[done:])
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(file, size)
        raise


def _mend(path: Path, file: int) -> None:
    """Takes away half a last line, so that the next one stands on a line of its own."""
    before, newline, tail = path.read_bytes().rpartition(b"\n")
    if parsed(tail) is not None:
        os.write(file, b"\n")
    elif tail:
        os.ftruncate(file, len(before + newline))


def _locked(file: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def check_writable(out: Path) -> None:
    """Makes sure that files can be made in a folder, and leaves nothing behind.

    Raises UsageError with one line.
    """
    made: tuple[Path, ...] = ()
    trial = out / f".trial-{secrets.token_hex(4)}"
    try:
        made = _missing(out)
        out.mkdir(parents=True, exist_ok=True)
        with trial.open("xb") as file:
            file.write(b"\n")
    except (FileExistsError, NotADirectoryError):
        raise UsageError(f"--out {out}: there is something that is not a folder") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"--out {out}: cannot be written ({reason})") from None
    finally:
        with contextlib.suppress(OSError, ValueError):
            trial.unlink(missing_ok=True)
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _missing(folder: Path) -> tuple[Path, ...]:
    """The folder and those above it that do not exist, the deepest first."""
    return tuple(each for each in (folder, *folder.parents) if not each.exists())


def earlier_journals(out: Path) -> tuple[Path, ...]:
    """The journals in a folder of runs that do not go on any more."""
    found = []
    for path in sorted(out.glob("journal-*.jsonl")) if out.is_dir() else ():
        try:
            with path.open("rb") as file:
                if _locked(file.fileno()):
                    found.append(path)
        except OSError:
            continue
    return tuple(found)


def what_stays(path: Path) -> tuple[dict[str, int], int] | None:
    """What the last clean-up of a journal left: so many of each kind that cannot be deleted, and so
    many more. None where that was not said, or something was done since."""
    try:
        last = path.read_bytes().rstrip(b"\n").rpartition(b"\n")[2]
    except OSError:
        return None
    told = parsed(last)
    numbers = told.get("stays") if isinstance(told, dict) else None
    if not isinstance(numbers, dict) or not numbers:
        return None
    good = all(isinstance(n, int) and not isinstance(n, bool) for n in numbers.values())
    more = told.get("more")
    return (numbers, more) if good and isinstance(more, int) else None


def parsed(line: bytes) -> Any:
    """The JSON value of a line, None for one that is none."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
