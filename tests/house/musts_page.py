"""The page of what can make a provider not conform: each scenario, and the words it rests on.

`python tests/house/musts_page.py` writes it anew.
"""

from pathlib import Path

from kcc_conformance.findings import TEXT
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.outcome import level_of, source_of
from kcc_conformance.playing.played import Played
from kcc_conformance.playing.scenarios import every_scenario

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "musts.md"
COMMAND = "python tests/house/musts_page.py"
_HEAD = (
    "# What can make a provider not conform\n\n"
    "Each scenario that is mandatory by one of the texts, with the words that it rests on: the"
    " clause, its place in the text, and the first digits of the digest of its sentence"
    " ([the clauses](clauses.md)). What is not here rests on the wire contract or on convention, is"
    " recommended, or observes an open question. A finding within these scenarios can still rest on"
    " the contract alone ([how that is decided](../adr/0023-what-a-check-rests-on.md)); then it is"
    f" no MUST either. Written by `{COMMAND}`.\n"
)


def page() -> str:
    """The page, in Markdown."""
    parts = [_HEAD]
    for text, title in load_register().texts.items():
        parts += [f"\n## By {title.title['en']}\n", "| Scenario | Words |", "| --- | --- |"]
        rows = {_row(text, each): None for each in every_scenario() if _binds(text, each)}
        parts += rows
    return "\n".join(parts) + "\n"


def _binds(text: str, played: Played) -> bool:
    law = load_register()
    return level_of(played, text, law) == "MUST" and source_of(played, law) == TEXT


def words(text: str, played: Played) -> list[str]:
    """The clauses of a scenario that stand in a text, each with its place and digest."""
    law = load_register()
    found = []
    for clause in map(law.clause, played.clauses):
        passage = clause.passage(text)
        if clause.source == TEXT and passage is not None and passage.at:
            found.append(f"{clause.id} ({passage.locator('en')}, `{passage.sha256[:12]}`)")
    return found


def _row(text: str, played: Played) -> str:
    name = played.id.partition("[")[0].replace("|", "\\|")
    return f"| {name} | {'; '.join(words(text, played))} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
