"""`kcc-conformance run`: play C0992 against a provider."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kcc_conformance.cli.agreement import asking
from kcc_conformance.cli.law_text import quotable
from kcc_conformance.cli.leftovers import clean_command, tell_earlier, tell_journal, tell_left
from kcc_conformance.cli.output import lasting_output
from kcc_conformance.cli.waiting import telling
from kcc_conformance.consumer.journal import Journal, check_writable
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.language import language_of
from kcc_conformance.law.readings import ReadingError
from kcc_conformance.playing.chosen import Chosen, chosen_by
from kcc_conformance.playing.consent import NotAgreed
from kcc_conformance.playing.interrupts import Interrupts
from kcc_conformance.playing.play import play
from kcc_conformance.report import write_reports
from kcc_conformance.report.annotations import annotations
from kcc_conformance.report.diagnoses import print_diagnoses
from kcc_conformance.report.terminal import Detail, Progress, print_result
from kcc_conformance.report.texts import counted, say
from kcc_conformance.report.view import View
from kcc_conformance.result.draft import check_draft, write_draft
from kcc_conformance.result.result import Diagnosis, Result
from kcc_conformance.result.verdict import CANNOT_TELL, EXIT_CODES, standing
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.options import Value
from kcc_conformance.settings.settings import Settings

if TYPE_CHECKING:
    from kcc_conformance.bundle.packing import Signing


def run(given: Mapping[str, Value | None]) -> int:
    """Plays by these options, and answers the exit code."""
    settings = load_settings(given)
    chosen = _chosen(settings)
    check_draft(settings.write_baseline)
    check_writable(Path(settings.out))
    signing = None
    if settings.bundle or settings.sign or settings.har:
        from kcc_conformance.cli.bundle import check_wanted

        signing = check_wanted(settings)
    if settings.pdf:
        from kcc_conformance.report.pdf import check_pdf

        check_pdf()
    literal = quotable(settings.law_text, settings.text) if settings.law_text else None
    with lasting_output():
        return _run(settings, chosen, literal, signing)


def _run(
    settings: Settings,
    chosen: Chosen,
    literal: Mapping[str, str] | None,
    signing: "Signing | None",
) -> int:
    spoken, detail = language_of(settings.language), _detail(settings)
    tell_earlier(Path(settings.out), spoken)

    def words(key: str, journal: Journal | None) -> str:
        there = journal is not None and journal.there
        what = clean_command(journal.path) if journal and there else ""
        return "kcc-conformance: " + say(
            f"{key}.{'journal' if there else 'bare'}", spoken, command=what
        )

    with Interrupts(words) as interrupts:
        progress = Progress(language=spoken, detail=detail)
        try:
            result = play(
                settings,
                chosen,
                on_doctor=lambda seen: _foretell(seen, spoken, detail),
                on_start=progress.on_start,
                on_check=progress.on_check,
                interrupts=interrupts,
                agree=asking(spoken),
                on_wait=None if detail is Detail.QUIET else telling(spoken),
            )
        except NotAgreed as missing:
            if interrupts.journal is not None:
                tell_left(interrupts.journal.path, spoken)
            raise UsageError(missing.said(spoken)) from None
        except Unplayable as trouble:
            print_diagnoses(trouble.diagnoses, language=spoken, all_of_them=False)
            if trouble.result is not None:
                for path in _written(trouble.result, settings, spoken, literal):
                    click.echo(path)
                _write_wanted(trouble.result, settings, signing, spoken)
            tell_journal(settings, trouble.run_id, spoken)
            raise PrerequisiteError(trouble.said(spoken)) from None
        except KeyboardInterrupt:
            if interrupts.journal is not None:
                tell_left(interrupts.journal.path, spoken)
            return EXIT_CODES[CANNOT_TELL]
        finally:
            progress.close()
        code = _told(result, settings, chosen, spoken, literal, interrupts.journal)
        try:
            _write_wanted(result, settings, signing, spoken)
        except UsageError as error:
            if not code:
                raise
            click.echo(f"kcc-conformance: {error}", err=True)
        return code


def _told(
    result: Result,
    settings: Settings,
    chosen: Chosen,
    spoken: str,
    literal: Mapping[str, str] | None,
    journal: Journal | None,
) -> int:
    """Writes and prints the result, and says what is left to be done.

    A provider that does not conform stays that when the reports cannot be written (a full disk):
    that is told, and ends in 2 only where the verdict itself would end in 0.
    """
    try:
        files = _written(result, settings, spoken, literal)
    except UsageError as error:
        print_result(result, language=spoken, detail=_detail(settings))
        if not standing(result).exit_code:
            raise
        click.echo(f"kcc-conformance: {error}", err=True)
        return standing(result).exit_code
    print_result(result, files, language=spoken, detail=_detail(settings))
    if settings.annotations == "github" or (
        settings.annotations == "auto" and os.environ.get("GITHUB_ACTIONS") == "true"
    ):
        for told in annotations(View(result, spoken)):
            click.echo(told)
    if settings.write_baseline:
        number = write_draft(
            settings.write_baseline,
            result,
            chosen.known,
            strict=settings.strict,
            language=spoken,
        )
        words = counted("known.written", number, spoken, path=settings.write_baseline)
        click.echo(words)
    tell_journal(settings, str(result.run["id"]), spoken)
    if journal and journal.broken and result.run["interrupted"]:
        told = say("journal.broken", spoken, path=journal.path, why=journal.broken)
        click.echo(f"kcc-conformance: {told}", err=True)
    return standing(result).exit_code


def _detail(settings: Settings) -> Detail:
    if settings.quiet:
        return Detail.QUIET
    return Detail.FULL if settings.verbose else Detail.SHORT


def _foretell(seen: Sequence[Diagnosis], spoken: str, detail: Detail) -> None:
    """What the doctor saw that needs a look, unless nothing was to be told."""
    if detail is not Detail.QUIET:
        print_diagnoses(seen, language=spoken, all_of_them=False)


def _written(
    result: Result, settings: Settings, spoken: str, literal: Mapping[str, str] | None
) -> tuple[Path, ...]:
    """Writes the reports that were asked for, and gives their paths."""
    return write_reports(result, Path(settings.out), spoken, literal, pdf=settings.pdf)


def _write_wanted(
    result: Result, settings: Settings, signing: "Signing | None", spoken: str
) -> None:
    """Writes what was asked for beside the reports."""
    if settings.bundle or settings.har:
        from kcc_conformance.cli.bundle import write_wanted

        write_wanted(result, settings, signing, spoken)


def _chosen(settings: Settings) -> Chosen:
    """What the user chose. Where a reading does not exist, shows first those that do."""
    try:
        return chosen_by(settings)
    except ReadingError as error:
        click.echo(error.choices)
        raise
