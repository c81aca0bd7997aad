"""What a consumer shows to be let in: each way of logging in, renewed when it grows old."""

import base64
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx
import jwt
import pytest
from canned import BASE, in_turn, provider_of

from kcc_conformance.client.credentials import Authorization, authorization_of
from kcc_conformance.client.evidence import Recorder
from kcc_conformance.client.masking import Masker
from kcc_conformance.client.renewal import Fresh, Renewing, SignedJwt
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.settings.settings import Settings

SECRET = "heel-geheim-4711"
TOKEN_URL = "https://login.invalid/token"


def made(masker: Masker | None = None, **settings: Any) -> Authorization:
    transport = settings.pop("transport", None)
    found = authorization_of(Settings(**settings), masker or Masker(), transport=transport)
    assert found is not None
    return found


def oauth(handler: Callable[[httpx.Request], httpx.Response], **settings: Any) -> Authorization:
    given = {"client_id": "klant", "client_secret": SECRET, "token_url": TOKEN_URL, **settings}
    return made(transport=httpx.MockTransport(handler), **given)


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Numbered:
    """A source of numbered credentials, with a life in seconds; it fails when told to."""

    def __init__(self, seconds: float | None = 100.0) -> None:
        self.seconds = seconds
        self.count = 0
        self.broken = False

    def make(self) -> Fresh:
        self.count += 1
        if self.broken:
            raise PrerequisiteError("de bron is op")
        return Fresh(f"nummer-{self.count}", self.seconds)

    def wrong(self, salt: str) -> str:
        return "nummer-0"


# --- what is shown ----------------------------------------------------------------------------


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


# --- growing old ------------------------------------------------------------------------------


def test_renewed_before_it_expires() -> None:
    source, clock = Numbered(100.0), Clock()
    renewing = Renewing(source, Masker(), clock=clock)
    assert [renewing.value() for _ in range(3)] == ["Bearer nummer-1"] * 3
    clock.now += 69
    assert renewing.value() == "Bearer nummer-1"
    clock.now += 2
    assert renewing.value() == "Bearer nummer-2"


def test_a_short_life_is_halved() -> None:
    source, clock = Numbered(2.0), Clock()
    renewing = Renewing(source, Masker(), clock=clock)
    renewing.value()
    clock.now += 0.9
    assert renewing.value() == "Bearer nummer-1"
    clock.now += 0.2
    assert renewing.value() == "Bearer nummer-2"


def test_a_life_that_is_not_told_ends_with_a_401() -> None:
    source, clock = Numbered(None), Clock()
    renewing = Renewing(source, Masker(), clock=clock)
    renewing.value()
    clock.now += 1e9
    assert renewing.value() == "Bearer nummer-1"
    assert renewing.renewed("Bearer nummer-1") == "Bearer nummer-2"


def test_another_thread_may_have_renewed_it_already() -> None:
    source = Numbered()
    renewing = Renewing(source, Masker())
    renewing.value()
    assert renewing.renewed("Bearer nummer-1") == "Bearer nummer-2"
    assert renewing.renewed("Bearer nummer-1") == "Bearer nummer-2"
    assert source.count == 2


def test_renewing_that_changes_nothing_ends() -> None:
    source = Numbered()
    renewing = Renewing(source, Masker())
    for _ in range(50):
        renewing.renewed(renewing.value())
    assert source.count == 4
    renewing.cured()
    assert renewing.renewed(renewing.value()) is not None


def test_a_source_that_failed_is_left_alone_for_a_while() -> None:
    source, clock = Numbered(100.0), Clock()
    source.broken = True
    renewing = Renewing(source, Masker(), clock=clock)
    for _ in range(20):
        with pytest.raises(PrerequisiteError, match="de bron is op"):
            renewing.value()
    assert source.count == 1
    source.broken = False
    clock.now += 11
    assert renewing.value() == "Bearer nummer-2"


def test_what_is_still_good_is_used_while_its_source_fails() -> None:
    source, clock = Numbered(100.0), Clock()
    renewing = Renewing(source, Masker(), clock=clock)
    renewing.value()
    source.broken = True
    clock.now += 80
    assert renewing.value() == "Bearer nummer-1"
    clock.now += 21
    with pytest.raises(PrerequisiteError):
        renewing.value()


# --- the provider's answer --------------------------------------------------------------------


def door(source: Numbered, opens_for: Callable[[str], bool]) -> tuple[Any, list[httpx.Request]]:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        let_in = opens_for(request.headers.get("Authorization", ""))
        return httpx.Response(201 if let_in else 401, json={})

    masker = Masker()
    renewing = Renewing(source, masker)
    recorder = Recorder(masker)
    return provider_of(handler, headers={}, authorization=renewing, recorder=recorder), seen


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE"])
def test_a_401_is_cured_by_another_credential(method: str) -> None:
    provider, seen = door(Numbered(), lambda shown: shown == "Bearer nummer-2")
    answer = provider.request(method, "/x", body={"a": 1} if method == "POST" else None)
    assert answer.status == 201
    assert [r.headers["Authorization"] for r in seen] == ["Bearer nummer-1", "Bearer nummer-2"]
    assert len(provider.recorder.exchanges) == 2
    assert "nummer" not in repr(provider.recorder.exchanges)


def test_a_401_for_ever_is_asked_twice_at_most() -> None:
    source = Numbered()
    provider, seen = door(source, lambda shown: False)
    assert provider.request("POST", "/x", body={}).status == 401
    assert len(seen) == 2
    for _ in range(20):
        assert provider.request("GET", "/x").status == 401
    assert source.count == 4
    assert len(seen) == 2 + 2 * 2 + 18


def test_somebody_else_is_not_helped_in() -> None:
    source = Numbered()
    provider, seen = door(source, lambda shown: shown.startswith("Bearer nummer"))
    assert provider.request("GET", "/x", credentials={}).status == 401
    assert provider.request("GET", "/x", credentials={"Authorization": "Bearer b"}).status == 401
    assert source.count == 0
    assert len(seen) == 2


def test_without_a_credential_nothing_is_sent() -> None:
    source = Numbered()
    source.broken = True
    provider, seen = door(source, lambda shown: True)
    answer = provider.request("POST", "/x", body={})
    assert (answer.status, answer.trouble) == (None, "de bron is op")
    assert seen == []


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


def test_cookies_let_nobody_in() -> None:
    seen: list[str | None] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("Cookie"))
        return httpx.Response(200, headers={"Set-Cookie": "sessie=geheim; Path=/"})

    provider = provider_of(handler)
    provider.request("GET", "/x")
    provider.request("GET", "/x", credentials={})
    assert seen == [None, None]


# --- the token endpoint -----------------------------------------------------------------------


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
