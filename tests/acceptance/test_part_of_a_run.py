"""A part of a run, by every way to choose one: partial, with exit code 0 if all of it passed."""

import json
from pathlib import Path
from typing import Any

import pytest
from commands import command, plain_pytest, serving

TOKEN = "geheim-77f0a1b2c3d4e5f6"
ID = "attributen/Een meegestuurd ID wordt niet overgenomen"


def result_of(folder: Path) -> dict[str, Any]:
    """The result that was written into a folder."""
    found: dict[str, Any] = json.loads((folder / "result.json").read_text(encoding="utf-8"))
    return found


def test_quick_and_then_what_failed(tmp_path: Path) -> None:
    out, kept = tmp_path / "kcc-report", str(tmp_path / "eerder.json")
    with serving("--fault", "value-kanaal-lower-case", token=TOKEN) as served:
        to = ("run", served.url, "--token", TOKEN, "--language", "en")
        ended = command(*to, "--quick", folder=tmp_path)
        assert (ended.code, ended.err) == (1, "")
        first = result_of(out)
        Path(kept).write_bytes((out / "result.json").read_bytes())
        failed = {c["id"] for c in first["checks"] if c["outcome"] in ("failed", "cantTell")}
        assert first["verdict"] == "not_conform"
        assert failed
        assert "Partial run (--quick): " in ended.out
        assert command(*to, "--failed", kept, folder=tmp_path).code == 1
        again = result_of(out)
    played = {c["id"] for c in again["checks"] if c["outcome"] != "untested"}
    assert played == failed
    with serving(token=TOKEN) as mended:
        ended = command(
            "run", mended.url, "--token", TOKEN, "--failed", kept, "--only", "attributen/",
            folder=tmp_path,
        )  # fmt: skip
        assert (ended.code, ended.err) == (0, ""), ended.out
        assert "PARTIAL" in ended.out
        assert result_of(out)["verdict"] == "partial"
        ended = command(
            "run", mended.url, "--failed", "kcc-report/result.json", folder=tmp_path,
        )  # fmt: skip
    assert ended.code == 2
    assert "nothing failed there" in ended.complaint


@pytest.mark.parametrize(
    "arguments",
    [
        ("-k", "meegestuurd"),
        ("--provider-only", f'"{ID}"'),
        ("--provider-quick", "--provider-only", "bekende-klant and 2.11"),
    ],
    ids=lambda given: given[0],
)
def test_plain_pytest(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ended = plain_pytest("--provider-out", "uit", "-q", *arguments, folder=tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    result = result_of(tmp_path / "uit")
    outcomes = [check["outcome"] for check in result["checks"]]
    assert (result["verdict"], result["run"]["partial"]) == ("partial", True)
    assert 0 < outcomes.count("passed") < 3
    assert (
        result["run"]["left_out"]
        == outcomes.count("untested")
        == len(outcomes) - (outcomes.count("passed"))
    )
    assert len(outcomes) > 200


def test_plain_pytest_plays_again_what_failed(tmp_path: Path) -> None:
    path = tmp_path / "eerder.json"
    checks = [{"id": ID, "outcome": "failed"}, {"id": "weg/Dit was er", "outcome": "cantTell"}]
    path.write_text(json.dumps({"checks": checks, "questions": [], "clauses": []}))
    ended = plain_pytest(
        "--provider-failed", str(path), "--provider-out", "uit", folder=tmp_path
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "partial: 1 verplichte controle gehaald" in ended.stdout
    assert "these checks do not exist any more: weg/Dit was er" in ended.stdout
    played = [c["id"] for c in result_of(tmp_path / "uit")["checks"] if c["outcome"] == "passed"]
    assert played == [ID]


def test_plain_pytest_that_stops_at_a_failure_is_a_part(tmp_path: Path) -> None:
    with serving("--fault", "value-kanaal-lower-case", token=TOKEN) as served:
        ended = plain_pytest(
            "--provider-url", served.url, "--provider-token", TOKEN, "-x", "--provider-only",
            "attributen/ or bekende-klant/", "--provider-out", "uit", folder=tmp_path,
        )  # fmt: skip
    assert ended.returncode == 1, ended.stdout
    result = result_of(tmp_path / "uit")
    assert result["verdict"] == "not_conform"
    assert "niet bereikt" in {check["message"] for check in result["checks"]}
    assert "scenario's niet bereikt" in result["why"]
