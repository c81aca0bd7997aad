"""Records of others are not kept."""

from typing import Any

import pytest
from canned import IDS, MARKER

from kcc_conformance.contract import load_contract
from kcc_conformance.privacy import OTHERS, Discretion, contains, item_keys

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
    assert item_keys(OK, OK.resource("actor")) == ("results",)
    assert item_keys(VNG, VNG.resource("actorklantcontact")) == ("_embedded", "actorKlantcontacten")
