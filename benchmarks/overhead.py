"""The suite's wall time over a bare replay of the same requests, in one run.

`python benchmarks/overhead.py [URL TOKEN]` plays the suite against a provider (without arguments:
the reference implementation as a server of its own), then sends the same requests once more with
plain httpx, and prints both times and their ratio. The aim is 1.5 or less against a provider that
takes some time to answer; against the reference, which answers in a millisecond or two, the
suite's own work weighs more.
"""

import subprocess
import sys
import time
from pathlib import Path

import httpx

from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

TOKEN = "benchmark-token"


def main() -> None:
    """Prints the figures."""
    if len(sys.argv) == 3:
        measure(sys.argv[1], sys.argv[2])
        return
    for extra in ((), ("--variation", "slow")):
        command = [str(Path(sys.executable).parent / "kcc-conformance"), "serve"]
        server = subprocess.Popen(
            [*command, "--token", TOKEN, *extra], stdout=subprocess.PIPE, text=True
        )
        try:
            assert server.stdout is not None
            url = server.stdout.readline().split()[0]
            print("reference", *extra)
            measure(url, TOKEN)
        finally:
            server.terminate()
            server.wait()


def measure(url: str, token: str) -> None:
    """Plays, replays, prints."""
    began = time.perf_counter()
    result = play(Settings(url=url, token=token, seed=1, max_seconds=0))
    suite = time.perf_counter() - began
    began = time.perf_counter()
    replay(result, token)
    bare = time.perf_counter() - began
    count = len(result.exchanges)
    print(
        f"{result.verdict}: {count} requests; suite {suite:.2f} s, bare httpx {bare:.2f} s,"
        f" ratio {suite / bare:.2f}"
    )


def replay(result: Result, token: str) -> None:
    """Sends the recorded requests once more, one after the other, with nothing around them."""
    with httpx.Client(timeout=30) as client:
        for exchange in result.exchanges:
            headers = {
                name: value.replace("***", token)
                for name, value in exchange["request"]["headers"].items()
            }
            body = exchange["request"]["body"]
            sent = {"json": body} if isinstance(body, (dict, list)) else {"content": body}
            client.request(exchange["method"], exchange["url"], headers=headers, **sent)


if __name__ == "__main__":
    main()
