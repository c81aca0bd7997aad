"""The calls that the scenarios of a run share."""

import pytest
from canned import calls_of, stage_of
from contracts import COUPLED

from kcc_conformance import fixtures
from kcc_conformance.consumer.conversations import EXAMPLE_NUMBER
from kcc_conformance.consumer.registration import COMBINED, SEPARATE
from kcc_conformance.findings import CannotTell, Inapplicable
from kcc_conformance.stage.stage import Stage


def posts(stage: Stage) -> int:
    return sum(exchange.method == "POST" for exchange in stage.recorder.exchanges)


@pytest.mark.parametrize("contract", COUPLED)
def test_the_shared_call_is_registered_once(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    found = calls.registered(SEPARATE)
    before = posts(stage)
    stage.recorder.begin("een ander")
    assert calls.registered(SEPARATE) == found
    assert posts(stage) == before
    assert set(found.exchanges) <= set(stage.recorder.used_by("een ander"))
    for name in ("klantcontact", "betrokkene", "actorklantcontact"):
        assert stage.ledger.knows(name, str(getattr(found, f"{name}_id")))


def test_in_one_call() -> None:
    found = calls_of(stage_of()).registered(COMBINED)
    assert found.klantcontact is found.betrokkene
    assert found.klantcontact_id
    assert found.betrokkene_id
    with pytest.raises(Inapplicable):
        calls_of(stage_of("vng-crud-0.0.3")).registered(COMBINED)


def test_an_unknown_way_of_working_is_the_suites_own_mistake() -> None:
    with pytest.raises(CannotTell) as caught:
        calls_of(stage_of()).registered("per postduif")
    assert caught.value.cause == "suite"


@pytest.mark.parametrize("contract", COUPLED)
def test_the_example_is_sent_to_the_letter(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    found = calls.literal()
    assert found.sent["onderwerp"] == fixtures.voorbeeld()["Onderwerp"]
    assert len(str(found.sent["inhoud"])) == 228
    required = stage.contract.resource("klantcontact").attributes["nummer"].required
    (sent,) = (
        exchange.request_body for exchange in stage.recorder.exchanges
        if exchange.n == found.klantcontact.n
    )  # fmt: skip
    assert ("nummer" in sent) == required
    if required:
        assert str(sent["nummer"]) == EXAMPLE_NUMBER


def test_calls_differ_by_their_marker() -> None:
    calls = calls_of(stage_of())
    one, two = calls.values(), calls.values(taal="Engels")
    assert one["onderwerp"] != two["onderwerp"]
    assert two["taal"] == "Engels"
    assert calls.named("x", calls.bare) is calls.named("x", calls.bare)
    assert calls.named("y", calls.bare) is not calls.named("x", calls.bare)


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        ("protocol-create-without-body", "prerequisite"),
        ("missing-id", "prerequisite"),
        ("write-done-but-500", "prerequisite"),
        ("write-betrokkene-done-but-400", "prerequisite"),
    ],
)
def test_what_cannot_be_built_on_is_no_pass(fault: str, cause: str) -> None:
    calls = calls_of(stage_of("openklant-2.16", fault))
    with pytest.raises(CannotTell) as caught:
        calls.registered(SEPARATE)
    assert caught.value.cause == cause
    calls.attempt(SEPARATE)


@pytest.mark.parametrize("name", ["actor", "partij"])
def test_who_was_deleted_is_introduced_anew(name: str) -> None:
    stage = stage_of()
    calls = calls_of(stage)
    first = calls.introduction(name)
    assert calls.introduction(name) is first
    assert stage.consumer.delete(name, str(first.answer.body["uuid"])).ok
    second = calls.introduction(name)
    assert second.answer.n > first.answer.n
    assert calls.introduction(name) is second
