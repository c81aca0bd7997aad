"""report.html: one self-contained file in both languages, for people who have to decide."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from kcc_conformance.inert import line, pretty
from kcc_conformance.report import contest
from kcc_conformance.report.check_reason import reproducible
from kcc_conformance.report.curl import curl
from kcc_conformance.report.held import Holds
from kcc_conformance.report.own_contract import own_contract
from kcc_conformance.report.page.anchors import check_anchor
from kcc_conformance.report.page.cards import Cards
from kcc_conformance.report.page.evidence import Evidence
from kcc_conformance.report.page.matrix import Matrix
from kcc_conformance.report.page.outline import Outline, mark, sign
from kcc_conformance.report.page.tongues import Tongues
from kcc_conformance.report.product import product_line
from kcc_conformance.report.templates import environment, text_of
from kcc_conformance.report.view import View
from kcc_conformance.result.result import FAILED, OUTCOMES, WRONG

_FOLDER = "page"
_LINES, _WIDTH = 400, 2_000
_TEMPLATES = ("page", "first", "macros", "cards", "clauses", "questions", "details", "checks")


def report_html(view: View, literal: Mapping[str, str] | None = None) -> Iterator[str]:
    """The page in pieces, which opens in the language of the view. Every string goes through
    `harmless` and then through jinja's escaping; a Content-Security-Policy forbids everything from
    elsewhere, and every script and style but the page's own.

    `literal` gives, per clause id, the sentence itself, where the user has the text.
    """
    style, script = text_of(_FOLDER, "page.css"), text_of(_FOLDER, "page.js")
    result = view.result
    nl, en = View(result, "nl"), View(result, "en")
    tongues = Tongues(nl, en)
    cards, evidence, outline = Cards(nl, en, tongues), Evidence(result), Outline(view)
    holds = (Holds(nl), Holds(en))
    return (
        _environment()
        .get_template("page.html.j2")
        .generate(
            language=view.language,
            view=view,
            result=result,
            say=tongues.say,
            counted=tongues.counted,
            told=tongues.told,
            each_of=tongues.each,
            by_text=[
                tongues.pair(one.told, other.told)
                for one, other in zip(nl.by_text.verdicts, en.by_text.verdicts, strict=True)
            ],
            style=Markup(style),
            style_hash=_digest(style),
            script=Markup(script),
            script_hash=_digest(script),
            literal=literal or {},
            outcomes=OUTCOMES,
            wrong=WRONG,
            cards=cards,
            evidence=evidence,
            sections=_sections(view, cards, holds[0]),
            matrix=Matrix(result),
            outline=outline,
            failures=[s for s in cards.apart(view.problems) if s.check.outcome == FAILED],
            product=tongues.pair(product_line(nl), product_line(en)),
            holds=holds[0],
            told_checks=lambda hold: tongues.pair(*(each.checks(hold) for each in holds)),
            own_contract=tongues.pair(own_contract(nl), own_contract(en)),
            contestable=lambda check: contest.contestable(view, check),
            disputed=lambda check: tongues.pair(
                contest.disputed(nl, check), contest.disputed(en, check)
            ),
            disputed_mark=lambda check: tongues.pair(
                contest.mark(nl, check), contest.mark(en, check)
            ),
            anchor=check_anchor,
            mark=lambda clause: mark(view, clause),
            sign=sign,
            becomes=lambda verdict: tongues.pair(
                nl.say("flips.to", verdict=nl.say(f"verdict.{verdict}")),
                en.say("flips.to", verdict=en.say(f"verdict.{verdict}")),
            ),
            reproducible=tongues.pair(reproducible(nl), reproducible(en)),
            told_exchange=lambda exchange: _told(tongues, exchange),
            curl_of=lambda exchange: curl(exchange, " \\\n  ", view.tls),
        )
    )


def _sections(view: View, cards: Cards, holds: Holds) -> list[tuple[str, str]]:
    """The sections below the first screen: their anchors, and the keys of their words."""
    apart = [name for name, stories in view.beside if cards.apart(stories)]
    there = (
        ("held", "held", bool(holds.all)),
        ("cards", "cards", bool(cards.all)),
        ("problems", "problems", bool(cards.apart(view.problems)) or not view.problems),
        *((name, name, True) for name in apart),
        ("clauses", "clauses", True),
        ("questions", "questions", bool(view.result.questions)),
        ("known", "known", bool(view.judgement.known)),
        ("counts", "counts", True),
        ("doctor", "doctor", bool(view.result.doctor)),
        ("contest", "contest.head", True),
        ("leftovers", "leftovers", True),
        ("checks", "all.checks", True),
    )
    return [(at, key) for at, key, is_there in there if is_there]


@cache
def _environment() -> Environment:
    made = environment(_FOLDER, _TEMPLATES)
    made.filters["pretty"] = lambda body: pretty(body, lines=_LINES, width=_WIDTH)
    return made


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _told(tongues: Tongues, exchange: Mapping[str, Any]) -> Markup:
    """An exchange on one line: number, method, path, status or trouble."""
    status = exchange.get("status")
    trouble = exchange.get("trouble")
    if status is not None:
        told = Markup(str(status))
    else:
        told = tongues.told("phrase", trouble) if trouble else tongues.say("no.answer")
    method, url = line(exchange.get("method", "?"), 20), line(exchange.get("url", "?"))
    path = url.partition("://")[2].partition("/")
    return Markup("#{} {} {} → {}").format(
        exchange.get("n"), method, f"/{path[2]}" if path[1] else url, told
    )
