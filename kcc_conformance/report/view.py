"""What every report needs to know of a result, worked out once so that reports cannot disagree."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kcc_conformance.inert import line
from kcc_conformance.report.texts import language_of, moment, number, say
from kcc_conformance.report.why import english
from kcc_conformance.result.result import (
    CANT_TELL,
    FAILED,
    KNOWN,
    OUTCOMES,
    PASSED,
    UNTESTED,
    WRONG,
    Check,
    CheckFinding,
    ClauseResult,
    KnownFailure,
    QuestionResult,
    Result,
)
from kcc_conformance.result.verdict import CONFORM, binding_levels, only_reads, standing

LEVELS = ("MUST", "SHOULD", "OPEN", "INFO")
_SHOWN_EXCHANGES = 2


@dataclass(frozen=True)
class Story:
    """A check that did not go well, with the clauses that it speaks of and the exchanges in which
    that was seen."""

    check: Check
    clauses: tuple[ClauseResult, ...]
    exchanges: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Tally:
    """How many checks of one level there are and how they ended."""

    level: str
    expected: int
    executed: int
    outcomes: Mapping[str, int]


class View:
    """A result as seen by a reader of one language; every report is written from this."""

    def __init__(self, result: Result, language: str | None) -> None:
        self.result = result
        self.language = language_of(language)
        options = result.run.get("options")
        self.strict = bool(options.get("strict")) if isinstance(options, Mapping) else False
        self.binding = binding_levels(self.strict)
        self.standing = standing(result)
        self._known = {each.check: each for each in result.known if each.state == KNOWN}
        self._by_number = {exchange.get("n"): exchange for exchange in result.exchanges}
        self._clauses = {clause.id: clause for clause in result.clauses}
        self._place = {clause.id: place for place, clause in enumerate(result.clauses)}

    def say(self, key: str, **values: object) -> str:
        """The words for a key in the reader's language."""
        return say(key, self.language, **values)

    def number(self, value: object, digits: int = 1) -> str:
        """A number as the reader writes it."""
        return number(value, self.language, digits)

    # --- the checks that did not go well ------------------------------------------------------

    @cached_property
    def problems(self) -> tuple[Story, ...]:
        """The binding checks that failed or could not be judged, in the order of the clauses."""
        return self._stories(lambda check: check.level in self.binding)

    @cached_property
    def advice(self) -> tuple[Story, ...]:
        """The recommended ones, where a recommendation does not bind."""
        return self._stories(lambda c: c.level == "SHOULD" and c.level not in self.binding)

    @cached_property
    def information(self) -> tuple[Story, ...]:
        """Those of open questions and for information."""
        return self._stories(lambda c: c.level not in self.binding and c.level != "SHOULD")

    def _stories(self, wanted: Any) -> tuple[Story, ...]:
        stories = [
            Story(check, self._blamed(check), self._telling(check))
            for check in self.result.checks
            if check.outcome in (FAILED, CANT_TELL) and wanted(check)
        ]
        last = len(self._place)
        return tuple(
            sorted(
                stories,
                key=lambda story: (
                    self._place[story.clauses[0].id] if story.clauses else last,
                    story.check.outcome != FAILED,
                ),
            )
        )

    def _blamed(self, check: Check) -> tuple[ClauseResult, ...]:
        names = check.counts_against if check.outcome == FAILED else check.clauses
        known = [self._clauses[name] for name in names if name in self._clauses]
        return tuple(sorted(known, key=lambda clause: self._place[clause.id]))

    def _telling(self, check: Check) -> tuple[Mapping[str, Any], ...]:
        """The exchanges that the findings name; else the one without an answer; else the last."""
        named = dict.fromkeys(f.exchange for f in check.findings if f.exchange is not None)
        found = [self._by_number[n] for n in named if n in self._by_number]
        if not found:
            used = [self._by_number[n] for n in check.exchanges if n in self._by_number]
            mute = [exchange for exchange in used if exchange.get("status") is None]
            found = (mute or used)[-1:]
        return tuple(found[:_SHOWN_EXCHANGES])

    def clause(self, name: str | None) -> ClauseResult | None:
        """The clause of that id."""
        return self._clauses.get(name or "")

    def message(self, check: Check) -> str:
        """What a check says on one line; where findings say it, the first ones."""
        return line(check.message or "; ".join(f.message for f in check.findings[:3]))

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
            or line(f.message) != self.message(check)
        )

    # --- clauses, questions, counts -----------------------------------------------------------

    def gist(self, clause: ClauseResult) -> str:
        """What the clause comes down to, in the reader's language as far as there is one."""
        return line(clause.gist.get(self.language) or clause.gist.get("nl") or "")

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
        return "good" if clause.outcome == PASSED else "quiet"

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
        """What was observed of a question, as far as a line can say."""
        if not question.observations:
            return self.say("observed.nothing")
        return "; ".join(line(key.replace("-", " ")) for key in question.observations)

    def fitting(self, question: QuestionResult) -> str:
        """The readings that fit what was observed; empty if nothing was."""
        if not question.observations:
            return ""
        if not question.observed:
            return self.say("fitting.none")
        return self.say("fitting", names=line(question.observed))

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """Per level, and then in all, the checks expected, executed and by outcome."""
        levels = [level for level in LEVELS if any(c.level == level for c in self.result.checks)]
        rows = [
            self._tally(level, [c for c in self.result.checks if c.level == level])
            for level in levels
        ]
        return (*rows, self._tally("", list(self.result.checks)))

    def _tally(self, level: str, checks: list[Check]) -> Tally:
        outcomes = {name: sum(c.outcome == name for c in checks) for name in OUTCOMES}
        return Tally(level, len(checks), len(checks) - outcomes[UNTESTED], outcomes)

    @property
    def not_registered(self) -> tuple[Check, ...]:
        """The checks that say how strongly "nothing was registered" was shown."""
        return tuple(check for check in self.result.checks if check.strength)

    # --- verdict and circumstances ------------------------------------------------------------

    @property
    def verdict(self) -> str:
        """The verdict in words: with known failures, if these are all that is wrong."""
        if self.standing.apart:
            number = self.standing.known
            return self.say("verdict.known.1" if number == 1 else "verdict.known", n=number)
        return self.say(f"verdict.{self.result.verdict}")

    @property
    def tint(self) -> str:
        """What the verdict looks like: itself, or `reserved` where there is more to say than that;
        never plainly good with known failures or with a list of them that fails the run."""
        reserved = self.standing.excused
        reserved |= bool(self.standing.wrong) and self.result.verdict == CONFORM
        return "reserved" if reserved else self.result.verdict

    @property
    def reserve(self) -> tuple[str, ...]:
        """What has to be said beside the verdict: of known failures, and of only having read."""
        told = [self.say("only.read")] if self.only_reads else []
        if self.standing.all_known:
            told.append(self.say("known.apart" if self.standing.excused else "known.unsure"))
        if self.standing.wrong:
            told.append(self.say("known.wrong", n=self.standing.wrong))
        return tuple(told)

    @property
    def only_reads(self) -> bool:
        """Whether the run wrote nothing."""
        return only_reads(self.result)

    @property
    def tidy(self) -> str:
        """What to say where nothing was left behind."""
        return self.say("leftovers.nothing" if self.only_reads else "leftovers.none")

    @cached_property
    def known(self) -> tuple[KnownFailure, ...]:
        """The list of known failures, with what is wrong with it at the top."""
        return tuple(sorted(self.result.known, key=lambda each: each.state not in WRONG))

    def known_as(self, check: Check) -> KnownFailure | None:
        """The entry by which a failed check is known."""
        return self._known.get(check.id)

    def state(self, entry: KnownFailure) -> str:
        """The state of an entry in words."""
        words = self.say(f"known.is.{entry.state}")
        if entry.closest:
            words += f" ({self.say('known.closest', name=line(entry.closest))})"
        return words

    def because(self, entry: KnownFailure) -> str:
        """Why a failure is known, until when, and where that is followed up."""
        words = self.say("known.until", expires=entry.expires, reason=line(entry.reason))
        return f"{words} ({line(entry.link)})"

    @property
    def why(self) -> str:
        """Why this verdict, as a sentence: the result's own in Dutch, the same said in English."""
        said = english(self.result, self.binding) if self.language == "en" else ""
        if said and self.declared:
            said += f"; {self.say('declared', names=self.declared)}"
        return said or line(self.result.why)

    @property
    def declared(self) -> str:
        """What the user declared of the provider (`delete=no`), which the verdict rests on."""
        found = self.result.provider.get("capabilities")
        return ", ".join(
            line(f"{name}={'yes' if each.get('value') else 'no'}")
            for name, each in (found.items() if isinstance(found, Mapping) else ())
            if isinstance(each, Mapping) and each.get("detected_by") == "declared"
        )

    @property
    def partial(self) -> bool:
        """Whether the run says that something was left out."""
        return bool(self.result.run.get("partial"))

    @property
    def text(self) -> str:
        """The text judged by, in words."""
        return self.say(f"text.{line(self.result.standard.get('text', '?'))}")

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the contract was recognised by."""
        found = self.result.provider.get("detected_by") or ()
        return tuple(line(each) for each in ([found] if isinstance(found, str) else found))

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

    def cause(self, check: Check) -> str:
        """The likely cause in words; empty if there is none to tell."""
        return line(self.say(f"cause.{check.cause}")) if check.cause else ""
