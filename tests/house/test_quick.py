"""What `--quick` plays: a small part, that leaves out no MUST clause of the provider."""

from functools import cache

import law
import pytest
from contracts import kept_by

from kcc_conformance.contract.contract import BUILT_IN, load_contract
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.chosen import chosen_by
from kcc_conformance.playing.foreseen import foresee
from kcc_conformance.playing.play import play
from kcc_conformance.result.result import Result
from kcc_conformance.settings.settings import Settings

LAW = load_register()
QUICK = [told for told in law.read(law.texts()) if "snel" in told.tags]
MOST_REQUESTS = {"seed": 80, "main": 90}
"""What a quick run makes against the reference by the text judged by, clean-up included; a scenario
that costs more gives its tag to another that tells of the same clauses. Under `main` two clauses
more are mandatory: that nothing of a refused message stays, and that can be deleted."""


@cache
def quick(contract: str, text: str) -> Result:
    """A quick run against the reference."""
    return play(Settings(contract=contract, text=text, quick=True, seed=1, patience=0.0))


def missed(text: str, every: list[law.Told]) -> list[str]:
    """The MUST clauses of the provider under a text of which none of the scenarios tells."""
    told = {clause for scenario in every for clause in scenario.clauses}
    return [
        clause.id
        for clause in LAW.clauses(text)
        if clause.owner == "provider" and clause.level_in(text) == "MUST" and clause.id not in told
    ]


@pytest.mark.parametrize("text", LAW.texts)
def test_every_mandatory_clause_of_the_provider_is_told_of(text: str) -> None:
    assert missed(text, QUICK) == []
    assert len(missed(text, [])) >= 15


def test_whether_a_klantcontact_comes_about_is_told_of() -> None:
    assert "C0992-1.6" in {clause for told in QUICK for clause in told.clauses}


def test_what_is_quick_writes_and_is_no_open_question() -> None:
    assert [told.id for told in QUICK if told.reads or told.questions] == []


@pytest.mark.parametrize("text", LAW.texts)
@pytest.mark.parametrize("contract", BUILT_IN)
def test_a_quick_run_judges_every_mandatory_clause_of_the_provider(
    contract: str, text: str
) -> None:
    result = quick(contract, text)
    assert result.verdict == "partial"
    assert {left.resource for left in result.leftovers} <= kept_by(contract)
    unplayable = {"F2173-5"} if "klantcontact" in kept_by(contract) else set()
    assert {
        clause.id
        for clause in result.clauses
        if clause.owner == "provider" and clause.level == "MUST" and clause.outcome != "passed"
    } <= unplayable
    assert {check.outcome for check in result.checks} <= {"passed", "inapplicable", "untested"}


@pytest.mark.parametrize("text", LAW.texts)
@pytest.mark.parametrize("contract", BUILT_IN)
def test_a_quick_run_is_quick(contract: str, text: str) -> None:
    result = quick(contract, text)
    assert result.run["requests"] <= MOST_REQUESTS[text]
    settings = Settings(text=text, quick=True)
    planned = foresee(load_contract(contract), settings, chosen_by(settings)).total
    assert planned / 1.5 < result.run["requests"] < planned * 1.5
    assert result.run["left_out"] == result.counts()["untested"] > len(result.checks) / 2
