"""`kcc-conformance observe`: judge a consumer by its traffic, recorded or live."""

import contextlib
import math
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

import click

from kcc_conformance.cli.law_text import quotable
from kcc_conformance.cli.output import lasting_output
from kcc_conformance.client.this_machine import is_here
from kcc_conformance.consumer.journal import check_writable
from kcc_conformance.errors import UsageError
from kcc_conformance.inert import inert
from kcc_conformance.language import language_of
from kcc_conformance.law.readings import ReadingError
from kcc_conformance.observing.judging import scenario_names
from kcc_conformance.observing.live.live import Live, Observing
from kcc_conformance.observing.live.words import word
from kcc_conformance.observing.observe import (
    Observed,
    Prepared,
    observe,
    prepare,
    prepare_live,
)
from kcc_conformance.playing.interrupts import SIGNALS
from kcc_conformance.report import write_file, write_reports
from kcc_conformance.report.diagnoses import print_diagnoses
from kcc_conformance.report.har import har_text
from kcc_conformance.report.terminal import Progress, print_result
from kcc_conformance.report.texts import counted
from kcc_conformance.result.draft import check_draft, write_draft
from kcc_conformance.result.result import Result
from kcc_conformance.result.verdict import CANNOT_TELL, EXIT_CODES, standing
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import Settings

_JUDGING = ("recording", "calls", "place", "settle", "wait")
_LIVE = ("upstream", "host", "port", "control_port", "links", "command", "save")
_DECLARED = Path("gesprekken.toml")
"""Where the calls are looked for without --calls."""


def observe_consumer(given: Mapping[str, Any]) -> int:
    """Judges by these options, and answers the exit code."""
    own = {name: given[name] for name in (*_JUDGING, *_LIVE)}
    rest = {k: v for k, v in given.items() if k not in own}
    settings = load_settings({**rest, "url": own["upstream"]})
    calls = _calls(own["calls"])
    for name in ("settle", "wait"):
        if not (math.isfinite(given[name]) and 0 <= given[name] <= 86_400):
            raise UsageError(f"--{name}: give seconds, from 0 to a day")
    check_draft(settings.write_baseline)
    check_writable(Path(settings.out))
    literal = quotable(settings.law_text, settings.text) if settings.law_text else None
    observed = Observed(own["recording"], calls, *(own[name] for name in _JUDGING[2:]))
    try:
        if observed.recordings:
            _alone(own)
            prepared = prepare(observed, settings)
            with lasting_output():
                return _judged(prepared, literal)
        live = _live(own)
        prepared = prepare_live(observed, settings, live.upstream)
    except ReadingError as error:
        click.echo(error.choices)
        raise
    with lasting_output():
        return _observed(live, prepared, literal)


def _calls(given: Path | None) -> Path:
    if given is None and not _DECLARED.is_file():
        raise UsageError(f"--calls: give the calls that were played ({_DECLARED})")
    return given or _DECLARED


def _alone(own: Mapping[str, Any]) -> None:
    """Raises UsageError where recordings are to be judged and something live is asked as well."""
    for name in ("upstream", "command", "save"):
        if own[name]:
            raise UsageError(f"--recording and --{name} contradict each other: leave one out")


def _live(own: Mapping[str, Any]) -> Live:
    if own["links"] not in ("rewrite", "keep"):
        raise UsageError(f"--links {own['links']}: choose rewrite or keep")
    if own["port"] and own["port"] == own["control_port"]:
        raise UsageError("--port and --control-port are the same: take another for one")
    upstream = own["upstream"] or ""
    if urlsplit(upstream).port == own["port"] != 0 and is_here(upstream):
        raise UsageError("--upstream leads to the observer itself: take another --port")
    if own["save"] is not None:
        try:
            own["save"].open("ab").close()
        except OSError as error:
            why = error.strerror or error
            raise UsageError(f"--save {own['save']}: cannot be written ({why})") from None
    return Live(
        upstream=own["upstream"] or "",
        host=own["host"],
        port=own["port"],
        control_port=own["control_port"],
        keep_links=own["links"] == "keep",
        command=own["command"] or "",
        save=own["save"],
    )


def _judged(prepared: Prepared, literal: Mapping[str, str] | None) -> int:
    """Judges recordings."""
    with _progress(prepared.settings, len(prepared.declaration.calls)) as progress:
        result = observe(prepared, progress.on_check)
    return _told(result, prepared, literal)


def _observed(live: Live, prepared: Prepared, literal: Mapping[str, str] | None) -> int:
    """Observes calls while they are played."""
    spoken = language_of(prepared.settings.language)
    observing = Observing(live, prepared, spoken, lambda told: click.echo(inert(told)))
    with _stopping(observing, word("stopping", spoken)):
        observing.play()
        result = observing.result()
    if live.save is not None:
        write_file(live.save, [har_text(observing.log()).encode()], "--save")
        click.echo(word("saved", spoken, path=live.save))
    code = _told(result, prepared, literal)
    return EXIT_CODES[CANNOT_TELL] if observing.failed_command and not code else code


def _told(result: Result, prepared: Prepared, literal: Mapping[str, str] | None) -> int:
    settings = prepared.settings
    spoken = language_of(settings.language)
    print_diagnoses(result.doctor, language=spoken, all_of_them=False)
    if literal is not None:
        literal = {f"{name}.consumer": words for name, words in literal.items()}
    files = write_reports(result, Path(settings.out), spoken, literal)
    print_result(result, files, language=spoken)
    if settings.write_baseline:
        number = write_draft(settings.write_baseline, result, prepared.known,
                             strict=settings.strict, language=spoken)  # fmt: skip
        click.echo(counted("known.written", number, spoken, path=settings.write_baseline))
    return standing(result).exit_code


@contextlib.contextmanager
def _progress(settings: Settings, calls: int) -> Iterator[Progress]:
    progress = Progress(language=language_of(settings.language))
    progress.on_start(len(scenario_names()) * calls)
    try:
        yield progress
    finally:
        progress.close()


@contextlib.contextmanager
def _stopping(observing: Observing, told: str) -> Iterator[None]:
    """Inside the block the first signal to stop ends the waiting; the second ends the process."""

    def stop(number: int, frame: FrameType | None) -> None:
        for each in kept:
            signal.signal(each, signal.default_int_handler)
        click.echo(told, err=True)
        observing.stop()

    kept = {
        number: signal.signal(number, stop)
        for number in SIGNALS
        if signal.getsignal(number) != signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
