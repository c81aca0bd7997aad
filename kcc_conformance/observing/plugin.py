"""The pytest plugin of the consumer's side: each scenario is played once for each call."""

from typing import Any

import pytest

from kcc_conformance.findings import Remarks
from kcc_conformance.observing.judging import JUDGING
from kcc_conformance.observing.session import Case
from kcc_conformance.playing.run import REMARKS, STEP
from kcc_conformance.playing.scenarios import apply_tag
from kcc_conformance.playing.step_lookup import look_up_once

pytest_plugins = ["kcc_conformance.steps.consumer"]


def pytest_configure(config: pytest.Config) -> None:
    """Steps are looked up once."""
    look_up_once(config)


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: Any) -> bool | None:
    """Tags become marks, those of the consumer's clauses too."""
    if tag.startswith("B") and tag[1:].isdigit():
        pytest.mark.clause(tag)(function)
        return True
    return apply_tag(tag, function) or None


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Any) -> None:
    """Remembers the step that is being played."""
    request.node.stash[STEP] = step


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A turn for each call."""
    if "gesprek" in metafunc.fixturenames:
        cases = metafunc.config.stash[JUDGING].session.cases
        metafunc.parametrize("gesprek", cases.values(), ids=list(cases))


@pytest.fixture(autouse=True)
def gesprek() -> Case:
    """The call of this turn; pytest fills it in."""
    raise LookupError("no call was handed in")


@pytest.fixture
def remarks(request: pytest.FixtureRequest) -> Remarks:
    """What the running check says beside its outcome."""
    kept: Remarks = request.node.stash.setdefault(REMARKS, Remarks())
    return kept
