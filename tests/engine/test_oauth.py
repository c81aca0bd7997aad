"""A token endpoint is asked for access tokens, and what it says is understood or told."""

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from canned import in_turn
from logins import SECRET, TOKEN_URL, made

from kcc_conformance.client.credentials import Authorization
from kcc_conformance.errors import PrerequisiteError


def oauth(handler: Callable[[httpx.Request], httpx.Response], **settings: Any) -> Authorization:
    given = {"client_id": "klant", "client_secret": SECRET, "token_url": TOKEN_URL, **settings}
    return made(transport=httpx.MockTransport(handler), **given)


def test_what_the_token_endpoint_is_asked() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"access_token": "abcd", "token_type": "bearer"})

    shown = oauth(handler, client_id="k:é", client_secret="a b+c%", scope="lezen schrijven")
    assert shown.value() == "Bearer abcd"
    (request,) = seen
    assert (request.method, str(request.url)) == ("POST", TOKEN_URL)
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert parse_qs(request.content.decode()) == {
        "grant_type": ["client_credentials"], "scope": ["lezen schrijven"],
    }  # fmt: skip
    pair = base64.b64decode(request.headers["Authorization"].removeprefix("Basic ")).decode()
    assert pair == "k%3A%C3%A9:a+b%2Bc%25"
    assert shown.wrong("00ff").startswith("Bearer 00ff")


@pytest.mark.parametrize(
    ("status", "refusal"), [(401, b""), (400, b"{}"), (400, b'{"error": "invalid_request"}')]
)
def test_an_endpoint_that_wants_the_secret_in_the_body(status: int, refusal: bytes) -> None:
    seen: list[bool] = []

    def handler(request: httpx.Request) -> httpx.Response:
        form = parse_qs(request.content.decode())
        seen.append("client_secret" in form)
        if "Authorization" in request.headers:
            return httpx.Response(status, content=refusal)
        assert form["client_id"] == ["klant"]
        assert form["client_secret"] == [SECRET]
        return httpx.Response(200, json={"access_token": f"nummer-{len(seen)}"})

    shown = oauth(handler)
    assert shown.value() == "Bearer nummer-2"
    assert shown.renewed("Bearer nummer-2") == "Bearer nummer-3"
    assert seen == [False, True, True]


@pytest.mark.parametrize("life", [None, "lang", -1, 0, True, [], "1e999", float("inf")])
def test_a_life_that_says_nothing(life: Any) -> None:
    text = json.dumps({"access_token": "abcd", "expires_in": life})
    shown = oauth(in_turn(httpx.Response(200, text=text)))
    assert [shown.value() for _ in range(2)] == ["Bearer abcd"] * 2


@pytest.mark.parametrize(
    ("response", "says"),
    [
        (httpx.Response(200, text="<h1>Welkom</h1>"), "no JSON object"),
        (httpx.Response(200, json=["abcd"]), "no JSON object"),
        (httpx.Response(200, text="[" * 100_000), "no JSON object"),
        (httpx.Response(200, json={}), "no access_token"),
        (httpx.Response(200, json={"access_token": 5}), "no access_token"),
        (httpx.Response(200, json={"access_token": "a\r\nX: b"}), "cannot stand in a header"),
        (httpx.Response(200, json={"access_token": "é"}), "cannot stand in a header"),
        (httpx.Response(200, json={"access_token": "a", "token_type": "mac"}), "--auth-scheme"),
        (httpx.Response(500, text="kapot"), "status 500"),
        (httpx.Response(503, json={"access_token": "a"}), "status 503"),
        (httpx.Response(400, json={"error": "invalid_scope"}), "invalid_scope"),
        (httpx.Response(401, json={"error": "invalid_client"}), "invalid_client (status 401)"),
        (
            httpx.Response(400, json={"error": "stuk", "error_description": f"\x1b[1m{SECRET}\n"}),
            "stuk",
        ),
        (httpx.Response(400, json={"error": 5}), "no access_token"),
        (httpx.Response(302, headers={"Location": "https://u:p@elders.invalid/t?x=1"}), "redirect"),
        (httpx.Response(307), "redirect"),
        (httpx.Response(200, content=b"x" * 1_100_000), "larger than 1 MB"),
        (httpx.ConnectError("refused"), "no connection"),
        (httpx.ReadTimeout("stil"), "no answer within"),
        (httpx.RemoteProtocolError("raar"), "broke off"),
    ],
)
def test_trouble_with_the_token_endpoint(response: httpx.Response | Exception, says: str) -> None:
    with pytest.raises(PrerequisiteError) as caught:
        oauth(in_turn(response), token_url=TOKEN_URL + "?sleutel=geheim-5").value()
    told = str(caught.value)
    assert told.startswith(f"no access token from {TOKEN_URL}: ")
    assert says in told
    assert told.isprintable()
    assert "geheim" not in told
    assert "u:p" not in told


def test_another_type_of_token_with_a_scheme_of_ones_own() -> None:
    reply = httpx.Response(200, json={"access_token": "a", "token_type": "mac"})
    assert oauth(in_turn(reply), auth_scheme="MAC").value() == "MAC a"
