"""The kill matrix: which checks turn red for which named fault, played and written down.

`python tests/acceptance/matrix.py [--missing] [--parts] [FAULT …]` plays every fault (or those
named, or those that are not in it yet) in the contracts of the matrix and writes
`reference_impl/kill-matrix.json` and `docs/kill-matrix.md`. Both are generated, never edited.

Each fault is played twice: on all features, which is what is written down, and on a part of them
(see `part_of`), which is what the tests repeat. Where a part by itself comes out otherwise, because
the fault depends on what happened before, the entry says so and the tests play it whole. With
`--parts` only the parts are played.
"""

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from pages import page_of

CONTRACTS = ("openklant-2.16", "openklant-2.8", "vng-crud-0.0.3")
TOKEN = "matrix-token"
ROOT = Path(__file__).parents[2]
SEED = 1
MATRIX = ROOT / "reference_impl" / "kill-matrix.json"
PAGE = ROOT / "docs" / "kill-matrix.md"


@dataclass(frozen=True)
class Seen:
    """How a run against a provider with (or without) a fault came out."""

    failed: tuple[str, ...]
    cannot_tell: tuple[str, ...]
    clauses: tuple[str, ...]
    observed: dict[str, list[str]]
    judging: frozenset[str]
    verdict: str


def play_fault(contract: str, fault: str, only: str | None = None) -> Seen:
    """Plays the suite, in this process, against the reference with one fault (or none)."""
    from kcc_conformance.reference_impl.app import create_app

    from kcc_conformance.playing.play import play
    from kcc_conformance.settings.settings import Settings

    app = create_app(contract, token=TOKEN, faults=(fault,) if fault else ())
    settings = Settings(
        contract=contract,
        token=TOKEN,
        seed=SEED,
        examples=9,
        patience=0.0,
        only=only,
        concurrent=True,
    )
    result = play(settings, app=app)
    clauses = {
        c for check in result.checks if check.outcome == "failed" for c in check.counts_against
    }
    return Seen(
        failed=tuple(sorted(c.id for c in result.checks if c.outcome == "failed")),
        cannot_tell=tuple(sorted(c.id for c in result.checks if c.outcome == "cantTell")),
        clauses=tuple(sorted(clauses)),
        observed={q.id: sorted(q.observations) for q in result.questions if q.observations},
        judging=frozenset(
            c.id for c in result.checks if c.outcome == "passed" and c.level in ("MUST", "SHOULD")
        ),
        verdict=result.verdict,
    )


def fitting(contract: str) -> list[Any]:
    """The faults that can occur in a contract; in openklant-2.8 only those about its numbers."""
    from kcc_conformance.reference_impl.contract import load_contract
    from kcc_conformance.reference_impl.faults import list_faults

    facts = load_contract(contract)
    found = [fault for fault in list_faults() if fault.fits(facts)]
    if contract == "openklant-2.8":
        newer = load_contract("openklant-2.16")
        found = [f for f in found if not f.fits(newer) or "nummer" in f.name]
    return found


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


def _one(job: tuple[str, str, str | None]) -> tuple[tuple[str, str, str | None], Seen]:
    return job, play_fault(*job)


def main() -> None:
    """Plays everything and writes both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faults", nargs="*", metavar="FAULT")
    parser.add_argument("--missing", action="store_true", help="what is not in it yet")
    parser.add_argument(
        "--parts", action="store_true", help="only see which parts do by themselves"
    )
    asked = parser.parse_args()
    names = {c: [fault.name for fault in fitting(c)] for c in CONTRACTS}
    unknown = set(asked.faults) - {name for listed in names.values() for name in listed}
    if unknown:
        parser.error("no such fault: " + ", ".join(sorted(unknown)))
    before = json.loads(MATRIX.read_text("utf-8")) if MATRIX.is_file() else {}
    matrix: dict[str, Any] = {
        c: {n: seen for n, seen in before.get(c, {}).items() if n in names[c]} for c in CONTRACTS
    }
    jobs = [
        (c, n)
        for c in CONTRACTS
        for n in names[c]
        if (not asked.faults or n in asked.faults) and not (asked.missing and n in matrix[c])
    ]
    honest: dict[str, Seen] = {}
    with ProcessPoolExecutor(2) as pool:
        first = [(c, "", None) for c in CONTRACTS]
        whole = [] if asked.parts else [(c, n, None) for c, n in jobs]
        for (contract, fault, _), seen in pool.map(_one, first + whole):
            if not fault:
                honest[contract] = seen
                continue
            matrix[contract][fault] = entry(seen, honest[contract])
            write({c: {n: matrix[c][n] for n in names[c] if n in matrix[c]} for c in CONTRACTS})
            shown = matrix[contract][fault]
            mark = "" if shown["failed"] or shown["observed"] else "SURVIVED "
            print(f"{mark}{contract} {fault}: {len(seen.failed)} red", file=sys.stderr, flush=True)
        parts = [(c, n, part_of(matrix, c, n)) for c, n in jobs]
        for (contract, fault, part), seen in pool.map(_one, parts):
            expected = matrix[contract][fault]
            otherwise = differences(expected, seen, honest[contract])
            expected["whole"] = bool(otherwise)
            for line in otherwise:
                print(f"{contract} {fault} ({part}): {line}", file=sys.stderr, flush=True)
        write({c: {n: matrix[c][n] for n in names[c] if n in matrix[c]} for c in CONTRACTS})


def differing(seen: Seen, honest: Seen) -> dict[str, list[str]]:
    """The open questions of which something else is observed than without a fault."""
    return {q: keys for q, keys in seen.observed.items() if keys != honest.observed.get(q)}


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
    main()
