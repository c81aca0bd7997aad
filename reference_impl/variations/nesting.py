"""Variations in how records stand in one another: embedded, in full, by address, or not at all."""

from collections.abc import Callable
from urllib.parse import urlsplit

from ..answers import Call
from ..behaviour import Behaviour
from ..contract import Attribute, Contract, Json, Resource
from ..differences import Rewrite, Rewritten
from ..faults.fault import KLANTCONTACT
from ..representation import put
from .variation import CONTRACT
from .variation import Variation as V

INSIDE = ("commongateway",)
INNER = "http://klantinteracties.intern:8080"
"""How a server behind a proxy knows itself."""


def shown(rewrite: Rewrite) -> Callable[[], Behaviour]:
    """Makes a behaviour that rewrites the body of every record."""
    return lambda: Rewritten(rewrite)


def embedding(contract: Contract) -> str:
    """The member under which related records stand in full."""
    return str(contract.reference["embedded"])


def own_address(contract: Contract) -> tuple[str, ...]:
    """The path down to a record's own address."""
    return tuple(str(contract.reference["self"]).split("."))


def _not_embedded(each: Behaviour, call: Call, body: Json) -> Json:
    body.pop(embedding(each.provider.contract), None)
    return body


def _always_embedded(each: Behaviour, call: Call, body: Json) -> Json:
    body.setdefault(embedding(each.provider.contract), {})
    return body


def _one_level(each: Behaviour, call: Call, body: Json) -> Json:
    member = embedding(each.provider.contract)
    for inner in body.get(member, {}).values():
        inner.pop(member, None)
    return body


def _in_full(each: Behaviour, call: Call, body: Json) -> Json:
    """Each related record where its address would stand, and none under `embedded`."""
    found = body.pop(embedding(each.provider.contract), {})
    for wire, inner in found.items():
        body[wire] = _in_full(each, call, inner)
    return body


def _by_id(each: Behaviour, call: Call, body: Json) -> Json:
    """Of each related record what it is known by: its ID and its address."""
    own = own_address(each.provider.contract)
    for wire, inner in body.pop(embedding(each.provider.contract), {}).items():
        identity = call.subject.id
        body[wire] = {identity: inner[identity], own[0]: inner[own[0]]}
    return body


def _selfless(each: Behaviour, call: Call, body: Json) -> Json:
    body.pop(own_address(each.provider.contract)[0], None)
    return body


def _addresses(change: Callable[[str], str], *, own: bool) -> Rewrite:
    """Writes addresses otherwise: all of them, or (`own`) only a record's own."""

    def rewrite(each: Behaviour, call: Call, body: Json) -> Json:
        contract = each.provider.contract
        if own:
            put(body, own_address(contract), change(_value(body, own_address(contract))))
            return body
        changed: Json = _changed(body, call.base, change)
        return changed

    return rewrite


def _value(body: Json, path: tuple[str, ...]) -> str:
    for key in path:
        body = body[key]
    return str(body)


def _changed(value: Json, base: str, change: Callable[[str], str]) -> Json:
    if isinstance(value, dict):
        return {key: _changed(inner, base, change) for key, inner in value.items()}
    if isinstance(value, list):
        return [_changed(inner, base, change) for inner in value]
    return change(value) if isinstance(value, str) and value.startswith(f"{base}/") else value


def _path(address: str) -> str:
    return urlsplit(address).path


def _inner(address: str) -> str:
    return INNER + urlsplit(address).path


def _actors(change: Callable[[Behaviour, Call, list[Json], Attribute], None]) -> Rewrite:
    """Writes the actoren of a klantcontact otherwise, wherever it is shown."""

    def rewrite(each: Behaviour, call: Call, body: Json) -> Json:
        attribute = each.provider.contract.resources[KLANTCONTACT].attributes["actoren"]
        for shown in klantcontacten(each.provider.contract, call.subject, body):
            if isinstance(shown.get(attribute.wire), list):
                change(each, call, shown[attribute.wire], attribute)
        return body

    return rewrite


def klantcontacten(contract: Contract, resource: Resource, body: Json) -> list[dict[str, Json]]:
    """A body and what is embedded in it, as far as these are klantcontacten."""
    found = [body] if resource.name == KLANTCONTACT else []
    for attribute in resource.stored:
        inner = body.get(embedding(contract), {}).get(attribute.wire)
        if attribute.kind == "reference" and attribute.target and isinstance(inner, dict):
            found += klantcontacten(contract, contract.resources[attribute.target], inner)
    return found


