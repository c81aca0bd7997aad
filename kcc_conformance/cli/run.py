"""`kcc-conformance run`: play C0992 against a provider."""

from pathlib import Path
from typing import Annotated, Any

import typer

from kcc_conformance.errors import UsageError
from kcc_conformance.language import language_of
from kcc_conformance.play import play
from kcc_conformance.register import ReadingError, load_register, parse_readings
from kcc_conformance.report import write_reports
from kcc_conformance.report.terminal import Progress, print_result
from kcc_conformance.selection import parse_selection
from kcc_conformance.settings import Settings, load_settings
from kcc_conformance.verdict import EXIT_CODES



def command(
    url: Annotated[
        str | None,
        typer.Argument(help="The provider's base URL; without it, the built-in reference."),
    ] = None,
    token: Annotated[str | None, typer.Option(help="The token to authenticate with.")] = None,
    token_file: Annotated[
        str | None, typer.Option(help="A file with the token; - reads standard input.")
    ] = None,
    header: Annotated[
        list[str] | None, typer.Option(help="A header 'Name: value' for every request.")
    ] = None,
    auth_scheme: Annotated[
        str | None, typer.Option(help="Token, Bearer, …: instead of the contract's scheme.")
    ] = None,
    contract: Annotated[
        str | None, typer.Option(help="auto, a contract's name, or a folder of your own.")
    ] = None,
    text: Annotated[str | None, typer.Option(help="seed (2023-11-20) or main (2023-12-20).")] = None,
    reading: Annotated[
        list[str] | None, typer.Option(help="Judge an open question by a reading: Q7=A, all=seed.")
    ] = None,
    actor_id: Annotated[str | None, typer.Option(help="Use this existing actor.")] = None,
    partij_id: Annotated[str | None, typer.Option(help="Use this existing partij.")] = None,
    strict: Annotated[
        bool | None, typer.Option("--strict", help="A failed SHOULD counts as well.")
    ] = None,
    only: Annotated[
        str | None, typer.Option(help="Clauses, questions, levels or features to play.")
    ] = None,
    timeout: Annotated[float | None, typer.Option(help="Seconds per request (10).")] = None,
    max_seconds: Annotated[
        float | None, typer.Option(help="Seconds for the whole run (300); 0 is no limit.")
    ] = None,
    max_requests: Annotated[
        int | None, typer.Option(help="Requests for the whole run; 0 is no limit.")
    ] = None,
    patience: Annotated[
        float | None, typer.Option(help="Seconds a write may take to become visible (2).")
    ] = None,
    ca_bundle: Annotated[str | None, typer.Option(help="Certificates to trust (PEM).")] = None,
    client_cert: Annotated[str | None, typer.Option(help="Client certificate (PEM).")] = None,
    client_key: Annotated[str | None, typer.Option(help="Its private key (PEM).")] = None,
    insecure: Annotated[
        bool | None, typer.Option("--insecure", help="Do not check the server's certificate.")
    ] = None,
    parallel: Annotated[int | None, typer.Option(help="Scenarios at a time (1).")] = None,
    examples: Annotated[int | None, typer.Option(help="Generated values per scenario (25).")] = None,
    seed: Annotated[int | None, typer.Option(help="Repeats the generated values of a run.")] = None,
    baseline: Annotated[str | None, typer.Option(help="Known failures.")] = None,
    language: Annotated[str | None, typer.Option(help="nl or en.")] = None,
    out: Annotated[str | None, typer.Option(help="Folder for the reports (kcc-report/).")] = None,
) -> int:
    """Play C0992 against URL; without URL, against the built-in reference implementation."""
    given: dict[str, Any] = dict(locals())
    settings = load_settings(
        {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    )
    check(settings)
    spoken = language_of(settings.language)
    progress = Progress(language=spoken)
    try:
        result = play(settings, on_start=progress.on_start, on_check=progress.on_check)
    finally:
        progress.close()
    files = write_reports(result, Path(settings.out), spoken)
    print_result(result, files, language=spoken)
    return EXIT_CODES[result.verdict]


def check(settings: Settings) -> None:
    """Raises UsageError for readings, expressions and options that cannot be honoured."""
    try:
        parse_readings(list(settings.reading), load_register())
    except ReadingError as error:
        raise UsageError(str(error)) from None
    parse_selection(settings.only)
    if settings.parallel > 1:
        raise UsageError("--parallel: playing in parallel is not there yet; leave it out")
    if settings.baseline:
        raise UsageError("--baseline: known failures are not there yet; leave it out")
    out = Path(settings.out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"--out {settings.out}: is there already and is not a folder")
