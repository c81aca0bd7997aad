"""Bladeren en filteren: lists that have to be complete, and filters that have to filter."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kcc_conformance.steps.soorten import SOORTEN, counted, enkelvoud, filter_of
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers, relations, rows
from kcc_conformance.checks.echo import same_value
from kcc_conformance.client.listing import Listing, page_items
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Gesprek, Registratie
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Filter
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import KLANTCONTACT, name_of
from kcc_conformance.probing import fivesome, near
from kcc_conformance.probing.fivesome import Vijftal
from kcc_conformance.settings.declared import FILTERS
from kcc_conformance.stage.stage import Stage, offers_filter


@given("vijf klantcontacten met een gezamenlijk kenmerk", target_fixture="vijftal")
def _(stage: Stage, conversations: Conversations) -> Vijftal:
    return fivesome.vijftal(stage, conversations)


@when(
    parsers.parse(
        "de consumer met pagina's van {aantal:d} door de klantcontacten met dat kenmerk bladert"
    ),
    target_fixture="lijst",
)
def _(stage: Stage, conversations: Conversations, vijftal: Vijftal, aantal: int) -> Listing:
    if not stage.contract.paging.page_size_parameter:
        raise Inapplicable("het contract kent geen pagina's")
    return fivesome.listed(stage, conversations, vijftal, aantal)


@when("de consumer de lijst van klantcontacten met dat kenmerk leest", target_fixture="lijst")
def _(stage: Stage, conversations: Conversations, vijftal: Vijftal) -> Listing:
    return fivesome.listed(stage, conversations, vijftal, None)


@then("staat elk van de vijf klantcontacten in de lijst")
def _(vijftal: Vijftal, lijst: Listing) -> None:
    answers.permitted(lijst.answers[-1])
    missing = [each for each in vijftal.ids if not lijst.has(each)]
    if not missing and not lijst.problem:
        return
    told = f"van de vijf klantcontacten ontbreken er {len(missing)} in de lijst"
    if lijst.problem:
        told = f"de lijst is niet te lezen: {lijst.problem}"
    elif _again(lijst):
        told += ", en andere staan op twee pagina's: hun volgorde wisselt van pagina tot pagina"
    demand(
        [
            Finding(
                told,
                expected="alle vijf",
                actual=missing or lijst.problem,
                exchange=lijst.answers[-1].n,
            )
        ]
    )


@then("staat er geen ander klantcontact in de lijst")
def _(stage: Stage, vijftal: Vijftal, lijst: Listing) -> None:
    if fivesome.narrowed(stage) is None:
        raise Inapplicable("de provider heeft geen filter waarmee alleen deze vijf te zien zijn")
    known = wire.id_keys(vijftal.ids)
    others = [each for each in lijst.ids if wire.id_key(each) not in known]
    if others:
        demand(
            [
                Finding(
                    "op een volgende pagina staan klantcontacten die niet aan het filter voldoen"
                    if known.issuperset(map(wire.id_key, _first(stage, lijst)))
                    else "in de lijst staan klantcontacten die niet aan het filter voldoen",
                    expected="alleen de vijf klantcontacten",
                    actual=counted(len(others)),
                    exchange=lijst.answers[-1].n,
                )
            ]
        )


@then("staat geen klantcontact op twee pagina's")
def _(stage: Stage, lijst: Listing) -> None:
    if fivesome.narrowed(stage) is None:
        raise Inapplicable("de provider heeft geen filter waarmee alleen deze vijf te zien zijn")
    again = _again(lijst)
    if again:
        demand(
            [
                Finding(
                    "een klantcontact staat op twee pagina's van dezelfde lijst",
                    expected="elk klantcontact één keer",
                    actual=again[:5],
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
    keys = tuple(str(contract.paging.count).split("."))
    for answer in lijst.answers:
        told = wire.read(answer.body, keys)
        if told != len(lijst.items):
            demand(
                [
                    Finding(
                        "het genoemde aantal is niet het aantal in de lijst",
                        pointer="/" + "/".join(keys),
                        expected=len(lijst.items),
                        actual=repr(told) if told is wire.MISSING else told,
                        exchange=answer.n,
                    )
                ]
            )


@then("toont de lijst van elk klantcontact dezelfde gegevens als een opvraging")
def _(stage: Stage, vijftal: Vijftal, lijst: Listing) -> None:
    resource = stage.contract.resource("klantcontact")
    found: tuple[Finding, ...] = ()
    for wanted in vijftal.ids:
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
    demand(rows.once(found))


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
    if wat == "klantcontact" and filter_ == "nummer":
        wanted, number = _with_number(stage, conversations, registratie)
        values = {filter_: number}
    else:
        wanted = registratie.id_of(wat)
        values = {name: _filter_value(stage, registratie, wat, name) for name in sorted(rule.needs)}
    listing = stage.consumer.eventually(
        lambda: stage.consumer.listing(wat, filter_, values),
        lambda seen: seen.has(wanted),
    )
    last = max(values)
    other = (
        stage.consumer.fresh_number() if last == "nummer" else near.other_id(stage, values[last])
    )
    nothing = stage.consumer.listing(wat, filter_, {**values, last: other})
    optional = rule.optional and not stage.consumer.declared.present(FILTERS)
    if optional and nothing.has(wanted):
        raise Inapplicable("de provider kent dit filter niet, en dat mag bij dit contract")
    return Gefilterd(wanted, listing, nothing, rule, values)


@dataclass(frozen=True)
class Gefilterd:
    """What a filter showed for a value that exists, and for one that does not."""

    wanted: str
    listing: Listing
    nothing: Listing
    rule: Filter
    values: Mapping[str, str]


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


@then("toont het filter niets anders, en niets twee keer")
def _(stage: Stage, gefilterd: Gefilterd) -> None:
    listing = relations.readable(gefilterd.listing)
    strangers = near.strangers(stage, listing, gefilterd.values)
    told = ""
    if strangers:
        told = "het filter toont ook wat er niet aan voldoet"
    elif len(listing.items) > len(listing.ids):
        told = "het filter toont hetzelfde twee keer"
    if told:
        shown = counted(strangers or len(listing.items) - len(listing.ids))
        demand([Finding(told, expected="niets", actual=shown, exchange=listing.answers[-1].n)])


@then("toont het filter niet wat er alleen op lijkt")
def _(stage: Stage, gefilterd: Gefilterd) -> None:
    demand(
        near.misses(
            stage, gefilterd.listing.resource, gefilterd.rule, gefilterd.values, gefilterd.wanted
        )
    )


def _again(listing: Listing) -> list[str]:
    """The IDs that are on more than one page."""
    pages = Counter(
        record_id
        for record_id, times in Counter(
            wire.identifier(listing.resource, item) for item in listing.items
        ).items()
        if record_id is not None and times > 1 and record_id not in listing.repeated
    )
    return list(pages)


def _first(stage: Stage, listing: Listing) -> list[str]:
    """The IDs on the first page."""
    items = page_items(stage.contract, listing.resource, listing.answers[0]) or []
    return [str(wire.identifier(listing.resource, item)) for item in items]


def _filter_value(stage: Stage, registratie: Gesprek, wat: str, name: str) -> str:
    if name == "onderwerp":
        return str(registratie.sent["onderwerp"])
    if wat == "partij":
        return _of_partij(stage, registratie, name)
    if name in ("object_id", "naam"):
        known = stage.ledger.of("actor")
        own = [entry for entry in known if entry.id == registratie.actor_id]
        if not own:
            raise Inapplicable("deze run gebruikt een opgegeven actor")
        return str(own[0].values[name])
    return registratie.id_of(name)


def _of_partij(stage: Stage, registratie: Gesprek, name: str) -> str:
    """What the run sent of its partij."""
    own = [each for each in stage.ledger.of("partij") if each.id == registratie.partij_id]
    if not own or name not in own[0].values:
        raise Inapplicable("deze run gebruikt een opgegeven partij")
    return str(own[0].values[name])


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
