"""A sample of the named faults of the reference implementation: the suite sees each of them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from matrix import fitting, play_fault

SHARE = 27
CASES = [
    (contract, fault.name)
    for contract in ("openklant-2.16", "vng-crud-0.0.3")
    for fault in fitting(contract)[:: SHARE if contract == "openklant-2.16" else 2 * SHARE]
]


@pytest.fixture(scope="module")
def honest() -> dict[str, dict[str, list[str]]]:
    """What is observed of the open questions when there is no fault; one run a contract."""
    return {contract: play_fault(contract, "").observed for contract in {c for c, _ in CASES}}


@pytest.mark.parametrize(("contract", "fault"), CASES, ids=lambda value: value)
def test_a_fault_turns_a_check_red_or_changes_an_observation(
    contract: str, fault: str, honest: dict[str, dict[str, list[str]]]
) -> None:
    seen = play_fault(contract, fault)
    assert seen.failed or seen.observed != honest[contract]
