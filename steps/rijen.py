"""De rijen: what lists show of each record, page by page and backwards."""

from kcc_conformance.steps.soorten import SOORTEN, enkelvoud
from pytest_bdd import parsers, then, when

from kcc_conformance.checks import answers, relations, rows
from kcc_conformance.checks.answers import BUSY
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing, page_items
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.siblings import common
from kcc_conformance.contract import wire
from kcc_conformance.findings import CONTRACT, CannotTell, Finding, Inapplicable, demand
from kcc_conformance.probing import fivesome
from kcc_conformance.probing.fivesome import Vijftal
from kcc_conformance.stage.stage import Stage, offers_filter

_CLAUSES = {"actorklantcontact": "C0992-2.10", "betrokkene": "C0992-1.9"}
_TOLD = {"actorklantcontact": ("actor", "klantcontact"), "betrokkene": ("partij", "klantcontact")}
"""What a row says of who was involved in what; the rest of it is looked at elsewhere."""
_FEW_PAGES = 5
"""Of a list of all links so many pages are read: of a register with endless records of others the
rest teaches nothing about this run."""
_BEYOND = 1000
"""A page that a list of five has not, whatever the size of its pages."""


@when(
    "de consumer de klantcontacten met dat kenmerk leest, in zijn geheel en met pagina's van 2",
    target_fixture="lijsten",
)
def _(stage: Stage, conversations: Conversations, vijftal: Vijftal) -> tuple[Listing, ...]:
    """None but those that other checks on lists read as well."""
    sizes = (None, 2) if stage.contract.paging.page_size_parameter else (None,)
    return tuple(fivesome.listed(stage, conversations, vijftal, size) for size in sizes)


@then("tonen die lijsten van elk klantcontact wat ervan is geregistreerd")
def _(stage: Stage, vijftal: Vijftal, lijsten: tuple[Listing, ...]) -> None:
    found: tuple[Finding, ...] = ()
    for listing in lijsten:
        relations.readable(listing)
        found += fivesome.otherwise(stage, vijftal, listing)
    demand(rows.once(found))


@when(
    parsers.re(rf"de consumer de lijsten van (?P<wat>{SOORTEN}) rond deze klantcontacten leest"),
    target_fixture="lijsten",
    converters={"wat": enkelvoud},
)
def _(stage: Stage, vijftal: Vijftal, wat: str) -> tuple[Listing, ...]:
    """Up to nine requests: the beginning of the whole list, the list of the klantcontact with two
    betrokkenen and of the one without partij, and two small pages of those of one partij or
    actor."""
    look = stage.consumer.listing
    found = [look(wat, page_limit=_FEW_PAGES)]
    if offers_filter(stage, wat, "klantcontact"):
        found += [look(wat, "klantcontact", klantcontact=i) for i in (vijftal.shared, vijftal.odd)]
    side = common(wat)
    other = next(iter(_known(stage, wat, side, vijftal)), None)
    if other is not None and offers_filter(stage, wat, side):
        small = 2 if stage.contract.paging.page_size_parameter else None
        found.append(look(wat, side, {side: other}, page_size=small, page_limit=2))
    return tuple(found)


@then("tonen die lijsten van elk daarvan wat ervan is geregistreerd")
def _(stage: Stage, vijftal: Vijftal, lijsten: tuple[Listing, ...]) -> None:
    found: tuple[Finding, ...] = ()
    for listing in lijsten:
        last = answers.permitted(listing.answers[-1])
        name = listing.resource.name
        if listing.problem:
            found += (
                Finding(
                    f"de lijst is niet te lezen: {listing.problem}",
                    expected=200,
                    actual=last.status,
                    exchange=last.n,
                    source=CONTRACT,
                ),
            )
            continue
        for entry in stage.ledger.standing(name):
            sent = {key: entry.values[key] for key in _TOLD[name] if entry.values.get(key)}
            found += rows.shows(
                stage.contract, listing, entry.id, sent, where=fivesome.WHERE, clause=_CLAUSES[name]
            )
    demand(rows.once(found))


