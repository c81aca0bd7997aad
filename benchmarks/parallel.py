"""Parallel play against serial play: how much faster, and whether the outcomes are identical.

`python benchmarks/parallel.py [--parallel N] [--times N] [--contract NAME] [--examples N]
[--at-once | URL TOKEN]` plays the suite `--times` times serial and as often parallel, and prints
each run, the ratio of the times, and whether every run came to the same outcomes. Without a URL
the provider is the reference as a server of its own that takes 50 milliseconds for each answer,
with `--at-once` the embedded reference, which takes none. Exit code 1 if outcomes differ.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from kcc_conformance.contract.contract import DEFAULT
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

TOKEN = "benchmark-token"


def main() -> int:
    """Plays, compares, prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url", nargs="?")
    parser.add_argument("token", nargs="?", default=TOKEN)
    parser.add_argument("--parallel", type=int, default=4)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--contract", default=DEFAULT)
    parser.add_argument("--examples", type=int, default=25)
    parser.add_argument("--at-once", action="store_true")
    given = parser.parse_args()
    settings = Settings(
        url=given.url, token=given.token, contract=given.contract, examples=given.examples,
        seed=1, max_seconds=0, concurrent=True,
    )  # fmt: skip
    if given.url or given.at_once:
        return compare(settings, given.parallel, given.times)
    command = [str(Path(sys.executable).parent / "kcc-conformance"), "serve"]
    command += ["--contract", given.contract, "--token", TOKEN, "--variation", "slow"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            url = server.stdout.readline().split()[0]
            return compare(Settings(**{**vars(settings), "url": url}), given.parallel, given.times)
        finally:
            server.terminate()


def compare(settings: Settings, parallel: int, times: int) -> int:
    """Plays both ways; answers 1 if any run came to other outcomes than the first, else 0."""
    first: list[Any] = []
    took = {1: 0.0, parallel: 0.0}
    other = 0
    for turn in range(1, times + 1):
        for at_once in (1, parallel):
            began = time.perf_counter()
            result = play(Settings(**{**vars(settings), "parallel": at_once}))
            took[at_once] += time.perf_counter() - began
            seen = outcomes(result)
            first = first or seen
            other += seen != first
            print(
                f"{turn} --parallel {at_once}: {result.verdict}, {result.run['requests']} requests,"
                f" {time.perf_counter() - began:.1f} s, {len(result.leftovers)} left behind,"
                f" outcomes {'as the first' if seen == first else 'DIFFERENT'}",
                flush=True,
            )
            for mine, firsts in zip(seen, first, strict=False):
                if mine != firsts:
                    print(f"    {firsts} became {mine}")
    print(f"serial takes {took[1] / took[parallel]:.1f} times as long as --parallel {parallel}")
    return int(other > 0)


def outcomes(result: Result) -> list[Any]:
    """What has to be identical: every check and its outcome, in order, questions and verdict."""
    checks = [(c.id, c.level, c.outcome, c.cause, c.strength, c.step) for c in result.checks]
    questions = [(each.id, each.observations) for each in result.questions]
    clauses = [(each.id, each.outcome) for each in result.clauses]
    return [*checks, *questions, *clauses, result.verdict, result.why]


if __name__ == "__main__":
    sys.exit(main())
