"""The command line: a module per command."""

import sys

import click

from kcc_conformance import __version__
from kcc_conformance.cli import clauses, clean, doctor, plan, run, serve
from kcc_conformance.cli.output import complaint, leave, stand_in
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.inert import inert, line


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kcc-conformance")
def app() -> None:
    """Conformance test suite for case C0992 of the Dutch municipal standard klantinteracties."""


app.add_command(run.command)
app.add_command(doctor.command)
app.add_command(serve.command)
app.add_command(plan.command)
app.add_command(clauses.command)
app.add_command(clean.command)


def main(arguments: list[str] | None = None) -> None:
    """Runs a command and ends the process with its exit code; trouble is one line on stderr."""
    stand_in()
    try:
        code = app.main(args=arguments, prog_name="kcc-conformance", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        code = 2
    except click.ClickException as error:
        code = _complain(error.format_message(), 2)
    except UsageError as error:
        code = _complain(str(error), 2)
    except PrerequisiteError as error:
        code = _complain(str(error), 3)
    except (KeyboardInterrupt, click.exceptions.Abort):
        code = _complain("interrupted", 3)
    except BrokenPipeError:
        leave(sys.stdout)
        code = 3
    except OSError as error:
        leave(sys.stdout)
        code = _complain(complaint(error), 3)
    except Exception as error:
        code = _complain(f"the suite itself failed: {type(error).__name__}: {error}"[:500], 3)
    sys.exit(code if isinstance(code, int) else 0)


def _complain(text: str, code: int) -> int:
    click.echo("kcc-conformance: " + inert(line(text, 2_000)), err=True)
    return code
