"""summary.md: the result in short, for the summary of a CI job."""

import re

from kcc_conformance.inert import line
from kcc_conformance.report import contest
from kcc_conformance.report.diagnoses import advice, said
from kcc_conformance.report.held import Holds
from kcc_conformance.report.own_contract import own_contract
from kcc_conformance.report.stories import Story
from kcc_conformance.report.view import View
from kcc_conformance.result.result import OUTCOMES
from kcc_conformance.result.verdict import CONFORM, NOT_CONFORM, PARTIAL

_MARKS = {CONFORM: "✅", NOT_CONFORM: "❌", PARTIAL: "⚪"}
_ROWS = 25


def summary_md(view: View) -> str:
    """The summary: verdict, counts, what failed, open questions, leftovers."""
    say, result = view.say, view.result
    parts = [
        f"## {_MARKS.get(view.judgement.tint, '⚠️')} C0992: {view.judgement.verdict}",
        f"{md(view.judgement.why)}." + (f" **{md(view.left_out)}**" if view.partial else ""),
        *(f"**{told}**" for told in view.judgement.reserve),
        "\n".join(f"- {md(each.told)}" for each in view.by_text.verdicts),
        f"{md(view.contrast.line)}.",
        "\n".join(
            f"- {say(name)}: {md(value)}"
            for name, value in (
                ("provider", result.provider.get("url", "?")),
                ("contract", result.provider.get("contract", "?")),
                *([("own.contract", own_contract(view))] if own_contract(view) else []),
                ("text", view.text),
                ("when", view.started),
                ("duration", view.lasted),
                ("seed", result.run.get("seed", "?")),
            )
        ),
        _held(view),
        _counts(view),
        _known(view),
        _failures(view, "problems", view.problems),
        _failures(view, "advice", view.advice),
        _failures(view, "contrast", view.contrasting),
        _questions(view),
        _doctor(view),
        _leftovers(view),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def md(text: object, limit: int = 300) -> str:
    """The text on one line, so that Markdown and HTML in it mean nothing."""
    safe = line(text, limit).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_\[\]|#~!])", r"\\\1", safe)


def _held(view: View) -> str:
    holds = Holds(view)
    rows = [f"{n}. {md(view.phrase(x.message))}: {holds.checks(x)}" for n, x in
            enumerate(holds.all, 1)]  # fmt: skip
    return f"### {view.say('held')}\n\n" + "\n".join(rows) if rows else ""


def _counts(view: View) -> str:
    heads = [view.say("level"), view.say("expected.checks"), view.say("executed.checks")]
    heads += [view.say(f"outcome.{name}") for name in OUTCOMES]
    rows = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for tally in view.tallies:
        name = view.say(f"level.{tally.level}") if tally.level else f"**{view.say('total')}**"
        numbers = [tally.expected, tally.executed, *tally.outcomes.values()]
        rows.append([name, *map(str, numbers)])
    return _table(rows)


def _failures(view: View, head: str, stories: tuple[Story, ...]) -> str:
    if not stories:
        return ""
    heads = ("clause", "scenario", "source", "outcome", "finding")
    rows = [[view.say(name) for name in heads], ["---"] * len(heads)]
    for story in stories[:_ROWS]:
        check = story.check
        clauses = ", ".join(clause.id for clause in story.clauses) or ", ".join(check.clauses)
        outcome = view.say(f"outcome.{check.outcome}")
        if view.judgement.known_as(check):
            outcome += f" ({view.say('known.mark')})"
        outcome += contest.mark(view, check)
        told = (view.source(check), outcome, view.message(check))
        rows.append([md(text) for text in (clauses, check.id, *told)])
    more = len(stories) - _ROWS
    rest = f"\n\n{view.say('and.more', n=more)}: report.html" if more > 0 else ""
    return f"### {view.say(head)} ({len(stories)})\n\n{_table(rows)}{rest}"


def _known(view: View) -> str:
    if not view.judgement.known:
        return ""
    keys = ("known.state", "check", "known.expires", "reason", "known.link")
    rows = [[view.say(key) for key in keys], ["---"] * len(keys)]
    for each in view.judgement.known[:_ROWS]:
        told = (view.judgement.state(each), each.check, each.expires, each.reason, each.link)
        rows.append([md(text) for text in told])
    more = len(view.judgement.known) - _ROWS
    rest = f"\n\n{view.say('and.more', n=more)}: report.html" if more > 0 else ""
    return f"### {view.say('known')} ({len(view.judgement.known)})\n\n{_table(rows)}{rest}"


def _questions(view: View) -> str:
    seen = [question for question in view.result.questions if question.observations]
    if not seen:
        return ""
    rows = [[view.say("question"), view.say("observed"), view.say("per.reading")], ["---"] * 3]
    for question in seen:
        told = "; ".join(
            f"{name}: {outcome}" + (f" ({gist})" if gist else "")
            for name, gist, outcome in view.readings(question)
        )
        title = md(f"{question.id} {view.title(question)}")
        rows.append([title, md(view.observed(question)), md(told, 1_000)])
    return f"### {view.say('questions')}\n\n{_table(rows)}"


def _doctor(view: View) -> str:
    rows = [
        f"- {view.say(f'doctor.{each.name}')} ({view.say(f'doctor.{each.outcome}')}):"
        f" {md(said(each, view.language))}"
        + (f" → {md(advice(each, view.language))}" if advice(each, view.language) else "")
        for each in view.result.doctor
    ]
    return f"### {view.say('doctor')}\n\n" + "\n".join(rows) if rows else ""


def _leftovers(view: View) -> str:
    left = view.result.leftovers
    if not left:
        return view.judgement.tidy
    rows = [
        f"- {md(each.resource)} {md(each.id)}: {md(view.phrase(each.why))}" for each in left[:_ROWS]
    ]
    more = len(left) - _ROWS
    if more > 0:
        rows.append(f"- {view.say('and.more', n=more)}")
    return f"### {view.say('leftovers')} ({len(left)})\n\n" + "\n".join(rows)


def _table(rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
