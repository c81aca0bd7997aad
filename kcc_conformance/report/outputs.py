"""The outputs of a step of GitHub Actions: verdict, causes and clauses of a `result.json`.

`python -m kcc_conformance.report.outputs RESULT` prints them, a line each.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kcc_conformance.inert import line
from kcc_conformance.result.result import FAILED

MOST = 10
"""So many causes fit where a workflow can still show them; all of them are in result.json."""


def outputs(result: Mapping[str, Any]) -> str:
    """The outputs as the runner reads them: ASCII, one line each, JSON where it is a list, so that
    nothing of a provider can end a line or name an output of its own."""
    causes = [
        {
            "id": line(each["id"]),
            "what": {name: line(words) for name, words in each["what"].items()},
            "clauses": each["clauses"],
        }
        for each in result["causes"][:MOST]
    ]
    clauses = [
        each["id"]
        for each in result["clauses"]
        if each["level"] == "MUST" and each["outcome"] == FAILED
    ]
    return (
        f"verdict={line(result['verdict'])}\n"
        f"causes={json.dumps(causes)}\n"
        f"clauses={json.dumps(clauses)}\n"
    )


if __name__ == "__main__":
    print(outputs(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), end="")
