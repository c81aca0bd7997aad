"""Plays of the suite and of what it is held against, each as a user starts it, on a fresh server.

Each answers what it took and how many requests it made.
"""

import json
import shutil
import sys
import time
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from metered import PORT, Took, metered
from recordings import CALLS, long_recording
from servers import TOKEN, served

BESIDE = Path(sys.executable).parent
SUITE = BESIDE / "kcc-conformance"
OPTIONS = ("--token", TOKEN, "--seed", "1", "--max-seconds", "0")


@dataclass(frozen=True)
class Clause:
    """A clause that was played: how many checks, and what they asked."""

    id: str
    checks: int
    requests: int


@dataclass(frozen=True)
class Played:
    """A run of the suite: what the command took, and what its `result.json` says."""

    took: Took
    requests: int
    seconds: float
    """Of the play itself, without the start of the command and the writing of the reports."""
    parts: dict[str, int]
    """What the requests were for."""
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Other:
    """A run of schemathesis: what it took, the requests that the server had, its version."""

    took: Took
    requests: int
    version: str


@dataclass(frozen=True)
class Starts:
    """CPU seconds of `python -c pass`, of `--help`, and of `run` until its first request."""

    python: float
    help: float
    run: float


def play(milliseconds: int, *options: str) -> tuple[Played, list[dict[str, Any]]]:
    """`kcc-conformance run` with these options, and the exchanges that it kept.

    Raises RuntimeError where the run is not conform or leaves something behind: its figures would
    tell of something else.
    """
    with TemporaryDirectory() as name, served(milliseconds) as server:
        folder = Path(name)
        command: list[str | Path] = [SUITE, "run", server.url, *OPTIONS, "--out", "out", *options]
        took = metered(command, folder)
        if took.code:
            raise RuntimeError(said(folder))
        result = json.loads((folder / "out" / "result.json").read_text(encoding="utf-8"))
        if result["leftovers"]:
            raise RuntimeError(f"left behind: {result['leftovers']}")
    run = result["run"]
    clauses = (Clause(c["id"], c["played"], c["requests"]) for c in result["clauses"])
    played = Played(
        took, run["requests"], run["seconds"], run["requests_for"],
        tuple(clause for clause in clauses if clause.checks),
    )  # fmt: skip
    return played, result["exchanges"]


def replay(milliseconds: int, exchanges: list[dict[str, Any]]) -> float:
    """Seconds for sending the same requests once more: one client, one after the other, with
    nothing around them. The records that they name are not there."""
    with served(milliseconds) as server, httpx.Client(timeout=30) as client:
        port = httpx.URL(server.url).port
        began = time.perf_counter()
        for exchange in exchanges:
            sent = exchange["request"]
            headers = {name: text.replace("***", TOKEN) for name, text in sent["headers"].items()}
            body = sent["body"]
            content = json.dumps(body) if isinstance(body, (dict, list)) else body
            url = httpx.URL(exchange["url"]).copy_with(port=port)
            client.request(exchange["method"], url, headers=headers, content=content)
        return time.perf_counter() - began


def observe(exchanges: int) -> Took:
    """`kcc-conformance observe` on a recording of so many exchanges, of which one session is that
    of the declared calls. Raises RuntimeError where it does not come to a verdict."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        long_recording(folder / "recording.har", exchanges)
        where = ["--recording", "recording.har", "--calls", CALLS, "--out", "out"]
        took = metered([SUITE, "observe", *where], folder)
        if took.code not in (0, 1, 3):
            raise RuntimeError(said(folder))
        return took


def schemathesis() -> Other | None:
    """The other tool with its own defaults on the same provider; None where it is not installed."""
    command = shutil.which("schemathesis", path=str(BESIDE))
    if command is None:
        return None
    with TemporaryDirectory() as name, served(0) as server:
        where = [f"{server.url}/openapi.json", "--header", f"Authorization: Token {TOKEN}"]
        took = metered([command, "run", *where, "--seed", "1"], Path(name))
        if took.code not in (0, 1):  # 1: it has something to say of the reference
            raise RuntimeError(said(Path(name)))
        return Other(took, server.requests(), version("schemathesis"))


def starts() -> Starts:
    """Starts each command once."""
    url = f"http://127.0.0.1:{PORT}/klantinteracties/api/v1"
    with TemporaryDirectory() as name:
        folder = Path(name)
        return Starts(
            metered([sys.executable, "-c", "pass"], folder).cpu,
            metered([SUITE, "--help"], folder).cpu,
            metered([SUITE, "run", url, *OPTIONS], folder, until_request=True).cpu,
        )


def said(folder: Path) -> str:
    """The end of what a command printed."""
    return (folder / "log").read_text(encoding="utf-8")[-2_000:]
