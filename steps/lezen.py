"""Lezen wat er al staat: what can be judged without writing anything."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

import pytest
from kcc_conformance.steps.filteren import Gefilterd
from kcc_conformance.steps.soorten import SOORTEN, counted, enkelvoud, filter_of
from kcc_conformance.steps.toegang import Bezoek
from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers, existing
from kcc_conformance.client.listing import Listing
from kcc_conformance.client.privacy import Silence
from kcc_conformance.contract.contract import Contract
from kcc_conformance.contract.fitting import need_schema
from kcc_conformance.findings import CannotTell, Finding, Inapplicable, Remarks, demand
from kcc_conformance.law.attributes import key_of
from kcc_conformance.probing.existing import Sample, Shown
from kcc_conformance.probing.references import Example, References, astray, example_for
from kcc_conformance.probing.stranger import IMPOSTOR, NOBODY, credentials_of, excuse
from kcc_conformance.stage.stage import Stage, offers_filter

_SOORT = rf"(?P<soort>{SOORTEN})"
_WIE = rf"(?P<wie>{NOBODY}|{IMPOSTOR})"
_WAT = {
    "de bestaande klantcontacten": ("klantcontact", True),
    "een bestaand klantcontact": ("klantcontact", False),
    "de bestaande partijen": ("partij", True),
    "een bestaande partij": ("partij", False),
}
"""What a stranger asks for: the resource, and whether it is the list of it."""
_EEN: dict[str, Callable[[str], object]] = {"soort": enkelvoud}


@pytest.fixture(scope="session")
def steekproef(stage: Stage) -> Sample:
    """What this run looks at of all that is there."""
    return Sample(stage)


@dataclass(frozen=True)
class Gelezen:
    """The records of one kind that are looked at."""

    soort: str
    records: tuple[Shown, ...]


@when(
    parsers.re(rf"de consumer een steekproef van de bestaande {_SOORT} leest"),
    target_fixture="gelezen",
    converters=_EEN,
)
def _(steekproef: Sample, remarks: Remarks, soort: str) -> Gelezen:
    records = steekproef.records(soort)
    count = steekproef.listing(soort).count
    of = "" if count is None else f" van {count}"
    remarks.notes.append(f"bekeken: {len(records)}{of}")
    return Gelezen(soort, records)


@when(
    parsers.re(rf"de consumer de lijst van bestaande {_SOORT} leest"),
    target_fixture="lijst",
    converters=_EEN,
)
def _(steekproef: Sample, soort: str) -> Listing:
    listing = steekproef.listing(soort)
    answers.permitted(listing.answers[-1])
    return listing


@when(
    parsers.re(rf"de consumer met pagina's van (?P<aantal>\d+) door de bestaande {_SOORT} bladert"),
    target_fixture="bladeren",
    converters=_EEN,
)
def _(stage: Stage, steekproef: Sample, aantal: str, soort: str) -> list[Listing]:
    if not stage.contract.paging.page_size_parameter:
        raise Inapplicable("het contract kent geen pagina's")
    steekproef.records(soort)
    pages = max(2, steekproef.size // int(aantal))
    look = partial(stage.consumer.listing, soort, page_size=int(aantal), page_limit=pages)
    first = look()
    answers.permitted(first.answers[-1])
    if existing.miscounted(stage.contract, first) or existing.repeats(first):
        return [first, look()]
    return [first]


@then("heeft elk record in die lijst een eigen ID")
def _(steekproef: Sample, lijst: Listing) -> None:
    if not lijst.items:
        raise CannotTell("prerequisite", lijst.problem or "er staat niets in deze lijst")
    if existing.own_ids(lijst):
        demand(existing.own_ids(steekproef.listing(lijst.resource.name, afresh=True)))


@then("is elk daarvan onder zijn eigen ID op te vragen")
def _(contract: Contract, steekproef: Sample, gelezen: Gelezen) -> None:
    resource = contract.resource(gelezen.soort)

    def look(shown: Shown, afresh: bool) -> tuple[Finding, ...]:
        answers.permitted(shown.answer)
        return existing.readable(resource, shown.id, shown.answer)

    demand(steekproef.confirmed(gelezen.soort, look))


@then("toont een opvraging van elk daarvan hetzelfde als de lijst")
def _(contract: Contract, steekproef: Sample, gelezen: Gelezen) -> None:
    resource = contract.resource(gelezen.soort)

    def look(shown: Shown, afresh: bool) -> tuple[Finding, ...]:
        if shown.item is None or not shown.answer.ok:
            return ()
        body = shown.answer.body
        return existing.alike(contract, resource, shown.item, body, shown.answer.n)

    _some_answer(gelezen)
    demand(steekproef.confirmed(gelezen.soort, look))


@then("heeft elk daarvan de vorm uit het contract")
def _(stage: Stage, gelezen: Gelezen) -> None:
    schema = f"{gelezen.soort}.response"
    need_schema(stage.contract, schema, stage.schemata.names())
    bodies = [form for shown in gelezen.records for form in shown.forms]
    demand(existing.misshapen(stage.schemata, schema, bodies, _discreet(stage)))


@then("heeft die lijst de vorm uit het contract")
def _(stage: Stage, lijst: Listing) -> None:
    pages: list[tuple[Any, int]] = [(each.body, each.n) for each in lijst.answers if each.ok]
    need_schema(stage.contract, "list.response", stage.schemata.names())
    demand(existing.misshapen(stage.schemata, "list.response", pages, _discreet(stage)))
    if lijst.problem:
        demand([Finding(lijst.problem, expected="een lijst", exchange=lijst.answers[-1].n)])


@then("hebben die antwoorden een status en een mediatype uit het contract")
def _(contract: Contract, steekproef: Sample, gelezen: Gelezen) -> None:
    pages = steekproef.listing(gelezen.soort).answers
    found: tuple[Finding, ...] = ()
    for operation, each in (
        *(("list", page) for page in pages),
        *(("read", shown.answer) for shown in gelezen.records),
    ):
        if each.gone:
            continue
        found += answers.status_of(each, contract, operation)
        found += answers.media_of(each, contract.success_media) if each.ok else ()
    demand(found[:5])


@then(parsers.parse("is van elk daarvan het attribuut {attribuut} te lezen"))
def _(contract: Contract, steekproef: Sample, gelezen: Gelezen, attribuut: str) -> None:
    attribute = contract.resource("klantcontact").attributes[key_of(attribuut)]

    def look(shown: Shown, afresh: bool) -> tuple[Finding, ...]:
        return tuple(
            finding
            for body, exchange in shown.forms
            for finding in existing.legible(contract, attribute, body, exchange)
        )

    demand(steekproef.confirmed(gelezen.soort, look))


@then(
    parsers.re(rf"bestaan de (?P<ander>{SOORTEN}) waarnaar is verwezen, en verwijzen ze terug"),
    converters={"ander": enkelvoud},
)
def _(stage: Stage, steekproef: Sample, gelezen: Gelezen, ander: str) -> None:
    demand(References(stage, steekproef, gelezen.soort, ander).broken())


@then("staat geen record twee keer op dezelfde pagina")
def _(bladeren: list[Listing]) -> None:
    demand(existing.repeats(bladeren[-1]))


@then("past het aantal dat de provider noemt bij wat er te lezen is")
def _(contract: Contract, bladeren: list[Listing]) -> None:
    demand(existing.miscounted(contract, bladeren[-1]))


@when(
    parsers.re(rf"de consumer de bestaande {_SOORT} filtert op (?P<filter_>.+) van een daarvan"),
    target_fixture="gezocht",
    converters={"soort": enkelvoud, "filter_": filter_of},
)
def _(stage: Stage, steekproef: Sample, soort: str, filter_: str) -> "Gezocht":
    if not offers_filter(stage, soort, filter_):
        raise Inapplicable("het contract of de provider heeft dit filter niet")
    rule = stage.contract.resource(soort).filters[filter_]
    example = example_for(stage, steekproef, soort, rule)
    values = dict(example.values)
    shown = stage.consumer.listing(soort, filter_, values, page_size=100, page_limit=3)
    if shown.truncated and not shown.has(example.id):
        raise CannotTell("environment", "er voldoet te veel aan dit filter om alles te lezen")
    unknown = max(values)
    values[unknown] = stage.consumer.unknown_id()
    nothing = stage.consumer.listing(soort, filter_, values, page_size=5, page_limit=1)
    if rule.optional and nothing.has(example.id):
        raise Inapplicable("de provider kent dit filter niet, en dat mag bij dit contract")
    filtered = Gefilterd(example.id, shown, nothing, rule, values, unknown)
    return Gezocht(soort, example, filtered)


@dataclass(frozen=True)
class Gezocht:
    """What a filter showed for a record that exists."""

    soort: str
    example: Example
    gefilterd: Gefilterd


@then("toont het filter dat record, en alleen wat eraan voldoet")
def _(stage: Stage, gezocht: Gezocht) -> None:
    shown, last = gezocht.gefilterd.listing, gezocht.gefilterd.listing.answers[-1]
    answers.permitted(last)
    if not shown.has(gezocht.example.id):
        message = "het filter toont niet wat eraan voldoet"
        seen = shown.problem or f"{len(shown.ids)} andere"
        demand([Finding(message, expected=gezocht.example.id, actual=seen, exchange=last.n)])
    wrong = astray(stage, gezocht.soort, shown.items, gezocht.example)
    if wrong:
        message = "het filter toont ook wat er niet aan voldoet"
        demand([Finding(message, expected="alleen wat voldoet", actual=wrong[:5], exchange=last.n)])


@then("toont het niets voor een waarde die niet bestaat")
def _(gezocht: Gezocht, remarks: Remarks) -> None:
    nothing = gezocht.gefilterd.nothing
    last = answers.permitted(nothing.answers[-1])
    if not last.refused and (nothing.ids or nothing.problem):
        message = "het filter toont iets voor een waarde die niet bestaat"
        seen = nothing.problem or counted(len(nothing.ids))
        remarks.notes.append(gezocht.gefilterd.told)
        demand([Finding(message, expected="een lege lijst", actual=seen, exchange=last.n)])


@when(
    parsers.re(rf"iemand {_WIE} (?P<wat>{'|'.join(_WAT)}) opvraagt"),
    target_fixture="bezoek",
)
def _(stage: Stage, steekproef: Sample, remarks: Remarks, wie: str, wat: str) -> Bezoek:
    soort, whole = _WAT[wat]
    resource = stage.contract.resource(soort)
    nobody = credentials_of(stage, wie, remarks)
    first = steekproef.records(soort)[0]
    one = resource.item.format(id=quote(first.id, safe=""))
    path = resource.path if whole else one
    return Bezoek(wie, stage.provider.request("GET", path, credentials=nobody))


@then("wordt die persoon geweigerd, zonder iets te zien te krijgen")
def _(stage: Stage, steekproef: Sample, bezoek: Bezoek) -> None:
    excuse(stage, bezoek.wie, bezoek.answer)
    demand(answers.turned_away(bezoek.answer))
    for soort in ("klantcontact", "partij"):
        for shown in steekproef.records(soort):
            if any(existing.repeated_to(bezoek.answer.body, body) for body, _ in shown.forms):
                message = "de weigering toont toch gegevens uit het register"
                wanted, n = "alleen een foutmelding", bezoek.answer.n
                demand([Finding(message, expected=wanted, actual=bezoek.answer.status, exchange=n)])


def _some_answer(gelezen: Gelezen) -> None:
    if not any(shown.answer.ok for shown in gelezen.records):
        raise CannotTell("prerequisite", f"geen enkele {gelezen.soort} is op te vragen")


def _discreet(stage: Stage) -> Any:
    discretion = stage.consumer.discretion
    return discretion.pointer if isinstance(discretion, Silence) else str
