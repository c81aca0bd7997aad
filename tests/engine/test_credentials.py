"""What a consumer shows to be let in, in each way of logging in."""

import base64
from typing import Any

import httpx
import jwt
import pytest
from canned import BASE, provider_of
from logins import SECRET, TOKEN_URL, made

from kcc_conformance.client.credentials import authorization_of
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.renewal import SignedJwt
from kcc_conformance.errors import UsageError
from kcc_conformance.settings.settings import Settings


def test_without_credentials_there_is_nothing_to_show() -> None:
    assert authorization_of(Settings(), Masker()) is None


@pytest.mark.parametrize(
    ("scheme", "contract", "shown"),
    [(None, "Token", "Token abcd"), (None, "Bearer", "Bearer abcd"), ("X", "Token", "X abcd"),
     ("", "Token", "abcd")],
)  # fmt: skip
def test_a_token_in_the_scheme_of_the_contract(
    scheme: str | None, contract: str, shown: str
) -> None:
    token = made(token="abcd", auth_scheme=scheme).within(contract)
    assert token.value() == shown
    assert token.wrong("00ff").startswith(shown.replace("abcd", "00ff"))
    assert token.renewed(shown) is None


def test_basic_with_letters_of_every_kind() -> None:
    basic = made(username="jörg", password="wächt:wóórd").within("Token")
    scheme, _, text = basic.value().partition(" ")
    assert (scheme, base64.b64decode(text).decode()) == ("Basic", "jörg:wächt:wóórd")
    wrong = base64.b64decode(basic.wrong("00ff").partition(" ")[2]).decode()
    assert wrong.startswith("jörg:00ff")


def test_a_signed_jwt_has_the_claims_of_zgw() -> None:
    shown = made(client_id="klant", client_secret=SECRET, user_id="u1").within("Token").value()
    scheme, _, token = shown.partition(" ")
    assert scheme == "Bearer"
    assert jwt.get_unverified_header(token) == {
        "alg": "HS256", "typ": "JWT", "client_identifier": "klant",
    }  # fmt: skip
    claims = jwt.decode(token, SECRET.encode().ljust(32, b"\0"), ["HS256"])
    assert 0 < claims.pop("exp") - claims.pop("iat") <= 300
    assert claims == {
        "iss": "klant", "client_id": "klant", "user_id": "u1",
        "user_representation": "kcc-conformance",
    }  # fmt: skip


def test_a_short_secret_signs_as_it_is() -> None:
    """Filling a key up with zeros is what HMAC itself does."""
    token = SignedJwt("klant", "kort").make().token
    with pytest.warns(jwt.InsecureKeyLengthWarning):
        claims = jwt.decode(token, "kort", ["HS256"])
    assert claims["client_id"] == "klant"


def test_a_wrong_jwt_is_signed_with_another_secret() -> None:
    wrong = made(client_id="klant", client_secret=SECRET).wrong("00ff").partition(" ")[2]
    assert jwt.decode(wrong, options={"verify_signature": False})["client_id"] == "klant"
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(wrong, SECRET.encode().ljust(32, b"\0"), ["HS256"])


def test_a_key_is_not_a_secret() -> None:
    pem = "-----BEGIN PUBLIC KEY-----\nMFww\n-----END PUBLIC KEY-----"
    with pytest.raises(UsageError, match="not a secret"):
        made(client_id="klant", client_secret=pem)


@pytest.mark.parametrize(
    "settings",
    [
        {"token": SECRET},
        {"username": "ik", "password": SECRET},
        {"client_id": "klant", "client_secret": SECRET},
        {"client_id": "klant", "client_secret": SECRET, "token_url": TOKEN_URL},
    ],
)
def test_all_that_is_secret_is_known_to_the_masker(settings: dict[str, Any]) -> None:
    masker = Masker()
    reply = {"access_token": "toegang-4711", "token_type": "Bearer"}
    transport = httpx.MockTransport(lambda request: httpx.Response(200, json=reply))
    credentials = made(masker, transport=transport, **settings)
    value = credentials.value().partition(" ")[2]
    assert masker.text(f"{value} {SECRET}") == "*** ***"
    assert SECRET not in repr(credentials)
    assert value not in repr(credentials)


def test_cookies_let_nobody_in() -> None:
    seen: list[str | None] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Cookie"))
        return httpx.Response(200, headers={"Set-Cookie": "sessie=geheim; Path=/"})

    provider = provider_of(handler)
    provider.request("GET", "/x")
    provider.request("GET", "/x", credentials={})
    assert seen == [None, None]


def test_credentials_stay_at_their_own_origin() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200)

    headers = {"X-Sleutel": "a"}
    provider = provider_of(handler, headers=headers, authorization=made(token="abcd"))
    for url in ("https://provider.invalid/api", "http://elders.invalid/", BASE + "/x"):
        provider.request("GET", url)
    assert [str(r.url) for r in seen] == [BASE + "/x"]
    assert {"authorization", "x-sleutel"} <= set(seen[0].headers)
