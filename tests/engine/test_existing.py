"""What is said of records that were there already: their IDs, their places, their shape."""

from dataclasses import replace
from typing import Any

import pytest
from canned import IDS, answer_of

from kcc_conformance.checks import existing
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract.contract import load_contract

OK, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")
CALL = OK.resource("klantcontact")
ONE, TWO, THREE = IDS[1:4]
FIRST, MIDDLE, LAST = (answer_of(200, {}, n=n) for n in (5, 6, 7))


def listing_of(*items: Any, count: int | None = None, **more: Any) -> Listing:
    """A list over three pages, of which the first is exchange 5 and the last exchange 7."""
    return Listing(CALL, items, count, (FIRST, MIDDLE, LAST), **more)


@pytest.mark.parametrize(
    "items",
    [
        (),
        ({"uuid": ONE}, {"uuid": TWO}),
        ({"uuid": ONE, "a": 1, "b": 2}, {"b": 2, "a": 1, "uuid": ONE}),
    ],
)
def test_every_record_has_an_id_of_its_own(items: tuple[Any, ...]) -> None:
    assert existing.own_ids(listing_of(*items)) == ()


def test_records_without_an_id_are_counted() -> None:
    (finding,) = existing.own_ids(listing_of({"uuid": ONE}, {}, {"uuid": ".."}))
    assert finding.actual == "2 van 3 zonder bruikbaar ID"
    assert (finding.pointer, finding.exchange) == ("/uuid", 5)
    (finding,) = existing.own_ids(listing_of({}))
    assert finding.actual == "1 van 1 zonder bruikbaar ID"


def test_different_records_with_one_id() -> None:
    letters = "abcdef01-0000-4000-8000-000000000001"
    (finding,) = existing.own_ids(
        listing_of({"uuid": letters, "nummer": "1"}, {"uuid": letters.upper()})
    )
    assert finding.actual == [letters.upper()]
    assert (finding.pointer, finding.exchange) == ("/uuid", 5)


def test_both_wrongs_are_told_and_no_more_than_five_ids() -> None:
    items = [{"uuid": record_id, "n": n} for record_id in IDS[:7] for n in (1, 2)]
    nameless, shared = existing.own_ids(listing_of({}, *items))
    assert nameless.actual == "1 van 15 zonder bruikbaar ID"
    assert shared.actual == list(IDS[:5])


# --- reading back -----------------------------------------------------------------------------


@pytest.mark.parametrize("shown", [ONE, ONE.upper()])
def test_what_is_read_under_its_own_id(shown: str) -> None:
    assert existing.readable(CALL, ONE, answer_of(200, {"uuid": shown})) == ()


@pytest.mark.parametrize(
    ("answer", "pointer", "actual"),
    [
        (answer_of(404, {"uuid": ONE}), "", 404),
        (answer_of(500), "", 500),
        (answer_of(200, {"uuid": TWO}), "/uuid", TWO),
        (answer_of(200, {}), "/uuid", None),
        (answer_of(200, []), "/uuid", None),
    ],
)
def test_what_is_not_read_under_its_own_id(answer: Answer, pointer: str, actual: Any) -> None:
    (finding,) = existing.readable(CALL, ONE, replace(answer, n=9))
    assert (finding.pointer, finding.actual, finding.exchange) == (pointer, actual, 9)


# --- the list and the record itself -----------------------------------------------------------

RECORD = {
    "uuid": ONE,
    "kanaal": "Telefoon",
    "onderwerp": "Afval",
    "plaatsgevondenOp": "2023-03-01T10:00:00+01:00",
    "hadBetrokkenActoren": [{"uuid": ONE}, {"uuid": TWO}],
}


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"onderwerp": "Afval "},
        {"plaatsgevondenOp": "2023-03-01T09:00:00Z"},
        {"hadBetrokkenActoren": [{"uuid": TWO, "url": "x"}, {"uuid": ONE}]},
        {"taal": "nld", "iets": "anders"},
    ],
)
def test_the_list_shows_what_the_record_shows(other: dict[str, Any]) -> None:
    assert existing.alike(OK, CALL, {**RECORD, **other}, RECORD, 3) == ()


@pytest.mark.parametrize("record", [{}, {"kanaal": "Telefoon"}, {"hadBetrokkenActoren": []}])
def test_what_the_record_itself_does_not_show_is_not_compared(record: dict[str, Any]) -> None:
    assert existing.alike(OK, CALL, {**RECORD, **record}, record, 3) == ()


@pytest.mark.parametrize(
    ("item", "pointer", "expected", "actual"),
    [
        ({"kanaal": "Balie"}, "/kanaal", "een tekst van 8 tekens", "een tekst van 5 tekens"),
        ({"onderwerp": None}, "/onderwerp", "een tekst van 5 tekens", "null"),
        ({"plaatsgevondenOp": 3}, "/plaatsgevondenOp", "een tekst van 25 tekens", "een getal"),
        (
            {"hadBetrokkenActoren": [{"uuid": ONE}]},
            "/hadBetrokkenActoren",
            "een lijst van 2",
            "een lijst van 1",
        ),
        (
            {"hadBetrokkenActoren": [{"uuid": ONE}, {"uuid": THREE}]},
            "/hadBetrokkenActoren",
            "een lijst van 2",
            "een lijst van 2",
        ),
        ({"hadBetrokkenActoren": None}, "/hadBetrokkenActoren", "een lijst van 2", "null"),
    ],
)
def test_the_list_shows_it_otherwise(
    item: dict[str, Any], pointer: str, expected: str, actual: str
) -> None:
    (finding,) = existing.alike(OK, CALL, {**RECORD, **item}, RECORD, 3)
    assert (finding.pointer, finding.expected) == (pointer, expected)
    assert (finding.actual, finding.exchange) == (f"iets anders: {actual}", 3)


def test_every_difference_is_told_and_no_value() -> None:
    found = existing.alike(OK, CALL, {"uuid": ONE}, RECORD, 3)
    assert {finding.pointer for finding in found} == {f"/{key}" for key in RECORD.keys() - {"uuid"}}
    assert {finding.actual for finding in found} == {"iets anders: niets"}
    assert not any("Afval" in str(finding) or "Telefoon" in str(finding) for finding in found)


def test_what_are_no_references_on_either_side_is_told() -> None:
    record, item = {"hadBetrokkenActoren": "x"}, {"hadBetrokkenActoren": [{"uuid": ONE}]}
    assert existing.alike(OK, CALL, item, record, 3)
    assert existing.alike(OK, CALL, {"hadBetrokkenActoren": "y"}, record, 3)
    assert (
        existing.alike(OK, CALL, {"hadBetrokkenActoren": []}, {"hadBetrokkenActoren": []}, 3) == ()
    )
