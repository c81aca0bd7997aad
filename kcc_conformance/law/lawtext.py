"""A copy of the law's text, as sentences and table rows.

The text is VNG's and is no part of this project. The register holds, for each sentence, a
sha256 and a fingerprint too coarse to rebuild the sentence from (one byte a word). Both are
taken from the *normalised* sentence:

1. Unicode NFC; HTML entities decoded; no-break spaces are spaces;
2. a Markdown link or image becomes its text, its target is dropped;
3. list markers (bullets, and the numbers of a numbered list), heading marks, table pipes,
   backticks, asterisks and the underscores around words are dropped;
4. white space is collapsed to one space and trimmed. Case and punctuation are kept.

A unit is a front-matter line, a heading, a sentence of a paragraph or list item, a line of a
code block, or a whole table row. Lines without words (fences, table rulers) are no units.
"""

import hashlib
import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["front matter", "heading", "paragraph", "item", "code", "row"]

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_UNDERSCORE = re.compile(r"(?<!\w)_+|_+(?!\w)")
_MARKER = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s+")
_BULLET = re.compile(r"^\s*[-+*]\s+")
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_NUMBERED = re.compile(r"^(\d+)[.)]\s")
_RULER = re.compile(r"^\|?[\s:|-]+\|?$")
_END = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One unit of a text: `at` is its place in the text, counted from 1; `section` the number
    of the section it stands in; `number` the how-manieth of its kind there (a table's header
    row is row 0); `part` the how-manieth sentence of that paragraph or list item."""

    at: int
    section: str
    kind: Kind
    number: int
    part: int
    text: str

    @property
    def sha256(self) -> str:
        """The digest of its normalised text."""
        return digest(self.text)

    @property
    def fingerprint(self) -> str:
        """One byte a word: enough to recognise a changed sentence, too coarse to read one from."""
        return fingerprint(self.text)

    def as_toml(self) -> str:
        """The lines that a passage of this sentence has in clauses.toml."""
        return (
            f'at = {self.at}\nsection = "{self.section}"\nkind = "{self.kind}"\n'
            f"number = {self.number}\npart = {self.part}\n"
            f'sha256 = "{self.sha256}"\nfingerprint = "{self.fingerprint}"\n'
        )


def normalise(text: str) -> str:
    """The form of a sentence that digests are taken from (rule: see the module)."""
    text = unicodedata.normalize("NFC", html.unescape(text)).replace("\u00a0", " ")
    text = _LINK.sub(r"\1", text)
    text = _BULLET.sub("", text.lstrip("#").replace("|", " "))
    text = _UNDERSCORE.sub("", text.replace("`", "").replace("*", ""))
    return " ".join(text.split())


def digest(text: str) -> str:
    """The sha256 of a normalised sentence, in hexadecimal."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()


def fingerprint(text: str) -> str:
    """One byte a word, in hexadecimal: enough to compare two sentences, too little to read one."""
    words = normalise(text).split()
    return "".join(hashlib.sha256(word.encode()).hexdigest()[:2] for word in words)


def text_digest(sentences: Sequence[Sentence]) -> str:
    """The sha256 of a whole text: of its sentences' digests, a line each, in order."""
    return hashlib.sha256("\n".join(each.sha256 for each in sentences).encode()).hexdigest()


def split(markdown: str) -> tuple[Sentence, ...]:
    """The sentences and table rows of a Markdown text, in order."""
    found: list[Sentence] = []
    for section, kind, number, part, text in _units(markdown.removeprefix("\ufeff").splitlines()):
        if normalise(text):
            shown = " ".join(_LINK.sub(r"\1", text).split())
            found.append(Sentence(len(found) + 1, section, kind, number, part, shown))
    return tuple(found)


def _units(lines: Sequence[str]) -> Iterator[tuple[str, Kind, int, int, str]]:
    """(section, kind, number, part, text) of every unit; texts without words included."""
    section, sections, fence = "0", 0, False
    counts: dict[Kind, int] = {}
    paragraph: list[str] = []
    block: Kind = "paragraph"
    front = bool(lines) and lines[0].strip() == "---"

    def count(kind: Kind) -> int:
        counts[kind] = counts.get(kind, 0) + 1
        return counts[kind]

    def flush() -> Iterator[tuple[str, Kind, int, int, str]]:
        if paragraph:
            number = count(block)
            for part, text in enumerate(_END.split(" ".join(paragraph)), start=1):
                yield section, block, number, part, text
            paragraph.clear()

    for position, raw in enumerate(lines):
        line = raw.strip()
        if front:
            if position and line == "---":
                front = False
            elif position:
                yield section, "front matter", count("front matter"), 1, line
            continue
        if line.startswith(("```", "~~~")):
            yield from flush()
            fence = not fence
        elif fence:
            yield section, "code", count("code"), 1, line
        elif not line:
            yield from flush()
        elif heading := _HEADING.match(line):
            yield from flush()
            if len(heading[1]) == 2:
                sections += 1
                numbered = _NUMBERED.match(heading[2])
                section = numbered[1] if numbered else str(sections)
                counts.clear()
            yield section, "heading", count("heading"), 1, heading[2]
        elif line.startswith("|"):
            yield from flush()
            if _RULER.match(line):
                continue
            header = position + 1 < len(lines) and _RULER.match(lines[position + 1].strip())
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            text = " | ".join(_MARKER.sub("", cell) for cell in cells if cell)
            yield section, "row", 0 if header else count("row"), 1, text
        elif _MARKER.match(line):
            yield from flush()
            block = "item"
            paragraph.append(_MARKER.sub("", line))
        else:
            if not paragraph:
                block = "paragraph"
            paragraph.append(line)
    yield from flush()
