"""What the relay of `observe` costs a request: CPU over that of the reference, in one run.

`python benchmarks/relay.py [REQUESTS]`: the reference is a process, the relay another. A client
registers klantcontacten and reads lists, in turns directly and by way of the relay; the CPU of
each process is read before and after (Linux). 1 would be a relay that costs as much as the
reference.
"""

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import httpx

TOKEN = "benchmark-token"
_BODY = {"kanaal": "Telefoon", "onderwerp": "Grofvuil", "inhoud": "Wanneer het wordt opgehaald.",
         "indicatieContactGelukt": True, "taal": "nld", "vertrouwelijk": False,
         "plaatsgevondenOp": "2027-01-11T09:10:00+01:00"}  # fmt: skip
_RELAY = """
import sys, time
from kcc_conformance.observing.declaration import Declaration
from kcc_conformance.observing.live.board import Board
from kcc_conformance.observing.live.refusing import Refusals
from kcc_conformance.observing.live.tape import Tape
from kcc_conformance.observing.wiring import Wiring
from kcc_conformance.contract.contract import load_contract
from kcc_conformance.relay.relay import relaying
from kcc_conformance.relay.upstream import Upstream
from kcc_conformance.settings.settings import Settings
url = sys.argv[1]
wiring = Wiring(load_contract("openklant-2.16"))
tape = Tape(Refusals(Board(()), Declaration(()), wiring))
with relaying(Upstream(url, Settings()), tape) as port:
    print(url.replace(url.split("/")[2], f"127.0.0.1:{port}"), flush=True)
    time.sleep(3600)
"""
TURNS = 5


def cpu(process: "subprocess.Popen[str]") -> float:
    """Seconds of CPU that a process has used."""
    found = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(found[11]) + int(found[12])) / os.sysconf("SC_CLK_TCK")


def play(base: str, number: int) -> None:
    """Half of the requests register, half read a list of twenty."""
    with httpx.Client(headers={"Authorization": f"Token {TOKEN}"}, trust_env=False) as client:
        for n in range(number):
            if n % 2:
                client.get(f"{base}/klantcontacten?pageSize=20").raise_for_status()
            else:
                client.post(f"{base}/klantcontacten", json=_BODY).raise_for_status()


def main(number: int) -> None:
    """Prints the ratio of each turn, and the median."""
    command = [Path(sys.executable).with_name("kcc-conformance"), "serve", "--token", TOKEN]
    with ExitStack() as stack:
        reference = stack.enter_context(
            subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        )
        stack.callback(reference.terminate)
        assert reference.stdout is not None
        url = reference.stdout.readline().split()[0]
        relay = stack.enter_context(
            subprocess.Popen([sys.executable, "-c", _RELAY, url], stdout=subprocess.PIPE, text=True)
        )
        stack.callback(relay.terminate)
        assert relay.stdout is not None
        base = relay.stdout.readline().strip()
        play(base, 40)
        ratios = []
        for turn in range(1, TURNS + 1):
            before = cpu(reference), cpu(relay)
            began = time.perf_counter()
            play(base, number)
            took = time.perf_counter() - began
            own, passed = cpu(reference) - before[0], cpu(relay) - before[1]
            ratios.append(passed / own)
            print(f"turn {turn}: reference {own / number * 1000:.2f} ms, relay"
                  f" {passed / number * 1000:.2f} ms of CPU per request; ratio"
                  f" {ratios[-1]:.2f} ({took:.1f} s)")  # fmt: skip
        print(f"relay / reference, median of {TURNS}: {sorted(ratios)[TURNS // 2]:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
