"""Whole plays with Locust, in processes of their own. Only where it is installed (extra load)."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest

from kcc_conformance.load.casting import start_player, tell_player

# Not importorskip: Locust patches whatever process imports it, and workers of xdist stand still.
pytestmark = pytest.mark.skipif(
    find_spec("locust") is None, reason="the extra load is not installed"
)
TOKEN = "een-token"
FAST = "[pace]\ntimes_faster = 5000\n"


@pytest.fixture(name="served")
def _served(tmp_path: Path) -> Iterator[str]:
    process = _started("serve", "--token", TOKEN, "--db", str(tmp_path / "db.sqlite"))
    assert process.stdout is not None
    yield process.stdout.readline().split()[0]
    process.terminate()
    process.wait()
    process.stdout.close()


def _started(*arguments: str) -> "subprocess.Popen[str]":
    environment = {name: value for name, value in os.environ.items() if name[:4] != "KCC_"}
    return subprocess.Popen(
        [str(Path(sys.executable).with_name("kcc-conformance")), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def _load(url: str, folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    (folder / "mix.toml").write_text(FAST)
    return _started(
        "load", url, "--token", TOKEN, "--agents", "4", "--out", str(folder / "out"),
        "--language", "en", "--mix", str(folder / "mix.toml"), *arguments,
    )  # fmt: skip


def _left(url: str) -> list[int]:
    return [
        httpx.get(f"{url}/{name}", headers={"Authorization": f"Token {TOKEN}"}).json()["count"]
        for name in ("klantcontacten", "betrokkenen", "actorklantcontacten", "partijen", "actoren")
    ]


def _ended(process: "subprocess.Popen[str]") -> tuple[int, str]:
    told, _ = process.communicate(timeout=240)
    return process.returncode, told


def _written(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out" / "load.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("more", [("--processes", "2"), ("--rate", "8")], ids=" ".join)
def test_a_play_keeps_account_and_leaves_nothing(
    served: str, tmp_path: Path, more: tuple[str, ...]
) -> None:
    code, told = _ended(_load(served, tmp_path, "--seconds", "5", *more))
    assert code == 0, told
    result = _written(tmp_path)
    assert result["audit"]["acknowledged"] == result["audit"]["found"] > 0
    assert result["findings"] == []
    assert result["play"]["processes"] == (2 if "--processes" in more else 1)
    assert told.rstrip().splitlines()[-1].startswith("acknowledged ")
    assert _left(served) == [0, 0, 0, 0, 0]
    assert not [*(tmp_path / "out").glob("journal*")]


def test_nothing_of_the_folder_that_one_is_in_is_taken_for_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("gevent.py", "locust.py", "json.py"):
        (tmp_path / name).write_text("raise SystemExit(9)\n")
    monkeypatch.chdir(tmp_path)
    player = start_player()
    tell_player(player, {"role": "alone"})
    told, _ = player.communicate(timeout=60)
    assert json.loads(told) == {"told": "trouble", "why": "KeyError: 'play'"}


def test_what_is_broken_off_is_audited_and_taken_away(served: str, tmp_path: Path) -> None:
    process = _load(served, tmp_path, "--seconds", "120")
    assert process.stdout is not None
    while "requests a second" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGTERM)
    code, _ = _ended(process)
    assert code == 3
    assert _written(tmp_path)["run"]["interrupted"] is True
    assert _left(served) == [0, 0, 0, 0, 0]


def test_after_a_kill_the_journals_tell_what_to_clean(served: str, tmp_path: Path) -> None:
    process = _load(served, tmp_path, "--seconds", "120", "--processes", "2")
    assert process.stdout is not None
    seen = 0
    while seen < 2:
        seen += "requests a second" in process.stdout.readline()
    process.kill()
    process.communicate()
    journals = sorted((tmp_path / "out").glob("journal-*.jsonl"))
    assert len(journals) == 3
    assert sum(_left(served)) > 5
    until = time.monotonic() + 120
    for journal in journals:
        code, told = 3, ""
        while code != 0 and time.monotonic() < until:  # its process may still be ending
            code, told = _ended(_started("clean", str(journal), "--token", TOKEN))
        assert code == 0, told
    assert _left(served) == [0, 0, 0, 0, 0]
