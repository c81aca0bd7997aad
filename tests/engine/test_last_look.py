"""The last look: from lists where they show a record well, else by its ID."""

from collections import Counter

import pytest
from canned import calls_of, stage_of
from contracts import COUPLED
from kcc_conformance.steps.nacontrole import last_look_at

from kcc_conformance.probing.last_look import BY_ID, LastLook
from kcc_conformance.stage.stage import Stage

CALLS = 12
LINKED = ("betrokkene", "actorklantcontact")


def played(contract: str = "openklant-2.16", *faults: str) -> Stage:
    """A stage with a dozen calls."""
    stage = stage_of(contract, *faults)
    calls = calls_of(stage)
    for _ in range(CALLS):
        calls.whole()
    return stage


def looked(stage: Stage, name: str, look: LastLook | None = None) -> Counter[str]:
    """How many records were read by their ID, and how many pages of lists."""
    before = len(stage.recorder.exchanges)
    seen = (look or last_look_at(stage)).of(name)
    assert [each.entry for each in seen] == list(stage.ledger.standing(name))
    asked = stage.recorder.exchanges[before:]
    return Counter((each.resource or "").partition(".")[0] for each in asked)


@pytest.mark.parametrize("contract", COUPLED)
@pytest.mark.parametrize("name", ["klantcontact", *LINKED])
def test_lists_show_most(contract: str, name: str) -> None:
    stage = played(contract)
    assert looked(stage, name) == {name: BY_ID, "list": 1}


@pytest.mark.parametrize("name", ["actor", "partij"])
def test_people_are_read_by_their_id(name: str) -> None:
    stage = stage_of()
    for _ in range(2 * BY_ID):
        stage.people.other(name)
    assert looked(stage, name) == {name: 2 * BY_ID}


def test_it_is_looked_at_once() -> None:
    stage = played()
    look = last_look_at(stage)
    looked(stage, "klantcontact", look)
    before = stage.provider.requests
    ids = [each.entry.id for each in look.of("klantcontact")]
    assert set(look.marked(ids).ids) == set(ids)
    assert stage.provider.requests == before


def test_what_a_list_shows_otherwise_is_read_by_its_id() -> None:
    stage = played("openklant-2.16", "missing-inhoud-in-list")
    seen = len(stage.ledger.of("klantcontact"))
    assert looked(stage, "klantcontact") == {"klantcontact": seen, "list": 1}


def test_what_no_list_shows_is_read_by_its_id() -> None:
    stage = played("openklant-2.16", "list-betrokkenen-always-empty")
    assert looked(stage, "betrokkene") == {"betrokkene": CALLS, "list": 1}


@pytest.mark.parametrize(
    "fault", ["missing-inhoud-on-read", "id-changes-on-read", "protocol-read-204"]
)
def test_where_a_sample_reads_otherwise_all_are_read_by_their_id(fault: str) -> None:
    stage = played("openklant-2.16", fault)
    seen = len(stage.ledger.of("klantcontact"))
    assert looked(stage, "klantcontact")["klantcontact"] == seen


def test_what_nobody_has_read_by_its_id_goes_before_what_somebody_has() -> None:
    stage = played()
    entries = stage.ledger.standing("klantcontact")
    known = {entry.id for entry in entries[1 : -BY_ID + 1]}
    for record_id in known:
        stage.consumer.read("klantcontact", record_id)
    before = len(stage.recorder.exchanges)
    assert looked(stage, "klantcontact")["klantcontact"] == BY_ID
    urls = {each.url.rpartition("/")[2] for each in stage.recorder.exchanges[before:]}
    assert not urls & known


def test_what_was_changed_is_always_read_by_its_id() -> None:
    stage = played()
    entries = stage.ledger.standing("klantcontact")
    changed = {entry.id for entry in entries[1 : BY_ID + 3]}
    for record_id in changed:
        assert stage.consumer.amend("klantcontact", record_id, {"vertrouwelijkheid": "Nee"}).ok
        stage.ledger.amend("klantcontact", record_id, {"vertrouwelijkheid": "Nee"})
    before = len(stage.recorder.exchanges)
    assert looked(stage, "klantcontact")["klantcontact"] == len(changed) + 2
    urls = {each.url.rpartition("/")[2] for each in stage.recorder.exchanges[before:]}
    assert changed <= urls


def test_the_sample_is_that_of_the_seed() -> None:
    stage = played()
    for entry in stage.ledger.of("betrokkene"):
        stage.consumer.read("betrokkene", entry.id)
    first, second = (by_id(stage, "betrokkene") for _ in range(2))
    assert first == second
    assert len(first) == BY_ID


def by_id(stage: Stage, name: str) -> list[str]:
    """Which records were read by their ID."""
    seen = last_look_at(stage).of(name)
    return [each.entry.id for each in seen if each.answer.url.endswith(each.entry.id)]
