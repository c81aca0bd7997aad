"""The page for people: a row per call with the button that is next. It needs no script."""

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from kcc_conformance.observing.live.board import OVER, RUNNING, WAITING
from kcc_conformance.observing.live.stand import Stand
from kcc_conformance.observing.live.words import word
from kcc_conformance.phrases import phrase

_NEXT = {WAITING: ("begin",), RUNNING: ("einde",), OVER: ("opgeslagen", "geannuleerd")}
"""What can be done with a call in a state."""


def page(stand: Stand, language: str, trouble: str = "") -> str:
    """The page as it is now; `trouble` is said at the top."""
    rows = [
        {
            "id": turn.call.id,
            "mark": turn.call.mark,
            "state": word(f"state.{turn.state}", language),
            "next": [(step, word(f"do.{step}", language)) for step in _NEXT.get(turn.state, ())],
            "findings": [
                phrase(each["message"], language) for each in stand.findings(turn.call.id)
            ],
        }
        for turn in stand.board.turns()
    ]
    return _template().render(
        rows=rows,
        base=stand.base,
        requests=stand.tape.counts["requests"],
        trouble=trouble,
        language=language,
        say=lambda key, **values: word(key, language, **values),
    )


@cache
def _template() -> Template:
    text = (files("kcc_conformance.observing.live") / "page.html.j2").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(text)
