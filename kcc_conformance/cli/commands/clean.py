"""`kcc-conformance clean`, as click knows it."""

from pathlib import Path

import click

from kcc_conformance.cli.options import GroupedCommand, options_for
from kcc_conformance.settings.about import CREDENTIALS, TLS
from kcc_conformance.settings.options import Value, names_of

_ASKED = (*names_of(CREDENTIALS, TLS), "timeout", "patience", "language")


def command_of(journal: Path, **given: Value | None) -> int:
    """Take away what a run that was broken off left at the provider, by its JOURNAL.

    Talks to the base URL in the journal only. Ends with 0 if nothing is left; with 3 if something
    is, or the provider cannot be reached.
    """
    from kcc_conformance.cli.clean import clean

    return clean(journal, given)


command = GroupedCommand(
    "clean",
    params=[
        click.Argument(["journal"], type=click.Path(path_type=Path)),
        click.Option(["--url"], metavar="URL", help="The base URL, instead of the journal's."),
        click.Option(["--contract"], metavar="NAME", help="Instead of the journal's."),
        *options_for(_ASKED),
    ],
    callback=command_of,
    help=command_of.__doc__,
)
