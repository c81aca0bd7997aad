"""`kcc-conformance contract`, as click knows it."""

from pathlib import Path
from typing import Any

import click

_LANGUAGE = click.option("--language", metavar="nl|en", help="Language of what is said.")


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
    help="The OpenAPI document to draft from: where the API is, its own address, or a file.",
)
@click.option(
    "--resource",
    multiple=True,
    metavar="NAME=/PATH",
    help="The path of klantcontact, betrokkene, actorklantcontact, actor or partij in it.",
)
@_LANGUAGE
def new(**given: Any) -> int:
    """Draft a contract in a new FOLDER from a provider's own OpenAPI document.

    Names are guessed from the standard's nouns and what else these are called; each guess is
    marked, and what was not found is told. Where a path was not found, say it with --resource.
    Exits with 1 where something has to be filled in.
    """
    from kcc_conformance.cli.contract import drafted

    return drafted(**given)


@command.command("check")
@click.argument("folder")
@click.argument("url", required=False)
@_LANGUAGE
def check(**given: Any) -> int:
    """Hold the contract in FOLDER to its form and to the text, and to the document of URL.

    Exits with 1 where something is missing, in words; a mistake in the form is one line and 2.
    """
    from kcc_conformance.cli.contract import checked

    return checked(**given)


@command.command("diff")
@click.argument("one")
@click.argument("other")
@_LANGUAGE
def diff(**given: Any) -> int:
    """Where two contracts differ (names or folders). Exits with 1 where they do."""
    from kcc_conformance.cli.contract import compared

    return compared(**given)


@command.command("show")
@click.argument("name", metavar="NAME|FOLDER")
@_LANGUAGE
def show(**given: Any) -> int:
    """A contract as it is read, whole: with what it extends and what holds by default, in TOML."""
    from kcc_conformance.cli.contract import printed

    return printed(**given)
