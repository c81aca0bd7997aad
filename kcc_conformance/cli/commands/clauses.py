"""`kcc-conformance clauses`, as click knows it."""

from pathlib import Path
from typing import Any

import click


@click.command("clauses")
@click.argument("results", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", default="table", help="table, markdown or json.")
@click.option(
    "--text", default="seed", help="seed (the unpublished draft; default) or main (published)."
)
@click.option(
    "--against", type=click.Path(path_type=Path), help="Hold this copy of the text to the register."
)
@click.option("--diff", nargs=2, metavar="TEXT TEXT", help="How two texts differ: seed main.")
@click.option("--discuss", metavar="QUESTION", help="Draft a discussion of an open question (Q7).")
@click.option(
    "--subject", default="provider", help="provider (default), or consumer: its half of the law."
)
@click.option("--language", metavar="nl|en", help="Language of the output.")
def command(**given: Any) -> int:
    """The clause register: gist, owner, level, covered by / excluded because / open question."""
    from kcc_conformance.cli.clauses import tell

    return tell(**given)
