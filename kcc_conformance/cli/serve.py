"""`kcc-conformance serve`: the reference implementation as a server."""

import sqlite3
from pathlib import Path

import click

from kcc_conformance.contract.contract import DEFAULT, load_contract
from kcc_conformance.errors import PrerequisiteError, UsageError


def serve_reference(
    contract: str | None,
    host: str,
    port: int,
    token: str | None,
    db: Path | None,
    fault: tuple[str, ...],
    variation: tuple[str, ...],
    list_faults: bool,
) -> None:
    """Serves until the process is stopped, or prints the list of faults. Raises UsageError or
    PrerequisiteError where it cannot begin."""
    from kcc_conformance.reference_impl.faults import list_faults as faults
    from kcc_conformance.reference_impl.faults import list_load_faults as load_faults
    from kcc_conformance.reference_impl.server import serve
    from kcc_conformance.reference_impl.variations import list_variations as variations

    if list_faults:
        for known in faults():
            click.echo(f"{known.name:40} {known.what_en}")
        click.echo("\nonly when it is busy (kcc-conformance load):")
        for known in load_faults():
            click.echo(f"{known.name:40} {known.what_en}")
        click.echo("\nharmless variations (--variation):")
        for harmless in variations():
            click.echo(f"{harmless.name:40} {harmless.what_en}")
        return
    contract = contract or DEFAULT
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
