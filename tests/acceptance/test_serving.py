"""The servers of the tests outlive no test run, however it ends."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx

HOLDER = """
import sys, time
sys.path.insert(0, sys.argv[1])
from commands import serving
with serving(token="geheim-71c2") as served:
    print(served.url, flush=True)
    time.sleep(600)
"""


def test_a_server_ends_with_those_who_started_it() -> None:
    """Killed, as workers of a test run are: there is no time to tidy up."""
    started = [sys.executable, "-c", HOLDER, str(Path(__file__).parent)]
    with subprocess.Popen(started, stdout=subprocess.PIPE, encoding="utf-8") as holder:
        assert holder.stdout is not None
        url = holder.stdout.readline().strip()
        assert answers(url)
        holder.send_signal(signal.SIGKILL)
    end = time.monotonic() + 20
    while answers(url):
        assert time.monotonic() < end, "the server is still there"
        time.sleep(0.05)


def answers(url: str) -> bool:
    try:
        return httpx.get(url, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
