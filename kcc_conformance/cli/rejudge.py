"""`kcc-conformance rejudge`: stored exchanges judged anew, of a result.json or a bundle."""

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from kcc_conformance.bundle.judged_by import own_contract_in
from kcc_conformance.cli.stored import stored
from kcc_conformance.contract.contract import Contract, load_contract
from kcc_conformance.errors import UsageError
from kcc_conformance.inert import line
from kcc_conformance.language import spoken_language
from kcc_conformance.load.sides import LoadedResult
from kcc_conformance.rejudging.rejudge import rejudge
from kcc_conformance.report import FILES, check_place, write_reports
from kcc_conformance.report.terminal import print_result
from kcc_conformance.report.texts import say
from kcc_conformance.result.result import Result
from kcc_conformance.result.verdict import standing

NONE = "none"
"""What is given as `--reading` to judge by none."""
_NAMED = 20
"""Checks that are named for each reason."""


def judge_again(
    result: Path, text: str | None, reading: tuple[str, ...], out: Path, language: str | None
) -> int:
    """Judges a stored result anew, writes the reports, and answers the exit code."""
    spoken = spoken_language(language)
    if NONE in reading and len(reading) > 1:
        raise UsageError(f"--reading {NONE}: leave the other readings out")
    check_place(out / FILES[0], "--out")
    readings = None if not reading else () if NONE in reading else reading
    with _stored(result) as (found, contract):
        again = rejudge(found, text=text, readings=readings, name=str(result), contract=contract)
    print_result(again.result, write_reports(again.result, out, spoken), language=spoken)
    click.echo(say("rejudged", spoken, n=again.judged, left=len(again.unjudged)))
    for why in dict.fromkeys(each.why for each in again.unjudged):
        names = [each for each in again.unjudged if each.why == why]
        click.echo(f"- {say(f'rejudged.why.{why}', spoken)} ({len(names)})")
        for each in names[:_NAMED]:
            click.echo(f"    {line(each.check)}")
        if len(names) > _NAMED:
            click.echo(f"    … (+{len(names) - _NAMED})")
    return standing(again.result).exit_code


@contextlib.contextmanager
def _stored(path: Path) -> Iterator[tuple[Result, Contract | None]]:
    """The result, and the contract of one's own that came with it in a bundle. Raises UsageError
    for a bundle that is not whole."""
    found, contents = stored(path)
    if isinstance(found, LoadedResult):
        raise UsageError(
            f"{path}: is of a play under load, which cannot be judged anew: its answers were judged"
            " as they came, and are not kept"
        )
    own = own_contract_in(contents)
    if not own:
        yield found, None
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, each in own.items():
            (Path(folder) / name).write_bytes(each)
        yield found, load_contract(folder)
