"""De terugval: what was shown well once, and whether it stayed so for the rest of the run."""

import pytest
from pytest_bdd import then, when

from kcc_conformance.findings import MOST, CannotTell, Inapplicable, demand
from kcc_conformance.probing.histories import Histories
from kcc_conformance.probing.later_look import look_later
from kcc_conformance.probing.steadiness import dropped, relapses, returned
from kcc_conformance.stage.stage import Stage


@pytest.fixture(scope="session")
def later(stage: Stage) -> Histories:
    """How each record of this run was shown, the last look included."""
    return look_later(stage)


@when("de consumer enkele records van deze run na een poos weer opvraagt", target_fixture="verloop")
def _(later: Histories) -> Histories:
    return later


@then("is van geen enkel record iets teruggevallen dat al goed te lezen was")
def _(stage: Stage, verloop: Histories) -> None:
    if not any(each.readings for each in verloop.records.values()):
        raise CannotTell("prerequisite", "er is in deze run niets geregistreerd")
    demand(relapses(stage.contract, verloop, stage.settings.patience), most=MOST)


@then("is geen record uit een lijst verdwenen die nog eens is opgevraagd")
def _(stage: Stage, verloop: Histories) -> None:
    if not verloop.pages:
        raise CannotTell("prerequisite", "in deze run is geen lijst getoond")
    demand(dropped(verloop, stage.settings.patience), most=MOST)


@then("is niets teruggekomen dat verwijderd en weg was")
def _(stage: Stage, verloop: Histories) -> None:
    if not any(verloop.deletions(each) for each in verloop.records.values()):
        raise Inapplicable("in deze run is niets verwijderd")
    demand(returned(verloop, stage.settings.patience), most=MOST)
