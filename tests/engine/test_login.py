"""How the consumer logs in: one way, whole; secrets from an option, a variable or a file."""

import io
from pathlib import Path
from typing import Any

import pytest

from kcc_conformance.errors import UsageError
from kcc_conformance.settings.loading import FILE, load_settings
from kcc_conformance.settings.login import way_of, without_login
from kcc_conformance.settings.settings import SECRETS, Settings

CLIENT = {"client_id": "klant", "client_secret": "heel-geheim-1"}
OAUTH = {**CLIENT, "token_url": "https://login.invalid/token"}
USER = {"username": "ik", "password": "heel-geheim-2"}


def load(tmp_path: Path, environment: dict[str, str] | None = None, **given: Any) -> Settings:
    return load_settings(given, environment=environment or {}, folder=tmp_path)


@pytest.mark.parametrize(
    ("given", "way"),
    [
        ({}, "none"),
        ({"header": ("X-Sleutel: a",)}, "none"),
        ({"token": "abcd"}, "token"),
        (USER, "basic"),
        (CLIENT, "jwt"),
        ({**CLIENT, "user_id": "a", "user_representation": "b"}, "jwt"),
        (OAUTH, "oauth2"),
        ({**OAUTH, "scope": "lezen", "auth_scheme": "Token"}, "oauth2"),
        ({**OAUTH, "header": ("X-Sleutel: a",)}, "oauth2"),
    ],
)
def test_the_way_follows_from_what_is_given(
    given: dict[str, Any], way: str, tmp_path: Path
) -> None:
    settings = load(tmp_path, **given)
    assert way_of(settings) == way
    assert way_of(without_login(settings)) == "none"
    assert Settings.from_json(settings.as_json()) == settings
    assert "geheim" not in repr(settings) + str(settings.masked())


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"token": "abcd", **USER}, "--token and --username: two ways"),
        ({"token": "abcd", **CLIENT}, "two ways"),
        ({**USER, **CLIENT}, "two ways"),
        ({"username": "ik"}, "need each other"),
        ({"password": "geheim"}, "need each other"),
        ({"username": "i:k", "password": "geheim"}, "colon"),
        ({"username": "", "password": "geheim"}, "--username: is empty"),
        ({"username": "ik", "password": ""}, "--password: is empty"),
        ({"username": "ik", "password": "a\nb"}, "--password"),
        ({**USER, "auth_scheme": "Token"}, "the scheme is Basic"),
        ({"client_id": "klant"}, "--client-secret is missing"),
        ({"client_secret": "geheim"}, "--client-id is missing"),
        ({"token_url": "https://a/t"}, "--client-id is missing"),
        ({"scope": "lezen"}, "--client-id is missing"),
        ({"user_id": "ik"}, "--client-id is missing"),
        ({**CLIENT, "client_id": " "}, "--client-id: is empty"),
        ({**CLIENT, "scope": "lezen"}, "--scope needs --token-url"),
        ({**OAUTH, "user_id": "ik"}, "--user-id"),
        ({**OAUTH, "user_representation": "ik"}, "--user-representation"),
        ({**OAUTH, "token_url": "login.nl/token"}, "--token-url"),
        ({**OAUTH, "token_url": "https:///token"}, "--token-url"),
        ({**OAUTH, "token_url": "https://[half"}, "--token-url"),
        ({**OAUTH, "token_url": "https://é.nl"}, "--token-url"),
        ({**OAUTH, "token_url": "https://ik:geheim@a/t"}, "leave credentials"),
        ({**OAUTH, "token_url": "https://a/t#geheim"}, "leave credentials"),
        ({"token": "abcd", "header": ("authorization: Token x",)}, "leave one out"),
        ({**USER, "header": ("Authorization: Token x",)}, "leave one out"),
        ({"client_key_password": "geheim"}, "--client-key-password needs"),
    ],
)
def test_what_contradicts_itself_or_is_not_whole(
    given: dict[str, Any], says: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError) as caught:
        load(tmp_path, **given)
    told = str(caught.value)
    assert says in told
    assert "\n" not in told
    assert "geheim" not in told


