"""`kcc-conformance bundle`, as click knows it."""

from pathlib import Path
from typing import Any

import click


@click.command("bundle")
@click.argument("result", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="F.zip",
    help="The bundle (default: bundle.zip beside the result).",
)
@click.option("--sign", metavar="KEY", help="Sign it with this key (OpenSSH).")
@click.option("--language", metavar="nl|en", help="Language of the report in it.")
def command(**given: Any) -> int:
    """Make one file of the evidence in RESULT (a result.json or load.json), to hand over.

    Holds the result, the report, the exchanges as HAR (of a play under load: none), what was judged
    by, and a statement with the sha256 of each. The same result makes the same file.
    """
    from kcc_conformance.cli.bundle import pack

    return pack(**given)
