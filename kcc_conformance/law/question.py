"""An open question: its readings, and the observations that tell them apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kcc_conformance.law.clause import Words


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an open question; `supporters` are keys of `Register.sources`."""

    name: str
    gist: Words
    supporters: tuple[str, ...]
    binds: Literal["provider", "consumer", "nobody"]


@dataclass(frozen=True, slots=True)
class Observation:
    """Something a probe can see, and the readings that it is compatible with."""

    key: str
    phrase: Words
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """An open question of the text. `letter` names, per text, the reading of its own words."""

    id: str
    title: Words
    question: Words
    note: Words
    references: tuple[str, ...]
    clauses: tuple[str, ...]
    probe: str
    letter: Mapping[str, str]
    readings: tuple[Reading, ...]
    observations: tuple[Observation, ...]

    @property
    def observable(self) -> bool:
        """Whether there is anything that a probe can see of it."""
        return bool(self.observations)

    @property
    def telling(self) -> frozenset[str]:
        """The readings that an observation can tell: only these can be chosen to bind."""
        return frozenset(name for each in self.observations for name in each.readings)

    def reading(self, name: str) -> Reading:
        """The reading of that name; KeyError if there is none."""
        for reading in self.readings:
            if reading.name == name:
                return reading
        raise KeyError(name)

    def by_letter(self, text: str, name: str) -> bool:
        """Whether the reading of that name is the one that a text's own words give."""
        return self.letter.get(text) == name

    def observation(self, key: str) -> Observation:
        """The observation with that key, or with that Dutch or English phrase; else KeyError."""
        for each in self.observations:
            if key in (each.key, each.phrase.nl, each.phrase.en):
                return each
        raise KeyError(key)

    def observed_keys(self, observed: str | Iterable[str]) -> tuple[str, ...]:
        """The keys of what was observed: one key or phrase, several joined by "; ", or a list."""
        if isinstance(observed, str):
            try:
                return (self.observation(observed).key,)
            except KeyError:
                observed = [each.strip() for each in observed.split(";")]
        return tuple(dict.fromkeys(self.observation(each).key for each in observed if each))

    def fits(self, observed: str | Iterable[str], reading: str) -> bool:
        """Whether a reading is compatible with all that was observed (and something was)."""
        return self.outcomes(observed)[reading] == "passed"

    def outcomes(self, observed: str | Iterable[str]) -> dict[str, str]:
        """Per reading: `passed` when compatible with all that was observed, else `failed`;
        `untested` when nothing was observed; `inapplicable` when no observation can tell."""
        seen = [self.observation(key) for key in self.observed_keys(observed)]
        telling = self.telling
        result: dict[str, str] = {}
        for reading in self.readings:
            if reading.name not in telling:
                result[reading.name] = "inapplicable"
            elif not seen:
                result[reading.name] = "untested"
            else:
                fits = all(reading.name in each.readings for each in seen)
                result[reading.name] = "passed" if fits else "failed"
        return result
