"""Addresses that are followed: one of a place, on the provider's own origin, and no more."""

import pytest
from canned import calls_of, stage_of

from kcc_conformance.checks.addresses import DEAD, ORIGIN, OTHER, UNKNOWN
from kcc_conformance.consumer.registration import SEPARATE
from kcc_conformance.probing import fivesome
from kcc_conformance.probing.addresses import amiss, shown
from kcc_conformance.stage.stage import Stage


def looked_at(stage: Stage) -> tuple[list[str], int]:
    """What is wrong with the addresses of a short run, and the requests that following took."""
    conversations = calls_of(stage)
    call = conversations.registered(SEPARATE)
    for name in ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij"):
        stage.consumer.read(name, call.id_of(name))
    five = fivesome.vijftal(stage, conversations)
    fivesome.listed(stage, conversations, five, 2)
    found = shown(stage, stage.recorder.exchanges)
    before = stage.provider.requests
    kinds = [each.kind for each in amiss(stage, found)]
    return sorted(set(kinds)), stage.provider.requests - before


def test_what_was_read_already_is_not_asked_again() -> None:
    assert looked_at(stage_of()) == ([], 0)


def test_a_list_is_followed_to_itself() -> None:
    kinds, requests = looked_at(stage_of("vng-crud-0.0.3"))
    assert (kinds, requests <= 3) == ([], True)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("address-unknown-klantcontact", UNKNOWN),
        ("address-of-another-klantcontact", OTHER),
        ("address-previous-unreachable", DEAD),
    ],
)
def test_one_of_a_place_is_followed(fault: str, kind: str) -> None:
    assert looked_at(stage_of("openklant-2.16", fault)) == ([kind], 1)


def test_of_another_host_nothing_is_asked() -> None:
    stage = stage_of("openklant-2.16", "address-inner-host")
    assert looked_at(stage) == ([ORIGIN], 0)
    assert all("intern" not in each.url for each in stage.recorder.exchanges)
