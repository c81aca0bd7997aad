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
@click.option("--agents", type=int, metavar="N", help="Of load instead, with so many employees.")
@click.option("--seconds", type=float, metavar="S", help="Of load: how long (default 30).")
@click.option("--rate", type=float, metavar="R", help="Of load: calls a second.")
@click.option("--format", "form", default="text", help="text, markdown or json.")
def command(**given: Any) -> None:
    """What a run will send: scenarios, methods, paths, counts. Sends nothing to anybody.

    The figures were counted in real runs on the built-in reference in the same contract.
    """
    load = {name: given.pop(name) for name in ("agents", "seconds", "rate")}
    if any(each is not None for each in load.values()):
        from kcc_conformance.cli.load import foretell_load

        foretell_load(given, load)
        return
    from kcc_conformance.cli.plan import foretell

    foretell(**given)
