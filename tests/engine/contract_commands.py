"""The commands for a contract of one's own, called from a test."""

from click.testing import CliRunner

from kcc_conformance.cli.commands.contract import command


def told(*arguments: object) -> tuple[int, str]:
    """The exit code and what was printed."""
    ended = CliRunner().invoke(
        command, [*map(str, arguments), "--language", "en"], standalone_mode=False
    )
    if ended.exception is not None:
        raise ended.exception
    return int(ended.return_value or 0), ended.output
