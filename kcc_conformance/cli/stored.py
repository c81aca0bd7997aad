"""A stored result as a command is given it: a result.json, a bundle, or a folder with one."""

import contextlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kcc_conformance.bundle.verification import read_bundle, verify
from kcc_conformance.errors import UsageError
from kcc_conformance.result.loading import load_result
from kcc_conformance.result.result import Result

_RESULT = "result.json"


def stored(path: Path) -> tuple[Result, Mapping[str, bytes]]:
    """The result, and what else is in its bundle, if it is in one. Raises UsageError for what is
    neither, and for a bundle that is not whole."""
    if path.is_dir():
        return load_result(path / _RESULT), {}
    zipped = False
    with contextlib.suppress(OSError, ValueError), path.open("rb") as file:
        zipped = file.read(2) == b"PK"
    if not zipped:
        return load_result(path), {}
    verified = verify(read_bundle(path), None)
    if not verified.whole or verified.result is None:
        raise UsageError(f"{path}: is not whole; kcc-conformance verify says what is wrong with it")
    return verified.result, verified.contents


def stored_result(path: Path) -> Result:
    """The result without its exchanges, of which a hundred would fill the memory."""
    return replace(stored(path)[0], exchanges=())
