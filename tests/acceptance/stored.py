"""Results that were stored, read back as the model that they were written from."""

import gzip
import json
from pathlib import Path
from typing import Any

from kcc_conformance.result.result import Check, CheckFinding, Result


def load_result(path: str | Path) -> Result:
    """The result of a `result.json`, or of one that is compressed (`.gz`): its checks and its
    exchanges; the rest of it as plain data."""
    content = Path(path).read_bytes()
    if str(path).endswith(".gz"):
        content = gzip.decompress(content)
    data: dict[str, Any] = json.loads(content)
    data["checks"] = tuple(_check(each) for each in data["checks"])
    for name in ("exchanges", "questions", "clauses", "leftovers", "known", "doctor", "causes"):
        data[name] = tuple(data.get(name, ()))
    return Result(**data)


def _check(data: dict[str, Any]) -> Check:
    listed = ("clauses", "questions", "notes", "exchanges", "catches")
    findings = tuple(CheckFinding(**each) for each in data["findings"])
    return Check(**{**data, **{key: tuple(data[key]) for key in listed}, "findings": findings})
