"""What a user types, what comes back: exit codes, output and files, never a traceback."""

import json
import re
import socket
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import (
    Served,
    command,
    serving,
    web_page,
)
from contracts import ALL, kept_by
from rotation import one_of, settle, turn_of

from kcc_conformance.cli import main
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Result
from kcc_conformance.settings.about import GROUPS
from kcc_conformance.settings.settings import Settings

TOKEN = "geheim-9f3b1c77d2aa40e6"
PART = "attributen/ and C0992-2.4"
SEEDED: dict[str, Any] = {"seed": 7, "examples": 2, "patience": 0.0}
FILES = {"result.json", "report.html", "junit.xml", "summary.md", "badge.svg"}


pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture(scope="module")
def provider() -> Iterator[Served]:
    """One reference implementation for all tests that only look at how it is addressed."""
    with serving(token=TOKEN) as served:
        yield served


# --- nothing to judge: exit 3 -----------------------------------------------------------------


@pytest.mark.parametrize("contract", ["auto", "openklant-2.16"])
def test_an_unreachable_host(contract: str, own_folder: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        ended = command("run", url, "--contract", contract, folder=own_folder)
    assert ended.code == 3
    assert "cannot be reached" in ended.complaint


@pytest.mark.parametrize("contract", ["auto", "openklant-2.16"])
def test_a_web_page(contract: str, own_folder: Path) -> None:
    with web_page() as url:
        ended = command("run", url, "--contract", contract, folder=own_folder)
    assert ended.code == 3
    assert "answers with a web page" in ended.complaint


@pytest.mark.parametrize("arguments", [(), ("--token", "verkeerd-1234")])
def test_credentials_that_do_not_do(
    arguments: tuple[str, ...], provider: Served, own_folder: Path
) -> None:
    ended = command("run", provider.url, *arguments, folder=own_folder)
    assert ended.code == 3
    assert "--token" in ended.complaint
    assert "verkeerd-1234" not in ended.err + ended.out


def test_a_path_without_an_api(provider: Served, own_folder: Path) -> None:
    ended = command("run", provider.root + "/ergens/anders", "--token", TOKEN, folder=own_folder)
    assert ended.code == 3
    assert "check the base URL" in ended.complaint


def test_an_address_that_cannot_be_listened_on(provider: Served, own_folder: Path) -> None:
    port = provider.root.rpartition(":")[2]
    ended = command("serve", "--port", port, folder=own_folder)
    assert ended.code == 3
    assert "cannot listen" in ended.complaint


# --- a run over a real socket -------------------------------------------------------------------


@pytest.mark.parametrize("contract", one_of(ALL, turn_of(settle())))
def test_the_reference_over_a_socket(contract: str, own_folder: Path) -> None:
    with serving("--contract", contract, token=TOKEN) as served:
        ended = command("run", served.url, "--examples", "1", "--token", TOKEN, folder=own_folder)
    assert ended.code == 0, ended.out + ended.err
    assert ended.err == ""
    out = own_folder / "kcc-report"
    result = json.loads((out / "result.json").read_text(encoding="utf-8"))
    assert result["verdict"] == "conform"
    assert result["provider"]["contract"] == contract
    assert result["provider"]["url"] == served.url
    assert {left["resource"] for left in result["leftovers"]} <= kept_by(contract)
    names = {path.name for path in out.iterdir() if not path.match("journal-*.jsonl")}
    assert names == FILES
    assert len([*out.iterdir()]) == len(FILES) + bool(result["leftovers"])
    assert [path.name for path in own_folder.iterdir()] == ["kcc-report"]
    assert len(ET.parse(out / "junit.xml").findall(".//testcase")) == len(result["checks"])
    for path in out.iterdir():
        assert TOKEN not in path.read_text(encoding="utf-8"), path.name
    assert TOKEN not in ended.out


@pytest.mark.parametrize("ending", ["", "/klantinteracties/api/v1/"])
def test_host_root_and_trailing_slash(ending: str, provider: Served, own_folder: Path) -> None:
    ended = command(
        "run", provider.root + ending, "--only", "C0992-0.6", folder=own_folder,
        environment={"KCC_TOKEN": TOKEN, "KCC_OUT": "hier"},
    )  # fmt: skip
    assert ended.code == 0, ended.out + ended.err
    result = json.loads((own_folder / "hier" / "result.json").read_text(encoding="utf-8"))
    assert result["provider"]["url"] == provider.url
    assert (result["verdict"], result["run"]["partial"]) == ("partial", True)
    assert result["run"]["options"]["token"] == "***"


def test_secrets_in_headers(provider: Served, own_folder: Path) -> None:
    (own_folder / "token").write_text(TOKEN + "\n")
    ended = command(
        "run", provider.url, "--token-file", "token", "--header", "X-Sleutel: stil-4711-woord",
        "--only", "C0992-0.6", folder=own_folder,
    )  # fmt: skip
    assert ended.code == 0, ended.out + ended.err
    texts = [ended.out, *(p.read_text("utf-8") for p in (own_folder / "kcc-report").iterdir())]
    assert not [text for text in texts if TOKEN in text or "stil-4711-woord" in text]


def test_a_provider_with_a_fault(own_folder: Path) -> None:
    with serving("--fault", "text-cut-at-20", token=TOKEN) as served:
        ended = command(
            "run",
            served.url,
            "--token",
            TOKEN,
            "--only",
            PART,
            folder=own_folder,
        )
    assert ended.code == 1
    assert ended.err == ""
    assert "C0992-2.4" in ended.out
    assert TOKEN not in ended.out


def test_known_failures_from_draft_to_list(own_folder: Path) -> None:
    only = ("--only", PART, "--patience", "0.1", "--language", "nl")
    with serving("--fault", "text-cut-at-20", token=TOKEN) as served:
        run = ("run", served.url, "--token", TOKEN, *only)
        first = command(*run, "--write-baseline", "bekend.toml", folder=own_folder)
        assert first.code == 1, first.err
        refused = command(*run, "--baseline", "bekend.toml", folder=own_folder)
        assert refused.code == 2
        assert "'reason' still has to be filled in" in refused.complaint
        path = own_folder / "bekend.toml"
        text = path.read_text("utf-8").replace("TODO: waarom", "Omdat")
        path.write_text(text.replace("TODO: https://…", "https://issues.example/7 "), "utf-8")
        second = command(*run, "--baseline", "bekend.toml", folder=own_folder)
    assert second.code == 0, second.out + second.err
    assert "de run er niet op" in " ".join(second.out.split())
    result = json.loads((own_folder / "kcc-report" / "result.json").read_text("utf-8"))
    assert result["verdict"] == "not_conform"
    assert {each["state"] for each in result["known"]} == {"known"}
    solved = command("run", *only, "--baseline", "bekend.toml", folder=own_folder)
    assert solved.code == 1
    assert "faalt niet meer" in solved.out


def test_a_run_is_repeated_by_its_seed() -> None:
    first, second = (_bodies(play(Settings(only="gegenereerd", **SEEDED))) for _ in range(2))
    assert first
    assert first == second


def _bodies(result: Result) -> list[str]:
    marker = "C0992-" + result.run["id"]
    return [
        str(exchange["request"]["body"].get("onderwerp")).replace(marker, "")
        for exchange in result.exchanges
        if exchange["method"] == "POST" and isinstance(exchange["request"]["body"], dict)
    ]


# --- plan, clauses, serve -----------------------------------------------------------------------


def test_a_plan_contacts_nobody(own_folder: Path) -> None:
    ended = command(
        "plan", "http://127.0.0.1:9", "--only", "bekende-klant", "--format", "json",
        folder=own_folder,
    )  # fmt: skip
    assert ended.code == 0, ended.err
    plan = json.loads(ended.out)
    assert plan["url"] == "http://127.0.0.1:9"
    assert {each["method"] for each in plan["requests"]} >= {"GET", "POST", "DELETE"}
    assert sum(each["count"] for each in plan["requests"]) == plan["total"]
    assert all(scenario.startswith("bekende-klant/") for scenario in plan["scenarios"])
    assert not list(own_folder.iterdir())


@pytest.mark.parametrize(("form", "shows"), [("text", "POST"), ("markdown", "| POST | `/")])
def test_a_plan_to_read(form: str, shows: str, own_folder: Path) -> None:
    ended = command("plan", "--only", "bekende-klant", "--format", form, folder=own_folder)
    assert ended.code == 0
    assert shows in ended.out


@pytest.mark.parametrize(("form", "shows"), [("table", "C0992-2.4"), ("markdown", "| C0992-2.4 |")])
def test_the_clauses_to_read(form: str, shows: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["clauses", "--format", form])
    assert ended.value.code == 0
    assert shows in capsys.readouterr().out


def test_the_clauses_with_a_result(own_folder: Path) -> None:
    command("run", "--only", "C0992-0.6", folder=own_folder)
    ended = command("clauses", "--format", "json", "kcc-report/result.json", folder=own_folder)
    assert ended.code == 0, ended.err
    shown = {each["id"]: each for each in json.loads(ended.out)["clauses"]}
    assert shown["C0992-0.6"]["outcome"] == "passed"


def test_the_faults_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--list-faults"])
    assert ended.value.code == 0
    assert "text-cut-at-20 " in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["run", "--help"], ["--version"]])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == (0 if arguments else 2)
    shown = capsys.readouterr()
    assert "kcc-conformance" in shown.out
    assert shown.err == ""


def test_help_shows_the_options_in_groups(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    shown = re.findall(r"^(\w+):$", capsys.readouterr().out, re.M)
    assert shown == [*GROUPS, "Options"]
