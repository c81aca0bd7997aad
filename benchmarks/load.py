"""What a play under load costs itself, and what bounds it.

`python benchmarks/load.py [--times N] [--minutes M] [--records N] [--write]` measures and prints
the section of the page; with `--write` it goes into `docs/performance.md`. Needs the extra load,
and nginx for a provider that costs next to nothing. With its defaults some eighteen minutes, ten of
which are one long play. The machine should have nothing else to do. Linux.
"""

import argparse
import os
import sys
from pathlib import Path

from audits import alone
from generator import cost, together
from long_plays import audited, lasted
from reference import kinds
from section import Turns, section, with_section

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
RECORDS = (20_000, 100_000)
"""Records of an audit alone: of a day of a large contact centre, and the most that is promised."""
REQUESTS = 3_000
SECONDS = 10.0
"""Of a play with one process, and of one with two."""


def main() -> None:
    """Measures, prints, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how many turns (default 5)")
    parser.add_argument("--minutes", type=float, default=10.0, help="the long play (default 10)")
    parser.add_argument("--records", type=int, default=20_000, help="audited (default 20000)")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    given = parser.parse_args()
    if given.times < 1 or given.minutes < 1.0 or given.records < 100:
        parser.error("--times: at least 1; --minutes: at least 1; --records: at least 100")
    load = os.getloadavg()[0]
    costs, pairs = [], []
    for turn in range(1, given.times + 1):
        tell(f"turn {turn} of {given.times}: CPU a request, two processes")
        costs.append(cost(REQUESTS))
        pairs.append(together(SECONDS))
    tell("audits alone")
    apart = tuple(alone(each) for each in RECORDS)
    tell(f"a play of {given.records} records and its audit")
    played = audited(given.records)
    tell(f"a play of {given.minutes:g} minutes")
    long = lasted(round(given.minutes * 60))
    tell("the reference")
    text = section(Turns(load, tuple(costs), tuple(pairs), apart, played, long, kinds()))
    print(text)
    if given.write:
        PAGE.write_text(with_section(PAGE.read_text(encoding="utf-8"), text), encoding="utf-8")


def tell(what: str) -> None:
    """One line of progress."""
    print(f"  {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
