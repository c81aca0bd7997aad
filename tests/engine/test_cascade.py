"""What goes along with a klantcontact need not be deleted by itself, where that was seen."""

import httpx
import pytest
from canned import calls_of, stage_of
from contracts import COUPLED
from shelves import Record, Shelves, id_of

from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.stage import Stage

CALLS = 9
LINKED = ("betrokkene", "actorklantcontact")


class Diary:
    """A ledger's book that remembers what is gone."""

    def __init__(self) -> None:
        self.told: list[Record] = []

    def intent(self, intent: object) -> None:
        """Nothing is registered here."""

    made = settled = intent

    def gone(self, resource: str, record_id: str) -> None:
        """A record was deleted."""
        self.told.append((resource, record_id))


def nothing_is_left(shelves: Shelves, stage: Stage) -> None:
    assert shelves.records == {}
    assert stage.ledger.remaining() == ()


def test_what_goes_along_is_looked_for_in_lists() -> None:
    shelves = Shelves(CALLS)
    stage = shelves.stage()
    stage.ledger.book = diary = Diary()  # type: ignore[assignment]
    told: list[tuple[Entry, Answer]] = []
    everything = {*shelves.records}
    assert clean_up(stage, lambda entry, answer: told.append((entry, answer))) == ()
    nothing_is_left(shelves, stage)
    assert shelves.count("DELETE", "klantcontact") == CALLS
    for kind in LINKED:
        assert shelves.count("DELETE", kind) == 0
        assert shelves.count("GET", kind) == 1
        assert shelves.asked.count(f"LIST {kind}") == 2
    assert {(entry.resource, entry.id) for entry, _ in told} == everything
    assert all(answer.ok for _, answer in told)
    assert sorted(diary.told) == sorted(everything)


@pytest.mark.parametrize("contract", COUPLED)
def test_the_reference_takes_them_along(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    for _ in range(CALLS):
        calls.whole()
    assert clean_up(stage) == ()
    deletions = [each for each in stage.recorder.exchanges if each.method == "DELETE"]
    assert len(deletions) == len(stage.ledger.of("klantcontact")) + 2
    for name in (*LINKED, "klantcontact"):
        for entry in stage.ledger.of(name):
            assert stage.consumer.read(name, entry.id).status == 404


def test_where_the_run_has_seen_it_nothing_is_tried() -> None:
    shelves = Shelves(CALLS)
    stage = shelves.stage()
    stage.consumer.delete("klantcontact", id_of("klantcontact", 0))
    assert clean_up(stage) == ()
    nothing_is_left(shelves, stage)
    assert [shelves.count("DELETE", kind) for kind in LINKED] == [0, 0]
    assert shelves.asked[-1].startswith("GET actor/")


def test_an_earlier_run_knows_no_partij_or_actor_of_its_records() -> None:
    shelves = Shelves(CALLS)
    stage = shelves.stage()
    for entry in stage.ledger.of("betrokkene"):
        stage.ledger._entries["betrokkene", entry.id] = Entry("betrokkene", entry.id)
    assert clean_up(stage) == ()
    nothing_is_left(shelves, stage)
    assert [shelves.count("DELETE", kind) for kind in LINKED] == [0, 0]


@pytest.mark.parametrize("kind", LINKED)
def test_a_kind_that_stays_is_deleted_one_by_one(kind: str) -> None:
    def others(hanging: list[Record]) -> list[Record]:
        return [each for each in hanging if each[0] != kind]

    shelves = Shelves(CALLS, others)
    stage = shelves.stage()
    assert clean_up(stage) == ()
    nothing_is_left(shelves, stage)
    [other] = {*LINKED} - {kind}
    assert shelves.count("DELETE", kind) == CALLS
    assert shelves.count("DELETE", other) == 0


def test_a_provider_that_refuses_wants_the_children_first() -> None:
    shelves = Shelves(CALLS, lambda hanging: [])
    stage = shelves.stage()
    assert clean_up(stage) == ()
    nothing_is_left(shelves, stage)
    assert [shelves.count("DELETE", kind) for kind in LINKED] == [CALLS, CALLS]


def test_what_was_wrongly_expected_to_go_is_found_and_deleted() -> None:
    """All go along but those of one call, and that klantcontact is refused."""
    stubborn = {(kind, id_of(kind, 4)) for kind in LINKED}
    shelves = Shelves(CALLS, lambda hanging: [] if stubborn & {*hanging} else hanging)
    stage = shelves.stage()
    assert clean_up(stage) == ()
    nothing_is_left(shelves, stage)
    assert [shelves.count("DELETE", kind) for kind in LINKED] == [1, 1]
    assert shelves.count("DELETE", "klantcontact") == CALLS + 1


@pytest.mark.parametrize("status", [500, 200])
def test_a_list_that_cannot_be_read_spares_nothing(status: int) -> None:
    shelves = Shelves(CALLS)
    shelves.odd = lambda request: (
        httpx.Response(status, json={"results": [], "next": None})
        if request.url.path.endswith(("betrokkenen", "actorklantcontacten"))
        else None
    )
    stage = shelves.stage()
    assert clean_up(stage) == ()
    nothing_is_left(shelves, stage)
    assert [shelves.count("DELETE", kind) for kind in LINKED] == [CALLS, CALLS]


def test_a_list_that_is_not_to_be_read_afterwards_tells_nothing() -> None:
    shelves = Shelves(CALLS)
    lists: list[str] = []

    def odd(request: httpx.Request) -> httpx.Response | None:
        if request.url.path.endswith("betrokkenen"):
            lists.append(request.url.path)
            return httpx.Response(500) if len(lists) > 1 else None
        return None

    shelves.odd = odd
    stage = shelves.stage()
    assert clean_up(stage) == ()
    nothing_is_left(shelves, stage)
    assert shelves.count("DELETE", "betrokkene") == CALLS


def test_what_hangs_on_another_klantcontact_is_not_spared() -> None:
    shelves = Shelves(CALLS)
    foreign = id_of("klantcontact", 99)
    shelves.records["betrokkene", id_of("betrokkene", 3)]["hadKlantcontact"] = {"uuid": foreign}
    stage = shelves.stage()
    assert clean_up(stage) == ()
    nothing_is_left(shelves, stage)
    assert shelves.count("DELETE", "betrokkene") == 1


def test_what_stays_is_told() -> None:
    shelves = Shelves(CALLS)
    kept = id_of("betrokkene", 2)
    shelves.takes = lambda hanging: [each for each in hanging if each[1] != kept]
    shelves.odd = lambda request: (
        httpx.Response(403) if request.method == "DELETE" and kept in str(request.url) else None
    )
    stage = shelves.stage()
    [left] = clean_up(stage)
    assert (left.resource, left.id) == ("betrokkene", kept)
    assert [each.id for each in stage.ledger.remaining()] == [kept]
