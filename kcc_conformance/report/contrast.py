"""Case and contract apart: what differs from the contract spoken, and what each check rests on."""

from functools import cached_property

from kcc_conformance.findings import CONTRACT, CONVENTION, LIMIT, TEXT
from kcc_conformance.inert import line
from kcc_conformance.report.texts import counted, say
from kcc_conformance.result.result import CANT_TELL, UNTESTED, Check, Result

DEMANDED = "LIMIT"
"""Beside the KINDS of a run: what the user demands of a play under load."""
_KINDS = {CONTRACT: "CONTRACT", CONVENTION: "CONVENTION", LIMIT: DEMANDED}
KINDS = ("MUST", "SHOULD", "CONTRACT", "CONVENTION", "OPEN", "INFO")
"""The levels, with what rests on the contract or on convention beside the recommendations of the
text."""


def kind(check: Check) -> str:
    """One of KINDS, or DEMANDED: the level of a check, or what it rests on where that is not the
    text."""
    return _KINDS.get(check.source, check.level) if check.level == "SHOULD" else check.level


class Contrast:
    """The contract side of a result, for a reader of one language."""

    def __init__(self, result: Result, language: str, *, strict: bool) -> None:
        self._result = result
        self._language = language
        self._strict = strict

    def _say(self, key: str, **values: object) -> str:
        return say(key, self._language, **values)

    @cached_property
    def differing(self) -> tuple[Check, ...]:
        """The checks that found a difference."""
        named = set(self._result.differences)
        return tuple(check for check in self._result.checks if check.id in named)

    @property
    def line(self) -> str:
        """How the contract spoken came out, on one line."""
        name = line(self._result.provider.get("contract", "?"))
        if name == "?":
            return self._say("contrast.unknown")
        return self._say("contrast.line", name=name, told=self._told)

    @property
    def _told(self) -> str:
        about = [check for check in self._result.checks if check.source != TEXT]
        unsure = sum(check.outcome == CANT_TELL and check.level == "SHOULD" for check in about)
        rest = self._say("contrast.unsure", n=unsure) if unsure else ""
        if self.differing:
            usual = sum(check.source == CONVENTION for check in self.differing)
            key = "contrast.strict" if self._strict else "contrast.some"
            of = self._say("contrast.usual", n=usual) if usual else ""
            return counted(key, len(self.differing), self._language, usual=of) + rest
        if all(check.outcome == UNTESTED for check in about):
            return self._say("contrast.unplayed")
        part = self._say("contrast.part") if self._result.run.get("partial") else ""
        return self._say("contrast.none") + part + rest

    def source(self, source: str) -> str:
        """What a check or a finding rests on, in words."""
        return self._say(f"source.{source}")
