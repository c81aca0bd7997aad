"""What was once shown well stays so, and what a copy that is behind may show."""

from typing import Any

import pytest
from canned import calls_of, stage_of

from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.findings import CONTRACT
from kcc_conformance.probing.histories import (
    ITEM,
    Histories,
    History,
    Page,
    Reading,
    Write,
    histories,
)
from kcc_conformance.probing.later_look import look_later
from kcc_conformance.probing.steadiness import dropped, relapses, returned

CONTRACT_FACTS = load_contract("openklant-2.16")
ID = "11111111-1111-4111-8111-111111111111"
OLD, NEW, NEVER = "Oud onderwerp", "Nieuw onderwerp", "Iets van een ander"
PATIENCE = 2.0


def record(onderwerp: str | None = OLD) -> dict[str, Any]:
    return {"uuid": ID, "onderwerp": onderwerp} if onderwerp else {"uuid": ID}


def told(
    *shown: tuple[float, str | None], writes: tuple[Write, ...] = (), **kept: Any
) -> Histories:
    """A klantcontact that was made at 0, and what readings by its ID showed at what moment: an
    onderwerp, or None for 404."""
    made = Write(-0.1, 0.0, {"onderwerp": OLD}, accepted=True)
    readings = [
        Reading(n, at, at + 0.01, ITEM, "url", record(text) if text else None)
        for n, (at, text) in enumerate(shown, 1)
    ]
    entry = Entry("klantcontact", ID, (("onderwerp", OLD),), 1)
    history = History(entry, made, (), list(writes), readings, **kept)
    return Histories({("klantcontact", ID): history}, ())


def changed(at: float, accepted: bool = True, text: str = NEW) -> Write:
    return Write(at - 0.1, at, {"onderwerp": text}, accepted=accepted)


def deleted(at: float, accepted: bool = True) -> Write:
    return Write(at - 0.1, at, None, accepted=accepted)


@pytest.mark.parametrize(
    "case",
    [
        told((1, OLD), (2, OLD)),
        told((0.1, None), (0.2, OLD), (0.3, None), (1.9, None), (2.1, OLD)),
        told((1, OLD), (5.1, NEW), (5.2, OLD), (6.9, OLD), (7.1, NEW), writes=(changed(5),)),
        told((1, OLD), (7.1, OLD), (7.2, OLD), writes=(changed(5),)),
        told((1, OLD), (5.1, NEW), (5.2, OLD), (9, NEW), writes=(changed(5, accepted=False),)),
        told((1, OLD), (9, None), (10, OLD), writes=(deleted(5),)),
        told((1, OLD), (9, None), writes=(deleted(5, accepted=False),)),
        told((1, NEVER), (2, OLD), (3, OLD)),
        told((1, NEVER), (2, NEVER)),
    ],
    ids=[
        "it stays",
        "a copy had not heard of it yet",
        "a copy had not heard of the change yet",
        "the change never shows, which another check tells",
        "a change that was refused was made all the same, which another check tells",
        "it was deleted",
        "it may have been deleted",
        "it was not there in full at first",
        "it never was good, which another check tells",
    ],
)  # fmt: skip
def test_what_may_be(case: Histories) -> None:
    assert relapses(CONTRACT_FACTS, case, PATIENCE) == ()


@pytest.mark.parametrize(
    ("case", "said", "clause", "times"),
    [
        (told((1, OLD), (1.1, NEVER), (2, OLD)), "andere waarde", "C0992-2.4", 1),
        (told((1, OLD), (3, None), (4, OLD), (5, None)), "later niet meer", "C0992-1.7", 2),
        (
            told((1, OLD), (5.1, NEW), (7.1, OLD), (7.2, NEW), writes=(changed(5),)),
            "viel later terug", "C0992-2.4", 1,
        ),
        (told((1, OLD), (5.1, NEVER), writes=(changed(5),)), "andere waarde", "C0992-2.4", 1),
    ],
    ids=["another text for once", "it comes and goes", "the old after the new", "never sent"],
)  # fmt: skip
def test_what_falls_back(case: Histories, said: str, clause: str, times: int) -> None:
    [found] = relapses(CONTRACT_FACTS, case, PATIENCE)
    assert said in found.message
    assert f"({times} keer gezien)" in found.message
    assert (found.clause, found.source) == (clause, None)


def test_what_was_sent_at_the_same_moment_may_have_come_last() -> None:
    both = (changed(5), Write(4.95, 5.05, {"onderwerp": NEVER}, accepted=True))
    case = told((1, OLD), (8, NEW), (8.1, NEVER), (8.2, NEW), writes=both)
    assert relapses(CONTRACT_FACTS, case, PATIENCE) == ()


