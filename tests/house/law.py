"""The features as they are written, and what can be wrong with them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from gherkin.parser import Parser
from meanings import matches
from pytest_bdd.steps import StepFunctionContext

from kcc_conformance.law.register import Register
from kcc_conformance.playing.played import (
    ALONE,
    CONSUMER,
    LEVELS,
    QUICK,
    READS,
    SOURCE_TAGS,
    features_folder,
)

KINDS = {"Context": "given", "Action": "when", "Outcome": "then"}


@dataclass(frozen=True)
class Line:
    """One step: its kind, its words (placeholders and all), the table and the text below it."""

    kind: str
    words: str
    table: tuple[tuple[str, ...], ...]
    text: str


@dataclass(frozen=True)
class Told:
    """One scenario as it is written. `tags` are its own and those of its rule and feature;
    `tables` the examples: the header, and the rows; `tagged_tables` those that carry tags."""

    place: str
    language: str
    rule: str
    keyword: str
    name: str
    tags: tuple[str, ...]
    lines: tuple[Line, ...]
    tables: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]
    tagged_tables: int

    @property
    def id(self) -> str:
        return f"{self.place}/{self.name}"

    @property
    def levels(self) -> list[str]:
        return [tag for tag in self.tags if tag in LEVELS]

    @property
    def questions(self) -> list[str]:
        return [tag for tag in self.tags if re.fullmatch(r"Q\d+", tag)]

    @property
    def reads(self) -> bool:
        return READS in self.tags

    @property
    def clauses(self) -> list[str]:
        return [tag for tag in self.tags if "-" in tag]

    @cached_property
    def played(self) -> Sequence[tuple[dict[str, str], tuple[Line, ...]]]:
        """Each row as it is played: the row's values, and the steps with them filled in."""
        if not self.tables:
            return (({}, self.lines),)
        each_row = [
            dict(zip(header, row, strict=True)) for header, rows in self.tables for row in rows
        ]
        return tuple(
            (values, tuple(replace(line, words=_filled(line.words, values)) for line in self.lines))
            for values in each_row
        )


def texts(folder: Path | None = None) -> dict[str, str]:
    """Every feature file by its place; those that are played on a provider unless another folder
    is given."""
    whole = folder or features_folder()
    return {
        path.relative_to(whole).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(whole.rglob("*.feature"))
        if folder or path.parent.name != CONSUMER
    }


def read(written: Mapping[str, str]) -> list[Told]:
    """All scenarios of these feature files, in order."""
    return [told for place, text in written.items() for told in _feature(place, text)]


# --- what can be wrong ------------------------------------------------------------------------


def language_problems(written: Mapping[str, str]) -> list[str]:
    """Files that do not say at the top that they are Dutch."""
    return [place for place, text in written.items() if not text.startswith("# language: nl\n")]


def name_problems(every: Iterable[Told]) -> list[str]:
    """Names that occur twice in a file, of which pytest-bdd would play one only."""
    return [id for id, count in Counter(told.id for told in every).items() if count > 1]


def level_problems(every: Iterable[Told]) -> list[str]:
    """Scenarios that do not have exactly one level, or one that does not go with their tags."""
    return [
        told.id
        for told in every
        if len(told.levels) != 1
        or (told.levels == ["OPEN"]) != bool(told.questions)
        or (told.levels[0] in ("MUST", "SHOULD") and not told.clauses)
    ]


def tag_problems(every: Iterable[Told], law: Register) -> list[str]:
    """Tags that nobody knows (clauses, questions, levels, sources, @lezen, @alleen and @snel are
    known), that are there twice, or that stand on examples."""
    known = {clause.id for clause in law.clauses()} | {each.id for each in law.questions}
    known |= {*LEVELS, READS, ALONE, QUICK, *SOURCE_TAGS}
    found = []
    for told in every:
        found += [f"{told.id}: @{tag}" for tag in told.tags if tag not in known]
        found += [f"{told.id}: @{tag} twice" for tag, n in Counter(told.tags).items() if n > 1]
        if told.tagged_tables:
            found.append(f"{told.id}: tags on examples")
    return found


def uncovered(every: Sequence[Told], law: Register) -> list[str]:
    """Clauses called covered, and questions that can be observed, without a scenario."""
    tagged = {tag for told in every for tag in told.tags}
    found = [c.id for c in law.clauses() if c.status == "covered" and c.id not in tagged]
    return found + [q.id for q in law.questions if q.observable and q.id not in tagged]


def wrongly_covered(every: Iterable[Told], law: Register) -> list[str]:
    """Clauses that a scenario judges although the register excludes them."""
    return [
        f"{told.id}: {id}"
        for told in every
        for id in told.clauses
        if told.levels != ["OPEN"] and law.clause(id).status == "excluded"
    ]


