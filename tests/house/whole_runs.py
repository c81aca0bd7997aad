"""Whole runs against the built-in reference, made once for all tests of this folder."""

from functools import cache

from rotation import one_of, settle, turn_of

from kcc_conformance.contract.contract import BUILT_IN, DEFAULT
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

SEEDS = one_of((1, 7, 3), turn_of(settle()))
"""What is played of these."""
_OTHERS = [name for name in BUILT_IN if name != DEFAULT]
CONTRACTS = (DEFAULT, *one_of(_OTHERS, turn_of(settle())))
"""The contracts that are played whole: the usual one, and of the others one a day."""


def whole(contract: str = DEFAULT, seed: int = SEEDS[0]) -> Result:
    """A run with all its defaults, but that nothing is waited for."""
    return _whole(contract, seed)


@cache
def _whole(contract: str, seed: int) -> Result:
    return play(Settings(contract=contract, seed=seed, patience=0.0))
