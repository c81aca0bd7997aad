"""What a whole run costs a provider, in requests."""

import pytest
from contracts import kept_by
from rotation import one_of, settle, turn_of

from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.playing.play import play
from kcc_conformance.settings.settings import Settings

MOST_REQUESTS = 900
"""Of a serial run with its defaults against the reference, clean-up included: at 50 ms for an
answer half a minute. A check that needs more shares records with others, or reads what they read.
"""


@pytest.mark.parametrize("seed", one_of([1, 7], turn_of(settle())))
@pytest.mark.parametrize("contract", BUILT_IN)
def test_a_whole_run_is_economical(contract: str, seed: int) -> None:
    result = play(Settings(contract=contract, seed=seed, examples=25, patience=0.0))
    assert result.verdict == "conform"
    assert {left.resource for left in result.leftovers} <= kept_by(contract)
    assert not result.run["partial"]
    assert result.run["requests"] == sum(result.run["requests_for"].values()) <= MOST_REQUESTS
