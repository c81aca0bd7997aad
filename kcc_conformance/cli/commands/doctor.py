"""`kcc-conformance doctor`, as click knows it."""

from kcc_conformance.cli.options import GroupedCommand, options_for
from kcc_conformance.settings.about import CREDENTIALS, TLS
from kcc_conformance.settings.options import Value, names_of

_ASKED = (
    *names_of(CREDENTIALS, TLS), "url", "contract", "capability", "text", "actor_id", "partij_id",
    "timeout", "wait", "read_only", "parallel", "concurrent", "yes", "language", "out",
)  # fmt: skip


def command_of(**given: Value | None) -> int:
    """Look at URL with a handful of requests: is there an API to judge, and what would be weak?

    Registers one klantcontact and deletes it again; not with --read-only, nor where there are
    records of others and --yes is not given. Ends with 0 if a run makes sense, else 3.
    """
    from kcc_conformance.cli.doctor import examine

    return examine(given)


command = GroupedCommand(
    "doctor", params=options_for(_ASKED), callback=command_of, help=command_of.__doc__
)
