"""The command line: `kcc-conformance run | serve | plan | clauses`."""

import os
import sys

import click
import typer

from kcc_conformance import __version__
from kcc_conformance.cli import clauses, plan, run, serve
from kcc_conformance.errors import PrerequisiteError, UsageError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Conformance test suite for case C0992 of the Dutch municipal standard klantinteracties.",
)
app.command("run")(run.command)
app.command("serve")(serve.command)
app.command("plan")(plan.command)
app.command("clauses")(clauses.command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kcc-conformance {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version and stop."
    ),
) -> None:
    """Play C0992 against a provider and hand over a verdict."""


def main(arguments: list[str] | None = None) -> None:
    """Runs a command and ends the process with its exit code; trouble is one line on stderr."""
    try:
        code = app(args=arguments, standalone_mode=False, prog_name="kcc-conformance")
    except click.exceptions.NoArgsIsHelpError as error:
        typer.echo(error.format_message())
        code = 2
    except click.ClickException as error:
        _complain(error.format_message())
        code = 2
    except UsageError as error:
        _complain(str(error))
        code = 2
    except PrerequisiteError as error:
        _complain(str(error))
        code = 3
    except (KeyboardInterrupt, click.exceptions.Abort):
        _complain("interrupted")
        code = 3
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 3
    sys.exit(code if isinstance(code, int) else 0)


def _complain(text: str) -> None:
    typer.echo("kcc-conformance: " + " ".join(text.split()), err=True)
