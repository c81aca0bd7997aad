"""Each named fault turns exactly the checks red that the kill matrix names, and no other.

A fault is played on the features that it can touch and one more, as a sample of the rest. Some of
the faults are played, in rotation (see `rotation`); with `KILL_MATRIX=every` in the environment
each of them, with `KILL_MATRIX=all` each on every feature.
"""

from functools import cache

import pytest
from fault_runs import CONTRACTS, Seen, fault_names, play_fault
from matrix import PAGE, differences, part_of, written
from pages import page_of
from rotation import ALL, TURNS, in_turn, one_of, settle, some_of, turn_of

MATRIX = written()
EVERYTHING = settle() == ALL
EVERY = [(contract, name) for contract in CONTRACTS for name in MATRIX.get(contract, {})]


@cache
def honest(contract: str) -> Seen:
    """The run without any fault, on the open questions."""
    return play_fault(contract, "", only="vragen/")


@pytest.mark.parametrize(
    ("contract", "fault"), in_turn(EVERY, turn_of(settle())), ids=lambda value: value
)
def test_exactly_the_expected_checks_turn_red(contract: str, fault: str) -> None:
    """What a part shows otherwise is played whole, twice at most: some faults depend on what came
    before, and what goes wrong at the same moment is a matter of chance."""
    expected = MATRIX[contract][fault]
    part = None if EVERYTHING or expected["whole"] else part_of(MATRIX, contract, fault)
    found: list[str] = []
    for only in (part, None, None):
        seen = play_fault(contract, fault, only=only)
        found = differences(expected, seen, honest(contract) if expected["observed"] else seen)
        if fault.startswith("mixup-"):  # which of the values got mixed up is chance as well
            found = [line for line in found if not line.startswith("clauses")]
        if not found:
            return
    assert found == []


def test_every_fault_comes_by_in_one_turn() -> None:
    turns = [in_turn(EVERY, turn) for turn in range(1, TURNS + 1)]
    assert sorted(each for turn in turns for each in turn) == sorted(EVERY)
    assert in_turn(EVERY, turn_of("every")) == EVERY
    assert {len(in_turn("abcde", turn)) for turn in range(1, TURNS + 1)} == {1}
    assert {each for turn in range(1, TURNS + 1) for each in one_of(CONTRACTS, turn)} == {
        *CONTRACTS
    }
    assert one_of(CONTRACTS, None) == list(CONTRACTS)
    assert sorted(each for turn in (4, 5, 6) for each in some_of("abcde", 3, turn)) == [*"abcde"]
    assert some_of("abcde", 3, None) == [*"abcde"]
    for wrong in ("", "0", str(TURNS + 1), "some"):
        with pytest.raises(ValueError, match="give all, every or a turn"):
            turn_of(wrong)


def test_every_fault_is_in_the_matrix() -> None:
    assert {c: list(MATRIX.get(c, {})) for c in CONTRACTS} == fault_names(CONTRACTS)


def test_every_fault_shows() -> None:
    unseen = [
        (contract, name)
        for contract, name in EVERY
        if not MATRIX[contract][name]["failed"] and not MATRIX[contract][name]["observed"]
    ]
    assert unseen == []


def test_the_page_says_what_the_matrix_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == page_of(MATRIX)
