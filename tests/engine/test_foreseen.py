"""What a run will ask, foreseen by figures of real runs."""

import json
from importlib.resources import files
from typing import Any

import pytest

from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.playing.chosen import chosen_by
from kcc_conformance.playing.foreseen import Foreseen, Group, figures_of, foresee
from kcc_conformance.playing.own_pytest import call_pytest
from kcc_conformance.playing.played import LAST, Played
from kcc_conformance.playing.scenarios import describe, every_scenario
from kcc_conformance.settings.settings import Settings

AGAIN = (
    "a scenario came or went: take the figures anew with python tests/acceptance/request_figures.py"
)


def foreseen(contract: str = "openklant-2.16", **told: Any) -> Foreseen:
    settings = Settings(contract=contract, **told)
    return foresee(load_contract(contract), settings, chosen_by(settings))


# --- the scenarios ------------------------------------------------------------------------------


class Collected:
    """What pytest collects, instead of a play."""

    def __init__(self) -> None:
        self.scenarios: list[Played | None] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        self.scenarios += [describe(item) for item in items]


def test_the_scenarios_of_the_files_are_those_that_pytest_collects() -> None:
    collected = Collected()
    call_pytest(collected, "--collect-only")
    assert len(collected.scenarios) == len(every_scenario()) > 200
    assert set(collected.scenarios) == set(every_scenario())
    assert every_scenario()[-1].id.startswith(f"{LAST}/")


# --- the figures --------------------------------------------------------------------------------


def test_there_are_figures_of_every_contract() -> None:
    names = {entry.name for entry in (files("kcc_conformance.playing") / "figures").iterdir()}
    assert names == {f"{name}.json" for name in BUILT_IN}, AGAIN


@pytest.mark.parametrize("contract", BUILT_IN)
def test_the_figures_name_every_scenario(contract: str) -> None:
    text = (files("kcc_conformance.playing") / "figures" / f"{contract}.json").read_text("utf-8")
    named = json.loads(text)["scenarios"]
    assert len(named) == len(set(named))
    assert set(named) ^ {played.id for played in every_scenario()} == set(), AGAIN


@pytest.mark.parametrize("contract", BUILT_IN)
@pytest.mark.parametrize("read_only", [False, True])
def test_figures_are_of_scenarios_that_are_played_so(contract: str, read_only: bool) -> None:
    reads = {played.id: played.reads for played in every_scenario()}
    groups = figures_of(load_contract(contract), read_only=read_only).groups
    makers = {name for group in groups for name in (*group.makers, *group.owners)}
    assert makers
    assert {reads[name] for name in makers} == {read_only}, AGAIN
    methods = {request.partition(" ")[0] for group in groups for request in group.requests}
    assert ("POST" in methods) is not read_only


# --- what they come to --------------------------------------------------------------------------


@pytest.mark.parametrize("contract", BUILT_IN)
def test_it_adds_up(contract: str) -> None:
    found = foreseen(contract)
    assert found.total == sum(found.parts.values())
    judged = found.parts["checks"] + found.parts["last_look"]
    assert judged == sum(found.checks.values())
    assert set(found.checks) <= {played.id for played in found.scenarios}
    by_clause = {
        clause: sum(found.checks.get(p.id, 0) for p in found.scenarios if clause in p.clauses)
        for played in found.scenarios
        for clause in played.clauses
    }
    assert found.clauses == by_clause


def test_a_selection_asks_less_and_brings_its_own_set_up() -> None:
    whole, part, other = (foreseen(only=only) for only in (None, "relaties/", "bekende-klant/"))
    both = foreseen(only="relaties/ bekende-klant/")
    assert part.total < whole.total
    assert {played.id.partition("/")[0] for played in part.scenarios} == {"relaties"}
    assert both.total < part.total + other.total
    assert ("POST", "/actoren") in part.requests.keys() & other.requests.keys()
    assert "last_look" not in part.parts


def test_more_examples_ask_more() -> None:
    few, usual, many = (foreseen(examples=n).total for n in (1, 25, 45))
    assert few < usual < many
    step = usual - foreseen(examples=5).total
    assert foreseen(examples=45).total - usual == pytest.approx(step, abs=len(foreseen().requests))


def test_reading_only_writes_nothing() -> None:
    found = foreseen(read_only=True)
    assert {method for method, _ in found.requests} == {"GET"}
    assert "cleanup" not in found.parts
    assert all(played.reads for played in found.scenarios)


def test_a_contract_of_ones_own_is_foreseen_by_what_it_extends(tmp_path: Any) -> None:
    (tmp_path / "contract.toml").write_text(
        '[contract]\nname = "gemeente"\nextends = "openklant-2.16"\ntitle = "Gemeente"\n', "utf-8"
    )
    own, known = foreseen(str(tmp_path)), foreseen()
    assert own.requests == known.requests


def test_an_operation_that_a_contract_lacks_is_left_out() -> None:
    contract = load_contract("openklant-2.16")
    assert not load_contract("vng-crud-0.0.3").combined
    assert ("POST", contract.combined["maak_klantcontact"].path) in foreseen().requests
    assert not [path for _, path in foreseen("vng-crud-0.0.3").requests if "maak" in path]


@pytest.mark.parametrize(
    ("makers", "owners", "played", "made"),
    [
        ("", "", "", True),
        ("a", "", "a", True),
        ("ab", "", "b", True),
        ("a", "", "b", False),
        ("a", "c", "a", False),
        ("a", "c", "ac", True),
        ("", "c", "a", False),
        ("", "c", "c", True),
    ],
)
def test_when_requests_are_made(makers: str, owners: str, played: str, made: bool) -> None:
    group = Group("checks", frozenset(makers), frozenset(owners), {"GET actor": (1, 1)})
    assert group.made(frozenset(played)) is made
