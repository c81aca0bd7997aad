"""`kcc-conformance plan`, as click knows it."""

from typing import Any

import click


@click.command("plan")
@click.argument("url", required=False)
@click.option("--contract", metavar="NAME", help="A contract's name or folder.")
@click.option("--only", metavar="EXPR", help="Clauses, questions, levels or features to play.")
@click.option(
    "--read-only", is_flag=True, default=None, help="Of a run that writes nothing (see run)."
)
@click.option("--examples", type=int, metavar="N", help="Generated values per scenario.")
@click.option("--format", "form", default="text", help="text, markdown or json.")
def command(**given: Any) -> None:
    """What a run will send: scenarios, methods, paths, counts. Sends nothing to anybody.

    The figures were counted in real runs on the built-in reference in the same contract.
    """
    from kcc_conformance.cli.plan import foretell

    foretell(**given)
