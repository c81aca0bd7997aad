"""`kcc-conformance observe`, as click knows it."""

from pathlib import Path
from typing import Any

import click

from kcc_conformance.cli.options import GroupedCommand, options_for

_TAKEN = (
    "contract", "text", "reading", "strict", "baseline", "write_baseline", "law_text", "language",
    "out", "product", "product_version", "environment", "token", "token_file", "ca_bundle",
    "client_cert", "client_key", "client_key_password", "client_key_password_file", "insecure",
)  # fmt: skip


def command_of(**given: Any) -> int:
    """Judge a consumer's traffic on the consumer's clauses.

    With recordings (HAR, or a result.json): of the calls that were played meanwhile
    (gesprekken.toml); sends nothing. Without: listens in front of a provider, or of the built-in
    reference, passes on what the consumer sends while the calls are played, and judges that. Exit
    codes as run.
    """
    from kcc_conformance.cli.observe import observe_consumer

    return observe_consumer(given)


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
            help="The calls that are played (TOML; schema: calls.schema.json); without it"
            " gesprekken.toml.",
        ),
        click.Option(
            ["--upstream"],
            metavar="URL",
            help="Observe live in front of this provider (default: the built-in reference).",
        ),
        click.Option(
            ["--host"],
            default="127.0.0.1",
            metavar="ADDRESS",
            help="Listen for the consumer on this address (default 127.0.0.1: this machine only).",
        ),
        click.Option(
            ["--port"],
            default=8900,
            type=click.IntRange(0, 65535),
            metavar="N",
            help="Listen for the consumer on this port (default 8900; 0 takes a free one).",
        ),
        click.Option(
            ["--control-port"],
            default=8901,
            type=click.IntRange(0, 65535),
            metavar="N",
            help="Where calls begin and end, on this machine only (default 8901; 0: a free one).",
        ),
        click.Option(
            ["--command"],
            metavar="CMD",
            help="Run this for each call; KCC_OBSERVE_BASE, _CONTROL and _CALL tell it what.",
        ),
        click.Option(
            ["--save"],
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="F",
            help="Keep what passed as HAR, without personal data; --recording judges it again.",
        ),
        click.Option(
            ["--links"],
            default="rewrite",
            metavar="rewrite|keep",
            help="Whether absolute links are changed to lead by here (default rewrite).",
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
            help="Seconds of quiet after which a call is judged, and its absence of traffic counts"
            " (default 10).",
        ),
        click.Option(
            ["--wait"],
            type=float,
            default=120.0,
            metavar="S",
            help="Seconds after a call in which traffic without a mark may be of it; live it is"
            " judged then, quiet or not (default 120).",
        ),
        *options_for(_TAKEN),
    ],
    callback=command_of,
    help=command_of.__doc__,
)
