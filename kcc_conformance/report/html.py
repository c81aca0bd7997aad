"""report.html: one self-contained file, without scripts, for people who have to decide."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from kcc_conformance.inert import harmless, line, pretty, shown
from kcc_conformance.report import contest
from kcc_conformance.report.check_reason import reproducible
from kcc_conformance.report.curl import curl
from kcc_conformance.report.diagnoses import advice, said
from kcc_conformance.report.exchanges import answer, body_of
from kcc_conformance.report.held import Holds
from kcc_conformance.report.own_contract import own_contract
from kcc_conformance.report.view import View
from kcc_conformance.result.result import OUTCOMES, WRONG

_LINES, _WIDTH = 400, 2_000
_EXCERPT = 40


def report_html(view: View, literal: Mapping[str, str] | None = None) -> str:
    """The page. Every string goes through `harmless` and then through jinja's escaping; a
    Content-Security-Policy forbids scripts and everything from elsewhere.

    `literal` gives, per clause id, the sentence itself, where the user has the text.
    """
    style = _room("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    dutch = Markup("" if view.language == "nl" else ' lang="nl"')
    stories = [*view.problems, *(story for _, each in view.beside for story in each)]
    template = _environment().get_template("report.html.j2")
    return template.render(
        view=view,
        result=view.result,
        say=view.say,
        style=Markup(style),
        dutch=dutch,
        tongue=lambda text, told: dutch if line(text) == told else "",
        style_hash=digest,
        literal=literal or {},
        outcomes=OUTCOMES,
        wrong=WRONG,
        own_contract=own_contract(view),
        holds=Holds(view),
        contestable=lambda check: contest.contestable(view, check),
        disputed=lambda check: contest.disputed(view, check),
        disputed_mark=lambda check: contest.mark(view, check),
        anchors={story.check.id: f"c{n}" for n, story in enumerate(stories, 1)},
        checks={check.id: check for check in view.result.checks},
        numbers={exchange.get("n") for exchange in view.result.exchanges},
        reproducible=reproducible(view),
        sides=(("request", "sent"), ("response", "received")),
        said=lambda diagnosis: said(diagnosis, view.language),
        advice=lambda diagnosis: advice(diagnosis, view.language),
        answer=lambda exchange: answer(view, exchange),
        body_of=body_of,
        headers_of=_headers,
        curl_of=lambda exchange: curl(exchange, " \\\n  ", view.tls),
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=DictLoader({"report.html.j2": _room("report.html.j2")}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_final,
    )
    environment.filters["line"] = line
    environment.filters["shown"] = lambda value: shown(value, 4_000)
    environment.filters["pretty"] = lambda body: pretty(body, lines=_LINES, width=_WIDTH)
    environment.filters["excerpt"] = lambda body: pretty(body, lines=_EXCERPT, width=200)
    return environment


@cache
def _room(name: str) -> str:
    return (files("kcc_conformance.report") / name).read_text("utf-8")


def _final(value: Any) -> Any:
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _headers(exchange: Mapping[str, Any], side: str) -> str:
    part = exchange.get(side)
    headers = part.get("headers") if isinstance(part, Mapping) else None
    rows = headers.items() if isinstance(headers, Mapping) else ()
    return "\n".join(f"{line(name, 100)}: {line(value, 2_000)}" for name, value in rows)
