"""Saying that a provider that is still starting is waited for."""

from collections.abc import Callable

import click
from rich.console import Console
from rich.text import Text

from kcc_conformance.inert import inert, line
from kcc_conformance.phrases import phrase
from kcc_conformance.report.progress import encodable
from kcc_conformance.report.texts import say
from kcc_conformance.stage.starting import Waiting


def telling(language: str) -> Callable[[Waiting], None]:
    """What prints a line at once for each thing there is to say of the waiting."""

    def tell(waiting: Waiting) -> None:
        click.echo(encodable(Text(inert(told(waiting, language))), Console()).plain)

    return tell


def told(waiting: Waiting, language: str) -> str:
    """Where is waited, what was seen there and how long it may take; in the end, how long it
    took."""
    url = line(waiting.url)
    if not waiting.seen:
        return say("wait.there", language, url=url, n=f"{waiting.waited:.0f}")
    seen = line(phrase(waiting.seen, language))
    if not waiting.left:
        return say("wait.over", language, url=url, seen=seen, n=f"{waiting.waited:.0f}")
    return say("wait.yet", language, url=url, seen=seen, n=f"{waiting.left:.0f}")
