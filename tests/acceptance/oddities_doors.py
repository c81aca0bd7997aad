"""Oddities in how requests are met: lists, refusals, gateways, time."""

import random
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from email.utils import formatdate
from itertools import count
from typing import Any
from urllib.parse import urlencode

from kcc_conformance.reference_impl.middleware import Wsgi
from oddity import (
    OPENKLANT,
    Ask,
    Handler,
    Oddity,
    Reply,
    Request,
    answering,
    around,
    identity,
    items,
    narrowed,
    problem,
    telling,
)

_LAG = 0.7
"""Seconds by which searching, and a cache, are behind."""
_PAGE = 3


def _shuffled() -> Callable[[Wsgi], Wsgi]:
    chance = random.Random(7)

    def change(request: Request, body: Any) -> Any:
        if found := items(body):
            chance.shuffle(found)
        return body

    return telling(change)


def _twice(request: Request, body: Any) -> Any:
    if request.kind == "klantcontacten" and "hadBetrokkene__" in request.query:
        body["results"] = [each for each in body["results"] for _ in range(2)]
        body["count"] *= 2
    return body


def _estimated(request: Request, body: Any) -> Any:
    if items(body) is not None:
        body["count"] = -(-body["count"] // 10) * 10
    return body


def _by_cursor(request: Request, ask: Ask) -> Reply:
    if not request.kind or request.id or request.method != "GET":
        return ask(request)
    pairs = {k: v for k, v in request.pairs if k not in {"page", "pageSize"}}
    start = int(urlsafe_b64decode(pairs.pop("cursor", "MA==")))
    request.query = urlencode(pairs)
    reply = ask(request)
    if (found := items(body := reply.json)) is None:
        return reply
    number = 1
    while isinstance(body, dict) and body.get("next"):
        number += 1
        body = ask(request.get(request.path, urlencode({**pairs, "page": number}))).json
        found += items(body) or []
    told = reply.json
    following = None
    if start + _PAGE < len(found):
        cursor = urlsafe_b64encode(str(start + _PAGE).encode()).decode()
        host = request.environ.get("HTTP_HOST", "")
        scheme = request.environ.get("wsgi.url_scheme", "http")
        following = f"{scheme}://{host}{request.path}?{urlencode({**pairs, 'cursor': cursor})}"
    shown = found[start : start + _PAGE]
    if "results" in told:
        told = {"next": following, "previous": None, "results": shown}
    else:
        told["_embedded"] = {next(iter(told["_embedded"])): shown}
        told["_links"] |= {"next": {"href": following}} if following else {}
    reply.json = told
    return reply


def _searched_later() -> Handler:
    made: dict[str, float] = {}

    def handler(request: Request, ask: Ask) -> Reply:
        reply = ask(request)
        if not request.kind or (body := reply.json) is None or reply.status >= 300:
            return reply
        if request.method == "POST":
            inner = body.values() if request.kind == "maak-klantcontact" else [body]
            made.update({str(identity(each)): time.monotonic() for each in inner})
        elif request.query:
            late = time.monotonic() - _LAG
            narrowed(reply, lambda each: made.get(str(identity(each)), 0.0) <= late)
        return reply

    return handler


def _cached() -> Handler:
    kept: dict[tuple[str, ...], tuple[float, Reply]] = {}

    def handler(request: Request, ask: Ask) -> Reply:
        if not request.kind or request.method != "GET":
            return ask(request)
        who = request.environ.get("HTTP_AUTHORIZATION", "")
        key = (request.path, request.query, who, request.environ.get("HTTP_ACCEPT", ""))
        now = time.monotonic()
        if key in kept and now - kept[key][0] < _LAG:
            found, hit = kept[key][1], "HIT"
        else:
            found, hit = ask(request), "MISS"
            if found.status == 200:
                kept[key] = (now, found)
        more = [("X-Cache", hit), ("Cache-Control", "private, max-age=1")]
        return Reply(found.status, [*found.headers, *more], found.body)

    return handler


def _gateway_errors(request: Request, reply: Reply) -> None:
    if reply.status >= 400:
        title = (reply.json or {}).get("title", "")
        reply.header("Content-Type", "application/json")
        reply.json = {"statusCode": reply.status, "message": title}


def _empty_errors(request: Request, reply: Reply) -> None:
    if reply.status >= 400:
        reply.header("Content-Type", "")
        reply.body = b""


def _listed_errors(request: Request, reply: Reply) -> None:
    if reply.status >= 400 and (body := reply.json) is not None:
        wrong = body.get("invalidParams") or [{"reason": body.get("title"), "name": None}]
        code = str(body.get("code", "")).upper()
        reply.header("Content-Type", "application/json;charset=UTF-8")
        reply.json = [
            {"message": each["reason"], "errorCode": code, "fields": [each["name"]]}
            for each in wrong
        ]


def _to_login(request: Request, ask: Ask) -> Reply:
    if request.path == "/login":
        page = b"<!doctype html><title>Inloggen</title><form method=post></form>"
        return Reply(200, [("Content-Type", "text/html; charset=utf-8")], page)
    reply = ask(request)
    if reply.status == 401:
        return Reply(302, [("Location", f"/login?next={request.path}")])
    return reply


def _absent_403(request: Request, reply: Reply) -> None:
    if reply.status == 404 and request.id:
        told = problem(403, "Geen toegang.")
        reply.status, reply.body = 403, told.body


def _unknown_409(request: Request, reply: Reply) -> None:
    if reply.status == 400 and b"object bestaat niet" in reply.body:
        reply.status = 409
        reply.json = {**reply.json, "status": 409, "code": "23503"}


def _purpose(request: Request, ask: Ask) -> Reply:
    headers = request.environ
    if request.kind and "HTTP_AUTHORIZATION" in headers and "HTTP_X_DOELBINDING" not in headers:
        return problem(400, "De header x-doelbinding ontbreekt.")
    return ask(request)


def _cookie_first(request: Request, ask: Ask) -> Reply:
    if "TCK=" in request.environ.get("HTTP_COOKIE", ""):
        return ask(request)
    here = request.path + (f"?{request.query}" if request.query else "")
    return Reply(307, [("Location", here), ("Set-Cookie", "TCK=7f3a; Path=/; HttpOnly")])


def _known_methods(request: Request, ask: Ask) -> Reply:
    if request.method not in {"HEAD", "OPTIONS"}:
        return ask(request)
    reply = Reply(404, [("Content-Type", "application/json")])
    reply.json = {"statusCode": 404, "message": "Resource not found"}
    return Reply(404, reply.headers) if request.method == "HEAD" else reply


def _busy_until() -> Handler:
    numbers = count(1)

    def handler(request: Request, ask: Ask) -> Reply:
        if next(numbers) % 11:
            return ask(request)
        reply = problem(429, "Te veel verzoeken.")
        reply.header("Retry-After", formatdate(time.time() + 1, usegmt=True))
        return reply

    return handler


def _decorated(request: Request, reply: Reply) -> None:
    reply.headers += [
        ("Via", "1.1 kong/3.4.0, 1.1 varnish"),
        ("X-Kong-Upstream-Latency", "12"),
        ("RateLimit-Limit", "100"),
        ("RateLimit-Remaining", "0"),
        ("RateLimit-Reset", "60"),
        ("Set-Cookie", "route=a1; Path=/; Secure; HttpOnly; SameSite=None"),
        ("Set-Cookie", "TS01=00ff; Path=/"),
        ("Warning", '299 - "Deze versie verdwijnt op 1 januari."'),
        ("Deprecation", "@1688169599"),
        ("Sunset", "Fri, 01 Jan 2027 00:00:00 GMT"),
        ("Cache-Control", "no-store"),
        ("Vary", "Accept"),
        ("Vary", "Origin"),
    ]


def _always(handler: Handler) -> Callable[[Wsgi], Wsgi]:
    return around(lambda: handler)


_OK = (OPENKLANT,)
DOORS = (
    Oddity("list-order-by-chance", "A list stands in another order each time.",
      "SQL without ORDER BY promises none.", "postgresql.org/docs, 7.5 Sorting Rows",
      _shuffled()),
    Oddity("list-shows-twice", "Found by a betrokkene, a klantcontact is listed and counted twice.",
      "Open Klant 2.18 does so when two betrokkenen have the partij: a join.",
      "open-klant CHANGELOG, #624, which mended other lists", telling(_twice), _OK),
    Oddity("count-estimated", "count is rounded up to tens.",
      "A planner's estimate is cheaper than counting.", "docs.postgrest.org, Estimated Count",
      telling(_estimated), _OK),
    Oddity("paged-by-cursor", "Lists have three records a page, a cursor in next, and no count.",
      "Cursor pagination of Django REST framework.",
      "django-rest-framework.org, Pagination, CursorPagination", _always(_by_cursor)),
    Oddity("searched-later", f"What is new is found by a search after {_LAG} seconds; by id, and in"
      " the whole list, at once.", "A search index is refreshed every second.",
      "elastic.co/docs, Near real-time search", around(_searched_later)),
    Oddity("cached-briefly", f"Whatever was read is answered the same for {_LAG} seconds.",
      "Microcaching by a proxy.", "nginx.org, proxy_cache_valid 200 1s", around(_cached)),
    Oddity("errors-by-gateway", "Refusals have statusCode and message, and no more.",
      "Azure API Management writes its own so, and often those of others.",
      "learn.microsoft.com, Unauthorized errors while invoking APIs",
      answering(_gateway_errors)),
    Oddity("errors-empty", "Refusals have a status and no body.",
      "NotFound() and Unauthorized() of ASP.NET without ApiController.",
      "learn.microsoft.com, Controller action return types", answering(_empty_errors)),
    Oddity("errors-as-list", "Refusals are a JSON array of message, errorCode and fields.",
      "Salesforce, which is the provider in Amsterdam.",
      "developer.salesforce.com, Create a Record: the resulting error",
      answering(_listed_errors)),
    Oddity("unauthorised-302", "Who has no token is redirected to a page to log in.",
      "mod_auth_openidc and Django's login_required do so for every path.",
      "docs.djangoproject.com, LOGIN_URL", _always(_to_login)),
    Oddity("absent-403", "What is not there, or not any more, is answered 403.",
      "A provider that tells no one what exists; S3 without ListBucket.",
      "docs.aws.amazon.com, S3 GetObject, Permissions", answering(_absent_403)),
    Oddity("unknown-reference-409", "A reference to what is not there is answered 409.",
      "The foreign key of the database refuses it.", "docs.postgrest.org, Errors, 23503",
      answering(_unknown_409)),
    Oddity("purpose-required", "A request without the header x-doelbinding is refused: 400.",
      "Gateways before the BRP and what stands beside it ask for it.",
      "github open-formulieren/open-forms, docs, BRP: Doelbinding and Verwerking",
      _always(_purpose)),
    Oddity("cookie-first", "A request without a cookie is sent back to itself with one: 307.",
      "A gate against robots.", "github kyprizel/testcookie-nginx-module", _always(_cookie_first)),
    Oddity("known-methods-only", "HEAD and OPTIONS are answered 404 by a gateway.",
      "Azure API Management knows the operations of the OpenAPI document, and no others.",
      "learn.microsoft.com, API Management: OperationNotFound", _always(_known_methods)),
    Oddity("busy-until", "Every eleventh request is answered 429, until a moment that is named.",
      "Retry-After may hold a date.", "RFC 9110, 10.2.3", around(_busy_until)),
    Oddity("decorated", "Answers have the headers of gateways, some twice, and two cookies.",
      "Kong, a load balancer, a firewall, and a version that is being phased out.",
      "developer.konghq.com, latency and rate-limiting headers", answering(_decorated)),
)  # fmt: skip
