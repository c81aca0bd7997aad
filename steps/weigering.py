"""De weigering: what must not be accepted, and what must not be left behind by it."""

from collections.abc import Sequence
from functools import partial

from kcc_conformance.steps.pogingen import (
    BROKEN,
    COMBINATION,
    DANGLING,
    FAULTY,
    ROLELESS,
    TOO_LONG,
    Pogingen,
)
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Registratie
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, Remarks, demand
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.refusals import Poging, Refusals
from kcc_conformance.settings.declared import ASSIGNED, OWN
from kcc_conformance.stage.stage import Stage


@when(parsers.re(FAULTY), target_fixture="poging")
def _(weigeringen: Refusals, pogingen: Pogingen, attribuut: str, fout: str) -> Poging:
    return weigeringen.tried(pogingen.faulty(attribuut, fout))


@when(BROKEN, target_fixture="poging")
def _(weigeringen: Refusals, pogingen: Pogingen) -> Poging:
    return weigeringen.tried(pogingen.broken())


@when(parsers.re(DANGLING), target_fixture="poging")
def _(weigeringen: Refusals, pogingen: Pogingen, wat: str, onbekend: str) -> Poging:
    return weigeringen.tried(pogingen.dangling(wat, onbekend))


@when(parsers.re(COMBINATION), target_fixture="poging")
def _(weigeringen: Refusals, pogingen: Pogingen, fout: str) -> Poging:
    return weigeringen.tried(pogingen.combined(fout))


@when(parsers.re(ROLELESS), target_fixture="poging")
def _(weigeringen: Refusals, pogingen: Pogingen, fout: str) -> Poging:
    return weigeringen.tried(pogingen.roleless(fout))


@when(TOO_LONG, target_fixture="poging")
def _(weigeringen: Refusals, pogingen: Pogingen) -> Poging:
    return weigeringen.tried(pogingen.too_long())


@then("heeft dat klantcontact nog zijn eigen gegevens")
def _(stage: Stage, weigeringen: Refusals, poging: Poging) -> None:
    def look(registratie: Registratie) -> Sequence[Finding]:
        resource = stage.contract.resource("klantcontact")
        record_id = registratie.klantcontact_id
        answer = stage.consumer.read_settled("klantcontact", record_id)
        return kept(stage.contract, resource, record_id, registratie.sent, answer)

    demand(weigeringen.left(poging, "gegevens", look))


@then("weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat")
def _(poging: Poging) -> None:
    demand(answers.refused(poging.answer))


@then("legt de provider uit wat er mis is")
def _(stage: Stage, poging: Poging) -> None:
    if stage.contract.errors.get("style") == "text":
        raise Inapplicable("het contract belooft bij een weigering geen uitleg in JSON")
    demand(answers.explained(poging.answer))


@then("is er van deze poging niets bewaard")
def _(weigeringen: Refusals, poging: Poging, remarks: Remarks) -> None:
    demand(weigeringen.stored(poging))
    remarks.notes.extend(weigeringen.reservations(poging))


@then("is er aan dat klantcontact niets toegevoegd")
def _(stage: Stage, weigeringen: Refusals, poging: Poging) -> None:
    side = "actor" if poging.marker == "actorklantcontact" else "partij"
    nobody = partial(Links(stage).only, side=side, expected=())
    demand(weigeringen.left(poging, side, nobody))


@when(
    parsers.re(
        r"de consumer een (?P<wat>klantcontact|betrokkene|actorklantcontact|actor|partij) met een"
        r" onbekend ID opvraagt"
    ),
    target_fixture="onbekend",
)
def _(stage: Stage, wat: str) -> tuple[str, Answer]:
    return wat, stage.consumer.read(wat, stage.consumer.unknown_id())


@then("meldt de provider dat dit ID niet bestaat")
def _(contract: Contract, onbekend: tuple[str, Answer]) -> None:
    wat, answer = onbekend
    demand(answers.absent(answers.permitted(answer), contract.resource(wat)))


@given("een klantcontact met een Nummer", target_fixture="nummer_in_gebruik")
def _(stage: Stage, conversations: Conversations) -> str:
    attribute = stage.contract.resource("klantcontact").attributes["nummer"]
    if attribute.explicit:
        found = conversations.named("eigen nummer", conversations.numbered)
    else:
        found = conversations.control()
    shown = wire.value_of(found.klantcontact_record, attribute)
    excused = not stage.consumer.declared.present(OWN if attribute.explicit else ASSIGNED)
    if shown is None or shown is wire.MISSING:
        why = "de provider kent geen Nummer toe"
    elif "nummer" in found.sent and str(shown) != str(found.sent["nummer"]):
        why = "de provider neemt een zelfgekozen Nummer niet over"
    else:
        return str(shown)
    if excused:
        raise Inapplicable(f"{why} (zie vraag Q7)")
    raise CannotTell("prerequisite", f"{why}, hoewel dat met --capability is verklaard")


@when("de consumer nog een klantcontact met dat Nummer registreert", target_fixture="poging")
def _(stage: Stage, conversations: Conversations, nummer_in_gebruik: str) -> Poging:
    values = conversations.values(nummer=nummer_in_gebruik)
    return Poging(stage.consumer.create("klantcontact", values), str(values["onderwerp"]))
