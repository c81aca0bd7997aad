"""`kcc-conformance clean`: finish the clean-up of a run that was broken off."""

from dataclasses import replace
from pathlib import Path

import click

from kcc_conformance.cli.leftovers import clean_command, lines_of
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.journal import Journal
from kcc_conformance.consumer.journal_reading import Past, read_journal
from kcc_conformance.consumer.ledger import Entry
from kcc_conformance.contract.contract import Contract, load_contract
from kcc_conformance.detection.document import Detection
from kcc_conformance.errors import UsageError
from kcc_conformance.inert import line
from kcc_conformance.language import language_of
from kcc_conformance.report.texts import counted, say
from kcc_conformance.result.result import Leftover
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.options import Value
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.cleanup import clean_up
from kcc_conformance.stage.lasting import lasts
from kcc_conformance.stage.opening import Resumed, reopen_stage
from kcc_conformance.stage.stage import Stage


def clean(journal: Path, given: dict[str, Value | None]) -> int:
    """Cleans up by a journal, and answers the exit code."""
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
        stage = reopen_stage(settings, Resumed(found, past.header.run_id, past.ledger))
        try:
            left = _cleaned(stage, past, spoken)
        finally:
            stage.close()
        kept = bool(left) or bool(past.damaged)
    finally:
        book.close(keep=kept)
    _conclude(journal, past, left, contract, spoken)
    return 3 if kept else 0


def _settings(past: Past, given: dict[str, Value | None]) -> Settings:
    header = past.header
    given["url"] = given["url"] or header.url
    given["contract"] = given["contract"] or header.contract
    try:
        settings = load_settings(given)
    except UsageError as error:
        if given["url"] == header.url and str(error).startswith(header.url):
            raise UsageError(f"the URL in the journal: {error}; give one with --url") from None
        raise
    if settings.read_only:
        raise UsageError("clean deletes records: take read-only out of file and environment")
    return replace(settings, max_seconds=0.0, max_requests=0)


def _cleaned(stage: Stage, past: Past, spoken: str) -> tuple[Leftover, ...]:
    """Cleans up and tells of each record."""
    asked = len(past.ledger.remaining())
    words = say(
        "clean.begin", spoken, run=stage.run_id, url=line(stage.url), contract=stage.contract.name
    )
    open_ = counted("registration", len(past.ledger.pending()), spoken)
    told = say("clean.asked", spoken, n=counted("record", asked, spoken), open=open_)
    click.echo(f"{words} {told}")

    def tell(entry: Entry, answer: Answer) -> None:
        word = say("clean.removed" if answer.ok else "clean.gone", spoken)
        click.echo(f"  {word}  {entry.resource} {line(entry.id, 100)}")

    left = past.unusable + clean_up(stage, tell)
    for told in lines_of(left, stage.contract, spoken):
        click.echo(f"  {say('clean.left', spoken)}  {told}")
    return left


def _conclude(
    journal: Path, past: Past, left: tuple[Leftover, ...], contract: Contract, spoken: str
) -> None:
    if past.damaged:
        click.echo(say("clean.damaged", spoken, n=past.damaged))
    if left and not past.damaged and all(lasts(each, contract) for each in left):
        click.echo(say("clean.all.stays", spoken, n=counted("record", len(left), spoken),
                       path=line(str(journal))))  # fmt: skip
    elif left or past.damaged:
        click.echo(say("clean.remains", spoken, n=len(left), command=clean_command(journal)))
    else:
        click.echo(say("clean.nothing", spoken))
