"""Without a document of its own a provider is recognised by what it answers, and never mistaken."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import httpx
import pytest
from canned import TOKEN
from kcc_conformance.reference_impl import create_app

from kcc_conformance.client.credentials import Token
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.provider import ProviderClient
from kcc_conformance.consumer.forms import example
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN, Contract, load_contract
from kcc_conformance.detection.detection import detect
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.detection.document import Detection

ROOT = "http://gemeente.invalid"
KIC, VNG, NEWEST = "commongateway-kic-1.0.3", "vng-crud-0.0.3", "openklant-2.16"
Handler = Callable[[httpx.Request], httpx.Response]
HTML = {"Content-Type": "text/html; charset=utf-8"}


def base_of(name: str) -> str:
    return ROOT + load_contract(name).base_path


class Host:
    """Providers under their base paths, none of them with a document; `instead` answers first, and
    None of it lets the provider answer. What was asked is noted."""

    def __init__(
        self,
        *names: str,
        filled: bool = False,
        instead: Callable[[httpx.Request], httpx.Response | None] = lambda request: None,
        variations: Sequence[str] = ("no-openapi",),
    ) -> None:
        self.asked: list[str] = []
        self._instead = instead
        self._apps = {
            load_contract(name).base_path: httpx.WSGITransport(
                app=create_app(name, token=TOKEN, variations=variations)
            )
            for name in names
        }
        for name in names if filled else ():
            self._fill(load_contract(name))

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.path)
        told = self._instead(request)
        return told or self._answered(request)

    def _answered(self, request: httpx.Request) -> httpx.Response:
        for base, app in self._apps.items():
            if request.url.path.startswith(base + "/"):
                with httpx.Client(transport=app) as client:
                    return client.send(request)
        return httpx.Response(404, text="<h1>nee</h1>", headers=HTML)

    def _fill(self, contract: Contract) -> None:
        resource = contract.resource("klantcontact")
        values = {"nummer": "1234", **example(), "onderwerp": "Afval"}
        body = wire.encode(contract, resource, values)
        scheme = {"Authorization": f"{contract.auth_scheme} {TOKEN}"}
        made = self._answered(
            httpx.Request("POST", base_of(contract.name) + resource.path, json=body,
                          headers={**scheme, "Content-Type": contract.request_media})
        )  # fmt: skip
        assert made.status_code in (200, 201), made.text


def found(handler: Handler, url: str, token: str = TOKEN) -> Detection:
    recorder, transport = Recorder(Masker([TOKEN])), httpx.MockTransport(handler)

    def at(base: str, contract: Contract | None = None) -> ProviderClient:
        authorization = Token(token, "Token") if token else None
        if authorization and contract:
            authorization = authorization.within(contract.auth_scheme)
        return ProviderClient(
            base, recorder, headers={}, authorization=authorization, transport=transport
        )

    return detect(at, url)


def refused(handler: Handler, url: str, token: str = TOKEN) -> Unplayable:
    with pytest.raises(Unplayable) as caught:
        found(handler, url, token)
    return caught.value


def answering(status: int, *paths: str, **more: Any) -> Callable[..., httpx.Response | None]:
    """Answers these endings of paths (all, if none are given) with a status."""

    def instead(request: httpx.Request) -> httpx.Response | None:
        ours = not paths or request.url.path.endswith(paths)
        return httpx.Response(status, **more) if ours else None

    return instead


@pytest.mark.parametrize("filled", [False, True])
@pytest.mark.parametrize("name", [KIC, VNG])
def test_a_family_with_one_contract_is_known_by_its_lists(name: str, filled: bool) -> None:
    host = Host(name, filled=filled)
    detection = found(host, base_of(name))
    assert (detection.contract.name, detection.base_url) == (name, base_of(name))
    assert detection.document is None
    assert "recognised by what it answers" in detection.evidence
    own = {"klantcontact.actors: ✓", "_self.self: ✓", "klantcontact.codeKanaal: ✓"}
    assert filled == bool(own & {*detection.evidence})
    lists = [path for path in host.asked if "openapi" not in path]
    assert len(lists) <= 6  # each list once, the first one with and without credentials


def test_the_newest_of_a_family_is_known_by_what_it_shows() -> None:
    assert found(Host(NEWEST, filled=True), base_of(NEWEST)).contract.name == NEWEST


@pytest.mark.parametrize("name", [each for each in BUILT_IN if each.startswith("openklant")])
def test_what_does_not_show_is_asked_and_not_guessed(name: str) -> None:
    told = refused(Host(name), base_of(name))
    assert told.diagnosis.name == "contract"
    for language in ("nl", "en"):
        said = told.said(language)
        assert "openklant-2.16, openklant-2.8, openklant-2.0" in said
        assert "--contract" in said
        assert "commongateway" not in said


@pytest.mark.parametrize("name", BUILT_IN)
def test_no_family_is_taken_for_another(name: str) -> None:
    for filled in (False, True):
        try:
            taken = found(Host(name, filled=filled), base_of(name)).contract.name
        except Unplayable:
            continue
        assert taken == name


@pytest.mark.parametrize(
    "instead",
    [
        answering(401, "openapi.json", "openapi.yaml"),
        answering(200, "openapi.json", "openapi.yaml", text="<p>Welkom</p>", headers=HTML),
        answering(200, "openapi.json", text='{"openapi": "3.0.0", "paths": {'),
        answering(200, "openapi.json", json={"openapi": "3", "paths": {"/zaken": {"get": {}}}}),
        answering(500, "openapi.json", "openapi.yaml"),
        answering(405, "/medewerkers"),
        answering(500, "/medewerkers"),
        answering(400, "/betrokkenenbijklantcontact"),
        answering(404, "/partijen", "/internetaken"),
    ],
    ids=["401", "html", "broken", "zaken", "500", "no-list", "list-fails", "filter-needed", "part"],
)
def test_whatever_the_document_is_and_one_list_does(instead: Callable[..., Any]) -> None:
    detection = found(Host(KIC, instead=instead), base_of(KIC))
    assert detection.contract.name == KIC


def test_without_one_of_its_lists_the_names_in_its_records_tell_it() -> None:
    """The medewerkers are kept elsewhere, say."""
    missing = answering(404, "/medewerkers")
    assert found(Host(KIC, filled=True, instead=missing), base_of(KIC)).contract.name == KIC
    told = refused(Host(KIC, instead=missing), base_of(KIC))
    assert "fit none of the known contracts" in str(told)


def test_a_document_of_something_else_is_told() -> None:
    zaken = {"openapi": "3", "info": {"title": "Zaken", "version": "1"}, "paths": {"/zaken": {}}}
    host = Host(KIC, instead=answering(200, "openapi.json", json=zaken))
    told = found(host, base_of(KIC)).evidence
    assert any("(Zaken 1): of none of the known contracts" in each for each in told)


def test_closed_lists_still_differ_from_what_is_not_there() -> None:
    assert found(Host(KIC), base_of(KIC), token="").contract.name == KIC
    assert found(Host(VNG), base_of(VNG), token="").contract.name == VNG


@pytest.mark.parametrize(("token", "says"), [("", "give them"), ("fout", "look at them")])
def test_where_everything_is_closed_nothing_is_guessed(token: str, says: str) -> None:
    told = refused(answering(401), base_of(KIC), token)  # type: ignore[arg-type]
    assert told.diagnosis.name == "credentials"
    assert says in str(told)


def test_a_page_for_everything_is_no_api() -> None:
    told = refused(answering(200, html="<p>Welkom</p>"), ROOT)  # type: ignore[arg-type]
    assert "answers with a web page" in str(told)


def test_a_page_for_what_is_not_there_hides_nothing() -> None:
    def instead(request: httpx.Request) -> httpx.Response | None:
        ours = ("klantcontacten", "betrokkenenbijklantcontact", "medewerkers")
        there = request.url.path in [f"/api/kic/v1/{path}" for path in ours]
        return None if there else httpx.Response(200, html="<p>App</p>")

    assert found(Host(KIC, instead=instead), ROOT).base_url == base_of(KIC)


def test_an_empty_list_for_everything_fits_several() -> None:
    empty = {"count": 0, "next": None, "previous": None, "results": []}
    told = refused(answering(200, json=empty), base_of(KIC))  # type: ignore[arg-type]
    assert told.diagnosis.name == "contract"
    assert f"{NEWEST}, openklant-2.8, openklant-2.0, {KIC}" in str(told)


def test_lists_of_both_families_are_told_apart_by_their_records() -> None:
    """A server on which the paths of both families lead to the same data."""

    def instead(request: httpx.Request) -> httpx.Response | None:
        for theirs, ours in (("/betrokkenen", "/betrokkenenbijklantcontact"),
                             ("/actorklantcontacten", "/medewerkers")):  # fmt: skip
            if request.url.path.endswith(theirs):
                request.url = request.url.copy_with(path=base_of(KIC)[len(ROOT) :] + ours)
        return None

    assert found(Host(KIC, filled=True, instead=instead), base_of(KIC)).contract.name == KIC
    assert "openklant-2.16" in str(refused(Host(KIC, instead=instead), base_of(KIC)))


@pytest.mark.parametrize("url", [ROOT, f"{ROOT}/", f"{ROOT}/api", f"{ROOT}/api/kic"])
def test_at_the_root_of_a_host(url: str) -> None:
    detection = found(Host(KIC), url)
    assert (detection.contract.name, detection.base_url) == (KIC, base_of(KIC))
    assert detection.elsewhere == ()


def test_several_families_on_a_host() -> None:
    host = Host(VNG, KIC, NEWEST)
    assert found(host, base_of(KIC)).contract.name == KIC
    assert found(host, base_of(VNG)).contract.name == VNG
    detection = found(host, ROOT)
    assert detection.contract.name == VNG
    assert detection.elsewhere == (base_of(NEWEST), base_of(KIC))


def test_a_document_goes_before_answers() -> None:
    host = Host(KIC, variations=())
    assert found(host, base_of(KIC)).document is not None
    assert len(host.asked) == 1
    both = found(Host(NEWEST, KIC, variations=()), ROOT)
    assert (both.contract.name, both.elsewhere) == (NEWEST, (base_of(KIC),))


def test_another_dialect_is_none_of_them() -> None:
    """Klantcontacten in lists as these families have them, and other paths beside."""
    listed = {"count": 1, "results": [{"nr": 1, "titel": "Afval"}]}

    def handler(request: httpx.Request) -> httpx.Response:
        ours = request.url.path in ("/x/klantcontacten", "/x/mensen")
        return httpx.Response(200, json=listed) if ours else httpx.Response(404)

    told = refused(handler, f"{ROOT}/x")
    assert "fit none of the known contracts" in str(told)
    assert "/klantcontacten: een lijst met records" in told.said("nl")
    assert "a folder of your own" in str(told)


def test_records_that_share_nothing_with_a_contract_are_not_of_it() -> None:
    listed = {"count": 1, "results": [{"nr": 1, "titel": "Afval"}]}

    def handler(request: httpx.Request) -> httpx.Response:
        names = ("klantcontacten", "betrokkenenbijklantcontact", "medewerkers")
        ours = request.url.path.rpartition("/")[2] in names
        return httpx.Response(200, json=listed) if ours else httpx.Response(404)

    assert "fit none of the known contracts" in str(refused(handler, f"{ROOT}/x"))


def test_a_document_that_contradicts_goes_before_empty_lists() -> None:
    """The same paths, and a klantcontact made of other things."""
    body = {"type": "object", "properties": {"titel": {"type": "string"}}}
    post = {"requestBody": {"content": {"application/json": {"schema": body}}}}
    paths = {f"/{p}": {"get": {}, "post": post}
             for p in ("klantcontacten", "betrokkenenbijklantcontact", "medewerkers")}  # fmt: skip
    own = json.dumps({"openapi": "3.0.0", "paths": paths})
    host = Host(KIC, instead=answering(200, "openapi.json", text=own))
    assert "of none of the known contracts" in str(refused(host, base_of(KIC)))
    host = Host(KIC, filled=True, instead=answering(200, "openapi.json", text=own))
    assert found(host, base_of(KIC)).contract.name == KIC
