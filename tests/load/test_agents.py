"""Agents at work on the reference: what they register is found, and what its faults do to it."""

from pathlib import Path
from typing import Any

import pytest
from theatre import Theatre, play, theatre

from kcc_conformance.consumer.journal_reading import read_journal
from kcc_conformance.load.discoveries import LOST, MIXED, NUMBER_TWICE, REVERTED
from kcc_conformance.load.mix import ANONIEM, BEKEND, NIEUW, TASKS, TERUGLEZEN, VERBETEREN, ZOEKEN
from kcc_conformance.load.result import counts


@pytest.mark.parametrize("contract", ["openklant-2.16", "openklant-2.0", "vng-crud-0.0.3"])
def test_an_honest_register_keeps_it_all(tmp_path: Path, contract: str) -> None:
    tally, desk = play(theatre(tmp_path, contract=contract), TASKS)
    assert tally.discoveries == ()
    assert tally.acknowledged == tally.found > 20
    assert tally.unknown == tally.stale == tally.undecided == 0
    assert not desk.figures.error_kinds()
    assert desk.figures.tasks.total() == 24


def test_an_anonymous_caller_leaves_nothing(tmp_path: Path) -> None:
    tally, desk = play(theatre(tmp_path), [ANONIEM])
    assert set(tally.by_kind) == {"actor", "partij"}
    asked = [name for name in desk.figures.names if name.startswith("POST")]
    assert sorted(asked) == ["POST /actoren", "POST /partijen"]


FAULTS = {
    "mixup-texts": ([BEKEND], MIXED, "C0992-2.5"),
    "load-relation-astray": ([BEKEND], MIXED, "C0992-1.9"),
    "mixup-actors": ([BEKEND], MIXED, "C0992-2.10"),
    "mixup-registrations-lost": ([NIEUW], LOST, "C0992-1.7"),
    "mixup-number-race-shares": ([BEKEND], NUMBER_TWICE, "F2173-3"),
    "load-update-lost": ([BEKEND, VERBETEREN], REVERTED, ""),
    "mixup-readings": ([BEKEND, TERUGLEZEN], MIXED, "C0992-2.1"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_faults_of_a_busy_register_are_named(tmp_path: Path, fault: str) -> None:
    tasks, kind, clause = FAULTS[fault]
    tally, _ = play(theatre(tmp_path, fault), tasks, agents=5)
    found = [each for each in tally.discoveries if each.kind == kind]
    assert found, counts(tally)
    assert clause in {each.clause for each in found}


def test_a_list_that_stays_behind_is_seen(tmp_path: Path) -> None:
    tally, _ = play(theatre(tmp_path, "load-list-stale"), [NIEUW, ZOEKEN], agents=5)
    assert tally.stale > 0
    assert tally.discoveries == ()


class Cutting:
    """Between the agents and the register: now and then the answer does not come through."""

    def __init__(self, app: Any, before: bool) -> None:
        self.app, self.before, self.count = app, before, 0

    def __call__(self, environ: Any, start: Any) -> Any:
        self.count += 1
        if environ["REQUEST_METHOD"] == "POST" and self.count % 5 == 0:
            if not self.before:
                list(self.app(environ, lambda *each: None))
            start("502 Bad Gateway", [("Content-Type", "text/plain")])
            return [b"too late"]
        return self.app(environ, start)


@pytest.mark.parametrize("before", [True, False], ids=["not done", "done"])
def test_what_was_not_answered_may_be_there_or_not(tmp_path: Path, before: bool) -> None:
    stage: Theatre = theatre(tmp_path)
    tally, _ = play(stage, [BEKEND, NIEUW], app=Cutting(stage.app, before))
    assert tally.discoveries == ()
    assert tally.unknown > 0
    assert tally.appeared == (0 if before else tally.unknown)


def test_the_journal_is_one_that_clean_understands(tmp_path: Path) -> None:
    stage = theatre(tmp_path)
    tally, _ = play(stage, [BEKEND, VERBETEREN], app=Cutting(stage.app, False))
    past = read_journal(tmp_path / "journal-0123abcd-0.jsonl")
    assert past.damaged == 0
    assert len(past.ledger.remaining()) == tally.acknowledged
    assert len(past.ledger.pending()) == tally.unknown
    assert all(each.refs or each.token for each in past.ledger.pending())
