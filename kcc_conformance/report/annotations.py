"""Annotations of GitHub: why a run fails, in lines that its runner shows beside the job."""

from collections.abc import Iterator

from kcc_conformance.inert import line
from kcc_conformance.report.causes import Causes
from kcc_conformance.report.held import Holds
from kcc_conformance.report.view import View
from kcc_conformance.result.result import CANT_TELL, FAILED, WRONG

MOST = 10
"""GitHub shows ten errors of a step and drops the rest."""


def annotations(view: View) -> tuple[str, ...]:
    """The lines for a run that does not pass, MOST at the most: an error a cause, then what has no
    cause, what holds checks up, and the rest in one. Known failures are none of them."""
    told = list(_told(view))
    if len(told) > MOST:
        rest = view.say("annotation.rest", n=len(told) - MOST + 1)
        told = [*told[: MOST - 1], ("C0992", rest)]
    return tuple(f"::error title={_property(title)}::{_data(words)}" for title, words in told)


def _told(view: View) -> Iterator[tuple[str, str]]:
    causes, holds, known = Causes(view), Holds(view), view.judgement.known_as
    for each in causes.binding:
        counting = [s for s in each.stories if s.check.outcome == FAILED]
        if any(s.check.level in view.binding and not known(s.check) for s in counting):
            clauses = ", ".join(clause.id for clause in each.clauses)
            words = [each.what, causes.same(each), clauses]
            yield f"C0992 {each.cause.id}", ". ".join(filter(None, words))
    for story in causes.single:
        if not known(story.check):
            yield "C0992", f"{line(story.check.id)}: {view.message(story.check)}"
    for entry in view.judgement.known:
        if entry.state in WRONG:
            yield view.say("known"), f"{line(entry.check)}: {view.judgement.state(entry)}"
    for hold in holds.all:
        if hold.must or view.strict:
            yield view.say("held"), f"{view.phrase(hold.message)}: {holds.told(hold)}"
    for story in holds.apart(view.problems):
        if story.check.outcome == CANT_TELL:
            outcome = view.say(f"outcome.{CANT_TELL}")
            yield f"C0992 ({outcome})", f"{line(story.check.id)}: {view.message(story.check)}"


def _data(text: str) -> str:
    """A message as the runner reads it back; it ends at the end of its line."""
    return line(text, 1_000).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property as the runner reads it back; it ends at a comma or at two colons."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
