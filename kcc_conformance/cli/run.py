"""`kcc-conformance run`: play C0992 against a provider."""

import shlex
from pathlib import Path
from typing import Any

import click

from kcc_conformance.cli.output import lasting_output
from kcc_conformance.consumer.journal import Journal, check_writable, earlier_journals, journal_path
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.errors import UsageError
from kcc_conformance.language import language_of
from kcc_conformance.law.drift import literal_sentences
from kcc_conformance.law.readings import ReadingError, parse_readings
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.interrupts import Interrupts
from kcc_conformance.playing.play import play
from kcc_conformance.playing.selection import parse_selection
from kcc_conformance.report import write_reports
from kcc_conformance.report.diagnoses import print_diagnoses
from kcc_conformance.report.terminal import Progress, print_result
from kcc_conformance.report.texts import say
from kcc_conformance.result.draft import check_draft, write_draft
from kcc_conformance.result.known_failures import baseline_of
from kcc_conformance.result.result import Result
from kcc_conformance.result.verdict import CANNOT_TELL, EXIT_CODES, standing
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.settings import Settings


@click.command("run")
@click.argument("url", required=False)
@click.option("--token", metavar="TOKEN", help="The token to authenticate with.")
@click.option("--token-file", metavar="F", help="A file with the token; - reads standard input.")
@click.option(
    "--header", metavar="'N: V'", multiple=True, help="A header for every request (repeatable)."
)
@click.option(
    "--auth-scheme", metavar="S", help="Token, Bearer, …: instead of the contract's scheme."
)
@click.option("--username", metavar="U", help="For basic authentication.")
@click.option("--password", metavar="P", help="Its password.")
@click.option("--password-file", metavar="F", help="A file with it; - reads standard input.")
@click.option("--client-id", metavar="ID", help="The client, for OAuth2 or a signed JWT.")
@click.option("--client-secret", metavar="S", help="Its secret.")
@click.option("--client-secret-file", metavar="F", help="A file with it; - reads standard input.")
@click.option(
    "--token-url", metavar="URL", help="Where the client gets access tokens (OAuth2); else a JWT."
)
@click.option("--scope", metavar="S", help="The scope to ask for (OAuth2).")
@click.option("--user-id", metavar="ID", help="The user in a signed JWT (kcc-conformance).")
@click.option("--user-representation", metavar="NAME", help="That user's name, likewise.")
@click.option(
    "--contract", metavar="NAME", help="auto (default), a contract's name, or a folder of your own."
)
@click.option(
    "--capability",
    metavar="NAME=yes|no",
    multiple=True,
    help="What the provider can or lacks, whatever it shows (repeatable).",
)
@click.option("--text", metavar="TEXT", help="seed (2023-11-20, default) or main (2023-12-20).")
@click.option(
    "--reading",
    metavar="Q=R",
    multiple=True,
    help="Judge an open question by this reading, or all=seed (repeatable).",
)
@click.option("--actor-id", metavar="ID", help="Use this existing actor.")
@click.option("--partij-id", metavar="ID", help="Use this existing partij.")
@click.option("--strict", is_flag=True, default=None, help="A failed SHOULD counts as well.")
@click.option(
    "--read-only", is_flag=True, default=None, help="Write nothing; judge what can be read."
)
@click.option("--only", metavar="EXPR", help="Clauses, questions, levels or features to play.")
@click.option("--timeout", metavar="S", type=float, help="Seconds per request (10).")
@click.option(
    "--max-seconds", metavar="S", type=float, help="Seconds for the whole run (300); 0 is no limit."
)
@click.option(
    "--max-requests",
    metavar="N",
    type=int,
    help="Requests for the whole run; 0 (default) is no limit.",
)
@click.option(
    "--patience",
    metavar="S",
    type=float,
    help="Seconds that a write may take to become visible (2).",
)
@click.option("--ca-bundle", metavar="F", help="Certificates to trust (PEM).")
@click.option("--client-cert", metavar="F", help="Client certificate (PEM).")
@click.option("--client-key", metavar="F", help="Its private key (PEM).")
@click.option("--client-key-password", metavar="P", help="The passphrase of that key.")
@click.option(
    "--client-key-password-file", metavar="F", help="A file with it; - reads standard input."
)
@click.option(
    "--insecure", is_flag=True, default=None, help="Do not check the server's certificate."
)
@click.option("--parallel", metavar="N", type=int, help="Scenarios at a time (1).")
@click.option(
    "--concurrent",
    is_flag=True,
    default=None,
    help="Register at the same moment even where servers of the contract are known to break.",
)
@click.option("--examples", metavar="N", type=int, help="Generated values per scenario (25).")
@click.option("--seed", metavar="N", type=int, help="Repeats the generated values of a run.")
@click.option("--baseline", metavar="F", help="Known failures (TOML): they do not fail the run.")
@click.option("--write-baseline", metavar="F", help="Draft that file from what failed in this run.")
@click.option("--law-text", metavar="F", help="A copy of the text, to quote in the reports.")
@click.option("--language", metavar="nl|en", help="Language of terminal and report.")
@click.option("--out", metavar="DIR", help="Folder for the reports (kcc-report/).")
def command(**given: Any) -> int:
    """Play C0992 against URL; without URL, against the built-in reference implementation."""
    settings = load_settings(given)
    check(settings)
    with lasting_output():
        return _run(settings)


