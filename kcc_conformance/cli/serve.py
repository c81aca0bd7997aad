"""`kcc-conformance serve`: the reference implementation as a server."""

import sqlite3
from pathlib import Path

import click

from kcc_conformance.contract.contract import DEFAULT, load_contract
from kcc_conformance.errors import PrerequisiteError, UsageError


@click.command("serve")
@click.option("--contract", default=DEFAULT, metavar="NAME", help="Name or folder.")
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option("--port", default=0, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--token", help="The token to ask for; one is made up without it.")
@click.option("--db", type=click.Path(path_type=Path), help="Keep the records in this file.")
@click.option("--fault", multiple=True, metavar="NAME", help="Have this defect (repeatable).")
@click.option("--variation", multiple=True, metavar="NAME", help="Have this harmless oddity.")
@click.option("--list-faults", is_flag=True, help="Show the defects and oddities there are.")
def command(
    contract: str,
    host: str,
    port: int,
    token: str | None,
    db: Path | None,
    fault: tuple[str, ...],
    variation: tuple[str, ...],
    list_faults: bool,
) -> None:
    """Run the reference implementation; prints one line with its URL when it answers."""
    from kcc_conformance.reference_impl.faults import list_faults as faults
    from kcc_conformance.reference_impl.server import serve
    from kcc_conformance.reference_impl.variations import list_variations as variations

    if list_faults:
        for known in faults():
            click.echo(f"{known.name:40} {known.what_en}")
        click.echo("\nharmless variations (--variation):")
        for harmless in variations():
            click.echo(f"{harmless.name:40} {harmless.what_en}")
        return
    load_contract(contract)
    try:
        serve(contract, host, port, token, db, fault, variation)
    except ValueError as error:
        raise UsageError(str(error)) from None
    except sqlite3.Error as error:
        raise UsageError(f"--db {db}: cannot be opened as a database ({error})") from None
    except OSError as error:
        reason = error.strerror or error
        raise PrerequisiteError(f"cannot listen on {host}:{port}: {reason}") from None
