"""De toegang: what happens to somebody without, or with wrong, credentials."""

from dataclasses import dataclass

from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import COMBINED, Gesprek, Registratie, betrokkene_values
from kcc_conformance.findings import Inapplicable, Remarks, demand
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.searches import nothing_stored
from kcc_conformance.probing.stranger import (
    BARE,
    CUT,
    IMPOSTOR,
    LONGER,
    NOBODY,
    credentials_of,
    excuse,
)
from kcc_conformance.settings.declared import CREATE, DELETE, PATCH
from kcc_conformance.stage.stage import Stage, offers_filter

_WIE = rf"(?P<wie>{'|'.join((NOBODY, IMPOSTOR, BARE, CUT, LONGER))})"
_BETROKKENE, _ACTOR, _CHANGE = (
    "een betrokkene aan dat klantcontact toe te voegen",
    "een actor aan dat klantcontact te koppelen",
    "dat klantcontact te wijzigen",
)


@dataclass(frozen=True)
class Bezoek:
    """What somebody without valid credentials was told."""

    wie: str
    answer: Answer
    marker: str = ""


@when(
    parsers.re(rf"iemand {_WIE} de (?P<wat>lijst van klantcontacten) opvraagt"),
    target_fixture="bezoek",
)
def _(stage: Stage, remarks: Remarks, wie: str, wat: str) -> Bezoek:
    path = stage.contract.resource("klantcontact").path
    return Bezoek(
        wie, stage.provider.request("GET", path, credentials=credentials_of(stage, wie, remarks))
    )


@when(
    parsers.re(rf"iemand {_WIE} de gegevens van (?P<wat>het klantcontact|de partij) opvraagt"),
    target_fixture="bezoek",
)
def _(stage: Stage, registratie: Gesprek, remarks: Remarks, wie: str, wat: str) -> Bezoek:
    name = wat.rpartition(" ")[2]
    resource = stage.contract.resource(name)
    path = resource.item.format(id=registratie.id_of(name))
    return Bezoek(
        wie, stage.provider.request("GET", path, credentials=credentials_of(stage, wie, remarks))
    )


@when(parsers.re(rf"iemand {_WIE} een klantcontact registreert"), target_fixture="bezoek")
def _(stage: Stage, conversations: Conversations, remarks: Remarks, wie: str) -> Bezoek:
    values = conversations.values()
    answer = stage.consumer.create(
        "klantcontact", values, credentials=credentials_of(stage, wie, remarks)
    )
    return Bezoek(wie, answer, marker=str(values["onderwerp"]))


@when(parsers.re(rf"iemand {_WIE} alles in één keer registreert"), target_fixture="bezoek")
def _(stage: Stage, conversations: Conversations, remarks: Remarks, wie: str) -> Bezoek:
    conversations.registered(COMBINED)
    values = conversations.values()
    parts = {
        "klantcontact": values,
        "betrokkene": betrokkene_values("", conversations.people.partij()),
    }
    answer = stage.consumer.combine(
        "maak_klantcontact", parts, credentials=credentials_of(stage, wie, remarks)
    )
    return Bezoek(wie, answer, marker=str(values["onderwerp"]))


@when(parsers.re(rf"iemand {_WIE} een (?P<wat>actor|partij) aanmeldt"), target_fixture="bezoek")
def _(stage: Stage, remarks: Remarks, wie: str, wat: str) -> Bezoek:
    nobody = credentials_of(stage, wie, remarks)
    answer = stage.consumer.create(wat, stage.people.values(wat), credentials=nobody)
    if answer.status in (404, 405, 501) and not stage.consumer.declared.present(CREATE[wat]):
        raise Inapplicable(f"een consumer kan hier geen {wat} aanmaken")
    return Bezoek(wie, answer)


@when(parsers.re(rf"iemand {_WIE} dat klantcontact verwijdert"), target_fixture="bezoek")
def _(stage: Stage, registratie: Registratie, remarks: Remarks, wie: str) -> Bezoek:
    stage.consumer.declared.need(DELETE)
    path = stage.contract.resource("klantcontact").item.format(id=registratie.klantcontact_id)
    answer = stage.provider.request("DELETE", path, credentials=credentials_of(stage, wie, remarks))
    if answer.status == 405 and not stage.consumer.declared.present(DELETE):
        raise Inapplicable("de provider laat een consumer geen klantcontact verwijderen")
    if stage.consumer.read("klantcontact", registratie.klantcontact_id).status in (404, 410):
        stage.ledger.mark_deleted("klantcontact", registratie.klantcontact_id)
    return Bezoek(wie, answer)


@then("wordt die persoon de toegang geweigerd")
def _(stage: Stage, bezoek: Bezoek) -> None:
    excuse(stage, bezoek.wie, bezoek.answer)
    demand(answers.turned_away(bezoek.answer))
    if bezoek.answer.method == "GET":
        demand(answers.discreet(bezoek.answer, stage.marker))


@then("is van deze bezoeker niets bewaard")
def _(stage: Stage, conversations: Conversations, bezoek: Bezoek) -> None:
    demand(nothing_stored(stage, conversations, bezoek.marker))


@then("bestaat dat klantcontact nog")
def _(stage: Stage, registratie: Registratie) -> None:
    wanted = registratie.klantcontact_id
    answer = stage.consumer.read_settled("klantcontact", wanted)
    demand(answers.found(answer, stage.contract.resource("klantcontact"), wanted))


@when(
    parsers.re(rf"iemand {_WIE} probeert (?P<iets>{_BETROKKENE}|{_ACTOR}|{_CHANGE})"),
    target_fixture="bezoek",
)
def _(
    stage: Stage,
    conversations: Conversations,
    registratie: Registratie,
    remarks: Remarks,
    wie: str,
    iets: str,
) -> Bezoek:
    contact = registratie.klantcontact_id
    nobody = credentials_of(stage, wie, remarks)
    if iets == _BETROKKENE:
        values = betrokkene_values(contact, conversations.people.partij())
        return Bezoek(wie, stage.consumer.create("betrokkene", values, credentials=nobody))
    if iets == _ACTOR:
        link = {"actor": conversations.people.actor(), "klantcontact": contact}
        return Bezoek(wie, stage.consumer.create("actorklantcontact", link, credentials=nobody))
    answer = stage.consumer.amend(
        "klantcontact", contact, {"vertrouwelijkheid": "Ja"}, credentials=nobody
    )
    if answer.status in (405, 501) and not stage.consumer.declared.present(PATCH):
        raise Inapplicable("de provider laat een klantcontact niet wijzigen (zie vraag Q24)")
    if answer.ok:
        stage.ledger.amend("klantcontact", contact, {"vertrouwelijkheid": "Ja"})
    return Bezoek(wie, answer)


@then("hoort bij dat klantcontact nog niemand en is het niet veranderd")
def _(stage: Stage, registratie: Registratie) -> None:
    resource = stage.contract.resource("klantcontact")
    record_id = registratie.klantcontact_id
    answer = stage.consumer.read_settled("klantcontact", record_id)
    demand(
        kept(stage.contract, resource, record_id, registratie.sent, answer, where="het antwoord")
    )
    for side, name in (("partij", "betrokkene"), ("actor", "actorklantcontact")):
        if any(offers_filter(stage, name, by) for by in ("klantcontact", f"{side}_klantcontact")):
            demand(Links(stage).only(registratie, side, ()))
