"""Plain pytest: `pytest features --provider-url URL` plays the same with the same outcomes."""

from pathlib import Path
from typing import Any

import pytest

from kcc_conformance.client import tls
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.law.readings import parse_readings
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.doctor import open_examined
from kcc_conformance.playing.parallel.conductor import play_together
from kcc_conformance.playing.run import Play
from kcc_conformance.playing.selection import parse_selection
from kcc_conformance.result.draft import check_draft, write_draft
from kcc_conformance.result.known_failures import baseline_of
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.login import LOGGING_IN
from kcc_conformance.settings.settings import Settings

_FLAGS = ("strict", "read_only", "insecure", "concurrent")
_REPEATED = ("header", "reading", "capability")
_OPTIONS = (
    "url", *LOGGING_IN, "contract", "capability", "text", "reading", "actor_id", "partij_id",
    "strict", "read_only", "only", "timeout", "max_seconds", "max_requests", "patience",
    *tls.OPTIONS, "parallel", "concurrent", "examples", "seed", "baseline", "write_baseline",
    "language", "out",
)  # fmt: skip


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
            stage, seen = open_examined(self.settings)
            self.play = Play(self.settings, stage, together=play_together, doctor=seen)
        except UsageError as error:
            pytest.exit(str(error), returncode=2)
        except Unplayable as error:
            if self.out and error.result is not None:
                from kcc_conformance.report import write_reports

                write_reports(error.result, Path(self.out))
            pytest.exit(str(error), returncode=3)
        except PrerequisiteError as error:
            pytest.exit(str(error), returncode=3)
        self.play.pytest_configure(session.config)
        session.config.pluginmanager.register(self.play, "kcc-play")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Writes the files, if asked for."""
        if self.play is None or self.play.result is None:
            return
        result, settings = self.play.result, self.settings
        if self.out:
            from kcc_conformance.report import write_reports

            write_reports(result, Path(self.out))
        if settings.write_baseline:
            write_draft(settings.write_baseline, result, settings.baseline, strict=settings.strict)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Adds the verdict to pytest's own summary."""
        if self.play is not None and self.play.result is not None:
            result = self.play.result
            terminalreporter.section("C0992")
            terminalreporter.line(f"{result.verdict}: {result.why}")
            for entry in result.known:
                terminalreporter.line(f"{entry.state}: {entry.check}: {entry.reason}")
            journal = self.play.stage.journal
            if journal is not None and journal.path.exists():
                terminalreporter.line(f"clean-up: kcc-conformance clean {journal.path}")


def add_options(parser: pytest.Parser) -> None:
    """The settings as `--provider-…` options, for plain pytest."""
    group = parser.getgroup("provider", "klantinteracties provider")
    for name in _OPTIONS:
        action = "store_true" if name in _FLAGS else "append" if name in _REPEATED else "store"
        group.addoption(f"--provider-{name.replace('_', '-')}", action=action, default=None)


def settings_of(config: pytest.Config) -> Settings:
    """The settings that the `--provider-…` options, the environment and the file give.

    Raises pytest.UsageError with one line.
    """
    if config.getoption("numprocesses", None) or config.getoption("tx", None):
        raise pytest.UsageError("-n: the scenarios share a run; use --provider-parallel N instead")
    given: dict[str, Any] = {}
    for name in _OPTIONS:
        value = config.getoption(f"provider_{name}")
        if value is not None:
            given[name] = tuple(value) if isinstance(value, list) else value
    for name, kind in (
        ("timeout", float),
        ("max_seconds", float),
        ("max_requests", int),
        ("patience", float),
        ("examples", int),
        ("seed", int),
        ("parallel", int),
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
        baseline_of(settings.baseline)
        check_draft(settings.write_baseline)
    except (UsageError, ValueError) as error:
        raise pytest.UsageError(str(error)) from None
    return settings
