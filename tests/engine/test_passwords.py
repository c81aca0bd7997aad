"""A wrong password is shown once: accounts of people get locked after a few."""

import base64
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from canned import TOKEN, provider_of, stage_of
from kcc_conformance.reference_impl import create_app

from kcc_conformance.client.credentials import Basic
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.findings import Remarks
from kcc_conformance.playing.doctor import open_examined
from kcc_conformance.playing.play import play
from kcc_conformance.probing.stranger import IMPOSTOR, SPARED, credentials_of
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.opening import open_stage
from kcc_conformance.stage.stage import Stage

ROOT = "http://gemeente.invalid"
BASE = ROOT + "/klantinteracties/api/v1"
WRONG = {"token": None, "username": "ik", "password": "fout-4711"}


class Gate:
    """A provider that lets in one user, and counts who came with what.

    Without `public` it shows its document only to that user.
    """

    def __init__(self, password: str, *, public: bool = True) -> None:
        self.shown: Counter[tuple[str, str]] = Counter()
        self._password = password
        self._public = public
        self._inner = httpx.WSGITransport(app=create_app("openklant-2.16", token=TOKEN))

    def __call__(self, request: httpx.Request) -> httpx.Response:
        scheme, _, shown = request.headers.get("authorization", "").partition(" ")
        name, _, password = base64.b64decode(shown).decode().partition(":")
        if scheme:
            self.shown[name, password] += 1
        document = "openapi" in request.url.path and self._public
        if (name, password) != ("ik", self._password) and not document:
            return httpx.Response(401, headers={"WWW-Authenticate": "Basic realm=x"})
        request.headers["Authorization"] = f"Token {TOKEN}"
        answer = self._inner.handle_request(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.read())

    @property
    def wrong(self) -> int:
        """How many wrong passwords were shown for the user that exists."""
        return sum(
            times
            for (name, password), times in self.shown.items()
            if name == "ik" and password != self._password
        )


def examined(settings: Settings) -> Any:
    return open_examined(settings, readings={})


@pytest.mark.parametrize("begin", [examined, play, open_stage])
@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize("contract", ["auto", "openklant-2.16"])
@pytest.mark.parametrize("url", [ROOT, BASE, BASE + "/klantcontacten"])
def test_a_refused_password_goes_over_the_wire_once(
    url: str,
    contract: str,
    public: bool,
    begin: Callable[[Settings], Any],
    at_url: Callable[..., Settings],
    tmp_path: Path,
) -> None:
    gate = Gate("goed-4711", public=public)
    settings = at_url(url, gate, contract=contract, out=str(tmp_path), **WRONG)
    with pytest.raises(Unplayable) as caught:
        begin(settings)
    assert gate.wrong == 1
    assert caught.value.diagnosis.name == "credentials"
    assert "401" in str(caught.value)
    assert "fout-4711" not in str(caught.value)


def test_the_refusal_stands_for_what_is_asked_after_it() -> None:
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(401)

    provider = provider_of(handler, headers={}, authorization=Basic("ik", "fout-4711"))
    first, second = provider.request("GET", "/a"), provider.request("DELETE", "/b")
    assert asked == ["/api/a"]
    assert (first.status, first.unsent) == (401, False)
    assert (second.status, second.unsent, second.n) == (401, True, first.n)
    assert (second.method, second.url) == ("DELETE", provider.url("/b"))
    assert provider.request("GET", "/c", credentials={}).n == first.n + 1


def test_a_password_that_was_accepted_is_not_doubted_for_one_refusal() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(401 if request.url.path == "/api/dicht" else 200)

    provider = provider_of(handler, headers={}, authorization=Basic("ik", "goed-4711"))
    told = [provider.request("GET", path).status for path in ("/a", "/dicht", "/dicht", "/b")]
    assert told == [200, 401, 401, 200]
    assert provider.requests == 4


def test_no_answer_is_no_refusal() -> None:
    left: Iterator[Any] = iter([httpx.ReadTimeout("x"), httpx.Response(404), httpx.Response(200)])

    def handler(request: httpx.Request) -> httpx.Response:
        answer = next(left)
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code)

    provider = provider_of(handler, headers={}, authorization=Basic("ik", "goed-4711"))
    assert [provider.request("GET", "/a").status for _ in range(3)] == [None, 404, 200]


# --- on purpose -------------------------------------------------------------------------------


def names(shown: str) -> tuple[str, str]:
    name, _, password = base64.b64decode(shown.removeprefix("Basic ")).decode().partition(":")
    return name, password


def test_a_run_tries_a_wrong_password_once(at_url: Callable[..., Settings], tmp_path: Path) -> None:
    gate = Gate("goed-4711")
    settings = at_url(
        BASE, gate, contract="openklant-2.16", only="API-3", seed=1, examples=1,
        token=None, username="ik", password="goed-4711", out=str(tmp_path),
    )  # fmt: skip
    result = play(settings)
    tried = [each for each in result.checks if "verkeerde inloggegevens" in each.id]
    assert {each.outcome for each in tried if each.outcome != "untested"} == {"passed"}
    assert gate.wrong == 1
    strangers = sum(times for (name, _), times in gate.shown.items() if name != "ik")
    spared = [each for each in tried if SPARED in each.notes]
    assert strangers == len(spared) == 2
    assert result.leftovers == ()


def with_password(stage: Stage, part: int, parallel: int) -> Stage:
    stage.provider.authorization = Basic("ik", "goed-4711")
    return replace(stage, part=part, settings=replace(stage.settings, parallel=parallel))


@pytest.mark.parametrize(
    ("part", "parallel", "tries"), [(0, 1, True), (1, 1, True), (2, 1, False), (0, 2, False)]
)
def test_of_a_run_in_parts_one_part_tries_it(part: int, parallel: int, tries: bool) -> None:
    stage, remarks = with_password(stage_of(), part, parallel), Remarks()
    shown = [credentials_of(stage, IMPOSTOR, remarks)["Authorization"] for _ in range(2)]
    assert [names(each)[0] == "ik" for each in shown] == [tries, False]
    assert all(names(each) != ("ik", "goed-4711") for each in shown)
    assert remarks.notes == [SPARED] * (1 if tries else 2)
    stage.close()