def test_another_record_under_its_id() -> None:
    case = told((1, OLD))
    other = Reading(9, 2, 2.1, ITEM, "url", {"uuid": "iets anders"}, "iets anders")
    case.records["klantcontact", ID].readings.append(other)
    [found] = relapses(CONTRACT_FACTS, case, PATIENCE)
    assert (found.clause, found.actual) == ("C0992-2.1", "iets anders")


@pytest.mark.parametrize(
    ("case", "number"),
    [
        (told((1, OLD), (5.1, None), (9, OLD), writes=(deleted(5),)), 1),
        (told((1, OLD), (5.1, None), (5.2, OLD), (9, None), writes=(deleted(5),)), 0),
        (told((1, OLD), (5.1, OLD), (6.5, OLD), (9, None), writes=(deleted(5),)), 0),
        (told((1, OLD), (5.1, OLD), (9, OLD), writes=(deleted(5),)), 0),
        (told((1, OLD), (5.1, None), (9, OLD), writes=(deleted(5),), again=True), 0),
    ],
    ids=["back", "a copy was behind", "it takes a while", "never gone", "made again"],
)
def test_what_was_deleted_and_comes_back(case: Histories, number: int) -> None:
    found = returned(case, PATIENCE)
    assert len(found) == number
    assert all(each.source == CONTRACT for each in found)


@pytest.mark.parametrize(
    ("pages", "number"),
    [
        (({ID, "a"}, {"a"}), 1),
        (({ID, "a"}, {ID, "a"}), 0),
        (({ID, "a"}, {"a", "b"}), 0),
        (({"a"}, {"a", ID}), 0),
    ],
    ids=["gone", "there", "pushed out by another", "new"],
)
def test_what_a_list_drops(pages: tuple[set[str], set[str]], number: int) -> None:
    case = told((1, OLD))
    listed = tuple(
        Page(n, 5.0 + n, 5.5 + n, "klantcontact", "lijst", frozenset(ids))
        for n, ids in enumerate(pages)
    )
    found = dropped(Histories(case.records, listed), PATIENCE)
    assert len(found) == number
    assert all(each.source == CONTRACT for each in found)


@pytest.mark.parametrize("contract", ["openklant-2.16", "vng-crud-0.0.3"])
def test_a_provider_that_keeps_to_the_contract_never_falls_back(contract: str) -> None:
    stage = stage_of(contract)
    calls = calls_of(stage)
    for _ in range(2):
        call = calls.whole()
        for name in ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij"):
            stage.consumer.read(name, call.id_of(name))
    stage.consumer.amend("klantcontact", call.klantcontact_id, {"vertrouwelijkheid": "Nee"})
    before = len(stage.recorder.exchanges)
    found = look_later(stage)
    assert len(stage.recorder.exchanges) - before <= 14
    assert relapses(stage.contract, found, 0.0) == ()
    history = found.records["klantcontact", call.klantcontact_id]
    assert len([each for each in history.readings if each.place == ITEM]) == 3
    assert [each.accepted for each in history.writes] == [True]


def test_a_stranger_who_is_told_that_it_is_not_there_says_nothing() -> None:
    stage = stage_of()
    call = calls_of(stage).whole()
    stage.consumer.read("klantcontact", call.klantcontact_id)
    path = stage.consumer.item_path("klantcontact", call.klantcontact_id)
    stage.provider.request("GET", path, credentials={})
    [seen] = histories(stage).records["klantcontact", call.klantcontact_id].readings
    assert seen.record is not None


@pytest.mark.parametrize("gone", [True, False])
def test_a_reference_to_what_was_deleted_may_be_emptied(gone: bool) -> None:
    case = told((1, OLD), writes=(deleted(5),) if gone else ())
    sent = {"klantcontact": {"uuid": ID}}
    made = Write(0.1, 0.2, sent, accepted=True)
    entry = Entry("betrokkene", "b", (("klantcontact", ID),), 2)
    full, empty = {"uuid": "b", "hadKlantcontact": {"uuid": ID}}, {"uuid": "b"}
    readings = [
        Reading(5, 1, 1.1, ITEM, "url", full),
        Reading(6, 9, 9.1, ITEM, "url", {**empty, "hadKlantcontact": None}),
    ]
    person = History(entry, made, (("klantcontact", ID),), [], readings)
    records = {**case.records, ("betrokkene", "b"): person}
    found = relapses(CONTRACT_FACTS, Histories(records, ()), PATIENCE)
    assert [each.clause for each in found] == ([] if gone else ["C0992-1.9"])
