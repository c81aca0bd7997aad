"""The pytest plugin: plays the features on a stage and turns what happens into a result."""

import json
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from kcc_conformance.cast import Cast
from kcc_conformance.cleanup import clean_up
from kcc_conformance.collection import Played, apply_tag, describe
from kcc_conformance.consumer import Consumer
from kcc_conformance.contract import Contract
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, Nonconformity, Remarks
from kcc_conformance.outcome import check_of
from kcc_conformance.register import load_register, parse_readings
from kcc_conformance.result import FAILED, INAPPLICABLE, PASSED, Check, Leftover, Result
from kcc_conformance.selection import Selection, parse_selection
from kcc_conformance.settings import Settings, load_settings
from kcc_conformance.stage import Stage, open_stage
from kcc_conformance.summing import sum_up
from kcc_conformance.verdict import EXIT_CODES

pytest_plugins = ["kcc_conformance.steps"]

_STEP = pytest.StashKey[Any]()
_REMARKS = pytest.StashKey[Remarks]()
_PLAY = pytest.StashKey["Play"]()

LAST = "nacontrole"


class Play:
    """One run: holds the stage, gathers the checks, and sums up at the end.

    `on_check` is told of every check as it ends, `on_start` how many there will be.
    """

    def __init__(
        self,
        settings: Settings,
        stage: Stage,
        *,
        on_start: Callable[[int], None] | None = None,
        on_check: Callable[[Check], None] | None = None,
    ) -> None:
        self.settings = settings
        self.stage = stage
        self.checks: list[Check] = []
        self.unplayed: list[Played] = []
        self.leftovers: tuple[Leftover, ...] = ()
        self.result: Result | None = None
        self.interrupted = False
        self.register = load_register()
        self.readings = parse_readings(list(settings.reading), self.register)
        self.selection: Selection = parse_selection(settings.only)
        self._on_start = on_start or (lambda number: None)
        self._on_check = on_check or (lambda check: None)
        self._began = 0.0
        self._closing = False

    # --- pytest's hooks ---------------------------------------------------------------------

    def pytest_configure(self, config: pytest.Config) -> None:
        """Makes the play known to the fixtures."""
        config.stash[_PLAY] = self

    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        """Leaves out what was not selected; the rest plays in the order of the files."""
        kept, dropped = [], []
        for item in items:
            played = describe(item)
            if played is not None and not self.selection.wants(played):
                self.unplayed.append(played)
                dropped.append(item)
            else:
                kept.append(item)
        if dropped:
            config.hook.pytest_deselected(items=dropped)
            items[:] = kept
        items.sort(key=_place)
        self._on_start(len(items))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Iterator[None]:
        """Says which check the exchanges serve."""
        played = describe(item)
        if played is not None:
            self.stage.recorder.begin(played.id)
        self._began = time.monotonic()
        try:
            return (yield)
        finally:
            self.stage.recorder.begin("(tussendoor)")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, Any, Any]:
        """Turns how an item ended into a check, and a check into what pytest shows."""
        report = yield
        played = describe(item)
        ended = call.when == "call" or (call.when == "setup" and report.outcome != "passed")
        if played is None or not ended:
            return report
        error = call.excinfo.value if call.excinfo else None
        check = check_of(
            played,
            error,
            step=item.stash.get(_STEP, None),
            remarks=item.stash.get(_REMARKS, Remarks()),
            seconds=time.monotonic() - self._began,
            exchanges=self.stage.recorder.used_by(played.id),
            register=self.register,
            readings=self.readings,
            text=self.settings.text,
        )
        self.checks.append(check)
        self._on_check(check)
        _show(report, check, strict=self.settings.strict)
        return report

    @pytest.hookimpl(trylast=True)
    def pytest_keyboard_interrupt(self) -> None:
        """Remembers that the run was broken off."""
        self.interrupted = True

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Cleans up, sums up and writes the files; the exit code is that of the verdict."""
        if session.config.option.collectonly:
            return
        self.finish()
        assert self.result is not None
        session.exitstatus = EXIT_CODES[self.result.verdict]

    # --- the end ----------------------------------------------------------------------------

    def finish(self) -> Result:
        """Cleans up and sums up, once; whoever breaks into that ends it at once."""
        if self._closing and self.result is None:
            raise KeyboardInterrupt
        if self.result is None:
            self._closing = True
            self.stage.recorder.begin("(opruimen)")
            try:
                self.leftovers = clean_up(self.stage)
            finally:
                self.result = sum_up(
                    self.stage,
                    self.checks,
                    self.unplayed,
                    self.leftovers,
                    register=self.register,
                    readings=self.readings,
                    interrupted=self.interrupted,
                )
                self.stage.close()
        return self.result


class PlainPytest:
    """Lets `pytest features --provider-url URL` play the same scenarios with the same outcomes."""

    def __init__(self, settings: Settings, out: str | None) -> None:
        self.settings = settings
        self.out = out
        self.play: Play | None = None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Opens the stage; one line and the right exit code if there is none to be had."""
        if session.config.option.collectonly and self.settings.url is not None:
            return
        try:
            self.play = Play(self.settings, open_stage(self.settings))
        except UsageError as error:
            pytest.exit(str(error), returncode=2)
        except PrerequisiteError as error:
            pytest.exit(str(error), returncode=3)
        self.play.pytest_configure(session.config)
        session.config.pluginmanager.register(self.play, "kcc-play")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Writes the files, if asked for."""
        if self.out and self.play is not None and self.play.result is not None:
            from kcc_conformance.report import write_reports

            write_reports(self.play.result, Path(self.out))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Adds the verdict to pytest's own summary."""
        if self.play is not None and self.play.result is not None:
            result = self.play.result
            terminalreporter.section("C0992")
            terminalreporter.line(f"{result.verdict}: {result.why}")


