"""One trial for several checks: every klantcontact varies all parts, until something differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kcc_conformance.client.evidence import Recorder
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.generated.examples import Trial, written
from kcc_conformance.generated.parts import Attempt, Part


@dataclass(frozen=True)
class Suspect:
    """A value of a part with which something went wrong (None: with the example), and what was
    found: nothing, where it could not be told, or where it may concern another part."""

    value: Any
    findings: tuple[Finding, ...]


class SharedTrial:
    """Plays the rows when the first check asks for them, and tells each check what it came to.

    A part that was seen to differ is a suspect: from then on the example's value stands in its
    place, so that what else differs is seen as well, and the check that judges it tries its values
    once more with nothing else varying. Where the example itself does not come through, every part
    is one. `places` says of which part a finding is by the pointer
    that it has; empty of none, because that attribute always has the example's value.
    """

    def __init__(
        self,
        parts: Mapping[str, Part],
        rows: Iterable[Mapping[str, Any]],
        places: Mapping[str, str],
        attempt: Attempt,
        recorder: Recorder,
    ) -> None:
        self._parts = parts
        self._rows = list(reversed([*rows]))
        self._places = places
        self._attempt = attempt
        self._recorder = recorder
        self._exchanges: list[int] = []
        self._tried: dict[str, set[str]] = {name: set() for name in parts}
        self._suspects: dict[str, Suspect] = {}
        self._unexplained: tuple[Finding, ...] = ()
        self._example_tried = False

    def judged(self, name: str) -> Trial:
        """What the trial came to for one part.

        Raises what an attempt raises: for a suspect, or where no part by itself is the cause; the
        next check then goes on with the same row.
        """
        part = self._parts[name]
        self._recorder.reuse(tuple(self._exchanges))
        with self._recorder.watching() as numbers:
            try:
                self._play()
            finally:
                self._exchanges += numbers
        suspect = self._suspects.get(name)
        if suspect is None:
            return Trial(tried=len(self._tried[name]), findings=self._unexplained)
        trial = part.by_itself(self._attempt)
        if not trial.findings and suspect.value is not None:
            trial.value = suspect.value
            trial.findings = self._attempt(part.own(suspect.value)) or suspect.findings
        trial.tried = len(self._tried[name] | trial.outcomes.keys())
        return trial

    def _play(self) -> None:
        while self._rows and not self._unexplained:
            self._try(self._rows[-1])
            self._rows.pop()

    def _try(self, row: Mapping[str, Any]) -> None:
        """Tries a row until it is as it should be, with one suspect more each time."""
        once_more = True
        while varied := {n: v for n, v in row.items() if n not in self._suspects}:
            try:
                found = self._registered(varied)
            except (CannotTell, Inapplicable):
                if not self._isolated(varied, ()):
                    if not once_more:
                        raise
                    once_more = False
                continue
            blamed = {self._places.get(finding.pointer) for finding in found}
            if not found:
                return
            if None in blamed:
                if not self._isolated(varied, found):
                    self._unexplained = found
                    return
            elif blamed <= varied.keys():
                for name in varied.keys() & blamed:
                    own = tuple(f for f in found if self._places[f.pointer] == name)
                    self._suspects[name] = Suspect(varied[name], own)
            else:
                self._suspects |= {n: Suspect(value, found) for n, value in varied.items()}
                self._suspect_all()
            if self._suspects and not self._example_tried:
                self._example_tried = True
                if self._attempt({}):
                    self._suspect_all()

    def _registered(self, varied: Mapping[str, Any]) -> tuple[Finding, ...]:
        """What is found of a klantcontact with these values, by part."""
        own: dict[str, Any] = {}
        for name, value in varied.items():
            own |= self._parts[name].own(value)
        found = self._attempt(own)
        for name, value in varied.items():
            self._tried[name].add(written(value))
        return found

    def _isolated(self, varied: Mapping[str, Any], found: tuple[Finding, ...]) -> bool:
        """Tries each value with all others as in the example; whether any of them goes wrong."""
        if len(varied) == 1:
            self._suspects |= {name: Suspect(value, found) for name, value in varied.items()}
            return True
        before = len(self._suspects)
        for name, value in varied.items():
            try:
                wrong = self._registered({name: value})
            except (CannotTell, Inapplicable):
                self._suspects[name] = Suspect(value, ())
            else:
                if wrong:
                    self._suspects[name] = Suspect(value, wrong)
        return len(self._suspects) > before

    def _suspect_all(self) -> None:
        """The example's own values do not come through: every check has to see for itself."""
        for name in self._parts:
            self._suspects.setdefault(name, Suspect(None, ()))
