"""Records of others are not kept."""

from typing import Any

import pytest
from canned import IDS, MARKER

from kcc_conformance.client.privacy import OTHERS, Discretion, Silence, contains, outline
from kcc_conformance.contract import pages
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.contract.schemata import Schemata

OK, VNG = load_contract("openklant-2.16"), load_contract("vng-crud-0.0.3")
OWN, OTHER = IDS[1], IDS[2]


def shown(contract: Any = OK) -> Discretion:
    return Discretion(contract, MARKER, lambda: [OWN.upper()])


def test_a_list_keeps_the_own_records_and_the_ids_of_others() -> None:
    resource = OK.resource("klantcontact")
    page = {
        "count": 4,
        "next": None,
        "results": [
            {"uuid": OWN, "onderwerp": "eigen"},
            {"uuid": OTHER, "onderwerp": "van Jan"},
            {"uuid": IDS[3], "onderwerp": f"ook eigen [{MARKER}-1]"},
            {"uuid": IDS[4], "hadBetrokkenen": [{"wasPartij": {"uuid": OWN}}]},
        ],
    }
    kept = shown().list_page(resource, page)
    assert kept["count"] == 4
    assert kept["results"][1] == {"uuid": OTHER, "…": OTHERS}
    assert [kept["results"][n] for n in (0, 2, 3)] == [page["results"][n] for n in (0, 2, 3)]  # type: ignore[index]
    assert "van Jan" not in repr(kept)


def test_a_hal_list_too() -> None:
    resource = VNG.resource("partij")
    page = {"_embedded": {"partijen": [{"id": OTHER, "naam": "Jan"}]}, "_links": {}}
    kept = shown(VNG).list_page(resource, page)
    assert kept == {"_embedded": {"partijen": [{"id": OTHER, "…": OTHERS}]}, "_links": {}}


@pytest.mark.parametrize("page", [None, "tekst", [], {}, {"results": 3}, {"results": {"a": 1}}])
def test_what_is_no_list_is_kept_as_it_is(page: Any) -> None:
    assert shown().list_page(OK.resource("klantcontact"), page) == page


def test_things_in_a_list_that_are_no_records() -> None:
    kept = shown().list_page(OK.resource("klantcontact"), {"results": ["Jan", None, 3, ["Jan"]]})
    assert "Jan" not in repr(kept)


def test_of_a_record_of_another_only_the_structure_is_kept() -> None:
    resource = OK.resource("partij")
    record = {"uuid": OTHER, "nummer": 7, "naam": {"voornaam": "Jan", "leeg": ""}, "x": ["Jan"]}
    assert shown().record(resource, record) == {
        "uuid": OTHER,
        "nummer": 7,
        "naam": {"voornaam": OTHERS, "leeg": ""},
        "x": [OTHERS],
    }
    own = {**record, "uuid": OWN.upper()}
    assert shown().record(resource, own) is own


def test_an_error_message_is_no_record() -> None:
    error = {"title": "Niet gevonden", "status": 404}
    assert shown().record(OK.resource("partij"), error) is error
    assert shown().record(OK.resource("partij"), "tekst") == "tekst"


def test_a_record_of_another_of_endless_depth() -> None:
    deep: Any = {"naam": "Jan"}
    for _ in range(3000):
        deep = {"in": deep}
    kept = shown().record(OK.resource("partij"), {"uuid": OTHER, **deep})
    assert kept["uuid"] == OTHER
    while isinstance(kept, dict):
        assert "naam" not in kept
        kept = kept.get("in")


def test_whether_something_carries_a_trace() -> None:
    assert contains({"a": [{"b": f"x {MARKER} y"}]}, MARKER)
    assert not contains({MARKER: 1}, MARKER)
    assert not contains({"a": "x"}, "")
    assert contains([OWN.upper()], "", [OWN])
    assert not contains([f"x{OWN}"], "", [OWN])


def test_where_the_items_are() -> None:
    assert pages.item_keys(OK, OK.resource("actor")) == ("results",)
    assert pages.item_keys(VNG, VNG.resource("actorklantcontact")) == (
        "_embedded",
        "actorKlantcontacten",
    )


# --- a run that only reads --------------------------------------------------------------------


def silent(contract: Any = OK) -> Silence:
    return Silence(contract, Schemata(contract.folders).members())


def test_reading_keeps_ids_structure_and_the_way_through_a_list() -> None:
    page = {
        "count": 31,
        "next": "https://klant.example/partijen?page=2",
        "results": [
            {
                "uuid": OTHER,
                "nummer": 7,
                "indicatieGeheimhouding": True,
                "partijIdentificatie": {"contactnaam": {"voornaam": "Jan", "achternaam": ""}},
                "betrokkenen": [{"uuid": OWN}, {"uuid": IDS[3], "bijnaam": "Jan"}],
            }
        ],
    }
    assert silent().list_page(OK.resource("partij"), page) == {
        "count": 31,
        "next": "https://klant.example/partijen?page=2",
        "results": [
            {
                "uuid": OTHER,
                "nummer": OTHERS,
                "indicatieGeheimhouding": OTHERS,
                "partijIdentificatie": {"contactnaam": {"voornaam": OTHERS, "achternaam": ""}},
                "betrokkenen": [{"uuid": OWN}, {"uuid": IDS[3], "…": OTHERS}],
            }
        ],
    }


@pytest.mark.parametrize(
    "body",
    [
        "Jan", ["Jan"], {"van Jan": 1}, {"data": {"onderwerp": "van Jan"}}, {"uuid": ["Jan"]},
        {"metadata": {"Jan": "Jan"}}, {"uuid": "Jan " * 100}, {"onderwerp": "Jan", "uuid": OWN},
        {"status": 403, "detail": {"naam": "Jan"}, "onderwerp": "Jan"}, [[["Jan"]]],
    ],
)  # fmt: skip
def test_reading_keeps_nothing_that_it_does_not_understand(body: Any) -> None:
    for contract in (OK, VNG):
        resource = contract.resource("klantcontact")
        for kept in (
            silent(contract).record(resource, body),
            silent(contract).list_page(resource, body),
        ):
            assert "Jan" not in repr(kept)


def test_reading_keeps_what_a_refusal_says() -> None:
    error = {"type": "about:blank", "title": "Niet gevonden", "status": 404, "detail": "Weg."}
    assert silent().record(OK.resource("partij"), error) == error
    assert silent().record(OK.resource("partij"), None) is None


def test_a_place_is_told_without_what_a_person_thought_of() -> None:
    assert silent().pointer("/metadata/Jan/0") == "/metadata/…/0"
    assert silent().pointer("/onderwerp") == "/onderwerp"
    assert silent().pointer("") == ""


@pytest.mark.parametrize("value", ["Jan", 1234, 12.5, True, ["Jan"], {"Jan": 1}, None])
def test_a_kind_of_value_is_told_without_the_value(value: Any) -> None:
    told = outline(value)
    assert told
    assert "Jan" not in told
    assert "12" not in told
