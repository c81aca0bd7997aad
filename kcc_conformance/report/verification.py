"""What was found of a bundle, as lines on a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from kcc_conformance.inert import line
from kcc_conformance.report.sheet import Sheet


def print_verification(
    head: str, problems: Sequence[str], rows: Sequence[tuple[str, str]], console: Console | None
) -> None:
    """Prints the rows, then what is wrong, and at last the verdict on the bundle (`head`)."""
    sheet = Sheet(console or Console())
    sheet.rows([(label, line(told, 600)) for label, told in rows])
    for each in problems:
        sheet.put(Text(line(each, 600), style="red"), label="- ", indent=2)
    sheet.put(Text(head, style="bold"))
