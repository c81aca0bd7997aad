"""Who the call was with: the partij, the betrokkene, and what is filled in of them (1.9, BT-1)."""

from collections.abc import Iterator

from kcc_conformance.findings import CannotTell, Finding, Inapplicable
from kcc_conformance.observing.recordings import Message
from kcc_conformance.observing.records import Klantcontact, Part, Partij
from kcc_conformance.observing.session import BROWSER, Case
from kcc_conformance.observing.wiring import ADDRESS, BETROKKENE, PARTIJ


def recorded(case: Case) -> list[Finding]:
    """C0992-1.9, known customer: a betrokkene that is the partij that was found or made."""
    whole = case.complete()
    if not case.living:
        raise Inapplicable("van dit gesprek is geen klantcontact blijven staan")
    if not whole and case.call.refusal is not None:
        raise Inapplicable("een stap is met opzet geweigerd; wat half is, hoort bij F2173-5")
    judged = whole if case.call.refusal is not None else case.living
    found = [finding for each in judged for finding in _betrokkene(case, each)]
    return [*found, *_made(case)]


def _betrokkene(case: Case, each: Klantcontact) -> list[Finding]:
    parts = [part for part in each.of(BETROKKENE) if part.there]
    if not parts:
        return [_nobody(case, each)]
    partijen = [case.wiring.refers(BETROKKENE, part.record, PARTIJ) for part in parts]
    if not any(partijen):
        if case.session.place == BROWSER:
            raise CannotTell("prerequisite", "de partij kan door de server van de consumer zijn"
                             " ingevuld", exchange=parts[0].message.n)  # fmt: skip
        return [Finding("de betrokkene verwijst naar geen partij", exchange=parts[0].message.n)]
    outcomes = [_is_client(case, key) for key in partijen if key]
    if any(outcomes):
        return []
    n = next(part.message.n for part, key in zip(parts, partijen, strict=True) if key)
    if None in outcomes:
        raise CannotTell("prerequisite", "of de partij die van de klant is, is niet te zien",
                         exchange=n)  # fmt: skip
    return [Finding("de betrokkene verwijst naar een andere partij dan die van de klant",
                    exchange=n)]  # fmt: skip


def _nobody(case: Case, each: Klantcontact) -> Finding:
    """That it has no betrokkene; raises CannotTell where that says nothing of the consumer."""
    tried = each.of(BETROKKENE)
    lost = [part for part in tried if part.message.lost]
    good = [part for part in tried if part.message.refused and case.valid([part])]
    for part in [*lost, *good]:
        raise CannotTell("prerequisite", "de betrokkene is geweigerd hoewel die geldig is, of er"
                         " kwam geen antwoord", exchange=part.message.n)  # fmt: skip
    if any(part.gone for part in tried):
        return Finding("de betrokkene is weer verwijderd", exchange=tried[-1].message.n)
    case.demand_watched()
    return Finding("bij het klantcontact van een gekende klant is geen betrokkene vastgelegd",
                   exchange=each.first.n)  # fmt: skip


def _is_client(case: Case, key: str) -> bool | None:
    """Whether a partij is the declared client's; None where nothing shows it."""
    client, known = case.call.client, case.session.traffic.partijen.get(key)
    if not client:
        return True
    if known is not None and client in known.identificators:
        return True
    found = {each.key for each in case.session.traffic.partijen.values()
             if client in each.identificators}  # fmt: skip
    others = {call.client for call in case.session.declaration.calls} - {client, ""}
    if found or (known is not None and known.identificators & others):
        return False
    return None


