"""Faults in addresses: where `url`, `next`, `_links` and Location lead."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from ..answers import Answer, Call
from ..behaviour import Behaviour
from ..contract import Json
from .fault import (
    ACTOR,
    BETROKKENE,
    BOTH,
    KLANTCONTACT,
    LINK,
    PARTIJ,
    Fault,
    Kind,
    others,
    resource_of,
)

KIND = "address"
_OPENKLANT = ("openklant",)
_VNG = ("vng",)

RECORD, REFERENCE, NEXT, PREVIOUS, LIST, LOCATION = (
    "record", "reference", "next", "previous", "list", "location",
)  # fmt: skip
"""Where an address is shown: at a record (its own), at a reference, on a page, in the header."""
EVERYWHERE = (RECORD, REFERENCE, NEXT, PREVIOUS, LIST, LOCATION)

Change = Callable[[Behaviour, Call, str], str]
Place = tuple[str, dict[str, Any], str]


class Readdressed(Behaviour):
    """Writes addresses otherwise, at these places and for one resource only, where one is named."""

    def __init__(self, change: Change, *places: str, resource: str = "") -> None:
        self.change = change
        self.places = places or EVERYWHERE
        self.resource = resource

    def answer(self, call: Call, answer: Answer) -> None:
        """The answer with other addresses."""
        about = call.resource.name if call.resource else ""
        if answer.status >= 400 or self.resource not in ("", about):
            return
        shown = [*_shown(answer.body), (LOCATION, answer.headers, "Location")]
        for place, holder, key in shown:
            if place in self.places and isinstance(holder.get(key), str):
                holder[key] = self.change(self, call, holder[key])


def _shown(body: Json) -> Iterator[Place]:
    if not isinstance(body, dict):
        return
    links = body.get("_links") or {}
    items = body.get("results")
    if items is None and "_embedded" in body:
        items = next(iter(body["_embedded"].values()))
        yield LIST, links.get("self", {}), "href"
        yield NEXT, links.get("next", {}), "href"
    elif items is not None:
        yield NEXT, body, "next"
        yield PREVIOUS, body, "previous"
    records = [body] if items is None else items
    if items is None and not ({"url", "_links"} & body.keys()):
        records = list(body.values())
    for record in records:
        if isinstance(record, dict):
            yield RECORD, record, "url"
            yield RECORD, record.get("_links", {}).get("self", {}), "href"
            yield from _referred(record)


def _referred(record: dict[str, Any]) -> Iterator[Place]:
    for value in record.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and "url" in each:
                yield REFERENCE, each, "url"


def _other_scheme(_: Behaviour, call: Call, address: str) -> str:
    plain = address.startswith("http://")
    return re.sub(r"^https?", "https" if plain else "http", address)


def _inner_host(_: Behaviour, call: Call, address: str) -> str:
    return re.sub(r"^https?://[^/]+", "http://klantinteracties.intern:8000", address)


def _other_port(_: Behaviour, call: Call, address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=f"{parts.hostname}:8081").geturl()


def _first_step(call: Call) -> str:
    return "/" + urlsplit(call.base).path.split("/")[1]


def _subpath_missing(_: Behaviour, call: Call, address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(path=parts.path.removeprefix(_first_step(call))).geturl()


def _subpath_doubled(_: Behaviour, call: Call, address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(path=_first_step(call) + parts.path).geturl()


def _of_another_kind(behaviour: Behaviour, call: Call, address: str) -> str:
    """The same ID, or list, at betrokkenen; of betrokkenen at klantcontacten."""
    own = resource_of(behaviour, KLANTCONTACT).path.strip("/")
    other = resource_of(behaviour, BETROKKENE).path.strip("/")
    pair = {own.lower(): other, other.lower(): own}
    steps = address.split("/")
    return "/".join(
        pair.get(step.partition("?")[0].lower(), step.partition("?")[0])
        + "".join(step.partition("?")[1:])
        for step in steps
    )


def _unknown(_: Behaviour, call: Call, address: str) -> str:
    start, _slash, identity = address.rpartition("/")
    return f"{start}/{uuid5(NAMESPACE_URL, identity)}"


def _of_another(behaviour: Behaviour, call: Call, address: str) -> str:
    """The address of the oldest record of the kind that is another."""
    start, _slash, identity = address.rpartition("/")
    found = others(behaviour, call.subject.name, identity)
    return f"{start}/{found[0]}" if found else address


def _no_url(_: Behaviour, call: Call, address: str) -> str:
    return "http://[klantinteracties"


def _page_nought(_: Behaviour, call: Call, address: str) -> str:
    return re.sub(r"\bpage=[0-9]+", "page=0", address)


_address = Kind(KIND)


def _fault(
    name: str,
    english: str,
    dutch: str,
    change: Change,
    *places: str,
    resource: str = "",
    families: tuple[str, ...] = BOTH,
) -> Fault:
    return _address(
        name,
        english,
        dutch,
        "contract: addresses lead to what they name",
        lambda: Readdressed(change, *places, resource=resource),
        families,
    )


FAULTS = (
    _fault("address-scheme-other",
           "Addresses have https where http was asked, and the other way round.",
           "Adressen hebben https waar http is gevraagd, en omgekeerd.", _other_scheme),
    _fault("address-inner-host", "Addresses name a host that only the provider knows.",
           "Adressen noemen een host die alleen de provider kent.", _inner_host),
    _fault("address-other-port", "Addresses name another port.",
           "Adressen noemen een andere poort.", _other_port),
    _fault("address-subpath-missing", "Addresses lack the first step of the path.",
           "In adressen ontbreekt de eerste stap van het pad.", _subpath_missing),
    _fault("address-subpath-doubled", "Addresses have the first step of the path twice.",
           "In adressen staat de eerste stap van het pad twee keer.", _subpath_doubled),
    _fault("address-of-other-resource", "The address of a klantcontact is that of a betrokkene.",
           "Het adres van een klantcontact is dat van een betrokkene.",
           _of_another_kind, RECORD, resource=KLANTCONTACT),
    _fault("address-unknown-klantcontact", "The address of a klantcontact has an unknown ID.",
           "Het adres van een klantcontact heeft een ID dat niet bestaat.",
           _unknown, RECORD, resource=KLANTCONTACT),
    _fault("address-unknown-betrokkene", "The address of a betrokkene has an unknown ID.",
           "Het adres van een betrokkene heeft een ID dat niet bestaat.",
           _unknown, RECORD, resource=BETROKKENE),
    _fault("address-unknown-link", "The address of an actorklantcontact has an unknown ID.",
           "Het adres van een actorklantcontact heeft een ID dat niet bestaat.",
           _unknown, RECORD, resource=LINK),
    _fault("address-unknown-actor", "The address of an actor has an unknown ID.",
           "Het adres van een actor heeft een ID dat niet bestaat.",
           _unknown, RECORD, resource=ACTOR),
    _fault("address-unknown-partij", "The address of a partij has an unknown ID.",
           "Het adres van een partij heeft een ID dat niet bestaat.",
           _unknown, RECORD, resource=PARTIJ),
    _fault("address-of-another-klantcontact",
           "The address of a klantcontact is that of the oldest one.",
           "Het adres van een klantcontact is dat van het oudste.",
           _of_another, RECORD, resource=KLANTCONTACT),
    _fault("address-of-another-betrokkene",
           "The address of a betrokkene is that of the oldest one.",
           "Het adres van een betrokkene is dat van de oudste.",
           _of_another, RECORD, resource=BETROKKENE),
    _fault("address-not-a-url", "The address of a klantcontact is no URL.",
           "Het adres van een klantcontact is geen URL.",
           _no_url, RECORD, resource=KLANTCONTACT),
    _fault("address-location-inner-host", "Location names a host that only the provider knows.",
           "Location noemt een host die alleen de provider kent.", _inner_host, LOCATION),
    _fault("address-location-subpath-missing", "Location lacks the first step of the path.",
           "In Location ontbreekt de eerste stap van het pad.", _subpath_missing, LOCATION),
    _fault("address-location-of-other-resource",
           "Location of a klantcontact is the address of a betrokkene.",
           "Location van een klantcontact is het adres van een betrokkene.",
           _of_another_kind, LOCATION, resource=KLANTCONTACT),
    _fault("address-location-unknown-actor", "Location of an actor has an unknown ID.",
           "Location van een actor heeft een ID dat niet bestaat.",
           _unknown, LOCATION, resource=ACTOR),
    _fault("address-next-inner-host", "The next page is at a host that only the provider knows.",
           "De volgende pagina staat op een host die alleen de provider kent.",
           _inner_host, NEXT, families=_OPENKLANT),
    _fault("address-next-subpath-missing", "The address of the next page lacks the first step.",
           "In het adres van de volgende pagina ontbreekt de eerste stap van het pad.",
           _subpath_missing, NEXT, families=_OPENKLANT),
    _fault("address-next-of-other-resource", "The next page of klantcontacten is of betrokkenen.",
           "De volgende pagina van klantcontacten is een van betrokkenen.",
           _of_another_kind, NEXT, resource=KLANTCONTACT, families=_OPENKLANT),
    _fault("address-previous-unreachable", "The previous page is page 0, which there is not.",
           "De vorige pagina is pagina 0, en die is er niet.",
           _page_nought, PREVIOUS, families=_OPENKLANT),
    _fault("address-reference-unknown", "Addresses at references have unknown IDs.",
           "Adressen bij verwijzingen hebben ID's die niet bestaan.",
           _unknown, REFERENCE, families=_OPENKLANT),
    _fault("address-reference-of-other-resource",
           "Addresses at references to klantcontacten are of betrokkenen, and the reverse.",
           "Adressen bij verwijzingen naar klantcontacten zijn van betrokkenen, en omgekeerd.",
           _of_another_kind, REFERENCE, families=_OPENKLANT),
    _fault("address-list-self-of-other-resource", "A list of klantcontacten says it is another.",
           "Een lijst van klantcontacten zegt een andere te zijn.",
           _of_another_kind, LIST, resource=KLANTCONTACT, families=_VNG),
)  # fmt: skip
