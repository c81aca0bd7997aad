"""Whole runs against providers that ask for each kind of credentials."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from commands import command
from doors import TokenEndpoint, basic, behind, served, signed

from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.playing.play import play
from kcc_conformance.probing.stranger import BARE, CUT, LONGER
from kcc_conformance.report import write_reports
from kcc_conformance.result.result import Check, Result
from kcc_conformance.settings.settings import Settings

SECRET = "heel-geheim-4711"
USER = {"username": "ik", "password": SECRET}
CLIENT = {"client_id": "klant", "client_secret": SECRET}
BASE = "/klantinteracties/api/v1"


def played(root: str, only: str = "API-3", **given: Any) -> Result:
    settings = {"examples": 1, "seed": 1, "patience": 0.0, "timeout": 5.0, **given}
    return play(Settings(url=root + BASE, contract="openklant-2.16", only=only, **settings))


def outcomes(result: Result) -> dict[str, set[str]]:
    """The outcomes of the checks that were played, per visitor; not of those with a token that
    resembles the right one, nor of those in which several visitors come."""
    found: dict[str, set[str]] = {"geen": set(), "verkeerde": set()}
    for check in result.checks:
        if check.outcome != "untested" and not (resembling(check) or watching(check)):
            found["verkeerde" if "verkeerde" in check.id else "geen"].add(check.outcome)
    return found


def watching(check: Check) -> bool:
    """Whether strangers of every kind look over the consumer's shoulder in a check."""
    return "een vreemde" in check.id


def resembling(check: Check) -> bool:
    """Whether the visitor of a check shows a token that resembles the right one."""
    return any(who in check.id for who in (BARE, CUT, LONGER))


def written(result: Result, folder: Path) -> str:
    """All that stands in the files of a result."""
    write_reports(result, folder)
    return "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())


def test_a_token_that_expires_during_the_run(tmp_path: Path) -> None:
    endpoint = TokenEndpoint("klant", SECRET, life=0.1, scope="kcc")
    with served(endpoint) as login, served(behind(endpoint.allowed)) as root:
        result = played(root, "API-3 API-4", **CLIENT, token_url=login + "/token", scope="kcc")
    assert outcomes(result) == {"geen": {"passed"}, "verkeerde": {"passed"}}
    assert len(endpoint.given) > 2
    assert result.leftovers == ()
    files = written(result, tmp_path)
    assert SECRET not in files
    assert "toegangstoken" not in files
    shown = {e["request"]["headers"].get("Authorization") for e in result.exchanges}
    assert shown == {None, "Bearer ***"}
    refused = [e for e in result.exchanges if e["status"] == 401]
    strangers = [c for c in result.checks if c.outcome == "passed" and "inloggegevens" in c.id]
    watched = [c for c in result.checks if c.outcome == "passed" and watching(c)]
    assert 0 < len(refused) <= len(strangers) + 6 * len(watched) + 2


def test_a_token_that_ends_sooner_than_was_told() -> None:
    """Only a 401 tells; nothing is registered twice for it."""
    endpoint = TokenEndpoint("klant", SECRET, uses=9, takes=("body",))
    with served(endpoint) as login, served(behind(endpoint.allowed)) as root:
        result = played(root, "API-3 API-4", **CLIENT, token_url=login)
    assert outcomes(result) == {"geen": {"passed"}, "verkeerde": {"passed"}}
    assert len(endpoint.given) > 2
    assert result.leftovers == ()
    posts = [e for e in result.exchanges if e["method"] == "POST" and e["status"] == 201]
    assert posts
    assert len({json.dumps(e["response"]["body"]) for e in posts}) == len(posts)


BEGUN = 20
"""After so many requests a run plays: the doctor and the first look at all records are fewer."""


