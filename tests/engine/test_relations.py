"""Whether records point to each other, and only to each other."""

from dataclasses import replace
from typing import Any

import pytest
from canned import IDS, answer_of

from kcc_conformance.checks import relations
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.findings import CannotTell

OK, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")
CALL, ACTOR = OK.resource("klantcontact"), OK.resource("actor")
ONE, TWO, THREE = IDS[1:4]


def listing_of(*ids: str, problem: str | None = None) -> Listing:
    items = tuple({"uuid": record_id} for record_id in ids)
    return Listing(CALL, items, None, (answer_of(200, {}, n=5),), problem)


def test_a_list_that_shows_exactly_what_it_should() -> None:
    assert relations.lists_exactly(listing_of(), (), what="de lijst") == ()
    assert relations.lists_exactly(listing_of(ONE.upper(), TWO), (TWO, ONE), what="x") == ()


@pytest.mark.parametrize(
    ("listing", "says"),
    [
        (listing_of(), "2 ontbreken"),
        (listing_of(ONE), "1 ontbreekt"),
        (listing_of(ONE, TWO, THREE), "1 hoort er niet bij"),
        (listing_of(THREE, IDS[4]), "2 ontbreken, 2 horen er niet bij"),
        (listing_of(ONE, TWO, problem="status 500"), "status 500"),
    ],
)
def test_a_list_that_shows_something_else(listing: Listing, says: str) -> None:
    (finding,) = relations.lists_exactly(listing, (ONE, TWO), what="de lijst", clause="C0992-1.7")
    assert finding.message.startswith("de lijst: ")
    assert says in finding.message
    assert (finding.clause, finding.exchange) == ("C0992-1.7", 5)


def test_of_a_list_too_long_to_read_nothing_can_be_told() -> None:
    with pytest.raises(CannotTell) as caught:
        relations.lists_exactly(replace(listing_of(ONE), truncated=True), (TWO,), what="de lijst")
    assert caught.value.cause == "environment"


@pytest.mark.parametrize(
    ("shown", "expected"),
    [([], ()), ([{"uuid": ONE}], (ONE,)), ([{"uuid": TWO}, {"uuid": ONE.upper()}], (ONE, TWO))],
)
def test_references_as_they_should_be(shown: Any, expected: tuple[str, ...]) -> None:
    record = {"hadBetrokkenActoren": shown}
    assert relations.refers(OK, CALL, record, "actoren", expected) == ()
    assert expected or relations.refers(OK, CALL, {}, "actoren", expected) == ()


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"hadBetrokkenActoren": [{"uuid": ONE}]}, ()),
        ({"hadBetrokkenActoren": []}, (ONE,)),
        ({"hadBetrokkenActoren": [{"uuid": TWO}]}, (ONE,)),
        ({"hadBetrokkenActoren": [{"uuid": ONE}, {"uuid": TWO}]}, (ONE,)),
        ({"hadBetrokkenActoren": [ONE]}, (ONE,)),
        ({"hadBetrokkenActoren": {"uuid": ONE}}, (ONE,)),
        ({"hadBetrokkenActoren": None}, (ONE,)),
        ({}, (ONE,)),
        ("x", (ONE,)),
    ],
)
def test_references_that_are_otherwise(record: Any, expected: tuple[str, ...]) -> None:
    (finding,) = relations.refers(OK, CALL, record, "actoren", expected, exchange=3)
    assert finding.pointer == "/hadBetrokkenActoren"
    assert (finding.clause, finding.exchange) == ("C0992-2.10", 3)


def test_including() -> None:
    partij = OK.resource("partij")
    record = {"betrokkenen": [{"uuid": TWO}, {"uuid": ONE}]}
    assert relations.includes(OK, partij, record, "betrokkenen", ONE) == ()
    assert relations.includes(OK, partij, record, "betrokkenen", THREE)
    assert relations.includes(OK, partij, {}, "betrokkenen", ONE)
    assert relations.includes(VNG, VNG.resource("partij"), {}, "betrokkenen", ONE) == ()


def test_pointing() -> None:
    link = OK.resource("actorklantcontact")
    record = {"klantcontact": {"uuid": ONE}}
    attribute = link.attributes["klantcontact"]
    assert not relations.points_elsewhere(OK, link, record, "klantcontact", ONE)
    assert relations.points_elsewhere(OK, link, record, "klantcontact", TWO)
    assert relations.points_elsewhere(OK, link, {}, "klantcontact", ONE)
    assert relations.points_to(OK, record, attribute, {ONE})
    assert not relations.points_to(OK, record, attribute, {TWO})
    assert not relations.points_to(OK, {}, attribute, {ONE})
