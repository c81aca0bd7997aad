"""Whether a record shows what was sent."""

from typing import Any

import pytest
from canned import IDS

from kcc_conformance.checks import echo
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import load_contract

OK, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")
CALL, ACTOR = OK.resource("klantcontact"), OK.resource("actor")
ONE, TWO, THREE = IDS[1:4]

SENT = {
    "kanaal": "Telefoon",
    "onderwerp": "Afval",
    "indicatie_contact_gelukt": "onbekend",
    "taal": "Nederlands",
    "vertrouwelijkheid": "Nee",
    "plaatsgevonden_op": "01-03-2023 10:00",
}
SHOWN = {
    "uuid": ONE,
    "kanaal": "Telefoon",
    "onderwerp": "Afval",
    "indicatieContactGelukt": None,
    "taal": "nld",
    "vertrouwelijk": False,
    "plaatsgevondenOp": "2023-03-01T10:00:00+01:00",
    "extra": "mag",
}


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"onderwerp": " Afval\n"},
        {"plaatsgevondenOp": "2023-03-01T09:00:00Z"},
        {"plaatsgevondenOp": "2023-03-01T09:00:00.000000+00:00"},
    ],
)
def test_what_is_shown_as_it_was_sent(other: dict[str, Any]) -> None:
    assert echo.echo(OK, CALL, SENT, {**SHOWN, **other}) == ()


def test_nothing_sent_may_be_left_out() -> None:
    shown = {key: value for key, value in SHOWN.items() if key != "indicatieContactGelukt"}
    assert echo.echo(OK, CALL, SENT, shown) == ()


@pytest.mark.parametrize(
    ("key", "value", "clause"),
    [
        ("kanaal", "telefoon", "C0992-2.3"),
        ("kanaal", None, "C0992-2.3"),
        ("onderwerp", "Afvak", "C0992-2.4"),
        ("onderwerp", "", "C0992-2.4"),
        ("onderwerp", ["Afval"], "C0992-2.4"),
        ("indicatieContactGelukt", False, "C0992-2.6"),
        ("indicatieContactGelukt", "onbekend", "C0992-2.6"),
        ("taal", "dut", "C0992-2.7"),
        ("vertrouwelijk", True, "C0992-2.8"),
        ("vertrouwelijk", 0, "C0992-2.8"),
        ("vertrouwelijk", "false", "C0992-2.8"),
        ("vertrouwelijk", None, "C0992-2.8"),
        ("plaatsgevondenOp", "2023-03-01T10:00:00Z", "C0992-2.9"),
        ("plaatsgevondenOp", "2023-03-01T10:00:00", "C0992-2.9"),
        ("plaatsgevondenOp", "2023-03-01T10:00:01+01:00", "C0992-2.9"),
        ("plaatsgevondenOp", 1677661200, "C0992-2.9"),
    ],
)
def test_what_is_shown_otherwise(key: str, value: Any, clause: str) -> None:
    (finding,) = echo.echo(OK, CALL, SENT, {**SHOWN, key: value}, exchange=7, where="de lijst")
    assert (finding.pointer, finding.actual, finding.clause) == (f"/{key}", value, clause)
    assert finding.exchange == 7
    assert "de lijst" in finding.message


@pytest.mark.parametrize("record", [{}, None, [], "x", 3, wire.MISSING])
def test_a_record_that_is_none_lacks_all_that_was_sent(record: Any) -> None:
    found = echo.echo(OK, CALL, SENT, record)
    assert len(found) == len(SENT) - 1
    assert all("ontbreekt" in finding.message for finding in found)


def test_only_what_is_asked_after_and_sent_and_known() -> None:
    assert len(echo.echo(OK, CALL, SENT, {}, attributes=("kanaal", "inhoud", "zaak"))) == 1
    assert echo.echo(OK, CALL, {"zaak": 1}, {}) == ()
    (finding,) = echo.echo(OK, CALL, {"kanaal": "Balie"}, {}, clause="C0992-1.7")
    assert finding.clause == "C0992-1.7"


def test_references_are_compared_by_their_id() -> None:
    link = OK.resource("actorklantcontact")
    sent = {"actor": ONE, "klantcontact": TWO}
    right = {"actor": {"uuid": ONE.upper(), "url": "x"}, "klantcontact": {"uuid": TWO}}
    assert echo.echo(OK, link, sent, right) == ()
    for wrong in ({"uuid": TWO}, {}, None, ONE, [{"uuid": ONE}]):
        assert echo.echo(OK, link, sent, {**right, "actor": wrong})
    assert echo.echo(OK, link, {"actor": None}, {"actor": None}) == ()


def test_texts_are_alike_when_they_are_written_alike() -> None:
    assert echo.same_text("é ", "e\u0301")
    assert not echo.same_text("ﬁets", "fiets")
    assert not echo.same_text("A  B", "A B")
    assert not echo.same_text("a\r\nb", "a\nb")
