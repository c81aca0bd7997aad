"""What the doctor saw, on the terminal: the whole list, or only what needs a look."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from kcc_conformance.inert import line
from kcc_conformance.report.progress import encodable
from kcc_conformance.report.texts import language_of, say
from kcc_conformance.result.result import OK, STOP, Diagnosis

_MARKS = {OK: ("✓", "+"), STOP: ("✗", "x")}
_STYLES = {OK: "green", STOP: "bold red"}


def print_diagnoses(
    found: Sequence[Diagnosis],
    console: Console | None = None,
    language: str | None = None,
    *,
    all_of_them: bool = True,
) -> None:
    """Prints a line per diagnosis, and below it what to do; without `all_of_them` leaves out what
    is as it should be."""
    console, spoken = console or Console(), language_of(language)
    fancy = console.encoding.lower().startswith("utf")
    shown = [each for each in found if all_of_them or each.outcome != OK]
    labels = {each.name: say(f"doctor.{each.name}", spoken) for each in shown}
    width = max(map(len, labels.values()), default=0)
    for each in shown:
        sign = _MARKS.get(each.outcome, ("!", "!"))[0 if fancy else 1]
        style = _STYLES.get(each.outcome, "yellow")
        told = Text.assemble((f"{sign} {labels[each.name]:<{width}}  ", style), said(each, spoken))
        console.print(encodable(told, console), soft_wrap=True)
        if advice(each, spoken):
            arrow = Text(f"  {'':<{width}}  → {advice(each, spoken)}", style="dim")
            console.print(encodable(arrow, console), soft_wrap=True)


def said(diagnosis: Diagnosis, language: str) -> str:
    """What was seen, cleaned, in the reader's language."""
    return line(diagnosis.what.get(language) or diagnosis.what.get("nl") or "")


def advice(diagnosis: Diagnosis, language: str) -> str:
    """What to do about it, cleaned, in the reader's language; empty where there is nothing."""
    return line(diagnosis.advice.get(language) or diagnosis.advice.get("nl") or "")
