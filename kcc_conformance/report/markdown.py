"""summary.md: the result in short, for the summary of a CI job: causes first, with values."""

from collections.abc import Sequence

from kcc_conformance.findings import TEXT
from kcc_conformance.inert import line
from kcc_conformance.report import contest
from kcc_conformance.report.causes import Causes, Explained
from kcc_conformance.report.curl import curl
from kcc_conformance.report.diagnoses import advice, said
from kcc_conformance.report.difference import difference
from kcc_conformance.report.exchanges import answer
from kcc_conformance.report.held import Holds
from kcc_conformance.report.hollow import hollow
from kcc_conformance.report.markup import code, folded, md, table, verbatim, within
from kcc_conformance.report.own_contract import own_contract
from kcc_conformance.report.product import product_line
from kcc_conformance.report.stories import Story
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, FAILED, OK, OUTCOMES
from kcc_conformance.result.verdict import CONFORM, NOT_CONFORM, PARTIAL

MOST = 60_000
"""Bytes. The summary of a GitHub step holds 1 MiB, a comment on a pull request 65,536 characters:
it fits in both, with room for what a pipeline puts around it."""
_MARKS = {CONFORM: "✅", NOT_CONFORM: "❌", PARTIAL: "⚪"}
_ROWS = 20
_CAUSES = 10
_VALUE, _COMMAND = 400, 3_000


def summary_md(view: View) -> str:
    """The summary: verdict, what makes it say less than it seems, causes with their witnesses, the
    clauses that fail, questions in a line, counts; at most MOST bytes, however much failed."""
    causes, holds = Causes(view), Holds(view)
    unsure = [story for story in view.problems if story.check.outcome == CANT_TELL]
    parts = [
        *_verdict(view, causes),
        *(_cause(view, causes, each) for each in causes.binding[:_CAUSES]),
        _failures(view, "causes.single" if causes.binding else "failed.head", causes.single),
        _held(view, holds),
        _failures(view, "unsure.head", unsure, holds),
        _clauses(view, causes),
        _aside(causes),
        *(_failures(view, name, _uncaused(causes, found), holds) for name, found in view.beside),
        _known(view),
        _doctor(view),
        _questions(view),
        _counts(view),
        _leftovers(view),
    ]
    return within(parts, MOST, f"{view.say('summary.rest')} report.html")


def _verdict(view: View, causes: Causes) -> list[str]:
    say, result = view.say, view.result
    first = causes.headline or next((each.what for each in causes.waiting), "")
    facts = [
        (result.subject, result.provider.get("url", "?")),
        ("product", product_line(view)),
        ("contract", result.provider.get("contract", "?")),
        ("own.contract", own_contract(view)),
        ("text", ", ".join(filter(None, (view.text, view.text_address)))),
        ("when", view.started),
        ("duration", view.lasted),
        ("seed", result.run.get("seed", "?")),
    ]
    return [
        f"## {_MARKS.get(view.judgement.tint, '⚠️')} C0992: {view.judgement.verdict}",
        "\n".join(f"- **{md(told, 600)}**" for told in hollow(view)),
        f"{md(view.judgement.why)}.",
        f"**{md(first, 1_000)}**" if first else "",
        "\n".join(f"- {md(each.told)}" for each in view.by_text.verdicts),
        f"{md(view.contrast.line)}.",
        "\n".join(f"- {say(name)}: {md(value)}" for name, value in facts if value != ""),
    ]


def _held(view: View, holds: Holds) -> str:
    rows = [f"{n}. {md(view.phrase(x.message))}: {holds.checks(x)}" for n, x in
            enumerate(holds.all[:_ROWS], 1)]  # fmt: skip
    return f"### {view.say('held')}\n\n" + "\n".join(rows) if rows else ""


def _cause(view: View, causes: Causes, told: Explained) -> str:
    say = view.say
    sides = ((told.expected, told.difference.expected), ("received", told.difference.received))
    rows = [[say(name), code(side.marked, _VALUE)] for name, side in sides]
    rows.insert(0, [say("causes.where"), md(told.where)])
    rows.insert(1, [say("causes.against"), md(", ".join(each.id for each in told.clauses))])
    rows += [
        [say("exchange"), md(answer(view, each))]
        for each in (told.sent, told.seen if told.seen is not told.sent else None)
        if each is not None
    ]
    first = told.sent or told.seen
    parts = [
        f"### {told.cause.id}: {md(told.what)}",
        table((say("check"), md(told.witness.check.id)), rows),
        folded(say("curl"), verbatim(curl(first, " \\\n", view.tls), _COMMAND)) if first else "",
    ]
    others = [story.check.id for story in told.stories[1:]]
    if others:
        names = "\n".join(f"- {md(name)}" for name in others[:_ROWS])
        more = len(others) - _ROWS
        names += f"\n- {say('and.more', n=more)}" if more > 0 else ""
        parts.append(folded(md(causes.same(told)), names))
    return "\n\n".join(filter(None, parts))


