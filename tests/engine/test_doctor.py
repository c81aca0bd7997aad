"""The doctor before the play: what stops a run, what it warns of, and what it leaves behind."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib.resources import files
from io import StringIO
from typing import Any

import httpx
import pytest
from canned import TOKEN, answer_of, stage_of
from jsonschema import Draft202012Validator
from kcc_conformance.reference_impl import create_app
from rich.console import Console

from kcc_conformance.detection.capabilities import DOCTOR
from kcc_conformance.detection.detection import base_urls
from kcc_conformance.detection.diagnosis import Unplayable, nothing_found, stopping, unreachable
from kcc_conformance.playing.doctor import examine, open_examined, tidy
from kcc_conformance.playing.play import play
from kcc_conformance.report.diagnoses import print_diagnoses
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage import opening
from kcc_conformance.stage.stage import Stage

ROOT = "http://gemeente.invalid"
BASE = ROOT + "/klantinteracties/api/v1"


def outcomes(found: tuple[Diagnosis, ...]) -> dict[str, str]:
    return {each.name: each.outcome for each in found}


def warnings(stage: Stage) -> dict[str, str]:
    """What is warned of (and stopped by), by name."""
    return {each.name: each.what["en"] for each in examine(stage) if each.outcome != "ok"}


@pytest.fixture
def at_url(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Settings for a URL that is answered by a handler, or by the reference implementation."""

    def prepared(
        url: str, handler: Callable[[httpx.Request], httpx.Response] | None = None, **more: Any
    ) -> Settings:
        transport = (
            httpx.MockTransport(handler)
            if handler
            else httpx.WSGITransport(app=create_app("openklant-2.16", token=TOKEN))
        )

        class Transported(opening.Provider):
            def __init__(self, *given: Any, **options: Any) -> None:
                super().__init__(*given, **{**options, "transport": transport})

        monkeypatch.setattr(opening, "Provider", Transported)
        return Settings(url=url, **{"token": TOKEN, "patience": 0.0, **more})

    return prepared


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


# --- nothing amiss ----------------------------------------------------------------------------


@pytest.mark.parametrize("contract", ["openklant-2.16", "openklant-2.0", "vng-crud-0.0.3"])
def test_a_good_provider_costs_a_handful_of_requests_and_no_warning(contract: str) -> None:
    stage = stage_of(contract)
    assert set(outcomes(examine(stage)).values()) == {"ok"}
    made = [each for each in stage.recorder.exchanges if each.check == DOCTOR]
    assert [each.method for each in made] == ["GET", "POST", "DELETE"]
    assert stage.ledger.remaining() == ()
    assert stage.marker in json.dumps(made[1].request_body)


def test_every_run_has_the_same_requests_of_the_doctor() -> None:
    def counted() -> tuple[int, int]:
        result = play(Settings(only="0.6", seed=1, examples=1))
        doctors = [each for each in result.exchanges if each["check"] == DOCTOR]
        return len(result.exchanges), len(doctors)

    first = counted()
    assert first == counted()
    assert first[1] == 3


@pytest.mark.parametrize(
    "url", [ROOT, ROOT + "/", ROOT + "/klantinteracties", BASE + "/klantcontacten", BASE + "/"]
)
def test_the_base_url_is_found_and_told(url: str, at_url: Callable[..., Settings]) -> None:
    stage, found = open_examined(at_url(url), readings={})
    assert stage.provider.base_url == BASE
    told = [each.what["en"] for each in found if each.name == "root"]
    assert told == (
        [] if url == BASE + "/" else [f"the API is at {BASE} (given: {url}); that is used"]
    )
    assert tidy(stage) == ()


def test_a_base_path_in_a_path_is_cut_off_behind_it() -> None:
    for url in (
        f"{BASE}/klantcontacten",
        f"{ROOT}/kcc/klantinteracties/api/v1/schema/openapi.json",
    ):
        assert url.partition("/api/v1")[0] + "/api/v1" in base_urls(url)[:2]


# --- what makes playing senseless ---------------------------------------------------------------


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


# --- what makes a run weak ----------------------------------------------------------------------


def test_no_delete() -> None:
    stage = stage_of(variations=("delete-405",))
    assert set(told := warnings(stage)) == {"delete"}
    assert "405" in told["delete"]
    (left,) = stage.ledger.remaining()
    assert left.resource == "klantcontact"
    assert [each.id for each in tidy(stage)] == [left.id]


