"""What makes playing senseless is told in a line, with what to do, and stops the run."""

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import httpx
import pytest
from canned import TOKEN, answer_of
from jsonschema import Draft202012Validator
from kcc_conformance.reference_impl import create_app

from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.first_page import stopping
from kcc_conformance.detection.obstacles import nothing_found, unreachable
from kcc_conformance.playing.doctor import open_examined, tidy
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.settings import Settings

ROOT = "http://gemeente.invalid"

BASE = ROOT + "/klantinteracties/api/v1"


def outcomes(found: tuple[Diagnosis, ...]) -> dict[str, str]:
    return {each.name: each.outcome for each in found}


def stopped(settings: Settings) -> Unplayable:
    with pytest.raises(Unplayable) as caught:
        open_examined(settings, readings={})
    told = str(caught.value)
    assert "\n" not in told
    assert TOKEN not in told
    assert caught.value.diagnoses[-1] == caught.value.diagnosis
    for each in caught.value.diagnoses:
        assert each.what["nl"]
        assert each.what["en"]
        assert bool(each.advice["nl"]) == bool(each.advice["en"])
    assert caught.value.diagnosis.advice["en"]
    return caught.value


def page(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, html="<title>Inloggen</title>")


def nowhere(request: httpx.Request) -> httpx.Response:
    return httpx.Response(404)


def elsewhere(request: httpx.Request) -> httpx.Response:
    return httpx.Response(302, headers={"Location": "https://login.invalid/x?next=geheim"})


def closed(request: httpx.Request) -> httpx.Response:
    return httpx.Response(401, headers={"WWW-Authenticate": 'Bearer realm="x"'})


def another(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"openapi": "3.0.0", "paths": {"/zaken": {}}})


@pytest.mark.parametrize("contract", ["auto", "openklant-2.16"])
@pytest.mark.parametrize(
    ("handler", "auto", "named", "says"),
    [
        (page, "root", "root", "web page"),
        (nowhere, "root", "root", "404"),
        (elsewhere, "root", "root", "login.invalid"),
        (closed, "credentials", "credentials", "401"),
    ],
)
def test_what_is_no_api_stops_with_a_line_and_a_result(
    contract: str,
    handler: Any,
    auto: str,
    named: str,
    says: str,
    at_url: Callable[..., Settings],
) -> None:
    trouble = stopped(at_url(BASE, handler, contract=contract))
    assert trouble.diagnosis.name == (auto if contract == "auto" else named)
    assert says in str(trouble)
    assert "geheim" not in str(trouble)
    assert outcomes(trouble.diagnoses)["reachable"] == "ok"
    result = trouble.result
    assert result is not None
    assert (result.verdict, result.checks, result.leftovers) == ("cannot_tell", (), ())
    assert result.doctor == trouble.diagnoses
    assert result.why == trouble.diagnosis.what["nl"]
    assert result.run["requests"] == len(result.exchanges) > 0
    assert result.run["requests_for"]["preparation"] == result.run["requests"]
    schema = json.loads(
        (files("kcc_conformance.schemas") / "result.schema.json").read_text("utf-8")
    )
    data = json.loads(json.dumps(result.as_json()))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    assert TOKEN not in json.dumps(data)


def test_another_api_stops(at_url: Callable[..., Settings]) -> None:
    trouble = stopped(at_url(BASE, another))
    assert trouble.diagnosis.name == "contract"
    assert "none of the known contracts" in str(trouble)


def test_the_scheme_that_the_provider_asks_for_is_told(at_url: Callable[..., Settings]) -> None:
    assert "the provider names Bearer" in str(
        stopped(at_url(BASE, closed, contract="openklant-2.0"))
    )


def test_a_wrong_token(at_url: Callable[..., Settings]) -> None:
    trouble = stopped(at_url(BASE, token="een-ander-token"))
    assert list(outcomes(trouble.diagnoses)) == [
        "reachable", "tls", "document", "contract", "credentials",
    ]  # fmt: skip
    assert trouble.result is not None
    assert trouble.result.provider["contract"] == "openklant-2.16"


