"""Whatever a server does: the run ends, says why in a line, leaks nothing, and harms nobody.

Some of the corpus is played, in rotation (see `rotation`).
"""

import contextlib
import faulthandler
import io
import os
import resource
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import bodytricks
import doortricks
import jsontricks
import placetricks
import pytest
import texttricks
import trustme
import wiretricks
from entries import PLAY, SECONDS, VALUES, Entry
from inspection import OUT, Played, inspect, inspect_requests
from rotation import in_turn, settle, turn_of
from wireserver import TOKEN, Asked, Line, honest, running

from kcc_conformance.cli import main

ENTRIES = [
    *wiretricks.ENTRIES,
    *bodytricks.ENTRIES,
    *jsontricks.ENTRIES,
    *texttricks.ENTRIES,
    *placetricks.ENTRIES,
    *doortricks.ENTRIES,
]
GENEROUS = 60.0
MEMORY = 1_500_000_000
OPTIONS = (
    "--token",
    TOKEN,
    "--examples",
    "1",
    "--patience",
    "0.1",
    "--language",
    "en",
    "--seed",
    "1",
    "--out",
    OUT,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working folder; whoever hangs is killed, and says where."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("KCC_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    before = signal.getsignal(signal.SIGTERM)
    faulthandler.dump_traceback_later(2 * GENEROUS, exit=True, file=sys.__stderr__)
    yield tmp_path
    faulthandler.cancel_dump_traceback_later()
    signal.signal(signal.SIGTERM, before)


def run_here(url: str, options: tuple[str, ...], folder: Path) -> Played:
    """The command in this process."""
    out, err = io.StringIO(), io.StringIO()
    began = time.monotonic()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(["run", url, *OPTIONS, *options])
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Played(code, out.getvalue(), err.getvalue(), folder, time.monotonic() - began)


def run_apart(url: str, options: tuple[str, ...], folder: Path) -> Played:
    """The command in a process of its own, that cannot have more than so much memory."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    began = time.monotonic()
    done = subprocess.run(
        [str(Path(sys.executable).with_name("kcc-conformance")), "run", url, *OPTIONS, *options],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=2 * GENEROUS,
        check=False,
        preexec_fn=limited,
    )
    return Played(done.returncode, done.stdout, done.stderr, folder, time.monotonic() - began)


@pytest.mark.parametrize("entry", in_turn(ENTRIES, turn_of(settle())), ids=lambda entry: entry.name)
def test_a_hostile_server(entry: Entry, folder: Path) -> None:
    tls = None
    if entry.tls:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    run = run_apart if entry.heavy else run_here
    with running(honest) as elsewhere, running(entry.trick(elsewhere.origin), tls) as server:
        played = run(server.url, (*entry.options, *entry.seconds, "--only", entry.only), folder)
    assert played.code in entry.codes, played.err
    assert played.seconds < GENEROUS
    said = "".join([played.out, played.err, played.reports.get("result.json", "")])
    assert entry.says in said, played.err
    assert elsewhere.asked == []
    inspect_requests(server.asked)
    inspect(played)


def test_names_are_unique() -> None:
    names = [entry.name for entry in ENTRIES]
    assert len(set(names)) == len(names)
    assert all(entry.does for entry in ENTRIES)


def test_a_door_that_is_closed(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/api"
    played = run_here(url, ("--contract", "auto", *SECONDS, "--only", PLAY), folder)
    assert played.code == 3
    assert "cannot be reached: no connection" in played.err
    inspect(played)


def test_http_where_tls_was_expected(folder: Path) -> None:
    with running(honest) as server:
        played = run_here(server.url.replace("http:", "https:"), (*SECONDS, "--only", PLAY), folder)
    assert played.code == 3
    assert "SSL" in played.err
    inspect(played)


def test_the_server_of_the_corpus_is_sound(folder: Path) -> None:
    """Without a trick the corpus's server conforms: what fails is the trick's doing."""
    with running(honest) as server:
        played = run_here(server.url, ("--contract", "auto", *SECONDS, "--only", VALUES), folder)
    assert played.code == 0, played.out + played.err
    assert played.result["leftovers"] == []
    inspect_requests(server.asked)
    inspect(played)


def test_a_registration_without_an_answer_is_not_repeated(folder: Path) -> None:
    def swallow(line: Line, asked: Asked) -> bool:
        if asked.method == "POST":
            line.server.plausible(asked)
            line.reset()
            return False
        return honest(line, asked)

    with running(swallow) as server:
        played = run_here(server.url, (*SECONDS, "--only", VALUES), folder)
    bodies = [asked.body for asked in server.asked if asked.method == "POST"]
    assert played.code == 3
    assert bodies
    assert len(set(bodies)) == len(bodies)
