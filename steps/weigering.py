"""De weigering: what must not be accepted, and what must not be left behind by it."""

from dataclasses import dataclass
from typing import Any

from pytest_bdd import given, parsers, then, when

from kcc_conformance import fixtures
from kcc_conformance.checks import answers
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import COMBINED, Registratie, betrokkene_values, usable
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import BUILT_IN, Contract
from kcc_conformance.findings import CannotTell, Inapplicable, demand
from kcc_conformance.jsonvalues import value_at
from kcc_conformance.law.attributes import key_of
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.searches import nothing_stored
from kcc_conformance.settings.declared import ASSIGNED, OWN, PATCH
from kcc_conformance.stage.stage import Stage

# What a scenario calls it → the JSON Schema keyword under which the fixtures have it.
FOUTEN = {
    "ontbreekt": ("required",),
    "de waarde null heeft": ("null",),
    "van het verkeerde type is": ("type",),
    "te lang is": ("maxLength",),
    "leeg is": ("minLength", "pattern"),
    "een onbekende waarde heeft": ("enum",),
    "geen tijdstip is": ("format",),
}


@dataclass(frozen=True)
class Poging:
    """An attempt that ought to be refused; `marker` is in its texts wherever there was room."""

    answer: Answer
    marker: str


def fixture_folder(contract: Contract) -> str:
    """The fixtures' name for a contract: its own, or that of the built-in one it extends.

    Raises Inapplicable for a contract of the user's own that extends none.
    """
    for folder in contract.folders:
        if folder.name in BUILT_IN:
            return folder.name
    raise Inapplicable("bij dit eigen contract zijn geen ongeldige voorbeelden")


@when(
    parsers.re(
        r"de consumer een klantcontact registreert waarin (?P<attribuut>[A-Z][a-z ]+?)"
        rf" (?P<fout>{'|'.join(FOUTEN)})"
    ),
    target_fixture="poging",
)
def _(stage: Stage, attribuut: str, fout: str) -> Poging:
    attribute = stage.contract.resource("klantcontact").attributes.get(key_of(attribuut))
    if attribute is None:
        raise Inapplicable(f"het contract kent geen {attribuut}")
    case = _case(stage.contract, attribute.pointer, fout)
    marker = stage.consumer.marked("").strip()
    body = _marked(stage, case.payload(), marker, attribute.name)
    return Poging(stage.consumer.post("klantcontact", body), marker)


@when(
    "de consumer een klantcontact registreert met een afgebroken JSON-bericht",
    target_fixture="poging",
)
def _(stage: Stage) -> Poging:
    marker = stage.consumer.marked("").strip()
    cases = fixtures.cases(fixture_folder(stage.contract))
    case = next(case for case in cases if case.wire == "raw" and case.resource == "klantcontact")
    name = stage.contract.resource("klantcontact").attributes["onderwerp"].wire
    text = case.text().replace("{", f'{{"{name}": "{marker}", ', 1)
    return Poging(stage.consumer.post("klantcontact", content=text.encode()), marker)


@when(
    parsers.re(
        r"de consumer een (?P<wat>actorklantcontact|betrokkene) registreert met een onbekende?"
        r" (?P<onbekend>actor|klantcontact|partij)"
    ),
    target_fixture="poging",
)
def _(
    stage: Stage, conversations: Conversations, registratie: Registratie, wat: str, onbekend: str
) -> Poging:
    people = conversations.people
    contact = registratie.klantcontact_id
    if wat == "betrokkene":
        values = betrokkene_values(contact, people.partij())
    else:
        values = {"actor": people.actor(), "klantcontact": contact}
    values[onbekend] = stage.consumer.unknown_id()
    return Poging(stage.consumer.create(wat, values), wat)


@when(
    parsers.re(
        r"de consumer alles in één keer registreert met een"
        r" (?P<fout>onbekende partij|te lang Onderwerp)"
    ),
    target_fixture="poging",
)
def _(stage: Stage, conversations: Conversations, fout: str) -> Poging:
    conversations.registered(COMBINED)
    marker = stage.consumer.marked("In één keer")
    values = conversations.values(onderwerp=marker)
    partij_id = conversations.people.partij()
    longest = stage.contract.resource("klantcontact").attributes["onderwerp"].max or 0
    if fout == "onbekende partij":
        partij_id = stage.consumer.unknown_id()
    else:
        values["onderwerp"] = f"{marker} ".ljust(longest + 1, "x")
    answer = stage.consumer.combine(
        "maak_klantcontact",
        {"klantcontact": values, "betrokkene": betrokkene_values("", partij_id)},
    )
    return Poging(answer, marker)


