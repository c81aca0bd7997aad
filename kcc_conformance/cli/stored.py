"""A stored result as a command is given it: a result.json, a load.json, a bundle, or a folder."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kcc_conformance.bundle.verification import read_bundle, verify
from kcc_conformance.errors import UsageError
from kcc_conformance.load.account import FILE as PLAYED
from kcc_conformance.load.account import read_account
from kcc_conformance.load.sides import LoadedResult, as_result
from kcc_conformance.result.loading import PlayedError, load_result
from kcc_conformance.result.result import Result

_RESULT = "result.json"


def stored(path: Path) -> tuple[Result, Mapping[str, bytes]]:
    """The result, and what else is in its bundle, if it is in one. Raises UsageError for what is
    neither, and for a bundle that is not whole."""
    if path.is_dir():
        return stored_in(path), {}
    zipped = False
    with contextlib.suppress(OSError, ValueError), path.open("rb") as file:
        zipped = file.read(2) == b"PK"
    if not zipped:
        return loaded(path), {}
    verified = verify(read_bundle(path), None)
    if not verified.whole or verified.result is None:
        raise UsageError(f"{path}: is not whole; kcc-conformance verify says what is wrong with it")
    return verified.result, verified.contents


def loaded(path: Path) -> Result:
    """The result in a file, of a run or of a play under load. Raises UsageError in one line."""
    try:
        return load_result(path)
    except PlayedError:
        return as_result(read_account(path))


def stored_in(folder: Path, *, played: bool = False) -> Result:
    """The result in a folder: of the run that is there, or with `played` of the play; of the other
    one where there is but one."""
    names = (PLAYED, _RESULT) if played else (_RESULT, PLAYED)
    there = [folder / name for name in names if (folder / name).exists()]
    return loaded(there[0] if there else folder / _RESULT)


def stored_results(paths: Sequence[Path]) -> tuple[list[Result], tuple[Path, ...]]:
    """The results without their exchanges, of which a hundred would fill the memory; and the files
    of plays that were left aside, because the folder has a run as well and runs are compared. Where
    any other is a play, so is what stands in such a folder."""
    both = [p for p in paths if (p / _RESULT).exists() and (p / PLAYED).exists()]
    found = {p: replace(stored(p)[0], exchanges=()) for p in paths if p not in both}
    played = any(isinstance(each, LoadedResult) for each in found.values())
    for path in both:
        found[path] = replace(stored_in(path, played=played), exchanges=())
    aside = () if played else tuple(path / PLAYED for path in both)
    return [found[path] for path in paths], aside
