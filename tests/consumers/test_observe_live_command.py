"""`kcc-conformance observe` live, as a process: what it says, writes and ends with."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from live import CALLS, TOKEN

COMMAND = [str(Path(sys.executable).with_name("kcc-conformance")), "observe", "--port", "0",
           "--control-port", "0", "--settle", "0.2", "--wait", "5", "--language", "en",
           "--out", "uit", "--token", TOKEN]  # fmt: skip


@contextmanager
def started(folder: Path, *arguments: str) -> Iterator[tuple["subprocess.Popen[str]", list[str]]]:
    """The process when it listens, and what it said until then."""
    (folder / "gesprekken.toml").write_text(CALLS[: CALLS.rindex("[[")], encoding="utf-8")
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen([*COMMAND, *arguments], cwd=folder, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, env=environment) as process:  # fmt: skip
        said: list[str] = []
        try:
            assert process.stdout is not None
            for line in process.stdout:
                said.append(line.rstrip("\n"))
                if line.startswith("Ctrl-C"):
                    break
            yield process, said
        finally:
            if process.poll() is None:
                process.kill()


def told(said: list[str], start: str) -> str:
    return next(line for line in said if line.startswith(start)).removeprefix(start).split(" ")[0]


def test_being_stopped_judges_what_was_seen(tmp_path: Path) -> None:
    with started(tmp_path, "--save", "opname.har") as (process, said):
        assert "changed on the way: the Host" in "\n".join(said)
        base = told(said, "point the consumer at: ")
        control = told(said, "say when calls begin and end: ")
        httpx.post(f"{control}/gesprekken/bekend/begin").raise_for_status()
        answer = httpx.get(f"{base}/actoren", headers={"Authorization": f"Token {TOKEN}"})
        assert answer.status_code == 200
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
    assert process.returncode == 3
    assert "stopped; what was seen is being judged" in rest
    assert "Traceback" not in rest
    result = json.loads((tmp_path / "uit" / "result.json").read_text("utf-8"))
    assert (result["run"]["interrupted"], result["run"]["partial"]) == (True, True)
    assert [call["id"] for call in result["calls"]] == ["bekend"]
    kept = (tmp_path / "opname.har").read_text("utf-8")
    assert TOKEN not in kept
    assert json.loads(kept)["log"]["_observed"]["calls"][0]["id"] == "bekend"


def test_a_command_of_this_suite_inside(tmp_path: Path) -> None:
    """What it is told is no setting of the inner one; and what it does is seen."""
    inner = f"{COMMAND[0]} clauses > inner.txt"
    with started(tmp_path, "--command", inner) as (process, _):
        rest, _ = process.communicate(timeout=90)
    assert process.returncode == 3
    assert "Traceback" not in rest
    assert "the command for bekend ended" not in rest
    assert "C0992-1.6" in (tmp_path / "inner.txt").read_text("utf-8")
