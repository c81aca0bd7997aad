"""The schemas are sound, found by `$id`, and say what the contracts say."""

import json
import time
from collections import ChainMap
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator

from kcc_conformance import fixtures
from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.contract.documents import BASE
from kcc_conformance.contract.formats import checker, is_moment, is_uri, is_uri_reference, is_uuid
from kcc_conformance.contract.schemata import Schemata

FILES = sorted(
    (entry for folder in files("kcc_conformance.schemas").iterdir() if folder.is_dir()
     for entry in folder.iterdir() if entry.name.endswith(".json")),
    key=str,
)  # fmt: skip
NOUNS = ("klantcontact", "betrokkene", "actorklantcontact", "actor", "partij")


def content(entry: Traversable) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(entry.read_text(encoding="utf-8"))
    return found


def inside(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        schema = list(schema.values())
    if isinstance(schema, list):
        for value in schema:
            yield from inside(value)


@pytest.fixture(scope="module", params=BUILT_IN)
def contract(request: pytest.FixtureRequest) -> Contract:
    return load_contract(request.param)


@pytest.mark.parametrize(
    "entry", FILES, ids=lambda entry: f"{Path(str(entry)).parent.name}/{entry.name}"
)
def test_a_file_is_a_schema_and_called_what_it_is_called(entry: Traversable) -> None:
    schema = content(entry)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"{BASE}{Path(str(entry)).parent.name}/{entry.name}"


def schemas_in(folder: Traversable) -> dict[str, dict[str, Any]]:
    return {entry.name: content(entry) for entry in folder.iterdir()
            if entry.name.endswith(".json")}  # fmt: skip


@pytest.mark.parametrize("name", ["common", *BUILT_IN])
def test_every_reference_leads_to_a_definition_that_exists(name: str) -> None:
    """And no file names the folder of another contract: adding one changes none of the others."""
    common = schemas_in(files("kcc_conformance.schemas") / "common")
    folders = load_contract(name).folders if name in BUILT_IN else ()
    own, *extended = [schemas_in(folder) for folder in folders] or [common]
    places = {
        "": ChainMap(own, *extended),
        "../extends": ChainMap(*extended),
        "../common": ChainMap(common),
    }
    for schema in own.values():
        for part in inside(schema):
            path, _, place = part.get("$ref", "#").partition("#")
            folder, _, file = path.rpartition("/")
            found: Any = places[folder][file] if path else schema
            for step in place.split("/")[1:]:
                found = found[step]
            assert isinstance(found, dict)


def test_every_shared_definition_is_used() -> None:
    used, defined = set(), set()
    for entry in FILES:
        schema = content(entry)
        used |= {urljoin(schema["$id"], part["$ref"]) for part in inside(schema) if "$ref" in part}
        defined |= {f"{schema['$id']}#/$defs/{name}" for name in schema.get("$defs", {})}
    assert defined <= used


def test_only_formats_that_are_checked_are_named() -> None:
    named = {part["format"] for entry in FILES for part in inside(content(entry))
             if isinstance(part.get("format"), str)}  # fmt: skip
    assert named <= {"date-time", "uuid", "uri", "uri-reference"} <= set(checker().checkers)


def test_a_contract_has_every_schema(contract: Contract) -> None:
    nouns = [noun for noun in NOUNS if noun in contract.resources]
    wanted = {f"{noun}.{side}" for noun in nouns for side in ("request", "response")}
    wanted |= {"internetaak.response", "list.response", "error.response"}
    wanted |= {f"{name}.{side}" for name in contract.combined for side in ("request", "response")}
    assert Schemata(contract.folders).names() == wanted


def test_limits_and_obligations_are_those_of_the_contract(contract: Contract) -> None:
    """What contract.toml says of an attribute, the request schema says too."""
    schemata = Schemata(contract.folders)
    examples = {
        case.resource: case.payload() for case in fixtures.cases(contract.name)
        if case.file == f"valid/{case.resource}.request.voorbeeld.json"
    }  # fmt: skip
    for noun in (noun for noun in NOUNS if noun in contract.resources):
        for attribute in contract.resource(noun).attributes.values():
            if attribute.read_only:
                continue
            for value, wrong in (
                (None, not attribute.nullable),
                ("x" * ((attribute.max or 0) + 1), attribute.max is not None),
                ("", bool(attribute.min)),
                ({"a": 1}, attribute.kind != "reference"),
            ):
                body = json.loads(json.dumps(examples[noun]))
                *above, last = attribute.keys
                inner = body
                for key in above:
                    inner = inner.setdefault(key, {})
                inner[last] = value
                places = {found.pointer for found in schemata.validate(f"{noun}.request", body)}
                assert (attribute.pointer in places) or not wrong, (noun, attribute.name, value)
                if value is None and attribute.nullable:
                    assert not places
            if len(attribute.keys) == 1:
                body = {key: value for key, value in examples[noun].items() if key != last}
                found = schemata.validate(f"{noun}.request", body)
                absent = {one.pointer for one in found if one.keyword == "required"}
                obliged = attribute.required or last in contract.resource(noun).defaults
                assert absent == ({attribute.pointer} if obliged else set()), (noun, attribute.name)


@pytest.mark.parametrize("text", [
    "2023-03-01T09:00:00Z", "2023-03-01T10:00:00+01:00", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999-12:00", "2023-03-01t09:00:00z", "2024-02-29T12:00:00-00:00",
    "2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00", "2023-03-01T09:00:00.123456789Z",
])  # fmt: skip
def test_a_moment(text: str) -> None:
    assert is_moment(text)


@pytest.mark.parametrize("text", [
    "", "2023-03-01", "2023-03-01T09:00Z", "2023-03-01T09:00:00", "2023-03-01 09:00:00Z",
    "2023-03-01T09:00:00+0100", "2023-03-01T09:00:00+24:00", "2023-02-29T09:00:00Z",
    "0000-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "2023-03-01T24:00:00Z",
    "2016-12-31T23:58:60Z", "2023-03-01T09:00:00,5Z", "2023-03-01T09:00:00Z\n",
    "٢٠٢٣-03-01T09:00:00Z", "01-03-2023 10:00",
])  # fmt: skip
def test_no_moment(text: str) -> None:
    assert not is_moment(text)


def test_other_formats() -> None:
    assert is_uuid("5452F450-e940-4996-a353-37f4a7ec8710")
    assert not is_uuid("5452f450e9404996a35337f4a7ec8710")
    assert not is_uuid("5452f450-e940-4996-a353-37f4a7ec8710\n")
    assert is_uri("urn:uuid:5452f450-e940-4996-a353-37f4a7ec8710")
    assert is_uri("http://open_klant:8000/klantcontacten?page=2&pageSize=1#x")
    assert is_uri("http://[::1]:8000/%20")
    assert not is_uri("/klantcontacten")
    assert not is_uri("http://een spatie")
    assert not is_uri("http://é.example.org")


def test_uri_references() -> None:
    for good in ("", "/klantcontacten?page=2#x", "klantcontacten", "../a", "urn:uuid:1", "%20"):
        assert is_uri_reference(good)
    for bad in ("/een spatie", "/é", "\\pad", "/%2", "/a\n", "/<a>"):
        assert not is_uri_reference(bad)
    assert not is_uri("http://example.org/%zz")


def test_a_violation_says_where_what_and_why() -> None:
    schemata = Schemata(load_contract("openklant-2.16").folders)
    body = {"kanaal": "x" * 51, "taal": None, "vertrouwelijk": "nee", "onderwerp": "a"}
    found = {one.pointer: one for one in schemata.validate("klantcontact.request", body)}
    assert (found["/kanaal"].expected, found["/kanaal"].actual) == (
        "at most 50 characters", "51 characters",
    )  # fmt: skip
    assert (found["/taal"].keyword, found["/taal"].actual) == ("type", "null")
    assert found["/vertrouwelijk"].message == '/vertrouwelijk: expected boolean, found "nee"'
    (missing,) = schemata.validate("actorklantcontact.request", {"actor": {"uuid": fixtures.ACTOR}})
    assert (missing.pointer, missing.actual) == ("/klantcontact", "nothing")


@pytest.mark.parametrize(
    "odd", [None, True, 1e308, float("inf"), "\ud800", [[[]]], {"": {"~/": 1}}]
)
def test_no_value_is_too_odd_to_judge(contract: Contract, odd: object) -> None:
    schemata = Schemata(contract.folders)
    for name in schemata.names():
        for body in (odd, {"uuid": odd, "kanaal": odd, "results": [odd], "invalidParams": odd}):
            for violation in schemata.validate(name, body):
                assert "\n" not in violation.message
                violation.message.encode()


def test_it_is_fast() -> None:
    schemata = Schemata(load_contract("openklant-2.16").folders)
    (case,) = (one for one in fixtures.cases("openklant-2.16")
               if one.file == "valid/klantcontact.response.voorbeeld.json")  # fmt: skip
    body = case.payload()
    schemata.validate(case.schema, body)

    def seconds() -> float:
        begin = time.process_time()
        for _ in range(20):
            schemata.validate(case.schema, body)
        return (time.process_time() - begin) / 20

    assert min(seconds() for _ in range(5)) < 0.003
