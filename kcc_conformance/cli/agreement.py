"""Asking whoever sits at the terminal whether a run may go on."""

import sys

import click

from kcc_conformance.inert import line
from kcc_conformance.playing.consent import Agree
from kcc_conformance.report.texts import say
from kcc_conformance.result.result import Diagnosis

_YES = frozenset({"j", "ja", "y", "yes"})


def asking(language: str) -> Agree | None:
    """What asks; None where nobody can be asked: standard input and output are no terminal."""
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        return None

    def ask(question: Diagnosis) -> bool:
        click.echo(say("doctor.question", language, told=line(question.what[language])), nl=False)
        try:
            return input().strip().lower() in _YES
        except EOFError:
            click.echo()
            return False

    return ask


def _is_terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    try:
        return bool(isatty and isatty())
    except ValueError:  # it was closed
        return False
