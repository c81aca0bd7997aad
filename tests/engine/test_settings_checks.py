"""What a run cannot be told, in one line each."""

import io
from pathlib import Path
from typing import Any

import pytest

from kcc_conformance.errors import UsageError
from kcc_conformance.settings.loading import FILE, load_settings
from kcc_conformance.settings.settings import Settings


def load(tmp_path: Path, environment: dict[str, str] | None = None, **given: Any) -> Settings:
    return load_settings(given, environment=environment or {}, folder=tmp_path)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": "nieuw"}, "choose seed or main"),
        ({"language": "fr"}, "choose nl or en"),
        ({"header": ("Los",)}, "write it as"),
        ({"header": (": waarde",)}, "write it as"),
        ({"header": ("Naam:",)}, "write it as"),
        ({"header": ("N: a\r\nX: b",)}, "write it as"),
        ({"header": ("N: é",)}, "write it as"),
        ({"token": ""}, "--token"),
        ({"token": "é"}, "--token"),
        ({"token": "a\nb"}, "--token"),
        ({"timeout": 0.0}, "--timeout"),
        ({"timeout": float("nan")}, "--timeout"),
        ({"max_seconds": -1.0}, "--max-seconds"),
        ({"max_requests": -1}, "--max-requests"),
        ({"parallel": 0}, "--parallel"),
        ({"examples": 0}, "--examples"),
        ({"patience": -0.1}, "--patience"),
        ({"ca_bundle": "nergens.pem"}, "no such file"),
        ({"client_cert": "nergens.pem"}, "no such file"),
        ({"baseline": "nergens.toml"}, "no such file"),
        ({"failed": "nergens.json"}, "no such file"),
        ({"quick": True, "read_only": True}, "--quick registers, and --read-only does not"),
        ({"quiet": True, "verbose": True}, "--quiet and --verbose contradict each other"),
        ({"product_version": "2.16"}, "--product-version needs --product"),
        ({"annotations": "gitlab"}, "choose auto or github or none"),
        ({"url": "provider.nl"}, "http:// or https://"),
        ({"url": "ftp://provider.nl"}, "http:// or https://"),
        ({"url": "http://"}, "host name"),
        ({"url": "http:///pad"}, "host name"),
        ({"url": "http://een spatie"}, "host name"),
        ({"url": "http://é.nl"}, "host name"),
        ({"url": "http://[half"}, "not a URL"),
        ({"url": "http://a:99999"}, "not a URL"),
        ({"url": "http://a/x?y=1"}, "query and fragment"),
        ({"url": "http://a/#x"}, "query and fragment"),
    ],
)
def test_what_cannot_be(given: dict[str, Any], says: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load(tmp_path, **given)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    ["http://a", "https://a/", "http://localhost:8000/x/y/", "http://[::1]:80", "HTTP://A"],
)
def test_urls_that_can_be(url: str, tmp_path: Path) -> None:
    assert load(tmp_path, url=url).url == url


def test_credentials_in_the_url_are_not_repeated(tmp_path: Path) -> None:
    for url in ("http://ik:geheim@a/", "http://geheim@a/?sleutel=geheim"):
        with pytest.raises(UsageError) as caught:
            load(tmp_path, url=url)
        assert "geheim" not in str(caught.value)
    with pytest.raises(UsageError) as caught:
        load(tmp_path, url="http://a/?sleutel=geheim")
    assert "geheim" not in str(caught.value)


def test_contradictions(tmp_path: Path) -> None:
    pem = tmp_path / "x.pem"
    pem.write_text("x")
    with pytest.raises(UsageError, match="--client-key needs --client-cert"):
        load(tmp_path, client_key=str(pem))
    with pytest.raises(UsageError, match="contradict each other"):
        load(tmp_path, insecure=True, ca_bundle=str(pem))


def test_a_token_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("  geheim \n")
    assert load(tmp_path, token_file=str(path)).token == "geheim"
    with pytest.raises(UsageError, match="not both"):
        load(tmp_path, token_file=str(path), token="ander")


@pytest.mark.parametrize("content", [b"", b" \n\t", b"\xff\xfe", b"a b\nc", "é".encode()])
def test_a_token_file_without_a_token(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_bytes(content)
    with pytest.raises(UsageError) as caught:
        load(tmp_path, token_file=str(path))
    assert "\n" not in str(caught.value)


def test_a_token_file_that_is_not_there(tmp_path: Path) -> None:
    for name in ("nergens", "."):
        with pytest.raises(UsageError, match="cannot be read"):
            load(tmp_path, token_file=str(tmp_path / name))


def test_a_token_from_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("geheim\n"))
    assert load(tmp_path, token_file="-").token == "geheim"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("timeot = 3", "unknown key 'timeot'"),
        ("[provider]\nurl = 'x'", "unknown key 'provider'"),
        ("timeout = 'snel'", "is not a number"),
        ("timeout = true", "is not a number"),
        ("examples = 2.5", "is not a whole number"),
        ("examples = true", "is not a whole number"),
        ("strict = 'wie weet'", "is not true or false"),
        ("strict = 1", "is not true or false"),
        ("only = 3", "is not a text"),
        ("header = [1]", "is not a text"),
        ("header = { a = 1 }", "is not a text"),
        ("url = ", "cannot be read as TOML"),
    ],
)
def test_a_file_that_says_nothing_sensible(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_secret_in_the_file_of_the_wrong_kind_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("token = 4711471147114711")
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    assert "4711" not in str(caught.value)


def test_unknown_variables_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown environment variable KCC_TIMEOT"):
        load(tmp_path, {"KCC_TIMEOT": "3"})


def test_settings_go_through_json_and_back(tmp_path: Path) -> None:
    settings = load(tmp_path, url="http://a", token="geheim", header=["A: b"], reading=["Q7=A"])
    assert Settings.from_json(settings.as_json()) == settings
    assert settings.header == ("A: b",)
