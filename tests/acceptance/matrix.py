"""The kill matrix: which checks turn red for which named fault, played and written down.

`python tests/acceptance/matrix.py [--missing] [--parts] [FAULT …]` plays every fault (or those
named, or those that are not in it yet) in the contracts of the matrix and writes
`reference_impl/kill-matrix.json` and `docs/kill-matrix.md`, and the causes that were found in
`tests/acceptance/kill-causes.json` and `docs/causes.md`. All are generated, never edited.

Each fault is played twice: on all features, which is what is written down, and on a part of them
(see `part_of`), which is what the tests repeat. Where a part by itself comes out otherwise, because
the fault depends on what happened before, the entry says so and the tests play it whole. With
`--parts` only the parts are played.

`python tests/acceptance/matrix.py --check ID [--contract NAME] [FAULT …]` plays every fault (or
those named) on that one check, or on those with that in their ids, and says what each does to it.
Nothing is written. It ends with 1 when no fault turned it red.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import Any

import causes_page
from fault_runs import CONTRACTS, Job, Seen, differing, fault_names, play_job
from one_check import checks_named, lines
from pages import page_of

from kcc_conformance.errors import UsageError

ROOT = Path(__file__).parents[2]
MATRIX = ROOT / "reference_impl" / "kill-matrix.json"
PAGE = ROOT / "docs" / "kill-matrix.md"


def written() -> dict[str, Any]:
    """The matrix as it was written down."""
    text = (files("kcc_conformance.reference_impl") / "kill-matrix.json").read_text("utf-8")
    data: dict[str, Any] = json.loads(text)
    return data


def part_of(matrix: dict[str, Any], contract: str, fault: str) -> str:
    """What to select (`--only`) for a fault: the features that it touches, and one more."""
    reds = (check for each in matrix[contract].values() for check in each["failed"])
    features = sorted({check.partition("/")[0] for check in reds})
    expected = matrix[contract][fault]
    touched = {check.partition("/")[0] for check in expected["failed"] + expected["cannot_tell"]}
    touched |= {"vragen"} if expected["observed"] else set()
    rest = [name for name in features if name not in touched]
    sample = {rest[sum(map(ord, fault)) % len(rest)]} if rest else set()
    return " ".join(f"{name}/" for name in sorted(touched | sample))


def differences(expected: dict[str, Any], seen: Seen, honest: Seen) -> list[str]:
    """What came out otherwise than is written down of a fault, a line each."""
    found = []
    for what in ("failed", "clauses"):
        now, then = set(getattr(seen, what)), set(expected[what])
        found += [f"{what}, not expected: {each}" for each in sorted(now - then)]
        found += [f"{what}, expected: {each}" for each in sorted(then - now)]
    if expected["observed"] and differing(seen, honest) != expected["observed"]:
        found.append(f"observed: {differing(seen, honest)}, expected: {expected['observed']}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Plays everything and writes both files; or looks at one check. Gives the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("faults", nargs="*", metavar="FAULT")
    parser.add_argument("--missing", action="store_true", help="what is not in it yet")
    parser.add_argument(
        "--parts", action="store_true", help="only see which parts do by themselves"
    )
    parser.add_argument("--check", metavar="ID", help="every fault on one check; writes nothing")
    parser.add_argument("--contract", choices=CONTRACTS, help="with --check: in this one only")
    asked = parser.parse_args(arguments)
    if asked.contract and not asked.check:
        parser.error("--contract goes with --check: the matrix holds all contracts")
    names = fault_names([asked.contract] if asked.contract else CONTRACTS)
    unknown = set(asked.faults) - {name for listed in names.values() for name in listed}
    if unknown:
        where = f" in {asked.contract}" if asked.contract else ""
        parser.error(f"no such fault{where}: " + ", ".join(sorted(unknown)))
    if asked.check is None:
        play_matrix(names, asked.faults, missing=asked.missing, parts_only=asked.parts)
        return 0
    checks = checks_named(asked.check)
    if not checks:
        parser.error(f"no check has {asked.check!r} in its id; kcc-conformance plan shows them")
    if asked.faults:
        names = {c: [n for n in listed if n in asked.faults] for c, listed in names.items()}
    return look(checks, {c: listed for c, listed in names.items() if listed})


def look(checks: Sequence[str], faults: dict[str, list[str]]) -> int:
    """Says what these faults do to these checks. Gives the exit code."""
    telling, reds = lines(checks, faults), 0
    try:
        while True:
            print(next(telling), flush=True)
    except StopIteration as end:
        reds = end.value
    except UsageError:
        print("matrix.py: a run that writes plays none of these; for what only reads see"
              " tests/acceptance/test_read_only.py", file=sys.stderr)  # fmt: skip
        return 2
    return 0 if reds else 1


def play_matrix(
    names: dict[str, list[str]], chosen: Sequence[str], *, missing: bool, parts_only: bool
) -> None:
    """Plays all faults, or those chosen, and writes as it goes."""
    before = json.loads(MATRIX.read_text("utf-8")) if MATRIX.is_file() else {}
    matrix: dict[str, Any] = {
        c: {n: seen for n, seen in before.get(c, {}).items() if n in names[c]} for c in CONTRACTS
    }
    jobs = [
        (c, n)
        for c in CONTRACTS
        for n in names[c]
        if (not chosen or n in chosen) and not (missing and n in matrix[c])
    ]
    honest: dict[str, Seen] = {}
    causes = causes_page.written()
    with ProcessPoolExecutor(2) as pool:
        first: list[Job] = [(c, "", None) for c in CONTRACTS]
        whole: list[Job] = [] if parts_only else [(c, n, None) for c, n in jobs]
        for (contract, fault, _), seen in pool.map(play_job, first + whole):
            if not fault:
                honest[contract] = seen
                continue
            matrix[contract][fault] = entry(seen, honest[contract])
            told = causes_page.entry(seen.causes, len(seen.failed), seen.mandatory)
            causes.setdefault(contract, {})[fault] = told
            write({c: {n: matrix[c][n] for n in names[c] if n in matrix[c]} for c in CONTRACTS})
            shown = matrix[contract][fault]
            mark = "" if shown["failed"] or shown["observed"] else "SURVIVED "
            print(f"{mark}{contract} {fault}: {len(seen.failed)} red", file=sys.stderr, flush=True)
        parts: list[Job] = [(c, n, part_of(matrix, c, n)) for c, n in jobs]
        for (contract, fault, part), seen in pool.map(play_job, parts):
            expected = matrix[contract][fault]
            otherwise = differences(expected, seen, honest[contract])
            expected["whole"] = bool(otherwise)
            for line in otherwise:
                print(f"{contract} {fault} ({part}): {line}", file=sys.stderr, flush=True)
        write({c: {n: matrix[c][n] for n in names[c] if n in matrix[c]} for c in CONTRACTS})
    causes_page.write(causes)


def entry(seen: Seen, honest: Seen) -> dict[str, Any]:
    """What the matrix says of a fault: how its run differs from that without a fault."""
    return {
        "failed": list(seen.failed),
        "cannot_tell": list(seen.cannot_tell),
        "clauses": list(seen.clauses),
        "observed": differing(seen, honest),
        "verdict": seen.verdict,
        "whole": False,
    }


def write(matrix: dict[str, Any]) -> None:
    """Writes the matrix and its page; after every fault, so that an interrupt loses little."""
    text = json.dumps(matrix, ensure_ascii=False, indent=1)
    MATRIX.write_text(text + "\n", encoding="utf-8")
    PAGE.write_text(page_of(matrix), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
