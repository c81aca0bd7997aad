"""What a run will ask, foreseen by figures that were taken of real runs on the reference.

`python tests/acceptance/request_figures.py` takes them, and writes `figures/` anew.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar

from kcc_conformance.contract.contract import DEFAULT, Contract
from kcc_conformance.playing.chosen import Chosen
from kcc_conformance.playing.played import Played
from kcc_conformance.playing.scenarios import every_scenario
from kcc_conformance.settings.settings import Settings

PREPARATION, DOCTOR, CHECKS, LAST_LOOK, CLEANUP = (
    "preparation", "doctor", "checks", "last_look", "cleanup",
)  # fmt: skip
_T = TypeVar("_T")
_FIGURES = files("kcc_conformance.playing") / "figures"


@dataclass(frozen=True)
class Group:
    """Requests that are made together, or not at all.

    `part` is the part of the run; they are made when one of `makers` is played (scenarios, by their
    id), and if they are about a record of another one, when one of `owners` is played too. Neither
    names any where it does not matter. `requests` has, for `POST klantcontact`,
    `GET klantcontact {id}`, a combined operation or a path, how many there were at each number of
    examples of the figures.
    """

    part: str
    makers: frozenset[str]
    owners: frozenset[str]
    requests: Mapping[str, tuple[int, int]]

    def made(self, played: frozenset[str]) -> bool:
        """Whether a run that plays these scenarios makes the requests."""
        wanted = (self.makers, self.owners)
        return all(not each or not each.isdisjoint(played) for each in wanted)


@dataclass(frozen=True)
class Figures:
    """What was counted in two runs in one contract, with so many `examples`."""

    contract: str
    examples: tuple[int, int]
    groups: tuple[Group, ...]

    def share(self, examples: int) -> float:
        """How far that number of examples is from the lower number to the higher."""
        few, many = self.examples
        return (examples - few) / (many - few)


@dataclass(frozen=True)
class Foreseen:
    """What is going to be played, and asked: `requests` by method and path, and again by scenario
    (`checks`; what several share at the first of them) and by part of the run (`parts`)."""

    scenarios: tuple[Played, ...]
    requests: Mapping[tuple[str, str], int]
    checks: Mapping[str, int]
    parts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many requests there will be, about."""
        return sum(self.requests.values())

    @property
    def clauses(self) -> dict[str, int]:
        """The requests of the checks that are about a clause, as in `result.json`."""
        found: Counter[str] = Counter()
        for played in self.scenarios:
            found.update(dict.fromkeys(played.clauses, self.checks.get(played.id, 0)))
        return dict(found)


def foresee(contract: Contract, settings: Settings, chosen: Chosen) -> Foreseen:
    """What a run by these settings will ask; nothing is sent. A contract without figures is
    foreseen by those of the one that it extends."""
    scenarios = tuple(
        played
        for played in every_scenario()
        if played.reads == settings.read_only and chosen.selection.wants(played)
    )
    figures = figures_of(contract, read_only=settings.read_only)
    share = figures.share(settings.examples)
    played = frozenset(each.id for each in scenarios)
    requests: dict[tuple[str, str], float] = {}
    checks: dict[str, float] = {}
    parts: dict[str, float] = {}
    for group in figures.groups:
        if not group.made(played):
            continue
        maker = next((each.id for each in scenarios if each.id in group.makers), None)
        for name, (few, many) in group.requests.items():
            place = _place(name, contract)
            if place is None:
                continue
            number = max(0.0, few + (many - few) * share)
            requests[place] = requests.get(place, 0) + number
            parts[group.part] = parts.get(group.part, 0) + number
            if maker is not None:
                checks[maker] = checks.get(maker, 0) + number
    return Foreseen(scenarios, _rounded(requests), _rounded(checks), _rounded(parts))


def figures_of(contract: Contract, *, read_only: bool) -> Figures:
    """The figures of a contract, or of the nearest one that it extends; of one that stands alone,
    those of the contract that is played when none is named."""
    names = [contract.name, *(folder.name for folder in contract.folders), DEFAULT]
    name = next(name for name in names if (_FIGURES / f"{name}.json").is_file())
    data = json.loads((_FIGURES / f"{name}.json").read_text("utf-8"))
    scenarios: Sequence[str] = data["scenarios"]
    few, many = data["examples"]
    return Figures(name, (few, many), tuple(
        Group(part, _named(makers, scenarios), _named(owners, scenarios), {
            request: tuple(number) if isinstance(number, list) else (number, number)
            for request, number in requests.items()
        })
        for part, makers, owners, requests in data["read_only" if read_only else "run"]
    ))  # fmt: skip


def _named(places: Iterable[int], scenarios: Sequence[str]) -> frozenset[str]:
    return frozenset(scenarios[place] for place in places)


def _place(name: str, contract: Contract) -> tuple[str, str] | None:
    """Method and path; None for a combined operation that the contract does not have."""
    method, noun, *item = name.split(" ")
    if noun.startswith("/"):
        return method, noun
    if noun in contract.resources:
        resource = contract.resource(noun)
        return method, resource.item if item else resource.path
    operation = contract.combined.get(noun)
    return None if operation is None else (method, operation.path)


def _rounded(numbers: Mapping[_T, float]) -> dict[_T, int]:
    return {key: round(number) for key, number in numbers.items() if round(number)}
