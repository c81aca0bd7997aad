"""A page of a list, as a contract has it: its rows, and what leads to the page after it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from kcc_conformance.contract import wire
from kcc_conformance.contract.contract import Contract, Resource, keys_in

# Servers refuse longer URLs (mostly from eight thousand characters on).
_LONGEST_LINK = 8_000
_LINK = re.compile(r"<([^>]*)>((?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:\"[^\"]*\"|[^\s;,\"]*))?)*)")
_PARAMETER = re.compile(r";\s*([^\s=;,]+)\s*=\s*(?:\"([^\"]*)\"|([^\s;,\"]*))")


def item_keys(contract: Contract, resource: Resource) -> tuple[str, ...]:
    """The keys from a list page down to its rows; none where the page itself is the list."""
    if contract.paging.style == "array":
        return ()
    return tuple(
        key.format(collection=resource.collection) for key in contract.paging.items.split(".")
    )


def shown_rows(contract: Contract, resource: Resource, page: object) -> Any:
    """The rows of a page as they stand there, whatever that is; MISSING if there is nothing."""
    keys = item_keys(contract, resource)
    found = wire.read(page, keys)
    if contract.paging.style == "hal" and found is wire.MISSING:
        return _hal_rows(page, keys)
    return found


def rows(contract: Contract, resource: Resource, page: object) -> list[dict[str, Any]] | None:
    """The records on a page, without what stands around each, a reference as a record with its ID
    alone; None if it is no list as the contract has it."""
    found = shown_rows(contract, resource, page)
    if not isinstance(found, list):
        return None
    plain = [row(contract, resource, each) for each in found]
    return plain if all(isinstance(each, dict) for each in plain) else None


def row(contract: Contract, resource: Resource, shown: object) -> Any:
    """A row as a record; what is no record, as it is."""
    around = contract.envelope.row
    record = wire.read(shown, around) if around else shown
    if contract.paging.rows == "references":
        record_id = wire.referred(contract, record)
        return shown if record_id is None else wire.naming(contract, resource, record_id)
    return shown if record is wire.MISSING else record


def following(
    contract: Contract, url: str, headers: Mapping[str, str], page: object
) -> dict[str, str] | None:
    """The query of the page after the one at a URL; None if that is the last. `headers` are those
    of the answer, by lower-case name. Raises ValueError, with one Dutch sentence, where the page
    after it cannot be asked for."""
    paging = contract.paging
    told = _told(contract, headers, page)
    if told is None or (paging.more and wire.read(page, keys_in(paging.more)) is False):
        return None
    if len(told) > _LONGEST_LINK:
        raise ValueError("de verwijzing naar de volgende pagina is te lang")
    try:
        query = _query(url)
        if paging.cursor_parameter:
            return {**query, paging.cursor_parameter: told}
        return _query(urljoin(url, told))
    except ValueError:
        raise ValueError("de verwijzing naar de volgende pagina is geen URL") from None


def _query(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True, max_num_fields=100))


def _told(contract: Contract, headers: Mapping[str, str], page: object) -> str | None:
    """The link or the cursor with which a page leads to the next; None on the last."""
    paging = contract.paging
    found: object = None
    if paging.next_header:
        held = headers.get(paging.next_header.lower(), "").strip()
        found = next_link(held) if paging.next_header.lower() == "link" else held
    elif paging.next and paging.style != "array":
        found = wire.read(page, keys_in(paging.next))
    if isinstance(found, int) and not isinstance(found, bool) and paging.cursor_parameter:
        found = str(found)
    return found if isinstance(found, str) and found else None


def next_link(header: str) -> str | None:
    """The link to the next page in a header `Link` (RFC 8288)."""
    return next((link for link, relations in links(header) if "next" in relations), None)


def links(header: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The links in a header `Link`, each with its relations in small letters."""
    for link, parameters in _LINK.findall(header[:_LONGEST_LINK]):
        for name, quoted, bare in _PARAMETER.findall(parameters):
            if name.lower() == "rel":
                yield link, frozenset((quoted or bare).lower().split())
                break


def _hal_rows(body: Any, keys: tuple[str, ...]) -> Any:
    """HAL leaves the embedded list out when it is empty, and its name is not always spelt alike."""
    if not isinstance(body, dict):
        return wire.MISSING
    embedded = body.get(keys[0])
    if embedded is None or embedded == {}:
        return [] if "_links" in body or keys[0] in body else wire.MISSING
    if isinstance(embedded, dict):
        for name, value in embedded.items():
            if name.lower() == keys[-1].lower():
                return value
    return wire.MISSING
