"""Named faults are caught by exactly the checks that the kill matrix names.

Each eighth fault is played; with KILL_MATRIX=all in the environment, all of them.
"""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from matrix import CONTRACTS, fitting, play_fault, table, written

MATRIX = written()
EVERY = [(contract, name) for contract in CONTRACTS for name in MATRIX[contract]]
SHARE = 1 if os.environ.get("KILL_MATRIX") == "all" else 8
CASES = EVERY[::SHARE]


def _features(contract: str, fault: str) -> str:
    """The features that the fault touches, and one more as a sample of the rest."""
    touched = {check.partition("/")[0] for check in MATRIX[contract][fault]["failed"]}
    touched |= {"vragen"} if MATRIX[contract][fault]["observed"] else set()
    every = sorted(
        {check.partition("/")[0] for seen in MATRIX[contract].values() for check in seen["failed"]}
    )
    sample = every[sum(map(ord, fault)) % len(every)]
    return " ".join(sorted(touched | {sample}))


@pytest.mark.parametrize(("contract", "fault"), CASES, ids=lambda value: value)
def test_exactly_the_expected_checks_turn_red(contract: str, fault: str) -> None:
    expected = MATRIX[contract][fault]
    words = _features(contract, fault)
    seen = play_fault(contract, fault, only=" ".join(f"{word}/" for word in words.split()))
    assert [check for check in expected["failed"] if check in seen.played] == list(seen.failed)
    assert set(expected["failed"]) <= seen.played
    missed = set(expected["clauses"]) - set(seen.clauses)
    assert not missed
    for question, keys in expected["observed"].items():
        assert seen.observed.get(question) == keys


def test_every_fault_is_in_the_matrix_and_every_fault_shows() -> None:
    for contract in CONTRACTS:
        assert sorted(MATRIX[contract]) == sorted(fault.name for fault in fitting(contract))
    unseen = [
        (contract, name)
        for contract, name in EVERY
        if not MATRIX[contract][name]["failed"] and not MATRIX[contract][name]["observed"]
    ]
    assert unseen == []


def test_every_judging_check_has_been_red_for_some_fault() -> None:
    from kcc_conformance.play import play
    from kcc_conformance.settings import Settings

    red = {
        check for faults in MATRIX.values() for seen in faults.values() for check in seen["failed"]
    }
    judging: set[str] = set()
    for contract in CONTRACTS:
        result = play(Settings(contract=contract, seed=1, examples=3))
        assert result.verdict == "conform"
        judging |= {
            check.id
            for check in result.checks
            if check.level in ("MUST", "SHOULD") and check.outcome == "passed"
        }
    assert judging - red == set()


def test_the_published_table_is_the_matrix() -> None:
    page = Path(__file__).parents[2] / "docs" / "kill-matrix.md"
    assert page.read_text(encoding="utf-8") == table(MATRIX)
