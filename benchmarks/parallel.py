"""Whether parallel play comes to the outcomes of serial play, over many runs.

`python benchmarks/parallel.py [--parallel N] [--times N] [--contract NAME] [--examples N]
[--at-once | URL TOKEN]` plays the suite `--times` times serial and as often parallel, and says of
each run whether it came to the same outcomes as the first. Without a URL the provider is the
reference as a server of its own that takes 50 milliseconds for each answer, with `--at-once` the
embedded reference, which takes none. Exit code 1 if outcomes differ. How much faster it is, is
measured by `performance.py`.
"""

import argparse
import sys
import time
from typing import Any

from servers import TOKEN, served

from kcc_conformance.contract.contract import DEFAULT
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

MILLISECONDS = 50


def main() -> int:
    """Plays, compares, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
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
    with served(MILLISECONDS, given.contract) as server:
        here = Settings(**{**vars(settings), "url": server.url})
        return compare(here, given.parallel, given.times)


def compare(settings: Settings, parallel: int, times: int) -> int:
    """Plays both ways; answers 1 if any run came to other outcomes than the first, else 0."""
    first: list[Any] = []
    others = 0
    for turn in range(1, times + 1):
        for at_once in (1, parallel):
            began = time.perf_counter()
            result = play(Settings(**{**vars(settings), "parallel": at_once}))
            seen = outcomes(result)
            first = first or seen
            others += seen != first
            print(
                f"{turn} --parallel {at_once}: {result.verdict}, {result.run['requests']} requests,"
                f" {time.perf_counter() - began:.1f} s, {len(result.leftovers)} left behind,"
                f" outcomes {'as the first' if seen == first else 'DIFFERENT'}",
                flush=True,
            )
            for mine, firsts in zip(seen, first, strict=False):
                if mine != firsts:
                    print(f"    {firsts} became {mine}")
    print(f"{others} of {2 * times} runs came to other outcomes than the first")
    return int(others > 0)


def outcomes(result: Result) -> list[Any]:
    """What has to be identical: every check and its outcome, in order, questions and verdict."""
    checks = [(c.id, c.level, c.outcome, c.cause, c.strength, c.step) for c in result.checks]
    questions = [(each.id, each.observations) for each in result.questions]
    clauses = [(each.id, each.outcome) for each in result.clauses]
    return [*checks, *questions, *clauses, result.verdict, result.why]


if __name__ == "__main__":
    sys.exit(main())
