"""What is left out of the evidence because it belongs to somebody else."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from kcc_conformance.client.strangers import Strangers
from kcc_conformance.contract import envelopes, pages, wire
from kcc_conformance.contract.contract import Contract, Resource, keys_in
from kcc_conformance.jsonvalues import texts

OTHERS = "(van een ander: niet bewaard)"
NOT_KEPT = "(niet bewaard)"
_ADDRESS = frozenset({"url", "href"})
_TELLING = frozenset({"type", "code", "title", "status", "detail", "instance"})
# Levels that are told from one another; what is deeper, no record being so, is blanked as a whole.
_DEPTH = 20
# Characters of an ID, a link or a line of a refusal; what is longer may hold anything.
_PLAIN = 300


class Discretion:
    """Knows which records are this run's own, and blanks the texts of all others.

    Own is what carries the run's marker or an ID that the run made; records that the user pointed
    at (`--actor-id`, `--partij-id`) keep their ID and structure only.
    """

    def __init__(
        self,
        contract: Contract,
        marker: str,
        own: Callable[[], Iterable[str]],
        strangers: Strangers | None = None,
    ) -> None:
        self._contract = contract
        self._marker = marker
        self._own = own
        self._claimed: set[str] = set()
        self._strangers = strangers or Strangers()
        self._ids = frozenset(resource.id_keys[-1] for resource in contract.resources.values())

    def claim(self, record_id: str) -> None:
        """Says that a record is the run's own before anybody else knows: it is read first."""
        self._claimed.add(record_id)

    def _own_keys(self) -> frozenset[str]:
        return wire.id_keys((*self._own(), *self._claimed))

    def list_page(self, resource: Resource, page: Any) -> Any:
        """The page with the records of others reduced to their ID."""
        if isinstance(page, str):
            return _unread(page)
        keys = pages.item_keys(self._contract, resource)
        items = wire.read(page, keys)
        if not isinstance(items, list) or self._contract.paging.rows == "references":
            return page
        own = self._own_keys()
        return _replaced(page, keys, [self._row(entry, resource, own) for entry in items])

    def _row(self, entry: Any, resource: Resource, own: frozenset[str]) -> Any:
        record = pages.row(self._contract, resource, entry)
        if self._is_own(record, resource, own):
            return self._within(entry, own)
        return envelopes.within(self._contract.envelope.row, self._stub(record, resource))

    def record(self, resource: Resource, record: Any) -> Any:
        """The record as it is if it is this run's own, else its ID and structure."""
        if isinstance(record, str):
            return record if self._marker in record else _unread(record)
        own = self._own_keys()
        if not isinstance(record, dict):
            return record
        if self._is_own(record, resource, own):
            return self._within(record, own)
        if wire.identifier(resource, record) is None:
            return record
        self._strangers.note(record)
        return _blank(record, frozenset({resource.id_keys[-1]}), _DEPTH)

    def _is_own(self, entry: Any, resource: Resource, own: frozenset[str]) -> bool:
        found = wire.identifier(resource, entry)
        if found is not None and wire.id_key(found) in own:
            return True
        return contains(entry, self._marker, own)

    def _within(self, record: dict[str, Any], own: frozenset[str]) -> dict[str, Any]:
        """A record of the run without what it shows of the records of others: an object in it with
        an ID that is not the run's keeps its structure, its ID and its address."""
        kept = {key: self._part(value, own, _DEPTH) for key, value in record.items()}
        return record if kept == record else kept

    def _part(self, value: Any, own: frozenset[str], depth: int) -> Any:
        if isinstance(value, list) and depth:
            return [self._part(entry, own, depth - 1) for entry in value]
        if not isinstance(value, dict) or not depth:
            return value
        ids = [value[key] for key in self._ids if isinstance(value.get(key), str)]
        if ids and not contains(value, self._marker, own):
            self._strangers.note(value)
            return _blank(value, self._ids | _ADDRESS, depth)
        return {key: self._part(entry, own, depth - 1) for key, entry in value.items()}

    def _stub(self, entry: Any, resource: Resource) -> dict[str, Any]:
        self._strangers.note(entry)
        found = wire.identifier(resource, entry)
        named = (
            {resource.id: None} if found is None else wire.naming(self._contract, resource, found)
        )
        return {**named, "…": OTHERS}


def _unread(text: str) -> str:
    """JSON that could not be read (broken off, say) may be about others; a web page is not."""
    return f"{OTHERS} ({len(text)} characters)" if text.lstrip()[:1] in ("{", "[") else text


