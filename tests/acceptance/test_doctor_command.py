"""`kcc-conformance doctor`, and how `run` begins: what is shown, written and left behind."""

import contextlib
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from commands import Ended, Served, command, listening, serving, web_page

from kcc_conformance.cli import main

TOKEN = "geheim-5c0ffee5c0ffee00"
FILES = {"result.json", "report.html", "junit.xml", "summary.md", "badge.svg"}
BASE = "/klantinteracties/api/v1"


@pytest.fixture(scope="module")
def provider() -> Iterator[Served]:
    """One reference implementation for all tests that leave nothing behind."""
    with serving(token=TOKEN) as served:
        yield served


@contextlib.contextmanager
def answering(status: int, **headers: str) -> Iterator[str]:
    """The URL of a server that gives everything the same empty answer."""

    class Same(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": "0", **headers}.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with listening(Same) as url:
        yield url


def doctor(*arguments: str, folder: Path, leaves: int = 0) -> Ended:
    ended = command("doctor", *arguments, folder=folder)
    assert "Traceback" not in ended.out + ended.err
    assert TOKEN not in ended.out + ended.err
    assert len([path for path in folder.rglob("*") if path.is_file()]) == leaves
    return ended


@pytest.mark.parametrize("ending", ["", "/klantinteracties", BASE, BASE + "/klantcontacten"])
def test_a_provider_to_play_on(ending: str, provider: Served, tmp_path: Path) -> None:
    ended = doctor(provider.root + ending, "--token", TOKEN, folder=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[-1] == "A run makes sense."
    assert {line[0] for line in lines[:-1]} == {"✓"}
    assert (f"the API is at {provider.url}" in ended.out) == (ending != BASE)


def test_in_dutch(provider: Served, tmp_path: Path) -> None:
    ended = doctor(provider.url, "--token", TOKEN, "--language", "nl", folder=tmp_path)
    assert ended.out.splitlines()[-1] == "U kunt de run starten."


def test_credentials_that_do_not_do(provider: Served, tmp_path: Path) -> None:
    for given in ((), ("--token", "verkeerd-4711")):
        ended = doctor(provider.url, *given, folder=tmp_path)
        assert (ended.code, ended.err) == (3, "")
        assert "✗ Credentials" in ended.out
        assert "→ give them with --token" in ended.out
        assert "verkeerd-4711" not in ended.out


def test_a_server_of_something_else(tmp_path: Path) -> None:
    with web_page() as url:
        page = doctor(url, folder=tmp_path)
    with answering(404) as url:
        nothing = doctor(url, folder=tmp_path)
    with answering(302, Location="https://login.example/in?x=1") as url:
        login = doctor(url, folder=tmp_path)
    for ended, says in (
        (page, "answers with a web page"),
        (nothing, "status 404"),
        (login, "https://login.example/in"),
    ):
        assert ended.code == 3
        assert says in ended.out
        assert "✗ Base URL" in ended.out


def test_a_provider_that_deletes_nothing(tmp_path: Path) -> None:
    with serving("--variation", "delete-405", token=TOKEN) as served:
        ended = doctor(served.url, "--token", TOKEN, folder=tmp_path, leaves=1)
    assert ended.code == 0
    assert "! Deleting" in ended.out
    assert "Cannot be deleted at this provider: 1 klantcontact" in ended.out
    assert [path.suffix for path in (tmp_path / "kcc-report").iterdir()] == [".jsonl"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("klant.example",), "starts with http:// or https://"),
        (("--capability", "klantcontact=no"), "C0992-2.11 obliges it"),
        (("--capability", "vliegen=no"), "choose one of"),
        (("--capability", "create-actor=no"), "needs --actor-id"),
        (("--text", "main", "--capability", "delete=no"), "F2173-5 obliges"),
        (("--examples", "3"), "No such option"),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["doctor", *arguments])
    (line,) = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert says in line


def test_a_run_that_makes_no_sense_is_written_down(provider: Served, tmp_path: Path) -> None:
    ended = command("run", provider.url, "--token", "verkeerd-4711", folder=tmp_path)
    assert ended.code == 3
    assert "the credentials are refused" in ended.complaint
    out = tmp_path / "kcc-report"
    assert {path.name for path in out.iterdir()} == FILES
    for path in out.iterdir():
        assert "verkeerd-4711" not in path.read_text("utf-8")
    result = json.loads((out / "result.json").read_text("utf-8"))
    assert result["verdict"] == "cannot_tell"
    assert [each["name"] for each in result["doctor"] if each["outcome"] == "stop"] == [
        "credentials"
    ]
    for name in ("report.html", "summary.md", "junit.xml"):
        assert "the credentials are refused" in (out / name).read_text("utf-8"), name


def test_a_run_begins_with_its_warnings(provider: Served, tmp_path: Path) -> None:
    arguments = ("--token", TOKEN, "--only", "C0992-0.6", "--capability", "patch=no")
    ended = command("run", provider.url, *arguments, folder=tmp_path)
    assert ended.code == 0, ended.out + ended.err
    lines = ended.out.splitlines()
    assert lines[0].startswith("! Declared  declared with --capability")
    assert lines[1].startswith("C0992: ")
    verdict = " ".join(ended.out.replace("│", " ").split())
    assert "declared with --capability: patch=no" in verdict
    text = (tmp_path / "kcc-report" / "summary.md").read_text("utf-8")
    assert "declared with --capability" in text
    assert "a klantcontact can be registered" not in text


def test_a_plan_counts_the_doctor(tmp_path: Path) -> None:
    ended = command("plan", "--only", "C0992-0.6", "--format", "json", folder=tmp_path)
    plan = json.loads(ended.out)
    assert plan["doctor"] == 4
    run = command("run", "--only", "C0992-0.6", folder=tmp_path)
    assert run.code == 0
    result = json.loads((tmp_path / "kcc-report" / "result.json").read_text("utf-8"))
    assert plan["total"] == pytest.approx(result["run"]["requests"], rel=0.1)
