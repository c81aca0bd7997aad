"""The command: what is wrong is one line, and what will be sent is told beforehand. Nothing here
needs Locust."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kcc_conformance.cli import load as command_module
from kcc_conformance.cli.commands.load import command
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.load.mix import read_mix
from kcc_conformance.load.playbill import Playbill, playbill_of

HERE = "http://127.0.0.1:9/klantinteracties/api/v1"


def given(*arguments: str) -> Any:
    return CliRunner().invoke(command, arguments, standalone_mode=False)


WRONG = {
    ("--agents", "0"): "--agents",
    ("--agents", "1000000"): "--agents",
    ("--seconds", "0"): "--seconds",
    ("--seconds", "nan"): "--seconds",
    ("--rate", "-1"): "--rate",
    ("--rate", "inf"): "--rate",
    ("--ramp", "30"): "--ramp",
    ("--processes", "0"): "--processes",
    ("--processes", "65"): "--processes",
    ("--processes", "4", "--agents", "3"): "--agents 3",
    ("--master", "--processes", "2"): "--master",
    ("--port", "0"): "--port",
    ("--limit", "p95<5"): "--limit",
    ("--mix", "nergens.toml"): "--mix",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_what_is_wrong_is_one_line(arguments: tuple[str, ...]) -> None:
    error = given(HERE, "--dry-run", *arguments).exception
    assert isinstance(error, UsageError)
    assert WRONG[arguments] in str(error)
    assert "\n" not in str(error)


def test_without_a_url_there_is_nothing_to_play_on() -> None:
    assert "give the URL" in str(given().exception)


def test_a_dry_run_says_what_would_be_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_module, "find_spec", lambda name: None)
    told = given(HERE, "--dry-run", "--agents", "20", "--seconds", "60", "--language", "en")
    assert told.return_value == 0, told.exception
    assert "20 agents, 60 s: about 588 calls" in told.output
    assert "Nothing was sent" in told.output
    dutch = given(HERE, "--dry-run", "--rate", "2", "--seconds", "60", "--language", "nl")
    assert "ongeveer 120 gesprekken" in dutch.output


def test_without_locust_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_module, "find_spec", lambda name: None)
    for arguments in ((HERE,), ("--worker", "127.0.0.1")):
        error = given(*arguments).exception
        assert isinstance(error, UsageError)
        assert "pip install 'kcc-conformance[load]'" in str(error)


def test_another_host_needs_permission(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command_module, "find_spec", lambda name: name)
    error = given("http://192.0.2.1/api", "--out", str(tmp_path)).exception
    assert isinstance(error, UsageError)
    assert "--permitted" in str(error)


def test_where_nothing_answers_it_cannot_tell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(command_module, "find_spec", lambda name: name)
    error = given(HERE, "--timeout", "1", "--out", str(tmp_path)).exception
    assert isinstance(error, PrerequisiteError)
    assert [*tmp_path.iterdir()] == []


def test_a_playbill_travels_whole_and_without_secrets() -> None:
    bill = Playbill(
        HERE, "openklant-2.16", {"base": "", "forms": {"words": {}, "moment": "", "members": {}},
        "asked": True, "sought": False, "unknown": [], "actor": ""}, "0123abcd",
        "2026-11-30T12:00:00+00:00", read_mix(None), ("a", "b"), ("p",), 2, 30.0, 0.0, 0.0, 2.0,
        10.0, 7, 1,
    )  # fmt: skip
    assert playbill_of(json.loads(json.dumps(bill.as_json()))) == bill
    assert bill.loaded().name == "openklant-2.16"
    assert not {"token", "password", "header", "settings"} & bill.as_json().keys()


def test_the_plan_of_a_play_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from kcc_conformance.cli.commands.plan import command as plan

    def asked(*arguments: str) -> Any:
        return CliRunner().invoke(plan, arguments, standalone_mode=False)

    told = asked(HERE, "--agents", "20", "--seconds", "60")
    assert told.exception is None
    assert "20 agents, 60 s: about 588 calls" in told.output
    for wrong in (("--only", "MUST"), ("--format", "json"), ("--read-only",)):
        assert isinstance(asked(HERE, "--agents", "20", *wrong).exception, UsageError)
    assert "--agents" in str(asked(HERE, "--agents", "0").exception)
