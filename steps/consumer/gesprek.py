"""Het gesprek: which calls a scenario is about."""

from pytest_bdd import given, when

from kcc_conformance.findings import Inapplicable
from kcc_conformance.observing.session import Case


@given("een gesprek")
def _(gesprek: Case) -> None:
    assert gesprek.call.id


@given("een gesprek met een onbekende beller van wie de identiteit niet vaststaat")
def _(gesprek: Case) -> None:
    if not gesprek.call.anonymous:
        raise Inapplicable("dit gesprek was niet anoniem, of het had een vervolg")


@given("een gesprek met een gekende klant van wie de identiteit vaststaat")
def _(gesprek: Case) -> None:
    if not gesprek.call.registering:
        raise Inapplicable("dit gesprek was niet met een gekende klant van wie de identiteit"
                           " vaststaat")  # fmt: skip


@given("een gesprek dat is vastgelegd")
def _(gesprek: Case) -> None:
    lifted = gesprek.session.readings.get("Q2", "A") != "A"
    if gesprek.call.anonymous and not lifted:
        raise Inapplicable("van een anoniem gesprek hoort niets te worden vastgelegd")
    if not gesprek.told:
        raise Inapplicable("van dit gesprek is geen klantcontact vastgelegd")


@when("de consumer het gesprek heeft afgehandeld", target_fixture="afgehandeld")
def _(gesprek: Case) -> Case:
    return gesprek
