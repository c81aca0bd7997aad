"""Plays the vocabulary of the consumer's side: the real steps on the traffic of model consumers.

As in tests/vocabulary: tagged `@voldoet` a scenario has to pass; tagged `@voldoet-niet` or
`@niet-te-beoordelen` its last *Dan* but one, and no other step, has to end so, with the sentences
in the table; tagged `@waarneming` the table says what is noted or observed.
"""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import kcc_conformance.steps.consumer
import pytest
from endings import (  # noqa: F401  three of them are hooks
    LAST,
    SCENARIO,
    played,
    pytest_bdd_apply_tag,
    pytest_bdd_before_scenario,
    pytest_bdd_before_step,
)
from kcc_conformance.reference_impl.consumers import FAULTS, HARMLESS, record
from pytest_bdd import given, parsers, then
from sessions import CALLS, calls, session

from kcc_conformance.findings import CannotTell, Nonconformity, Remarks
from kcc_conformance.observing.session import Case, Session
from kcc_conformance.playing.run import REMARKS, STEP

ENDS = {"voldoet-niet": Nonconformity, "niet-te-beoordelen": CannotTell}
"""What is raised in a scenario by its tag; nothing in one of the others."""

for found in pkgutil.iter_modules(kcc_conformance.steps.consumer.__path__):
    module = importlib.import_module(f"kcc_conformance.steps.consumer.{found.name}")
    globals().update({k: v for k, v in vars(module).items() if k.startswith("pytestbdd_stepdef")})


@cache
def session_of(name: str, place: str = "provider") -> Session:
    """The calls of the fixture, as a model consumer played them."""
    habits = next(each.habits for each in (*FAULTS, *HARMLESS) if each.name == name)
    har = json.loads(json.dumps(record(CALLS["medewerker"], CALLS["gesprek"], habits)))
    declaration = calls(*(each["id"] for each in CALLS["gesprek"]))
    with TemporaryDirectory() as folder:
        return session(har, declaration, Path(folder), place=place)


@given(parsers.re(r"het gesprek (?P<call>\S+) van de consumer (?P<name>\S+)"),
       target_fixture="gesprek")  # fmt: skip
def _(call: str, name: str) -> Case:
    return session_of(name).cases[call]


@given(parsers.re(r"uit een browser het gesprek (?P<call>\S+) van de consumer (?P<name>\S+)"),
       target_fixture="gesprek")  # fmt: skip
def _(call: str, name: str) -> Case:
    return session_of(name, "browser").cases[call]


@pytest.fixture
def remarks(request: pytest.FixtureRequest) -> Remarks:
    """What the check says beside its outcome."""
    return request.node.stash.setdefault(REMARKS, Remarks())


@then("dat voldoet niet")
@then("dat is niet te beoordelen")
def _() -> None:
    pytest.fail("the Dan before this did not fail", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[Any]:
    """Holds how a scenario ended against what its tag and its table say."""
    return (yield from played(pyfuncitem, _judge))


def _judge(item: pytest.Function, template: Any, error: Exception | None) -> None:
    (tag,) = template.tags & set(LAST)
    scenario, step = item.stash[SCENARIO], item.stash[STEP]
    kind = ENDS.get(tag)
    ended = f"{type(error).__name__} in {step.keyword} {step.name}: {error}"
    assert isinstance(error, kind) if kind else error is None, ended
    assert step is scenario.steps[LAST[tag]], ended
    seen: list[str] = []
    if isinstance(error, Nonconformity):
        seen = [finding.message for finding in error.findings]
    elif isinstance(error, CannotTell):
        seen = [error.message]
    elif tag == "waarneming":
        kept = item.stash.get(REMARKS, Remarks())
        seen = [*kept.notes, *(key for keys in kept.observed.values() for key in keys)]
    if tag != "voldoet":
        table = [row[0] for row in scenario.steps[-1].datatable.raw()[1:]]
        assert table == list(dict.fromkeys(seen)), seen
