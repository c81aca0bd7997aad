"""How a scenario of a vocabulary ends, held against what its tag says: by the tag it is known which
step ends it, and whether it fails there."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from kcc_conformance.playing.run import STEP

SCENARIO = pytest.StashKey[Any]()
LAST = {"voldoet": -1, "voldoet-niet": -2, "niet-te-beoordelen": -2, "waarneming": -1}
"""Per tag the step, from the end, that is played last."""
Judge = Callable[[pytest.Function, Any, Exception | None], None]
"""Holds a scenario, its template and what was raised in it against its tag and its table."""


def pytest_bdd_apply_tag(tag: str, function: Any) -> bool | None:
    """The vocabulary's tags are read from the scenario, and are no marks."""
    return True if tag in LAST else None


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, scenario: Any) -> None:
    """Remembers the scenario as it is played, with its rows filled in."""
    request.node.stash[SCENARIO] = scenario


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Any) -> None:
    """Remembers the step that is being played."""
    request.node.stash[STEP] = step


def played(item: pytest.Function, judge: Judge) -> Iterator[Any]:
    """The inside of a wrapper of `pytest_pyfunc_call`: a scenario ends as its judge lets it."""
    template = scenario_wrapper_template_registry.get(item.function)
    if template is None:
        return (yield)
    error: Exception | None = None
    try:
        yield
    except Exception as raised:
        error = raised
    judge(item, template, error)
    return True
