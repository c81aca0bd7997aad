"""The pages of the clauses: their two tables as `kcc-conformance clauses` prints them.

`python tests/house/clause_pages.py` writes them anew; what stands around the tables is kept.
"""

import re
from pathlib import Path

from kcc_conformance.law import clausetable
from kcc_conformance.law.register import load_register

ROOT = Path(__file__).parents[2]
PAGES = {"docs/reference/clauses.md": "en", "docs/nl/clausules.md": "nl"}
COMMAND = "python tests/house/clause_pages.py"


def with_tables(page: str, language: str) -> str:
    """The page with its first table that of the draft, its second that of the published text."""
    law, texts = load_register(), iter(("seed", "main"))

    def table(_: re.Match[str]) -> str:
        printed = clausetable.render(law, fmt="markdown", language=language, text=next(texts))
        return "".join(f"{line}\n" for line in printed.splitlines() if line.startswith("|"))

    return re.sub(r"(?:^\|.*\n)+", table, page, flags=re.M)


if __name__ == "__main__":
    for name, language in PAGES.items():
        path = ROOT / name
        path.write_text(with_tables(path.read_text("utf-8"), language), encoding="utf-8")
