"""How a provider's own document writes lists, IDs, moments and what stands around a record: what of
`contract.toml` can be guessed from it beside names."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kcc_conformance.contract.contract import Contract, Filter
from kcc_conformance.contract.instants import MILLISECONDS, SECONDS
from kcc_conformance.detection.document import Document, listed
from kcc_conformance.detection.synonyms import MEMBERS, called

_CURSOR = re.compile(
    r"cursor|after|since|token|continu|start(?:ing)?_?(?:after|at)|na|vanaf|vervolg", re.I
)
_NEXT = re.compile(r"next.*|volgende.*|vervolg|cursor|.*_next|.*Next", re.I)
_MORE = re.compile(r"has_?more|more|meer|heeft_?meer", re.I)
_COUNT = re.compile(r"count|total.*|aantal|totaal", re.I)
_SIZE = re.compile(r"(?:page_?)?(?:size|limit)|per_?page|pagina_?grootte|aantal", re.I)
_SELF = re.compile(r"url|self|href|zelf|uri|adres|address", re.I)
_ID = re.compile(r"id|uuid|identificatie|kenmerk|key", re.I)
_MILLI = re.compile(r"milli|\bms\b", re.I)
_USUAL_HEADERS = frozenset({"content-type", "content-length", "etag", "date", "api-version"})

Guess = tuple[str, str, str]
"""A table, a key in it and its value as TOML."""


def envelope(document: Document, schema: Any) -> str:
    """The member in which a record stands: the only one, an object with more than one member;
    empty where there is none."""
    members, _ = document.members(schema)
    if len(members) != 1:
        return ""
    ((name, inner),) = members.items()
    return str(name) if len(document.members(inner)[0]) > 1 else ""


def collection(document: Document) -> str | None:
    """A path at which records can be listed and made: lists go alike everywhere."""
    both = (
        path
        for path in document.paths()
        if all(document.operation(path, method) for method in ("get", "post"))
    )
    return next(both, None)


def guesses(document: Document, contract: Contract, path: str) -> Iterator[Guess]:
    """What the document says of these otherwise than the contract, by the operations at the path of
    klantcontacten."""
    yield from _login(document, contract)
    sent = document.body_schema(path, "post")
    made, made_headers = document.response(path, "post")
    item = next((p for p in document.paths() if p.startswith(f"{path}/{{")), "")
    shown, _ = document.response(item, "get")
    record = shown or made
    for key, schema in (("request", sent), ("response", record)):
        around = envelope(document, schema)
        if around:
            yield "envelope", key, _quoted(around)
            record = document.members(record)[0].get(around) if key == "response" else record
    named = [h for h in made_headers if h.lower() not in _USUAL_HEADERS]
    if named and made is None:
        yield "id", "header", _quoted(next((h for h in named if h.lower() != "location"), named[0]))
    for key, status in _statuses(document, path, item):
        if status not in contract.status.get(key, ()):
            yield "status", key, f"[{status}]"
    yield from _identity(document, contract, record)
    yield from _list(document, contract, path)


def filters(
    document: Document, path: str, rules: Mapping[str, Filter], wires: Mapping[str, str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The filters that the document has not as they are: the parameter for each attribute that one
    needs, by the member that this is in (`wires`) or by what else it is called; none where one of
    them is lacking."""
    known = document.parameters(path)
    for key, rule in rules.items():
        if set(rule.query) <= known:
            continue
        asked = {}
        for need in sorted(rule.needs):
            wire, words = wires.get(need, ""), (need, *MEMBERS.get(need, ()))
            asked[need] = wire if wire in known else called(words, sorted(known))
        yield key, asked if all(asked.values()) else {}


def notation(schema: Mapping[str, Any], name: str) -> str:
    """The notation of a moment that a document has as a number; empty where it is a text."""
    kinds = schema.get("type")
    if not {"integer", "number"} & {*(kinds if isinstance(kinds, list) else [kinds])}:
        return ""
    told = f"{name} {schema.get('description', '')} {schema.get('format', '')}"
    examples = [schema.get("example"), *listed(schema.get("examples"))]
    large = any(isinstance(each, int) and each > 10**11 for each in examples)
    return MILLISECONDS if large or _MILLI.search(told) else SECONDS


def is_address(schema: Mapping[str, Any]) -> bool:
    """Whether a value is an address."""
    return schema.get("format") in ("uri", "uri-reference", "url")


def _login(document: Document, contract: Contract) -> Iterator[Guess]:
    for each in document.logins:
        name = each.get("name")
        if each.get("type") == "apiKey" and each.get("in") == "header" and isinstance(name, str):
            if name.lower() not in ("authorization", contract.auth_header.lower()):
                yield "auth", "header", _quoted(name)
                yield "auth", "scheme", '""'
            return


def _statuses(document: Document, path: str, item: str) -> Iterator[tuple[str, int]]:
    for key, place, method in (("create", path, "post"), ("replace", item, "put"),
                               ("amend", item, "patch"), ("delete", item, "delete")):  # fmt: skip
        told = (document.operation(place, method) or {}).get("responses")
        found = [str(each) for each in (told if isinstance(told, dict) else ())]
        success = sorted(each for each in found if re.fullmatch("2[0-9][0-9]", each))
        if success:
            yield key, int(success[0])


def _identity(document: Document, contract: Contract, record: Any) -> Iterator[Guess]:
    members, _ = document.members(record)
    own = contract.resource("klantcontact").id
    for name, schema in members.items():
        if _SELF.fullmatch(name) and is_address(document.resolved(schema)) and own in members:
            yield "reference", "self", _quoted(name)
    if own in members and document.resolved(members[own]).get("type") == "integer":
        yield "id", "kind", '"number"'
    if not members or own in members:
        return
    for name, schema in members.items():
        if _ID.fullmatch(name):
            yield "id", "member", _quoted(name)
            if document.resolved(schema).get("type") == "integer":
                yield "id", "kind", '"number"'
            return
    for name in members:
        if _SELF.fullmatch(name):
            yield "id", "member", _quoted(name)
            yield "id", "kind", '"address"'
            return


def _list(document: Document, contract: Contract, path: str) -> Iterator[Guess]:
    page, headers = document.response(path, "get")
    if page is None:
        return
    paging, known = contract.paging, document.parameters(path)
    flat = dict(document.flat(page))
    if document.resolved(page).get("type") == "array":
        if paging.style != "array":
            yield "list", "style", '"array"'
    else:
        arrays = [
            name for name, each in flat.items() if document.resolved(each).get("type") == "array"
        ]
        items = paging.items.format(collection=contract.resource("klantcontact").collection)
        if arrays and items not in arrays:
            yield "list", "items", _quoted(arrays[0])
    link = next((name for name in headers if name.lower() == "link"), "")
    if link and not paging.next_header:
        yield "list", "next_header", _quoted(link)
    cursor = next((name for name in sorted(known) if _CURSOR.fullmatch(name)), "")
    if cursor:
        yield "list", "cursor_parameter", _quoted(cursor)
    for key, pattern, usual in (("next", _NEXT, paging.next), ("more", _MORE, paging.more),
                                ("count", _COUNT, paging.count)):  # fmt: skip
        found = (n for n in flat if pattern.fullmatch(n.rpartition(".")[2]))
        name = next(found, "") if usual not in flat else ""
        if name and not (key == "next" and link):
            yield "list", key, _quoted(name)
    size = next((name for name in sorted(known) if _SIZE.fullmatch(name)), "")
    if size and paging.page_size_parameter not in known:
        yield "list", "page_size_parameter", _quoted(size)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
