"""An earlier result, read back from its result.json."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kcc_conformance.errors import UsageError
from kcc_conformance.result.loading import demand_run
from kcc_conformance.result.result import CANT_TELL, FAILED


def read_result(path: Path, name: str | None = None) -> dict[str, Any]:
    """The document of a result.json. Raises UsageError, in one line that begins with `name` (the
    path, if there is none), for a file that cannot be read or is something else."""
    name = name or str(path)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        raise UsageError(f"{name}: cannot be read ({reason})") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{name}: is not JSON") from None
    demand_run(data, name)
    if not isinstance(data, dict) or not {"checks", "questions", "clauses"} <= data.keys():
        raise UsageError(f"{name}: is not a result.json of this suite")
    return data


def failed_in(path: str) -> frozenset[str]:
    """The ids of the checks that failed or could not be told in an earlier result (`--failed`).

    Raises UsageError with one line for a file that is no result, and where there are none.
    """
    name = f"--failed {path}"
    checks = read_result(Path(path), name)["checks"]
    if not isinstance(checks, list) or not all(_is_check(each) for each in checks):
        raise UsageError(f"{name}: is not a result.json of this suite")
    if not checks:
        raise UsageError(f"{name}: nothing was played there; play the whole")
    found = frozenset(each["id"] for each in checks if each["outcome"] in (FAILED, CANT_TELL))
    if not found:
        raise UsageError(f"{name}: nothing failed there, and nothing was left undecided")
    return found


def _is_check(each: object) -> bool:
    return isinstance(each, Mapping) and all(
        isinstance(each.get(key), str) for key in ("id", "outcome")
    )
