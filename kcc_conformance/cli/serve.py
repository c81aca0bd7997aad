"""`kcc-conformance serve`: the reference implementation as a server."""

from pathlib import Path
from typing import Annotated

import typer

from kcc_conformance.contract import load_contract
from kcc_conformance.errors import PrerequisiteError, UsageError


def command(
    contract: Annotated[
        str, typer.Option(help="A contract's name, or a folder of your own.")
    ] = "openklant-2.16",
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)] = 0,
    token: Annotated[
        str | None, typer.Option(help="The token to ask for; one is made up without it.")
    ] = None,
    db: Annotated[Path | None, typer.Option(help="Keep the records in this file.")] = None,
    fault: Annotated[
        list[str] | None, typer.Option(help="Have this defect (repeatable); see --list-faults.")
    ] = None,
    variation: Annotated[
        list[str] | None, typer.Option(help="Have this harmless peculiarity (repeatable).")
    ] = None,
    list_faults: Annotated[
        bool, typer.Option("--list-faults", help="Show the defects and peculiarities there are.")
    ] = False,
) -> None:
    """Run the reference implementation; prints one line with its URL when it answers."""
    from kcc_conformance.reference_impl.faults import list_faults as faults
    from kcc_conformance.reference_impl.server import serve
    from kcc_conformance.reference_impl.variations import list_variations as variations

    if list_faults:
        for known in faults():
            typer.echo(f"{known.name:40} {known.what_en}")
        typer.echo("\nharmless variations (--variation):")
        for harmless in variations():
            typer.echo(f"{harmless.name:40} {harmless.what_en}")
        return
    load_contract(contract)
    try:
        serve(contract, host, port, token, db, tuple(fault or ()), tuple(variation or ()))
    except ValueError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise PrerequisiteError(f"cannot listen on {host}:{port}: {error.strerror}") from None
