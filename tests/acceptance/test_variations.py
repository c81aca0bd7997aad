"""A harmless peculiarity of a provider costs no verdict, and no check turns red."""

import pytest
from kcc_conformance.reference_impl import KNOWN_ACTOR, KNOWN_PARTIJ
from kcc_conformance.reference_impl.app import create_app
from pages import WITH_VARIATIONS, variations_in

from kcc_conformance.playing.play import play
from kcc_conformance.settings.settings import Settings

TOKEN = "variation-token"
SLOW = ("slow", "delay", "late", "throttle", "429", "busy")
CASES = [(contract, name) for contract in WITH_VARIATIONS for name in variations_in(contract)]


@pytest.mark.parametrize(("contract", "variation"), CASES, ids=lambda value: value)
def test_no_verdict_is_lost(contract: str, variation: str) -> None:
    app = create_app(contract, token=TOKEN, variations=(variation,))
    given = variation.startswith("actors-and-partijen")
    settings = Settings(
        contract=contract,
        token=TOKEN,
        seed=1,
        examples=3,
        only="bekende-klant/" if any(word in variation for word in SLOW) else None,
        actor_id=KNOWN_ACTOR if given else None,
        partij_id=KNOWN_PARTIJ if given else None,
    )
    result = play(settings, app=app)
    red = {c.id: c.message for c in result.checks if c.outcome in ("failed", "cantTell")}
    assert red == {}
    assert result.verdict == "conform"
