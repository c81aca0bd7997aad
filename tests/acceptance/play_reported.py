"""Plays each reported defect against the suite, per family, and writes what came of it as a page.

python tests/acceptance/play_reported.py docs/develop/reported-defects.md [FAULT …]

The first time both tables of the page are written; from then on only the last one is, and what is
said below it stays. With names only those are played; their lines are printed, and the page stays
as it is.
"""

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from kcc_conformance.reference_impl import create_app, faults, list_faults
from kcc_conformance.reference_impl.contract import load_contract
from oddity import BOTH
from play_oddities import AT_ONCE, NOW, TOKEN, cells

KIND = "reported"
FIRST = "## What they gave at first\n"
"""What stands from here up to the other heading is written once."""
AFTER = "## What became of it\n"
"""What stands from here on is written by hand."""
_HEADS = (
    *("Fault", "Family", "What it does", "Source"),
    *("Verdict", "Failed MUST checks", "Differences", "Cannot tell"),
)
_TABLE = f"\n| {' | '.join(_HEADS)} |\n{'|---' * len(_HEADS)}|\n"
_MADE = re.compile(r'_reported\(  # (https://\S+)\n +"([a-z0-9-]+)"')
_FORGE = re.compile(r"https://github\.com/([^/]+/[^/]+)/(?:issues|pull)/(\d+)")


def sources() -> dict[str, str]:
    """Where each defect was reported, by the name of its fault: the comment where it is made."""
    folder = Path(faults.__file__).parent
    texts = (path.read_text(encoding="utf-8") for path in folder.glob("reported_*.py"))
    return {name: source for text in texts for source, name in _MADE.findall(text)}


def line(name: str, contract: str) -> str:
    """One line of the table."""
    fault = next(each for each in list_faults() if each.name == name)
    found = cells(create_app(contract, token=TOKEN, faults=[name]), name, contract)
    source = _FORGE.sub(r"[\1#\2](\g<0>)", sources()[name])
    row = [name, contract.partition("-")[0], fault.what_en, source, *found]
    return "| " + " | ".join(row) + " |"


def written(text: str, lines: list[str]) -> str:
    """The page with these lines in it."""
    table = _TABLE + "\n".join(lines) + "\n"
    before = text.partition(NOW)[0]
    if FIRST not in before:
        before = f"{before.rstrip()}\n\n{FIRST}{table}\n"
    _, heading, said = text.partition(AFTER)
    return before + NOW + table + (f"\n{heading}{said}" if heading else "")


def main(page: Path, names: list[str]) -> None:
    """Plays them all, or those named."""
    plays = [
        (fault.name, contract)
        for fault in list_faults()
        for contract in BOTH
        if fault.kind == KIND and fault.fits(load_contract(contract))
        if not names or fault.name in names
    ]
    with ProcessPoolExecutor(AT_ONCE) as pool:
        lines = list(pool.map(line, *zip(*plays, strict=True)))
    if names:
        print(*lines, sep="\n")
    else:
        page.write_text(written(page.read_text(encoding="utf-8"), lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
