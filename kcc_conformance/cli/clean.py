"""`kcc-conformance clean`: finish the clean-up of a run that was broken off."""

import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from kcc_conformance.cleanup import clean_up
from kcc_conformance.contract import load_contract
from kcc_conformance.detection import Detection
from kcc_conformance.errors import UsageError
from kcc_conformance.journal import Journal
from kcc_conformance.language import language_of
from kcc_conformance.ledger import Entry
from kcc_conformance.past import Past, read_journal
from kcc_conformance.provider import Answer
from kcc_conformance.report.clean import line
from kcc_conformance.report.texts import say
from kcc_conformance.result import Leftover
from kcc_conformance.settings import Settings, load_settings
from kcc_conformance.stage import Resumed, Stage, open_stage


@click.command("clean")
@click.argument("journal", type=click.Path(path_type=Path))
@click.option("--url", metavar="URL", help="The API's base URL, instead of the journal's.")
@click.option("--contract", metavar="NAME", help="Name or folder, instead of the journal's.")
@click.option("--token", metavar="TOKEN", help="The token to authenticate with.")
@click.option("--token-file", metavar="F", help="A file with the token; - reads standard input.")
@click.option(
    "--header", metavar="'N: V'", multiple=True, help="A header for every request (repeatable)."
)
@click.option(
    "--auth-scheme", metavar="S", help="Token, Bearer, …: instead of the contract's scheme."
)
@click.option("--timeout", metavar="S", type=float, help="Seconds per request (10).")
@click.option(
    "--patience", metavar="S", type=float, help="Seconds to look for what got no answer (2)."
)
@click.option("--ca-bundle", metavar="F", help="Certificates to trust (PEM).")
@click.option("--client-cert", metavar="F", help="Client certificate (PEM).")
@click.option("--client-key", metavar="F", help="Its private key (PEM).")
@click.option(
    "--insecure", is_flag=True, default=None, help="Do not check the server's certificate."
)
@click.option("--language", metavar="nl|en", help="Language of what is told.")
def command(journal: Path, **given: Any) -> int:
    """Take away what a run that was broken off left at the provider, by its JOURNAL.

    Talks to the base URL in the journal only. Exit code 0: nothing is left; 3: something is, or
    the provider cannot be reached.
    """
    past = read_journal(journal)
    settings = _settings(past, given)
    spoken = language_of(settings.language)
    contract = load_contract(settings.contract)
    book = Journal.resume(journal, past.header, {n: r.item for n, r in contract.resources.items()})
    assert settings.url is not None
    found = Detection(contract, settings.url.rstrip("/"), (str(journal),))
    past.ledger.book = book
    kept = True
    try:
        stage = open_stage(settings, resumed=Resumed(found, past.header.run_id, past.ledger))
        try:
            left = _cleaned(stage, past, spoken)
        finally:
            stage.close()
        kept = bool(left) or bool(past.damaged)
    finally:
        book.close(keep=kept)
    _conclude(journal, past, left, spoken)
    return 3 if kept else 0


def command_line(journal: Path) -> str:
    """What to type to finish the clean-up of that journal."""
    return f"kcc-conformance clean {shlex.quote(str(journal))}"


def _settings(past: Past, given: dict[str, Any]) -> Settings:
    header = past.header
    given["url"] = given["url"] or header.url
    given["contract"] = given["contract"] or header.contract
    try:
        settings = load_settings(given)
    except UsageError as error:
        if given["url"] == header.url and str(error).startswith(header.url):
            raise UsageError(f"the URL in the journal: {error}; give one with --url") from None
        raise
    return replace(settings, max_seconds=0.0, max_requests=0)


def _cleaned(stage: Stage, past: Past, spoken: str) -> tuple[Leftover, ...]:
    """Cleans up and tells of each record."""
    asked = len(past.ledger.remaining())
    words = say(
        "clean.begin", spoken, run=stage.run_id, url=line(stage.url), contract=stage.contract.name
    )
    click.echo(f"{words} {say('clean.asked', spoken, n=asked, open=len(past.ledger.pending()))}")

    def tell(entry: Entry, answer: Answer) -> None:
        word = say("clean.removed" if answer.ok else "clean.gone", spoken)
        click.echo(f"  {word}  {entry.resource} {line(entry.id, 100)}")

    left = past.unusable + clean_up(stage, tell)
    for each in left:
        told = f"{each.resource} {line(each.id, 100)}: {line(each.why)}"
        click.echo(f"  {say('clean.left', spoken)}  {told}")
    return left


def _conclude(journal: Path, past: Past, left: tuple[Leftover, ...], spoken: str) -> None:
    if past.damaged:
        click.echo(say("clean.damaged", spoken, n=past.damaged))
    if left or past.damaged:
        click.echo(say("clean.remains", spoken, n=len(left), command=command_line(journal)))
    else:
        click.echo(say("clean.nothing", spoken))
