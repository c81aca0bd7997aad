"""`kcc-conformance observe`: files, exit codes, and one line for what is wrong."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from sessions import ROOT, call_of, tape

from kcc_conformance.cli import main

DECLARED = str(ROOT / "fixtures" / "consumer" / "gesprekken.toml")
SCHEMA = json.loads((ROOT / "schemas" / "result.schema.json").read_text("utf-8"))


def run(folder: Path, *arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["observe", "--out", str(folder / "uit"), "--language", "nl", *arguments])
    code: int = ended.value.code  # type: ignore[assignment]
    return code


def recorded(folder: Path, *, anonymous: bool) -> str:
    made = tape("bekend", "nieuw", "twee-vragen")
    made.known(call_of("twee-vragen"), "00000000-0000-4000-9000-000000000002")
    made.known(call_of("anders"), "00000000-0000-4000-9000-000000000002")
    if anonymous:
        made.klantcontact(call_of("anoniem"))
    made.quiet(3600)
    path = folder / "opname.har"
    path.write_text(json.dumps(made.har()))
    return str(path)


def result(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "uit" / "result.json").read_text("utf-8"))
    return found


def test_an_anonymous_call_that_was_registered(tmp_path: Path) -> None:
    recording = recorded(tmp_path, anonymous=True)
    assert run(tmp_path, "--recording", recording, "--calls", DECLARED) == 1
    found = result(tmp_path)
    assert list(Draft202012Validator(SCHEMA).iter_errors(found)) == []
    failed = [check for check in found["checks"] if check["outcome"] == "failed"]
    assert [check["id"] for check in failed] == ["consumer/Een anoniem gesprek[anoniem]"]
    assert failed[0]["clauses"] == ["C0992-1.6.consumer"]
    assert failed[0]["call"] == "anoniem"
    assert found["subject"] == "consumer"
    by_id = {call["id"]: call for call in found["calls"]}
    assert len(by_id["twee-vragen"]["klantcontacten"]) == 2
    assert by_id["naam"]["proven_by"] == ["bekend", "nieuw", "twee-vragen", "anders"]
    assert by_id["anoniem"]["proven_by"] == []
    calls = {exchange["call"] for exchange in found["exchanges"]}
    assert {"anoniem", "bekend", None} <= calls
    assert sorted(path.name for path in (tmp_path / "uit").iterdir()) == [
        "badge.svg", "junit.xml", "report.html", "result.json", "summary.md",
    ]  # fmt: skip


def test_a_known_failure_and_a_reading(tmp_path: Path) -> None:
    recording = recorded(tmp_path, anonymous=True)
    list_of = tmp_path / "bekend.toml"
    list_of.write_text(
        '[[known]]\ncheck = "consumer/Een anoniem gesprek[anoniem]"\nreason = "volgt"\n'
        'link = "https://voorbeeld.example/1"\nexpires = 2099-01-01\n'
    )
    given = ("--recording", recording, "--calls", DECLARED)
    run(tmp_path, *given, "--baseline", str(list_of))
    assert [entry["state"] for entry in result(tmp_path)["known"]] == ["known"]
    run(tmp_path, *given, "--reading", "Q2=B")
    found = result(tmp_path)
    outcomes = {check["id"]: check["outcome"] for check in found["checks"]}
    assert outcomes["consumer/Een anoniem gesprek[anoniem]"] == "inapplicable"
    assert {q["id"]: q["observed"] for q in found["questions"]}["Q2"] == "B"


def test_a_recording_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "opname.har"
    path.write_text(json.dumps({"log": {"entries": []}}))
    assert run(tmp_path, "--recording", str(path), "--calls", DECLARED) == 3
    assert result(tmp_path)["doctor"][0]["outcome"] == "warn"


def test_a_port_that_is_taken_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert run(tmp_path, "--calls", DECLARED, "--port", port, "--control-port", "0") == 3
        said = capsys.readouterr().err
        assert said.startswith(f"kcc-conformance: cannot listen on 127.0.0.1:{port}: ")
        assert said.count("\n") == 1
        assert run(tmp_path, "--calls", DECLARED, "--port", "0", "--control-port", port) == 3
        assert f"cannot listen on 127.0.0.1:{port}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--calls: give the calls"),
        (("--calls", DECLARED, "--upstream", "ok.example"), "a provider URL starts with http"),
        (("--calls", DECLARED, "--upstream", "http://localhost:8900/x"), "the observer itself"),
        (("--calls", DECLARED, "--links", "soms"), "choose rewrite or keep"),
        (("--calls", DECLARED, "--port", "8900", "--control-port", "8900"), "are the same"),
        (("--calls", DECLARED, "--save", "/nergens/x.har"), "--save /nergens/x.har: cannot be"),
        (("--calls", DECLARED, "--recording", "x", "--command", "y"), "contradict each other"),
        (("--calls", DECLARED, "--recording", "nergens.har"), "cannot be read"),
        (("--calls", "nergens.toml", "--recording", "x"), "cannot be read as TOML"),
        (("--calls", DECLARED, "--recording", "x", "--place", "thuis"), "choose provider or"),
        (("--calls", DECLARED, "--recording", "x", "--settle", "nan"), "--settle: give seconds"),
        (("--calls", DECLARED, "--recording", "x", "--reading", "Q7=A"), "no question 'Q7'"),
        (("--calls", DECLARED, "--recording", "x", "--text", "later"), "choose seed or main"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, *arguments) == 2
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