class Silence(Discretion):
    """The discretion of a run that only reads: nothing that it sees is its own.

    Kept are the structure as far as the contract knows its members (`members`), IDs, and what is
    needed to leaf through a list; of a refusal (a body that says its own status) what problem
    details (RFC 9457) are made of.
    """

    def __init__(
        self, contract: Contract, members: Collection[str], strangers: Strangers | None = None
    ) -> None:
        super().__init__(contract, "", tuple, strangers)
        paging = contract.paging
        told = [keys_in(path or "") for path in (paging.next, paging.count, paging.more)]
        ids = [resource.id_keys for resource in contract.resources.values()]
        self._plain = {keys[-1] for keys in (*told, *ids) if keys} | {contract.reference_key} - {""}
        self._members = {*members, *self._plain}
        for keys in (*told, *ids, contract.envelope.response, contract.envelope.row):
            self._members |= {*keys}
        for resource in contract.resources.values():
            self._members |= {*pages.item_keys(contract, resource)}

    def list_page(self, resource: Resource, page: Any) -> Any:
        """The page with everything but structure, IDs and the way through the list blanked."""
        return self.record(resource, page)

    def record(self, resource: Resource, record: Any) -> Any:
        """The record with everything but structure and IDs blanked."""
        blanked = self._outline(record, _DEPTH)
        if not _is_refusal(record):
            self._strangers.note(record)
        else:
            blanked |= {k: v for k, v in record.items() if k in _TELLING and _is_plain(v)}
        return blanked

    def pointer(self, pointer: str) -> str:
        """A JSON pointer without members that a person may have thought of."""
        steps = pointer.split("/")[1:]
        return "".join(f"/{s if s.isdigit() or s in self._members else '…'}" for s in steps)

    def _outline(self, value: Any, depth: int) -> Any:
        if isinstance(value, dict) and value and depth:
            return {
                (key if key in self._members else "…"): entry
                if key in self._plain and _is_plain(entry)
                else self._outline(entry, depth - 1)
                for key, entry in value.items()
            }
        if isinstance(value, list) and value and depth:
            return [self._outline(entry, depth - 1) for entry in value]
        return value if value is None or value in ("", [], {}) else OTHERS


def _is_refusal(body: Any) -> bool:
    told = body.get("status") if isinstance(body, dict) else None
    return isinstance(told, int) and 400 <= told < 600


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int)) and len(str(value)) < _PLAIN


_STANDARD = re.compile(
    r"accept(-.+)?|access-control-.+|age|allow|api-version|cache-control|connection|content-.+|"
    r"cross-origin-.+|date|deprecation|etag|expires|keep-alive|last-modified|link|location|pragma|"
    r"proxy-authenticate|referrer-policy|retry-after|server|set-cookie2?|strict-transport-security|"
    r"sunset|te|trailer|transfer-encoding|upgrade|vary|via|www-authenticate|"
    r"x-content-type-options|x-frame-options|x-powered-by",
    re.IGNORECASE,
)
"""Names of headers whose values are about the exchange, not about anybody."""


def kept_headers(
    headers: Mapping[str, str], known: Collection[str] = frozenset()
) -> dict[str, str]:
    """The headers of an answer; those of a provider's own without their values, but for those that
    its contract knows, in small letters."""
    return {
        name: value if _STANDARD.fullmatch(name) or name.lower() in known else NOT_KEPT
        for name, value in headers.items()
    }


def unseen(body: Any) -> str:
    """In the place of a body of which only the status matters."""
    return "(…)"


def unkept(body: Any) -> str:
    """In the place of a body that nobody has made harmless."""
    return NOT_KEPT


def outline(value: Any) -> str:
    """What kind of value something is, without the value."""
    if isinstance(value, str):
        return f"een tekst van {len(value)} tekens"
    kinds = ((bool, "ja of nee"), ((int, float), "een getal"), (dict, "een object"))
    if isinstance(value, list):
        return f"een lijst van {len(value)}"
    if value is None:
        return "null"
    return next((word for kind, word in kinds if isinstance(value, kind)), "niets")


def contains(value: Any, marker: str, own: Iterable[str] = ()) -> bool:
    """Whether the marker, or one of the IDs as a whole value, occurs anywhere in a JSON value."""
    ids = own if isinstance(own, (set, frozenset)) else set(own)
    return any((marker and marker in text) or wire.id_key(text) in ids for text in texts(value))


def _blank(value: Any, keep: frozenset[str], depth: int) -> Any:
    if isinstance(value, dict) and depth:
        return {k: v if k in keep else _blank(v, keep, depth - 1) for k, v in value.items()}
    if isinstance(value, list) and depth:
        return [_blank(entry, keep, depth - 1) for entry in value]
    return OTHERS if isinstance(value, (str, dict, list)) and value else value


def _replaced(page: Any, keys: tuple[str, ...], items: list[Any]) -> Any:
    if not keys:
        return items
    if not isinstance(page, dict):
        return page
    return {**page, keys[0]: _replaced(page.get(keys[0]), keys[1:], items)}