@when(
    parsers.re(r"de consumer een betrokkene (?P<fout>met een onbekende|zonder) rol registreert"),
    target_fixture="poging",
)
def _(stage: Stage, conversations: Conversations, registratie: Registratie, fout: str) -> Poging:
    values = betrokkene_values(registratie.klantcontact_id, conversations.people.partij())
    if fout == "zonder":
        if not stage.contract.resource("betrokkene").attributes["rol"].required:
            raise Inapplicable("het contract verplicht geen rol")
        del values["rol"]
    else:
        values["rol"] = "toeschouwer"
    return Poging(stage.consumer.create("betrokkene", values), "betrokkene")


@when(
    "de consumer het Onderwerp van dat klantcontact in een te lange tekst wijzigt",
    target_fixture="poging",
)
def _(stage: Stage, registratie: Registratie) -> Poging:
    longest = stage.contract.resource("klantcontact").attributes["onderwerp"].max
    if longest is None:
        raise Inapplicable("het contract kent geen grens aan Onderwerp")
    too_long = f"{registratie.sent['onderwerp']} ".ljust(longest + 1, "x")
    record_id = registratie.klantcontact_id
    answer = stage.consumer.amend("klantcontact", record_id, {"onderwerp": too_long})
    if answer.status in (405, 501) and not stage.consumer.declared.present(PATCH):
        raise Inapplicable("de provider laat een klantcontact niet wijzigen (zie vraag Q24)")
    return Poging(answer, stage.marker)


@then("heeft dat klantcontact nog zijn eigen gegevens")
def _(stage: Stage, registratie: Registratie) -> None:
    resource = stage.contract.resource("klantcontact")
    record_id = registratie.klantcontact_id
    answer = stage.consumer.read_settled("klantcontact", record_id)
    demand(kept(stage.contract, resource, record_id, registratie.sent, answer))


@then("weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat")
def _(poging: Poging) -> None:
    demand(answers.refused(poging.answer))


@then("legt de provider uit wat er mis is")
def _(poging: Poging) -> None:
    demand(answers.explained(poging.answer))


@then("is er van deze poging niets bewaard")
def _(stage: Stage, conversations: Conversations, poging: Poging) -> None:
    demand(nothing_stored(stage, conversations, poging.marker))


@then("is er aan dat klantcontact niets toegevoegd")
def _(stage: Stage, conversations: Conversations, registratie: Registratie, poging: Poging) -> None:
    side = "actor" if poging.marker == "actorklantcontact" else "partij"
    demand(Links(stage).only(registratie, side, ()))


def _case(contract: Contract, pointer: str, fault: str) -> fixtures.Case:
    for case in fixtures.cases(fixture_folder(contract)):
        if (
            not case.valid
            and case.schema == "klantcontact.request"
            and case.pointer == pointer
            and case.wire == "json"
            and not case.leniency
            and _fault(case) == fault
        ):
            return case
    raise Inapplicable("het contract verbiedt dit niet")


def _fault(case: fixtures.Case) -> str | None:
    if case.keyword == "type" and value_at(case.payload(), case.pointer, "") is None:
        return "de waarde null heeft"
    return next((name for name, words in FOUTEN.items() if case.keyword in words), None)


def _marked(stage: Stage, body: Any, marker: str, broken: str) -> Any:
    """The fixture's payload with the marker in its texts, a fresh number, and the fault intact."""
    attributes = stage.contract.resource("klantcontact").attributes
    for name in ("onderwerp", "inhoud"):
        key = attributes[name].wire
        text = body.get(key)
        if name != broken and isinstance(text, str):
            body[key] = f"{marker} {text}"[: attributes[name].max]
        elif name == broken and isinstance(text, str) and len(text) > len(marker) + 1:
            body[key] = f"{marker} {text[len(marker) + 1 :]}"
    number = attributes.get("nummer")
    if number is not None and number.required and number.wire in body and broken != "nummer":
        body[number.wire] = int(stage.consumer.fresh_number())
    return body


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
        found = usable(conversations.numbered())
    else:
        found = conversations.named("met een nummer van de provider", conversations.bare)
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
