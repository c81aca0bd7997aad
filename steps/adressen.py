"""De adressen: `url`, `next`, `_links` and Location, as answers of the run show them."""

from pytest_bdd import then, when

from kcc_conformance.checks.addresses import Deviation, told
from kcc_conformance.findings import Inapplicable, demand
from kcc_conformance.probing.addresses import amiss, shown
from kcc_conformance.stage.stage import Stage


@when(
    "de consumer de adressen in de antwoorden van deze run bekijkt en er van elke soort een volgt",
    target_fixture="afwijkingen",
)
def _(stage: Stage) -> tuple[Deviation, ...]:
    found = shown(stage, stage.recorder.exchanges)
    if not found:
        raise Inapplicable("de provider toont geen adressen")
    return amiss(stage, found)


@then("leidt elk adres naar wat het noemt")
def _(afwijkingen: tuple[Deviation, ...]) -> None:
    demand(told(afwijkingen))
