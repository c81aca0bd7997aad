"""`kcc-conformance clauses`: the law, sentence by sentence."""

from pathlib import Path

import click

from kcc_conformance.errors import UsageError
from kcc_conformance.language import spoken_language
from kcc_conformance.law import clausetable, discussion, textdiff
from kcc_conformance.law.consumer_side import load_consumer_register
from kcc_conformance.law.drift import compare, literal_sentences
from kcc_conformance.law.register import load_register
from kcc_conformance.result.earlier import read_result
from kcc_conformance.result.result import CONSUMER, PROVIDER


def tell(
    results: tuple[Path, ...],
    form: str,
    text: str,
    against: Path | None,
    diff: tuple[str, str] | None,
    discuss: str | None,
    subject: str,
    language: str | None,
) -> int:
    """Prints what is asked for, and answers the exit code."""
    if form not in ("table", "markdown", "json"):
        raise UsageError(f"--format {form}: choose table, markdown or json")
    spoken = spoken_language(language)
    if subject not in (PROVIDER, CONSUMER):
        raise UsageError(f"--subject {subject}: choose {PROVIDER} or {CONSUMER}")
    register = load_consumer_register() if subject == CONSUMER else load_register()
    for name in (text, *(diff or ())):
        if name not in register.texts:
            raise UsageError(f"unknown text {name!r}: choose {' or '.join(register.texts)}")
    if diff and results:
        raise UsageError("--diff compares texts: leave the results out")
    if len(results) > 1 and not discuss:
        raise UsageError("the outcomes of one result are shown; give one (--discuss takes several)")
    if diff:
        click.echo(textdiff.difference(register, *diff, language=spoken))
        return 0
    played = [read_result(path) for path in results]
    if discuss:
        try:
            click.echo(discussion.draft(register, discuss, played, language=spoken))
        except KeyError:
            known = ", ".join(question.id for question in register.questions)
            raise UsageError(f"--discuss {discuss}: no such question; there are {known}") from None
        return 0
    literal = None
    code = 0
    if against is not None:
        markdown = _read(against)
        drift = compare(register, markdown, text)
        click.echo(textdiff.report_drift(register, drift, language=spoken), err=form == "json")
        literal = literal_sentences(register, markdown, text)
        code = 1 if drift else 0
    if against is None or form != "table":
        click.echo(
            clausetable.render(
                register,
                fmt=form,
                language=spoken,
                text=text,
                result=played[0] if played else None,
                literal=literal,
            )
        )
    return code


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        raise UsageError(f"{path}: cannot be read ({reason})") from None
