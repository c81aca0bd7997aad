"""`kcc-conformance serve`, as click knows it."""

from pathlib import Path
from typing import Any

import click


@click.command("serve")
@click.option("--contract", metavar="NAME", help="Name or folder.")
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--token", help="The token to ask for; one is made up without it.")
@click.option("--db", type=click.Path(path_type=Path), help="Keep the records in this file.")
@click.option("--fault", multiple=True, metavar="NAME", help="Have this defect (repeatable).")
@click.option("--variation", multiple=True, metavar="NAME", help="Have this harmless oddity.")
@click.option("--list-faults", is_flag=True, help="Show the defects and oddities there are.")
def command(**given: Any) -> None:
    """Run the reference implementation; prints one line with its URL when it answers."""
    from kcc_conformance.cli.serve import serve_reference

    serve_reference(**given)
