"""`kcc-conformance load`, as click knows it."""

from pathlib import Path
from typing import Any

import click

from kcc_conformance.cli.options import GroupedCommand, options_for
from kcc_conformance.load.defaults import DEFAULTS
from kcc_conformance.settings.about import CREDENTIALS, TLS
from kcc_conformance.settings.options import names_of

_TAKEN = (
    *names_of(CREDENTIALS), *names_of(TLS), "url", "contract", "capability", "text", "actor_id",
    "partij_id", "strict", "timeout", "patience", "seed", "language", "out", "product",
    "product_version", "environment",
)  # fmt: skip


def command_of(**given: Any) -> int:
    """Play C0992's mix with many employees at once, then audit what the register kept.

    Needs the extra load (Locust). Without --permitted it plays on this machine only. Ends with 1
    when the audit finds something that the text forbids or a --limit is broken, with 3 when it
    cannot tell.
    """
    from kcc_conformance.cli.load import load

    return load(given)


command = GroupedCommand(
    "load",
    params=[
        click.Option(
            ["--agents"], type=int, default=DEFAULTS["agents"], metavar="N",
            help="Employees at the same time (default 10); with --rate, the most.",
        ),
        click.Option(
            ["--seconds"], type=float, default=DEFAULTS["seconds"], metavar="S",
            help="How long is played (default 30).",
        ),
        click.Option(
            ["--rate"], type=float, default=DEFAULTS["rate"], metavar="R",
            help="Calls a second, whether or not earlier ones are done; without it agents wait.",
        ),
        click.Option(
            ["--ramp"], type=float, default=DEFAULTS["ramp"], metavar="S",
            help="Seconds in which the agents come (default 0).",
        ),
        click.Option(
            ["--processes"], type=int, default=DEFAULTS["processes"], metavar="N",
            help="Processes on this machine that play (default 1).",
        ),
        click.Option(
            ["--master"], is_flag=True, help="Have workers play that are started elsewhere."
        ),
        click.Option(
            ["--workers"], type=int, default=DEFAULTS["workers"], metavar="N",
            help="How many workers a master waits for (default 1).",
        ),
        click.Option(["--worker"], metavar="HOST", help="Be a worker of the master at HOST."),
        click.Option(
            ["--port"], type=int, default=DEFAULTS["port"], metavar="N",
            help="Where master and workers meet (default 5557).",
        ),
        click.Option(
            ["--mix"], type=click.Path(path_type=Path), metavar="F",
            help="Shares of the work and its pace (TOML), instead of the default.",
        ),
        click.Option(
            ["--limit"], multiple=True, metavar="L",
            help="What the figures must meet: p95<500ms, errors<1%, rate>20 (repeatable).",
        ),
        click.Option(
            ["--permitted"], is_flag=True,
            help="Whoever owns the host agrees that it is put under load.",
        ),
        click.Option(["--dry-run"], is_flag=True, help="Say what would be sent, and send nothing."),
        *options_for(_TAKEN),
    ],
    callback=command_of,
    help=command_of.__doc__,
)  # fmt: skip