def _run(settings: Settings) -> int:
    spoken = language_of(settings.language)
    literal = _sentences(settings)
    out = Path(settings.out)
    for journal in earlier_journals(out):
        click.echo(say("journal.earlier", spoken, command=command_line(journal)))

    def words(key: str, journal: Journal | None) -> str:
        there = journal is not None and journal.there
        what = command_line(journal.path) if journal and there else ""
        return "kcc-conformance: " + say(
            f"{key}.{'journal' if there else 'bare'}", spoken, command=what
        )

    with Interrupts(words) as interrupts:
        progress = Progress(language=spoken)
        try:
            result = play(
                settings,
                on_doctor=lambda seen: print_diagnoses(seen, language=spoken, all_of_them=False),
                on_start=progress.on_start,
                on_check=progress.on_check,
                interrupts=interrupts,
            )
        except Unplayable as trouble:
            print_diagnoses(trouble.diagnoses, language=spoken, all_of_them=False)
            if trouble.result is not None:
                for path in write_reports(trouble.result, out, spoken, literal):
                    click.echo(path)
            tell_journal(settings, trouble.run_id, spoken)
            raise
        except KeyboardInterrupt:
            if interrupts.journal is not None and interrupts.journal.path.exists():
                click.echo(
                    say("journal.left", spoken, command=command_line(interrupts.journal.path))
                )
            return EXIT_CODES[CANNOT_TELL]
        finally:
            progress.close()
        return _told(result, settings, spoken, literal, interrupts.journal)


def _told(
    result: Result,
    settings: Settings,
    spoken: str,
    literal: dict[str, str] | None,
    journal: Journal | None,
) -> int:
    """Writes and prints the result, and says what is left to be done."""
    try:
        files = write_reports(result, Path(settings.out), spoken, literal)
    except UsageError:
        print_result(result, language=spoken)
        raise
    print_result(result, files, language=spoken)
    if settings.write_baseline:
        number = write_draft(
            settings.write_baseline, result, settings.baseline, strict=settings.strict
        )
        words = say("known.written", spoken, n=number, path=settings.write_baseline)
        click.echo(words)
    tell_journal(settings, str(result.run["id"]), spoken)
    if journal and journal.broken and result.run["interrupted"]:
        told = say("journal.broken", spoken, path=journal.path, why=journal.broken)
        click.echo(f"kcc-conformance: {told}", err=True)
    return standing(result).exit_code


def command_line(journal: Path) -> str:
    """What to type to finish the clean-up of that journal."""
    return f"kcc-conformance clean {shlex.quote(str(journal))}"


def tell_journal(settings: Settings, run_id: str, spoken: str) -> None:
    """Says how to finish the clean-up of a run that left something."""
    left = journal_path(Path(settings.out), run_id)
    if left.exists():
        click.echo(say("journal.left", spoken, command=command_line(left)))


def check(settings: Settings) -> None:
    """Raises UsageError for readings, expressions and options that cannot be honoured."""
    try:
        parse_readings(list(settings.reading), load_register())
    except ReadingError as error:
        what, _, choices = str(error).partition("\n")
        click.echo(choices)
        raise UsageError(what) from None
    parse_selection(settings.only)
    baseline_of(settings.baseline)
    check_draft(settings.write_baseline)
    check_writable(Path(settings.out))


def _sentences(settings: Settings) -> dict[str, str] | None:
    if settings.law_text is None:
        return None
    try:
        markdown = Path(settings.law_text).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"--law-text {settings.law_text}: cannot be read as text") from None
    return literal_sentences(load_register(), markdown, settings.text)
