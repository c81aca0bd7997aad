"""What a whole run costs a provider, in requests, and that each of its checks can fail."""

from collections.abc import Mapping
from importlib.resources import files
from json import loads

import pytest
from contracts import kept_by
from whole_runs import CONTRACTS, SEEDS, whole

MOST_REQUESTS = 900
"""Of a serial run with its defaults against the reference, clean-up included: at 50 ms for an
answer half a minute. A check that needs more shares records with others, or reads what they read.
"""
MATRIX: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = loads(
    (files("kcc_conformance.reference_impl") / "kill-matrix.json").read_text("utf-8")
)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_whole_run_is_economical(contract: str, seed: int) -> None:
    result = whole(contract, seed)
    assert result.verdict == "conform"
    assert {left.resource for left in result.leftovers} <= kept_by(contract)
    assert not result.run["partial"]
    assert result.run["requests"] == sum(result.run["requests_for"].values()) <= MOST_REQUESTS


@pytest.mark.parametrize("contract", [each for each in CONTRACTS if each in MATRIX])
def test_every_check_that_can_accuse_has_accused_some_fault(contract: str) -> None:
    red = {id for faults in MATRIX.values() for seen in faults.values() for id in seen["failed"]}
    judging = {
        each.id
        for each in whole(contract).checks
        if each.outcome == "passed" and each.level in ("MUST", "SHOULD")
    }
    assert len(judging) > 100
    assert judging - red == set()
