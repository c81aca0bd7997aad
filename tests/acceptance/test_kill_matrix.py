"""Each named fault turns exactly the checks red that the kill matrix names, and no other.

Every fifth fault is played, on the features that it can touch and one more, as a sample of the
rest. With `KILL_MATRIX=faults` in the environment every fault is; with `KILL_MATRIX=all` every
fault on every feature.
"""

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from matrix import CONTRACTS, PAGE, Seen, differing, fitting, play_fault, table, written

MATRIX = written()
EVERYTHING = os.environ.get("KILL_MATRIX") == "all"
SHARE = 1 if os.environ.get("KILL_MATRIX") in ("faults", "all") else 5
EVERY = [(contract, name) for contract in CONTRACTS for name in MATRIX[contract]]
CASES = EVERY[::SHARE]


@cache
def honest(contract: str) -> Seen:
    """The run without any fault, whole; once in each process that needs it."""
    return play_fault(contract, "")


@cache
def features(contract: str) -> tuple[str, ...]:
    """The features that some fault turns red in this contract."""
    seen = (check for each in MATRIX[contract].values() for check in each["failed"])
    return tuple(sorted({check.partition("/")[0] for check in seen}))


def chosen(contract: str, fault: str) -> str | None:
    """The features to play: what the fault touches, and one that it should leave alone."""
    if EVERYTHING:
        return None
    expected = MATRIX[contract][fault]
    touched = {check.partition("/")[0] for check in expected["failed"] + expected["cannot_tell"]}
    touched |= {"vragen"} if expected["observed"] else set()
    rest = [name for name in features(contract) if name not in touched]
    sample = {rest[sum(map(ord, fault)) % len(rest)]} if rest else set()
    return " ".join(f"{name}/" for name in sorted(touched | sample))


@pytest.mark.parametrize(("contract", "fault"), CASES, ids=lambda value: value)
def test_exactly_the_expected_checks_turn_red(contract: str, fault: str) -> None:
    expected = MATRIX[contract][fault]
    seen = play_fault(contract, fault, only=chosen(contract, fault))
    assert list(seen.failed) == expected["failed"]
    assert list(seen.clauses) == expected["clauses"]
    if expected["observed"]:
        assert differing(seen, honest(contract)) == expected["observed"]


def test_every_fault_is_in_the_matrix() -> None:
    assert {contract: list(MATRIX[contract]) for contract in CONTRACTS} == {
        contract: [fault.name for fault in fitting(contract)] for contract in CONTRACTS
    }


def test_every_fault_shows() -> None:
    unseen = [
        (contract, name)
        for contract, name in EVERY
        if not MATRIX[contract][name]["failed"] and not MATRIX[contract][name]["observed"]
    ]
    assert unseen == []


def red() -> set[str]:
    """Every check that some fault has turned red."""
    every: list[Mapping[str, Mapping[str, list[str]]]] = list(MATRIX.values())
    return {check for faults in every for seen in faults.values() for check in seen["failed"]}


@pytest.mark.parametrize("contract", CONTRACTS)
def test_every_check_that_can_accuse_has_accused_some_fault(contract: str) -> None:
    seen = honest(contract)
    assert seen.verdict == "conform"
    assert seen.judging - red() == set()


def test_the_page_says_what_the_matrix_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == table(MATRIX)
