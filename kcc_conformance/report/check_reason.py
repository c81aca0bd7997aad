"""Why a check did not pass, in lines of text: the same in the terminal and in junit.xml."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kcc_conformance.inert import line, pretty
from kcc_conformance.report.contest import contestable, disputed
from kcc_conformance.report.curl import curl
from kcc_conformance.report.difference import difference
from kcc_conformance.report.exchanges import answer, body_of
from kcc_conformance.report.stories import Story
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CheckFinding, ClauseResult

_FINDINGS = 6
_NOTES = 5
_BODY_LINES, _BODY_WIDTH = 14, 100
_CURL_LIMIT = 3_000


@dataclass(frozen=True)
class Line:
    """One line of an explanation: a label of a word or two, a text, and what kind of line it is
    (said, expected, received, exchange, body, code)."""

    label: str
    text: str
    kind: str = "said"
    indent: int = 0


def explain(
    view: View, story: Story, *, short: bool = False, bodies: bool = True
) -> Iterator[Line]:
    """The explanation of a check; short: without the exchanges."""
    say, check = view.say, story.check
    yield Line(say("scenario"), line(f"{check.feature} / {check.scenario}"))
    if check.step:
        yield Line(say("step"), line(check.step))
    for clause in story.clauses:
        yield Line(say("clause"), clause_line(view, clause))
    yield Line(say("source"), view.source(check))
    findings = view.explanatory(check)
    yield Line(say("finding"), view.headline(check), "received")
    entry = view.judgement.known_as(check)
    if entry is not None:
        yield Line(say("known.mark"), view.judgement.because(entry))
    if disputed(view, check):
        yield Line(say("disputed"), disputed(view, check))
    if contestable(view, check):
        yield Line(say("contest"), say("contest.page"))
    if check.cause:
        yield Line(say("cause"), view.cause(check))
    for finding in findings[: 1 if short else _FINDINGS]:
        yield from _finding(view, story, finding)
    if len(findings) > _FINDINGS and not short:
        yield Line("", say("more.findings", n=len(findings) - _FINDINGS), indent=1)
    for note in check.notes[:_NOTES]:
        yield Line(say("note"), view.phrase(note))
    if not short:
        yield from evidence(view, story.exchanges, bodies=bodies)


def evidence(
    view: View, exchanges: Sequence[Mapping[str, Any]], *, bodies: bool = True
) -> Iterator[Line]:
    """The exchanges that tell of a check, each with its curl; without their `bodies`, a line for
    each and the curl of the first, with which it begins."""
    for exchange in exchanges:
        yield Line(view.say("exchange"), answer(view, exchange), "exchange")
        if bodies:
            yield from _bodies(view, exchange)
            yield from _curl(view, exchange)
    if exchanges and not bodies:
        yield from _curl(view, exchanges[0])


def reproducible(view: View) -> str:
    """What to say beside a curl: that it needs a server, when it was the built-in reference."""
    inside = str(view.result.provider.get("url", "")).startswith("(")
    return view.say("curl.reference") if inside else ""


def clause_line(view: View, clause: ClauseResult) -> str:
    """A clause on one line: id, level, gist and place."""
    level = view.say(f"level.{clause.level}")
    return f"{clause.id} ({level}): {view.gist(clause)} [{view.place(clause)}]"


def _finding(view: View, story: Story, finding: CheckFinding) -> Iterator[Line]:
    say = view.say
    where = line(finding.pointer, 200) or say("whole")
    told = view.phrase(finding.message)
    of = f" ({finding.clause})" if finding.clause and len(story.clauses) > 1 else ""
    if finding.source != story.check.source:
        of += f" ({view.contrast.source(finding.source)})"
    repeated = told == view.message(story.check)
    yield Line(say("pointer"), where + of + ("" if repeated else f": {told}"), indent=1)
    if finding.expected is not None or finding.actual is not None:
        expected, actual = view.wanted(finding.expected), view.wanted(finding.actual)
        differing = difference(expected, actual, view.language)
        yield Line(say("expected"), differing.expected.marked, "expected", 1)
        yield Line(say("received"), differing.received.marked, "received", 1)


def _bodies(view: View, exchange: Mapping[str, Any]) -> Iterator[Line]:
    for side, word in (("request", "sent"), ("response", "received")):
        body = body_of(exchange, side)
        if body is not None and body != "":
            yield Line(view.say(word), "", indent=1)
            for row in pretty(body, lines=_BODY_LINES, width=_BODY_WIDTH).split("\n"):
                yield Line("", row, "body", 2)


def _curl(view: View, exchange: Mapping[str, Any]) -> Iterator[Line]:
    command = curl(exchange, " \\\n", view.tls)
    if len(command) > _CURL_LIMIT:
        yield Line(view.say("curl"), view.say("curl.long"))
        return
    yield Line(view.say("curl"), reproducible(view))
    for n, row in enumerate(command.split("\n")):
        yield Line("", row, "code", 2 if n else 1)


def as_text(view: View, story: Story) -> str:
    """The explanation as plain text."""
    rows = []
    for each in explain(view, story):
        label = f"{each.label}: " if each.label else ""
        rows.append("  " * each.indent + label + each.text)
    return "\n".join(rows)
