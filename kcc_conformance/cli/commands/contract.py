"""`kcc-conformance contract`, as click knows it."""

from pathlib import Path
from typing import Any

import click


@click.group("contract")
def command() -> None:
    """A contract of your own: a first draft, what it lacks, how it differs from another."""


@command.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    required=True,
    metavar="URL|FILE",
    help="The OpenAPI document to draft from.",
)
def new(**given: Any) -> int:
    """Draft a contract in a new FOLDER from a provider's own OpenAPI document.

    Names are guessed from the standard's nouns; each guess is marked, and what was not found is
    told. Exits with 1 where something has to be filled in.
    """
    from kcc_conformance.cli.contract import drafted

    return drafted(**given)


@command.command("check")
@click.argument("folder")
@click.argument("url", required=False)
def check(**given: Any) -> int:
    """Hold the contract in FOLDER to its form and to the text, and to the document of URL.

    Exits with 1 where something is missing, in words; a mistake in the form is one line and 2.
    """
    from kcc_conformance.cli.contract import checked

    return checked(**given)


@command.command("diff")
@click.argument("one")
@click.argument("other")
def diff(**given: Any) -> int:
    """Where two contracts differ (names or folders). Exits with 1 where they do."""
    from kcc_conformance.cli.contract import compared

    return compared(**given)
