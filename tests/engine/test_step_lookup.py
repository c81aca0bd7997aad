"""Steps are looked up once, and found are the definitions that pytest-bdd itself finds."""

from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

import pytest
from canned import TOKEN
from kcc_conformance.reference_impl import create_app

from kcc_conformance.playing import step_lookup
from kcc_conformance.playing.play import play
from kcc_conformance.settings.settings import Settings

BDD = import_module("pytest_bdd.scenario")


@pytest.fixture(autouse=True)
def by_itself(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The search of pytest-bdd itself, in its place; these tests look steps up once too."""
    spec = find_spec("pytest_bdd.scenario")
    assert spec is not None
    assert spec.loader is not None
    fresh = module_from_spec(spec)
    spec.loader.exec_module(fresh)
    monkeypatch.setattr(BDD, "find_fixturedefs_for_step", fresh.find_fixturedefs_for_step)
    return fresh.find_fixturedefs_for_step


def played() -> list[str]:
    """The checks that passed of a small play."""
    settings = Settings(token=TOKEN, only="bekende-klant/", seed=1, patience=0.0)
    result = play(settings, app=create_app("openklant-2.16", token=TOKEN))
    return [check.id for check in result.checks if check.outcome == "passed"]


def test_the_same_definitions_are_found(by_itself: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    class Compared(step_lookup.StepLookup):
        def __call__(self, step: Any, fixturemanager: Any, node: Any) -> list[Any]:
            found = list(super().__call__(step, fixturemanager, node))
            asked.append(
                (step.name, found == list(by_itself(step, fixturemanager, node)), len(found))
            )
            return found

    monkeypatch.setattr(step_lookup, "StepLookup", Compared)
    assert len(played()) > 5
    assert len(asked) > len({name for name, _, _ in asked}) > 10
    assert {(same, number) for _, same, number in asked} == {(True, 1)}


def test_pytest_bdd_searches_by_itself_where_it_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = played()
    monkeypatch.setattr(step_lookup, "_USED", ("find_fixturedefs_for_step", "no_longer_there"))
    monkeypatch.setattr(step_lookup.StepLookup, "__call__", None)
    assert played() == before


def test_it_is_undone_where_the_play_ends(by_itself: Any) -> None:
    played()
    assert BDD.find_fixturedefs_for_step is by_itself


def test_what_it_stands_on_is_there() -> None:
    assert all(hasattr(BDD, name) for name in step_lookup._USED)