def test_a_token_that_may_only_read(at_url: Callable[..., Settings]) -> None:
    inner = httpx.WSGITransport(app=create_app("openklant-2.16", token=TOKEN))

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            return httpx.Response(403)
        answer = inner.handle_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.read())

    trouble = stopped_late(at_url(BASE, handler))
    assert trouble.diagnosis.name == "create"
    assert "may read but not register" in str(trouble)
    assert trouble.result is not None
    assert trouble.result.leftovers == ()


def stopped_late(settings: Settings) -> Unplayable:
    with pytest.raises(Unplayable) as caught:
        open_examined(settings, readings={})
    return caught.value


def test_a_contract_in_which_nothing_can_be_read(at_url: Callable[..., Settings]) -> None:
    trouble = stopped(at_url(BASE, contract="vng-crud-0.0.3"))
    assert trouble.diagnosis.name == "contract"
    assert "--contract openklant-2.16" in str(trouble)


@pytest.mark.parametrize(
    ("trouble", "name", "advice"),
    [
        ("no connection: [Errno 111] Connection refused", "reachable", "port"),
        ("no answer within 10 s (ConnectTimeout)", "reachable", "VPN"),
        ("no connection: [SSL: CERTIFICATE_VERIFY_FAILED] self-signed", "tls", "--ca-bundle"),
        ("no connection: [SSL: WRONG_VERSION_NUMBER] wrong version", "tls", "http://"),
        ("the run's 1 seconds are over (--max-seconds)", "reachable", "more room"),
    ],
)
def test_no_answer_at_all(trouble: str, name: str, advice: str) -> None:
    found = unreachable(ROOT, trouble)
    assert (found.name, found.outcome) == (name, "stop")
    assert advice in found.advice["en"]


def first(status: int, location: str = "") -> Diagnosis | None:
    headers = {"location": location} if location else {}
    answer = replace(answer_of(status, headers=headers), url=BASE + "/klantcontacten?pageSize=1")
    return stopping(
        answer, contract="openklant-2.16", base_path="/klantinteracties/api/v1", scheme="Token",
        given=True, readable=False,
    )  # fmt: skip


@pytest.mark.parametrize("status", [200, 204, 400, 405, 406, 410, 418, 500, 502, 503])
def test_a_defective_provider_is_judged_and_not_spared(status: int) -> None:
    assert first(status) is None


def test_where_a_redirect_leads_decides() -> None:
    assert first(301, BASE + "/klantcontacten/") is None
    assert first(301, "/klantinteracties/api/v1/klantcontacten/") is None
    upgraded = first(301, BASE.replace("http:", "https:") + "/klantcontacten")
    assert upgraded is not None
    assert upgraded.name == "tls"
    login = first(302, "/login?next=x")
    assert login is not None
    assert login.name == "root"


def test_a_document_behind_the_credentials_is_told() -> None:
    found = nothing_found(ROOT, [answer_of(401), answer_of(403)], ("a", "b"))
    assert found.name == "credentials"
    assert "--contract a|b" in found.advice["en"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_provider_that_answers_nothing_but_errors(
    status: int, at_url: Callable[..., Settings]
) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers={"Retry-After": "0"})

    trouble = stopped(at_url(BASE, broken, contract="openklant-2.16"))
    assert trouble.diagnosis.name == "reachable"
    assert "nothing but errors" in str(trouble)


def test_a_list_that_is_broken_is_for_the_run_to_judge(at_url: Callable[..., Settings]) -> None:
    application = httpx.WSGITransport(app=create_app("openklant-2.16", token=TOKEN))

    def halfway(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/klantcontacten") and request.method == "GET":
            return httpx.Response(500)
        answer = application.handle_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.read())

    stage, _ = open_examined(
        at_url(BASE, halfway, contract="openklant-2.16", yes=True), readings={}
    )
    assert stage.first_page.status == 500
    tidy(stage)
