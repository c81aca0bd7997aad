"""A clause: what one sentence or table row of the text asks, of whom, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kcc_conformance.findings import TEXT

Owner = Literal["provider", "consumer", "employee", "author"]
Level = Literal["MUST", "SHOULD", "OPEN", "INFO"]
Status = Literal["covered", "excluded", "question"]

OWNERS: tuple[Owner, ...] = ("provider", "consumer", "employee", "author")
LEVELS: tuple[Level, ...] = ("MUST", "SHOULD", "OPEN", "INFO")
STATUSES: tuple[Status, ...] = ("covered", "excluded", "question")

_KINDS = {
    "front matter": ("paginagegevens, regel", "front matter, line"),
    "heading": ("kop", "heading"),
    "paragraph": ("alinea", "paragraph"),
    "item": ("punt", "item"),
    "code": ("codeblok, regel", "code block, line"),
    "row": ("tabelrij", "table row"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Dutch and in English."""

    nl: str = ""
    en: str = ""

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.nl

    def __bool__(self) -> bool:
        return bool(self.nl or self.en)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a clause stands in one text. `at` and `sha256` are 0 and "" where no sentence of a
    text is meant (the API conventions). `change` relates a passage of `main` to the seed's."""

    document: str
    at: int = 0
    section: str = ""
    kind: str = ""
    number: int = 0
    part: int = 0
    sha256: str = ""
    fingerprint: str = ""
    level: Level | None = None
    change: str = ""
    what_changed: Words = field(default_factory=Words)

    def locator(self, language: str = "nl") -> str:
        """Where to look, as a person would say it: "C0992 §2, tabelrij 5"."""
        if not self.at:
            return self.document
        where = self.document if self.section == "0" else f"{self.document} §{self.section}"
        spoken = _KINDS[self.kind][language == "en"]
        sentence = ("zin", "sentence")[language == "en"]
        part = f", {sentence} {self.part}" if self.kind == "paragraph" or self.part > 1 else ""
        return f"{where}, {spoken} {self.number}{part}"


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence or table row that somebody is, or is not, bound by. `questions` are the open
    questions that touch it; `remark` says what it leaves aside and where that is judged instead;
    `gone` says what became of it in `main`; `source` is what it rests on: for what stands in no
    text, the contract or a convention."""

    id: str
    owner: Owner
    level: Level
    status: Status
    gist: Words
    reason: Words = field(default_factory=Words)
    remark: Words = field(default_factory=Words)
    filled_by: str = ""
    passages: Mapping[str, Passage] = field(default_factory=dict)
    gone: Words = field(default_factory=Words)
    questions: tuple[str, ...] = ()
    source: str = TEXT

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts that the clause binds or stands in."""
        return tuple(self.passages)

    def passage(self, text: str) -> Passage | None:
        """Where it stands in a text; None where that text does not have it."""
        return self.passages.get(text)

    def level_in(self, text: str) -> Level | None:
        """Its level when judged by a text; None where that text does not have it."""
        passage = self.passages.get(text)
        return (passage.level or self.level) if passage else None
