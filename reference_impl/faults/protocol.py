"""Faults in statuses, media types and the form of answers."""

import json

from ..contract import Json
from .fault import ACTOR, Kind, shown
from .protocol_answers import (
    ActorUnknown,
    Answers,
    AnswersAround,
    BreaksOn,
    both,
    media,
    raw,
    status,
    unlocated,
)

KIND = "protocol"


def _dump(body: Json) -> str:
    return json.dumps(body, ensure_ascii=False)


_GOOD = (200, 201)
_NULL = both(status(200), raw(lambda _: b"null"))
_protocol = Kind(KIND)

FAULTS = (
    _protocol(
        "protocol-create-200",
        "Creation is answered 200.",
        "Aanmaken wordt met 200 beantwoord.",
        "contract: status of creation",
        lambda: Answers(status(200), (201,), "create"),
    ),
    _protocol(
        "protocol-create-202",
        "Creation is answered 202.",
        "Aanmaken wordt met 202 beantwoord.",
        "contract: status of creation",
        lambda: Answers(status(202), (201,), "create"),
    ),
    _protocol(
        "protocol-create-without-body",
        "Creation is answered 201 without a body or a Location.",
        "Aanmaken wordt met 201 zonder body en zonder Location beantwoord.",
        "C0992-2.1 id given",
        lambda: Answers(both(unlocated, raw(lambda _: b"")), (201,), "create"),
    ),
    _protocol(
        "protocol-media-type-html",
        "JSON is labelled text/html.",
        "JSON wordt als text/html gemerkt.",
        "contract: media type",
        lambda: Answers(media("text/html; charset=utf-8"), _GOOD),
    ),
    _protocol(
        "protocol-list-206",
        "A list is answered 206.",
        "Een lijst wordt met 206 beantwoord.",
        "contract: status of a list",
        lambda: Answers(status(206), (200,), "list"),
    ),
    _protocol(
        "protocol-media-type-of-others-text",
        "The answers to registrations of anything but klantcontacten are labelled text/plain.",
        "Antwoorden op registraties van iets anders dan klantcontacten zijn text/plain.",
        "contract: media type",
        lambda: AnswersAround(media("text/plain"), (201,), "create", "combine"),
    ),
    _protocol(
        "protocol-media-type-of-refusals-text",
        "A refusal in JSON is labelled text/plain.",
        "Een weigering in JSON wordt als text/plain gemerkt.",
        "contract: media type",
        lambda: Answers(media("text/plain"), (400, 422), "create"),
    ),
    _protocol(
        "protocol-actor-not-found",
        "No actor can be read.",
        "Geen actor is te lezen.",
        "C0992-1.1a actor known",
        ActorUnknown,
    ),
    _protocol(
        "protocol-actor-naam-as-list",
        "The naam of an actor is answered as a list.",
        "De naam van een actor wordt als lijst beantwoord.",
        "contract: shape",
        shown(ACTOR, ("naam",), lambda _, value: [value]),
    ),
    _protocol(
        "protocol-unknown-id-500-elsewhere",
        "An unknown id of anything but a klantcontact is answered 500.",
        "Een onbekend id van iets anders dan een klantcontact wordt met 500 beantwoord.",
        "contract: unknown id",
        lambda: AnswersAround(status(500), (404,), "read"),
    ),
    _protocol(
        "protocol-media-type-text",
        "JSON is labelled text/plain.",
        "JSON wordt als text/plain gemerkt.",
        "contract: media type",
        lambda: Answers(media("text/plain"), _GOOD),
    ),
    _protocol(
        "protocol-body-truncated",
        "Half of the JSON is sent when reading.",
        "Bij lezen wordt de helft van de JSON verstuurd.",
        "C0992-1.7 klantcontact can be read",
        lambda: Answers(raw(lambda b: _dump(b)[: len(_dump(b)) // 2].encode()), (200,), "read"),
    ),
    _protocol(
        "protocol-body-latin-1",
        "Answers are encoded in Latin-1.",
        "Antwoorden worden in Latin-1 gecodeerd.",
        "C0992-2.0 text kept",
        lambda: Answers(raw(lambda b: _dump(b).encode("latin-1", "replace")), _GOOD),
    ),
    _protocol(
        "protocol-body-wrapped",
        "A record is wrapped in an object of its own.",
        "Een record wordt in een eigen object verpakt.",
        "contract: form of a record",
        lambda: Answers(raw(lambda b: _dump({"data": b}).encode()), _GOOD, "create", "read"),
    ),
    _protocol(
        "protocol-read-204",
        "Reading is answered 204 without a body.",
        "Lezen wordt met 204 zonder body beantwoord.",
        "C0992-1.7 klantcontact can be read",
        lambda: Answers(status(204), (200,), "read"),
    ),
    _protocol(
        "protocol-unknown-id-500",
        "An unknown id is answered 500.",
        "Een onbekend id wordt met 500 beantwoord.",
        "contract: unknown id",
        lambda: Answers(status(500), (404,), "read"),
    ),
    _protocol(
        "protocol-unknown-id-200-null",
        "An unknown id is answered 200 with null.",
        "Een onbekend id wordt met 200 en null beantwoord.",
        "contract: unknown id",
        lambda: Answers(_NULL, (404,), "read"),
    ),
    _protocol(
        "protocol-invalid-200",
        "A refusal is answered 200.",
        "Een weigering wordt met 200 beantwoord.",
        "F2173 relevant error status",
        lambda: Answers(status(200), (400,), "create"),
    ),
    _protocol(
        "protocol-invalid-500",
        "An invalid klantcontact is answered 500.",
        "Een ongeldig klantcontact wordt met 500 beantwoord.",
        "F2173 relevant error status",
        lambda: Answers(status(500), (400,), "create"),
    ),
    _protocol(
        "protocol-invalid-without-explanation",
        "A refusal says nothing about why.",
        "Een weigering zegt niet waarom.",
        "F2173 accurate explanation",
        lambda: Answers(raw(lambda _: b"{}"), (400,), "create"),
    ),
    _protocol(
        "protocol-emoji-500",
        "A klantcontact with an emoji is answered 500.",
        "Een klantcontact met een emoji wordt met 500 beantwoord.",
        "C0992-2.0 any text",
        lambda: BreaksOn(lambda text, _: any(ord(c) > 0xFFFF for c in text)),
    ),
    _protocol(
        "protocol-quote-500",
        "A klantcontact with an apostrophe is answered 500.",
        "Een klantcontact met een apostrof wordt met 500 beantwoord.",
        "C0992-2.0 any text",
        lambda: BreaksOn(lambda text, _: "'" in text),
    ),
    _protocol(
        "protocol-max-length-500",
        "Text of exactly the longest allowed length is answered 500.",
        "Tekst van precies de langst toegestane lengte wordt met 500 beantwoord.",
        "F2173 limits are inclusive",
        lambda: BreaksOn(lambda text, top: len(text) == top and len(text) > 10),
    ),
)
