"""What a finding of references and lists says, to the letter."""

from dataclasses import replace
from typing import Any

import pytest
from canned import IDS, answer_of

from kcc_conformance.checks import relations
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.findings import CannotTell, Finding

OK = load_contract("openklant-2.16")
CALL, ACTOR, PARTIJ = (OK.resource(name) for name in ("klantcontact", "actor", "partij"))
LINK = OK.resource("actorklantcontact")
ONE, TWO, THREE = IDS[1:4]


def listing_of(*ids: str, **more: Any) -> Listing:
    """A list over three pages, of which the last is exchange 7."""
    pages = tuple(answer_of(200 + n, {}, n=5 + n) for n in range(3))
    return Listing(CALL, tuple({"uuid": i} for i in ids), None, pages, **more)


@pytest.mark.parametrize(
    ("expected", "shown", "finding"),
    [
        (
            (),
            [{"uuid": ONE}],
            Finding(
                "Actoren van het klantcontact is niet leeg",
                pointer="/hadBetrokkenActoren",
                expected=[],
                actual=[ONE],
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
        (
            (ONE,),
            [{"uuid": TWO}],
            Finding(
                "Actoren van het klantcontact toont niet alleen de gekoppelde actor",
                pointer="/hadBetrokkenActoren",
                expected=[ONE],
                actual=[TWO],
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
        (
            (TWO, ONE),
            None,
            Finding(
                "Actoren van het klantcontact toont niet alleen de 2 gekoppelde records (actor)",
                pointer="/hadBetrokkenActoren",
                expected=[ONE, TWO],
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
        (
            (ONE,),
            wire.MISSING,
            Finding(
                "Actoren van het klantcontact toont niet alleen de gekoppelde actor",
                pointer="/hadBetrokkenActoren",
                expected=[ONE],
                actual="(ontbreekt)",
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
        (
            (),
            "x",
            Finding(
                "Actoren van het klantcontact is niet leeg",
                pointer="/hadBetrokkenActoren",
                expected=[],
                actual="x",
                clause="C0992-2.10",
                exchange=3,
            ),
        ),
    ],
)
def test_what_is_said_of_references(
    expected: tuple[str, ...], shown: Any, finding: Finding
) -> None:
    record = {} if shown is wire.MISSING else {"hadBetrokkenActoren": shown}
    found = relations.refers(OK, CALL, record, "actoren", expected, exchange=3)
    assert found == (finding,)


@pytest.mark.parametrize(
    ("value", "actual"),
    [([{"uuid": TWO}], [TWO]), ([TWO], [TWO]), (None, None), (wire.MISSING, "(ontbreekt)")],
)
def test_what_is_said_of_a_reference_that_is_not_among_them(value: Any, actual: Any) -> None:
    record = {} if value is wire.MISSING else {"betrokkenen": value}
    (finding,) = relations.includes(OK, PARTIJ, record, "betrokkenen", ONE, exchange=3)
    assert finding.message == "Betrokkenen van de partij toont de gekoppelde betrokkene niet"
    assert (finding.pointer, finding.expected) == ("/betrokkenen", ONE)
    assert (finding.actual, finding.clause, finding.exchange) == (actual, "C0992-1.9", 3)


def test_a_reference_in_capitals_points_to_the_same_record() -> None:
    letters = "abcdef01-0000-4000-8000-000000000001"
    record = {"klantcontact": {"uuid": letters.upper()}, "actor": None}
    attribute = LINK.attributes["klantcontact"]
    assert relations.points_to(OK, record, attribute, {letters})
    assert not relations.points_elsewhere(OK, LINK, record, "klantcontact", letters)
    shown = {"betrokkenen": [{"uuid": letters.upper()}]}
    assert relations.includes(OK, PARTIJ, shown, "betrokkenen", letters) == ()


@pytest.mark.parametrize(
    ("listing", "expected", "says", "actual"),
    [
        (listing_of(ONE), (), "x: 1 hoort er niet bij", [ONE]),
        (listing_of(ONE, TWO), (), "x: 2 horen er niet bij", [ONE, TWO]),
        (listing_of(), (ONE,), "x: 1 ontbreekt", []),
        (listing_of(), (ONE, TWO), "x: 2 ontbreken", []),
        (listing_of(THREE), (ONE,), "x: 1 ontbreekt, 1 hoort er niet bij", [THREE]),
        (listing_of(problem="status 500"), (ONE,), "x: status 500", 202),
    ],
)
def test_what_is_said_of_a_list(
    listing: Listing, expected: tuple[str, ...], says: str, actual: Any
) -> None:
    found = relations.lists_exactly(listing, expected, what="x", clause="C0992-1.7")
    told = Finding(says, expected=sorted(expected), actual=actual, clause="C0992-1.7", exchange=7)
    assert found == (
        told if "hoor" in says or "horen" in says else replace(told, source="contract"),
    )


def test_of_a_long_list_twenty_ids_are_told() -> None:
    many = [f"{n:02}" for n in range(25)]
    (finding,) = relations.lists_exactly(listing_of(*many), [*many[:24], "x"], what="de lijst")
    assert finding.actual == many[:20]
    assert finding.expected == many[:20]


def test_a_list_that_can_be_read_is_handed_on() -> None:
    listing = listing_of(ONE)
    assert relations.readable(listing) is listing


@pytest.mark.parametrize(
    ("last", "problem", "cause", "says"),
    [
        (answer_of(200), "geen lijst", "prerequisite", "de lijst is niet te lezen: geen lijst"),
        (answer_of(403), "status 403", "prerequisite", "geen toegang (403)"),
        (answer_of(None, trouble="weg"), "geen antwoord", "transport", "weg"),
        (answer_of(503), "status 503", "environment", "bezet (503)"),
    ],
)
def test_what_a_list_that_cannot_be_read_does_not_show_is_not_absent(
    last: Any, problem: str, cause: str, says: str
) -> None:
    listing = replace(listing_of(problem=problem), answers=(answer_of(200), answer_of(200), last))
    with pytest.raises(CannotTell) as caught:
        relations.readable(listing)
    assert caught.value.cause == cause
    assert caught.value.message.endswith(says)


# --- shape ------------------------------------------------------------------------------------
