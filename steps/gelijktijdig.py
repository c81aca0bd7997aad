"""Tegelijk: several employees who register at the same moment."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from pytest_bdd import then, when

from kcc_conformance.checks import answers
from kcc_conformance.checks.echo import echo
from kcc_conformance.checks.kept import kept
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.registration import Registratie, usable
from kcc_conformance.contract import wire
from kcc_conformance.findings import (
    CONTRACT,
    CONVENTION,
    MOST,
    CannotTell,
    Finding,
    Inapplicable,
    demand,
)
from kcc_conformance.probing import near
from kcc_conformance.probing.fivesome import Vijftal
from kcc_conformance.probing.links import Links
from kcc_conformance.probing.rush import (
    AT_LEAST,
    SAMPLE,
    Drukte,
    Gelijktijdig,
    ids_of,
    register_at_once,
)
from kcc_conformance.stage.stage import Stage

READINGS = 3
"""How often five klantcontacten are read at once."""


@dataclass(frozen=True)
class Opvraging:
    """A klantcontact that was asked for while others were, and what came."""

    asked: Registratie
    answer: Answer


@when(
    "acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact",
    target_fixture="drukte",
)
def _(stage: Stage, conversations: Conversations) -> Drukte:
    return register_at_once(stage, conversations)


@then("staat elk aangenomen gesprek er één keer, met de eigen gegevens")
def _(stage: Stage, conversations: Conversations, drukte: Drukte) -> None:
    refused = _refused(stage, drukte)
    contacts = [usable(each.attempt) for each in drukte.accepted]
    if not contacts:
        demand(refused)
    ids = ids_of(contacts)
    if len(set(ids)) < len(ids):
        demand(
            [
                Finding(
                    "gelijktijdige klantcontacten kregen hetzelfde ID",
                    expected="verschillende ID's",
                    actual=ids,
                    clause="C0992-2.1",
                )
            ]
        )
    listing = drukte.lijst
    sample = contacts[-SAMPLE:]
    found = tuple(each for contact in sample for each in _differs(stage, conversations, contact))
    if found or any(_listed_otherwise(stage, listing, each) for each in contacts):
        found = tuple(
            each for contact in contacts for each in _differs(stage, conversations, contact)
        )
    demand(found, most=MOST)
    _numbers_differ(stage, contacts)
    demand(refused, most=MOST)
    if listing.problem:
        raise CannotTell("environment", listing.problem)
    if wire.id_keys(listing.ids) != set(ids):
        demand(
            [
                Finding(
                    "de lijst toont niet precies de gelijktijdig geregistreerde gesprekken",
                    expected=len(ids),
                    actual=len(listing.ids),
                    clause="C0992-1.7",
                    exchange=listing.answers[-1].n,
                    source=None if wire.id_keys(listing.ids) - set(ids) else CONTRACT,
                )
            ]
        )


@then("toont een zoekvraag op hun Onderwerp geen klantcontact met een ander Onderwerp")
def _(stage: Stage, drukte: Drukte) -> None:
    """Rows that are missing are told of by others: a provider need not list everything."""
    if drukte.gezocht is None:
        return
    strangers = near.strangers(stage, drukte.gezocht, {"onderwerp": drukte.onderwerp})
    if strangers:
        demand(
            [
                Finding(
                    "de lijst van één Onderwerp toont ook klantcontacten met een ander Onderwerp",
                    expected=drukte.onderwerp,
                    actual=f"{strangers} van de {len(drukte.gezocht.items)} met een ander",
                    clause="API-7",
                    exchange=drukte.gezocht.answers[-1].n,
                    source=CONTRACT,
                )
            ]
        )


@then("hoort bij elk gesprek de eigen actor en de eigen partij")
def _(stage: Stage, drukte: Drukte) -> None:
    links = Links(stage)
    if not drukte.whole:
        raise CannotTell("prerequisite", "geen van de gesprekken is in zijn geheel aangenomen")
    first, *others = drukte.whole
    found = _only_their_own(links, first)
    if found or not _linked_to_their_own(links, drukte):
        for each in others:
            found += _only_their_own(links, each)
    demand(found, most=MOST)


@when(
    "vijf medewerkers tegelijk elk een ander klantcontact opvragen, drie keer achter elkaar",
    target_fixture="opvragingen",
)
def _(stage: Stage, vijftal: Vijftal) -> tuple[Opvraging, ...]:
    def one(asked: Registratie) -> Opvraging:
        return Opvraging(asked, stage.consumer.read("klantcontact", asked.klantcontact_id))

    def rounds() -> tuple[Opvraging, ...]:
        found: list[Opvraging] = []
        for _ in range(READINGS):
            with ThreadPoolExecutor(len(vijftal.contacts)) as pool:
                found += list(pool.map(one, vijftal.contacts))
        return tuple(found)

    # perhaps a copy that is behind had not heard of one yet
    return stage.consumer.eventually(rounds, lambda found: all(each.answer.ok for each in found))


@then("krijgt elk van hen het klantcontact dat is opgevraagd")
def _(stage: Stage, opvragingen: tuple[Opvraging, ...]) -> None:
    resource = stage.contract.resource("klantcontact")
    found: tuple[Finding, ...] = ()
    for asked, answer in ((each.asked, each.answer) for each in opvragingen):
        found += kept(
            stage.contract,
            resource,
            asked.klantcontact_id,
            asked.sent,
            answer,
            where="een gelijktijdige opvraging",
        )
    demand(found, most=MOST)


def _refused(stage: Stage, drukte: Drukte) -> tuple[Finding, ...]:
    """What was not accepted of what came at the same time, of which nothing else was looked at: no
    text says how much a provider has to take at once. Raises Inapplicable where nobody was busy
    with more than one."""
    found: tuple[Finding, ...] = ()
    for busy in drukte.gesprekken:
        answer = busy.attempt.klantcontact
        if answer.status in answers.BUSY and not busy.attempt.klantcontact_id:
            continue
        what = answers.accepted(answer, stage.contract.resource("klantcontact"))
        if not answer.ok:
            what = tuple(replace(each, source=CONTRACT, clause="C0992-1.7") for each in what)
        found += what
    if not found and len(drukte.accepted) < AT_LEAST:
        raise Inapplicable("de provider neemt niet meer gesprekken tegelijk aan, en dat mag")
    times = Counter(each.message for each in found)
    first = {each.message: each for each in reversed(found)}
    of = len(drukte.gesprekken)
    return tuple(
        replace(each, actual=f"{each.actual}, bij {times[message]} van de {of} gesprekken")
        for message, each in first.items()
    )


def _differs(
    stage: Stage, conversations: Conversations, contact: Registratie
) -> tuple[Finding, ...]:
    """What the answer to a registration, and a later reading, show otherwise than was sent."""
    resource = stage.contract.resource("klantcontact")
    answer = conversations.memory.reading("klantcontact", contact.klantcontact_id)
    posted = echo(
        stage.contract,
        resource,
        contact.sent,
        contact.klantcontact_record,
        exchange=contact.klantcontact.n,
        where="het antwoord op de registratie",
    )
    return posted + kept(stage.contract, resource, contact.klantcontact_id, contact.sent, answer)


def _listed_otherwise(stage: Stage, listing: Listing, contact: Registratie) -> bool:
    """Whether the answer to a registration, or the list, shows anything else than was sent."""
    resource = stage.contract.resource("klantcontact")
    shown = (contact.klantcontact_record, listing.get(contact.klantcontact_id))
    return any(echo(stage.contract, resource, contact.sent, record) for record in shown)


def _only_their_own(links: Links, busy: Gelijktijdig) -> tuple[Finding, ...]:
    """What the lists of the links of one call show besides its own actor and partij."""
    contact = usable(busy.attempt)
    return tuple(
        each
        for side, own in (("actor", busy.actor_id), ("partij", busy.partij_id))
        if own is not None
        for each in links.only(contact, side, (own,))
    )


def _linked_to_their_own(links: Links, drukte: Drukte) -> bool:
    """Whether the lists show of each call its own actor and its own partij alone, and it shows
    them itself there."""
    wanted: dict[str, dict[str, str]] = {"actor": {}, "partij": {}}
    for each in drukte.whole:
        contact = usable(each.attempt)
        wanted["actor"][contact.klantcontact_id] = each.actor_id or ""
        wanted["partij"][contact.klantcontact_id] = each.partij_id or ""
        record = drukte.lijst.get(contact.klantcontact_id)
        own = (each.actor_id or "",), (contact.betrokkene_id or "",)
        if not all(
            links.shown_in(record, side, ids)
            for side, ids in zip(("actor", "partij"), own, strict=True)
        ):
            return False
    return all(links.all_own(side, pairs) for side, pairs in wanted.items())


def _numbers_differ(stage: Stage, contacts: Sequence[Registratie]) -> None:
    attribute = stage.contract.resource("klantcontact").attributes["nummer"]
    values = [wire.value_of(each.klantcontact_record, attribute) for each in contacts]
    numbers = [str(value) for value in values if value is not None and value is not wire.MISSING]
    if len(set(numbers)) < len(numbers):
        demand(
            [
                Finding(
                    "gelijktijdige klantcontacten kregen hetzelfde Nummer",
                    pointer=attribute.pointer,
                    expected="verschillende nummers",
                    actual=numbers,
                    clause="F2173-3",
                    source=CONVENTION,
                )
            ]
        )
