"""Oddities in the rules of a provider: what it takes, keeps back, deletes and does once."""

import json
import time
from typing import Any

from oddity import (
    Ask,
    Handler,
    Oddity,
    Reply,
    Request,
    answering,
    around,
    identity,
    narrowed,
    problem,
)

_AGAIN = 5.0
"""Seconds during which the same registration is taken for a repeated one."""
_BETROKKENEN = {"betrokkenen", "betrokkenenbijklantcontact"}


def _absent_204(request: Request, reply: Reply) -> None:
    if request.method == "DELETE" and reply.status == 404:
        reply.status, reply.body = 204, b""
        reply.header("Content-Type", "")


def _deleted_202(request: Request, reply: Reply) -> None:
    if request.method == "DELETE" and reply.status == 204:
        reply.status = 202
        reply.header("Content-Type", "application/json")
        reply.json = {"opdracht": "verwijderen", "toestand": "in behandeling"}


def _pair(body: Any) -> tuple[str | None, ...]:
    names = ("actor", "klantcontact") if "actor" in body else ("actorId", "klantcontactId")
    return tuple(identity(body.get(name)) for name in names)


def _link_again() -> Handler:
    made: dict[tuple[str | None, ...], str] = {}

    def handler(request: Request, ask: Ask) -> Reply:
        sent = request.json
        if request.kind != "actorklantcontacten" or request.method != "POST":
            return ask(request)
        known = made.get(_pair(sent)) if isinstance(sent, dict) else None
        if known:
            found = ask(request.get(known))
            if found.status == 200:
                return found
        reply = ask(request)
        if reply.status == 201:
            made[_pair(reply.json)] = f"{request.path}/{identity(reply.json)}"
        return reply

    return handler


def _active_only(request: Request, ask: Ask) -> Reply:
    sent = request.json
    if (
        request.kind == "actorklantcontacten"
        and request.method == "POST"
        and isinstance(sent, dict)
    ):
        actor = ask(request.get(f"{request.base}/actoren/{_pair(sent)[0]}")).json or {}
        if actor.get("indicatieActief") is False:
            return problem(400, "Deze actor is niet actief.")
    return ask(request)


def _repeated() -> Handler:
    seen: dict[str, float] = {}

    def handler(request: Request, ask: Ask) -> Reply:
        if request.kind != "klantcontacten" or request.method != "POST":
            return ask(request)
        key, now = json.dumps(request.json, sort_keys=True), time.monotonic()
        if now - seen.get(key, -_AGAIN) < _AGAIN:
            return problem(409, "Dit verzoek is zojuist al verwerkt.")
        reply = ask(request)
        if reply.status == 201:
            seen[key] = now
        return reply

    return handler


def _once_known() -> Handler:
    known: set[str | None] = set()

    def handler(request: Request, ask: Ask) -> Reply:
        reply = ask(request)
        body, kind = reply.json, request.kind
        if not kind or body is None or reply.status >= 300:
            return reply
        made = body.get("betrokkene") if kind == "maak-klantcontact" else body
        writes = request.method in {"POST", "PUT", "PATCH"}
        if writes and kind in {*_BETROKKENEN, "maak-klantcontact"} and made:
            if made.get("wasPartij"):
                known.add(identity(made["hadKlantcontact"]))
        elif kind == "klantcontacten" and request.method == "GET":
            if request.id and request.id not in known:
                return problem(404, "Dit klantcontact is nog niet geregistreerd.")
            narrowed(reply, lambda each: identity(each) in known)
        return reply

    return handler


def _merge_patch(request: Request, ask: Ask) -> Reply:
    media = "application/merge-patch+json"
    if request.method != "PATCH" or not request.kind:
        return ask(request)
    if not request.environ.get("CONTENT_TYPE", "").startswith(media):
        reply = problem(415, "PATCH neemt alleen application/merge-patch+json aan.")
        reply.header("Accept-Patch", media)
        return reply
    plain = "/api/" in request.base
    request.environ["CONTENT_TYPE"] = "application/json" if plain else "application/hal+json"
    return ask(request)


RULES = (
    Oddity("delete-absent-204", "Deleting what is not there is answered 204.",
      "DELETE is idempotent; S3 and many others.", "docs.aws.amazon.com, S3 DeleteObject",
      answering(_absent_204)),
    Oddity("delete-202", "DELETE is answered 202; it is carried out at once all the same.",
      "A provider that hands deletion to a queue.", "RFC 9110, 9.3.5", answering(_deleted_202)),
    Oddity("link-again-200", "The same link again is answered 200, with the link there is.",
      "INSERT ... ON CONFLICT DO NOTHING; the contracts of VNG do not forbid it.",
      "vng-crud-0.0.3.yaml, /actorklantcontacten", around(_link_again)),
    Oddity("inactive-actor-refused", "An actor who is not active cannot be linked: 400.",
      "The words at Indicatie actief: not allowed for who is not active.",
      "VNG gegevenswoordenboek, Actor, Indicatie actief", around(lambda: _active_only)),
    Oddity("repeated-409", f"The same registration, again within {_AGAIN:.0f} seconds, is 409.",
      "Against a double click: one conversation is one klantcontact.",
      "unifyapps.com/docs, Idempotency Policy, Full Payload", around(_repeated)),
    Oddity("visible-once-known", "A klantcontact is shown once it has a betrokkene with a partij.",
      "Who is not known has no klantcontact, says the text; until then it is kept waiting.",
      "C0992, section 1, sixth and seventh point", around(_once_known)),
    Oddity("merge-patch-only", "PATCH takes application/merge-patch+json only: 415 otherwise.",
      "RFC 7396 has a media type of its own, RFC 5789 a header for it.", "RFC 5789, 3.1",
      around(lambda: _merge_patch)),
)  # fmt: skip
