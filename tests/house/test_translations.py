"""A page that there is in two languages says the same in both, and does not drift."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
TRANSLATED = {
    "vendor.md": "nl/leverancier.md",
    "standard.md": "nl/standaard.md",
    "contest.md": "nl/betwisten.md",
    "observe.md": "nl/observeren.md",
    "evidence.md": "nl/bewijs.md",
    "kept.md": "nl/bewaard.md",
    "load.md": "nl/belasting.md",
}
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.mark.parametrize("english", TRANSLATED)
def test_a_page_in_two_languages_does_not_drift(english: str) -> None:
    """The same headings in number and depth, and under each the same commands, tables, names
    between backticks, links and figures."""
    one, other = (
        sections((DOCS / page).read_text("utf-8")) for page in (english, TRANSLATED[english])
    )
    assert [level for level, _, _ in one] == [level for level, _, _ in other]
    for (_, title, body), (_, _, translated) in zip(one, other, strict=True):
        assert content(body) == content(translated), title


def sections(text: str) -> list[tuple[int, str, str]]:
    """Depth, title and body of each heading of a page; headings within code do not count."""
    outside = _BLOCK.sub(lambda block: block[0].replace("\n#", "\n·"), text)
    found = re.split(r"^(#+) (.+)\n", outside, flags=re.MULTILINE)[1:]
    return [(len(found[i]), found[i + 1], found[i + 2]) for i in range(0, len(found), 3)]


def content(body: str) -> dict[str, object]:
    """What a translation of a section leaves as it is."""
    blocks = [(kind, bare(block, kind)) for kind, block in _BLOCK.findall(body)]
    prose = _BLOCK.sub("", body)
    spans = [re.sub(r"[A-Z]{3,}", "…", each) for each in re.findall(r"`([^`]+)`", prose)]
    figures = [re.sub(r"[.,](?=\d{3}\b)", "", each) for each in _NUMBER.findall(prose)]
    return {
        "blocks": blocks,
        "rows": len(re.findall(r"^\|", prose, re.MULTILINE)),
        "items": len(re.findall(r"^(?:- |\d+\. )", prose, re.MULTILINE)),
        "names": sorted(set(spans)),
        "figures": sorted(figures),
        "links": len(re.findall(r"\]\(", prose)),
        "strong": prose.count("**"),
    }


def bare(block: str, kind: str) -> list[str]:
    """The lines of a block without comments; of output, how many there are and how they begin."""
    if kind == "text":
        return [line[:1] for line in block.splitlines()]
    lines = re.sub(r"--language (?:nl|en)", "--language …", block).splitlines()
    return [re.sub(r"\s+[#·] .*", "", line).strip() for line in lines]


def test_every_dutch_page_is_a_translation() -> None:
    """`clausules.md` is not: tests/house/test_tables.py holds it to the register."""
    pages = {page.relative_to(DOCS).as_posix() for page in DOCS.glob("nl/*.md")}
    assert pages == {*TRANSLATED.values(), "nl/clausules.md"}


def test_a_drift_is_seen() -> None:
    one = "A run takes 25 records; see `--only` and [x](y.md).\n```sh\nkcc run  # all\n```\n"
    assert content(one) == content(one.replace("# all", "# alles").replace("A run", "Een run"))
    for before, after in (
        ("25", "26"),
        ("--only", "--seed"),
        ("kcc run", "kcc plan"),
        ("[x](", "("),
    ):
        assert content(one) != content(one.replace(before, after))
