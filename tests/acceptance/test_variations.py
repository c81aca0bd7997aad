"""A harmless peculiarity of a provider costs no verdict, and no check turns red.

Some of the variations are played, in rotation (see `rotation`).
"""

from contextlib import nullcontext
from typing import Any

import pytest
from fault_runs import hurried
from kcc_conformance.reference_impl import KNOWN_ACTOR, KNOWN_PARTIJ, list_variations
from kcc_conformance.reference_impl.app import create_app
from kcc_conformance.reference_impl.variations import deleting, replicas
from pages import WITH_VARIATIONS, variations_in
from rotation import in_turn, settle, turn_of

from kcc_conformance.playing.play import play
from kcc_conformance.settings.settings import Settings

TOKEN = "variation-token"
LATE = ("late", "deleted-later", "replica-behind", "outage-", "busy", "one-500", "read-only-")
"""What shows later is waited for as long as in a run; for the others it would be waited in vain."""
LONG = 2.0
BEHIND, SOONER, WAITED = ("deleted-later", "replica-behind"), 0.5, 0.75
"""What shows a second and a half later by a clock that can be set: it shows sooner here, and is
waited for less long. In seconds."""
SLOW = {"slow", "late", "busy", "busy-briefly"}
DOWN = ("outage-", "read-only-", "one-500")
"""What does not work cannot be judged: nothing fails, and it may be that nothing can be told."""
HIDDEN = ("confidential-403", "others-")
"""What this consumer may not see, or cannot tell from what others do, it cannot judge either."""
COMPANY = ("others-",)
"""Where others are at work it cannot be seen that nothing comes by itself; nobody is accused."""
VARIATIONS = {each.name: each for each in list_variations()}


def cases() -> list[Any]:
    """Every variation in a contract of each family."""
    return [(contract, name) for contract in WITH_VARIATIONS for name in variations_in(contract)]


@pytest.mark.parametrize(("contract", "name"), in_turn(cases(), turn_of(settle())))
def test_no_verdict_is_lost(contract: str, name: str) -> None:
    """What departs from the contract spoken may turn a recommendation red; nothing else may."""
    variation = VARIATIONS[name]
    patience = WAITED if name.startswith(BEHIND) else LONG if name.startswith(LATE) else 0.3
    settings = Settings(
        contract=contract,
        token=TOKEN,
        seed=1,
        examples=3,
        patience=patience,
        timeout=1.0 if name.startswith(DOWN) else 10.0,
        only="bekende-klant/" if name in SLOW else None,
        actor_id=KNOWN_ACTOR if "actor" in variation.needs else None,
        partij_id=KNOWN_PARTIJ if "partij" in variation.needs else None,
    )
    slowly = patience == LONG or name.startswith(COMPANY)
    with nullcontext() if slowly else hurried(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(deleting, "LATE", SOONER)
        patch.setattr(replicas, "LAG", SOONER)
        result = play(settings, app=create_app(contract, token=TOKEN, variations=(name,)))
    down = name.startswith((*DOWN, *HIDDEN, *COMPANY))
    allowed = (
        {("cantTell", level) for level in ("MUST", "SHOULD", "INFO", "OPEN")} if down else set()
    )
    if variation.differs:
        allowed |= {("failed", "SHOULD"), ("cantTell", "SHOULD"), ("cantTell", "OPEN")}
    wrong = {
        c.id: c.message
        for c in result.checks
        if c.outcome in ("failed", "cantTell") and (c.outcome, c.level) not in allowed
    }
    assert wrong == {}
    good = "partial" if settings.only else "conform"
    assert result.verdict in {good, "cannot_tell" if down else good}
