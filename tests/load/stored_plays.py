"""Plays that were never played, as they are stored, and commands on them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from histories import honest
from made_plays import made

from kcc_conformance.cli import app
from kcc_conformance.load.limits import parse_limit
from kcc_conformance.load.result import Broken, LoadResult
from kcc_conformance.load.writing import write


def spoiled(spoil: Callable[..., None], **other: Any) -> LoadResult:
    register = honest(11, calls=20)
    spoil(register)
    return made(register.audited(0), **other)


def limited(*limits: tuple[str, bool]) -> LoadResult:
    return made(limits=tuple(Broken(parse_limit(text), 9.0, held) for text, held in limits))


def stored(folder: Path, result: LoadResult) -> Path:
    return write(result.account, folder, "nl")[0]


def invoked(*arguments: object) -> Any:
    return CliRunner().invoke(app, [*map(str, arguments)], standalone_mode=False)
