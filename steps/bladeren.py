"""Bladeren: lists that have to be complete, page by page, and hold nothing else."""

from collections import Counter

from kcc_conformance.steps.soorten import counted
from pytest_bdd import given, parsers, then, when

from kcc_conformance.checks import answers, rows
from kcc_conformance.checks.echo import same_value
from kcc_conformance.client.listing import Listing, page_items
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, demand
from kcc_conformance.law.attributes import KLANTCONTACT, name_of
from kcc_conformance.probing import fivesome
from kcc_conformance.probing.fivesome import Vijftal
from kcc_conformance.stage.stage import Stage


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
