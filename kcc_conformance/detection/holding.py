"""A contract held to a provider: what it has and the provider's document, or its list of
klantcontacten, has not. In words, for whoever writes the contract."""

import json
from collections.abc import Iterator

from kcc_conformance.client.answer import Answer
from kcc_conformance.client.bodies import NO_JSON
from kcc_conformance.contract import pages, wire
from kcc_conformance.contract.contract import Attribute, Contract, Resource, keys_in
from kcc_conformance.contract.instants import COUNTED
from kcc_conformance.detection.document import Document
from kcc_conformance.detection.own_words import required_members

_METHODS = {
    "create": ("path", "post"),
    "list": ("path", "get"),
    "read": ("item", "get"),
    "amend": ("item", "patch"),
    "replace": ("item", "put"),
    "delete": ("item", "delete"),
}


def same_words(contract: Contract) -> Iterator[tuple[tuple[str, ...], str]]:
    """The attributes of which two words are the same on the wire, each with its place."""
    for name, resource in contract.resources.items():
        for key, attribute in resource.attributes.items():
            seen: dict[str, str] = {}
            for word, value in attribute.values.items():
                other = seen.setdefault(repr(value), word)
                if other != word:
                    path = ("resources", name, "attributes", key, "values", word)
                    yield path, f"{word} is the same on the wire as {other}: {value!r}"


def same_members(contract: Contract) -> Iterator[tuple[tuple[str, ...], str]]:
    """The attributes that stand in the member of another one, each with its place: what is written
    as the one comes back as the other."""
    for name, resource in contract.resources.items():
        seen: dict[str, str] = {}
        for key, attribute in resource.attributes.items():
            other = seen.setdefault(attribute.wire, key)
            if other != key:
                told = f"{key} stands in the same member as {other}: {attribute.wire}"
                yield ("resources", name, "attributes", key), told


def unsaid(contract: Contract, document: Document) -> Iterator[str]:
    """What the contract has and the provider's document has not."""
    for name, resource in contract.resources.items():
        if document.path(resource.path) is None:
            yield f"{name}: the path {resource.path}"
            continue
        for operation in sorted(resource.operations & _METHODS.keys()):
            place, method = _METHODS[operation]
            if document.operation(getattr(resource, place), method) is None:
                yield f"{name}: {method.upper()} {getattr(resource, place)}"
        yield from _members(contract, resource, document)
        known = document.parameters(resource.path)
        for key, rule in resource.filters.items():
            if not set(rule.query) <= known:
                yield f"{name}: the filter {key} ({', '.join(sorted(set(rule.query) - known))})"
    yield from _forms(contract, contract.resource("klantcontact"), document)
    yield from _login(contract, document)


def _members(contract: Contract, resource: Resource, document: Document) -> Iterator[str]:
    schema = document.body_schema(resource.path, "post")
    for key in contract.envelope.request:
        members, _ = document.members(schema)
        if members and key not in members:
            yield f"{resource.name}: [envelope] request: the member {key} around a record"
            return
        schema = members.get(key)
    properties, _ = document.members(schema)
    for attribute in resource.attributes.values():
        if attribute.read_only or not properties:
            continue
        if attribute.keys[0] not in properties:
            yield f"{resource.name}.{attribute.name}: the member {attribute.keys[0]}"
            continue
        schema = properties[attribute.keys[0]]
        if attribute.kind == "instant" and len(attribute.keys) == 1:
            yield from _moment(resource, attribute.name, attribute.notation, document, schema)
        for key in attribute.keys[1:]:
            schema = document.members(schema)[0].get(key)
        yield from _limits(f"{resource.name}.{attribute.name}", attribute, document, schema)


def _limits(name: str, attribute: Attribute, document: Document, schema: object) -> Iterator[str]:
    node = document.resolved(schema)
    longest, listed = node.get("maxLength"), node.get("enum")
    if isinstance(longest, int) and attribute.max is not None and attribute.max > longest:
        yield f"{name}: at most {attribute.max} characters; it has {longest}"
    if isinstance(listed, list) and not attribute.along:
        for word, value in attribute.values.items():
            if value is not None and value not in listed:
                told = json.dumps(listed, ensure_ascii=False)
                yield f"{name}: {json.dumps(value, ensure_ascii=False)} for {word}; it has {told}"


def _login(contract: Contract, document: Document) -> Iterator[str]:
    schemes = document.logins
    keys = [str(each.get("name")) for each in schemes
            if each.get("type") == "apiKey" and each.get("in") == "header"]  # fmt: skip
    known = [key.lower() for key in keys]
    if keys and len(keys) == len(schemes) and contract.auth_header.lower() not in known:
        yield f"[auth] header: a key in {contract.auth_header}; it has {', '.join(keys)}"


