"""Plays each oddity against the suite, per family, and writes what came of it as a page.

python tests/acceptance/play_oddities.py docs/develop/oddities.md
"""

import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kcc_conformance.reference_impl import create_app
from kcc_conformance.reference_impl.middleware import Wsgi
from oddities import ODDITIES
from oddity import BOTH, Oddity

from kcc_conformance.playing.play import play
from kcc_conformance.settings.settings import Settings

TOKEN = "8f2c61d07b"
AT_ONCE = 2
SHOWN = 3
"""How many checks are named of those that failed."""
_PLAIN = Oddity("(none)", "The reference implementation as it is.", "", "", lambda app: app)
_ALL = (_PLAIN, *ODDITIES)
NOW = "## What they give now\n"
"""From here on the page is written anew; what they gave at first stays, and what was said of it."""
_TABLE = """
| Oddity | Family | What it does | Verdict | Failed MUST checks | Differences | Cannot tell |
|---|---|---|---|---|---|---|
"""


def _named(checks: Sequence[str]) -> str:
    """How many there are, and the first of them."""
    if not checks:
        return ""
    shown = ", ".join(f"`{each}`" for each in checks[:SHOWN])
    return f"{len(checks)}: {shown}{', …' if len(checks) > SHOWN else ''}"


def cells(app: Wsgi, name: str, contract: str) -> list[str]:
    """What the suite says of that provider: verdict, failed MUST checks, differences, untold."""
    try:
        result = play(Settings(contract=contract, token=TOKEN, seed=7, patience=1.0), app=app)
    except Exception as error:
        what = f"{type(error).__name__}: {error}".splitlines()[0].replace("|", "/")
        return [f"no result ({what})", "", "", ""]
    must = [c.id for c in result.checks if c.level == "MUST" and c.outcome == "failed"]
    untold = sum(check.outcome == "cantTell" for check in result.checks)
    for check in result.checks:
        if check.outcome in {"failed", "cantTell"}:
            told = f"{check.level} {check.outcome} {check.id}: {check.message}"
            print(name, contract, " ".join(told.split()), file=sys.stderr, flush=True)
    return [result.verdict, _named(must), _named(result.differences), str(untold)]


def line(name: str, contract: str) -> str:
    """One line of the table."""
    oddity = next(each for each in _ALL if each.name == name)
    found = cells(oddity.wrap(create_app(contract, token=TOKEN)), name, contract)
    family = contract.partition("-")[0]
    return "| " + " | ".join([name, family, oddity.what.replace("|", "/"), *found]) + " |"


def main(page: Path, names: list[str]) -> None:
    """Plays them all, or those named."""
    plays = [(o.name, f) for o in _ALL for f in BOTH if f in o.families]
    plays = [each for each in plays if not names or each[0] in names]
    with ProcessPoolExecutor(AT_ONCE) as pool:
        lines = list(pool.map(line, *zip(*plays, strict=True)))
    before = page.read_text(encoding="utf-8").partition(NOW)[0]
    page.write_text(before + NOW + _TABLE + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
