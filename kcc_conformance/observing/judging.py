"""Judging a session: the features of the consumer's side, played by pytest for each call."""

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.findings import Remarks
from kcc_conformance.law.register import Register
from kcc_conformance.observing.session import Case, Session
from kcc_conformance.playing.outcome import check_of
from kcc_conformance.playing.own_pytest import call_pytest
from kcc_conformance.playing.played import LEVELS, SOURCE_TAGS, Played, features_folder
from kcc_conformance.playing.run import REMARKS, STEP
from kcc_conformance.result.result import INAPPLICABLE, Check

JUDGING = pytest.StashKey["Judging"]()


class Judging:
    """The checks of a session as they end. `on_check` is told of each."""

    def __init__(
        self,
        session: Session,
        register: Register,
        text: str,
        on_check: Callable[[Check], None] | None = None,
    ) -> None:
        self.session = session
        self.checks: list[Check] = []
        self._register, self._text = register, text
        self._on_check = on_check or (lambda check: None)
        self._began = 0.0

    def pytest_configure(self, config: pytest.Config) -> None:
        """Makes the session known to the plugin."""
        config.stash[JUDGING] = self

    def pytest_runtest_logstart(self) -> None:
        """Notes when a check begins."""
        self._began = time.monotonic()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, Any, Any]:
        """Turns how an item ended into a check. Pytest does not hear of the error: it would write
        out for each what nobody reads."""
        error = call.excinfo.value if call.excinfo else None
        ended = call.when == "call" or (call.when == "setup" and error is not None)
        if ended:
            call.excinfo = None
        report = yield
        if not ended:
            return report
        case: Case = item.callspec.params["gesprek"]  # type: ignore[attr-defined]
        check = check_of(
            played_for(item, case.call.id),
            error,
            step=item.stash.get(STEP, None),
            remarks=item.stash.get(REMARKS, Remarks()),
            seconds=time.monotonic() - self._began,
            exchanges=(),
            register=self._register,
            readings=self.session.readings,
            text=self._text,
        )
        used = {f.exchange for f in check.findings if f.exchange is not None}
        used = set() if check.outcome == INAPPLICABLE else used | {*case.exchanges}
        check = replace(check, call=case.call.id, exchanges=tuple(sorted(used)))
        self.checks.append(check)
        self._on_check(check)
        return report


def judge(
    session: Session,
    register: Register,
    text: str,
    on_check: Callable[[Check], None] | None = None,
) -> list[Check]:
    """Every check of a session, call by call. Raises PrerequisiteError where the features cannot
    be played."""
    judging = Judging(session, register, text, on_check)
    where = features_folder() / "consumer" / "scenarios_per_call.py"
    _, shown = call_pytest(judging, "-q", "--no-header", "--no-summary", "--tb=native", what=where)
    if len(judging.checks) != len(scenario_names()) * len(session.cases):
        lines = [line for line in shown.splitlines() if line.strip()]
        raise PrerequisiteError("the features cannot be played: " + " / ".join(lines[-3:])[:500])
    order = {call_id: n for n, call_id in enumerate(session.cases)}
    return sorted(judging.checks, key=lambda check: order[check.call or ""])


def played_for(item: pytest.Item, call_id: str) -> Played:
    """The scenario behind an item, as played for a call: `consumer/<scenario>[<call>]`."""
    template = scenario_wrapper_template_registry[item.function]  # type: ignore[attr-defined]
    tags = template.tags | template.feature.tags | (template.rule.tags if template.rule else set())
    questions = tuple(sorted(tag for tag in tags if tag.startswith("Q") and tag[1:].isdigit()))
    known: Mapping[str, str] = SOURCE_TAGS
    plain = {*LEVELS, *known, *questions}
    levels = [tag for tag in LEVELS if tag in tags]
    return Played(
        id=f"consumer/{template.name}[{call_id}]",
        feature=template.feature.name,
        rule=template.rule.name if template.rule else "",
        scenario=f"{template.name} [{call_id}]",
        clauses=tuple(sorted(tag for tag in tags if tag not in plain)),
        questions=questions,
        level="OPEN" if questions else levels[0],
        source=next((source for tag, source in known.items() if tag in tags), ""),
    )


@cache
def scenario_names(folder: Path | None = None) -> tuple[str, ...]:
    """The names of the scenarios that each call is held against, in the order of the files."""
    from pytest_bdd.parser import FeatureParser

    folder = folder or features_folder() / "consumer"
    found: list[str] = []
    for path in sorted(folder.glob("*.feature")):
        feature = FeatureParser(str(folder), path.name).parse()
        found += [template.name for template in feature.scenarios.values()]
    return tuple(found)
