"""De toegang: what happens to somebody without, or with wrong, credentials."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pytest
from kcc_conformance.steps.pogingen import COMBINED_VISIT, MEDDLING, VISIT, WIE, Pogingen
from kcc_conformance.steps.soorten import SOORTEN, enkelvoud
from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, Remarks, demand
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.refusals import Poging, Refusable, Refusals
from kcc_conformance.probing.stranger import credentials_of, excuse
from kcc_conformance.probing.visits import Visits
from kcc_conformance.settings.declared import CREATE, DELETE
from kcc_conformance.stage.stage import Stage, offers_filter


@dataclass(frozen=True)
class Bezoek:
    """What somebody without valid credentials was told; `poging` is what was tried, where that
    ought to leave nothing behind, and `after` what is at that place afterwards."""

    wie: str
    answer: Answer
    poging: Poging | None = None
    after: Answer | None = None


@when(
    parsers.re(rf"iemand {WIE} de (?P<wat>lijst van klantcontacten) opvraagt"),
    target_fixture="bezoek",
)
def _(stage: Stage, remarks: Remarks, wie: str, wat: str) -> Bezoek:
    path = stage.contract.resource("klantcontact").path
    return Bezoek(
        wie, stage.provider.request("GET", path, credentials=credentials_of(stage, wie, remarks))
    )


@when(
    parsers.re(rf"iemand {WIE} de gegevens van (?P<wat>het klantcontact|de partij) opvraagt"),
    target_fixture="bezoek",
)
def _(stage: Stage, registratie: Gesprek, remarks: Remarks, wie: str, wat: str) -> Bezoek:
    name = wat.rpartition(" ")[2]
    resource = stage.contract.resource(name)
    path = resource.item.format(id=registratie.id_of(name))
    return Bezoek(
        wie, stage.provider.request("GET", path, credentials=credentials_of(stage, wie, remarks))
    )


@pytest.fixture(scope="session")
def vreemden(stage: Stage) -> Visits:
    """Who looks over the consumer's shoulder in this run."""
    return Visits(stage)


@when(
    parsers.re(
        rf"een vreemde de (?P<soort>{SOORTEN}|interne taken) opvraagt die de consumer net heeft"
        r" gelezen"
    ),
    converters={"soort": enkelvoud},
    target_fixture="meegekeken",
)
def _(
    stage: Stage, vreemden: Visits, registratie: Gesprek, remarks: Remarks, soort: str
) -> tuple[Finding, ...]:
    if soort not in stage.contract.resources:
        raise Inapplicable(f"het contract kent geen {soort}")
    made = soort != "internetaak"
    return vreemden.findings(soort, registratie if made else None, remarks)


@then("krijgt de vreemde daar niets van te zien")
def _(meegekeken: tuple[Finding, ...]) -> None:
    demand(meegekeken)


@when(parsers.re(VISIT), target_fixture="bezoek")
def _(weigeringen: Refusals, pogingen: Pogingen, remarks: Remarks, wie: str) -> Bezoek:
    return _visit(weigeringen, pogingen.visit(wie), remarks, wie)


@when(parsers.re(COMBINED_VISIT), target_fixture="bezoek")
def _(weigeringen: Refusals, pogingen: Pogingen, remarks: Remarks, wie: str) -> Bezoek:
    return _visit(weigeringen, pogingen.combined_visit(wie), remarks, wie)


@when(parsers.re(rf"iemand {WIE} een (?P<wat>actor|partij) aanmeldt"), target_fixture="bezoek")
def _(stage: Stage, remarks: Remarks, wie: str, wat: str) -> Bezoek:
    nobody = credentials_of(stage, wie, remarks)
    answer = stage.consumer.create(wat, stage.people.values(wat), credentials=nobody)
    if answer.status in (404, 405, 501) and not stage.consumer.declared.present(CREATE[wat]):
        raise Inapplicable(f"een consumer kan hier geen {wat} aanmaken")
    return Bezoek(wie, answer)


@when(parsers.re(rf"iemand {WIE} dat klantcontact verwijdert"), target_fixture="bezoek")
def _(stage: Stage, registratie: Registratie, remarks: Remarks, wie: str) -> Bezoek:
    stage.consumer.declared.need(DELETE)
    path = stage.contract.resource("klantcontact").item.format(id=registratie.klantcontact_id)
    answer = stage.provider.request("DELETE", path, credentials=credentials_of(stage, wie, remarks))
    if answer.status in answers.NOT_OFFERED and not stage.consumer.declared.present(DELETE):
        raise Inapplicable("de provider laat een consumer geen klantcontact verwijderen")
    after = stage.consumer.read("klantcontact", registratie.klantcontact_id)
    if after.gone:
        stage.ledger.mark_deleted("klantcontact", registratie.klantcontact_id)
    return Bezoek(wie, answer, after=after)


@then("wordt die persoon de toegang geweigerd")
def _(stage: Stage, bezoek: Bezoek) -> None:
    excuse(stage, bezoek.wie, bezoek.answer)
    demand(answers.turned_away(bezoek.answer))
    if bezoek.answer.method == "GET":
        demand(answers.discreet(bezoek.answer, stage.marker))


@then("is van deze bezoeker niets bewaard")
def _(weigeringen: Refusals, bezoek: Bezoek) -> None:
    demand(weigeringen.stored(_tried(bezoek)))


@then("bestaat dat klantcontact nog")
def _(stage: Stage, registratie: Registratie, bezoek: Bezoek) -> None:
    wanted = registratie.klantcontact_id
    answer = bezoek.after
    if answer is None or not answer.ok:
        answer = stage.consumer.read_settled("klantcontact", wanted)
    demand(answers.found(answer, stage.contract.resource("klantcontact"), wanted))


@when(parsers.re(MEDDLING), target_fixture="bezoek")
def _(weigeringen: Refusals, pogingen: Pogingen, remarks: Remarks, wie: str, iets: str) -> Bezoek:
    return _visit(weigeringen, pogingen.meddling(wie, iets), remarks, wie)


@then("hoort bij dat klantcontact nog niemand en is het niet veranderd")
def _(stage: Stage, weigeringen: Refusals, bezoek: Bezoek) -> None:
    poging = _tried(bezoek)

    def unchanged(registratie: Registratie) -> Sequence[Finding]:
        resource = stage.contract.resource("klantcontact")
        record_id, sent = registratie.klantcontact_id, registratie.sent
        answer = stage.consumer.read_settled("klantcontact", record_id)
        return kept(stage.contract, resource, record_id, sent, answer, where="het antwoord")

    demand(weigeringen.left(poging, "gegevens", unchanged))
    for side, name in (("partij", "betrokkene"), ("actor", "actorklantcontact")):
        if any(offers_filter(stage, name, by) for by in ("klantcontact", f"{side}_klantcontact")):
            nobody = partial(Links(stage).only, side=side, expected=())
            demand(weigeringen.left(poging, side, nobody))


def _visit(weigeringen: Refusals, wanted: Refusable, remarks: Remarks, wie: str) -> Bezoek:
    poging = weigeringen.tried(wanted)
    remarks.notes.extend(poging.notes)
    return Bezoek(wie, poging.answer, poging)


def _tried(bezoek: Bezoek) -> Poging:
    if bezoek.poging is None:
        raise CannotTell("suite", "deze bezoeker heeft niets geprobeerd")
    return bezoek.poging
