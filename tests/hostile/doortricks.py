"""Tricks at the door: refusals of everything, documents that are traps, certificates."""

import json
from typing import Any

from entries import Entry, always, entry
from wireserver import (
    Asked,
    Reply,
    Trick,
    after,
    documents,
    everything,
    on,
    posts,
    records,
    rewritten,
)

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
PATHS = "paths:\n  /klantcontacten: {}\n"


def refusing(status: int, **headers: str) -> Trick:
    body = json.dumps({"status": status, "title": "Nee."}).encode()
    told = {"Content-Type": "application/problem+json"}
    reply = Reply(status, told, body, "Nee").with_headers(**headers)
    return rewritten(lambda asked, answer: reply)


def document(text: str, media: str = "application/yaml") -> Trick:
    reply = Reply(200, {"Content-Type": media}, text.encode())
    return on(documents, rewritten(lambda asked, answer: reply))


def schema_bomb() -> str:
    """A schema made of twenty times itself, and references that run in a circle."""
    itself = {"$ref": "#/components/schemas/a"}
    body = {"content": {"application/json": {"schema": itself}}}
    paths = {
        f"/{name}": {"post": {"requestBody": body}, "get": {"parameters": [itself]}}
        for name in (
            "klantcontacten",
            "betrokkenen",
            "actoren",
            "partijen",
            "maak-klantcontact",
            "actorklantcontacten",
            "onderwerpobjecten",
        )
    }
    schemas: dict[str, Any] = {
        "a": {"allOf": [{"allOf": [itself] * 20, "x": n} for n in range(20)]},
        "b": {"$ref": "#/components/schemas/c"},
        "c": {"$ref": "#/components/schemas/b"},
    }
    return json.dumps({"openapi": "3.0.0", "paths": paths, "components": {"schemas": schemas}})


def turn_away(asked: Asked, reply: Reply) -> Reply:
    """No credentials are good enough, after a while."""
    return Reply(401, {"Content-Type": "application/json", "WWW-Authenticate": "Token"}, b"{}")


ENTRIES = [
    *(
        entry(f"always-{status}", f"answers {status} to everything", refusing(status), 3)
        for status in (401, 403, 500, 503)
    ),
    *(
        entry(
            f"always-{status}-auto",
            f"answers {status} to everything, the document too",
            refusing(status),
            3,
            auto=True,
            short=True,
        )
        for status in (401, 429, 500)
    ),
    entry(
        "always-429",
        "answers 429 to everything, to come back at once",
        refusing(429, Retry_After="0"),
        3,
        says="429",
    ),
    entry(
        "always-429-year",
        "answers 429 to everything, to come back in a year",
        refusing(429, Retry_After="31536000"),
        3,
        says="429",
    ),
    entry(
        "always-503-9999",
        "answers 503 to everything, to come back in the year 9999",
        refusing(503, Retry_After="Fri, 31 Dec 9999 23:59:59 GMT"),
        3,
    ),
    *(
        entry(
            f"later-{status}",
            f"answers well, and from the 21st request on {status}",
            on(after(20), refusing(status)),
            1,
            3,
            says="stopped answering",
        )
        for status in (500, 503)
    ),
    entry(
        "later-429",
        "answers well, and from the 21st request on 429",
        on(after(20), refusing(429, Retry_After="0")),
        3,
        says="stopped answering",
    ),
    entry(
        "later-401",
        "answers well, and then no longer knows its visitor",
        on(after(20), rewritten(turn_away)),
        1,
        3,
    ),
    entry("posts-500", "answers 500 to every registration", on(posts, refusing(500)), 1),
    entry(
        "posts-503",
        "is always busy for a registration, to come back soon",
        on(posts, refusing(503, Retry_After="0.01")),
        3,
    ),
    entry(
        "retry-after-nonsense",
        "answers 429 with nonsense for Retry-After",
        on(posts, refusing(429, Retry_After="-1e999 maanden")),
        3,
        short=True,
    ),
    entry(
        "not-implemented",
        "answers 501 to everything but the document",
        on(records, refusing(501)),
        3,
    ),
    entry(
        "yaml-bomb",
        "an OpenAPI document that unfolds into gigabytes",
        document("openapi: 3.0.0\n" + PATHS + BOMB),
        3,
        auto=True,
        heavy=True,
    ),
    entry(
        "yaml-base-60",
        "an OpenAPI document with a sum in base sixty of a million terms",
        document("openapi: 3.0.0\nx: 1" + ":1" * 1_000_000 + "\n" + PATHS),
        3,
        auto=True,
    ),
    entry(
        "yaml-empty-int",
        "an OpenAPI document with values that break a loader",
        document("openapi: 3\nx: !!int ''\ny: !!timestamp z\n" + PATHS),
        3,
        auto=True,
    ),
    entry(
        "yaml-python",
        "an OpenAPI document that wants something executed",
        document("openapi: !!python/object/apply:os.system ['exit 1']\n" + PATHS),
        3,
        auto=True,
    ),
    entry(
        "yaml-deep",
        "an OpenAPI document of a hundred thousand brackets",
        document("openapi: " + "[" * 100_000),
        3,
        auto=True,
    ),
    entry(
        "schema-bomb",
        "a schema made of twenty times itself",
        document(schema_bomb(), "application/json"),
        0,
        3,
        auto=True,
    ),
    entry(
        "schema-bomb-named",
        "the same, with a contract named: the document is not needed",
        document(schema_bomb(), "application/json"),
        0,
    ),
    entry(
        "document-large",
        "an OpenAPI document of 9 MB",
        document('{"openapi": "3", "paths": {}, "x": "' + "y" * 9_000_000 + '"}'),
        3,
        auto=True,
    ),
    entry(
        "document-paths-list",
        "an OpenAPI document with a list for paths",
        document('{"openapi": "3", "paths": ["/klantcontacten"]}'),
        3,
        auto=True,
    ),
    entry(
        "document-nulls",
        "an OpenAPI document of nulls",
        document('{"openapi": null, "info": null, "paths": {"/klantcontacten": null, "": []}}'),
        3,
        auto=True,
    ),
    Entry(
        "self-signed",
        "has a certificate that nobody vouches for",
        always(on(everything, refusing(500))),
        (3,),
        "certificate",
        tls=True,
    ),
]
