"""What a user types, what comes back: exit codes, one line of complaint, never a traceback."""

import json
import os
import re
import socket
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import (
    COMMAND,
    CONTRACTS,
    Ended,
    Served,
    clean_environment,
    command,
    serving,
    web_page,
)

from kcc_conformance.cli import main
from kcc_conformance.settings.about import GROUPS

TOKEN = "geheim-9f3b1c77d2aa40e6"
FILES = {"result.json", "report.html", "junit.xml", "summary.md", "badge.svg"}


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, and nothing in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("KCC_"):
            monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture(scope="module")
def provider() -> Iterator[Served]:
    """One reference implementation for all tests that only look at how it is addressed."""
    with serving(token=TOKEN) as served:
        yield served


def complaint(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error of a command that ends with exit code 2."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    lines = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert len(lines) == 1
    return lines[0]


# --- wrong usage: exit 2 ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("run klant.example/api", "starts with http:// or https://"),
        ("run ftp://klant.example/api", "starts with http:// or https://"),
        ("run http://", "not a URL with a host name"),
        ("run http://[::1", "not a URL"),
        ("run http://klant.example/?token=x", "leave query and fragment out"),
        ("run http://user:word@klant.example", "give them with --token, --username"),
        ("run --contract openklant-9", "choose one of openklant-2.16"),
        ("run --contract .", "has no contract.toml"),
        ("serve --contract openklant-9", "choose one of openklant-2.16"),
        ("run --strickt", "--strict"),
        ("run --timeout snel", "--timeout"),
        ("run --timeout -1", "--timeout: must be"),
        ("run --max-seconds nan", "--max-seconds: must be"),
        ("run --examples 0", "--examples: must be 1 or more"),
        ("run --text 2020", "choose seed or main"),
        ("run --language de", "choose nl or en"),
        ("run --header token", "'Name: value'"),
        ("run --token-file afwezig", "No such file"),
        ("run --token-file leeg", "the file is empty"),
        ("run --token x --token-file leeg", "not both"),
        ("run --ca-bundle afwezig", "there is no such file"),
        ("run --client-key leeg", "needs --client-cert"),
        ("run --out leeg", "is not a folder"),
        ("run --out leeg/rapport", "is not a folder"),
        ("run --only ,", "--only"),
        ("run --only attributen,not", "behind 'not'"),
        ("run --only Q1 --only Q2", "--only is given 2 times"),
        ("run --token-file twee", "has more than one line"),
        ("clauses leeg vreemd.json", "give one"),
        ("clauses --diff seed main leeg", "leave the results out"),
        ("run --reading Q7=Z", "Q7 has no reading 'Z'"),
        ("run --reading Q99=A", "no question 'Q99'"),
        ("run --reading Q7", "is not QUESTION=READING"),
        ("run --baseline afwezig", "there is no such file"),
        ("run --baseline vreemd.json", "cannot be read as TOML"),
        ("run --write-baseline leeg", "is there already"),
        ("run --write-baseline afwezig/bekend.toml", "is no folder to write in"),
        ("run http://a.example http://b.example", "unexpected extra argument"),
        ("plan --format xml", "choose text, markdown or json"),
        ("plan klant.example/api", "starts with http:// or https://"),
        ("clauses --format xml", "choose table, markdown or json"),
        ("clauses --text 2020", "unknown text"),
        ("clauses --diff seed 2020", "unknown text"),
        ("clauses --discuss Q99", "no such question"),
        ("clauses --against afwezig", "No such file"),
        ("clauses afwezig.json", "No such file"),
        ("clauses leeg", "is not JSON"),
        ("clauses vreemd.json", "is not a result.json"),
        ("serve --fault txt-cut-at-200", "did you mean text-cut-at-200"),
        ("serve --variation afwezig", "no variation"),
        ("serve --db leeg/records.db", "cannot be opened"),
        ("serve --port 70000", "--port"),
        ("sevre", "No such command"),
    ],
)
def test_wrong_usage(
    arguments: str, says: str, own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "leeg").write_text(" \n")
    (own_folder / "twee").write_text("geheim\nanders\n")
    (own_folder / "vreemd.json").write_text("{}")
    told = complaint(arguments.split(), capsys)
    assert says in told
    assert "geheim" not in told
    assert {path.name for path in own_folder.iterdir()} == {"leeg", "twee", "vreemd.json"}


