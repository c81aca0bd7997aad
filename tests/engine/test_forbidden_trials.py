"""Forbidden values: one of each kind, one look for all, and each check its own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from canned import calls_of, stage_of

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.contract.contract import BUILT_IN
from kcc_conformance.findings import CannotTell
from kcc_conformance.generated.forbidden_trials import ForbiddenTrials

ATTRIBUTES = (
    "onderwerp", "inhoud", "taal", "vertrouwelijkheid", "indicatie_contact_gelukt",
    "plaatsgevonden_op",
)  # fmt: skip


@pytest.mark.parametrize("contract", BUILT_IN)
def test_four_values_an_attribute_and_one_look_for_all(contract: str) -> None:
    stage = stage_of(contract, examples=25)
    calls = calls_of(stage)
    calls.named("controle", calls.bare)
    refusals, before = ForbiddenTrials(stage, calls), len(stage.recorder.exchanges)
    for name in ATTRIBUTES:
        trial = refusals.judged(name)
        assert (trial.tried, trial.findings) == (4, ())
    assert len(stage.recorder.exchanges) - before == 4 * len(ATTRIBUTES) + 1


def test_more_examples_are_more_values() -> None:
    stage = stage_of("openklant-2.16", examples=60)
    assert ForbiddenTrials(stage, calls_of(stage)).judged("inhoud").tried > 4


def test_what_is_accepted_is_found_by_its_own_check() -> None:
    stage = stage_of("openklant-2.16", "validation-over-long-accepted")
    refusals = ForbiddenTrials(stage, calls_of(stage))
    found = {name: refusals.judged(name).findings for name in ATTRIBUTES}
    assert [name for name in ATTRIBUTES if found[name]] == ["onderwerp", "inhoud", "taal"]


@pytest.mark.parametrize(
    ("contract", "seen"), [("openklant-2.16", ATTRIBUTES[1:]), ("vng-crud-0.0.3", ATTRIBUTES)]
)
def test_what_is_kept_is_seen_where_the_list_can_show_it(
    contract: str, seen: tuple[str, ...]
) -> None:
    stage = stage_of(contract, "validation-stored-though-refused")
    refusals = ForbiddenTrials(stage, calls_of(stage))
    found = {name: [f.message for f in refusals.judged(name).findings] for name in ATTRIBUTES}
    kept = ["wat is geweigerd, is toch bewaard"]
    assert found == {name: kept if name in seen else [] for name in ATTRIBUTES}


def silent_on(key: str, times: int = 10**6) -> Callable[..., Answer]:
    """A consumer's `post` that gets no answer, so many times, where that is a list."""
    left, post = [times], Consumer.post

    def answer(self: Consumer, name: str, body: Any = None, **options: Any) -> Answer:
        got = post(self, name, body, **options)
        if name == "klantcontact" and body[key] == [] and left[0]:
            left[0] -= 1
            return replace(got, status=None, trouble="no answer")
        return got

    return answer


def test_what_cannot_be_told_of_one_attribute_is_no_matter_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = stage_of("openklant-2.16", "validation-stored-though-refused")
    refusals = ForbiddenTrials(stage, calls_of(stage))
    monkeypatch.setattr(Consumer, "post", silent_on("inhoud"))
    assert refusals.judged("taal").findings
    with pytest.raises(CannotTell):
        refusals.judged("inhoud")


def test_what_is_sent_after_the_look_is_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = stage_of("openklant-2.16", "validation-stored-though-refused")
    refusals = ForbiddenTrials(stage, calls_of(stage))
    monkeypatch.setattr(Consumer, "post", silent_on("inhoud", times=1))
    assert refusals.judged("taal").findings
    assert refusals.judged("inhoud").findings


def test_a_list_that_shows_nothing_proves_nothing() -> None:
    stage = stage_of("openklant-2.16", "list-always-empty")
    refusals = ForbiddenTrials(stage, calls_of(stage))
    with pytest.raises(CannotTell, match="geldige registratie"):
        refusals.judged("taal")
    assert refusals.judged("onderwerp").findings == ()
