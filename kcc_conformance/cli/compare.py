"""`kcc-conformance compare`: results side by side."""

from pathlib import Path

import click

from kcc_conformance.cli.stored import stored_results
from kcc_conformance.errors import UsageError
from kcc_conformance.inert import line
from kcc_conformance.language import spoken_language
from kcc_conformance.load.sides import LoadedResult, figures, said
from kcc_conformance.report import check_place, write_file
from kcc_conformance.report.comparison import words
from kcc_conformance.report.comparison.changes import BETTER, CHANGES, WORSE
from kcc_conformance.report.comparison.model import compared
from kcc_conformance.report.comparison.page import comparison_html
from kcc_conformance.report.comparison.reservations import reservations
from kcc_conformance.report.comparison.written import comparison_json, comparison_md
from kcc_conformance.report.texts import say

FILES = ("compare.html", "compare.md", "compare.json")
_NAMED = 10
"""Checks that the terminal names of what is worse, and of what is better."""


def compare(results: tuple[Path, ...], out: Path, fail_on: str | None, language: str | None) -> int:
    """Writes the comparison, tells it in short, and answers the exit code."""
    spoken = spoken_language(language)
    if fail_on not in (None, WORSE):
        raise UsageError(f"--fail-on {fail_on}: there is {WORSE}")
    if len(results) < 2:
        raise UsageError("give two results or more to compare")
    for name in FILES:
        check_place(out / name, "--out")
    paths = tuple(str(each) for each in results)
    loaded, aside = stored_results(results)
    plays = [each for each in loaded if isinstance(each, LoadedResult)]
    told_of = {name: words for each in plays for name, words in said(each).items()}
    rows = figures([each.account for each in plays]) if len(plays) == len(loaded) else ()
    found = compared(loaded, paths, figures=rows, said=told_of)
    contents = (
        comparison_html(found, paths, spoken),
        comparison_md(found, paths, spoken),
        comparison_json(found, paths),
    )
    written = [
        write_file(out / name, [text.encode("utf-8", "replace")], "--out")
        for name, text in zip(FILES, contents, strict=True)
    ]
    for n, name in enumerate(found.names, 1):
        click.echo(f"{n}. {line(name)}")
    for told in reservations(found, spoken):
        click.echo(told)
    for change in found.changes:
        name = line(found.names[change.place])
        click.echo(say("compare.change", spoken, n=change.place + 1, name=name))
        numbers = [f"{say(f'compare.{k}', spoken)} {len(change.checks[k])}" for k in CHANGES]
        click.echo(f"  {', '.join(numbers)}")
        for kind in (WORSE, BETTER):
            for each in change.became[kind][:_NAMED]:
                told = words.changed(each, change.place, spoken)
                click.echo(f"  {say(f'compare.{kind}', spoken)}: {line(each.check)} ({told})")
            if len(change.checks[kind]) > _NAMED:
                rest = len(change.checks[kind]) - _NAMED
                click.echo(f"  {say('compare.more', spoken, n=rest)}")
    for place in aside:
        click.echo(say("compare.aside", spoken, path=line(str(place))))
    others = ", ".join(each.name for each in written[1:])
    click.echo(say("compare.written", spoken, paths=f"{written[0]} ({others})"))
    if fail_on and found.worse:
        click.echo(say("compare.failed", spoken))
        return 1
    return 0
