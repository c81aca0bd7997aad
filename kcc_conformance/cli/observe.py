"""`kcc-conformance observe`: judge a consumer by its traffic."""

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from kcc_conformance.cli.law_text import quotable
from kcc_conformance.cli.output import lasting_output
from kcc_conformance.consumer.journal import check_writable
from kcc_conformance.errors import UsageError
from kcc_conformance.language import language_of
from kcc_conformance.law.readings import ReadingError
from kcc_conformance.observing.judging import scenario_names
from kcc_conformance.observing.observe import Observed, Prepared, observe, prepare
from kcc_conformance.report import write_reports
from kcc_conformance.report.diagnoses import print_diagnoses
from kcc_conformance.report.terminal import Progress, print_result
from kcc_conformance.report.texts import counted
from kcc_conformance.result.draft import check_draft, write_draft
from kcc_conformance.result.verdict import standing
from kcc_conformance.settings.loading import load_settings

_OWN = ("recording", "calls", "place", "settle", "wait")


def observe_recordings(given: Mapping[str, Any]) -> int:
    """Judges by these options, and answers the exit code."""
    settings = load_settings({k: v for k, v in given.items() if k not in _OWN})
    if given["calls"] is None:
        raise UsageError("--calls: give the calls that were played (gesprekken.toml)")
    for name in ("settle", "wait"):
        if not (math.isfinite(given[name]) and 0 <= given[name] <= 86_400):
            raise UsageError(f"--{name}: give seconds, from 0 to a day")
    check_draft(settings.write_baseline)
    check_writable(Path(settings.out))
    literal = quotable(settings.law_text, settings.text) if settings.law_text else None
    observed = Observed(*(given[name] for name in _OWN))
    try:
        prepared = prepare(observed, settings)
    except ReadingError as error:
        click.echo(error.choices)
        raise
    with lasting_output():
        return _observe(prepared, literal)


def _observe(prepared: Prepared, literal: Mapping[str, str] | None) -> int:
    settings = prepared.settings
    spoken = language_of(settings.language)
    progress = Progress(language=spoken)
    progress.on_start(len(scenario_names()) * len(prepared.declaration.calls))
    try:
        result = observe(prepared, progress.on_check)
    finally:
        progress.close()
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
