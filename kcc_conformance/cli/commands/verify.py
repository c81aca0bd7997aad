"""`kcc-conformance verify`, as click knows it."""

from pathlib import Path
from typing import Any

import click


@click.command("verify")
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--signers",
    type=click.Path(path_type=Path),
    metavar="F",
    help="Who may sign: lines of a name and a key, as ssh-keygen reads them.",
)
@click.option(
    "--accept",
    type=click.Path(path_type=Path),
    metavar="F",
    help="What is accepted of a bundle that is whole (TOML).",
)
@click.option("--language", metavar="nl|en", help="Language of the output.")
def command(**given: Any) -> int:
    """Say whether BUNDLE is whole, of whom it is and how old.

    Ends with 0 if it is whole (and accepted), 1 if anything in it was changed, removed or added, if
    it is not signed by whom it says, or if it is refused; with 2 for what is no bundle.
    """
    from kcc_conformance.cli.bundle import check

    return check(**given)
