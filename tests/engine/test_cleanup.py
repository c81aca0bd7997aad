"""What a run made, and what is taken away afterwards."""

import httpx
import pytest
from canned import IDS, calls_of, consumer_of, stage_of, with_consumer
from contracts import COUPLED
from kcc_conformance.reference_impl import KNOWN_ACTOR, KNOWN_PARTIJ

from kcc_conformance.consumer.ledger import Entry, Ledger
from kcc_conformance.consumer.registration import SEPARATE
from kcc_conformance.consumer.strays import find_strays
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.stage import Stage


def guarded() -> Stage:
    """A provider where a consumer may not make people, and the user has pointed at two."""
    return stage_of(
        variations=("actors-and-partijen-403",), actor_id=KNOWN_ACTOR, partij_id=KNOWN_PARTIJ
    )


def test_children_go_before_parents_and_the_newest_first() -> None:
    ledger = Ledger()
    for name in ("actor", "partij", "klantcontact", "betrokkene", "actorklantcontact"):
        ledger.add(Entry(name, f"{name}-1"))
        ledger.add(Entry(name, f"{name}-2"))
    ledger.add(Entry("actor", "actor-1", exchange=9))
    ledger.mark_deleted("klantcontact", "klantcontact-1")
    ledger.mark_deleted("klantcontact", "onbekend")
    assert [entry.id for entry in ledger.remaining()] == [
        "actorklantcontact-2", "actorklantcontact-1", "betrokkene-2", "betrokkene-1",
        "klantcontact-2", "partij-2", "partij-1", "actor-2", "actor-1",
    ]  # fmt: skip
    assert len(ledger.of("klantcontact")) == 2
    assert [entry.id for entry in ledger.of("klantcontact", alive=True)] == ["klantcontact-2"]
    assert len(ledger.ids()) == 10


def test_what_hangs_on_a_deleted_klantcontact_does_not_stand() -> None:
    ledger = Ledger()
    ledger.add(Entry("klantcontact", "k"))
    ledger.add(Entry("betrokkene", "b", (("klantcontact", "k"), ("rol", "klant"))))
    assert len(ledger.standing("betrokkene")) == 1
    ledger.amend("betrokkene", "b", {"rol": "vertegenwoordiger"})
    assert ledger.of("betrokkene")[0].values["rol"] == "vertegenwoordiger"
    ledger.mark_deleted("klantcontact", "k")
    assert ledger.standing("betrokkene") == ()


@pytest.mark.parametrize("contract", COUPLED)
def test_nothing_is_left(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    calls.registered(SEPARATE)
    calls.bare()
    assert clean_up(stage) == ()
    for name in ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij"):
        for entry in stage.ledger.of(name):
            assert stage.consumer.read(name, entry.id).status == 404


def test_a_stray_that_carries_the_marker_is_found_and_taken_along() -> None:
    stage = stage_of("openklant-2.16", "write-klantcontact-twice")
    found = calls_of(stage).bare()
    strays = find_strays(stage.consumer)
    assert strays
    assert found.klantcontact_id not in {stray.id for stray in strays}
    assert find_strays(stage.consumer) == ()
    assert clean_up(stage) == ()
    for stray in strays:
        assert stage.consumer.read("klantcontact", stray.id).status == 404


def test_given_people_stay() -> None:
    stage = guarded()
    calls_of(stage).registered(SEPARATE)
    clean_up(stage)
    assert stage.consumer.read("actor", KNOWN_ACTOR).ok
    assert stage.consumer.read("partij", KNOWN_PARTIJ).ok


@pytest.mark.parametrize(
    ("status", "asked"), [(405, 1), (501, 1), (400, 3), (500, 3), (404, 3), (410, 3), (204, 3)]
)
def test_what_cannot_be_deleted_is_told_with_the_reason(status: int, asked: int) -> None:
    stage = stage_of()
    for record_id in IDS[1:4]:
        stage.ledger.add(Entry("partij", record_id))
    deletions = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "DELETE":
            deletions.append(request)
            return httpx.Response(status)
        return httpx.Response(200, json={"count": 0, "next": None, "results": []})

    other = consumer_of(handler)
    other.ledger = stage.ledger
    left = clean_up(with_consumer(stage, other))
    assert len(deletions) == asked
    if status in (404, 410, 204):
        assert left == ()
    else:
        assert [(each.resource, each.id) for each in left] == [("partij", i) for i in IDS[3:0:-1]]
        assert all(str(status) in each.why for each in left)


def test_a_provider_that_is_gone_is_asked_once() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("weg")

    stage = stage_of()
    stage.ledger.add(Entry("actor", IDS[1]))
    stage.ledger.add(Entry("actor", IDS[2]))
    other = consumer_of(handler)
    other.ledger = stage.ledger
    left = clean_up(with_consumer(stage, other))
    assert [each.id for each in left] == [IDS[2], IDS[1]]
    assert "no connection" in left[0].why


def test_cleaning_up_is_not_bound_by_the_limits_of_the_run() -> None:
    stage = stage_of(max_requests=12)
    calls_of(stage).bare()
    while not stage.consumer.read("actor", IDS[1]).trouble:
        pass
    assert clean_up(stage) == ()
