"""What every report needs to know of a result, worked out once so that reports cannot disagree."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from kcc_conformance.inert import line
from kcc_conformance.phrases import phrase
from kcc_conformance.report.by_text import ByText
from kcc_conformance.report.contrast import Contrast, kind
from kcc_conformance.report.curl import tls_arguments
from kcc_conformance.report.judgement import Judgement
from kcc_conformance.report.left_out import left_out
from kcc_conformance.report.stories import Stories, Story
from kcc_conformance.report.tallies import Tally, tallies
from kcc_conformance.report.texts import counted, language_of, moment, number, say
from kcc_conformance.report.texts.run import ADDRESSES
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    PASSED,
    Check,
    CheckFinding,
    ClauseResult,
    QuestionResult,
    Result,
)
from kcc_conformance.result.verdict import binding_levels


class View:
    """A result as seen by a reader of one language; every report is written from this."""

    def __init__(self, result: Result, language: str | None) -> None:
        self.result = result
        self.language = language_of(language)
        options = result.run.get("options")
        options = options if isinstance(options, Mapping) else {}
        self.strict = bool(options.get("strict"))
        self.tls = tls_arguments(options)
        self.binding = binding_levels(self.strict)
        self.judgement = Judgement(result, self.language, self.binding)
        self.contrast = Contrast(result, self.language, strict=self.strict)
        self.by_text = ByText(result, self.language, strict=self.strict)
        self._stories = Stories(result)

    def say(self, key: str, **values: object) -> str:
        """The words for a key in the reader's language."""
        return say(key, self.language, **values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """The words for so many of something, in the reader's language."""
        return counted(key, count, self.language, **values)

    def phrase(self, text: object) -> str:
        """Something that the machinery said, cleaned, in the reader's language where that is known
        (`kcc_conformance.phrases`)."""
        told = self._observed.get(str(text))
        return line(told[self.language] if told else phrase(str(text), self.language))

    @cached_property
    def _observed(self) -> Mapping[str, Mapping[str, str]]:
        """What was observed of the open questions, by the Dutch sentence."""
        sentences = (each for question in self.result.questions for each in question.sentences)
        return {each["nl"]: each for each in sentences if each.get("nl") and each.get("en")}

    def wanted(self, value: Any) -> Any:
        """What a finding expected or received: phrases in the reader's language, values as they
        are. Findings are made in Dutch, so that a Dutch reader gets them untouched."""
        translated = isinstance(value, str) and self.language != "nl"
        return phrase(value, self.language) if translated else value

    def spoken(self, words: Mapping[str, str], else_: str = "") -> str:
        """Words that the result has in both languages, cleaned; else those of older results."""
        return line(words.get(self.language) or words.get("nl") or else_)

    def number(self, value: object, digits: int = 1) -> str:
        """A number as the reader writes it."""
        return number(value, self.language, digits)

    # --- the checks that did not go well ------------------------------------------------------

    @cached_property
    def problems(self) -> tuple[Story, ...]:
        """The binding checks that failed or could not be judged, in the order of the clauses."""
        return self._stories.of(lambda check: check.level in self.binding)

    @cached_property
    def advice(self) -> tuple[Story, ...]:
        """The recommendations of the text, where a recommendation does not bind."""
        return self._aside_of("SHOULD")

    @cached_property
    def contrasting(self) -> tuple[Story, ...]:
        """Those that rest on the contract or on what is usual, where these do not bind."""
        return self._aside_of("CONTRACT", "CONVENTION")

    @cached_property
    def information(self) -> tuple[Story, ...]:
        """Those of open questions and for information."""
        return self._aside_of("OPEN", "INFO")

    def _aside_of(self, *kinds: str) -> tuple[Story, ...]:
        return self._stories.of(lambda c: c.level not in self.binding and kind(c) in kinds)

    @property
    def beside(self) -> tuple[tuple[str, tuple[Story, ...]], ...]:
        """The sections of what does not bind, by the key of their title; none that is empty."""
        sections = (
            ("advice", self.advice),
            ("contrast", self.contrasting),
            ("information", self.information),
        )
        return tuple((name, stories) for name, stories in sections if stories)

    def level(self, check: Check) -> str:
        """The level of a check in words; what it rests on, where that is not the text."""
        return self.say(f"level.{kind(check)}")

    def source(self, check: Check) -> str:
        """What a check rests on, and its level by the other texts where that is another."""
        elsewhere = self.by_text.elsewhere(check)
        return self.contrast.source(check.source) + (f" ({elsewhere})" if elsewhere else "")

    def message(self, check: Check) -> str:
        """What a check says on one line; where findings say it, the first ones."""
        said = list(dict.fromkeys(finding.message for finding in check.findings))
        if check.message in ("", "; ".join(said)):
            return line("; ".join(map(self.phrase, said if check.message else said[:3])))
        return self.phrase(check.message)

    def headline(self, check: Check) -> str:
        """What an explanation begins with: the message, or how many findings follow."""
        findings = self.explanatory(check)
        if len(findings) > 1:
            return self.say("differences", n=len(findings))
        return self.message(check)

    def explanatory(self, check: Check) -> tuple[CheckFinding, ...]:
        """The findings that add something to the check's message."""
        return tuple(
            f
            for f in check.findings
            if f.pointer
            or f.expected is not None
            or f.actual is not None
            or self.phrase(f.message) != self.message(check)
        )

    # --- clauses, questions, counts -----------------------------------------------------------

    def gist(self, clause: ClauseResult) -> str:
        """What the clause comes down to, in the reader's language as far as there is one."""
        return self.spoken(clause.gist)

    def place(self, clause: ClauseResult) -> str:
        """Where the clause stands in the text."""
        return self.spoken(clause.locators, clause.locator)

    def reason(self, clause: ClauseResult) -> str:
        """Why the clause is left out; empty if it is not."""
        return self.spoken(clause.reasons, clause.reason)

    def outcome(self, clause: ClauseResult) -> str:
        """How a clause came out, in words; why not, where it is not judged."""
        if clause.status in ("excluded", "question") and clause.outcome not in (FAILED, CANT_TELL):
            return self.say(f"status.{clause.status}")
        return self.say(f"outcome.{clause.outcome}")

    def tone(self, clause: ClauseResult) -> str:
        """good, bad (a binding check speaks against it), unsure, advice (one that does not bind
        does) or quiet."""
        if clause.outcome in (FAILED, CANT_TELL):
            binding = [s for s in self.problems if clause in s.clauses]
            if not binding and clause.level not in self.binding:
                return "advice"
            return "bad" if clause.outcome == FAILED else "unsure"
        return "good" if clause.outcome == PASSED and not self.extent(clause) else "quiet"

    def extent(self, clause: ClauseResult) -> str:
        """How many of the checks of a clause were played, in words; empty if all or none were."""
        number = len(clause.checks)
        if not 0 < clause.played < number:
            return ""
        return self.say("extent", n=clause.played, all=number)

    @property
    def bound(self) -> tuple[ClauseResult, ...]:
        """The clauses that something was or would be judged by."""
        return tuple(c for c in self.result.clauses if not self._aside(c))

    @property
    def aside(self) -> tuple[ClauseResult, ...]:
        """The clauses that were left out with a reason."""
        return tuple(c for c in self.result.clauses if self._aside(c))

    def _aside(self, clause: ClauseResult) -> bool:
        return clause.status == "excluded" and clause.outcome not in (FAILED, CANT_TELL, PASSED)

    def observed(self, question: QuestionResult) -> str:
        """What was observed of a question, a sentence per observation."""
        if not question.observations:
            return self.say("observed.nothing")
        if question.sentences:
            return "; ".join(self.spoken(each) for each in question.sentences)
        return "; ".join(line(key.replace("-", " ")) for key in question.observations)

    def title(self, question: QuestionResult) -> str:
        """The title of a question."""
        return self.spoken(question.titles, question.title)

    def readings(self, question: QuestionResult) -> tuple[tuple[str, str, str], ...]:
        """Per reading its name, what it comes down to and how the provider does under it."""
        return tuple(
            (line(each.name), self.spoken(each.gist), self.say(f"reading.{each.outcome}"))
            for each in question.readings
        )

    def fitting(self, question: QuestionResult) -> str:
        """The readings that fit what was observed, and what each comes down to; empty if nothing
        was observed."""
        if not question.observations:
            return ""
        if not question.observed:
            return self.say("fitting.none")
        told = "; ".join(
            f"{name} ({gist.rstrip('.')})" if gist else name
            for (name, gist, _), each in zip(
                self.readings(question), question.readings, strict=True
            )
            if each.outcome == PASSED
        )
        return self.say("fitting", names=told or line(question.observed))

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """Per kind, and then in all, the checks expected, executed and by outcome."""
        return tallies(self.result.checks)

    @property
    def not_registered(self) -> tuple[Check, ...]:
        """The checks that say how strongly "nothing was registered" was shown."""
        return tuple(check for check in self.result.checks if check.strength)

    # --- circumstances ------------------------------------------------------------------------

    @property
    def partial(self) -> bool:
        """Whether the run says that something was left out."""
        return bool(self.result.run.get("partial"))

    @property
    def left_out(self) -> str:
        """What was left out, by which options, in a sentence; empty if nothing was."""
        return left_out(self.result, self.tallies[-1], self.language)

    @property
    def text(self) -> str:
        """The text judged by, in words."""
        return self.say(f"text.{line(self.result.standard.get('text', '?'))}")

    @property
    def text_address(self) -> str:
        """Where the text judged by can be read; "" for a text that nobody knows."""
        return ADDRESSES.get(str(self.result.standard.get("text", "?")), "")

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the contract was recognised by."""
        found = self.result.provider.get("detected_by") or ()
        return tuple(self.phrase(each) for each in ([found] if isinstance(found, str) else found))

    @property
    def started(self) -> str:
        """When the run began, as the reader writes it."""
        return line(moment(self.result.run.get("started", "?"), self.language))

    @property
    def lasted(self) -> str:
        """How long the run took and how many requests it made."""
        seconds = self.number(self.result.run.get("seconds", 0))
        requests = self.result.run.get("requests", len(self.result.exchanges))
        return f"{seconds} {self.say('seconds')}, {requests} {self.say('requests')}"

    @property
    def spent(self) -> str:
        """What the requests were for, a number each; empty where an older result does not say."""
        parts = self.result.run.get("requests_for")
        if not isinstance(parts, Mapping):
            return ""
        return ", ".join(self.say(f"requests.{line(part)}", n=n) for part, n in parts.items() if n)

    def cause(self, check: Check) -> str:
        """The likely cause in words; empty if there is none to tell."""
        return line(self.say(f"cause.{check.cause}")) if check.cause else ""
