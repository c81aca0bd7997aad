"""The verdict in words, with all that has to be said beside it: known failures, declarations."""

from collections.abc import Collection, Mapping
from functools import cached_property

from kcc_conformance.inert import line
from kcc_conformance.report.by_text import in_words
from kcc_conformance.report.diagnoses import said
from kcc_conformance.report.texts import counted, say
from kcc_conformance.report.verdict_reason import english
from kcc_conformance.result.result import (
    CONSUMER,
    KNOWN,
    UNDER_LOAD,
    WRONG,
    Check,
    KnownFailure,
    Result,
)
from kcc_conformance.result.verdict import CONFORM, PARTIAL, only_reads, standing

_HARM = frozenset({"outage", "no-writes"})
"""What was noticed in a run that keeps it from judging what it would judge."""


class Judgement:
    """What a result comes down to, for a reader of one language."""

    def __init__(self, result: Result, language: str, binding: Collection[str]) -> None:
        self._result = result
        self._language = language
        self._binding = binding
        self._standing = standing(result)
        self._known = {each.check: each for each in result.known if each.state == KNOWN}

    def _say(self, key: str, **values: object) -> str:
        return say(key, self._language, **values)

    @property
    def verdict(self) -> str:
        """The verdict in words: that all failures are known, if these are all that is wrong."""
        if self.apart:
            key = "verdict.known.partial" if self._result.run.get("partial") else "verdict.known"
            return counted(key, self._standing.known, self._language)
        part = bool(self._result.run.get("partial"))
        if self._result.subject == UNDER_LOAD:
            return self._say(f"verdict.load.{self._result.verdict}")
        return in_words(self._result.verdict, self._language, part=part)

    @property
    def apart(self) -> bool:
        """Whether the verdict in words is that of all but the known failures."""
        return self._standing.apart

    @property
    def tint(self) -> str:
        """What the verdict looks like: itself, or `reserved` where there is more to say than that;
        never plainly good with known failures, with a list of them that fails the run, or where
        only a part was played."""
        reserved = self._standing.excused
        reserved |= bool(self._standing.wrong) and self._result.verdict in (CONFORM, PARTIAL)
        part = self._result.run.get("partial") and self._result.verdict == CONFORM
        return "reserved" if reserved else PARTIAL if part else self._result.verdict

    @property
    def harm(self) -> tuple[str, ...]:
        """What was noticed in the run that kept it from judging what it would judge."""
        return tuple(said(x, self._language) for x in self._result.doctor if x.name in _HARM)

    @property
    def reserve(self) -> tuple[str, ...]:
        """What has to be said beside the verdict: of outages, of known failures, of only having
        read, and of having judged what was stored."""
        told = [*self.harm, *([self._say("only.read")] if self.only_reads else [])]
        rejudged = self._result.run.get("rejudged")
        if isinstance(rejudged, Mapping):
            judged, left = rejudged.get("judged"), len(rejudged.get("unjudged") or ())
            told.append(self._say("rejudged", n=judged, left=left))
        if self._standing.all_known:
            told.append(self._say("known.apart" if self._standing.excused else "known.unsure"))
        if self._standing.wrong:
            told.append(self._say("known.wrong", n=self._standing.wrong))
        return tuple(told)

    @property
    def only_reads(self) -> bool:
        """Whether the run wrote nothing."""
        return only_reads(self._result)

    @property
    def tidy(self) -> str:
        """What to say where nothing was left behind."""
        if self._result.subject == CONSUMER:
            return self._say("leftovers.observed")
        return self._say("leftovers.nothing" if self.only_reads else "leftovers.none")

    @cached_property
    def known(self) -> tuple[KnownFailure, ...]:
        """The list of known failures, with what is wrong with it at the top."""
        return tuple(sorted(self._result.known, key=lambda each: each.state not in WRONG))

    def known_as(self, check: Check) -> KnownFailure | None:
        """The entry by which a failed check is known."""
        return self._known.get(check.id)

    def state(self, entry: KnownFailure) -> str:
        """The state of an entry in words."""
        words = self._say(f"known.is.{entry.state}")
        if entry.closest:
            words += f" ({self._say('known.closest', name=line(entry.closest))})"
        return words

    def because(self, entry: KnownFailure) -> str:
        """Why a failure is known, until when, and where that is followed up."""
        words = self._say("known.until", expires=entry.expires, reason=line(entry.reason))
        return f"{words} ({line(entry.link)})"

    @property
    def why(self) -> str:
        """Why this verdict, as a sentence: the result's own in Dutch, the same said in English."""
        said = english(self._result, self._binding) if self._language == "en" else ""
        if said and self.declared:
            said += f"; {self._say('declared', names=self.declared)}"
        return said or line(self._result.why)

    @property
    def declared(self) -> str:
        """What the user declared of the provider (`delete=no`), which the verdict rests on."""
        found = self._result.provider.get("capabilities")
        return ", ".join(
            line(f"{name}={'yes' if each.get('value') else 'no'}")
            for name, each in (found.items() if isinstance(found, Mapping) else ())
            if isinstance(each, Mapping) and each.get("detected_by") == "declared"
        )
