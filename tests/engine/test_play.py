"""A small play, from settings to result."""

from collections import Counter
from functools import cache
from typing import Any

import pytest
from canned import TOKEN
from kcc_conformance.reference_impl import create_app

from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings


@cache
def played(*faults: str, **settings: Any) -> Result:
    settings = {"only": "0.6", "seed": 1, "examples": 1, "patience": 0.0, **settings}
    app = create_app("openklant-2.16", token=TOKEN, faults=faults)
    return play(Settings(contract="openklant-2.16", token=TOKEN, **settings), app=app)


def test_a_result_adds_up() -> None:
    result = played()
    assert result.verdict == "partial"
    assert "gedeeltelijke run" in result.why
    assert result.run["partial"]
    assert result.run["left_out"] == result.counts()["untested"]
    assert result.leftovers == ()
    chosen = [check for check in result.checks if check.outcome != "untested"]
    assert chosen
    assert all("C0992-0.6" in check.clauses for check in chosen)
    assert result.counts()["untested"] == len(result.checks) - len(chosen)
    assert len({check.id for check in result.checks}) == len(result.checks)
    numbers = {exchange["n"] for exchange in result.exchanges}
    assert len(numbers) == len(result.exchanges) == result.run["requests"]
    for check in result.checks:
        assert set(check.exchanges) <= numbers
    assert_requests_add_up(result)
    (some,) = (clause for clause in result.clauses if clause.id == "C0992-1.6")
    assert 0 < some.played < len(some.checks)
    outcomes = {clause.id: clause.outcome for clause in result.clauses}
    assert outcomes["C0992-0.6"] == "passed"
    assert outcomes["C0992-2.4"] == "untested"
    assert {clause.outcome for clause in result.clauses if clause.status == "excluded"} == {
        "inapplicable"
    }
    assert TOKEN not in repr(result)


def assert_requests_add_up(result: Result) -> None:
    """Each request is counted at the check that it was made for, and at one part of the run."""
    served = Counter(exchange["check"] for exchange in result.exchanges)
    for check in result.checks:
        assert check.requests == served[check.id]
        assert check.requests <= len(check.exchanges)
    parts = result.run["requests_for"]
    assert set(parts) == {"preparation", "checks", "last_look", "cleanup"}
    assert sum(parts.values()) == result.run["requests"]
    assert parts["cleanup"] == served["(opruimen)"]
    assert parts["preparation"] == served["(voorbereiding)"] + served["(dokter)"]
    assert parts["checks"] + parts["last_look"] == sum(check.requests for check in result.checks)
    by_id = {check.id: check for check in result.checks}
    for clause in result.clauses:
        assert clause.requests == sum(by_id[name].requests for name in clause.checks)


def test_what_is_shared_counts_once() -> None:
    result = played(only="bekende-klant/")
    assert_requests_add_up(result)
    shared = [check for check in result.checks if check.requests < len(check.exchanges)]
    assert shared
    assert result.run["requests_for"]["last_look"] == 0


def test_the_last_look_is_told_apart() -> None:
    result = played(only="C0992-0.6 nacontrole/")
    assert_requests_add_up(result)
    assert result.run["requests_for"]["last_look"] > 0


def test_a_failure_is_told_with_finding_step_and_exchange() -> None:
    result = played("uninvited-task-on-klantcontact")
    assert result.verdict == "not_conform"
    failed = [check for check in result.checks if check.outcome == "failed"]
    assert failed
    for check in failed:
        assert check.step.startswith("Dan")
        assert check.findings[0].exchange in check.exchanges
    assert {clause.id for clause in result.clauses if clause.outcome == "failed"} == {"C0992-0.6"}


def test_a_missing_prerequisite_is_never_green() -> None:
    result = played("missing-id")
    assert result.verdict == "cannot_tell"
    chosen = {c.id: c.outcome for c in result.checks if not c.id.startswith("nacontrole/")}
    assert {*chosen.values()} == {"cantTell", "untested"}
    assert {c.cause for c in result.checks if c.outcome == "cantTell"} == {"prerequisite"}


def test_a_question_is_observed_and_bound_by_a_reading() -> None:
    result = played(only="Q24")
    (question,) = (each for each in result.questions if each.id == "Q24")
    assert question.observations == ("wijziging-bewaard",)
    assert question.observed == "A, C"
    assert result.verdict == "cannot_tell"
    assert "geen enkele verplichte" in result.why
    assert played(only="Q24", reading=("Q24=A",)).verdict == "partial"
    assert played(only="Q24", reading=("Q24=B",)).verdict == "not_conform"


def test_a_failed_should_counts_only_when_strict() -> None:
    for strict, verdict in ((False, "partial"), (True, "not_conform")):
        result = played("protocol-unknown-id-500", only="0.6 API-4", strict=strict)
        assert result.verdict == verdict
        assert "failed" in {check.outcome for check in result.checks}


def test_running_out_of_requests_or_seconds_is_not_a_failure_of_the_provider() -> None:
    result = played(max_requests=6)
    assert result.verdict == "cannot_tell"
    assert {check.cause for check in result.checks if check.outcome == "cantTell"} <= {
        "transport", "prerequisite", "environment",
    }  # fmt: skip
    assert result.leftovers == ()


def test_the_users_own_pytest_plays_no_part(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --onbekend\n")
    (tmp_path / "conftest.py").write_text("raise RuntimeError('van de gebruiker')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTEST_ADDOPTS", "--ook-onbekend")
    monkeypatch.setenv("PYTEST_PLUGINS", "bestaat_niet")
    played.cache_clear()
    assert played().verdict == "partial"
    assert capfd.readouterr().out == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["conftest.py", "pytest.ini"]


def test_what_cannot_be_played_is_one_line() -> None:
    with pytest.raises(UsageError, match="fits no scenario"):
        played(only="zzz")
    with pytest.raises(PrerequisiteError, match="cannot be reached"):
        play(Settings(url="http://127.0.0.1:9/", timeout=2.0))
    with pytest.raises(UsageError, match="unknown contract"):
        play(Settings(contract="onzin"))
    app = create_app("openklant-2.16", token="een-ander-token")
    with pytest.raises(PrerequisiteError, match="credentials are refused"):
        play(Settings(contract="openklant-2.16", token=TOKEN), app=app)


def test_the_result_has_the_shape_of_its_schema() -> None:
    import json
    from importlib.resources import files

    from jsonschema import Draft202012Validator

    text = (files("kcc_conformance.schemas") / "result.schema.json").read_text("utf-8")
    validator = Draft202012Validator(json.loads(text))
    for result in (played(), played("missing-id"), played(only="Q24", reading=("Q24=B",))):
        data = json.loads(json.dumps(result.as_json()))
        assert [error.message for error in validator.iter_errors(data)] == []
