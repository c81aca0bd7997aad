"""Bladeren en filteren: lists that have to be complete, and filters that have to filter."""

from dataclasses import dataclass
from functools import partial

from kcc_conformance.steps.soorten import SOORTEN, counted, enkelvoud, filter_of
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import same_value
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import KLANTCONTACT, name_of
from kcc_conformance.probing.searches import searchable
from kcc_conformance.settings.declared import FILTERS
from kcc_conformance.stage.stage import Stage, offers_filter


@given("vijf klantcontacten met een gezamenlijk kenmerk", target_fixture="vijftal")
def _(conversations: Conversations) -> tuple[Registratie, ...]:
    common = conversations.consumer.marked("Vijftal")
    return tuple(
        conversations.named(
            f"vijftal {number}",
            partial(_one_of_five, conversations, common, number),
        )
        for number in range(1, 6)
    )


@when(
    parsers.parse(
        "de consumer met pagina's van {aantal:d} door de klantcontacten met dat kenmerk bladert"
    ),
    target_fixture="lijst",
)
def _(stage: Stage, vijftal: tuple[Registratie, ...], aantal: int) -> Listing:
    if not stage.contract.paging.page_size_parameter:
        raise Inapplicable("het contract kent geen pagina's")
    return _five(stage, vijftal, page_size=aantal)


@when("de consumer de lijst van klantcontacten met dat kenmerk leest", target_fixture="lijst")
def _(stage: Stage, vijftal: tuple[Registratie, ...]) -> Listing:
    return _five(stage, vijftal, page_size=None)


@then("staat elk van de vijf klantcontacten in de lijst")
def _(vijftal: tuple[Registratie, ...], lijst: Listing) -> None:
    answers.permitted(lijst.answers[-1])
    missing = [e.klantcontact_id for e in vijftal if not lijst.has(e.klantcontact_id)]
    if missing or lijst.problem:
        demand(
            [
                Finding(
                    f"de lijst is niet te lezen: {lijst.problem}"
                    if lijst.problem
                    else f"van de vijf klantcontacten ontbreken er {len(missing)} in de lijst",
                    expected="alle vijf",
                    actual=missing or lijst.problem,
                    exchange=lijst.answers[-1].n,
                )
            ]
        )


@then("staat geen klantcontact twee keer op een pagina")
def _(lijst: Listing) -> None:
    if lijst.repeated:
        demand(
            [
                Finding(
                    "een klantcontact staat twee keer op dezelfde pagina",
                    expected="elk klantcontact één keer",
                    actual=list(lijst.repeated[:5]),
                    exchange=lijst.answers[-1].n,
                )
            ]
        )


@then("klopt het aantal dat de provider noemt")
def _(contract: Contract, lijst: Listing) -> None:
    if lijst.count is None:
        raise Inapplicable("de provider noemt geen aantal")
    if lijst.count != len(lijst.items):
        demand(
            [
                Finding(
                    "het genoemde aantal is niet het aantal in de lijst",
                    pointer="/" + str(contract.paging.count).replace(".", "/"),
                    expected=len(lijst.items),
                    actual=lijst.count,
                    exchange=lijst.answers[-1].n,
                )
            ]
        )


@then("toont de lijst van elk klantcontact dezelfde gegevens als een opvraging")
def _(stage: Stage, vijftal: tuple[Registratie, ...], lijst: Listing) -> None:
    resource = stage.contract.resource("klantcontact")
    found: tuple[Finding, ...] = ()
    for each in vijftal:
        wanted = each.klantcontact_id
        answer = stage.consumer.read_settled("klantcontact", wanted)
        item = lijst.get(wanted)
        if item is None:
            raise CannotTell("prerequisite", "het klantcontact staat niet in de lijst")
        for name in (*KLANTCONTACT, "nummer"):
            attribute = resource.attributes[name]
            left = wire.value_of(answer.body, attribute)
            right = wire.value_of(item, attribute)
            if left is not wire.MISSING and not same_value(stage.contract, attribute, left, right):
                found += (
                    Finding(
                        f"{name_of(name)} heeft in de lijst een andere waarde dan in de opvraging",
                        pointer=attribute.pointer,
                        expected=left,
                        actual=repr(right) if right is wire.MISSING else right,
                        exchange=lijst.answers[-1].n,
                    ),
                )
    demand(found)


