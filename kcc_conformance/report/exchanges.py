"""An exchange of the result, as a reader looks at it."""

from collections.abc import Mapping
from typing import Any

from kcc_conformance.inert import line
from kcc_conformance.report.view import View


def answer(view: View, exchange: Mapping[str, Any]) -> str:
    """An exchange on one line: number, method, URL, status or trouble, time."""
    status = exchange.get("status")
    if status is None:
        told = view.phrase(exchange.get("trouble") or view.say("no.answer"))
    else:
        told = str(status)
    waited = view.number(exchange.get("milliseconds", 0), 0)
    method, url = line(exchange.get("method", "?"), 20), line(exchange.get("url", "?"))
    return f"#{exchange.get('n')} {method} {url} → {told} ({waited} ms)"


def body_of(exchange: Mapping[str, Any], side: str) -> Any:
    """The body of `request` or `response`; None if there is none."""
    part = exchange.get(side)
    return part.get("body") if isinstance(part, Mapping) else None
