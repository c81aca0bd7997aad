"""The step definitions, and which of them a step of a feature matches."""

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

import kcc_conformance.steps
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

if TYPE_CHECKING:
    from law import Line


@cache
def definitions(package: ModuleType = kcc_conformance.steps) -> list[StepFunctionContext]:
    """Every step definition of a package of steps, those of packages within it left out."""
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return [
        context
        for context in step_function_context_registry.values()
        if context.step_func.__module__.rpartition(".")[0] == package.__name__
    ]


def matches(line: "Line", known: Sequence[StepFunctionContext]) -> list[StepFunctionContext]:
    """The definitions that a step matches."""
    known, found = _MATCHED.setdefault(id(known), (known, {}))
    asked = (line.kind, line.words)
    if asked not in found:
        found[asked] = [
            context
            for context in known
            if context.type in (line.kind, None) and context.parser.is_matching(line.words)
        ]
    return found[asked]


_MATCHED: dict[int, tuple[Sequence[StepFunctionContext], dict[Any, list[StepFunctionContext]]]] = {}
"""What was found among which definitions; those are kept, so that each has an identity."""