@when(
    parsers.re(rf"de consumer de (?P<wat>{SOORTEN}) filtert op (?P<filter_>.+)"),
    target_fixture="gefilterd",
    converters={"wat": enkelvoud, "filter_": filter_of},
)
def _(
    stage: Stage, conversations: Conversations, registratie: Gesprek, wat: str, filter_: str
) -> "Gefilterd":
    if not offers_filter(stage, wat, filter_):
        raise Inapplicable("het contract of de provider heeft dit filter niet")
    rule = stage.contract.resource(wat).filters[filter_]
    if filter_ == "nummer":
        wanted, number = _with_number(stage, conversations, registratie)
        values = {filter_: number}
    else:
        wanted = registratie.id_of(wat)
        values = {name: _filter_value(stage, registratie, name) for name in sorted(rule.needs)}
    listing = stage.consumer.eventually(
        lambda: stage.consumer.listing(wat, filter_, values),
        lambda seen: seen.has(wanted),
    )
    last = max(values)
    other = stage.consumer.fresh_number() if last == "nummer" else stage.consumer.unknown_id()
    nothing = stage.consumer.listing(wat, filter_, {**values, last: other})
    optional = rule.optional and not stage.consumer.declared.present(FILTERS)
    if optional and nothing.has(wanted):
        raise Inapplicable("de provider kent dit filter niet, en dat mag bij dit contract")
    return Gefilterd(wanted, listing, nothing)


@dataclass(frozen=True)
class Gefilterd:
    """What a filter showed for a value that exists, and for one that does not."""

    wanted: str
    listing: Listing
    nothing: Listing


@then("toont het filter wat eraan voldoet")
def _(gefilterd: Gefilterd) -> None:
    answers.permitted(gefilterd.listing.answers[-1])
    if not gefilterd.listing.has(gefilterd.wanted):
        demand(
            [
                Finding(
                    "het filter toont niet wat eraan voldoet",
                    expected=gefilterd.wanted,
                    actual=gefilterd.listing.problem or list(gefilterd.listing.ids)[:10],
                    exchange=gefilterd.listing.answers[-1].n,
                )
            ]
        )


@then("toont het filter niets voor een waarde die niet bestaat")
def _(gefilterd: Gefilterd) -> None:
    last = gefilterd.nothing.answers[-1]
    answers.permitted(last)
    if last.refused:
        return
    if gefilterd.nothing.ids or gefilterd.nothing.problem:
        demand(
            [
                Finding(
                    "het filter toont iets voor een waarde die niet bestaat",
                    expected="een lege lijst",
                    actual=gefilterd.nothing.problem or counted(len(gefilterd.nothing.ids)),
                    exchange=last.n,
                )
            ]
        )


def _one_of_five(conversations: Conversations, common: str, number: int) -> Registratie:
    return conversations.bare(
        onderwerp=f"{common} nummer {number}",
        taal=("Nederlands", "Engels")[number % 2],
        vertrouwelijkheid=("Ja", "Nee")[number % 2],
        plaatsgevonden_op=f"0{number}-06-2023 1{number}:15",
    )


def _five(stage: Stage, five: tuple[Registratie, ...], page_size: int | None) -> Listing:
    common = str(five[0].sent["onderwerp"]).rpartition(" nummer ")[0]
    name, values = ("onderwerp", {"onderwerp": common}) if searchable(stage) else (None, {})
    return stage.consumer.eventually(
        lambda: stage.consumer.listing("klantcontact", name, values, page_size=page_size),
        lambda seen: all(seen.has(each.klantcontact_id) for each in five),
    )


def _filter_value(stage: Stage, registratie: Gesprek, name: str) -> str:
    if name == "onderwerp":
        return str(registratie.sent["onderwerp"])
    if name in ("object_id", "naam"):
        known = stage.ledger.of("actor")
        own = [entry for entry in known if entry.id == registratie.actor_id]
        if not own:
            raise Inapplicable("deze run gebruikt een opgegeven actor")
        return str(own[0].values[name])
    return registratie.id_of(name)


def _with_number(
    stage: Stage, conversations: Conversations, registratie: Registratie
) -> tuple[str, str]:
    """The ID and the Nummer of the klantcontact, or of another one if it has no Nummer."""
    number = _number(stage, registratie)
    if number is None:
        registratie = conversations.named("eigen nummer", conversations.numbered)
        number = _number(stage, registratie)
    if number is None:
        raise Inapplicable("het klantcontact heeft geen Nummer")
    return registratie.klantcontact_id, number


def _number(stage: Stage, registratie: Registratie) -> str | None:
    attribute = stage.contract.resource("klantcontact").attributes["nummer"]
    value = wire.value_of(registratie.klantcontact_record, attribute)
    return None if value is None or value is wire.MISSING else str(value)
