"""The figures of finished Cosmic Ray sessions per module, and each mutant that survived.

    python mutation/figures.py checks.sqlite verdict.sqlite …

`cr-report` counts what a filter left out as killed; here it is not a mutant at all.
"""

import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator

OUTCOMES = ("KILLED", "SURVIVED", "INCOMPETENT")
QUERY = """
    SELECT module_path, test_outcome, diff
    FROM work_results JOIN mutation_specs USING (job_id)
    WHERE worker_outcome != 'SKIPPED'
    ORDER BY module_path, start_pos_row, start_pos_col, operator_name
"""


def results(sessions: list[str]) -> Iterator[tuple[str, str, str]]:
    """Module, outcome and diff of each mutant that was tried."""
    for session in sessions:
        with sqlite3.connect(f"file:{session}?mode=ro", uri=True) as database:
            yield from database.execute(QUERY)


def main(sessions: list[str]) -> None:
    """Prints the table, then the survivors."""
    found = list(results(sessions))
    counts = Counter((module, outcome) for module, outcome, _ in found)
    print("| module | mutants | killed | survived |", "|---|---|---|---|", sep="\n")
    for module in dict.fromkeys(module for module, _, _ in found):
        killed, survived, broken = (counts[module, outcome] for outcome in OUTCOMES)
        number = killed + survived + broken
        print(f"| `{module}` | {number} | {killed + broken} | {survived} |")
    for _, outcome, diff in found:
        if outcome == "SURVIVED":
            print(f"\n{diff}")


if __name__ == "__main__":
    main(sys.argv[1:])
