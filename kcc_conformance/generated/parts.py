"""Parts of a klantcontact: the attributes that one check judges, and the values tried for them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from kcc_conformance.contract.contract import Attribute
from kcc_conformance.findings import Finding
from kcc_conformance.generated.examples import Trial, try_values
from kcc_conformance.generated.values import allowed, corner_cases, languages, snares

CHOICES = "keuzes"
"""The part of the attributes of which one of a few words is chosen."""

TEXTS = ("onderwerp", "inhoud")
"""The parts of which one has to hold the run's marker."""

SHORT = 10
"""Characters. A corner case up to this long is a word or a number that is tried to the letter;
in a longer text the marker of the run can stand as well."""

Attempt = Callable[[dict[str, Any]], tuple[Finding, ...]]
"""Registers a klantcontact with these values beside those of the example, and judges it."""


@dataclass(frozen=True)
class Part:
    """One or more attributes (`keys`) that vary together; `first`, `strategy`, `examples` and
    `seed` are as in `try_values`. With more keys than one, a value maps each to its own. `narrow`
    are values that are tried before all others where something is wrong, to tell what it is.
    """

    name: str
    keys: tuple[str, ...]
    strategy: st.SearchStrategy[Any]
    first: tuple[Any, ...]
    examples: int
    seed: int
    narrow: tuple[Any, ...] = ()

    def own(self, value: Any) -> dict[str, Any]:
        """A value as attributes of the klantcontact."""
        return {self.keys[0]: value} if len(self.keys) == 1 else dict(value)

    def values(self) -> tuple[Any, ...]:
        """The values that are tried as long as nothing goes wrong."""
        found: list[Any] = []

        def keep(value: Any) -> tuple[Finding, ...]:
            found.append(value)
            return ()

        self._tried(keep)
        return tuple(found)

    def by_itself(self, attempt: Attempt) -> Trial:
        """Tries the values with only this part varying, down to the smallest that goes wrong."""
        return self._tried(lambda value: attempt(self.own(value)), self.narrow)

    def _tried(
        self, attempt: Callable[[Any], tuple[Finding, ...]], narrow: tuple[Any, ...] = ()
    ) -> Trial:
        return try_values(
            self.strategy,
            (*narrow, *self.first),
            attempt,
            examples=len(narrow) + self.examples,
            run_seed=self.seed,
        )


def parts_of(
    attributes: Mapping[str, Attribute], *, examples: int, seed: int, now: datetime | None = None
) -> dict[str, Part]:
    """The parts by name, in the order of the checks: the texts and the instant by themselves (all
    corner cases, and drawn values up to so many), and the choices together."""
    found = {}
    for key in ("onderwerp", "inhoud", "plaatsgevonden_op"):
        if key in attributes:
            first = tuple(corner_cases(attributes[key], now))
            most = max(examples, len(first))
            each = attributes[key]
            found[key] = Part(key, (key,), allowed(each), first, most, seed, snares(each))
    choices: dict[str, st.SearchStrategy[Any]] = {
        key: st.sampled_from(sorted(attributes[key].values))
        for key in ("indicatie_contact_gelukt", "vertrouwelijkheid")
        if key in attributes
    }
    if "taal" in attributes:
        choices["taal"] = st.sampled_from(languages(attributes["taal"]))
    together = st.fixed_dictionaries(choices)
    found[CHOICES] = Part(CHOICES, tuple(choices), together, (), examples, seed)
    return found


def rows_of(parts: Mapping[str, Part]) -> list[dict[str, Any]]:
    """All values of all parts in few rows, each with a value per part.

    In the first row the texts are those of the example. Where Onderwerp and Inhoud vary both,
    Inhoud has to make room for the run's marker; what is too short for that stands in a row without
    Onderwerp.
    """
    columns: dict[str, Sequence[Any]] = {name: part.values() for name, part in parts.items()}
    alone: list[Any] = []
    if columns.keys() >= set(TEXTS):
        words = {text for text in parts["inhoud"].first if len(text) <= SHORT}
        alone = [text for text in columns["inhoud"] if text in words]
        columns["inhoud"] = [text for text in columns["inhoud"] if text not in words]
    first = {name: columns[name][0] for name in columns if name not in TEXTS}
    columns |= {name: columns[name][1:] for name in first}
    rest = [
        {name: column[place] for name, column in columns.items() if place < len(column)}
        for place in range(max(map(len, columns.values())))
    ]
    return [*([first] if first else ()), *rest, *({"inhoud": text} for text in alone)]
