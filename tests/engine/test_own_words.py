"""What a provider shows of its own words, and what its document requires beyond the contract."""

from typing import Any

import pytest
from canned import answer_of, consumer_of, stage_of

from kcc_conformance.consumer.candidates import candidates, words_in
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.contract.forms import Forms
from kcc_conformance.detection.document import Document
from kcc_conformance.detection.own_words import hints_of, required_members, value_for

OK = load_contract("openklant-2.16")
CALL = OK.resource("klantcontact")


def document(properties: dict[str, Any], required: list[str], **schemas: Any) -> Document:
    """A document in which a new klantcontact has these properties."""
    schema = {"type": "object", "properties": properties, "required": required}
    content = {"application/json": {"schema": schema}}
    post = {"requestBody": {"content": content}}
    return Document(
        {"paths": {"/api/klantcontacten": {"post": post}}, "components": {"schemas": schemas}}
    )


@pytest.mark.parametrize("contract", BUILT_IN)
def test_the_contract_s_own_document_requires_nothing_more(contract: str) -> None:
    stage = stage_of(contract)
    assert stage.document is not None
    assert required_members(stage.contract, stage.document) == {}


def test_an_unknown_member_that_is_required_is_sent() -> None:
    told = document({"bron": {"type": "string", "example": "KCC"}}, ["bron"])
    contract = load_contract("openklant-2.16")
    members = required_members(contract, told)
    assert members == {"klantcontact": {"bron": "KCC"}}
    contract.wording.forms = Forms(members=members)
    assert wire.encode(contract, CALL, {"taal": "Engels"})["bron"] == "KCC"
    assert "bron" not in wire.encode(contract, OK.resource("partij"), {})


def test_what_is_known_or_read_only_is_not_sent() -> None:
    told = document(
        {
            "bron": {"$ref": "#/components/schemas/Bron"},
            "taal": {"type": "string"},
            "url": {"type": "string", "readOnly": True},
            "versie": {"readOnly": "true"},
            "notitie": {"type": "string"},
        },
        ["bron", "taal", "url", "versie", "elders"],
        Bron={"type": "string", "enum": ["KCC", "web"]},
    )
    assert required_members(OK, told) == {"klantcontact": {"bron": "KCC"}}
    assert required_members(OK, None) == {}


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"enum": [None, "b", "a"], "default": "a"}, "b"),
        ({"default": "d", "example": "e"}, "d"),
        ({"type": "integer", "example": "7"}, 7),
        ({"type": "number", "default": "1.5"}, 1.5),
        ({"type": "integer", "default": "veel"}, "veel"),
        ({"type": "boolean", "default": "true"}, True),
        ({"type": "integer", "minimum": 5}, 5),
        ({"type": ["null", "integer"]}, 1),
        ({"type": "boolean"}, False),
        ({"type": "array", "items": {}}, []),
        ({"type": "string", "maxLength": 3}, "kcc"),
        ({"type": "string", "format": "date"}, "2023-03-01"),
        ({}, "kcc-conformance"),
        ("geen schema", "kcc-conformance"),
        ({"properties": {"a": {"type": "integer"}, "b": {}}, "required": ["a", "c"]}, {"a": 1}),
    ],
)
def test_a_value_is_made_from_its_schema(schema: Any, value: Any) -> None:
    assert value_for(document({}, []), schema) == value


def test_a_schema_that_refers_to_itself_ends() -> None:
    own = {"type": "object", "properties": {"in": {"$ref": "#/components/schemas/Own"}}}
    found = value_for(
        document({}, [], Own={**own, "required": ["in"]}), {"$ref": "#/components/schemas/Own"}
    )
    assert found == {"in": {"in": {"in": {"in": {}}}}}


def test_words_are_taken_from_the_document_and_the_first_page() -> None:
    told = document({"kanaal": {"type": "string", "enum": ["T01", "T02"]}}, [])
    items = [{"kanaal": "balie", "taal": "nl"}, {"kanaal": "balie", "taal": "x" * 40}, {"taal": 3}]
    page = answer_of(200, {"count": 3, "results": items})
    found = hints_of(OK, told, page)
    assert found["kanaal"] == ("T01", "T02", "balie")
    assert found["taal"] == ("nl",)
    assert hints_of(OK, None, answer_of(500))["kanaal"] == ()


def test_what_the_provider_shows_comes_first() -> None:
    shown = [each.shown for each in candidates(CALL.attributes["taal"], "nld", ("nl",), "")]
    assert shown[:2] == ["nl", "dut"]
    assert "nld" not in shown
    kanaal = CALL.attributes["kanaal"]
    told = "Kies uit: 'brief', 'Telefoongesprek'."
    shown = [each.shown for each in candidates(kanaal, "Telefoon", ("K7",), told)]
    assert shown[:3] == ["Telefoongesprek", "K7", "brief"]
    assert len(shown) == len({*shown})


def test_words_are_taken_from_a_refusal() -> None:
    assert words_in("Geen geldige keuze: 001, 002 of 003.") == ("001", "002", "003")
    assert words_in('"fax" is geen keuze') == ("fax",)
    assert words_in("Dit kanaal is niet bekend.") == ()


def test_a_consumer_has_no_hints_of_its_own() -> None:
    assert consumer_of(lambda request: None).hints == {}  # type: ignore[arg-type,return-value]
