"""A provider's own document is read with bounds, whatever it holds."""

import json
from typing import Any

import pytest

from kcc_conformance.detection.detection import decide
from kcc_conformance.detection.document import read_document


def decided(data: Any) -> str:
    document = read_document(json.dumps(data))
    assert document is not None
    return decide(document)[0]


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nopenapi: *c\npaths: {}\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '"openapi"',
        "{",
        "{}",
        '{"paths": {}}',
        '{"openapi": "3", "paths": []}',
        '{"openapi": "3"}',
        "<!doctype html><title>openapi</title>",
        "a: b: c",
        "\t- x",
        BOMB,
        "? [a, b]\n: 1\n",
        "x: !!int ''\npaths: {}",
        "&a [*a]",
        "[" * 100_000,
        "- " * 2_000,
        "{a: " * 5_000,
        "\x00",
        "2023-99-99",
        "x: 2023-02-31",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_what_is_no_document(text: str) -> None:
    assert read_document(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "x: !!python/object/apply:os.system ['exit 1']",
        "x: !!int ''",
        "x: !!timestamp nooit",
        "x: 1" + ":1" * 300_000,
        "x: 2023-99-99",
        "x: " + "9" * 5_000,
    ],
    ids=["python", "int", "timestamp", "base 60", "date", "digits"],
)
def test_what_else_is_in_a_document_means_nothing(line: str) -> None:
    assert read_document(f"openapi: 3.0.0\n{line}\npaths: {{}}\n") is not None


def test_a_schema_made_of_itself_is_read_once() -> None:
    itself = {"$ref": "#/components/schemas/a"}
    content = {"application/json": {"schema": itself}}
    document = read_document(
        json.dumps(
            {
                "openapi": "3",
                "paths": {"/x": {"post": {"requestBody": {"content": content}}}},
                "components": {
                    "schemas": {
                        "a": {"allOf": [itself, {"allOf": [itself] * 50, "required": ["b"]}] * 50}
                    }
                },
            }
        )
    )
    assert document is not None
    assert document.request_schema("/x") == ({}, frozenset({"b"}))


def test_a_document_of_endless_size_is_not_read() -> None:
    assert read_document('{"openapi": "3", "paths": {}}' + " " * 5_000_001) is None


def with_body(schema: Any, **components: Any) -> dict[str, Any]:
    body = {"content": {"application/json": {"schema": schema}}}
    return {
        "openapi": "3.0.3",
        "paths": {
            "/klantcontacten": {"post": {"requestBody": body}},
            "/betrokkenen": {},
            "/actorklantcontacten": {},
        },
        "components": {"schemas": components},
    }


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


SIGN = {"properties": {"referentienummer": {"type": "string"}}}


@pytest.mark.parametrize(
    "data",
    [
        with_body(SIGN),
        with_body(ref("A"), A=SIGN),
        with_body(ref("A"), A=ref("B"), B={"allOf": [ref("C"), {"type": "object"}]}, C=SIGN),
        with_body(ref("A~1B"), **{"A/B": SIGN}),
        with_body({"properties": {"nummer": {"deprecated": True}}}),
    ],
)
def test_references_are_followed(data: Any) -> None:
    assert decided(data) == "openklant-2.16"


@pytest.mark.parametrize(
    "data",
    [
        with_body(ref("A"), A=ref("A")),
        with_body(ref("A"), A=ref("B"), B=ref("A")),
        with_body(ref("A"), A={"allOf": [ref("A"), ref("A"), ref("A")]}),
        with_body(ref("nergens")),
        with_body({"$ref": "https://elders.invalid/schema.json"}),
        with_body({"$ref": 3}),
        with_body({"properties": ["nummer"]}),
        with_body({"properties": {}, "required": 3, "allOf": {"a": 1}}),
        with_body({"required": [["nummer"], None]}),
        with_body(["x"]),
        with_body(None),
        {"openapi": "3", "paths": {"/klantcontacten": [], "/betrokkenen": 3}},
        {"openapi": "3", "paths": {3: {}, "/klantcontacten": {"post": []}}},
    ],
)
def test_references_that_lead_round_or_nowhere(data: Any) -> None:
    assert decided(data) in ("", "openklant-2.8")


def test_many_references_cost_little() -> None:
    wide = {f"S{n}": {"allOf": [ref(f"S{n + 1}")] * 3} for n in range(40)}
    assert decided(with_body(ref("S0"), **wide)) in ("", "openklant-2.8")


def test_query_parameters() -> None:
    data = {
        "openapi": "3.0.3",
        "paths": {"/x": {
            "parameters": [{"in": "query", "name": "a"}, {"in": "path", "name": "id"}],
            "get": {"parameters": [{"$ref": "#/components/parameters/P"}, 3, {"in": "query"}]},
        }},
        "components": {"parameters": {"P": {"in": "query", "name": "b"}}},
    }  # fmt: skip
    document = read_document(json.dumps(data))
    assert document is not None
    assert document.parameters("/x") == {"a", "b"}
    assert document.parameters("/y") == frozenset()
    assert document.title == "? ?"
