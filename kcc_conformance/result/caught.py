"""What each check has been seen to catch: the generated kill matrix, read back."""

import json
from functools import cache
from importlib.resources import files

MOST = 12


def caught_by(check_id: str) -> tuple[str, ...]:
    """Names of faults that turned this check red when the matrix was made, MOST at the most."""
    return _faults().get(check_id, ())[:MOST]


@cache
def _faults() -> dict[str, tuple[str, ...]]:
    path = files("kcc_conformance.reference_impl") / "kill-matrix.json"
    if not path.is_file():
        return {}
    found: dict[str, dict[str, None]] = {}
    for faults in json.loads(path.read_text(encoding="utf-8")).values():
        for name, seen in faults.items():
            for check_id in seen["failed"]:
                found.setdefault(check_id, {})[name] = None
    return {check_id: tuple(names) for check_id, names in found.items()}
