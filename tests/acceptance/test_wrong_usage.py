"""Wrong usage and configuration: exit code 2, and one line that says what is wrong."""

from pathlib import Path

import pytest
from commands import command
from contracts import ALL

from kcc_conformance.cli import main

pytestmark = pytest.mark.usefixtures("own_folder")


def complaint(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error of a command that ends with exit code 2."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    lines = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert len(lines) == 1
    return lines[0]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("run klant.example/api", "starts with http:// or https://"),
        ("run ftp://klant.example/api", "starts with http:// or https://"),
        ("run http://", "not a URL with a host name"),
        ("run http://[::1", "not a URL"),
        ("run http://klant.example/?token=x", "leave query and fragment out"),
        ("run http://user:word@klant.example", "give them with --token, --username"),
        ("run --contract openklant-9", f"choose one of {ALL[0]}"),
        ("run --contract .", "has no contract.toml"),
        ("serve --contract openklant-9", f"choose one of {ALL[0]}"),
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
        ("run --failed afwezig", "there is no such file"),
        ("run --failed leeg", "--failed leeg: is not JSON"),
        ("run --quick --read-only", "leave one out"),
        ("run --out leeg", "is not a folder"),
        ("run --out leeg/rapport", "is not a folder"),
        ("run --only ,", "--only"),
        ("run --only attributen,not", "behind 'not'"),
        ("run --only Q1 --only Q2", "--only is given 2 times"),
        ("run --token-file twee", "has more than one line"),
        ("clauses leeg vreemd.json", "give one"),
        ("clauses --diff seed main leeg", "leave the results out"),
        ("run --law-text afwezig", "there is no such file"),
        ("run --law-text vreemd.json", "0% of the sentences of the unpublished draft"),
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
