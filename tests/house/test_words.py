"""Every *Dan* of the steps is documented by tests/vocabulary, and has been seen to fail there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import law
import pytest
from meanings import definitions, matches
from pytest_bdd.steps import StepFunctionContext

from kcc_conformance.law.register import load_register

TEXTS = law.texts(Path(__file__).parents[1] / "vocabulary")
EVERY = law.read(TEXTS)
DANS = [context for context in definitions() if context.type == "then"]
ASKED = [question.id for question in load_register().questions if question.probe]
LOOKING = "is te zien welke lezing van "
TAGS = {"voldoet", "voldoet-niet", "niet-te-beoordelen", "waarneming"}


def documented(told: law.Told) -> Iterator[law.Line]:
    """The *Dan* that a scenario documents, once for each row: the last, but for what follows it."""
    last = -1 if told.tags[0] in ("voldoet", "waarneming") else -2
    for _, lines in told.played:
        yield lines[last]


def undocumented(every: Iterable[law.Told]) -> list[str]:
    """Definitions without a conforming or without a non-conforming scenario, and open questions
    of which fewer than two observations are shown."""
    shown: dict[str, set[str]] = defaultdict(set)
    seen: dict[str, set[object]] = defaultdict(set)
    for told in every:
        for line in documented(told):
            for context in matches(line, DANS):
                shown[context.parser.name].add(told.tags[0])
            if line.words.startswith(LOOKING):
                seen[line.words.removeprefix(LOOKING).split()[0]].add(line.table)
    return [
        f"{module(context)}: Dan {context.parser.name}: @{tag}"
        for context in DANS
        for tag in ("voldoet", "voldoet-niet")
        if tag not in shown[context.parser.name] and not context.parser.name.startswith(LOOKING)
    ] + [f"{question}: {len(seen[question])} observations" for question in ASKED
         if len(seen[question]) < 2]  # fmt: skip


def module(context: StepFunctionContext) -> str:
    """The module of the steps that has a definition."""
    return context.step_func.__module__.rpartition(".")[2]


def test_every_dan_is_seen_to_hold_and_to_fail() -> None:
    assert undocumented(EVERY) == []


@pytest.mark.parametrize("dan", DANS, ids=lambda context: context.parser.name)
def test_a_dan_that_is_never_seen_to_fail_is_noticed(dan: StepFunctionContext) -> None:
    tags = ("waarneming",) if module(dan) == "vragen" else ("voldoet", "voldoet-niet")
    for tag in tags:
        left = [
            told
            for told in EVERY
            if told.tags != (tag,)
            or not any(dan in matches(line, DANS) for line in documented(told))
        ]
        assert undocumented(left)


def test_they_are_dutch_and_well_formed() -> None:
    assert law.language_problems(TEXTS) == []
    assert law.name_problems(EVERY) == []
    assert law.table_problems(EVERY) == []
    assert law.order_problems(EVERY) == []


def test_every_scenario_says_how_it_ends() -> None:
    assert [told.id for told in EVERY if len(told.tags) != 1 or told.tags[0] not in TAGS] == []


def test_every_dan_is_documented_where_its_module_says() -> None:
    assert {module(context) for context in DANS} == set(TEXTS)
    for told in EVERY:
        for line in documented(told):
            assert [module(context) for context in matches(line, DANS)] == [told.place], told.id


def test_every_rule_is_the_dan_that_its_scenarios_document() -> None:
    for told in EVERY:
        pattern = re.sub(r"<[^>]+>", ".+", re.escape(told.rule).replace(r"\ ", " "))
        for line in documented(told):
            assert re.fullmatch(pattern, f"Dan {line.words}"), told.id
