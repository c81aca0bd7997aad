"""The pytest plugin: hooks, options and the fixtures that the steps speak to."""

from importlib import import_module
from typing import Any

import pytest

from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.people import People
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import Remarks
from kcc_conformance.playing import plain_pytest
from kcc_conformance.playing.parallel import worker
from kcc_conformance.playing.run import PLAY, REMARKS, STEP
from kcc_conformance.playing.scenarios import apply_tag
from kcc_conformance.playing.step_lookup import look_up_once
from kcc_conformance.stage.stage import Stage

_STEPS = "kcc_conformance.steps"
"""Its modules are registered here rather than in `pytest_plugins`: pytest would look for the name
of each of them among the entry points of all that is installed."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """The settings as `--provider-…` options, for plain pytest."""
    plain_pytest.add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Brings the steps, which are looked up once. Without a play handed in (by `kcc-conformance
    run`), plain pytest sets up its own."""
    for name in import_module(_STEPS).pytest_plugins:
        config.pluginmanager.register(import_module(name), name)
    look_up_once(config)
    worker.start(config, getattr(config, "workerinput", {}))
    if not config.pluginmanager.has_plugin("kcc-play"):
        config.pluginmanager.register(plain_pytest.session_of(config), "kcc-plain")


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: Any) -> bool | None:
    """`@C0992-2.4` becomes the mark `clause("C0992-2.4")`, and so on."""
    return apply_tag(tag, function) or None


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Any) -> None:
    """Remembers the step that is being played."""
    request.node.stash[STEP] = step


# --- fixtures ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def stage(request: pytest.FixtureRequest) -> Stage:
    """The stage of this run."""
    return request.config.stash[PLAY].stage


@pytest.fixture(scope="session")
def consumer(stage: Stage) -> Consumer:
    """The model consumer."""
    return stage.consumer


@pytest.fixture(scope="session")
def contract(stage: Stage) -> Contract:
    """The wire contract played by."""
    return stage.contract


@pytest.fixture(scope="session")
def people(stage: Stage) -> People:
    """Employee and client."""
    return stage.people


@pytest.fixture
def remarks(request: pytest.FixtureRequest) -> Remarks:
    """What the running check says beside its outcome."""
    kept: Remarks = request.node.stash.setdefault(REMARKS, Remarks())
    return kept
