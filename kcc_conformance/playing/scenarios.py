"""A collected pytest item as a scenario of the features: id, clauses, level, place."""

from collections.abc import Mapping
from functools import cache
from inspect import isfunction
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from pytest_bdd.parser import FeatureParser, ScenarioTemplate
from pytest_bdd.scenario import scenario_wrapper_template_registry

from kcc_conformance.playing.played import (
    ALONE,
    CONSUMER,
    LAST,
    LEVELS,
    QUICK,
    READS,
    SOURCE_TAGS,
    Played,
    features_folder,
)

_ROWS: WeakKeyDictionary[ScenarioTemplate, dict[tuple[str, ...], Played]] = WeakKeyDictionary()


def apply_tag(tag: str, function: Any) -> bool:
    """Turns a feature tag into a pytest mark: clause, question, level, alone, only reading, or
    quick."""
    mark = _mark_of(tag)
    if mark is None:
        return False
    name, *arguments = mark
    decorator = getattr(pytest.mark, name)
    (decorator(*arguments) if arguments else decorator)(function)
    return True


def describe(item: pytest.Item) -> Played | None:
    """The scenario behind an item; None if the item is not a scenario."""
    rows = rows_of(getattr(item, "function", None))
    return rows[tuple(_example_of(item).values())] if rows is not None else None


def rows_of(function: Any) -> Mapping[tuple[str, ...], Played] | None:
    """The scenario behind a function, row by row of its examples (without, the only row is empty);
    None if it is not one."""
    if not isfunction(function) or (template := _template_of(function)) is None:
        return None
    if template not in _ROWS:
        rows = [row for table in template.examples for row in table.as_contexts()] or [{}]
        _ROWS[template] = {tuple(row.values()): _played(template, row) for row in rows}
    return _ROWS[template]


def _template_of(function: Any) -> ScenarioTemplate | None:
    return scenario_wrapper_template_registry.get(function)


def _example_of(item: pytest.Item) -> Mapping[str, str]:
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("_pytest_bdd_example", {}) if callspec is not None else {}


def step_texts(item: pytest.Item) -> tuple[str, ...]:
    """The steps of the scenario behind an item, with its row filled in; none if it is not one."""
    function = getattr(item, "function", None)
    template = _template_of(function) if function else None
    if template is None:
        return ()
    return tuple(step.name for step in template.render(_example_of(item)).steps)


@cache
def every_scenario() -> tuple[Played, ...]:
    """All scenarios that there are, whatever a run selects, in the order of the files."""
    folder = features_folder()
    found = []
    for path in sorted(folder.rglob("*.feature")):
        if path.parent.name == CONSUMER:
            continue
        feature = FeatureParser(str(folder), str(path.relative_to(folder))).parse()
        for template in feature.scenarios.values():
            rows = [row for table in template.examples for row in table.as_contexts()] or [{}]
            found += [_played(template, row) for row in rows]
    return tuple(sorted(found, key=lambda played: played.id.startswith(f"{LAST}/")))


def check_ids() -> frozenset[str]:
    """The ids of all checks that there are."""
    return frozenset(played.id for played in every_scenario())


def _mark_of(tag: str) -> tuple[str, ...] | None:
    """The name and the arguments of the mark that a tag stands for."""
    if tag in LEVELS:
        return "level", tag
    if tag == READS:
        return (READS,)
    if tag == ALONE:
        return ("alone",)
    if tag == QUICK or tag in SOURCE_TAGS:
        return (tag,)
    if _is_question(tag):
        return "question", tag
    return ("clause", tag) if "-" in tag else None


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
        source=next((source for tag, source in SOURCE_TAGS.items() if tag in tags), ""),
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
