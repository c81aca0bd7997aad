"""One cause for one fault: what is written down of each, and a fault or two played anew."""

from typing import Any

import pytest
from causes_page import PAGE, PAIRS, is_one, leads, merged, page_of, written
from causes_why import WHY
from fault_runs import CONTRACTS, play_fault
from matrix import written as matrix_written
from rotation import one_of, settle, turn_of

CAUSES = written()
MATRIX = matrix_written()
RED = [
    (contract, name, told)
    for contract in CONTRACTS
    for name, told in CAUSES.get(contract, {}).items()
    if told["failed"]
]
GOAL = 0.95
"""Of how many faults one cause must explain all: the rest are named, with why."""
PLAYED = (
    ("openklant-2.16", "text-cut-at-200", "attributen/"),
    ("openklant-2.16", "instant-one-hour-later", "attributen/"),
    ("vng-crud-0.0.3", "value-kanaal-lower-case", "attributen/"),
    ("openklant-2.16", "access-actor-open", "foutafhandeling/"),
    ("commongateway-kic-1.0.3", "write-amend-not-kept", "relaties/ protocol/"),
)


def test_one_cause_explains_nearly_every_fault() -> None:
    one = [name for _, name, told in RED if is_one(told)]
    assert len(one) >= GOAL * len(RED)


def test_the_first_cause_explains_all_that_is_mandatory() -> None:
    first = [name for _, name, told in RED if leads(told)]
    assert len(first) >= GOAL * len(RED)


def test_what_is_not_one_cause_is_named_with_why() -> None:
    others = {name for _, name, told in RED if not is_one(told)}
    assert {*WHY} == others


def test_two_faults_are_not_taken_for_one() -> None:
    pairs: dict[str, Any] = CAUSES[PAIRS]
    assert pairs
    one = MATRIX["openklant-2.16"]
    assert [name for name, told in pairs.items() if merged(name, told, one)] == []


def test_the_page_says_what_is_written() -> None:
    assert PAGE.read_text(encoding="utf-8") == page_of(CAUSES)


@pytest.mark.parametrize(("contract", "fault", "part"), PLAYED)
def test_a_fault_is_named_as_it_is_written(contract: str, fault: str, part: str) -> None:
    first = CAUSES[contract][fault]["causes"][0]
    [seen] = play_fault(contract, fault, only=part).causes
    assert (seen["kind"], seen["boundary"]) == (first["kind"], first["boundary"])


@pytest.mark.parametrize("contract", one_of(CONTRACTS, turn_of(settle())))
def test_an_honest_provider_has_no_causes(contract: str) -> None:
    assert play_fault(contract, "", only="attributen/").causes == ()
