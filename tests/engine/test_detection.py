"""A contract is recognised by the structure of the provider's own document."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
import yaml
from canned import TOKEN
from kcc_conformance.reference_impl import create_app

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.provider import Provider
from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.detection.detection import base_urls, decide, detect
from kcc_conformance.detection.document import read_document
from kcc_conformance.errors import PrerequisiteError

ROOT = "http://gemeente.invalid"


def published(name: str) -> dict[str, Any]:
    """The document that the reference implementation gives of itself."""
    contract = load_contract(name)
    transport = httpx.WSGITransport(app=create_app(name, token=TOKEN))
    with httpx.Client(transport=transport) as client:
        for location in contract.openapi:
            answer = client.get(f"{ROOT}{contract.base_path}/{location}")
            if answer.status_code == 200:
                document: dict[str, Any] = answer.json()
                return document
    raise AssertionError("no document")


DOCUMENTS = {name: published(name) for name in BUILT_IN}


def decided(data: Any) -> str:
    document = read_document(json.dumps(data))
    assert document is not None
    return decide(document)[0]


def found(handler: Callable[[httpx.Request], httpx.Response], url: str = ROOT) -> Any:
    recorder = Recorder(Masker())
    transport = httpx.MockTransport(handler)
    return detect(lambda base: Provider(base, recorder, headers={}, transport=transport), url)  # type: ignore[arg-type]


def serving(path: str, content: str, **headers: str) -> Callable[[httpx.Request], httpx.Response]:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path == path:
            return httpx.Response(200, text=content, headers=headers)
        return httpx.Response(404, text="<h1>nee</h1>", headers={"Content-Type": "text/html"})

    return handler


@pytest.mark.parametrize("name", BUILT_IN)
def test_each_contract_is_recognised_and_taken_for_no_other(name: str) -> None:
    document = read_document(json.dumps(DOCUMENTS[name]))
    assert document is not None
    assert decide(document)[0] == name
    assert [other for other in BUILT_IN if decide(document, [other])[0]] == [name]
    assert decide(document)[1]


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("version", ["0.0.3", "2.0.0", "2.8", "v99", None, 3, ["2"]])
def test_the_version_number_means_nothing(name: str, version: Any) -> None:
    data = {**DOCUMENTS[name], "info": {"title": "Open Klant", "version": version}}
    assert decided(data) == name
    assert decided({k: v for k, v in data.items() if k != "info"}) == name
    assert decided({**data, "info": "2.16"}) == name


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_base_path_in_front_and_another_spelling_of_paths(name: str) -> None:
    paths = {
        f"/klantinteracties/api{path}/": item for path, item in DOCUMENTS[name]["paths"].items()
    }
    assert decided({**DOCUMENTS[name], "paths": paths}) == name
    lowered = {path.lower(): item for path, item in DOCUMENTS[name]["paths"].items()}
    assert decided({**DOCUMENTS[name], "paths": lowered}) == name


@pytest.mark.parametrize("name", BUILT_IN)
def test_yaml_is_read_too(name: str) -> None:
    text = yaml.dump(json.loads(json.dumps(DOCUMENTS[name])), Dumper=yaml.SafeDumper)
    document = read_document(text)
    assert document is not None
    assert decide(document)[0] == name


def test_another_api_is_none_of_them() -> None:
    zaken = {"openapi": "3.0.0", "paths": {"/zaken": {"get": {}, "post": {}}}}
    assert decided(zaken) == ""
    contacts = {"openapi": "3.0.0", "paths": {"/klantcontacten": {}, "/betrokkenen": {}}}
    assert decided(contacts) == ""


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


# --- at a URL ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("ending", ["", "/", "BASE", "BASE/"])
def test_at_a_host_root_or_at_the_base(name: str, ending: str) -> None:
    base = load_contract(name).base_path
    location = load_contract(name).openapi[0]
    handler = serving(f"{base}/{location}", json.dumps(DOCUMENTS[name]))
    detection = found(handler, ROOT + ending.replace("BASE", base))
    assert detection.contract.name == name
    assert detection.base_url == ROOT + base
    assert detection.evidence


def test_under_a_path_of_the_municipality() -> None:
    data = json.dumps(DOCUMENTS["openklant-2.16"])
    handler = serving("/kcc/klantinteracties/api/v1/openapi.json", data)
    for url in (f"{ROOT}/kcc/klantinteracties/api/v1", f"{ROOT}/kcc/klantinteracties"):
        assert found(handler, url).base_url == f"{ROOT}/kcc/klantinteracties/api/v1"


def test_base_urls_are_tried_in_order_and_once() -> None:
    for url in (ROOT, f"{ROOT}/", f"{ROOT}/a/b", f"{ROOT}/klantinteracties"):
        bases = base_urls(url)
        assert bases[0] == url.rstrip("/")
        assert len(set(bases)) == len(bases)


def test_redirects_are_followed_on_the_same_origin_only() -> None:
    data = json.dumps(DOCUMENTS["openklant-2.16"])
    asked = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.host)
        if request.url.path.endswith("/v1/openapi.json"):
            target = "/schema" if request.url.host == "gemeente.invalid" else "http://kwaad.invalid"
            return httpx.Response(302, headers={"Location": target})
        if request.url.path == "/schema":
            return httpx.Response(200, text=data)
        return httpx.Response(404)

    base = "/klantinteracties/api/v1"
    assert found(handler, ROOT + base).contract.name == "openklant-2.16"
    with pytest.raises(PrerequisiteError):
        found(handler, "http://ander.invalid" + base)
    assert "kwaad.invalid" not in asked


@pytest.mark.parametrize("target", ["", "http://[half", "http://a:99999/"])
def test_redirects_that_go_round_or_nowhere_end(target: str) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(301, headers={"Location": target or str(request.url)})

    with pytest.raises(PrerequisiteError, match="no OpenAPI document found"):
        found(handler)


@pytest.mark.parametrize(
    ("response", "says"),
    [
        (httpx.Response(404), "no OpenAPI document found under .*status 404"),
        (httpx.Response(200, html="<p>Welkom</p>"), "answers with a web page"),
        (httpx.Response(200, json=[]), "no OpenAPI document found"),
        (httpx.Response(200, json={"openapi": "3", "paths": {}}), "of none of the known contracts"),
        (httpx.Response(500), "status 500"),
    ],
)
def test_nothing_to_be_found_is_one_line(response: httpx.Response, says: str) -> None:
    with pytest.raises(PrerequisiteError, match=says) as caught:
        found(lambda request: response)
    assert "\n" not in str(caught.value)
    assert "--contract" in str(caught.value)


def test_an_unreachable_provider_is_asked_once() -> None:
    asked = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise httpx.ConnectError("Connection refused")

    with pytest.raises(PrerequisiteError, match="cannot be reached: no connection"):
        found(handler)
    assert len(asked) == 1


def test_no_credentials_are_shown_to_find_the_document() -> None:
    seen = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append("authorization" in request.headers)
        return httpx.Response(404)

    recorder, transport = Recorder(Masker([TOKEN])), httpx.MockTransport(handler)

    def at(base: str) -> Provider:
        headers = {"Authorization": f"Token {TOKEN}"}
        return Provider(base, recorder, headers=headers, transport=transport)

    with pytest.raises(PrerequisiteError):
        detect(at, ROOT)  # type: ignore[arg-type]
    assert not any(seen)
