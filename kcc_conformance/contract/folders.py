"""The folders of contracts: which are built in, what extends what, and what that comes to."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from kcc_conformance.contract.form import ABSENT, check_form
from kcc_conformance.contract.lines import line_of
from kcc_conformance.contract.shorthand import completed, expanded, usual
from kcc_conformance.contract.whole import complaints
from kcc_conformance.errors import UsageError

STYLE = "results"
"""The style of the lists of a contract that does not say."""
_OF_THE_FOLDER = ("name", "extends", "order", "default")
"""What `[contract]` says of its own folder: a contract that extends it does not inherit these."""


@cache
def built_in() -> tuple[str, ...]:
    """The names of the contracts that come along: each folder of `schemas/` with a contract.toml,
    by its `order`; one without comes last."""
    found = [
        (_head(entry).get("order", float("inf")), entry.name)
        for entry in files("kcc_conformance.schemas").iterdir()
        if (entry / "contract.toml").is_file()
    ]
    return tuple(name for _, name in sorted(found))


@cache
def default() -> str:
    """The built-in contract that says `default = true`: what is played and served when nothing
    else is named."""
    (name,) = (each for each in built_in() if _head(folder_of(each)).get("default") is True)
    return name


def lineage(name: str) -> tuple[Traversable, ...]:
    """The folder of a contract (a built-in name, or a path), then those of what it extends.

    Raises UsageError with one line for a folder that is none, or that extends what is not there.
    """
    return tuple(_lineage(name))


def name_of(name: str) -> str:
    """What the contract is called: what its own contract.toml says, or else its folder.

    Raises UsageError where a folder of one's own has the name of a built-in one.
    """
    folder = folder_of(name)
    own = str(_head(folder).get("name", Path(str(folder)).resolve().name))
    if own in built_in() and not _same(folder, folder_of(own)):
        file = folder / "contract.toml"
        line = line_of(file.read_text(encoding="utf-8"), ("contract", "name"))
        raise UsageError(
            f"{file}: line {line}: [contract] name: {own} is a built-in contract;"
            " give this one a name of its own"
        )
    return own


def merged(folders: tuple[Traversable, ...]) -> dict[str, Any]:
    """What the contract.tomls of a lineage come to: each says what differs from the next, the last
    one from what every contract has by default."""
    said = _laid({}, folders)
    style = said["list"].get("style") if isinstance(said.get("list"), dict) else None
    return completed(_laid(usual(style or STYLE), folders))


def _laid(data: dict[str, Any], folders: tuple[Traversable, ...]) -> dict[str, Any]:
    """The contract.tomls of a lineage laid over what there is, the last one first."""
    for folder in reversed(folders):
        table = _table(folder)
        head = {key: own for key, own in table.get("contract", {}).items()
                if key not in _OF_THE_FOLDER}  # fmt: skip
        data = _merge(data, {**table, "contract": head})
    return data


def read(name: str) -> tuple[tuple[Traversable, ...], dict[str, Any]]:
    """The lineage of a contract and what it comes to, looked at (see `check`)."""
    folders = lineage(name)
    data = merged(folders)
    check(name, folders, data)
    return folders, data


def check(name: str, folders: tuple[Traversable, ...], data: Mapping[str, Any]) -> None:
    """Looks at a contract put together of these folders: nothing is missing, and all fits together.

    Raises UsageError with one line that names the file that holds the mistake, line, table and key.
    """
    for each in complaints(data):
        if any(each.lacking and _says(folder, each.lacking) for folder in folders):
            continue  # taken away, which is told by what the text obliges
        place, line = place_of(folders, each.path, each.number)
        raise UsageError(f"contract {name}: {place}: line {line}: {each.text}")


def place_of(
    folders: tuple[Traversable, ...], path: tuple[str, ...], number: int | None = None
) -> tuple[str, int]:
    """The file of a lineage that says most of a key, the nearest first, and the line there."""
    said = [(_depth(_table(folder), path), folder) for folder in folders]
    deepest = max(depth for depth, _ in said)
    folder = next(folder for depth, folder in said if depth == deepest)
    file = folder / "contract.toml"
    return str(file), line_of(file.read_text(encoding="utf-8"), path, number)


def _says(folder: Traversable, path: tuple[str, ...]) -> bool:
    return _depth(_table(folder), path) == len(path)


def _depth(table: object, path: tuple[str, ...]) -> int:
    """How many of these keys a table has, from the top on."""
    for depth, key in enumerate(path):
        if not isinstance(table, Mapping) or key not in table:
            return depth
        table = table[key]
    return len(path)


def folder_of(name: str) -> Traversable:
    """The folder of a built-in contract, or the one at a path."""
    return files("kcc_conformance.schemas") / name if name in built_in() else Path(name)


def is_built_in(folder: Traversable) -> bool:
    """Whether a folder is that of a contract that comes along."""
    return any(_same(folder, folder_of(name)) for name in built_in())


def _same(one: Traversable, other: Traversable) -> bool:
    return Path(str(one)).resolve() == Path(str(other)).resolve()


def _lineage(name: str) -> Iterator[Traversable]:
    seen: set[str] = set()
    following: str | None = name
    file: Traversable | None = None
    while following is not None:
        if following in seen:
            raise UsageError(f"contract {name}: extends itself by way of {following}")
        if file is not None and following not in built_in():
            line = line_of(file.read_text(encoding="utf-8"), ("contract", "extends"))
            raise UsageError(
                f"contract {name}: {file}: line {line}: [contract] extends: no built-in contract"
                f" {following!r}; choose one of {', '.join(built_in())}"
            )
        seen.add(following)
        folder = folder_of(following)
        file = folder / "contract.toml"
        yield folder
        following = _head(folder).get("extends")


def _head(folder: Traversable) -> Mapping[str, Any]:
    head: Mapping[str, Any] = _table(folder).get("contract", {})
    return head


def _table(folder: Traversable) -> dict[str, Any]:
    path = folder / "contract.toml"
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except FileNotFoundError:
        raise UsageError(f"contract folder {folder} has no contract.toml") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {_lined(str(error))}not valid TOML ({error})") from None
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from None
    check_form(str(path), table, text)
    return expanded(table)


def _lined(told: str) -> str:
    """The line that the reader of TOML tells, as everywhere else; empty where it tells none."""
    found = re.search(r"\(at line (\d+)", told)
    return f"line {found[1]}: " if found else ""


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(value, dict) and value != ABSENT:
            kept = isinstance(old, dict) and key not in ("values", "query")
            merged[key] = _merge(old if kept and isinstance(old, dict) else {}, value)
        else:
            merged[key] = value
    return {key: value for key, value in merged.items() if value != ABSENT}
