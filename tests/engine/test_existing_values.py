"""What is said of records that were there already: their shape, attributes, pages and refusals."""

from collections.abc import Sequence
from typing import Any

import pytest
from canned import IDS, answer_of

from kcc_conformance import fixtures
from kcc_conformance.checks import existing
from kcc_conformance.client.listing import Listing
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.findings import Finding

OK, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")
CALL = OK.resource("klantcontact")
ONE, TWO, THREE = IDS[1:4]
FIRST, MIDDLE, LAST = (answer_of(200, {}, n=n) for n in (5, 6, 7))


def listing_of(*items: Any, count: int | None = None, **more: Any) -> Listing:
    """A list over three pages, of which the first is exchange 5 and the last exchange 7."""
    return Listing(CALL, items, count, (FIRST, MIDDLE, LAST), **more)


def the_case(name: str) -> Any:
    (case,) = (each for each in fixtures.cases("openklant-2.16") if each.file == name)
    return case.payload()


SHOWN = the_case("valid/klantcontact.response.voorbeeld.json")


def misshapen(
    *bodies: Any, schema: str = "klantcontact.response", hidden: Sequence[str] = ()
) -> tuple[Finding, ...]:
    def discreet(pointer: str) -> str:
        return "/…" if pointer in hidden else pointer

    numbered = [(body, n) for n, body in enumerate(bodies, start=1)]
    return existing.misshapen(Schemata(OK.folders), schema, numbered, discreet)


def test_bodies_of_the_right_shape() -> None:
    assert misshapen(SHOWN, {**SHOWN, "taal": "eng", "nummer": None}) == ()


def test_bodies_of_another_shape_are_told_once_per_place_without_their_values() -> None:
    kind = {**SHOWN, "vertrouwelijk": "geheim woord"}
    both = {**kind, "hadBetrokkenActoren": [{"uuid": "geheim woord"}]}
    found = misshapen(SHOWN, kind, both)
    assert [(each.pointer, each.exchange, each.actual) for each in found] == [
        ("/vertrouwelijk", 2, "een tekst van 12 tekens"),
        ("/hadBetrokkenActoren/0/uuid", 3, "een tekst van 12 tekens"),
    ]
    assert all(each.message.endswith(each.pointer) for each in found)
    assert not any("geheim" in str(each) for each in found)


def test_what_is_missing_is_told_as_nothing() -> None:
    (finding,) = misshapen({key: value for key, value in SHOWN.items() if key != "kanaal"})
    assert (finding.pointer, finding.actual) == ("/kanaal", "niets")


def test_a_body_that_is_wrong_as_a_whole() -> None:
    (finding,) = misshapen("geheim woord")
    assert finding.message == "klantcontact heeft niet de vorm uit het contract: het geheel"
    assert (finding.pointer, finding.actual) == ("", "een tekst van 12 tekens")


def test_a_pointer_is_told_as_far_as_it_may_be() -> None:
    body = {**SHOWN, "vertrouwelijk": "geheim woord"}
    (finding,) = misshapen(body, hidden=["/vertrouwelijk"])
    assert (finding.pointer, finding.actual) == ("/…", "een tekst van 12 tekens")


# --- one attribute ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kanaal", "Telefoon"),
        ("vertrouwelijkheid", True),
        ("vertrouwelijkheid", False),
        ("plaatsgevonden_op", "2023-03-01T10:00:00+01:00"),
        ("plaatsgevonden_op", None),
        ("plaatsgevonden_op", ""),
        ("plaatsgevonden_op", wire.MISSING),
        ("inhoud", wire.MISSING),
    ],
)
def test_what_is_legible(name: str, value: Any) -> None:
    attribute = CALL.attributes[name]
    body = {} if value is wire.MISSING else {attribute.wire: value}
    assert existing.legible(OK, attribute, body, 3) == ()


