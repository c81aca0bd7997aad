"""What is said on the terminal of what a run left behind, and what can be done about it."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from kcc_conformance.consumer.journal import earlier_journals, journal_path, what_stays
from kcc_conformance.contract.contract import Contract
from kcc_conformance.inert import line
from kcc_conformance.phrases import phrase
from kcc_conformance.report.texts import say
from kcc_conformance.result.result import Leftover
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.lasting import in_words, lasts


def clean_command(journal: Path) -> str:
    """What to type to finish the clean-up of that journal."""
    return f"kcc-conformance clean {shlex.quote(str(journal))}"


def tell_journal(settings: Settings, run_id: str, spoken: str) -> None:
    """Says how to finish the clean-up of a run that left something."""
    tell_left(journal_path(Path(settings.out), run_id), spoken)


def tell_left(journal: Path, spoken: str) -> None:
    """Says how to finish the clean-up of a journal that is still there, and what stays for good."""
    if journal.exists():
        for told in left_in(journal, "journal.stays", "journal.left", spoken):
            click.echo(told)


def tell_earlier(out: Path, spoken: str) -> None:
    """Says how to finish the clean-ups of earlier runs that left something, and what of it stays
    for good."""
    for journal in earlier_journals(out):
        for told in left_in(journal, "journal.earlier.stays", "journal.earlier", spoken):
            click.echo(told)


def left_in(journal: Path, stays: str, more: str, spoken: str) -> Iterator[str]:
    """A line for what cannot be deleted, if anything, and one for what can be tried again."""
    known = what_stays(journal)
    if known is not None:
        yield say(stays, spoken, told=in_words(known[0], spoken), path=journal)
    if known is None or known[1]:
        yield say(more, spoken, command=clean_command(journal))


def lines_of(leftovers: Iterable[Leftover], contract: Contract, spoken: str) -> Iterator[str]:
    """A line for each record that is left, but for those that cannot be deleted: of these one for
    all of a kind."""
    stay: dict[str, Counter[str]] = {}
    for each in leftovers:
        why = line(phrase(each.why, spoken))
        if lasts(each, contract):
            stay.setdefault(why, Counter())[each.resource] += 1
        else:
            yield f"{each.resource} {line(each.id, 100)}: {why}"
    for why, numbers in stay.items():
        yield say("clean.stays", spoken, told=in_words(numbers, spoken), why=why)