_OPTIONS = (
    "url",
    "token",
    "token_file",
    "auth_scheme",
    "contract",
    "text",
    "actor_id",
    "partij_id",
    "only",
    "timeout",
    "max_seconds",
    "patience",
    "ca_bundle",
    "client_cert",
    "client_key",
    "examples",
    "seed",
    "baseline",
    "language",
    "out",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The settings as `--provider-…` options, for plain pytest."""
    group = parser.getgroup("provider", "klantinteracties provider")
    for name in _OPTIONS:
        group.addoption(f"--provider-{name.replace('_', '-')}", default=None)
    for name in ("header", "reading"):
        group.addoption(f"--provider-{name}", action="append", default=None)
    for name in ("strict", "insecure"):
        group.addoption(f"--provider-{name}", action="store_true", default=None)


def pytest_configure(config: pytest.Config) -> None:
    """Without a play handed in (by `kcc-conformance run`), plain pytest sets up its own."""
    if config.pluginmanager.has_plugin("kcc-play"):
        return
    given: dict[str, Any] = {}
    for name in (*_OPTIONS, "header", "reading", "strict", "insecure"):
        value = config.getoption(f"provider_{name}")
        if value is not None:
            given[name] = tuple(value) if isinstance(value, list) else value
    for name, kind in (
        ("timeout", float),
        ("max_seconds", float),
        ("patience", float),
        ("examples", int),
        ("seed", int),
    ):
        if name in given:
            try:
                given[name] = kind(given[name])
            except ValueError:
                raise pytest.UsageError(f"--provider-{name.replace('_', '-')}: a number") from None
    try:
        settings = load_settings(given)
        parse_readings(list(settings.reading), load_register())
        parse_selection(settings.only)
    except (UsageError, ValueError) as error:
        raise pytest.UsageError(str(error)) from None
    config.pluginmanager.register(PlainPytest(settings, given.get("out")), "kcc-plain")


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_apply_tag(tag: str, function: Any) -> bool | None:
    """`@C0992-2.4` becomes the mark `clause("C0992-2.4")`, and so on."""
    return apply_tag(tag, function) or None


def pytest_bdd_before_step(request: pytest.FixtureRequest, step: Any) -> None:
    """Remembers the step that is being played."""
    request.node.stash[_STEP] = step


def _place(item: pytest.Item) -> tuple[bool, str]:
    """The files in alphabetical order, and what looks back on the whole run at the end."""
    played = describe(item)
    feature = played.id.partition("/")[0] if played else ""
    return feature == LAST, feature


def _show(report: Any, check: Check, *, strict: bool) -> None:
    """What pytest itself shows: a SHOULD that fails is an expected failure, never a silent pass."""
    if check.outcome == PASSED:
        report.outcome, report.longrepr = "passed", None
    elif check.outcome == INAPPLICABLE:
        report.outcome, report.longrepr = "skipped", ("", 0, f"inapplicable: {check.message}")
    elif check.outcome == FAILED and check.level != "MUST" and not strict:
        report.outcome, report.wasxfail = "skipped", f"{check.level}: {check.message}"
    else:
        lines = [f"{check.outcome}: {check.message}", f"in: {check.step}"]
        lines += [json.dumps(vars(f), ensure_ascii=False, default=str) for f in check.findings[:5]]
        report.outcome, report.longrepr = "failed", "\n".join(lines)


# --- fixtures ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def stage(request: pytest.FixtureRequest) -> Stage:
    """The stage of this run."""
    return request.config.stash[_PLAY].stage


@pytest.fixture(scope="session")
def consumer(stage: Stage) -> Consumer:
    """The model consumer."""
    return stage.consumer


@pytest.fixture(scope="session")
def contract(stage: Stage) -> Contract:
    """The wire contract played by."""
    return stage.contract


@pytest.fixture(scope="session")
def people(stage: Stage) -> Cast:
    """Employee and client."""
    return stage.cast


@pytest.fixture
def remarks(request: pytest.FixtureRequest) -> Remarks:
    """What the running check says beside its outcome."""
    kept: Remarks = request.node.stash.setdefault(_REMARKS, Remarks())
    return kept


__all__ = ["CannotTell", "Finding", "Inapplicable", "Nonconformity", "Play"]
