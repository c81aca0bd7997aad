"""The commands with --read-only: what they say, and that they write nothing."""

import json
from pathlib import Path

import httpx
from commands import TOKEN, command, serving

from kcc_conformance.consumer.journal import Header, Journal


def test_the_command(tmp_path: Path) -> None:
    ended = command("run", "--read-only", "--language", "en", "--examples", "3", folder=tmp_path)
    assert ended.code == 3, ended.out + ended.err
    words = " ".join(ended.out.split())
    assert "This run wrote nothing." in words
    assert "Only read (--read-only)" in words
    assert "passed, but the run only read" in words
    for name in ("report.html", "summary.md"):
        text = (tmp_path / "kcc-report" / name).read_text("utf-8")
        assert "This run wrote nothing." in text
        assert "Only read" in text


def test_the_plan_of_a_run_that_only_reads(tmp_path: Path) -> None:
    ended = command("plan", "--read-only", "--format", "json", folder=tmp_path)
    assert ended.code == 0, ended.err
    plan = json.loads(ended.out)
    assert {each["method"] for each in plan["requests"]} == {"GET"}
    assert plan["total"] > 100
    assert all(scenario.startswith("alleen-lezen/") for scenario in plan["scenarios"])
    told = command("plan", "--read-only", folder=tmp_path)
    assert "nothing is written" in told.out


def test_a_selection_of_what_only_reads(tmp_path: Path) -> None:
    ended = command("run", "--read-only", "--only", "gegenereerd", folder=tmp_path)
    assert ended.code == 2
    assert "fits no scenario that only reads" in ended.complaint


def test_reading_over_a_socket(tmp_path: Path) -> None:
    with serving(token=TOKEN) as served:
        ended = command("run", served.url, "--read-only", "--token", TOKEN, folder=tmp_path)
    assert ended.code == 3, ended.out + ended.err
    result = json.loads((tmp_path / "kcc-report" / "result.json").read_text("utf-8"))
    assert {each["method"] for each in result["exchanges"]} == {"GET"}


def test_the_doctor_registers_nothing(tmp_path: Path) -> None:
    with serving(token=TOKEN) as served:
        ended = command("doctor", served.url, "--read-only", "--token", TOKEN, folder=tmp_path)
        assert ended.code == 0, ended.out + ended.err
        asked = httpx.get(
            f"{served.url}/klantcontacten", headers={"Authorization": f"Token {TOKEN}"}
        )
    assert asked.json()["count"] == 0
    assert list(tmp_path.iterdir()) == []


def test_cleaning_is_writing(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    started = "2026-01-01T00:00:00+00:00"
    header = Header("http://127.0.0.1:9", "openklant-2.16", "12345678", started)
    journal = Journal(path, header, {"klantcontact": "/klantcontacten/{id}"})
    journal.made("klantcontact", "00000001-0000-4000-8000-000000000001")
    journal.close(keep=True)
    before = path.read_bytes()
    ended = command("clean", path, folder=tmp_path, environment={"KCC_READ_ONLY": "true"})
    assert ended.code == 2
    assert "clean deletes records" in ended.complaint
    assert path.read_bytes() == before
