"""Oddities in what an answer looks like: statuses, bodies, links, wrappers."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from typing import Any

from kcc_conformance.reference_impl.middleware import Wsgi
from oddity import (
    ADDRESSES,
    OPENKLANT,
    REFERENCES,
    VNG,
    Ask,
    Oddity,
    Reply,
    Request,
    answering,
    around,
    deep,
    identity,
    items,
    records,
    telling,
)


def _created_200(request: Request, reply: Reply) -> None:
    reply.status = 200 if reply.status == 201 else reply.status


def _created_minimal(request: Request, reply: Reply) -> None:
    body = reply.json
    if reply.status == 201 and identity(body):
        reply.json = {key: body[key] for key in ("uuid", "url", "id", "_links") if key in body}


def _created_303(request: Request, reply: Reply) -> None:
    if reply.status == 201 and reply.header("Location"):
        reply.status, reply.body = 303, b""
        reply.header("Content-Type", "")


def _changed_204(request: Request, reply: Reply) -> None:
    if request.method in {"PUT", "PATCH"} and reply.status == 200:
        reply.status, reply.body = 204, b""
        reply.header("Content-Type", "")


def _list_nulls(key: str, value: Any) -> Any:
    return None if value == [] else value


def _singles(request: Request, reply: Reply) -> None:
    if (body := reply.json) is not None:
        reply.json = deep(body, lambda _, v: v[0] if isinstance(v, list) and len(v) == 1 else v)


def _no_embedded(request: Request, body: Any) -> Any:
    if items(body) == []:
        body.pop("_embedded")
    return body


def _hal(request: Request, body: Any) -> Any:
    for record in [*records(body), body]:
        links = record.get("_links")
        if links and "href" in links.get("self", {}):
            here = links["self"]["href"]
            links["self"] |= {"title": "Zichzelf", "type": "application/hal+json"}
            rels = "https://rels.example.nl/{rel}"
            links["curies"] = [{"name": "ki", "href": rels, "templated": True}]
            links["ki:zoek"] = {"href": f"{here}{{?nummer,onderwerp}}", "templated": True}
            links["ki:ook"] = [{"href": here, "name": "nl"}, {"href": f"{here}?taal=en"}]
            links["ki:oud"] = {"href": here, "deprecation": "https://rels.example.nl/oud"}
    return body


def _relative(request: Request, body: Any) -> Any:
    def change(key: str, value: Any) -> Any:
        known = key in ADDRESSES and isinstance(value, str)
        return re.sub(r"^https?://[^/]+", "", value) if known else value

    return deep(body, change)


def _internal(request: Request, reply: Reply) -> None:
    def moved(text: str) -> str:
        return re.sub(r"^https?://[^/]+", "http://klantinteracties-backend:8080", text)

    reply.header("Location", moved(reply.header("Location")))
    if (body := reply.json) is not None:
        known = ADDRESSES
        reply.json = deep(body, lambda k, v: moved(v) if k in known and isinstance(v, str) else v)


def _expanded(request: Request, ask: Ask) -> Reply:
    kind, base = request.kind, request.base
    reply = ask(request)
    if not kind or reply.status >= 300 or (body := reply.json) is None:
        return reply
    for record in [*records(body)]:
        for key in REFERENCES.keys() & record.keys():
            if there := identity(record[key]):
                found = ask(request.get(f"{base}/{REFERENCES[key]}/{there}")).json
                if isinstance(record[key], dict):
                    record[key] = found
                else:
                    record.setdefault("_embedded", {})[key] = found
    reply.json = body
    return reply


def _bare_actors(request: Request, body: Any) -> Any:
    for record in records(body):
        if actors := record.get("hadBetrokkenActoren"):
            record["hadBetrokkenActoren"] = [
                {k: each[k] for k in ("uuid", "url")} for each in actors
            ]
    return body


def _ever_changing() -> Callable[[Wsgi], Wsgi]:
    reads = count(1)

    def change(request: Request, reply: Reply) -> None:
        body = reply.json
        if reply.status < 300 and body is not None:
            for record in [*records(body), body]:
                record["opgevraagdOp"], record["antwoordnummer"] = (
                    str(datetime.now(UTC)),
                    next(reads),
                )
            reply.json = body
            reply.header("ETag", f'W/"{next(reads)}"')

    return answering(change)


def _in_data(request: Request, body: Any) -> Any:
    found = items(body)
    if found is None:
        return {"data": body}
    following = body.get("next") or body.get("_links", {}).get("next", {}).get("href")
    return {"data": found, "links": {"next": following}, "meta": {"total": len(found)}}


def _vendor(request: Request, reply: Reply) -> None:
    if reply.status < 300 and reply.json is not None:
        reply.header("Content-Type", "application/vnd.gemeente.klantinteracties.v1+json")


SHAPES = (
    Oddity("created-200", "A new record is answered 200, with the record.",
      "The contract of 00.01.00 answers a registration so.",
      "vng-handelingen-00.01.00.yaml, _registreer_binnenkomend_telefoongesprek",
      answering(_created_200)),
    Oddity("created-minimal", "A new record is answered 201 with its id and address only.",
      "Salesforce answers id, success and errors; RFC 7240 calls it return=minimal.",
      "developer.salesforce.com, Create a Record", answering(_created_minimal)),
    Oddity("created-303", "A new record is answered 303 to where it can be read.",
      "Post, redirect, get; RFC 9110 allows it for what a POST made or found.",
      "RFC 9110, 9.3.3", answering(_created_303)),
    Oddity("changed-204", "PUT and PATCH are answered 204, without the record.",
      "What the ASP.NET Core scaffolding of a controller returns.",
      "learn.microsoft.com, Create a web API with ASP.NET Core", answering(_changed_204)),
    Oddity("lists-of-one-as-object", "A list of one is answered as that one, everywhere.",
      "A gateway that turns the XML of a back end into JSON does so unless told otherwise.",
      "learn.microsoft.com, xml-to-json policy, always-array-child-elements",
      answering(_singles)),
    Oddity("empty-lists-null", "An empty list is answered as null, everywhere.",
      "A nil slice in Go is written as null.", "pkg.go.dev/encoding/json, Marshal",
      telling(lambda _, body: deep(body, _list_nulls))),
    Oddity("empty-list-without-embedded", "A list without records has no _embedded.",
      "Spring HATEOAS leaves it out.", "docs.spring.io/spring-hateoas, CollectionModel",
      telling(_no_embedded), (VNG,)),
    Oddity("hal-in-full", "Links have curies, templates, arrays, titles and a deprecation.",
      "What HAL has to offer beside self.", "draft-kelly-json-hal, 5 and 8.2", telling(_hal),
      (VNG,)),
    Oddity("links-relative", "Addresses in bodies are paths without a host.",
      "All examples of HAL are so; a provider that does not know its outer name does it.",
      "draft-kelly-json-hal, 6", telling(_relative)),
    Oddity("links-internal", "Addresses in bodies and Location name an inner host.",
      "A gateway that does not pass X-Forwarded-Host on.",
      "Django, USE_X_FORWARDED_HOST (off unless set)", answering(_internal)),
    Oddity("references-expanded", "What a record refers to is in it, in full.",
      "Open Klant can expand on request; here it always does.",
      "open-klant-2.18.0.json, expand and _expand", around(lambda: _expanded)),
    Oddity("actors-by-reference", "A klantcontact shows its actoren by uuid and url only.",
      "As it shows its betrokkenen; the text has ActorId.", "C0992, row ActorId",
      telling(_bare_actors), (OPENKLANT,)),
    Oddity("ever-changing", "Each answer has a moment, a counter and a weak ETag of its own.",
      "Audit fields that a logging layer adds to bodies (tijdstip, antwoordnummer).",
      "RFC 9110, 8.8.1: weak validators", _ever_changing()),
    Oddity("wrapped-in-data", "Records are in a member data; lists have links and meta too.",
      "Laravel's API resources do so unless told otherwise.",
      "laravel.com/docs, Eloquent: API Resources, Data Wrapping", telling(_in_data)),
    Oddity("vendor-media-type", "JSON has a media type of the vendor's, ending in +json.",
      "GitHub, and many with the version in the media type.",
      "RFC 6838, 3.2 and 4.2.8", answering(_vendor)),
)  # fmt: skip
