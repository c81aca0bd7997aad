"""The doctor before the play: what it warns of, and what it leaves behind."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from io import StringIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from canned import TOKEN, answer_of, stage_of
from contracts import ENDS
from kcc_conformance.reference_impl import create_app
from rich.console import Console

from kcc_conformance.detection.capabilities import DOCTOR
from kcc_conformance.detection.detection import base_urls
from kcc_conformance.playing.doctor import examine, open_examined, tidy
from kcc_conformance.playing.play import play
from kcc_conformance.report.diagnoses import print_diagnoses
from kcc_conformance.result.result import Diagnosis
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.stage import Stage

ROOT = "http://gemeente.invalid"

BASE = ROOT + "/klantinteracties/api/v1"


def outcomes(found: tuple[Diagnosis, ...]) -> dict[str, str]:
    return {each.name: each.outcome for each in found}


def warnings(stage: Stage) -> dict[str, str]:
    """What is warned of (and stopped by), by name."""
    return {each.name: each.what["en"] for each in examine(stage) if each.outcome != "ok"}


@pytest.mark.parametrize("contract", ENDS)
def test_a_good_provider_costs_a_handful_of_requests_and_no_warning(contract: str) -> None:
    stage = stage_of(contract)
    assert set(outcomes(examine(stage)).values()) == {"ok"}
    made = [each for each in stage.recorder.exchanges if each.check == DOCTOR]
    assert [each.method for each in made] == ["GET", "POST", "DELETE", "GET"]
    assert stage.ledger.remaining() == ()
    assert stage.marker in json.dumps(made[1].request_body)


def test_every_run_has_the_same_requests_of_the_doctor() -> None:
    def counted() -> tuple[int, int]:
        result = play(Settings(only="0.6", seed=1, examples=1))
        doctors = [each for each in result.exchanges if each["check"] == DOCTOR]
        return len(result.exchanges), len(doctors)

    first = counted()
    assert first == counted()
    assert first[1] == 4


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


@pytest.mark.parametrize("url", [ROOT, ROOT + "/kcc", ROOT + "/kcc/v1/klantcontacten"])
def test_the_base_url_of_a_contract_of_ones_own_is_found(
    url: str, at_url: Callable[..., Settings], tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "contract.toml").write_text(
        '[contract]\nname = "mine"\nextends = "openklant-2.16"\nbase_path = "/kcc/v1"\n'
    )
    application = httpx.WSGITransport(app=create_app("openklant-2.16", token=TOKEN))

    def moved(request: httpx.Request) -> httpx.Response:
        if not request.url.path.startswith("/kcc/v1/"):
            return httpx.Response(404)
        path = request.url.raw_path.decode().replace("/kcc/v1", "/klantinteracties/api/v1", 1)
        there = httpx.Request(
            request.method, ROOT + path, headers=request.headers, content=request.read()
        )
        answer = application.handle_request(there)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.read())

    stage, found = open_examined(at_url(url, moved, contract=str(mine)), readings={})
    assert stage.provider.base_url == ROOT + "/kcc/v1"
    assert "root" in outcomes(found)
    assert tidy(stage) == ()


def test_a_base_path_in_a_path_is_cut_off_behind_it() -> None:
    for url in (
        f"{BASE}/klantcontacten",
        f"{ROOT}/kcc/klantinteracties/api/v1/schema/openapi.json",
    ):
        assert url.partition("/api/v1")[0] + "/api/v1" in base_urls(url)[:2]


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


@pytest.mark.parametrize("contract", ENDS)
def test_addresses_that_name_another_host_are_told_once(contract: str) -> None:
    found = [e for e in examine(stage_of(contract, "address-inner-host")) if e.name == "addresses"]
    assert [each.outcome for each in found] == ["warn"]
    told = found[0].what["nl"]
    assert "http://klantinteracties.intern:8000" in told
    assert ROOT.replace("gemeente", "reference") in told
    good = [each for each in examine(stage_of(contract)) if each.name == "addresses"]
    assert [each.outcome for each in good] == ["ok"]
