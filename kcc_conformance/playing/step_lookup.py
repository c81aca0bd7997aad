"""The step definitions that fit a step, found once for all scenarios of a module."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any

import pytest

_SEARCH = "find_fixturedefs_for_step"
_USED = (_SEARCH, "get_fixture_names", "getfixturedefs", "step_function_context_registry")
"""What of pytest-bdd this stands on, none of it promised: where one is missing, it searches as it
does by itself."""


class StepLookup:
    """In the place of pytest-bdd's own search, which for each step asks pytest after every fixture
    that there is: a quarter of the CPU time of a whole run against a quick provider.

    What is visible to a scenario is what is visible to its module: a step definition cannot stand
    in a scenario. In one session none is added after the first scenario has begun.
    """

    def __init__(self, bdd: Any) -> None:
        self._bdd = bdd
        self._visible: dict[Any, Sequence[tuple[str | None, Any, Any]]] = {}
        self._found: dict[tuple[Any, str, str], Sequence[Any]] = {}

    def __call__(self, step: Any, fixturemanager: Any, node: Any) -> Iterable[Any]:
        """The fixtures of the step definitions that fit the step and are visible to the node."""
        module, kind, text = node.parent, step.type, step.name
        if module not in self._visible:
            self._visible[module] = self._definitions(fixturemanager, node)
        if (module, kind, text) not in self._found:
            self._found[module, kind, text] = [
                each
                for its_kind, parser, each in self._visible[module]
                if its_kind in (None, kind) and parser.is_matching(text)
            ]
        return self._found[module, kind, text]

    def _definitions(self, fixturemanager: Any, node: Any) -> list[tuple[str | None, Any, Any]]:
        contexts = self._bdd.step_function_context_registry
        return [
            (contexts[each.func].type, contexts[each.func].parser, each)
            for name in self._bdd.get_fixture_names(fixturemanager=fixturemanager)
            for each in self._bdd.getfixturedefs(fixturemanager, name, node) or ()
            if each.func in contexts
        ]


def look_up_once(config: pytest.Config) -> None:
    """Lets pytest-bdd search so until this session of pytest ends."""
    bdd = import_module("pytest_bdd.scenario")
    if all(hasattr(bdd, name) for name in _USED):
        patch = pytest.MonkeyPatch()
        patch.setattr(bdd, _SEARCH, StepLookup(bdd))
        config.add_cleanup(patch.undo)
