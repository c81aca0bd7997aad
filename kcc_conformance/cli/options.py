"""The settings as options of a command, in groups."""

from collections.abc import Iterable, Sequence

import click

from kcc_conformance.settings.about import GROUPS
from kcc_conformance.settings.options import OPTIONS, Kind, Option

_TYPES: dict[Kind, type[str] | type[float]] = {
    Kind.TEXT: str,
    Kind.TEXTS: str,
    Kind.NUMBER: float,
    Kind.WHOLE: int,
}


class GroupedCommand(click.Command):
    """A command whose help shows the options of the settings by their groups, and then its own."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes a section for each group that has options."""
        sections: dict[str, list[tuple[str, str]]] = {name: [] for name in (*GROUPS, "Options")}
        for parameter in self.get_params(ctx):
            told = parameter.get_help_record(ctx)
            if told is not None:
                option = OPTIONS.get(parameter.name or "")
                sections[option.about.group if option else "Options"].append(told)
        for name, rows in sections.items():
            if rows:
                with formatter.section(name):
                    formatter.write_dl(rows)


def options_for(names: Iterable[str]) -> list[click.Parameter]:
    """The options of these settings, in the order of the settings; `url` is an argument."""
    wanted = set(names)
    return [_parameter(option) for name, option in OPTIONS.items() if name in wanted]


def _parameter(option: Option) -> click.Parameter:
    if option.name == "url":
        return click.Argument([option.name], required=False)
    if option.kind is Kind.FLAG:
        return click.Option(list(option.flags), is_flag=True, default=None, help=option.sentence)
    return click.Option(
        [option.flag],
        type=_TYPES[option.kind],
        metavar=option.about.metavar,
        multiple=option.kind is Kind.TEXTS or option.about.once,
        callback=_once if option.about.once else None,
        help=option.sentence,
    )


def _once(context: click.Context, parameter: click.Parameter, given: Sequence[str]) -> str | None:
    if len(given) > 1:
        raise click.UsageError(
            f"{parameter.opts[0]} is given {len(given)} times: give it once (with 'or', 'and')"
        )
    return given[0] if given else None
