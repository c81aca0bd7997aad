"""`kcc-conformance rejudge`, as click knows it."""

from pathlib import Path
from typing import Any

import click


@click.command("rejudge")
@click.argument("result", type=click.Path(path_type=Path))
@click.option("--text", metavar="TEXT", help="seed or main (default: the text judged by before).")
@click.option(
    "--reading",
    multiple=True,
    metavar="Q=R",
    help="Judge an open question by this reading; none: by none (default: as before; repeatable).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("kcc-rejudged"),
    metavar="DIR",
    help="The folder for the reports (default kcc-rejudged).",
)
@click.option("--language", metavar="nl|en", help="Language of terminal and reports.")
def command(**given: Any) -> int:
    """Judge the exchanges stored in RESULT anew, without the provider.

    RESULT is a result.json or a bundle. The scenarios are played again on what was answered then,
    and the reports written as by run. What cannot be judged anew cannot be told, and is listed.
    Exit codes as run.
    """
    from kcc_conformance.cli.rejudge import judge_again

    return judge_again(**given)
