"""Whole plays of `kcc-conformance load` on the reference: the share of the audit, and memory."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from plays import SUITE
from servers import TOKEN

EVERY = 5.0
"""Seconds between two looks at the memory of a process."""
_KILOBYTE = 1_024 / 1_000_000
_BUSY = {"agents": 16, "times_faster": 1_000_000}
"""So many agents that the reference is never idle, and that think of nothing."""

_SLOWER = 1.3
"""A register that grows takes longer for each of its lists."""


@dataclass(frozen=True)
class Audited:
    """A play that wrote as fast as it could, and its audit: records, seconds of each."""

    records: int
    writing: float
    auditing: float

    @property
    def share(self) -> float:
        """The audit as a part of the time that writing took."""
        return self.auditing / self.writing


@dataclass(frozen=True)
class Lasted:
    """A long play: how many minutes, how many requests, and the megabytes of the process that
    played, in the first quarter of a minute after half a minute and in the last."""

    minutes: float
    requests: int
    first: float
    last: float


def audited(records: int) -> Audited:
    """Writes at least so many records, and audits them: the play lasts as long as a short one shows
    to be needed."""
    pace, _ = _play(8, **_BUSY)
    seconds = records / max(_made(pace) / _lasted(pace), 1) * _SLOWER
    told, _ = _play(round(seconds) + 1, **_BUSY)
    return Audited(_made(told), _lasted(told), float(told["audit"]["seconds"]))


def lasted(seconds: int) -> Lasted:
    """Plays so long with twenty agents at the default pace."""
    told, memory = _play(seconds, agents=20, times_faster=500)
    settled = [size for at, size in memory if at >= 30]
    few = max(1, round(15 / EVERY))
    return Lasted(
        seconds / 60,
        int(told["figures"]["requests"]),
        sum(settled[:few]) / few,
        sum(settled[-few:]) / few,
    )


def _made(told: "dict[str, dict[str, object]]") -> int:
    return int(str(told["audit"]["acknowledged"]))


def _lasted(told: "dict[str, dict[str, object]]") -> float:
    return float(str(told["run"]["seconds"]))


def _play(
    seconds: int, *, agents: int, times_faster: int
) -> tuple[dict[str, dict[str, object]], list[tuple[float, float]]]:
    """load.json of a play, and the megabytes of the process that played by seconds since it began.
    Raises RuntimeError where it did not end well."""
    with TemporaryDirectory() as name, _served() as url:
        folder = Path(name)
        (folder / "mix.toml").write_text(f"[pace]\ntimes_faster = {times_faster}\n")
        command = [
            SUITE, "load", url, "--token", TOKEN, "--agents", agents, "--seconds", seconds,
            "--mix", folder / "mix.toml", "--out", folder / "out",
        ]  # fmt: skip
        memory: list[tuple[float, float]] = []
        with (folder / "log").open("w") as log:
            process = subprocess.Popen([*map(str, command)], stdout=log, stderr=log)
            began = 0.0
            while process.poll() is None:
                player = _player(process.pid)
                if player:
                    began = began or time.monotonic()
                    memory.append((time.monotonic() - began, _megabytes(player)))
                time.sleep(EVERY if began else 0.5)
        if process.returncode:
            raise RuntimeError((folder / "log").read_text()[-2_000:])
        told = json.loads((folder / "out" / "load.json").read_text("utf-8"))
    return told, [each for each in memory if each[1] and each[0] <= seconds]


@contextmanager
def _served() -> Iterator[str]:
    """The reference as a user serves it."""
    with subprocess.Popen(
        [str(SUITE), "serve", "--token", TOKEN], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().split()[0]
        finally:
            process.terminate()


def _player(pid: int) -> int:
    """The process that plays for a command; 0 where there is none (Linux)."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        players = [each for each in found if "player" in Path(f"/proc/{each}/cmdline").read_text()]
    except OSError:
        return 0
    return int(players[0]) if players else 0


def _megabytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * _KILOBYTE


if __name__ == "__main__":
    print(audited(int(sys.argv[1])), lasted(int(sys.argv[2])))
