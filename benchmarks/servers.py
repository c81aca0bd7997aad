"""The reference as a server of its own process that takes a given time for each answer.

Run as a script, `servers.py CONTRACT MILLISECONDS`, it is that process: it prints one line with
its URL and answers until it is ended.
"""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kcc_conformance.reference_impl.app import create_app
from kcc_conformance.reference_impl.contract import load_contract

from kcc_conformance.contract.contract import DEFAULT

TOKEN = "benchmark-token"
COUNT = "/count"
"""Where the process itself answers, at once, how many other requests it has had."""
THREADS = 40
"""As many answers at a time as the suite can ask for: a server that lets some wait would be
measured, and not the suite."""


@dataclass(frozen=True)
class Server:
    """A provider that answers at `url`, for a client with `TOKEN`."""

    url: str

    def requests(self) -> int:
        """How many requests it has had."""
        with urllib.request.urlopen(self.url[: self.url.index("/", 8)] + COUNT) as answer:
            return int(answer.read())


@contextmanager
def served(milliseconds: int, contract: str = DEFAULT) -> Iterator[Server]:
    """A fresh server, without records, that takes so long for each answer."""
    command = [sys.executable, __file__, contract, str(milliseconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Server(process.stdout.readline().strip())
        finally:
            process.terminate()


def late(app: Any, seconds: float) -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    """The application with that pause before each answer, and with a count."""
    had: list[None] = []

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"] == COUNT:
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [str(len(had)).encode()]
        had.append(None)
        time.sleep(seconds)
        answered: Iterable[bytes] = app(environ, start_response)
        return answered

    return answer


def main(contract: str, milliseconds: str) -> None:
    """Answers until it is ended."""
    from cheroot import wsgi

    app = late(create_app(contract, token=TOKEN), int(milliseconds) / 1000)
    server = wsgi.Server(("127.0.0.1", 0), app, numthreads=THREADS, server_name="127.0.0.1")
    server.prepare()
    base = load_contract(contract).base_path
    print(f"http://127.0.0.1:{server.bind_addr[1]}{base}", flush=True)
    server.serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