def test_a_token_endpoint_that_is_gone_halfway() -> None:
    endpoint = TokenEndpoint("klant", SECRET, life=0.1)
    seen: list[str] = []

    def allowed(header: str) -> bool:
        seen.append(header)
        return endpoint.allowed(header)

    def once(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        if len(seen) > BEGUN:
            start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"bezet"]
        return endpoint(environ, start_response)

    with served(once) as login, served(behind(allowed)) as root:
        result = played(root, "API-3 API-4", **CLIENT, token_url=login)
    assert result.verdict == "cannot_tell"
    causes = {c.cause for c in result.checks if c.outcome == "cantTell"}
    assert causes <= {"transport", "prerequisite"}
    assert "suite" not in causes
    assert any("no access token from" in c.message for c in result.checks)
    assert not [c for c in result.checks if c.outcome == "failed"]


@pytest.mark.parametrize(
    ("given", "allowed"), [(USER, basic("ik", SECRET)), (CLIENT, signed("klant", SECRET))]
)
def test_basic_and_signed_jwt(
    given: dict[str, str], allowed: Callable[[str], bool], tmp_path: Path
) -> None:
    with served(behind(allowed)) as root:
        result = played(root, **given)
    assert outcomes(result) == {"geen": {"passed"}, "verkeerde": {"passed"}}
    assert result.leftovers == ()
    assert SECRET not in written(result, tmp_path)
    kind = given.get("username") and "Basic ***"
    shown = {e["request"]["headers"].get("Authorization") for e in result.exchanges}
    assert shown == {None, kind or "Bearer ***"}


def any_of_scheme(scheme: str) -> Callable[[str], bool]:
    return lambda shown: shown.startswith(scheme + " ")


@pytest.mark.parametrize(("given", "scheme"), [(USER, "Basic"), (CLIENT, "Bearer")])
def test_a_provider_that_does_not_look_is_told_so(given: dict[str, str], scheme: str) -> None:
    with served(behind(any_of_scheme(scheme))) as root:
        result = played(root, **given)
    assert outcomes(result) == {"geen": {"passed"}, "verkeerde": {"failed"}}


def keyed(name: str, *more: str) -> Callable[..., Any]:
    """A provider that lets in whoever has the header, and the Authorization values `more`."""
    inner = behind(lambda shown: shown == "Sleutel goed" or shown in more)

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if environ.get(name) == "sleutel-4711":
            environ["HTTP_AUTHORIZATION"] = "Sleutel goed"
        return inner(environ, start_response)

    return app


def test_a_header_is_left_out_but_not_made_wrong() -> None:
    with served(keyed("HTTP_X_API_KEY")) as root:
        result = played(root, header=("X-Api-Key: sleutel-4711",))
    assert outcomes(result) == {"geen": {"passed"}, "verkeerde": {"inapplicable"}}


@pytest.mark.parametrize(
    ("name", "geen"), [("X-Api-Key", "failed"), ("X-Gemeente", "inapplicable")]
)
def test_an_open_provider_and_a_header_that_may_mean_nothing(name: str, geen: str) -> None:
    with served(behind(lambda shown: True)) as root:
        result = played(root, header=(f"{name}: sleutel-4711",))
    assert outcomes(result) == {"geen": {geen}, "verkeerde": {"inapplicable"}}


def test_a_header_that_is_enough_excuses_a_wrong_token() -> None:
    with served(keyed("HTTP_X_SLEUTEL", "Token abcd")) as root:
        result = played(root, token="abcd", header=("X-Sleutel: sleutel-4711",))
    assert outcomes(result) == {"geen": {"passed"}, "verkeerde": {"inapplicable"}}


def test_a_header_that_is_not_enough_excuses_nothing() -> None:
    with served(behind(any_of_scheme("Token"))) as root:
        result = played(root, token="abcd", header=("X-Gemeente: Ergenshuizen",))
    assert outcomes(result) == {"geen": {"passed"}, "verkeerde": {"failed"}}


def test_a_secret_that_a_provider_repeats_is_in_no_file(tmp_path: Path) -> None:
    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if environ["PATH_INFO"].count("/") > 4 and environ["REQUEST_METHOD"] == "GET":
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [environ.get("HTTP_AUTHORIZATION", "").encode()]
        return inner(environ, start_response)

    inner = behind(basic("ik", SECRET))
    with served(app) as root:
        result = played(root, "API-4 C0992-2.3", **USER)
    value = "aWs6aGVlbC1nZWhlaW0tNDcxMQ"
    files = written(result, tmp_path)
    assert "Basic ***" in files
    assert value not in files