def _failures(view: View, head: str, stories: Sequence[Story], holds: Holds | None = None) -> str:
    """A table of checks; of what holds several up only how many, and where that is told."""
    if not stories:
        return ""
    apart = holds.apart(stories) if holds else stories
    heads = ("clause", "check", "outcome", "finding", "expected", "received")
    rows = [[*map(md, _told(view, story)), *_values(view, story)] for story in apart[:_ROWS]]
    more = len(apart) - _ROWS
    parts = [
        f"### {view.say(head)} ({len(stories)})",
        *map(md, holds.here(stories) if holds else ()),
        table([*map(view.say, heads)], rows) if rows else "",
        f"{view.say('and.more', n=more)}: report.html" if more > 0 else "",
    ]
    return "\n\n".join(filter(None, parts))


def _told(view: View, story: Story) -> tuple[str, ...]:
    check = story.check
    clauses = ", ".join(clause.id for clause in story.clauses) or ", ".join(check.clauses)
    outcome = view.say(f"outcome.{check.outcome}")
    if view.judgement.known_as(check):
        outcome += f" ({view.say('known.mark')})"
    if check.source != TEXT:
        outcome += f"; {view.source(check)}"
    return clauses, check.id, outcome + contest.mark(view, check), view.message(check)


def _values(view: View, story: Story) -> tuple[str, str]:
    """What the first finding that has values expected and received."""
    for each in story.check.findings:
        if each.expected is not None or each.actual is not None:
            values = view.wanted(each.expected), view.wanted(each.actual)
            found = difference(*values, view.language)
            return code(found.expected.marked, _VALUE), code(found.received.marked, _VALUE)
    return "", ""


def _uncaused(causes: Causes, stories: Sequence[Story]) -> tuple[Story, ...]:
    return tuple(story for story in stories if not causes.of(story.check))


def _aside(causes: Causes) -> str:
    told = causes.beside
    return md(told, 1_000) + "." if told and told != causes.headline else ""


def _clauses(view: View, causes: Causes) -> str:
    """The clauses that something binding speaks against, in the order of the text."""
    rows = []
    for clause in view.result.clauses:
        if view.tone(clause) not in ("bad", "unsure"):
            continue
        against = [story for story in view.problems if clause in story.clauses]
        names = dict.fromkeys(
            each.cause.id for story in against for each in causes.of(story.check)
            if clause.outcome == FAILED
        )  # fmt: skip
        told = (clause.id, view.gist(clause), view.outcome(clause), ", ".join(names))
        rows.append([md(text) for text in told])
    if not rows:
        return ""
    heads = [view.say(name) for name in ("clause", "gist", "outcome", "causes")]
    title = view.say("clauses.against")
    return f"### {title} ({len(rows)})\n\n{table(heads, rows[: 3 * _ROWS])}"


def _known(view: View) -> str:
    if not view.judgement.known:
        return ""
    keys = ("known.state", "check", "known.expires", "reason", "known.link")
    rows = [
        [md(x) for x in (view.judgement.state(y), y.check, y.expires, y.reason, y.link)]
        for y in view.judgement.known[:_ROWS]
    ]
    more = len(view.judgement.known) - _ROWS
    rest = f"\n\n{view.say('and.more', n=more)}: report.html" if more > 0 else ""
    head = f"### {view.say('known')} ({len(view.judgement.known)})"
    return f"{head}\n\n{table([view.say(key) for key in keys], rows)}{rest}"


def _questions(view: View) -> str:
    """Which readings fit what was seen, a word a question: what these are is on the page."""
    seen = [question for question in view.result.questions if question.observations]
    if not seen:
        return ""
    told = [
        f"{line(question.id)} {line(question.observed or view.say('fitting.none'))}"
        + (f" ({view.say('chosen', name=line(question.chosen))})" if question.chosen else "")
        for question in seen
    ]
    words = view.say("questions.short", n=len(seen))
    return f"### {view.say('questions')}\n\n{words} {md('; '.join(told), 2_000)}. report.html"


def _counts(view: View) -> str:
    heads = [view.say("level"), view.say("expected.checks"), view.say("executed.checks")]
    heads += [view.say(f"outcome.{name}") for name in OUTCOMES]
    rows = []
    for tally in view.tallies:
        name = view.say(f"level.{tally.level}") if tally.level else f"**{view.say('total')}**"
        rows.append([name, *map(str, (tally.expected, tally.executed, *tally.outcomes.values()))])
    return table(heads, rows, numbers=True)


def _doctor(view: View) -> str:
    """What was seen beforehand that needs a look."""
    rows = [
        f"- {view.say(f'doctor.{each.name}')} ({view.say(f'doctor.{each.outcome}')}):"
        f" {md(said(each, view.language))}"
        + (f" → {md(advice(each, view.language))}" if advice(each, view.language) else "")
        for each in view.result.doctor
        if each.outcome != OK
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
