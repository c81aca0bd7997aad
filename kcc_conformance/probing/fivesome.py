"""Five klantcontacten of one moment, with known people, and how lists show them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qsl, urlsplit

from kcc_conformance.checks import rows
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.listing import Listing
from kcc_conformance.consumer.conversations import Conversations
from kcc_conformance.consumer.coupling import couple
from kcc_conformance.consumer.registration import Registratie, betrokkene_values
from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Filter
from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.law.attributes import KLANTCONTACT
from kcc_conformance.probing.searches import searchable
from kcc_conformance.settings.declared import FILTERS
from kcc_conformance.stage.stage import Stage, offers_filter

FIVE = 5
WHERE = "de lijst"
_MOMENT = "14-06-2023 11:15"
"""The moment of all five: who orders by it alone has no order among them."""
_ODD, _SHARED = 3, 1
"""Which of the five is unusual but allowed (not known whether it succeeded, a betrokkene without
partij), and which has two betrokkenen."""
_GELUKT = {_ODD: "onbekend", 4: "Nee"}


@dataclass(frozen=True)
class Vijftal:
    """The five, and of each, by its ID, the actoren and betrokkenen that were accepted for it."""

    contacts: tuple[Registratie, ...]
    actoren: Mapping[str, tuple[str, ...]]
    betrokkenen: Mapping[str, tuple[str, ...]]

    @property
    def ids(self) -> tuple[str, ...]:
        """The IDs of the five."""
        return tuple(each.klantcontact_id for each in self.contacts)

    @property
    def shared(self) -> str:
        """The ID of the one with two betrokkenen."""
        return self.ids[_SHARED - 1]

    @property
    def odd(self) -> str:
        """The ID of the unusual one."""
        return self.ids[_ODD - 1]


def vijftal(stage: Stage, conversations: Conversations) -> Vijftal:
    """The five, registered once for all looks at lists.

    Costs sixteen registrations (five klantcontacten, five links, six betrokkenen) and taking these
    away again. People whom a consumer may not make, or a provider does not take, are left out.
    """
    return conversations.memory.once("vijftal", lambda: _five(stage, conversations))


def _five(stage: Stage, conversations: Conversations) -> Vijftal:
    common = conversations.consumer.marked("Vijftal")
    one_text = not searchable(stage)
    contacts = tuple(_one(conversations, common, n, one_text) for n in range(1, FIVE + 1))
    actors = _people(conversations, "actor")
    partijen = _people(conversations, "partij")
    linked: dict[str, tuple[str, ...]] = {}
    present: dict[str, tuple[str, ...]] = {}
    for n, each in enumerate(contacts, start=1):
        own = each.klantcontact_id
        linked[own] = tuple(_linked(stage, own, actors[n % 2 :][:1]))
        present[own] = tuple(_present(stage, own, n, partijen))
    return Vijftal(contacts, linked, present)


def _one(conversations: Conversations, common: str, n: int, one_text: bool) -> Registratie:
    return conversations.bare(
        onderwerp=common if one_text else f"{common} nummer {n}",
        inhoud=f"Klant stelt vraag {n} van vijf. Antwoord: dit is antwoord {n}.",
        indicatie_contact_gelukt=_GELUKT.get(n, "Ja"),
        taal=("Nederlands", "Engels")[n % 2],
        vertrouwelijkheid=("Ja", "Nee")[n % 2],
        plaatsgevonden_op=_MOMENT,
    )


def _people(conversations: Conversations, name: str) -> tuple[str, ...]:
    """Two actoren or partijen, as far as there are two to be had."""
    ways: tuple[Callable[[], str], ...] = (
        conversations.people.actor if name == "actor" else conversations.people.partij,
        partial(conversations.second, name),
    )
    found = []
    for way in ways:
        try:
            found.append(way())
        except (CannotTell, Inapplicable):
            continue
    return tuple(found) * 2 if len(found) == 1 else tuple(found)


def _linked(stage: Stage, contact: str, actors: tuple[str, ...]) -> Iterator[str]:
    for actor in actors:
        if couple(stage.consumer, contact, actor).ok:
            yield actor


def _present(stage: Stage, contact: str, n: int, partijen: tuple[str, ...]) -> Iterator[str]:
    if not partijen:
        return
    mine, other = partijen[n % 2], partijen[(n + 1) % 2]
    wanted = [betrokkene_values(contact, mine)]
    if n == _ODD:
        wanted = [_without_partij(stage, contact)]
    elif n == _SHARED and mine != other:
        more = {"rol": "vertegenwoordiger", "initiator": "Nee"}
        wanted.append(betrokkene_values(contact, other) | more)
    resource = stage.contract.resource("betrokkene")
    for values in wanted:
        answer = stage.consumer.create("betrokkene", values)
        own = wire.identifier(resource, answer.body) if answer.ok else None
        if own is not None:
            yield own


def _without_partij(stage: Stage, contact: str) -> dict[str, object]:
    values = betrokkene_values(contact, "")
    values.pop("partij")
    if stage.contract.resource("betrokkene").attributes["partij"].nullable:
        values["partij"] = None
    return values | {"voornaam": "Testa", "achternaam": "Proefstra"}


# --- looks ------------------------------------------------------------------------------------


def narrowed(stage: Stage) -> Filter | None:
    """The filter by which the five alone are listed, if there is one that has to work."""
    rule = stage.contract.resource("klantcontact").filters.get("onderwerp")
    if rule is None or not offers_filter(stage, "klantcontact", "onderwerp"):
        return None
    sure = not rule.optional or stage.consumer.declared.present(FILTERS)
    return rule if sure else None


def listed(
    stage: Stage, conversations: Conversations, five: Vijftal, page_size: int | None
) -> Listing:
    """The list with the five, in pages of that size (None: of the usual one), read once for all
    checks. Costs a request a page.

    What a provider takes a while to show is waited for in the usual pages; what was there then is
    not waited for again, but for a list that others may change meanwhile.
    """
    whole = conversations.memory.once(
        "vijftal, lijst", lambda: _awaited(stage, five, page_size=None)
    )
    if page_size is None:
        return whole
    settled = narrowed(stage) is not None and all(whole.has(each) for each in five.ids)
    return conversations.memory.once(
        f"vijftal, pagina's van {page_size}",
        lambda: (_look if settled else _awaited)(stage, five, page_size=page_size),
    )


def _look(stage: Stage, five: Vijftal, *, page_size: int | None) -> Listing:
    if narrowed(stage) is None and not searchable(stage):
        return stage.consumer.listing("klantcontact", page_size=page_size)
    common = str(five.contacts[0].sent["onderwerp"])
    if searchable(stage):
        common = common.rpartition(" nummer ")[0]
    values = {"onderwerp": common}
    return stage.consumer.listing("klantcontact", "onderwerp", values, page_size=page_size)


def _awaited(stage: Stage, five: Vijftal, *, page_size: int | None) -> Listing:
    return stage.consumer.eventually(
        lambda: _look(stage, five, page_size=page_size),
        lambda seen: all(seen.has(each) for each in five.ids) and not otherwise(stage, five, seen),
    )


def otherwise(stage: Stage, five: Vijftal, listing: Listing) -> tuple[Finding, ...]:
    """What a list shows of the five otherwise than it was registered; not what it leaves out."""
    found: tuple[Finding, ...] = ()
    for each in five.contacts:
        own = each.klantcontact_id
        sent = {name: value for name, value in each.sent.items() if name in KLANTCONTACT}
        people = {"actoren": five.actoren[own], "betrokkenen": five.betrokkenen[own]}
        known = {"actoren": stage.ledger.ids("actor")}
        found += rows.shows(stage.contract, listing, own, sent, where=WHERE)
        found += rows.relates(stage.contract, listing, own, people, known)
    return found


def page_at(stage: Stage, listing: Listing, query: Mapping[str, str]) -> Answer:
    """One page of a list by its query. Costs one request."""
    resource = listing.resource
    discretion = stage.consumer.discretion
    return stage.provider.request(
        "GET",
        resource.path,
        query=query,
        resource=f"list.{resource.name}",
        redact=lambda page: discretion.list_page(resource, page),
    )


def query_of(link: str) -> dict[str, str]:
    """The query of a link to a page. Raises ValueError for what is no URL."""
    found = parse_qsl(urlsplit(link).query, keep_blank_values=True, max_num_fields=100)
    return dict(found)


def previous_of(contract: Contract, answer: Answer) -> str:
    """The link of a page to the one before it; empty where there is none."""
    *above, last = contract.paging.next.split(".")
    for name in ("previous", "prev"):
        keys = (*above[:-1], name, last) if contract.paging.style == "hal" else (*above, name)
        found = wire.read(answer.body, keys)
        if isinstance(found, str) and found:
            return found
    return ""