# --- the command ------------------------------------------------------------------------------


def test_the_command_with_secrets_from_files(tmp_path: Path) -> None:
    endpoint = TokenEndpoint("klant", SECRET)
    (tmp_path / "geheim").write_text(SECRET + "\n")
    with served(endpoint) as login, served(behind(endpoint.allowed)) as root:
        ended = command(
            "run", root, "--client-id", "klant", "--client-secret-file", "geheim",
            "--token-url", login, "--only", "C0992-0.6", folder=tmp_path,
        )  # fmt: skip
        assert ended.code == 0, ended.out + ended.err
        planned = command(
            "plan", root, "--only", "C0992-0.6", "--format", "json", folder=tmp_path,
            environment={
                "KCC_CLIENT_ID": "klant", "KCC_CLIENT_SECRET_FILE": "geheim", "KCC_TOKEN_URL": login
            },
        )  # fmt: skip
    assert ended.err == ""
    options = json.loads((tmp_path / "kcc-report" / "result.json").read_text())["run"]["options"]
    assert (options["client_id"], options["client_secret"]) == ("klant", "***")
    assert planned.code == 0, planned.err
    assert json.loads(planned.out)["token_url"] == login
    assert len(endpoint.asked) == 1
    texts = [ended.out, planned.out, *(p.read_text() for p in (tmp_path / "kcc-report").iterdir())]
    assert not [text for text in texts if SECRET in text or "toegangstoken" in text]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--username", "ik", "--password", "fout-4711"), "--username (ik)"),
        (("--client-id", "k", "--client-secret", "fout-4711"), "there is no --token-url"),
        (("--header", "X-Api-Key: fout-4711"), "credentials are refused"),
    ],
)
def test_refused_credentials(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    with served(behind(lambda shown: False)) as root:
        ended = command("run", root + BASE, *arguments, folder=tmp_path)
    assert ended.code == 3
    assert says in ended.complaint
    assert "fout-4711" not in ended.complaint


@pytest.mark.parametrize("name", ["run", "doctor"])
@pytest.mark.parametrize("place", ["", BASE])
def test_a_refused_password_goes_over_the_wire_once(name: str, place: str, tmp_path: Path) -> None:
    shown: list[str] = []

    def refuses(authorization: str) -> bool:
        shown.extend([authorization] if authorization else [])
        return False

    with served(behind(refuses)) as root:
        ended = command(
            name, root + place, "--username", "ik", "--password", "fout-4711", folder=tmp_path
        )
    assert ended.code == 3
    assert len(shown) == 1


def test_a_client_that_the_token_endpoint_does_not_know(tmp_path: Path) -> None:
    endpoint = TokenEndpoint("klant", SECRET)
    with served(endpoint) as login:
        ended = command(
            "run", "http://provider.invalid", "--client-id", "klant", "--token-url", login,
            folder=tmp_path, environment={"KCC_CLIENT_SECRET": "fout-4711"},
        )  # fmt: skip
    assert ended.code == 3
    assert "invalid_client: Onbekend." in ended.complaint
    assert "--client-id" in ended.complaint
    result = json.loads((tmp_path / "kcc-report" / "result.json").read_text())
    assert [each["name"] for each in result["doctor"]] == ["credentials"]
    assert result["exchanges"] == []
    assert len(endpoint.asked) == 2


def test_a_token_that_the_provider_does_not_take() -> None:
    endpoint = TokenEndpoint("klant", SECRET)
    with served(endpoint) as login, served(behind(lambda shown: False)) as root:
        settings = Settings(url=root + BASE, contract="openklant-2.16", **CLIENT, token_url=login)
        with pytest.raises(PrerequisiteError, match="is not accepted here"):
            play(settings)
    assert len(endpoint.asked) <= 4


def test_credentials_of_a_provider_without_a_provider(tmp_path: Path) -> None:
    ended = command("run", "--username", "ik", "--password", SECRET, folder=tmp_path)
    assert ended.code == 2
    assert "give its URL" in ended.complaint
