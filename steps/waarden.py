"""Allerlei waarden: generated values that must be kept, and those that must be refused."""

import pytest
from pytest_bdd import parsers, then, when

from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.findings import Remarks, demand
from kcc_conformance.generated.examples import Trial
from kcc_conformance.generated.forbidden_trials import ForbiddenTrials
from kcc_conformance.generated.model import told
from kcc_conformance.generated.parts import CHOICES
from kcc_conformance.generated.registering import shared_trial
from kcc_conformance.generated.sequences import Sequences, play_in_any_order
from kcc_conformance.generated.shared import SharedTrial
from kcc_conformance.law.attributes import key_of
from kcc_conformance.stage.stage import Stage


@pytest.fixture(scope="session")
def toegestaan(stage: Stage, conversations: Conversations) -> SharedTrial:
    """The klantcontacten with allowed values, which several checks judge."""
    return shared_trial(stage, conversations)


@pytest.fixture(scope="session")
def geweigerd(stage: Stage, conversations: Conversations) -> ForbiddenTrials:
    """The klantcontacten with forbidden values, which several checks judge."""
    return ForbiddenTrials(stage, conversations)


@when(
    parsers.re(
        r"de consumer klantcontacten registreert met allerlei toegestane waarden van"
        r" (?P<attribuut>.+)"
    ),
    target_fixture="proef",
)
def _(toegestaan: SharedTrial, attribuut: str) -> Trial:
    return toegestaan.judged(key_of(attribuut))


@when(
    "de consumer klantcontacten registreert met allerlei combinaties van keuzes",
    target_fixture="proef",
)
def _(toegestaan: SharedTrial) -> Trial:
    return toegestaan.judged(CHOICES)


@then("is elke waarde aangenomen en bewaard gebleven")
@then("is elke waarde geweigerd en is er niets bewaard")
def _(proef: Trial, remarks: Remarks) -> None:
    remarks.notes.append(f"{proef.tried} waarden geprobeerd")
    demand(proef.findings)


@when(
    parsers.re(
        r"de consumer klantcontacten probeert te registreren met allerlei niet-toegestane waarden"
        r" van (?P<attribuut>.+)"
    ),
    target_fixture="proef",
)
def _(geweigerd: ForbiddenTrials, attribuut: str) -> Trial:
    return geweigerd.judged(key_of(attribuut))


@when(
    "de consumer in allerlei volgordes registreert, koppelt, leest en verwijdert",
    target_fixture="volgordes",
)
def _(stage: Stage, conversations: Conversations) -> Sequences:
    return play_in_any_order(stage, conversations)


@then("toont de provider steeds wat er volgens de consumer moet staan")
def _(volgordes: Sequences, remarks: Remarks) -> None:
    remarks.notes.append(f"{volgordes.tried} handelingen gedaan")
    if volgordes.findings:
        remarks.notes.append(f"kortste volgorde waarin het misgaat: {told(volgordes.actions)}")
    demand(volgordes.findings)
