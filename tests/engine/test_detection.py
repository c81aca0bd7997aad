"""A contract is recognised by the structure of the provider's own document, wherever that is."""

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
from kcc_conformance.client.provider import ProviderClient
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

    def at(base: str, contract: Any = None) -> ProviderClient:
        return ProviderClient(base, recorder, headers={}, transport=transport)

    return detect(at, url)


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
    first, *others = [other for other in BUILT_IN if decide(document, [other])[0]]
    assert first == name
    assert {*others} <= {folder.name for folder in load_contract(name).folders}
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


def test_another_api_is_none_of_them() -> None:
    zaken = {"openapi": "3.0.0", "paths": {"/zaken": {"get": {}, "post": {}}}}
    assert decided(zaken) == ""
    contacts = {"openapi": "3.0.0", "paths": {"/klantcontacten": {}, "/betrokkenen": {}}}
    assert decided(contacts) == ""


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

    def at(base: str, contract: Any = None) -> ProviderClient:
        headers = {"Authorization": f"Token {TOKEN}"}
        return ProviderClient(base, recorder, headers=headers, transport=transport)

    with pytest.raises(PrerequisiteError):
        detect(at, ROOT)
    assert not any(seen)


@pytest.mark.parametrize("name", BUILT_IN)
def test_yaml_is_read_too(name: str) -> None:
    text = yaml.dump(json.loads(json.dumps(DOCUMENTS[name])), Dumper=yaml.SafeDumper)
    document = read_document(text)
    assert document is not None
    assert decide(document)[0] == name


# --- a document behind the credentials ----------------------------------------------------------


class Closed:
    """A provider that shows its document, or its other paths too, only to who is logged in."""

    def __init__(self, *, document_only: bool = True, location: str = "") -> None:
        self.asked: list[tuple[str, str, bool]] = []
        self._document_only = document_only
        self._location = location

    def __call__(self, request: httpx.Request) -> httpx.Response:
        known = request.headers.get("authorization") == f"Token {TOKEN}"
        path, host = request.url.path, request.url.host
        self.asked.append((host, path, "authorization" in request.headers))
        if path == "/api/openapi.json" and self._location:
            return httpx.Response(302 if known else 401, headers={"Location": self._location})
        if path in ("/api/openapi.json", "/api/schema"):
            data = DOCUMENTS["openklant-2.16"]
            return httpx.Response(200, json=data) if known else httpx.Response(401)
        return httpx.Response(404 if known or self._document_only else 401)


def looked_for(handler: Callable[[httpx.Request], httpx.Response], token: str = TOKEN) -> Any:
    recorder, transport = Recorder(Masker([token])), httpx.MockTransport(handler)
    headers = {"Authorization": f"Token {token}"} if token else {}

    def at(base: str, contract: Any = None) -> ProviderClient:
        return ProviderClient(base, recorder, headers=headers, transport=transport)

    return detect(at, ROOT + "/api")


def test_a_document_behind_the_credentials_is_asked_for_with_them() -> None:
    provider = Closed()
    assert looked_for(provider).contract.name == "openklant-2.16"
    assert [shown for _, _, shown in provider.asked] == [False, True]


def test_a_public_document_costs_one_request_and_shows_nothing() -> None:
    asked = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append("authorization" in request.headers)
        return httpx.Response(200, json=DOCUMENTS["openklant-2.16"])

    assert looked_for(handler).contract.name == "openklant-2.16"
    assert asked == [False]


def test_credentials_follow_a_redirect_on_their_own_origin() -> None:
    provider = Closed(location="/api/schema")
    assert looked_for(provider).contract.name == "openklant-2.16"
    assert provider.asked[-1] == ("gemeente.invalid", "/api/schema", True)


@pytest.mark.parametrize("target", ["https://gemeente.invalid/api/schema", "http://kwaad.invalid/"])
def test_credentials_follow_no_redirect_to_another_origin(target: str) -> None:
    provider = Closed(location=target)
    with pytest.raises(PrerequisiteError):
        looked_for(provider)
    assert {host for host, _, _ in provider.asked} == {"gemeente.invalid"}
    assert "/api/schema" not in {path for _, path, _ in provider.asked}


@pytest.mark.parametrize(
    ("token", "says"), [("", "give them"), ("verkeerd-token", "look at them, or name the contract")]
)
def test_a_document_that_stays_closed_is_told(token: str, says: str) -> None:
    with pytest.raises(PrerequisiteError, match=says):
        looked_for(Closed(document_only=False), token)


def test_the_base_path_of_a_contract_of_ones_own() -> None:
    assert base_urls(ROOT, ["/kcc/v1"]) == [ROOT, f"{ROOT}/kcc/v1"]
    assert base_urls(f"{ROOT}/kcc", ["/kcc/v1/"]) == [f"{ROOT}/kcc", f"{ROOT}/kcc/v1"]
    assert base_urls(f"{ROOT}/kcc/v1/klantcontacten", ["/kcc/v1"])[1] == f"{ROOT}/kcc/v1"
    assert base_urls(f"{ROOT}/x", ["", "/"]) == [f"{ROOT}/x"]
