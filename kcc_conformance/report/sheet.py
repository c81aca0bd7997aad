"""Text put on a terminal: labels, wrapping, signs that its encoding has."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from kcc_conformance.report.check_reason import Line
from kcc_conformance.report.progress import encodable, inert_text

LABEL = 13
"""Columns for the label of an explanation: the longest word in front of one."""
_KINDS = {
    "said": "",
    "expected": "green",
    "received": "red",
    "exchange": "cyan",
    "body": "dim",
    "code": "bold",
}


class Sheet:
    """What is printed on a console."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def blank(self) -> None:
        """An empty line."""
        self.console.print()

    def put(
        self, text: Text, *, label: str = "", tone: str = "dim", indent: int = 0, wrap: bool = True
    ) -> None:
        """Prints a text behind a label; on a terminal its further lines stand below its first."""
        text = encodable(inert_text(text), self.console)
        width = max(self.console.width - indent - len(label), 20)
        wrap = wrap and self.console.is_terminal
        for n, row in enumerate(text.wrap(self.console, width) if wrap else [text]):
            row.rstrip()
            before = " " * len(label) if n else label
            said = Text.assemble(" " * indent, (before, tone), row)
            self.console.print(encodable(said, self.console), soft_wrap=True)

    def head(self, title: str) -> None:
        """Prints the title of a section."""
        self.blank()
        self.put(Text(title, style="bold underline"))

    def rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Prints rows of a label and a text, the texts below each other."""
        width = max((len(label) for label, _ in rows), default=0)
        for label, told in rows:
            self.put(Text(told), label=f"{label:<{width}}  ", indent=2)

    def lines(self, lines: Iterable[Line], indent: int = 6) -> None:
        """Prints the lines of an explanation; bodies and commands as they are."""
        for verbatim, group in groupby(lines, lambda each: each.kind in ("body", "code")):
            for each in group:
                inward = indent + 2 * each.indent
                text = Text(each.text, style=_KINDS[each.kind])
                label = f"{each.label:<{LABEL - 2 * each.indent}} " if each.label else ""
                self.put(text, label=label, indent=inward, wrap=not verbatim)
