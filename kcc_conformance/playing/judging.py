"""The verdict of a run by each text, from the same checks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kcc_conformance.law.register import Register
from kcc_conformance.result.result import Check
from kcc_conformance.result.verdict import CANNOT_TELL, CONFORM, PARTIAL, under, verdict
from kcc_conformance.settings.declared import DELETE
from kcc_conformance.settings.settings import Settings

_DELETING = "F2173-5"
"""The clause by which what was made can be deleted again."""


@dataclass(frozen=True)
class Missing:
    """What a run did not play: the number of scenarios that were not selected, not reached, and
    not played because they write; `interrupted`: it was told to stop."""

    unplayed: int = 0
    unreached: int = 0
    writing: int = 0
    interrupted: bool = False


@dataclass(frozen=True)
class Judge:
    """What a verdict rests on beside the checks: the settings, what was not played, what the user
    declared (`--capability`), and which failed checks are known (`listed`)."""

    settings: Settings
    register: Register
    missing: Missing
    declared: Mapping[str, bool]
    listed: Collection[str] = ()

    def verdict(self, checks: Sequence[Check], text: str) -> tuple[str, str]:
        """The verdict by that text and why, in one Dutch sentence.

        A run that was interrupted or only read cannot tell, at best; neither can one that rests on
        a declaration against what that text obliges.
        """
        missing = self.missing
        part = bool(missing.unplayed or missing.unreached)
        outcome, why = verdict(
            under(checks, text), strict=self.settings.strict, part=part, listed=self.listed
        )
        if missing.interrupted and outcome in (CONFORM, PARTIAL):
            outcome, why = CANNOT_TELL, "de run is afgebroken"
        elif missing.interrupted:
            why += "; de run is afgebroken"
        if self.settings.read_only:
            good = outcome in (CONFORM, PARTIAL)
            and_, outcome = (", maar", CANNOT_TELL) if good else (";", outcome)
            why += (
                f"{and_} er is alleen gelezen: {missing.writing} scenario's die schrijven niet"
                " uitgevoerd"
            )
        if self._declared_away(text) and outcome in (CONFORM, PARTIAL):
            outcome = CANNOT_TELL
            why += f", maar {_DELETING} vraagt dat er te verwijderen is"
        if self.declared:
            said = (f"{name}={'yes' if value else 'no'}" for name, value in self.declared.items())
            why += f"; verklaard met --capability: {', '.join(said)}"
        unreached = 0 if missing.interrupted else missing.unreached
        counts = ((missing.unplayed, "niet gekozen"), (unreached, "niet bereikt"))
        if told := [f"{count} scenario's {reason}" for count, reason in counts if count]:
            why += f"; gedeeltelijke run: {', '.join(told)}"
        return outcome, why

    def _declared_away(self, text: str) -> bool:
        obliged = self.register.level(_DELETING, text) == "MUST"
        return obliged and self.declared.get(DELETE) is False
