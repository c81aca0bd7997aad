"""What the load generator costs itself: CPU a request beside plain Locust with a fixed body.

`python benchmarks/load.py [--requests N] [--times N]`; needs the extra load. CPU time of one
process, so that a busy machine hardly counts; the provider answers in another process, at once and
always alike.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

PROVIDER = """
import asyncio, sys, uuid
async def answer(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\\r\\n\\r\\n")
            length = 0
            for line in head.split(b"\\r\\n"):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if length:
                await reader.readexactly(length)
            made = head.startswith(b"POST")
            body = b'{"uuid": "%s", "count": 0, "next": null, "results": [], "pad": "%s"}' % (
                str(uuid.uuid4()).encode(), b"x" * 600)
            status = b"201 Created" if made else b"200 OK"
            writer.write(b"HTTP/1.1 %s\\r\\nContent-Type: application/json\\r\\n" % status)
            writer.write(b"Content-Length: %d\\r\\n\\r\\n" % len(body) + body)
            await writer.drain()
    except Exception:
        writer.close()
async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""
WAYS = ("suite", "locust HttpUser", "locust FastHttpUser")


def main() -> None:
    """Measures each way in a process of its own, in turns, and prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=3000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--port", type=int)
    asked = parser.parse_args()
    if asked.way:
        print(measured(asked.way, asked.port, asked.requests))
        return
    command = [sys.executable, "-c", PROVIDER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as provider:
        assert provider.stdout is not None
        port = provider.stdout.readline().strip()
        try:
            turns = [
                {way: _in_a_process(way, port, asked.requests) for way in WAYS}
                for _ in range(asked.times)
            ]
        finally:
            provider.terminate()
    for way in WAYS:
        times = [turn[way] for turn in turns]
        ratios = [turn["suite"] / turn[way] for turn in turns]
        print(
            f"{way:20} {statistics.median(times):7.0f} us CPU a request"
            f"   suite / this: {statistics.median(ratios):.2f}"
            f" ({min(ratios):.2f} – {max(ratios):.2f})"
        )


def _in_a_process(way: str, port: str, requests: int) -> float:
    command = [sys.executable, "-W", "ignore", __file__, "--way", way, "--port", port]
    told = subprocess.run(
        [*command, "--requests", str(requests)], capture_output=True, text=True, check=True
    )
    return float(told.stdout)


def measured(way: str, port: int, requests: int) -> float:
    """Microseconds of CPU a request."""
    import_module("gevent.monkey").patch_all()
    url = f"http://127.0.0.1:{port}/klantinteracties/api/v1"
    act, each = _suite(url) if way == "suite" else _locust(url, fast="Fast" in way)
    for _ in range(20):
        act()
    before = _cpu()
    for _ in range(requests // each):
        act()
    return (_cpu() - before) / (requests // each * each) * 1e6


def _suite(url: str) -> tuple[Any, int]:
    from kcc_conformance.contract.contract import load_contract
    from kcc_conformance.load.mix import Mix, read_mix
    from kcc_conformance.load.playbill import Playbill
    from kcc_conformance.load.workplace import Workplace
    from kcc_conformance.settings.settings import Settings

    bill = Playbill(
        url, "openklant-2.16", load_contract("openklant-2.16").wording.as_json(),
        os.urandom(4).hex(), "2026-11-30T12:00:00+00:00", read_mix(None), ("a",), ("p",),
        1, 60.0, 0.0, 0.0, 2.0, 10.0, 1, 1,
    )  # fmt: skip
    settings = Settings(url=url, token="een-token", out=tempfile.mkdtemp())
    place = Workplace(bill, settings, 0, lambda things: [each() for each in things])
    agent = place.agent()
    mix = Mix({"bekend": 1.0}, 1.0, 1)
    return (lambda: agent.play(mix)), 5


def _locust(url: str, *, fast: bool) -> tuple[Any, int]:
    locust = import_module("locust")
    environment = import_module("locust.env").Environment()
    base = locust.FastHttpUser if fast else locust.HttpUser
    user = type("User", (base,), {"host": url})(environment)
    headers = {"Authorization": "Token een-token", "Content-Type": "application/json"}
    body = json.dumps({"onderwerp": "Afval", "inhoud": "x" * 400})

    def act() -> None:
        """Two readings and three registrations, as a call of the mix."""
        for path in ("/partijen/p", "/klantcontacten"):
            user.client.get(path, headers=headers)
        for path in ("/klantcontacten", "/actorklantcontacten", "/betrokkenen"):
            user.client.post(path, data=body, headers=headers)

    return act, 5


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    began = time.monotonic()
    main()
    if "--way" not in sys.argv:
        print(f"{Path(__file__).name}: {time.monotonic() - began:.0f} s")
