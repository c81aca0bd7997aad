"""The addresses in an answer: which there are, and what each of them should lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from kcc_conformance.client.privacy import OTHERS
from kcc_conformance.contract import envelopes, pages, wire
from kcc_conformance.contract.contract import Attribute, Contract, Resource

URL = "url"
"""The member with a record's own address, beside its ID, where a contract has no HAL."""
_LINKS = "_links"
_OF_A_LIST = ("self", "next", "prev", "previous", "first", "last")
"""Links of a list that lead to a page of it (RFC 8288). What other links are for, only who made
them knows: a help page, say, may be anywhere."""
_DEPTH = 20
"""Levels of a body that are looked through; no record is so deep."""


@dataclass(frozen=True)
class Address:
    """An address as an answer shows it. `place` says where, in names of the wire; `url` is what it
    is after resolution (RFC 3986), empty where it is no URL; `resource` is what it leads to where
    that is known: the record with `record_id` (None: any of them), or with `page` the list."""

    place: str
    text: str
    url: str
    exchange: int
    resource: Resource | None = None
    record_id: str | None = None
    page: str = ""


@dataclass(frozen=True)
class Told:
    """What an answer said: the URL that was asked, what it was asked for as the evidence has it
    (`klantcontact.response`, `list.partij`), header names in lower case, and the body."""

    n: int
    url: str
    what: str
    headers: Mapping[str, str]
    body: Any


def addresses_in(contract: Contract, told: Told) -> Iterator[Address]:
    """The addresses in an answer of which it can be said where they should lead. Costs nothing."""
    finder = _Finder(contract, told)
    kind, _, rest = told.what.partition(".")
    if kind == "list" and rest in contract.resources:
        yield from finder.of_list(contract.resource(rest), told.body)
    elif kind in contract.combined:
        for name, member in contract.combined[kind].parts.items():
            part = wire.read(told.body, (member,))
            yield from finder.of_record(contract.resource(name), part)
    elif kind in contract.resources:
        yield from finder.of_record(contract.resource(kind), envelopes.shown(contract, told.body))
        yield from finder.of_header(contract.resource(kind))


class _Finder:
    """Finds the addresses of one answer."""

    def __init__(self, contract: Contract, told: Told) -> None:
        self._contract = contract
        self._told = told

    def of_list(self, resource: Resource, body: Any) -> Iterator[Address]:
        """The links to pages, and what the rows show."""
        if self._contract.paging.next_header == "Link":
            for link, relations in pages.links(self._told.headers.get("link", "")):
                for name in sorted(relations & {*_OF_A_LIST}):
                    found = self._address(link, f"{name} ({resource.name})")
                    if found is not None:
                        yield _leading(found, resource, page=name)
        for name, keys in self._page_links():
            found = self._address(wire.read(body, keys), f"{name} ({resource.name})")
            if found is not None:
                yield _leading(found, resource, page=name)
        for item in pages.rows(self._contract, resource, body) or ():
            yield from self.of_record(resource, item)

    def _page_links(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The links to pages in the body of a page, and where; none where those are cursors."""
        paging = self._contract.paging
        if not paging.next or paging.cursor_parameter or paging.style == "array":
            return
        *above, last = paging.next.split(".")
        names = [_LINKS, *above] if last == "href" else above
        for name in _OF_A_LIST if last == "href" else (last, "previous"):
            yield name, (*names[1:-1], name, last) if last == "href" else (*above, name)

    def of_record(self, resource: Resource, record: Any) -> Iterator[Address]:
        """A record's own address, and those at what it refers to."""
        own = wire.identifier(resource, record)
        if own is None:
            return
        named = self._contract.own_address
        shown = [resource.id_keys] if resource.id_kind == "address" else []
        for keys in ((URL,), (_LINKS, "self", "href"), *([named] if named else []), *shown):
            place = f"{resource.name}.{'.'.join(keys)}"
            found = self._address(wire.read(record, keys), place)
            if found is not None:
                yield _leading(found, resource, own)
        known = {attribute.wire: attribute for attribute in resource.attributes.values()}
        for key, value in record.items():
            attribute = known.get(key)
            yield from self._of_references(f"{resource.name}.{key}", attribute, value, _DEPTH)

    def of_header(self, resource: Resource) -> Iterator[Address]:
        """The Location of a new record. Whether that of a klantcontact has its ID is a check of its
        own, and told there alone."""
        name = self._contract.id_header or "Location"
        shown = self._told.headers.get(name.lower())
        if name.lower() != "location" and "/" not in (shown or ""):
            return
        found = self._address(shown, f"{name} ({resource.name})")
        if found is not None:
            own = wire.identifier(resource, envelopes.shown(self._contract, self._told.body))
            yield _leading(found, resource, None if resource.name == "klantcontact" else own)

    def _of_references(
        self, place: str, attribute: Attribute | None, value: Any, depth: int
    ) -> Iterator[Address]:
        if not depth:
            return
        if isinstance(value, list):
            for each in value:
                yield from self._of_references(place, attribute, each, depth - 1)
        plain = attribute is not None and attribute.key is None  # else it is that of the object
        if isinstance(value, str) and attribute is not None and attribute.target and plain:
            found = self._address(value, place)
            by_address = self._contract.reference_style == "address"
            if found is not None and by_address:
                yield _leading(found, self._contract.resource(attribute.target))
        if not isinstance(value, dict) or place.endswith(f".{_LINKS}"):
            return
        own = wire.read(value, (self._contract.reference_key,))
        found = self._address(value.get(URL), f"{place}.{URL}") if own is not wire.MISSING else None
        if found is not None and attribute is not None and attribute.target:
            target = self._contract.resources.get(attribute.target)
            by_id = not self._contract.reference_address
            led = str(own) if by_id else wire.referred(self._contract, value)
            yield _leading(found, target, led) if target is not None else found
        elif found is not None:
            yield found
        for key, inner in value.items():
            yield from self._of_references(f"{place}.{key}", None, inner, depth - 1)

    def _address(self, text: Any, place: str) -> Address | None:
        if not isinstance(text, str) or not text.strip() or text == OTHERS:
            return None
        try:
            url = self._resolved(text.strip())
        except ValueError:
            url = ""
        return Address(place, text, url, self._told.n)

    def _resolved(self, text: str) -> str:
        """What an address is: after RFC 3986, or where a contract writes them so below its base
        URL."""
        if self._contract.reference_address == "below" and text.startswith("/"):
            base = self._contract.wording.base
            return f"{base}{text}" if base else urljoin(self._told.url, text)
        return urljoin(self._told.url, text)


def _leading(
    address: Address, resource: Resource, record_id: str | None = None, page: str = ""
) -> Address:
    return Address(
        address.place, address.text, address.url, address.exchange, resource, record_id, page
    )
