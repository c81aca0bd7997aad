"""The clause register and the open questions: the law as data (features/*.toml).

`load_register()` reads both files once; the objects are frozen and carry no sentence of the text.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from kcc_conformance.findings import TEXT
from kcc_conformance.law.clause import (
    Clause,
    Level,
    Passage,
    Words,
)
from kcc_conformance.law.question import Observation, Question, Reading


@dataclass(frozen=True, slots=True)
class TextInfo:
    """A text of the case: `address` is where VNG's repository has it, `sha256` the
    `lawtext.text_digest` of its sentences, `date` ISO 8601."""

    name: str
    title: Words
    date: str
    address: str
    sha256: str
    sentences: int


@dataclass(frozen=True, slots=True)
class Register:
    """All clauses, in the order of the text, and all open questions."""

    case: str
    texts: Mapping[str, TextInfo]
    documents: Mapping[str, Words]
    sources: Mapping[str, Words]
    all_clauses: tuple[Clause, ...]
    questions: tuple[Question, ...]
    left_out: Mapping[str, Words] = field(default_factory=dict)

    def clause(self, id: str) -> Clause:
        """The clause of that id; KeyError if there is none."""
        for clause in self.all_clauses:
            if clause.id == id:
                return clause
        raise KeyError(id)

    def clauses(self, text: str | None = None) -> tuple[Clause, ...]:
        """The clauses of a text, in the register's order; all of them without a text."""
        if text is None:
            return self.all_clauses
        return tuple(clause for clause in self.all_clauses if text in clause.passages)

    def question(self, id: str) -> Question:
        """The question of that id, or the one that a reference (V6577) names; else KeyError."""
        named = [each for each in self.questions if each.id.lower() == id.lower()]
        if not named:
            wanted = id.lower()
            named = [q for q in self.questions if wanted in (r.lower() for r in q.references)]
        if len(named) != 1:
            raise KeyError(id)
        return named[0]

    def level(self, clause_id: str, text: str) -> Level | None:
        """The level of a clause when judged by a text; None where that text does not have it."""
        return self.clause(clause_id).level_in(text)


def build_register(clauses: Mapping[str, Any], questions: Mapping[str, Any]) -> Register:
    """A register from the two TOML documents. Raises KeyError on a missing key."""
    asked = tuple(_question(entry) for entry in questions["question"])
    touching: dict[str, list[str]] = {}
    for question in asked:
        for id in question.clauses:
            touching.setdefault(id, []).append(question.id)
    return Register(
        case=clauses["case"],
        texts={
            name: TextInfo(
                name,
                _words(entry),
                str(entry["date"]),
                entry["address"],
                entry["sha256"],
                entry["sentences"],
            )
            for name, entry in clauses["texts"].items()
        },
        documents={name: _words(entry) for name, entry in clauses["documents"].items()},
        sources={name: _words(entry) for name, entry in questions["sources"].items()},
        all_clauses=tuple(
            _clause(entry, clauses["case"], clauses["texts"], touching.get(entry["id"], []))
            for entry in clauses["clause"]
        ),
        questions=asked,
        left_out={entry["id"]: _words(entry) for entry in questions.get("left_out", [])},
    )


@cache
def load_register() -> Register:
    """The shipped register (features/clauses.toml and features/questions.toml)."""
    room = files("kcc_conformance.features")
    return build_register(
        tomllib.loads((room / "clauses.toml").read_text("utf-8")),
        tomllib.loads((room / "questions.toml").read_text("utf-8")),
    )


def _words(entry: Mapping[str, Any], prefix: str = "") -> Words:
    return Words(entry.get(f"{prefix}nl", ""), entry.get(f"{prefix}en", ""))


def _clause(
    entry: Mapping[str, Any], case: str, texts: Iterable[str], questions: Sequence[str]
) -> Clause:
    return Clause(
        id=entry["id"],
        owner=entry["owner"],
        level=entry["level"],
        status=entry["status"],
        gist=_words(entry),
        reason=_words(entry, "reason_"),
        remark=_words(entry, "remark_"),
        filled_by=entry.get("filled_by", ""),
        passages={name: _passage(entry[name], case) for name in texts if name in entry},
        gone=_words(entry.get("gone", {})),
        questions=tuple(questions),
        source=entry.get("rests_on", TEXT),
    )


def _passage(entry: Mapping[str, Any], case: str) -> Passage:
    return Passage(
        document=entry.get("document", case),
        at=entry.get("at", 0),
        section=entry.get("section", ""),
        kind=entry.get("kind", ""),
        number=entry.get("number", 0),
        part=entry.get("part", 0),
        sha256=entry.get("sha256", ""),
        fingerprint=entry.get("fingerprint", ""),
        level=entry.get("level"),
        change=entry.get("change", ""),
        what_changed=_words(entry),
    )


def _question(entry: Mapping[str, Any]) -> Question:
    return Question(
        id=entry["id"],
        title=_words(entry, "title_"),
        question=_words(entry),
        note=_words(entry, "note_"),
        references=tuple(entry["references"]),
        clauses=tuple(entry["clauses"]),
        probe=entry["probe"],
        letter=dict(entry.get("letter", {})),
        readings=tuple(
            Reading(each["name"], _words(each), tuple(each["supporters"]), each["binds"])
            for each in entry["readings"]
        ),
        observations=tuple(
            Observation(each["key"], _words(each), tuple(each["readings"]))
            for each in entry["observations"]
        ),
    )
