"""Plain pytest: `pytest features --provider-url URL` plays the same with the same outcomes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kcc_conformance.consumer.journal import what_stays
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.inert import line
from kcc_conformance.playing.chosen import Chosen, chosen_by
from kcc_conformance.playing.doctor import open_to_play
from kcc_conformance.playing.parallel.conductor import play_together
from kcc_conformance.playing.run import Play
from kcc_conformance.result.draft import check_draft, write_draft
from kcc_conformance.result.result import WARN
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.options import OPTIONS, Kind, Value
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.lasting import in_words
from kcc_conformance.stage.starting import Waiting

_OPTIONS = tuple(option for option in OPTIONS.values() if option.name != "law_text")
"""All settings but the one that is for the reports of `run` only."""


class PlainPytest:
    """Lets `pytest features --provider-url URL` play the same scenarios with the same outcomes."""

    def __init__(self, settings: Settings, chosen: Chosen, out: str | None) -> None:
        self.settings = settings
        self.chosen = chosen
        self.out = out
        self.play: Play | None = None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Opens the stage; one line and the right exit code if there is none to be had."""
        if session.config.option.collectonly and self.settings.url is not None:
            return
        try:
            stage, seen = open_to_play(self.settings, self.chosen, on_wait=_telling(session.config))
            self.play = Play(self.settings, stage, self.chosen, together=play_together, doctor=seen)
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
            known = self.chosen.known
            write_draft(settings.write_baseline, result, known, strict=settings.strict)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Adds the verdict to pytest's own summary."""
        if self.play is not None and self.play.result is not None:
            result = self.play.result
            terminalreporter.section("C0992")
            terminalreporter.line(f"{result.verdict}: {result.why}")
            for each in result.doctor:
                if each.outcome == WARN:
                    told = f"{each.what['en']}; {each.advice['en']}".rstrip("; ")
                    terminalreporter.line(f"{each.name}: {told}")
            for entry in result.known:
                terminalreporter.line(f"{entry.state}: {entry.check}: {entry.reason}")
            journal = self.play.stage.journal
            if journal is not None and journal.path.exists():
                stays = what_stays(journal.path)
                if stays is not None:
                    told = in_words(stays[0], "en")
                    terminalreporter.line(f"cannot be deleted: {told} (in {journal.path})")
                if stays is None or stays[1]:
                    terminalreporter.line(f"clean-up: kcc-conformance clean {journal.path}")


def _telling(config: pytest.Config) -> Callable[[Waiting], None]:
    """What says on pytest's terminal how the waiting for a provider goes."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")

    def tell(waiting: Waiting) -> None:
        if terminal is not None:
            terminal.write_line(f"--wait: {waiting.url}: {line(waiting.seen) or 'answers'}")

    return tell


def add_options(parser: pytest.Parser) -> None:
    """The settings as `--provider-…` options, for plain pytest."""
    group = parser.getgroup("provider", "klantinteracties provider")
    for option in _OPTIONS:
        name, about = f"--provider-{option.key}", option.about
        if option.kind is Kind.FLAG:
            group.addoption(name, action="store_true", default=None, help=option.sentence)
        else:
            several = option.kind is Kind.TEXTS or about.once
            action = "append" if several else "store"
            metavar = about.metavar or None
            group.addoption(
                name, action=action, default=None, metavar=metavar, help=option.sentence
            )


def session_of(config: pytest.Config) -> PlainPytest:
    """What plays by the `--provider-…` options, the environment and the file.

    Raises pytest.UsageError with one line.
    """
    if config.getoption("numprocesses", None) or config.getoption("tx", None):
        raise pytest.UsageError("-n: the scenarios share a run; use --provider-parallel N instead")
    try:
        settings = load_settings(dict(_given(config)))
        chosen = chosen_by(settings)
        check_draft(settings.write_baseline)
    except UsageError as error:
        raise pytest.UsageError(str(error)) from None
    return PlainPytest(settings, chosen, config.getoption("provider_out"))


def _given(config: pytest.Config) -> Iterator[tuple[str, Value]]:
    """The settings that the options give, by name."""
    for option in _OPTIONS:
        value = config.getoption(f"provider_{option.name}")
        if option.about.once and value is not None:
            if len(value) > 1:
                raise UsageError(
                    f"--provider-{option.key} is given {len(value)} times: give it once"
                )
            value = value[0]
        if value is not None:
            yield option.name, option.read(value, f"--provider-{option.key}")
