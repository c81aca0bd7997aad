"""The kill matrix of the consumer's side: which checks turn red for which model consumer.

`python tests/consumers/consumer_matrix.py` plays all of them on the reference, has their traffic
judged, and writes `reference_impl/consumers/kill-matrix.json` and `docs/kill-matrix-consumers.md`.
Both are generated, never edited.
"""

import json
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kcc_conformance.reference_impl.consumers import FAULTS, HARMLESS, Named, record
from sessions import CALLS, ROOT

from kcc_conformance.observing.observe import Observed, observe, prepare
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

MATRIX = ROOT / "reference_impl" / "consumers" / "kill-matrix.json"
PAGE = ROOT / "docs" / "kill-matrix-consumers.md"
DECLARED = ROOT / "fixtures" / "consumer" / "gesprekken.toml"
COMMAND = "python tests/consumers/consumer_matrix.py"


def played(named: Named, folder: Path) -> Result:
    """What comes of judging the traffic of one model consumer."""
    path = folder / f"{named.name}.har"
    har = record(CALLS["medewerker"], CALLS["gesprek"], named.habits)
    path.write_text(json.dumps(har), encoding="utf-8")
    return observe(prepare(Observed((path,), DECLARED), Settings()))


def told(result: Result) -> dict[str, Any]:
    """What the matrix keeps of a result."""
    failed = [check for check in result.checks if check.outcome == "failed"]
    return {
        "verdict": result.verdict,
        "failed": sorted(check.id for check in failed),
        "cannot_tell": sorted(
            c.id for c in result.checks if c.outcome == "cantTell" and c.level in ("MUST", "SHOULD")
        ),
        "clauses": sorted({clause for check in failed for clause in check.counts_against}),
        "observed": {q.id: sorted(q.observations) for q in result.questions if q.observations},
    }


def written() -> dict[str, Any]:
    """The matrix as it was written down."""
    found: dict[str, Any] = json.loads(MATRIX.read_text(encoding="utf-8"))
    return found


def page(matrix: Mapping[str, Mapping[str, Any]]) -> str:
    """The page of the matrix."""
    lines = [
        "# Kill matrix of the consumer's side",
        "",
        f"Written by `{COMMAND}`; not edited by hand. Model consumers play the calls of",
        "`fixtures/consumer/gesprekken.toml` on the reference implementation, and their traffic is",
        "judged. Each does one thing otherwise than the one that behaves.",
        "",
        f"## Wrong ({len(FAULTS)})",
        "",
        "| Consumer | What it does | Clauses that turn red | Checks | Readings seen otherwise |",
        "|---|---|---|---|---|",
    ]
    honest = matrix["behaves"]["observed"]
    for each in FAULTS:
        row = matrix[each.name]
        other = [f"{q}: {', '.join(seen)}" for q, seen in row["observed"].items()
                 if seen != honest.get(q)]  # fmt: skip
        lines.append(
            f"| `{each.name}` | {each.sentence} | {', '.join(row['clauses'])} |"
            f" {_shown(row['failed'])} | {'; '.join(other)} |"
        )
    lines += ["", f"## Harmless ({len(HARMLESS)}): nothing turns red", "",
              "| Consumer | What it does | Verdict |", "|---|---|---|"]  # fmt: skip
    lines += [
        f"| `{each.name}` | {each.sentence} | {matrix[each.name]['verdict']} |" for each in HARMLESS
    ]
    return "\n".join(lines) + "\n"


def _shown(ids: Iterable[str]) -> str:
    """Scenarios with the number of calls on which they failed."""
    names = [each.removeprefix("consumer/").partition("[")[0] for each in ids]
    return ", ".join(f"{name} ({names.count(name)})" for name in dict.fromkeys(names))


def main() -> int:
    """Plays all and writes both files."""
    matrix = {}
    with tempfile.TemporaryDirectory() as folder:
        for each in (*FAULTS, *HARMLESS):
            matrix[each.name] = told(played(each, Path(folder)))
            print(each.name, matrix[each.name]["verdict"], matrix[each.name]["clauses"], flush=True)
    MATRIX.write_text(json.dumps(matrix, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(matrix), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
