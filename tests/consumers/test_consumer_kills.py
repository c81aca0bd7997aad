"""Each model consumer turns exactly the checks red that the matrix names; a harmless one none.

A seventh of them is played, another one each day; `KILL_MATRIX=every` plays all.
"""

from pathlib import Path

import pytest
from consumer_matrix import COMMAND, PAGE, page, played, told, written
from kcc_conformance.reference_impl.consumers import FAULTS, HARMLESS, Named
from rotation import in_turn, settle, turn_of

from kcc_conformance.law.consumer_side import load_consumer_register
from kcc_conformance.observing.judging import scenario_names
from kcc_conformance.phrases import phrase

EVERY = [*FAULTS, *HARMLESS]
MATRIX = written()
NEVER_RED = {"De actor vooraf"}
"""What is noted and not demanded."""


@pytest.mark.parametrize("named", in_turn(EVERY, turn_of(settle())), ids=lambda each: each.name)
def test_exactly_the_expected_checks_turn_red(named: Named, tmp_path: Path) -> None:
    result = played(named, tmp_path)
    assert told(result) == MATRIX[named.name]
    dutch = [check.message for check in result.checks if check.message]
    assert [message for message in dutch if phrase(message.split("; ")[0], "en") == message] == []


def test_the_matrix_has_them_all() -> None:
    assert {*MATRIX} == {each.name for each in EVERY}
    assert len({each.name for each in EVERY}) == len(EVERY)
    assert (len(FAULTS) >= 35, len(HARMLESS) >= 15) == (True, True)


def test_each_wrong_one_is_caught() -> None:
    assert [each.name for each in FAULTS if not MATRIX[each.name]["failed"]] == []


def test_no_harmless_one_is_accused() -> None:
    """Who registers in one request never makes the step that was to be refused."""
    for each in HARMLESS:
        seen = MATRIX[each.name]
        unsure = ["consumer/Een geweigerde stap[geweigerd]"] if each.name == "combined" else []
        assert (seen["failed"], seen["cannot_tell"], seen["verdict"]) == ([], unsure, "conform")


def test_each_check_has_been_seen_red() -> None:
    reds = {id.partition("[")[0] for each in FAULTS for id in MATRIX[each.name]["failed"]}
    asked = {question.probe for question in load_consumer_register().questions}
    wanted = {f"consumer/{name}" for name in scenario_names()} - asked
    assert wanted - reds == {f"consumer/{name}" for name in NEVER_RED}


def test_each_clause_has_been_spoken_against() -> None:
    against = {clause for each in FAULTS for clause in MATRIX[each.name]["clauses"]}
    clauses = {each.id for each in load_consumer_register().clauses() if each.level != "INFO"}
    assert against == clauses


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(MATRIX), f"to write it anew: {COMMAND}"