REST: dict[str, dict[str, str]] = {
    "token": {}, "password": {"username": "ik"}, "client_secret": {"client_id": "klant"},
    "client_key_password": {"client_cert": "klant.pem"},
}  # fmt: skip


@pytest.mark.parametrize("name", SECRETS)
def test_every_secret_from_everywhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "klant.pem").touch()
    path = tmp_path / "geheim.txt"
    path.write_bytes(b"\xef\xbb\xbfheel-geheim-3\r\n")
    monkeypatch.setattr("sys.stdin", io.StringIO("heel-geheim-3\n"))
    rest: dict[str, Any] = REST[name]
    found = [
        load(tmp_path, **rest, **{name: "heel-geheim-3"}),
        load(tmp_path, {f"KCC_{name.upper()}": "heel-geheim-3"}, **rest),
        load(tmp_path, {f"KCC_{name.upper()}_FILE": str(path)}, **rest),
        load(tmp_path, **rest, **{f"{name}_file": str(path)}),
        load(tmp_path, **rest, **{f"{name}_file": "-"}),
    ]
    (tmp_path / FILE).write_text(f"{name.replace('_', '-')} = 'heel-geheim-3'\n")
    found.append(load(tmp_path, **rest))
    assert {getattr(settings, name) for settings in found} == {"heel-geheim-3"}
    assert all(settings.masked()[name] == "***" for settings in found)
    assert "geheim-3" not in "".join(repr(each) + str(each.masked()) for each in found)


def test_spaces_belong_to_a_password(tmp_path: Path) -> None:
    path = tmp_path / "wachtwoord"
    path.write_text(" geheim \n")
    assert load(tmp_path, username="ik", password_file=str(path)).password == " geheim "


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_twice_or_nowhere(name: str, tmp_path: Path) -> None:
    path = tmp_path / "geheim"
    path.write_text("geheim-4")
    with pytest.raises(UsageError, match="not both"):
        load(tmp_path, **{name: "geheim-5", f"{name}_file": str(path)})
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path, **{f"{name}_file": str(tmp_path / "nergens")})
    path.write_text("\n")
    with pytest.raises(UsageError, match="is empty"):
        load(tmp_path, **{f"{name}_file": str(path)})


@pytest.mark.parametrize("name", SECRETS)
def test_a_file_with_two_lines_is_no_secret(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bestand"
    path.write_text("geheim-6\ngeheim-7\n")
    with pytest.raises(UsageError, match="has more than one line") as caught:
        load(tmp_path, **REST[name], **{f"{name}_file": str(path)})
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("token", ["Token geheim", "bearer  geheim", " Basic geheim"])
def test_a_token_that_was_copied_with_its_scheme(token: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^--token: begins with the scheme") as caught:
        load(tmp_path, token=token)
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("token", ["token", "Bearer", "tokengeheim", "ge heim"])
def test_a_token_that_only_looks_like_it(token: str, tmp_path: Path) -> None:
    assert load(tmp_path, token=token).token == token


def test_standard_input_is_read_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="only one of them can read standard input"):
        load(tmp_path, **CLIENT, password_file="-", client_key_password_file="-")


def test_a_secret_of_the_wrong_kind_is_not_repeated(tmp_path: Path) -> None:
    for name in (*SECRETS, "token_url"):
        (tmp_path / FILE).write_text(f"{name} = 471147114711")
        with pytest.raises(UsageError) as caught:
            load(tmp_path)
        assert "4711" not in str(caught.value)


def test_the_query_of_a_token_url_is_not_shown(tmp_path: Path) -> None:
    settings = load(tmp_path, **{**OAUTH, "token_url": "https://a/token?sleutel=geheim"})
    assert settings.masked()["token_url"] == "https://a/token"
    assert "geheim" not in repr(settings)
