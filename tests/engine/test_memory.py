"""What was done or seen once in a run is kept for every check that can judge by it."""

import pytest
from canned import calls_of, stage_of
from contracts import COUPLED

from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.varied import FIRST, VARIED
from kcc_conformance.findings import CannotTell
from kcc_conformance.probing.changing import CHANGE, change, change_any, changeable
from kcc_conformance.probing.having import having, shows
from kcc_conformance.probing.removal import (
    absence,
    amiss,
    doomed,
    intact,
    remove,
    removed_at,
    spared,
)
from kcc_conformance.stage.stage import Stage


def on(fault: str = "", contract: str = "openklant-2.16") -> tuple[Stage, Conversations]:
    stage = stage_of(contract, *([fault] if fault else []))
    return stage, calls_of(stage)


def test_what_is_kept_is_done_once_and_counts_for_whoever_asks() -> None:
    stage, calls = on()
    found = calls.memory.once("een gesprek", calls.bare)
    made = stage.recorder.last
    stage.recorder.begin("een ander")
    assert calls.memory.once("een gesprek", calls.bare) is found
    assert stage.recorder.last == made
    assert found.klantcontact.n in stage.recorder.used_by("een ander")


def test_what_is_not_good_is_looked_at_anew() -> None:
    _, calls = on()
    numbers = iter((1, 2, 3))
    assert calls.memory.unless("n", lambda: next(numbers), lambda n: n > 1) == 1
    assert calls.memory.unless("n", lambda: next(numbers), lambda n: n > 1) == 2
    assert calls.memory.unless("n", lambda: next(numbers), lambda n: n > 1) == 2
    calls.memory.forget("n")
    calls.memory.forget("iets anders")
    assert calls.memory.unless("n", lambda: next(numbers), lambda n: n > 1) == 3


def test_what_raised_is_not_kept() -> None:
    _, calls = on()

    def fails() -> int:
        raise CannotTell("environment", "nu even niet")

    with pytest.raises(CannotTell):
        calls.memory.once("n", fails)
    assert calls.memory.once("n", lambda: 1) == 1


def test_a_record_is_read_once_unless_it_is_not_as_it_should_be() -> None:
    stage, calls = on()
    wanted = calls.bare().klantcontact_id
    first = calls.memory.reading("klantcontact", wanted)
    assert calls.memory.reading("klantcontact", wanted, lambda answer: answer.ok) is first
    second = calls.memory.reading("klantcontact", wanted, lambda answer: answer.n > first.n)
    assert second.n == first.n + 1
    gone = stage.consumer.unknown_id()
    assert calls.memory.reading("klantcontact", gone).status == 404
    assert calls.memory.reading("klantcontact", gone).n == second.n + 2


@pytest.mark.parametrize("contract", COUPLED)
def test_each_varied_value_is_with_a_shared_call_that_shows_it(contract: str) -> None:
    stage, calls = on(contract=contract)
    for choice in VARIED:
        for key, value in choice.items():
            found = next(iter(having(calls, key, value)))
            assert shows(calls, found, {key: value})
    assert next(iter(having(calls, "plaatsgevonden_op", FIRST))).sent["plaatsgevonden_op"] == FIRST
    assert list(having(calls, "taal", "Frans")) == []
    assert len(stage.ledger.of("klantcontact")) == 1 + len(VARIED) + 2  # with the first of a run


def test_what_is_not_shown_as_it_was_sent_is_not_shared() -> None:
    _, calls = on("value-taal-always-nederlands")
    found = next(iter(having(calls, "taal", "Engels")))
    assert not shows(calls, found, {"taal": "Engels"})
    assert shows(calls, found, {"kanaal": "Balie"})


def test_what_was_refused_is_not_shared() -> None:
    _, calls = on("protocol-emoji-500")
    assert [each.klantcontact_id is None for each in calls.varied()] == [False, False, True]
    assert list(having(calls, "kanaal", "chat")) == []


def test_a_moment_that_is_refused_costs_only_the_moment() -> None:
    _, calls = on()
    found = calls.at_another_time("x", "geen moment")
    assert found.sent["plaatsgevonden_op"] == calls.example()["plaatsgevonden_op"]


def test_one_klantcontact_is_deleted_while_another_is_there() -> None:
    stage, calls = on()
    assert removed_at(calls) == 0
    removal = remove(calls)
    assert removed_at(calls) == removal.answer.n
    assert removal.gesprek is doomed(calls)
    assert removal.answer is removal.first
    assert remove(calls) is removal
    assert spared(calls).betrokkene.n < removal.answer.n
    last = absence(calls, "betrokkene", removal.gesprek.betrokkene_id)
    assert last.status == 404
    assert absence(calls, "betrokkene", removal.gesprek.betrokkene_id) is last
    assert stage.recorder.last == last.n


def test_the_spared_call_serves_as_long_as_nothing_is_amiss_with_it() -> None:
    stage, calls = on()
    found = spared(calls)
    assert intact(calls, "betrokkene") is found
    stage.consumer.delete("betrokkene", found.betrokkene_id)
    assert intact(calls, "actorklantcontact") is found
    assert intact(calls, "betrokkene").klantcontact_id != found.klantcontact_id
    amiss(calls)
    assert intact(calls, "actorklantcontact").klantcontact_id != found.klantcontact_id


def test_a_klantcontact_is_changed_once() -> None:
    stage, calls = on()
    changed = change(calls)
    assert change(calls) is changed
    assert change_any(calls) is changed
    assert changed.contact is changeable(calls)
    [entry] = [
        each
        for each in stage.ledger.of("klantcontact")
        if each.id == changed.contact.klantcontact_id
    ]
    assert entry.values["vertrouwelijkheid"] == CHANGE["vertrouwelijkheid"]


def test_where_no_whole_call_is_to_be_had_another_klantcontact_is_changed() -> None:
    _, calls = on("write-betrokkene-done-but-400")
    with pytest.raises(CannotTell):
        change(calls)
    assert change_any(calls).answer.ok
