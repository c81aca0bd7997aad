"""The verdicts by each text, in words: the one judged by, and the others from the same checks."""

from dataclasses import dataclass, replace
from functools import cached_property

from kcc_conformance.inert import line
from kcc_conformance.report.texts import say
from kcc_conformance.report.verdict_reason import english
from kcc_conformance.result.result import FAILED, KNOWN, Check, Result
from kcc_conformance.result.verdict import (
    CONFORM,
    NOT_CONFORM,
    PARTIAL,
    binding_levels,
    under,
    verdict,
)

_CLAUSES = 4
"""How many clauses a line names: it is one line of a panel."""


def in_words(verdict: str, language: str, *, part: bool) -> str:
    """A verdict in words, which say first that only a part was played; a part never conforms."""
    if part and verdict in (CONFORM, PARTIAL):
        return say(f"verdict.{PARTIAL}", language)
    words = say(f"verdict.{verdict}", language)
    return say("verdict.part", language, verdict=words) if part else words


@dataclass(frozen=True)
class TextVerdict:
    """The verdict by one text: `verdict` as result.json has it, `told` as a sentence; `decides`:
    it is the text judged by."""

    text: str
    verdict: str
    decides: bool
    told: str


class ByText:
    """The texts of a result, for a reader of one language."""

    def __init__(self, result: Result, language: str, *, strict: bool) -> None:
        self._result = result
        self._language = language
        self._strict = strict
        self._own = str(result.standard.get("text", "?"))

    def _title(self, text: str) -> str:
        return say(f"text.{line(text)}", self._language)

    @cached_property
    def verdicts(self) -> tuple[TextVerdict, ...]:
        """A verdict per text, that of the text judged by first."""
        order = sorted(self._result.verdicts, key=lambda text: text != self._own)
        return tuple(
            TextVerdict(
                text,
                self._result.verdicts[text],
                text == self._own,
                self._told(text),
            )
            for text in order
        )

    def elsewhere(self, check: Check) -> str:
        """The level of a check by the other texts, where that differs from its own."""
        told = (
            say(
                "elsewhere",
                self._language,
                level=say(f"level.{level}", self._language),
                title=self._title(text),
            )
            for text, level in check.levels.items()
            if text != self._own and level != check.level
        )
        return "; ".join(told)

    def _told(self, text: str) -> str:
        found = self._result.verdicts[text]
        words = in_words(found, self._language, part=bool(self._result.run.get("partial")))
        key, why = "by.text", ""
        if text == self._own:
            key = "by.text.decides"
        elif found != self._result.verdict:
            why = self._why(text)
        return say(key, self._language, title=self._title(text), verdict=words, why=why)

    def _why(self, text: str) -> str:
        """Why the verdict by another text differs, as far as the checks say so."""
        result = self._result
        checks = under(result.checks, text)
        binding = binding_levels(self._strict)
        found = result.verdicts[text]
        listed = {each.check for each in result.known if each.state == KNOWN}
        part = bool(result.run.get("partial"))
        same, why = verdict(checks, strict=self._strict, part=part, listed=listed)
        if self._language != "nl":
            why = english(replace(result, checks=checks, verdict=found), binding)
        if same != found or not why:
            return ""
        failed = [c for c in checks if c.outcome == FAILED and c.level in binding]
        own = {c.id for c in result.checks if c.level in binding}
        names = dict.fromkeys(n for c in failed if c.id not in own for n in c.counts_against)
        told = ", ".join(list(names)[:_CLAUSES]) + (", …" if len(names) > _CLAUSES else "")
        return f"; {why}" + (f" ({told})" if told and found == NOT_CONFORM else "")
