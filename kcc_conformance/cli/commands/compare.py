"""`kcc-conformance compare`, as click knows it."""

from pathlib import Path
from typing import Any

import click


@click.command("compare")
@click.argument("results", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("kcc-compare"),
    metavar="DIR",
    help="The folder for the comparison (default kcc-compare).",
)
@click.option(
    "--fail-on", metavar="worse", help="End with 1 if another result is worse than the first."
)
@click.option("--language", metavar="nl|en", help="Language of what is written.")
def command(**given: Any) -> int:
    """Put RESULTS side by side: providers, versions, readings, or runs of one provider.

    Each is a result.json, a bundle, or a folder with a result.json; or each a load.json, of plays
    under load. Says what differs, and what
    is better, worse, new or gone compared with the first; writes compare.html, compare.md and
    compare.json.
    """
    from kcc_conformance.cli.compare import compare

    return compare(**given)
