"""Plays the vocabulary: the real steps on a provider that answers as the scenario says.

Each scenario has a stage of its own; its last *Dan* is the one that it documents. Tagged
`@voldoet` it has to pass; tagged `@voldoet-niet` that very *Dan*, and no other step, has to fail
with the findings in the table; tagged `@niet-te-beoordelen` it has to say so, with the cause in the
table; tagged `@waarneming` the table says what is observed of an open question.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import kcc_conformance.steps
import pytest
from answering import TOKEN, Answering, Said
from described import described
from endings import (  # noqa: F401  three of them are hooks
    LAST,
    SCENARIO,
    played,
    pytest_bdd_apply_tag,
    pytest_bdd_before_scenario,
    pytest_bdd_before_step,
)
from kcc_conformance.steps.anoniem import arrivals_of
from kcc_conformance.steps.nacontrole import last_look_at
from kcc_conformance.steps.pogingen import Pogingen
from kcc_conformance.steps.protocol import Gezien
from pytest_bdd import given, parsers, then

from kcc_conformance.consumer.consumer import Consumer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.inventory import State
from kcc_conformance.consumer.people import People
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import Remarks
from kcc_conformance.generated.forbidden_trials import ForbiddenTrials
from kcc_conformance.generated.registering import shared_trial
from kcc_conformance.generated.shared import SharedTrial
from kcc_conformance.law.register import load_register
from kcc_conformance.playing.outcome import check_of
from kcc_conformance.playing.played import Played
from kcc_conformance.playing.run import REMARKS, STEP
from kcc_conformance.probing.arrivals import Arrivals
from kcc_conformance.probing.betrokkenen import Betrokkenen
from kcc_conformance.probing.existing import Sample
from kcc_conformance.probing.histories import Histories
from kcc_conformance.probing.last_look import LastLook
from kcc_conformance.probing.later_look import look_later
from kcc_conformance.probing.refusals import Refusals
from kcc_conformance.probing.visits import Visits
from kcc_conformance.result.result import CANT_TELL, FAILED, PASSED
from kcc_conformance.settings.settings import Settings
from kcc_conformance.stage.opening import open_stage
from kcc_conformance.stage.stage import Stage, offers

ENDS = {
    "voldoet": PASSED,
    "voldoet-niet": FAILED,
    "niet-te-beoordelen": CANT_TELL,
    "waarneming": PASSED,
}
"""The outcome of a scenario by its tag."""

for found in pkgutil.iter_modules(kcc_conformance.steps.__path__):
    module = importlib.import_module(f"kcc_conformance.steps.{found.name}")
    globals().update({k: v for k, v in vars(module).items() if k.startswith("pytestbdd_stepdef")})

# --- the stage: as in a run, but one for each scenario ------------------------------------------


@pytest.fixture
def answering() -> Answering:
    """The provider of this scenario."""
    return Answering()


@pytest.fixture
def stage(answering: Answering) -> Iterator[Stage]:
    """A stage on that provider; nothing is waited for."""
    settings = Settings(token=TOKEN, contract=answering.contract, patience=0.0, seed=1, examples=3)
    with described(answering.contract, *answering.faults, *answering.variations):
        opened = open_stage(settings, answering)
    answering.begin()
    yield opened
    opened.close()


@pytest.fixture
def consumer(stage: Stage) -> Consumer:
    """The model consumer."""
    return stage.consumer


@pytest.fixture
def contract(stage: Stage) -> Contract:
    """The wire contract played by."""
    return stage.contract


@pytest.fixture
def people(stage: Stage) -> People:
    """Employee and client."""
    return stage.people


@pytest.fixture
def conversations(stage: Stage) -> Conversations:
    """The calls of this scenario."""
    return Conversations(stage.consumer, stage.people, declared=lambda name: offers(stage, name))


@pytest.fixture
def toegestaan(stage: Stage, conversations: Conversations) -> SharedTrial:
    """The klantcontacten with allowed values of this scenario."""
    return shared_trial(stage, conversations)


@pytest.fixture
def geweigerd(stage: Stage, conversations: Conversations) -> ForbiddenTrials:
    """The klantcontacten with forbidden values of this scenario."""
    return ForbiddenTrials(stage, conversations)


@pytest.fixture
def pogingen(stage: Stage, conversations: Conversations) -> Pogingen:
    """What can be tried."""
    return Pogingen(stage, conversations)


@pytest.fixture
def weigeringen(stage: Stage, conversations: Conversations) -> Refusals:
    """What is tried in this scenario."""
    return Refusals(stage, conversations)


@pytest.fixture
def betrokkenen(conversations: Conversations) -> Betrokkenen:
    """The betrokkenen of this scenario."""
    return Betrokkenen(conversations)


@pytest.fixture
def gezien() -> Gezien:
    """What was read in this scenario."""
    return Gezien()


@pytest.fixture
def beginstand(stage: Stage) -> State:
    """The klantcontacten, and what else there is, before the scenario registers any."""
    stage.inventory.begin()
    return stage.inventory.first()


@pytest.fixture
def terugblikken(stage: Stage) -> LastLook:
    """What is seen at the end of this scenario."""
    return last_look_at(stage)


@pytest.fixture
def bijgekomen(
    stage: Stage, conversations: Conversations, beginstand: State, terugblikken: LastLook
) -> Arrivals:
    """What came in this scenario that nobody registered."""
    return arrivals_of(stage, conversations, beginstand, terugblikken)


@pytest.fixture
def later(stage: Stage) -> Histories:
    """How each record of this scenario was shown, a while later as well."""
    return look_later(stage)


@pytest.fixture
def vreemden(stage: Stage) -> Visits:
    """Who looks over the consumer's shoulder in this scenario."""
    return Visits(stage)