@when("de consumer van de tweede pagina van 2 terugbladert", target_fixture="terug")
def _(stage: Stage, conversations: Conversations, vijftal: Vijftal) -> tuple[Listing, Answer]:
    """One request."""
    pages = relations.readable(_pages_of_two(stage, conversations, vijftal))
    if wire.id_keys(pages.ids) != wire.id_keys(vijftal.ids):
        raise CannotTell("prerequisite", "de lijst toont niet precies de vijf klantcontacten")
    link = fivesome.previous_of(stage.contract, pages.answers[1]) if len(pages.answers) > 1 else ""
    if not link:
        raise Inapplicable("de provider verwijst niet naar de vorige pagina")
    try:
        query = fivesome.query_of(link)
    except ValueError:
        query = {}
    return pages, fivesome.page_at(stage, pages, query)


@then("staat daar de eerste pagina")
def _(stage: Stage, terug: tuple[Listing, Answer]) -> None:
    pages, answer = terug
    answers.permitted(answer)
    resource = pages.resource
    before, now = (
        [
            wire.identifier(resource, item)
            for item in page_items(stage.contract, resource, page) or ()
        ]
        for page in (pages.answers[0], answer)
    )
    if set(before) != set(now):
        demand(
            [
                Finding(
                    "de vorige pagina van de tweede is niet de eerste",
                    expected=before,
                    actual=f"status {answer.status}" if not answer.ok else f"{len(now)} records",
                    exchange=answer.n,
                )
            ]
        )


@when("de consumer een pagina voorbij de laatste opvraagt", target_fixture="antwoord")
def _(stage: Stage, conversations: Conversations, vijftal: Vijftal) -> Answer:
    """One request."""
    paging = stage.contract.paging
    pages = _pages_of_two(stage, conversations, vijftal)
    if not paging.page_parameter:
        raise Inapplicable("het contract nummert geen pagina's")
    link = wire.read(pages.answers[0].body, tuple(paging.next.split(".")))
    if paging.page_parameter not in fivesome.query_of(str(link)):
        raise Inapplicable("de provider nummert zijn pagina's niet")
    query = fivesome.query_of(pages.answers[0].url)
    return fivesome.page_at(stage, pages, {**query, paging.page_parameter: str(_BEYOND)})


@then("staat daar geen klantcontact")
def _(stage: Stage, antwoord: Answer) -> None:
    answers.permitted(antwoord)
    status = antwoord.status or 0
    resource = stage.contract.resource("klantcontact")
    items = page_items(stage.contract, resource, antwoord)
    told = ""
    if status >= 500 and status not in BUSY:
        told = f"op een pagina voorbij de laatste antwoordt de provider met status {status}"
    elif items:
        told = "op een pagina voorbij de laatste staan weer klantcontacten"
    if told:
        seen = len(items or ())
        demand([Finding(told, expected="geen", actual=seen or status, exchange=antwoord.n)])


def _pages_of_two(stage: Stage, conversations: Conversations, vijftal: Vijftal) -> Listing:
    if not stage.contract.paging.page_size_parameter:
        raise Inapplicable("het contract kent geen pagina's")
    if fivesome.narrowed(stage) is None:
        raise Inapplicable("de provider heeft geen filter waarmee alleen deze vijf te zien zijn")
    return fivesome.listed(stage, conversations, vijftal, 2)


def _known(stage: Stage, wat: str, side: str, vijftal: Vijftal) -> list[str]:
    """The actoren or partijen of the five, the last one first."""
    known = wire.id_keys(vijftal.ids)
    return [
        str(entry.values[side])
        for entry in reversed(stage.ledger.standing(wat))
        if entry.values.get(side) and wire.id_key(entry.values.get("klantcontact")) in known
    ]