def obligations(contract: Contract, document: Document) -> Iterator[str]:
    """What the one requires of a new record and the other does not."""
    beyond = required_members(contract, document)
    for name, resource in contract.resources.items():
        schema = document.body_schema(resource.path, "post")
        for key in contract.envelope.request:
            schema = document.members(schema)[0].get(key)
        properties, required = document.members(schema)
        for attribute in resource.attributes.values():
            wire_name = attribute.wire
            if wire_name not in properties or attribute.read_only:
                continue
            if attribute.required != (wire_name in required):
                who = "the contract" if attribute.required else "the document"
                yield f"{name}.{attribute.name}: required by {who} only"
        for member in beyond.get(name, ()):
            yield f"{name}: the document requires {member} too, with which a run sends an example"


def _moment(
    resource: Resource, name: str, notation: str, document: Document, schema: object
) -> Iterator[str]:
    kind = document.resolved(schema).get("type")
    counted = notation in COUNTED
    if isinstance(kind, str) and counted == (kind == "string"):
        wanted = f"a number ({notation})" if counted else "a text"
        yield f"{resource.name}.{name}: a moment as {wanted}; it has {kind}"


def _forms(contract: Contract, resource: Resource, document: Document) -> Iterator[str]:
    """How lists go, and where the ID of what is made stands."""
    page, headers = document.response(resource.path, "get")
    paging, names = contract.paging, {name.lower() for name in headers}
    if page is not None:
        is_array = document.resolved(page).get("type") == "array"
        if is_array != (paging.style == "array"):
            yield f"[list] style: a list {'in an object' if is_array else 'that is an array'}"
        flat = dict(document.flat(page)) if not is_array else {}
        told = {"items": ".".join(pages.item_keys(contract, resource)), "more": paging.more}
        if not paging.next_header and paging.style != "hal":
            told["next"] = paging.next
        for key, place in told.items():
            if place and flat and place not in flat:
                yield f"[list] {key}: the member {place}"
    if paging.next_header and names and paging.next_header.lower() not in names:
        yield f"[list] next_header: the header {paging.next_header}"
    known = document.parameters(resource.path)
    for key, parameter in (("cursor_parameter", paging.cursor_parameter),
                           ("page_size_parameter", paging.page_size_parameter)):  # fmt: skip
        if parameter and known and parameter not in known:
            yield f"[list] {key}: the query parameter {parameter}"
    _, made = document.response(resource.path, "post")
    if contract.id_header and made and contract.id_header.lower() not in {n.lower() for n in made}:
        yield f"[id] header: the header {contract.id_header} of what is made"


def unseen(contract: Contract, answer: Answer) -> Iterator[str]:
    """What the contract says of a list and the first page of klantcontacten does not show."""
    resource = contract.resource("klantcontact")
    if answer.trouble or not answer.ok:
        yield f"a list of klantcontacten: {answer.trouble or f'status {answer.status}'}"
        return
    if answer.body is NO_JSON:
        yield f"a list of klantcontacten in JSON: it has {answer.media or 'no media type'}"
        return
    found = pages.rows(contract, resource, answer.body)
    if found is None:
        yield f"[list] and [envelope] row: {_where(contract, resource)}"
        return
    for record in found[:1]:
        if wire.identifier(resource, record) is None:
            yield f"[id] and id: a usable ID at {resource.id} (of the kind {resource.id_kind})"
        for attribute in resource.attributes.values() if contract.paging.whole_rows else ():
            value = wire.value_of(record, attribute)
            if value is wire.MISSING and attribute.required:
                yield f"klantcontact.{attribute.name}: the member {attribute.wire}"
            if value in (None, "", wire.MISSING):
                continue
            if attribute.kind == "instant" and wire.moment(attribute, value) is None:
                how = attribute.notation or "rfc3339"
                yield f"klantcontact.{attribute.name}: a moment as {how}"
            if attribute.kind == "reference" and wire.referred(contract, value) is None:
                yield f"[reference]: {attribute.name} as something that leads to a record"
    more = keys_in(contract.paging.more or "")
    if more and not isinstance(wire.read(answer.body, more), bool):
        yield f"[list] more: true or false at {contract.paging.more}"


def _where(contract: Contract, resource: Resource) -> str:
    """Where the rows of a list should be."""
    keys = ".".join(pages.item_keys(contract, resource))
    row = ".".join(contract.envelope.row)
    place = f"at {keys}" if keys else "in an array"
    return f"records {place}" + (f", each in {row}" if row else "")