@pytest.fixture
def steekproef(stage: Stage) -> Sample:
    """What was there already."""
    return Sample(stage)


@pytest.fixture
def remarks(request: pytest.FixtureRequest) -> Remarks:
    """What the check says beside its outcome."""
    return request.node.stash.setdefault(REMARKS, Remarks())


# --- the provider's words -----------------------------------------------------------------------

VERZOEK = r"(?:een provider )?die op (?P<verzoek>[A-Z]+ /\S*) antwoordt met"


@given("een provider die zich aan het contract houdt")
def _() -> None: ...


@given(parsers.re(r"een provider die het contract (?P<naam>\S+) volgt"))
def _(answering: Answering, naam: str) -> None:
    answering.contract = naam


@given(parsers.re(r"een provider met de fout (?P<naam>\S+)"))
def _(answering: Answering, naam: str) -> None:
    answering.faults.append(naam)


@given(parsers.re(r"een provider met de eigenaardigheid (?P<naam>\S+)"))
def _(answering: Answering, naam: str) -> None:
    answering.variations.append(naam)


@given(parsers.re(rf"{VERZOEK} (?P<status>\d+)"))
def _(answering: Answering, verzoek: str, status: str) -> None:
    answering.said.append(Said(verzoek, int(status)))


@given(parsers.re(rf"{VERZOEK} (?P<status>\d+) en"))
def _(answering: Answering, verzoek: str, status: str, docstring: str) -> None:
    answering.said.append(Said(verzoek, int(status), docstring))


@given(parsers.re(VERZOEK))
def _(answering: Answering, verzoek: str, datatable: list[list[str]]) -> None:
    changes = [(place, value) for place, value in datatable[1:]]
    answering.said.append(Said(verzoek, changes=changes))


@given("de stand aan het begin van de run")
def _(beginstand: State) -> None: ...


@then("dat voldoet niet")
@then("dat is niet te beoordelen")
def _() -> None:
    pytest.fail("the Dan before this did not fail", pytrace=False)


# --- how it has to end --------------------------------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[Any]:
    """Holds how a scenario ended against what its tag and its table say."""
    return (yield from played(pyfuncitem, _judge))


def _judge(item: pytest.Function, template: Any, error: Exception | None) -> None:
    scenario, step = item.stash[SCENARIO], item.stash[STEP]
    [tag] = template.tags & set(ENDS)
    described = Played(
        id=item.name,
        feature=template.feature.name,
        rule=template.rule.name,
        scenario=template.name,
        clauses=(),
        questions=tuple(re.findall(r"\bQ\d+\b", step.name)) if tag == "waarneming" else (),
        level="OPEN" if tag == "waarneming" else "MUST",
    )
    remarks = item.stash.get(REMARKS, Remarks())
    check = check_of(
        described, error, step=step, remarks=remarks, seconds=0, exchanges=(),
        register=load_register(), readings={}, text="seed",
    )  # fmt: skip
    found: list[tuple[str, ...]] = [(each,) for each in remarks.notes]
    if tag == "voldoet-niet":
        found = [(f.message, f.pointer, f.clause or "") for f in check.findings]
    elif tag == "niet-te-beoordelen":
        found = [(str(check.cause), check.message)]
    ended = f"{check.outcome} in {step.keyword} {step.name}: {check.message}"
    assert check.outcome == ENDS[tag], ended
    assert step is scenario.steps[LAST[tag]], ended
    if tag != "voldoet":
        table = scenario.steps[-1].datatable.raw()[1:]
        assert [tuple(row) for row in table] == list(dict.fromkeys(found))
    assert item.funcargs["request"].getfixturevalue("answering").unheard == []