def _with_ids(each: Behaviour, call: Call, actors: list[Json], attribute: Attribute) -> None:
    """Each actor has an ID and an address of its own, beside that of the medewerker."""
    own = own_address(each.provider.contract)
    for actor in actors:
        identity = str(actor[attribute.key]).rpartition("/")[2][::-1]
        actor[call.subject.id] = identity
        put(actor, own, f"{call.base}/actors/{identity}")


def _medewerker_in_full(
    each: Behaviour, call: Call, actors: list[Json], attribute: Attribute
) -> None:
    provider, target = each.provider, str(attribute.target)
    there = provider.contract.resources[target]
    for actor in actors:
        record = provider.store.get(there, str(actor[attribute.key]).rpartition("/")[2])
        if record is not None:
            actor[attribute.key] = provider.shape.record(call, there, record)


def _backwards(each: Behaviour, call: Call, actors: list[Json], attribute: Attribute) -> None:
    actors.reverse()


def _embedded_actors(each: Behaviour, call: Call, body: Json) -> Json:
    """Of actors their addresses, and the actors themselves under `embedded`."""
    contract = each.provider.contract
    attribute = contract.resources[KLANTCONTACT].attributes["actoren"]
    for shown in klantcontacten(contract, call.subject, body):
        actors = shown.get(attribute.wire)
        if isinstance(actors, list) and actors:
            _with_ids(each, call, actors, attribute)
            own = own_address(contract)
            shown[attribute.wire] = [_value(actor, own) for actor in actors]
            put(shown, (embedding(contract), attribute.wire), actors)
    return body


def inside(
    name: str, what_en: str, what_nl: str, make: Callable[[], Behaviour], differs: str = ""
) -> V:
    """A variation that only such a provider can have."""
    return V(name, what_en, what_nl, make, families=INSIDE, differs=differs)


VARIATIONS = (
    inside("embedded-absent", "Related records are named by address only, never shown in full.",
        "Verwante records staan er alleen met hun adres, nooit voluit.", shown(_not_embedded)),
    inside("embedded-empty", "There is always an `embedded`, empty where nothing is related.",
        "Er is altijd een `embedded`, leeg waar niets verwant is.", shown(_always_embedded)),
    inside("embedded-one-level", "What is embedded embeds nothing itself.",
        "Wat ingebed is bedt zelf niets in.", shown(_one_level)),
    inside("related-in-full", "Related records stand in full where their address would.",
        "Verwante records staan voluit waar anders hun adres staat.", shown(_in_full)),
    inside("related-by-id", "Related records are objects with an id and an address.",
        "Verwante records zijn objecten met een id en een adres.", shown(_by_id)),
    inside("self-absent", "A record does not name its own address.",
        "Een record noemt zijn eigen adres niet.", shown(_selfless)),
    inside("self-path-only", "A record names its own address as a path.",
        "Een record noemt zijn eigen adres als pad.", shown(_addresses(_path, own=True))),
    inside("addresses-path-only", "All addresses in records are paths.",
        "Alle adressen in records zijn paden.", shown(_addresses(_path, own=False))),
    inside("self-inner-host", "A record's own address has the host behind the proxy.",
        "Het eigen adres van een record heeft de host achter de proxy.",
        shown(_addresses(_inner, own=True)), CONTRACT),
    inside("actors-with-ids", "The actors in a klantcontact have ids and addresses of their own.",
        "De actoren in een klantcontact hebben eigen ids en adressen.", shown(_actors(_with_ids))),
    inside("actors-in-full", "The actors in a klantcontact show the medewerker in full.",
        "De actoren in een klantcontact tonen de medewerker voluit.",
        shown(_actors(_medewerker_in_full))),
    inside("actors-embedded", "The actors are addresses, and stand in full under `embedded`.",
        "De actoren zijn adressen, en staan voluit onder `embedded`.", shown(_embedded_actors)),
    inside("actors-backwards", "The actors are shown in another order than they were sent in.",
        "De actoren staan in een andere volgorde dan waarin ze zijn gestuurd.",
        shown(_actors(_backwards))),
)  # fmt: skip
