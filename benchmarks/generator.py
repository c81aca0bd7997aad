"""What the load generator costs: CPU a request beside Locust's clients, and two processes over one.

The CPU of a request is measured in one process at a time, in turns, by the process's own clock, so
that a busy machine hardly counts. How much more two processes do than one only an idle machine
tells.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from stub import stub

WAYS = ("suite", "HttpUser", "FastHttpUser")
AGENTS = 16
"""At work at once: enough to keep two processes busy with a provider that answers at once."""


@dataclass(frozen=True)
class Cost:
    """Microseconds of CPU a request, by way."""

    of: dict[str, float]
    stub: str

    def over(self, way: str) -> float:
        """The suite over another way."""
        return self.of["suite"] / self.of[way]


@dataclass(frozen=True)
class Together:
    """Requests a second of one process and of two; `bound` is what the cores allow at most, by what
    generator and provider take of them; `stub` what the provider is."""

    one: float
    two: float
    bound: float
    stub: str


def cost(requests: int) -> Cost:
    """Measures each way once."""
    with stub() as provider:
        return Cost({way: _apart(way, provider.url, requests) for way in WAYS}, provider.name)


def together(seconds: float) -> Together:
    """Plays with one process, and then with two."""
    found = []
    with stub() as provider:
        before = provider.cpu()
        for processes in (1, 2):
            found.append(_played(provider.url, processes, seconds))
        rates = [requests / lasted for requests, lasted, _ in found]
        everything = sum(requests for requests, _, _ in found)
        server = (provider.cpu() - before) / everything
    own = found[0][2] / found[0][0]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2
    return Together(rates[0], rates[1], min(2.0, cores * own / (own + server)), provider.name)


def measured(way: str, url: str, requests: int) -> float:
    """Microseconds of CPU a request in this process, which gevent patches."""
    import_module("gevent.monkey").patch_all()
    act, each = _suite(url) if way == "suite" else _locust(url, fast=way == "FastHttpUser")
    for _ in range(20):
        act()
    before = _cpu()
    for _ in range(requests // each):
        act()
    return (_cpu() - before) / (requests // each * each) * 1e6


def _apart(way: str, url: str, requests: int) -> float:
    """The same in a process of its own."""
    command = [sys.executable, "-W", "ignore", __file__, way, url, str(requests)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(told.stdout)


def bill(url: str, **other: Any) -> Any:
    """A play on a stub: registrations of known clients, one after the other."""
    from kcc_conformance.contract.contract import load_contract
    from kcc_conformance.load.mix import Mix
    from kcc_conformance.load.playbill import Playbill

    values: dict[str, Any] = {
        "url": url, "contract": "openklant-2.16",
        "wording": load_contract("openklant-2.16").wording.as_json(),
        "run_id": os.urandom(4).hex(), "started": "2026-11-30T12:00:00+00:00",
        "mix": Mix({"bekend": 1.0}, 1e-6, 1), "actors": ("a",), "partijen": ("p",),
        "agents": AGENTS, "seconds": 8.0, "ramp": 0.0, "rate": 0.0, "patience": 2.0,
        "timeout": 10.0, "seed": 1, "players": 1,
    }  # fmt: skip
    return Playbill(**{**values, **other})


def _suite(url: str) -> tuple[Any, int]:
    from kcc_conformance.load.workplace import Workplace
    from kcc_conformance.settings.settings import Settings

    play = bill(url)
    settings = Settings(url=url, token="een-token", out=tempfile.mkdtemp())
    agent = Workplace(play, settings, 0, lambda things: [each() for each in things]).agent()
    return (lambda: agent.play(play.mix)), 5


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


def _played(url: str, processes: int, seconds: float) -> tuple[int, float, float]:
    """Requests, seconds in which they were made, and CPU seconds of who made them."""
    from kcc_conformance.load.casting import Cast
    from kcc_conformance.settings.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(url=url, token="een-token", out=str(Path(folder)))
        play = bill(url, seconds=seconds, players=processes)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with Cast(play, settings, processes) as cast:
            played = cast.wait(lambda *each: None)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if played.troubles:
        raise RuntimeError("; ".join(played.troubles))
    whole = sorted(played.figures.seconds)[1:-1]  # the first and the last are no whole seconds
    made = sum(played.figures.seconds[at].requests for at in whole)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    share = made / max(played.figures.requests.count, 1)
    return made, float(len(whole)), used * share


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    print(measured(sys.argv[1], sys.argv[2], int(sys.argv[3])))
