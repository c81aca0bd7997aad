"""The command line from outside: processes of its own, in a clean environment."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from forked import KCC, PYTEST, Forked, forked

from kcc_conformance.playing.played import features_folder

COMMAND = Path(sys.executable).with_name("kcc-conformance")
TOKEN = "geheim-9f3b1c77d2aa40e6"


def clean_environment(**more: str) -> dict[str, str]:
    """The environment without anything that the suite or pytest listens to, but for a patience that
    does for a provider that shows at once what it was sent: a run waits seven times as long to look
    once more at what it made."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KCC_", "PYTEST_", "LC_"))}
    ours = {"LANG": "en_GB.UTF-8", "PYTHONIOENCODING": "utf-8", "KCC_PATIENCE": "0.05"}
    return {**kept, **ours, **more}


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on standard error."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("kcc-conformance: "), self.err
        assert "Traceback" not in self.out
        return lines[0].removeprefix("kcc-conformance: ")


def command(
    *arguments: str | Path, folder: Path, environment: Mapping[str, str] | None = None
) -> Ended:
    """Runs `kcc-conformance` with these arguments in a folder."""
    done = forked(
        KCC,
        tuple(map(str, arguments)),
        folder,
        clean_environment(**(environment or {})),
        seconds=300,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def plain_pytest(
    *arguments: str, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`pytest features` as a process."""
    return forked(
        PYTEST,
        (str(features_folder()), *arguments),
        folder,
        clean_environment(**(environment or {})),
        seconds=300,
    )


@dataclass(frozen=True)
class Served:
    """A reference implementation that answers at `url`."""

    url: str
    token: str

    @property
    def root(self) -> str:
        """Scheme and host only."""
        return "/".join(self.url.split("/")[:3])


@contextlib.contextmanager
def serving(*arguments: str, token: str) -> Iterator[Served]:
    """`kcc-conformance serve` as a process, from its first line until the block is left, or until
    this process is no more."""
    with Forked(
        KCC, ("serve", "--token", token, *arguments), clean_environment(), leashed=True
    ) as process:
        try:
            line = process.stdout.readline()
            assert line.startswith("http://"), line + process.stderr.read()
            yield Served(line.split()[0], token)
        finally:
            process.terminate()


@contextlib.contextmanager
def web_page() -> Iterator[str]:
    """The URL of a server that answers everything with a web page."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<!doctype html><title>Welkom</title>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with listening(Page) as url:
        yield url


@contextlib.contextmanager
def listening(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """The URL of a server whose requests are handled so."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
