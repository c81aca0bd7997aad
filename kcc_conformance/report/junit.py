"""junit.xml: the checks as test cases, for GitLab, Jenkins, GitHub and their kind."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TypeVar

from junitparser import Error, Failure, Skipped
from junitparser.xunit2 import JUnitXml, TestCase, TestSuite

from kcc_conformance.inert import harmless, line
from kcc_conformance.report import contest
from kcc_conformance.report.causes import Causes
from kcc_conformance.report.check_reason import as_text
from kcc_conformance.report.own_contract import own_contract
from kcc_conformance.report.product import product_line
from kcc_conformance.report.stories import Story
from kcc_conformance.report.view import View
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    WRONG,
    Check,
    KnownFailure,
)
from kcc_conformance.result.verdict import CANNOT_TELL

R = TypeVar("R", Failure, Error, Skipped)


def junit_xml(view: View) -> bytes:
    """The document: a suite per feature, a case per check.

    Only binding checks fail or err; others pass and say in `system-out` what was seen. A check
    that does not bind and could not be judged is skipped, and so is one that failed as it is known
    to (`--baseline`); an entry of that list that is not right any more is a failure of its own. A
    run that cannot tell without any check saying so (nothing was played, or it was broken off) has
    one case of its own, with an error.

    Message and text of a failure begin with its causes: Jenkins shows both, GitLab the text only,
    and for it what is skipped has a text as well. Only suites have properties, for a strict
    reader (xUnit of Jenkins) refuses a file with others: what is known of a check stands in its
    `system-out`.
    """
    causes = Causes(view)
    told = (view.problems, *(stories for _, stories in view.beside))
    stories = {story.check.id: story for each in told for story in each}
    document = JUnitXml("C0992")
    red = any(story.check.level in view.binding for story in stories.values())
    if view.result.verdict == CANNOT_TELL and not red:
        document.add_testsuite(_verdict(view))
    wrong = [entry for entry in view.judgement.known if entry.state in WRONG]
    if wrong:
        suite = _suite(view, view.say("known"))
        suite.add_testcases([_entry(view, entry) for entry in wrong])
        document.add_testsuite(suite)
    for feature in dict.fromkeys(check.feature for check in view.result.checks):
        suite = _suite(view, line(feature) or "C0992")
        for name, value in _properties(view, causes):
            suite.add_property(name, value)
        checks = [check for check in view.result.checks if check.feature == feature]
        suite.add_testcases([_case(view, causes, check, stories.get(check.id)) for check in checks])
        document.append(suite)  # type: ignore[no-untyped-call]
    return serialised(document)


def serialised(document: JUnitXml) -> bytes:
    """The bytes of a document, with the sums of its suites."""
    document.update_statistics()  # type: ignore[no-untyped-call]
    buffer = BytesIO()
    document.write(buffer, pretty=True)
    return buffer.getvalue()


def _properties(view: View, causes: Causes) -> list[tuple[str, str]]:
    result = view.result
    told = causes.headline or next((each.what for each in causes.waiting), "")
    return [
        ("provider", line(result.provider.get("url", "?"))),
        ("product", product_line(view)),
        ("contract", line(result.provider.get("contract", "?"))),
        *([("own_contract", own_contract(view))] if own_contract(view) else []),
        ("text", line(result.standard.get("text", "?"))),
        ("text_title", view.text),
        ("text_address", view.text_address),
        ("verdict", result.verdict),
        *([("causes", told)] if told else []),
        *((f"cause.{each.cause.id}", each.what) for each in causes.all),
        *((f"verdict.{each.text}", each.verdict) for each in view.by_text.verdicts),
        *((f"text.{each.text}", each.told) for each in view.by_text.verdicts),
        ("differences", str(len(view.contrast.differing))),
        ("seed", line(result.run.get("seed", "?"))),
        *(("outage", told) for told in view.judgement.harm),
        *([("capability", view.judgement.declared)] if view.judgement.declared else []),
    ]


def _verdict(view: View) -> TestSuite:
    case = TestCase(view.say("verdict"), "C0992", 0.0)
    nothing = not any(check.outcome != UNTESTED for check in view.result.checks)
    why = view.say("none.executed") if nothing else view.judgement.why
    case.result = [_told(Error(line(why), CANNOT_TELL), view.judgement.why)]
    suite = _suite(view, "C0992")
    suite.add_testcases([case])
    return suite


def _entry(view: View, entry: KnownFailure) -> TestCase:
    case = TestCase(line(entry.check), view.say("known"), 0.0)
    case.result = [
        _told(Failure(view.judgement.state(entry), entry.state), view.judgement.because(entry))
    ]
    return case


def _case(view: View, causes: Causes, check: Check, story: Story | None) -> TestCase:
    name, seconds = line(check.scenario) or line(check.id), round(max(0.0, check.seconds), 3)
    case = TestCase(name, line(check.feature), seconds)
    known = view.judgement.known_as(check)
    said = view.message(check) or view.say(f"outcome.{check.outcome}")
    message = ": ".join(filter(None, (causes.said(check), said)))
    told = "\n".join(filter(None, (causes.said(check), as_text(view, story) if story else "")))
    binding = check.level in view.binding
    outcome = view.say(f"outcome.{check.outcome}")
    if check.outcome in (INAPPLICABLE, UNTESTED):
        case.result = [_skipped(f"{outcome}: {message}", check.outcome)]
    elif known and binding:
        words = f"{outcome}, {view.judgement.because(known)}: {message}"
        case.result = [_skipped(words, known.state)]
    elif check.outcome == FAILED and binding and story is not None:
        case.result = [_told(Failure(message, _kind(story)), told)]
    elif check.outcome == CANT_TELL and binding and story is not None:
        case.result = [_told(Error(message, check.cause or CANT_TELL), told)]
    elif check.outcome == CANT_TELL:
        case.result = [_skipped(f"{outcome}: {message}; {_aside(view, check)}", CANT_TELL)]
    facts = (
        ("id", check.id),
        ("level", check.level),
        ("source", check.source),
        ("clauses", " ".join(check.clauses)),
        ("outcome", check.outcome),
        ("strength", check.strength),
        ("cause", check.cause),
        ("why", causes.said(check)),
        ("known", view.judgement.because(known) if known else None),
        ("disputed", contest.disputed(view, check)),
    )
    out = [f"{name}: {line(value)}" for name, value in facts if value]
    case.system_out = _text("\n".join([*out, *_out(view, check, story)]))
    return case


def _suite(view: View, name: str) -> TestSuite:
    suite = TestSuite(name)  # type: ignore[no-untyped-call]
    moment = _moment(view.result.run.get("started"))
    if moment:
        suite.timestamp = moment
    return suite


def _moment(started: object) -> str:
    """When the run began, in UTC and without a zone, as other writers of such files have it."""
    try:
        return datetime.fromisoformat(str(started)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    except (ValueError, OverflowError):
        return ""


def _kind(story: Story) -> str:
    return " ".join([story.check.level, *(clause.id for clause in story.clauses)])


def _aside(view: View, check: Check) -> str:
    return view.say("nonbinding", level=view.level(check))


def _out(view: View, check: Check, story: Story | None) -> list[str]:
    rows = []
    if view.judgement.known_as(check) and check.level in view.binding and story is not None:
        rows.append(as_text(view, story))
    elif check.level not in view.binding and check.outcome in (FAILED, CANT_TELL):
        rows.append(f"{view.say(f'outcome.{check.outcome}')}; {_aside(view, check)}")
        if story is not None:
            rows.append(as_text(view, story))
    elif check.outcome == PASSED:
        rows += [f"{view.say('note')}: {view.phrase(note)}" for note in check.notes]
    if check.strength:
        rows.append(f"{view.say('nothing')}: {view.say(f'strength.{check.strength}')}")
    for question, seen in check.observed.items():
        rows.append(f"{question}: {view.say('observed')}: {line('; '.join(seen))}")
    return rows


def _skipped(words: str, kind: str) -> Skipped:
    return _told(Skipped(words, kind), words)


def _told(result: R, text: str) -> R:
    result.text = _text(text)
    return result


def _text(words: str) -> str:
    """Cleaned, and with no file for GitLab or Jenkins to attach that a provider names."""
    return harmless(words).replace("[[ATTACHMENT|", "[ [ATTACHMENT|")