def test_an_unknown_reading_shows_the_questions(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--reading", "nummer=A"])
    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) == 1
    assert "Q7" in shown.out
    assert "V6577" in shown.out


def test_help_shows_the_options_in_groups(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["run", "--help"])
    shown = re.findall(r"^(\w+):$", capsys.readouterr().out, re.M)
    assert shown == [*GROUPS, "Options"]


def test_an_unknown_key_in_the_file(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "kcc-conformance.toml").write_text('tokn = "geheim"\n')
    line = complaint(["run"], capsys)
    assert "kcc-conformance.toml: unknown key 'tokn'" in line
    assert "geheim" not in line


def test_a_file_that_is_not_toml(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "kcc-conformance.toml").write_text("strict: true\n")
    assert "cannot be read as TOML" in complaint(["run"], capsys)


def test_a_value_of_the_wrong_type(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "kcc-conformance.toml").write_text('timeout = "snel"\n')
    assert "is not a number" in complaint(["run"], capsys)


def test_an_unknown_variable(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KCC_TOKN", "geheim")
    line = complaint(["run"], capsys)
    assert "unknown environment variable KCC_TOKN" in line
    assert "geheim" not in line


def test_a_selection_without_scenarios(own_folder: Path) -> None:
    ended = command("run", "--only", "C0992-9.9", folder=own_folder)
    assert ended.code == 2
    assert "fits no scenario" in ended.complaint


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


@pytest.mark.parametrize("contract", CONTRACTS)
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
    assert result["leftovers"] == []
    assert {path.name for path in out.iterdir()} == FILES
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
    assert result["run"]["partial"] is True
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
            "C0992-2.4",
            "--examples",
            "1",
            folder=own_folder,
        )
    assert ended.code == 1
    assert ended.err == ""
    assert "C0992-2.4" in ended.out
    assert TOKEN not in ended.out


def test_a_reader_that_goes_away_decides_nothing(own_folder: Path) -> None:
    with subprocess.Popen(
        [str(COMMAND), "run", "--only", "C0992-0.6"],
        cwd=own_folder,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("C0992")
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 0
    assert {path.name for path in (own_folder / "kcc-report").iterdir()} == FILES


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
def test_output_that_cannot_be_written_decides_nothing(own_folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [str(COMMAND), "run", "--only", "C0992-0.6"],
            cwd=own_folder,
            env=clean_environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert Ended(ended.returncode, "", ended.stderr).complaint.startswith("the output cannot be")
    assert ended.returncode == 0
    assert {path.name for path in (own_folder / "kcc-report").iterdir()} == FILES


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_output_that_was_closed_decides_nothing(closed: str, own_folder: Path) -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", f'exec "{COMMAND}" run --only C0992-0.6 {closed}'],
        cwd=own_folder,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert {path.name for path in (own_folder / "kcc-report").iterdir()} == FILES


def test_known_failures_from_draft_to_list(own_folder: Path) -> None:
    only = ("--only", "C0992-2.4", "--examples", "1", "--patience", "0.1", "--language", "nl")
    with serving("--fault", "text-cut-at-20", token=TOKEN) as served:
        run = ("run", served.url, "--token", TOKEN, *only)
        first = command(*run, "--write-baseline", "bekend.toml", folder=own_folder)
        assert first.code == 1, first.err
        refused = command(*run, "--baseline", "bekend.toml", folder=own_folder)
        assert refused.code == 2
        assert "'reason' still has to be filled in" in refused.complaint
        path = own_folder / "bekend.toml"
        text = path.read_text("utf-8").replace("TODO: why", "Omdat")
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


def test_a_run_is_repeated_by_its_seed(own_folder: Path) -> None:
    for out in ("een", "twee"):
        ended = command(
            "run", "--only", "gegenereerd", "--seed", "7", "--examples", "2", "--out", out,
            folder=own_folder,
        )  # fmt: skip
        assert ended.code == 0, ended.out + ended.err
    played = [_bodies(own_folder / out / "result.json") for out in ("een", "twee")]
    assert played[0] == played[1]


def _bodies(path: Path) -> list[str]:
    result = json.loads(path.read_text(encoding="utf-8"))
    marker = "C0992-" + result["run"]["id"]
    return [
        str(exchange["request"]["body"].get("onderwerp")).replace(marker, "")
        for exchange in result["exchanges"]
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
