"""A collected pytest item as a scenario of the features: id, clauses, level, place."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.parser import FeatureParser
from pytest_bdd.scenario import scenario_wrapper_template_registry

from kcc_conformance.playing.played import ALONE, LEVELS, READS, Played, features_folder


def apply_tag(tag: str, function: Any) -> bool:
    """Turns a feature tag into a pytest mark: clause, question, level, alone, or only reading."""
    if tag in LEVELS:
        mark = pytest.mark.level(tag)
    elif tag == READS:
        mark = pytest.mark.lezen
    elif tag == ALONE:
        mark = pytest.mark.alone
    elif tag.startswith("Q") and tag[1:].isdigit():
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
    example = callspec.params.get("_pytest_bdd_example", {}) if callspec is not None else {}
    row = _row(example)
    stem = _stem(Path(template.feature.filename))
    levels = [mark.args[0] for mark in item.iter_markers("level")]
    questions = tuple(sorted({mark.args[0] for mark in item.iter_markers("question")}, key=_order))
    return Played(
        id=f"{stem}/{template.name}{row}",
        feature=template.feature.name,
        rule=template.rule.name if template.rule else "",
        scenario=template.name + (f" {row}" if row else ""),
        clauses=tuple(sorted({mark.args[0] for mark in item.iter_markers("clause")}, key=_order)),
        questions=questions,
        level="OPEN" if questions else (levels[0] if levels else "MUST"),
        reads=item.get_closest_marker(READS) is not None,
    )


@cache
def check_ids() -> frozenset[str]:
    """The ids of all checks that there are, whatever a run selects."""
    folder = features_folder()
    found = set()
    for path in folder.rglob("*.feature"):
        feature = FeatureParser(str(folder), str(path.relative_to(folder))).parse()
        for template in feature.scenarios.values():
            rows = [row for table in template.examples for row in table.as_contexts()] or [{}]
            found |= {f"{_stem(path)}/{template.name}{_row(row)}" for row in rows}
    return frozenset(found)


@cache
def _stem(path: Path) -> str:
    return path.resolve().relative_to(features_folder().resolve()).with_suffix("").as_posix()


def _row(example: Mapping[str, str]) -> str:
    return f"[{' - '.join(example.values())}]" if example else ""


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
