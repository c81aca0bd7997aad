"""`kcc-conformance run`, as click knows it."""

from kcc_conformance.cli.options import GroupedCommand, options_for
from kcc_conformance.settings.options import OPTIONS, Value


def command_of(**given: Value | None) -> int:
    """Play C0992 against URL; without URL, against the built-in reference implementation.

    Each option is also an environment variable (KCC_TOKEN) and a key in kcc-conformance.toml.
    """
    from kcc_conformance.cli.run import run

    return run(given)


command = GroupedCommand(
    "run", params=options_for(OPTIONS), callback=command_of, help=command_of.__doc__
)