@pytest.mark.parametrize(
    ("name", "value", "expected", "actual"),
    [
        ("kanaal", wire.MISSING, "een waarde", "niets"),
        ("kanaal", None, "een waarde", "niets"),
        ("kanaal", "", "een waarde", "niets"),
        ("kanaal", 3, "een tekst", "een getal"),
        ("kanaal", True, "een tekst", "ja of nee"),
        ("kanaal", ["Balie"], "een tekst", "een lijst van 1"),
        ("inhoud", 3, "een tekst", "een getal"),
        ("vertrouwelijkheid", "ja", "ja of nee", "een tekst van 2 tekens"),
        ("vertrouwelijkheid", 1, "ja of nee", "een getal"),
        (
            "plaatsgevonden_op",
            "2023-03-01T10:00:00",
            "een tijdstip met zone (RFC 3339)",
            "een tekst van 19 tekens",
        ),
        ("plaatsgevonden_op", 5, "een tijdstip met zone (RFC 3339)", "een getal"),
    ],
)
def test_what_is_not_legible(name: str, value: Any, expected: str, actual: str) -> None:
    attribute = CALL.attributes[name]
    body = {} if value is wire.MISSING else {attribute.wire: value}
    (finding,) = existing.legible(OK, attribute, body, 3)
    assert (finding.expected, finding.actual, finding.exchange) == (expected, actual, 3)
    assert finding.pointer == attribute.pointer


# --- leafing through --------------------------------------------------------------------------


def test_records_that_a_page_repeats() -> None:
    assert existing.repeats(listing_of({"uuid": ONE}, {"uuid": ONE})) == ()
    (finding,) = existing.repeats(listing_of(repeated=IDS[:6]))
    assert (finding.actual, finding.exchange) == (list(IDS[:5]), 7)


@pytest.mark.parametrize(
    "listing",
    [
        listing_of(),
        listing_of({"uuid": ONE}),
        listing_of(count=0),
        listing_of({"uuid": ONE}, {"uuid": TWO}, count=2),
        listing_of({"uuid": ONE}, count=2, truncated=True),
        listing_of({"uuid": ONE}, count=1, truncated=True),
    ],
)
def test_a_number_that_goes_with_what_is_there(listing: Listing) -> None:
    assert existing.miscounted(OK, listing) == ()


@pytest.mark.parametrize(
    ("listing", "pointer", "expected", "actual"),
    [
        (listing_of({"uuid": ONE}, count=2), "/count", 1, 2),
        (listing_of({"uuid": ONE}, count=0), "/count", 1, 0),
        (
            listing_of({"uuid": ONE}, {"uuid": TWO}, count=1, truncated=True),
            "/count",
            "minstens 2",
            1,
        ),
        (listing_of(count=0, problem="status 500"), "", "een volgende pagina", None),
    ],
)
def test_a_number_that_does_not(listing: Listing, pointer: str, expected: Any, actual: Any) -> None:
    (finding,) = existing.miscounted(OK, listing)
    assert (finding.pointer, finding.expected, finding.actual) == (pointer, expected, actual)
    assert finding.exchange == 7
    assert not listing.problem or finding.message == listing.problem


# --- what a refusal repeats -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "record", "repeated"),
    [
        ({"detail": "Afvalinzameling"}, {"onderwerp": "Afvalinzameling"}, True),
        ({"a": [{"b": "Afvalinzameling"}]}, [{"c": {"d": ["Afvalinzameling"]}}], True),
        ("0123456789", {"onderwerp": "0123456789"}, True),
        ("012345678", {"onderwerp": "012345678"}, False),
        ({"detail": "Geen toegang"}, {"onderwerp": "Afvalinzameling"}, False),
        ({"Afvalinzameling": 1}, {"onderwerp": "Afvalinzameling"}, False),
        ({"url": "https://example.nl"}, {"url": "https://example.nl"}, False),
        (None, None, False),
        (1234567890, 1234567890, False),
    ],
)
def test_whether_a_refusal_repeats_a_record(body: Any, record: Any, repeated: bool) -> None:
    assert existing.repeated_to(body, record) is repeated
