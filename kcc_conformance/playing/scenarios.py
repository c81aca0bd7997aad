"""A collected pytest item as a scenario of the features: id, clauses, level, place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.feature import get_feature
from pytest_bdd.parser import ScenarioTemplate
from pytest_bdd.scenario import scenario_wrapper_template_registry

import kcc_conformance.features

LEVELS = ("MUST", "SHOULD", "INFO", "OPEN")
READS = "lezen"
"""The tag of scenarios that only read: these, and only these, are played with `--read-only`."""
ALONE = "alleen"
"""The tag of what looks at the whole register, and plays when nobody else of the run does."""
QUICK = "snel"
"""The tag of what `--quick` plays: few requests, and each MUST clause of the provider among it."""


@dataclass(frozen=True)
class Played:
    """What a feature file says of one scenario (or row)."""

    id: str
    feature: str
    rule: str
    scenario: str
    clauses: tuple[str, ...]
    questions: tuple[str, ...]
    level: str
    reads: bool = False
    quick: bool = False


def features_folder() -> Path:
    """Where the features are, in a checkout and when installed."""
    return Path(str(kcc_conformance.features.__path__[0]))


def apply_tag(tag: str, function: Any) -> bool:
    """Turns a feature tag into a pytest mark: clause, question, level, alone, only reading, or
    quick."""
    if tag in LEVELS:
        mark = pytest.mark.level(tag)
    elif tag == READS:
        mark = pytest.mark.lezen
    elif tag == ALONE:
        mark = pytest.mark.alone
    elif tag == QUICK:
        mark = pytest.mark.snel
    elif _is_question(tag):
        mark = pytest.mark.question(tag)
    elif "-" in tag:
        mark = pytest.mark.clause(tag)
    else:
        return False
    mark(function)
    return True


def describe(item: pytest.Item) -> Played | None:
    """The scenario behind an item; None if the item is not a scenario."""
    function = getattr(item, "function", None)
    template = scenario_wrapper_template_registry.get(function) if function else None
    if template is None:
        return None
    callspec = getattr(item, "callspec", None)
    return _played(template, callspec.params.get("_pytest_bdd_example", {}) if callspec else {})


@cache
def every_scenario() -> Mapping[str, Played]:
    """All scenarios (and rows) that there are by their ids, whatever a run selects."""
    folder = features_folder()
    found = {}
    for path in sorted(folder.rglob("*.feature")):
        for template in get_feature(str(folder), str(path.relative_to(folder))).scenarios.values():
            rows = [row for table in template.examples for row in table.as_contexts()] or [{}]
            for row in rows:
                played = _played(template, row)
                found[played.id] = played
    return found


def check_ids() -> frozenset[str]:
    """The ids of all checks that there are, whatever a run selects."""
    return frozenset(every_scenario())


def _played(template: ScenarioTemplate, example: Mapping[str, str]) -> Played:
    row = f"[{' - '.join(example.values())}]" if example else ""
    tags = template.tags | template.feature.tags | (template.rule.tags if template.rule else set())
    levels = [tag for tag in LEVELS if tag in tags]
    questions = tuple(sorted((tag for tag in tags if _is_question(tag)), key=_order))
    return Played(
        id=f"{_stem(Path(template.feature.filename))}/{template.name}{row}",
        feature=template.feature.name,
        rule=template.rule.name if template.rule else "",
        scenario=template.name + (f" {row}" if row else ""),
        clauses=tuple(sorted((tag for tag in tags if "-" in tag), key=_order)),
        questions=questions,
        level="OPEN" if questions else (levels[0] if levels else "MUST"),
        reads=READS in tags,
        quick=QUICK in tags,
    )


def _is_question(tag: str) -> bool:
    return tag.startswith("Q") and tag[1:].isdigit()


@cache
def _stem(path: Path) -> str:
    return path.resolve().relative_to(features_folder().resolve()).with_suffix("").as_posix()


def _order(text: str) -> tuple[object, ...]:
    parts: list[object] = []
    number = ""
    for char in text + " ":
        if char.isdigit():
            number += char
            continue
        if number:
            parts.append(int(number))
            number = ""
        parts.append(ord(char) + 10_000)
    return tuple(parts)
