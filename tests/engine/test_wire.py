"""Logical values to JSON and back."""

import pytest

from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import load_contract

OK, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")
CALL = OK.resource("klantcontact")


def test_words_of_the_standard_become_wire_values() -> None:
    values = {
        "kanaal": "Telefoon",
        "indicatie_contact_gelukt": "onbekend",
        "taal": "Nederlands",
        "vertrouwelijkheid": "Nee",
        "plaatsgevonden_op": "01-03-2023 10:00",
    }
    assert wire.encode(OK, CALL, values) == {
        "kanaal": "Telefoon",
        "indicatieContactGelukt": None,
        "taal": "nld",
        "vertrouwelijk": False,
        "plaatsgevondenOp": "2023-03-01T10:00:00+01:00",
    }
    told = wire.encode(VNG, VNG.resource("klantcontact"), values)
    assert told["codeTaal"] == "nld"
    assert told["indicatieContactGelukt"] == "onbekend"


def test_other_values_pass_unchanged() -> None:
    for value in ("gisteren", 12, None, {"a": 1}, ["x"]):
        assert wire.encode(OK, CALL, {"plaatsgevonden_op": value}) == {"plaatsgevondenOp": value}


def test_what_the_contract_does_not_have_or_only_shows_is_not_sent() -> None:
    assert wire.encode(OK, CALL, {"zaaknummer": "1", "onderwerp": "A"}) == {"onderwerp": "A"}
    assert wire.encode(OK, OK.resource("partij"), {"betrokkenen": ["x"]}) == {}


def test_references_are_written_in_the_style_of_the_contract() -> None:
    link = {"actor": "a", "klantcontact": "k"}
    assert wire.encode(OK, OK.resource("actorklantcontact"), link) == {
        "actor": {"uuid": "a"},
        "klantcontact": {"uuid": "k"},
    }
    assert wire.encode(VNG, VNG.resource("actorklantcontact"), link) == {
        "actorId": "a",
        "klantcontactId": "k",
    }


def test_nested_keys_share_their_object() -> None:
    person = wire.encode(OK, OK.resource("betrokkene"), {"voornaam": "A", "achternaam": "B"})
    assert person == {"contactnaam": {"voornaam": "A", "achternaam": "B"}}


def test_defaults_are_sent_but_never_shared() -> None:
    resource = VNG.resource("partij")
    first = wire.encode(VNG, resource, {})
    assert first == dict(resource.defaults) != {}
    first["x"] = 1
    assert "x" not in wire.encode(VNG, resource, {})


@pytest.mark.parametrize(("text", "sent"), [("123", 123), ("٣", "٣"), ("-1", "-1"), ("", "")])
def test_numbers_are_sent_as_numbers_where_they_are_numbers(text: str, sent: object) -> None:
    assert wire.encode(VNG, VNG.resource("klantcontact"), {"nummer": text})["nummer"] == sent
    assert wire.encode(OK, CALL, {"nummer": "123"})["nummer"] == "123"


def test_missing_is_not_null() -> None:
    taal = CALL.attributes["taal"]
    assert wire.value_of({"taal": None}, taal) is None
    assert wire.value_of({}, taal) is wire.MISSING
    assert wire.read("tekst", ("a",)) is wire.MISSING
    assert wire.read({"a": [1]}, ("a", "b")) is wire.MISSING
    assert repr(wire.MISSING) == "(ontbreekt)"


@pytest.mark.parametrize(
    ("value", "found"),
    [
        *[("x", "x"), (7, "7"), ("", None), ("  ", None), (None, None), (True, None), ([1], None)],
        *[("..", None), (".", None), ("...", "..."), ("a/b", None), ("..\\..", None)],
        *[("a\r\nb", None), ("a\x00", None), ("\ud800", None), ("\u202e", None)],
        *[("x" * 255, "x" * 255), ("x" * 256, None), ("a b%2f?", "a b%2f?"), ("urn:é", "urn:é")],
    ],
)
def test_an_id_must_be_usable(value: object, found: str | None) -> None:
    assert wire.identifier(CALL, {"uuid": value}) == found


def test_no_id_at_all() -> None:
    records: tuple[object, ...] = ({}, [], None, "x", 3)
    for record in records:
        assert wire.identifier(CALL, record) is None


@pytest.mark.parametrize("value", [None, {}, {"url": "x"}, {"uuid": 3}, {"uuid": ""}, [], "a"])
def test_a_reference_that_points_nowhere(value: object) -> None:
    assert wire.referred(OK, value) is None


def test_references() -> None:
    assert wire.referred(OK, {"uuid": "a", "url": "x"}) == "a"
    assert wire.referred(VNG, "a") == "a"
    assert wire.referred_all(OK, [{"uuid": "a"}, {"uuid": "b"}]) == ("a", "b")
    assert wire.referred_all(OK, []) == ()
    assert wire.referred_all(OK, [{"uuid": "a"}, {}]) is None
    assert wire.referred_all(OK, {"uuid": "a"}) is None


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("5452f450-e940-4996-a353-37f4a7ec8710", "5452F450-E940-4996-A353-37F4A7EC8710", True),
        ("5452f450-e940-4996-a353-37f4a7ec8710 ", "5452f450-e940-4996-a353-37f4a7ec8710", True),
        ("k1f0c93ab", "K1f0c93ab", False),
        ("5452f450e9404996a35337f4a7ec8710", "5452F450E9404996A35337F4A7EC8710", False),
        (12, "12", True),
    ],
)
def test_only_uuids_are_the_same_in_capitals(left: object, right: object, same: bool) -> None:
    assert wire.same_id(left, right) is same
    assert (wire.id_key(left) == wire.id_key(right)) is same
    assert len(wire.id_keys((left, right))) == 2 - same
