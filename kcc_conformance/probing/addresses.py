"""The addresses that a run was shown, and where one of each kind leads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from kcc_conformance.checks.addresses import DEAD, OTHER, UNKNOWN, Deviation, deviations
from kcc_conformance.client.addresses import Address, Told, addresses_in
from kcc_conformance.client.answer import Answer
from kcc_conformance.client.exchanges import Exchange
from kcc_conformance.client.origin import same_origin
from kcc_conformance.client.privacy import unseen
from kcc_conformance.contract import wire
from kcc_conformance.stage.stage import Stage

_FOLLOWED = ("self", "prev", "previous", "first", "last")
"""The links of a list that are followed by themselves: `next` is, with the list."""


def shown(stage: Stage, exchanges: Iterable[Exchange]) -> tuple[Address, ...]:
    """The addresses in answers of this run, in their order. What belongs to others is not kept,
    and not looked at; of headers only that of what was made (201): with another status Location
    leads to something else. Costs nothing."""
    return tuple(
        address
        for each in exchanges
        if each.resource and not each.cut and each.status is not None and 200 <= each.status < 300
        for address in addresses_in(
            stage.contract,
            Told(
                each.n,
                each.url,
                each.resource,
                each.response_headers if _tells(each) else {},
                each.response_body,
            ),
        )
    )


def _tells(exchange: Exchange) -> bool:
    """Whether the headers of an answer lead to what was asked for or made."""
    listed = (exchange.resource or "").startswith("list.")
    return exchange.status == 201 or (listed and exchange.method == "GET")


def amiss(stage: Stage, found: Iterable[Address]) -> tuple[Deviation, ...]:
    """What is wrong with these addresses: by how they are written, and, of each place in answers
    that has addresses, by following one.

    Costs a request for each place of which no address was read in the run as it stands, on a
    provider whose addresses are right one or two (that of a previous page, of a list itself); at
    most one a place. What is not on the provider's own origin, under the base URL, is never asked.
    """
    base = stage.provider.base_url
    places: dict[str, list[Address]] = {}
    wrong: list[Deviation] = []
    other: dict[str, list[Deviation]] = {}
    for address in found:
        seen = tuple(deviations(address, base))
        for each in seen:
            (other.setdefault(address.place, []) if each.kind == OTHER else wrong).append(each)
        if not seen:
            places.setdefault(address.place, []).append(address)
    for group in other.values():
        wrong += _resolved(stage, group)
    standing = {
        name: wire.id_keys(entry.id for entry in stage.ledger.standing(name))
        for name in stage.contract.resources
    }
    read = _read_before(stage)
    for group_ in places.values():
        wrong += _followed(stage, [each for each in group_ if _stands(each, standing)], read)
    return tuple(wrong)


def _resolved(stage: Stage, group: list[Deviation]) -> Iterator[Deviation]:
    """Addresses with another ID than that of their record: whether there is such a record."""
    kind = OTHER
    asked = [each for each in group if _askable(stage, each.address)]
    if asked and _ask(stage, asked[-1].address.url).gone:
        kind = UNKNOWN
    yield from (replace(each, kind=kind) for each in group)


def _followed(
    stage: Stage, group: list[Address], read: set[tuple[str, str]]
) -> Iterator[Deviation]:
    """What is found under one of the addresses of a place, unless one of them was `read` already;
    what is read now is added to that."""
    asked = [each for each in group if _askable(stage, each)]
    if not asked or not read.isdisjoint(_key(each.url) for each in asked):
        return
    address = asked[-1]
    answer = _ask(stage, address.url)
    if answer.ok:
        read.add(_key(address.url))
    if answer.gone or (answer.status or 0) in (400, 405, 500):
        yield Deviation(DEAD, address, "2xx", f"{address.text}: status {answer.status}")
    elif answer.ok and address.resource is not None and address.record_id is not None:
        own = wire.identifier(address.resource, answer.body)
        if own is not None and not wire.same_id(own, address.record_id):
            yield Deviation(OTHER, address, address.record_id, own)


def _ask(stage: Stage, url: str) -> Answer:
    return stage.provider.request("GET", url, redact=unseen)


def _askable(stage: Stage, address: Address) -> bool:
    """Whether following it stays with this API: of the path of others on the same host, or of
    another host, nothing is asked."""
    base = stage.provider.base_url
    within = urlsplit(address.url).path.startswith(urlsplit(base).path.rstrip("/") + "/")
    return within and same_origin(address.url, base)


def _stands(address: Address, standing: Mapping[str, frozenset[str]]) -> bool:
    """Whether what it leads to should be there still; `standing` are the records that are, by their
    resource and by their keys."""
    if address.resource is None:
        return False
    if address.page:
        return address.page in _FOLLOWED
    there = standing[address.resource.name]
    return address.record_id is not None and wire.id_key(address.record_id) in there


def _read_before(stage: Stage) -> set[tuple[str, str]]:
    """What the run has read already: of a good provider the addresses are among that."""
    return {
        _key(each.url)
        for each in stage.recorder.heads
        if each.method == "GET" and each.status is not None and 200 <= each.status < 300
    }


def _key(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    query = sorted(parse_qsl(parts.query, keep_blank_values=True))
    return parts.path.rstrip("/"), urlencode(query)