def test_what_could_not_be_deleted_at_once_is_tidied_up() -> None:
    stage = stage_of()
    real, refusals = stage.provider.request, [answer_of(503, method="DELETE")]

    def request(method: str, path: str, **options: Any) -> Any:
        if method == "DELETE" and refusals:
            return refusals.pop()
        return real(method, path, **options)

    stage.provider.request = request  # type: ignore[method-assign]
    assert set(warnings(stage)) == {"delete"}
    assert tidy(stage) == ()
    assert stage.ledger.remaining() == ()


def test_no_filters() -> None:
    told = warnings(stage_of(variations=("filters-not-documented",)))
    assert set(told) == {"filters"}
    assert "actorklantcontact.actor" in told["filters"]


def test_no_document() -> None:
    assert set(warnings(stage_of(variations=("no-openapi",)))) == {"document"}


def test_no_credentials() -> None:
    app = create_app("openklant-2.16", token=None)
    stage, found = open_examined(Settings(contract="openklant-2.16"), app, readings={})
    assert outcomes(found)["credentials"] == "warn"
    assert tidy(stage) == ()
    stage, found = open_examined(Settings(contract="openklant-2.16", token=TOKEN), app, readings={})
    assert [each.what["en"] for each in found if each.name == "credentials"] == [
        "without credentials the list of klantcontacten can be read as well"
    ]
    assert tidy(stage) == ()


def test_another_contract_than_the_document_says() -> None:
    app = create_app("openklant-2.16", token=TOKEN)
    stage, found = open_examined(Settings(contract="openklant-2.0", token=TOKEN), app, readings={})
    told = {each.name: each.what["en"] for each in found if each.outcome == "warn"}
    assert told["contract"] == "judged as openklant-2.0, but the document is that of openklant-2.16"
    assert tidy(stage) == ()


@pytest.mark.parametrize("fault", ["protocol-create-without-body", "missing-id"])
def test_a_defect_is_only_warned_of(fault: str) -> None:
    assert set(warnings(stage_of("openklant-2.16", fault))) == {"create"}


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, None), (30, None), (600, "ahead"), (-600, "behind")],
)
def test_a_clock_that_differs(seconds: int, said: str | None) -> None:
    stage = stage_of()
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
    page = replace(stage.first_page, headers={**stage.first_page.headers, "date": moment})
    told = warnings(replace(stage, first_page=page)).get("clock", "")
    assert (said or "") in told
    assert bool(told) == bool(said)


@pytest.mark.parametrize("header", ["", "gisteren", "Thu, 99 Foo 2023 99:99:99 GMT"])
def test_a_clock_that_cannot_be_read(header: str) -> None:
    stage = stage_of()
    page = replace(stage.first_page, headers={"date": header})
    assert "clock" not in outcomes(examine(replace(stage, first_page=page)))


def test_declared_capabilities_are_in_the_list() -> None:
    told = warnings(stage_of(capability=("delete=no", "filters=yes")))
    assert told["capabilities"].endswith("delete=no, filters=yes")
    assert "declared" in told["delete"]


def test_nobody_to_play_with() -> None:
    stage = stage_of(variations=("actors-and-partijen-405",))
    assert "people" not in warnings(stage)
    assert stage.document is not None
    del stage.document._paths["/actoren"]["post"]
    assert "actor" in warnings(stage)["people"]


# --- how it is told -----------------------------------------------------------------------------


def test_the_list_on_a_terminal() -> None:
    found = (
        Diagnosis("read", "ok", {"nl": "goed", "en": "good"}, {"nl": "", "en": ""}),
        Diagnosis(
            "clock", "warn", {"nl": "\x1b[31mlaat", "en": "late"}, {"nl": "zet", "en": "set"}
        ),
        Diagnosis("root", "stop", {"nl": "nergens", "en": "nowhere"}, {"nl": "zoek", "en": "look"}),
    )
    for everything, language, shown in (
        (True, "nl", "✓ Lezen       goed\n! Klok        \\x1b[31mlaat\n              → zet\n"
                     "✗ Basisadres  nergens\n              → zoek\n"),
        (False, "en", "! Clock     late\n            → set\n✗ Base URL  nowhere\n"
                      "            → look\n"),
    ):  # fmt: skip
        out = StringIO()
        console = Console(file=out, width=40)
        print_diagnoses(found, console, language, all_of_them=everything)
        assert out.getvalue() == shown


def test_the_diagnoses_are_in_the_result() -> None:
    seen: list[tuple[Diagnosis, ...]] = []
    result = play(Settings(only="0.6", seed=1, examples=1), on_doctor=seen.append)
    assert seen == [result.doctor]
    assert outcomes(result.doctor)["delete"] == "ok"


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

    stage, _ = open_examined(at_url(BASE, halfway, contract="openklant-2.16"), readings={})
    assert stage.first_page.status == 500
    tidy(stage)
