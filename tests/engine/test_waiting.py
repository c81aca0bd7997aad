"""How long is waited until records are old enough."""

import time
from dataclasses import replace

import pytest
from canned import stage_of
from kcc_conformance.reference_impl.clock import now

from kcc_conformance.stage import waiting
from kcc_conformance.stage.waiting import let_pass


@pytest.mark.parametrize(
    ("passed", "waited"), [(1.0, 11.0), (5.0, 7.0), (9.0, 3.0), (12.0, 0.0), (60.0, 0.0)]
)
def test_only_what_has_not_passed_yet(
    passed: float, waited: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(waiting.time, "sleep", slept.append)
    stage = replace(stage_of(), embedded=None)
    let_pass(stage, since=time.monotonic() - passed, seconds=12.0)
    assert slept == [pytest.approx(waited, abs=0.1)]


def test_the_reference_has_a_clock_of_its_own() -> None:
    before, began = now(), time.monotonic()
    let_pass(stage_of(), since=time.monotonic(), seconds=12.0)
    assert now() - before > 60
    assert time.monotonic() - began < 5
