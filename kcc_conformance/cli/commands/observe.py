"""`kcc-conformance observe`, as click knows it."""

from pathlib import Path
from typing import Any

import click

from kcc_conformance.cli.options import GroupedCommand, options_for

_TAKEN = (
    "contract", "text", "reading", "strict", "baseline", "write_baseline", "law_text", "language",
    "out", "product", "product_version", "environment",
)  # fmt: skip


def command_of(**given: Any) -> int:
    """Judge a consumer's traffic on the consumer's clauses.

    Takes recordings of the traffic (HAR, or a result.json) and the calls that were played
    meanwhile (gesprekken.toml). Sends nothing. Exit codes as run.
    """
    from kcc_conformance.cli.observe import observe_recordings

    return observe_recordings(given)


command = GroupedCommand(
    "observe",
    params=[
        click.Option(
            ["--recording"],
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="F",
            help="A recording: HAR 1.2, or a result.json (repeatable).",
        ),
        click.Option(
            ["--calls"],
            type=click.Path(path_type=Path),
            metavar="F",
            help="The calls that were played (TOML; schema: calls.schema.json).",
        ),
        click.Option(
            ["--place"],
            default="provider",
            metavar="provider|browser",
            help="Where was recorded (default provider); absence in a browser says nothing.",
        ),
        click.Option(
            ["--settle"],
            type=float,
            default=10.0,
            metavar="S",
            help="Seconds of quiet after a call before its absence of traffic counts (default 10).",
        ),
        click.Option(
            ["--wait"],
            type=float,
            default=120.0,
            metavar="S",
            help="Seconds after a call in which traffic without a mark may be of it (default 120).",
        ),
        *options_for(_TAKEN),
    ],
    callback=command_of,
    help=command_of.__doc__,
)
