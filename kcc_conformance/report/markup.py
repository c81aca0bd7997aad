"""Markdown of which no text of a provider is a part: escaped, in tables, and within a size."""

import re
from collections.abc import Sequence
from html import escape

from kcc_conformance.inert import harmless, inert, line


def md(text: object, limit: int = 300) -> str:
    """The text on one line, so that Markdown and HTML in it mean nothing."""
    safe = line(text, limit).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|#~!])", r"\\\1", safe)


def code(text: str, limit: int) -> str:
    """The text as code on one line, with its spaces."""
    return f"<code>{md(text, limit)}</code>" if text else ""


def verbatim(text: str, limit: int) -> str:
    """The text in a block, line by line as it is."""
    return f"<pre>{inert(escape(harmless(text, limit), quote=False))}</pre>"


def folded(title: str, content: str) -> str:
    """Content that is seen when its title is opened."""
    return f"<details><summary>{title}</summary>\n\n{content}\n\n</details>"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: bool = False) -> str:
    """A table of cells that are Markdown; with `numbers`, all columns but the first are these."""
    rule = ["---", *(["---:" if numbers else "---"] * (len(heads) - 1))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))


def within(parts: Sequence[str], most: int, rest: str) -> str:
    """The parts as paragraphs, as far as they fit in `most` bytes of UTF-8: one that does not fit
    is left out as a whole, and then `rest` says so at the end."""
    room = most - _size(rest)
    kept = []
    for part in filter(None, parts):
        if _size(part) <= room:
            kept.append(part)
            room -= _size(part)
    if len(kept) < sum(map(bool, parts)):
        kept.append(rest)
    return "\n\n".join(kept) + "\n"


def _size(part: str) -> int:
    """Bytes of a part and of the empty line behind it."""
    return len(part.encode("utf-8", "replace")) + 2