def _made(case: Case) -> list[Finding]:
    """What is wrong with the partijen that were made for this call: a second one, or without a
    look if there was one."""
    found, client = [], case.call.client
    own = [case.session.traffic.partijen[key] for key in case.share.partijen]
    own = [each for each in own if each.deleted is None and each.made is not None]
    own = [each for each in own if client in each.identificators or not each.sure]
    for number, each in enumerate(own):
        made = each.made
        assert made is not None
        seen = _sought(case, made)
        if number:
            found.append(Finding("voor één klant zijn twee partijen gemaakt", exchange=made.n))
        elif seen is not None and seen > 0:
            found.append(Finding("er is een partij gemaakt voor een klant die er al een had",
                                 exchange=made.n))  # fmt: skip
        elif seen is None and _blind(case, each, made):
            found.append(Finding("er is een partij gemaakt zonder te zoeken of die er al was",
                                 exchange=made.n))  # fmt: skip
    return found


def _sought(case: Case, made: Message) -> int | None:
    """How many partijen the last search for the client before that found; None without one."""
    client = case.call.client
    numbers = [
        search.found
        for search in case.session.traffic.searches
        if search.noun == PARTIJ and client in search.sought and search.message.n < made.n
    ]
    return (numbers[-1] or 0) if numbers else None


def _blind(case: Case, partij: Partij, made: Message) -> bool:
    """Whether a partij that nobody looked for first was made blindly. One with the identificator
    may be: a provider refuses the second, and then the consumer looks."""
    if case.session.place == BROWSER:
        raise CannotTell("prerequisite", "de server van de consumer kan hebben gezocht",
                         exchange=made.n)  # fmt: skip
    if case.call.partij == "bestaat" or not partij.identificators:
        return True
    refused = any(part.message.refused and case.call.client in _names(case, part)
                  for part in case.session.traffic.introductions)  # fmt: skip
    tries = any(part.message.refused for part in case.session.traffic.introductions)
    if refused or tries:
        return False
    before = any(search.noun == PARTIJ for search in case.session.traffic.searches)
    if before:
        return True
    raise CannotTell("prerequisite", "of de consumer zoekt wie er al is, of op een weigering"
                     " wacht, is niet te zien", exchange=made.n)  # fmt: skip


def _names(case: Case, part: Part) -> Iterator[str]:
    yield from case.wiring.identificators(part.noun, part.record)


def nobody_made(case: Case) -> list[Finding]:
    """C0992-1.9, unknown caller: no partij is made."""
    partijen = [case.session.traffic.partijen[key] for key in case.share.partijen]
    linked = {case.wiring.refers(BETROKKENE, part.record, PARTIJ)
              for each in case.klantcontacten for part in each.of(BETROKKENE)}  # fmt: skip
    found = [
        Finding("voor een onbekende beller is een partij gemaakt", exchange=each.made.n)
        for each in partijen
        if each.made is not None
    ]
    if found and case.session.colleagues and not linked & {each.key for each in partijen}:
        raise CannotTell("prerequisite", "er is ook verkeer van een ander: voor wie de partij is"
                         " gemaakt, is niet te zien", exchange=found[0].exchange)  # fmt: skip
    if not found:
        case.demand_watched()
    return found


def contact_data(case: Case) -> list[Finding]:
    """BT-1: no contact data at the betrokkene of a known customer."""
    if not case.told:
        raise Inapplicable("van dit gesprek is geen klantcontact vastgelegd")
    found = []
    for each in case.told:
        for part in each.of(BETROKKENE):
            if part.message.done and case.wiring.contact_data(part.record):
                found.append(Finding("de betrokkene van een gekende klant heeft contactgegevens",
                                     exchange=part.message.n))  # fmt: skip
        for part in each.of(ADDRESS):
            if part.there and case.wiring.address(part.record):
                found.append(Finding("bij de betrokkene van een gekende klant is een digitaal adres"
                                     " vastgelegd", exchange=part.message.n))  # fmt: skip
    return found


def name_of_caller(case: Case) -> list[str]:
    """Q1: what became of the name of who called."""
    seen = []
    for each in case.klantcontacten:
        for part in each.of(BETROKKENE):
            partij = case.wiring.refers(BETROKKENE, part.record, PARTIJ)
            if not part.message.done:
                continue
            if case.wiring.named(part.record):
                seen.append("naam-en-partij" if partij else "naam-zonder-partij")
            elif partij:
                seen.append("alleen-partij")
    return seen
