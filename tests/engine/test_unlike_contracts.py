"""What contracts allow and promise that are unlike the built-in ones."""

import json
from dataclasses import replace
from typing import Any

import httpx
import pytest
from canned import provider_of

from kcc_conformance.checks.shape import violations
from kcc_conformance.consumer.conditions import Conditions
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN, Attribute, load_contract
from kcc_conformance.contract.schemata import Schemata
from kcc_conformance.findings import Inapplicable
from kcc_conformance.generated.values import LANGUAGES, corner_cases, kinds_forbidden, languages
from kcc_conformance.probing.faulty import FOUTEN, broken_off, faulty_payload

CODES = {"Nederlands": "nl", "Engels": "en"}


class Asking:
    """As much of a reader as a change needs."""

    def __init__(self, name: str, status: int, text: str) -> None:
        self.contract = load_contract(name)
        self.provider = provider_of(lambda _: httpx.Response(status, text=text))

    def item_path(self, resource_name: str, record_id: str) -> str:
        return self.contract.resource(resource_name).item.format(id=record_id)


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("method", ["PATCH", "PUT"])
@pytest.mark.parametrize(("status", "text"), [(204, ""), (200, ""), (200, " ")])
def test_a_change_without_a_body_tells_of_the_record_that_it_names(
    name: str, method: str, status: int, text: str
) -> None:
    reader: Any = Asking(name, status, text)
    answer = Conditions(reader).ask(method, "klantcontact", "7", body={})
    assert wire.identifier(reader.contract.resource("klantcontact"), answer.body) == "7"


@pytest.mark.parametrize(
    ("method", "status", "text"),
    [("PATCH", 200, "ok"), ("PATCH", 400, ""), ("DELETE", 204, ""), ("PUT", 200, "[]")],
)
def test_another_answer_stays_what_it_is(method: str, status: int, text: str) -> None:
    reader: Any = Asking("openklant-2.16", status, text)
    answer = Conditions(reader).ask(method, "klantcontact", "7", body={})
    assert wire.identifier(reader.contract.resource("klantcontact"), answer.body) is None


@pytest.mark.parametrize(
    ("attribute", "found"),
    [
        (Attribute("taal", "t", "text", max=2, values=CODES), ("Nederlands", "Engels")),
        (Attribute("taal", "t", "text", max=3, values=CODES), ("Nederlands", "Engels")),
        (Attribute("taal", "t", "text", values={"Nederlands": "nld"}), ("Nederlands",)),
        (Attribute("taal", "t", "text", min=4, max=9), ("Nederlands",)),
        (Attribute("taal", "t", "text", free=True, values=CODES), LANGUAGES),
        (Attribute("taal", "t", "text", max=3, values={"Nederlands": "nld"}), LANGUAGES),
        (Attribute("taal", "t", "text"), LANGUAGES),
    ],
)
def test_languages_are_chosen_from_what_the_contract_allows(
    attribute: Attribute, found: tuple[str, ...]
) -> None:
    assert languages(attribute) == found


@pytest.mark.parametrize("name", BUILT_IN)
def test_built_in_contracts_take_many_languages(name: str) -> None:
    assert languages(load_contract(name).resource("klantcontact").attributes["taal"]) == LANGUAGES


def test_values_are_within_the_limits_and_forbidden_ones_are_no_words() -> None:
    text = Attribute("onderwerp", "o", "text", min=5, max=20)
    assert {len(each) for each in corner_cases(text)} <= {*range(5, 21)}
    words = {"Ja": "j", "Nee": "n", "onbekend": "misschien"}
    assert "misschien" not in kinds_forbidden(Attribute("x", "x", "text", values=words))


@pytest.mark.parametrize(
    ("schema", "body", "keywords"),
    [
        ({"type": ["string", "null"]}, {"a": None}, []),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, {"a": None}, []),
        ({"type": "string"}, {"a": None}, ["required"]),
        ({"type": ["string", "null"]}, {}, ["required"]),
        ({"enum": ["J", None]}, {"a": None}, []),
        ({"enum": ["J"]}, {"a": None}, ["required"]),
    ],
)
def test_whether_a_required_member_may_be_null_the_schema_says(
    schema: Any, body: Any, keywords: list[str], tmp_path: Any
) -> None:
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "required": ["a"],
        "properties": {"a": schema, "b": {"type": "string"}},
    }
    (tmp_path / "actor.response.json").write_text(json.dumps(whole), encoding="utf-8")
    found = violations(Schemata((tmp_path,)), "actor.response", {**body, "b": None})
    assert [each.keyword for each in found] == keywords


def unlike(**said: Any) -> Any:
    """A contract that extends none, with an Onderwerp of which this is said."""
    contract = load_contract("openklant-2.16")
    resource = contract.resource("klantcontact")
    own = Attribute("onderwerp", "kop", "text", **said)
    attributes = type(resource.attributes)({**resource.attributes, "onderwerp": own})
    resources = {**contract.resources, "klantcontact": replace(resource, attributes=attributes)}
    return replace(contract, name="eigen", folders=(), resources=resources), own


@pytest.mark.parametrize("fault", FOUTEN)
def test_what_an_own_contract_does_not_forbid_is_not_tried(fault: str) -> None:
    contract, own = unlike()
    if fault == "van het verkeerde type is":
        assert faulty_payload(contract, own, fault, {"onderwerp": "x"})["kop"] == {"waarde": "x"}
        return
    with pytest.raises(Inapplicable, match="het contract verbiedt dit niet"):
        faulty_payload(contract, own, fault, {"onderwerp": "x"})


@pytest.mark.parametrize(
    ("fault", "said", "found"),
    [
        ("ontbreekt", {"required": True}, wire.MISSING),
        ("de waarde null heeft", {"required": True}, None),
        ("te lang is", {"max": 3}, "xxxx"),
        ("leeg is", {"min": 1}, ""),
        ("een onbekende waarde heeft", {"values": {"a": "misschien"}}, "geen van deze woorden"),
    ],
)
def test_what_an_own_contract_forbids_is_wrong_in_one_place(
    fault: str, said: Any, found: Any
) -> None:
    contract, own = unlike(**said)
    body = faulty_payload(contract, own, fault, {"onderwerp": "x", "kanaal": "Telefoon"})
    assert wire.read(body, ("kop",)) == found
    assert body["kanaal"] == "Telefoon"


def test_what_providers_in_use_accept_is_not_held_against_one_that_extends_their_contract() -> None:
    contract, own = unlike(max=3)
    extending = replace(contract, folders=load_contract("openklant-2.16").folders)
    with pytest.raises(Inapplicable):
        faulty_payload(extending, own, "van het verkeerde type is", {"onderwerp": "x"})


def test_a_message_breaks_off_without_fixtures_too() -> None:
    contract, _ = unlike()
    text = broken_off(contract, "C0992-1")
    assert "C0992-1" in text
    assert text.count("{") > text.count("}")
