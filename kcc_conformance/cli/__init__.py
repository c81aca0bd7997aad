"""The command line: a module per command."""

import sys
from importlib import import_module

import click

from kcc_conformance.cli.output import complaint, leave, stand_in
from kcc_conformance.errors import PrerequisiteError, UsageError
from kcc_conformance.inert import inert, line

COMMANDS = {
    "bundle": "Make one file of the evidence in RESULT (a result.json or load.json), to hand over.",
    "clauses": "The clause register: gist, owner, level, covered by / excluded because /"
    " open question.",
    "clean": "Take away what a run that was broken off left at the provider, by its JOURNAL.",
    "compare": "Put RESULTS side by side: providers, versions, readings, or runs of one provider.",
    "contract": "A contract of your own: a first draft, what it lacks, how it differs from"
    " another.",
    "doctor": "Look at URL with a handful of requests: is there an API to judge, and what would"
    " be weak?",
    "load": "Play C0992's mix with many employees at once, then audit what the register kept.",
    "observe": "Judge a consumer's traffic on the consumer's clauses.",
    "plan": "What a run will send: scenarios, methods, paths, counts. Sends nothing to anybody.",
    "rejudge": "Judge the exchanges stored in RESULT anew, without the provider.",
    "run": "Play C0992 against URL; without URL, against the built-in reference implementation.",
    "serve": "Run the reference implementation; prints one line with its URL when it answers.",
    "verify": "Say whether BUNDLE is whole, of whom it is and how old.",
}
"""The modules of `commands` by name, with the first paragraph of what each says of itself."""


class _LazyGroup(click.Group):
    """A group that imports a command when it is called, and to list them none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"kcc_conformance.cli.commands.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands."""
        room = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (name, click.Command(name, help=COMMANDS[name]).get_short_help_str(room))
                    for name in self.list_commands(ctx)
                ]
            )


def _tell_version(ctx: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from kcc_conformance import __version__

        click.echo(f"kcc-conformance, version {__version__}")
        ctx.exit()


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help="Show the version and exit.",
)
def app() -> None:
    """Conformance test suite for case C0992 of the Dutch municipal standard klantinteracties."""


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