def table_problems(every: Iterable[Told]) -> list[str]:
    """Outlines without rows, placeholders without a column, and columns without a placeholder."""
    found = []
    for told in every:
        words = " ".join([told.name, *(line.words + line.text for line in told.lines)])
        words += str([line.table for line in told.lines])
        wanted = set(re.findall(r"<([^<>]+)>", words))
        outline = told.keyword == "Abstract Scenario"
        if outline != bool(told.tables):
            found.append(f"{told.id}: {told.keyword} with {len(told.tables)} tables")
        if not outline and wanted:
            found.append(f"{told.id}: placeholders {sorted(wanted)} in a plain scenario")
        for header, rows in told.tables:
            if set(header) != wanted or len(set(header)) != len(header):
                found.append(f"{told.id}: columns {header} for {sorted(wanted)}")
            if not rows or len(set(rows)) != len(rows):
                found.append(f"{told.id}: no rows, or one twice")
    return found


def step_problems(every: Iterable[Told], known: Sequence[StepFunctionContext]) -> list[str]:
    """Steps that no definition, or more than one, matches."""
    found = []
    for told in every:
        for _, lines in told.played:
            for line in lines:
                matching = matches(line, known)
                if len(matching) != 1:
                    found.append(f"{told.id}: {line.kind} {line.words!r}: {len(matching)}")
    return found


def order_problems(every: Iterable[Told]) -> list[str]:
    """Scenarios that do not go from Gegeven by Als to Dan, once."""
    ranks = {"given": 0, "when": 1, "then": 2}
    found = []
    for told in every:
        order = [ranks[line.kind] for line in told.lines]
        if not order or order[-1] != 2 or any(b < a for a, b in pairwise(order)):
            found.append(told.id)
    return found


def question_problems(every: Sequence[Told], law: Register) -> list[str]:
    """Differences between the scenarios of the open questions and features/questions.toml."""
    by_id = {told.id: told for told in every}
    found = []
    for question in law.questions:
        told = by_id.get(question.probe)
        if not question.probe:
            continue
        if told is None or told.questions != [question.id]:
            found.append(f"{question.id}: no scenario {question.probe!r} of its own")
            continue
        rows = [("waarneming", "past bij")]
        rows += [(each.phrase.nl, ", ".join(each.readings)) for each in question.observations]
        if list(told.lines[-1].table) != rows:
            found.append(f"{question.id}: the table is not that of questions.toml")
        if f" {question.id} " not in told.lines[-1].words:
            found.append(f"{question.id}: its scenario speaks of another question")
        if told.rule != question.question.nl:
            found.append(f"{question.id}: the rule is not the question")
    probes = {question.probe for question in law.questions}
    found += [told.id for told in every if told.questions and told.id not in probes]
    return found


# --- reading ----------------------------------------------------------------------------------


@cache
def _feature(place: str, text: str) -> tuple[Told, ...]:
    feature: Any = Parser().parse(text)["feature"]
    found = []
    for child in feature["children"]:
        if "scenario" in child:
            found.append(_told(place, feature, None, child["scenario"]))
        for inner in child.get("rule", {}).get("children", ()):
            if "scenario" in inner:
                found.append(_told(place, feature, child["rule"], inner["scenario"]))
    return tuple(found)


def _told(place: str, feature: Any, rule: Any, scenario: Any) -> Told:
    tags = [*feature["tags"], *(rule["tags"] if rule else ()), *scenario["tags"]]
    tables = [each for each in scenario["examples"] if each.get("tableHeader")]
    return Told(
        place=place,
        language=feature["language"],
        rule=rule["name"] if rule else "",
        keyword=scenario["keyword"],
        name=scenario["name"],
        tags=tuple(tag["name"].removeprefix("@") for tag in tags),
        lines=tuple(_lines(scenario["steps"])),
        tables=tuple(
            (_cells(each["tableHeader"]), tuple(_cells(row) for row in each["tableBody"]))
            for each in tables
        ),
        tagged_tables=sum(bool(each["tags"]) for each in scenario["examples"]),
    )


def _lines(steps: Iterable[Any]) -> Iterator[Line]:
    kind = ""
    for step in steps:
        kind = KINDS.get(step["keywordType"], kind)
        table = tuple(_cells(row) for row in step.get("dataTable", {}).get("rows", ()))
        yield Line(kind, step["text"], table, step.get("docString", {}).get("content", ""))


def _cells(row: Any) -> tuple[str, ...]:
    return tuple(cell["value"] for cell in row["cells"])


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"<{name}>", value)
    return text
