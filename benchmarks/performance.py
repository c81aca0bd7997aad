"""How fast the suite is: ratios with their spread, measured in one run.

`python benchmarks/performance.py [--times N] [--write]` measures everything N times and prints the
page; with `--write` it becomes `docs/performance.md`, but for the section that `load.py` measures.
A turn takes some five minutes, a good third of it for schemathesis, where that is installed. The
machine should have nothing else to do. Linux or macOS.
"""

import argparse
import sys
from pathlib import Path

from page import page
from section import section_of, with_section
from turns import measured

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def main() -> None:
    """Measures, prints, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1, help="how many turns (default 1)")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    given = parser.parse_args()
    if given.times < 1:
        parser.error("--times: at least 1")
    turns = []
    for turn in range(1, given.times + 1):
        print(f"turn {turn} of {given.times}", file=sys.stderr)
        turns.append(measured())
    text = page(tuple(turns))
    print(text)
    if given.write:
        kept = section_of(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else ""
        PAGE.write_text(with_section(text, kept) if kept else text, encoding="utf-8")


if __name__ == "__main__":
    main()
