"""Tricks with the body of an answer that is otherwise sound HTTP."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from entries import VALUES, entry
from wireserver import Asked, Reply, Trick, Which, lists, on, posts, records, rewritten

DEEP = "[" * 100_000 + "]" * 100_000
WIDE = "[{}" + ",{}" * 2_999_999 + "]"
MANY = json.dumps([{"uuid": f"{n:08d}-0000-4000-8000-000000000000"} for n in range(2_000)])


def raw(body: bytes | str, media: str = "application/json") -> Trick:
    """This body, whatever was asked."""
    content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body

    def change(asked: Asked, reply: Reply) -> Reply:
        return replace(reply, body=content, headers={"Content-Type": media})

    return rewritten(change)


def edited(change: Callable[[dict[str, Any]], None], which: Which = records) -> Trick:
    """The records of the reference implementation, each changed."""

    def edit(asked: Asked, reply: Reply) -> Reply:
        return replace(reply, body=json.dumps(walked(reply.body, change)).encode())

    return on(lambda asked: which(asked) and asked.method != "DELETE", rewritten(edit))


def walked(body: bytes, change: Callable[[dict[str, Any]], None]) -> Any:
    data = json.loads(body)
    found = data.get("results") if isinstance(data, dict) else None
    for record in found if isinstance(found, list) else [data]:
        if isinstance(record, dict):
            change(record)
    return data


def with_text(change: Callable[[str], str]) -> Trick:
    """The text of an answer changed after it was written."""

    def edit(asked: Asked, reply: Reply) -> Reply:
        return replace(reply, body=change(reply.body.decode()).encode("utf-8", "surrogatepass"))

    return on(records, rewritten(edit))


def identified(record_id: Any) -> Trick:
    """Every klantcontact has this ID."""
    return edited(lambda record: record.update(uuid=record_id), posts)


def also(member: str) -> Trick:
    """One more member in front of every object that is not empty."""
    return with_text(lambda text: "{" + member + ", " + text[1:] if text[:2] == '{"' else text)


ROOTS = ["null", "true", "-1.5e3", '"tekst"', "[]", "{}"]

_ENTRIES = [
    *(
        entry(f"root-{n}", f"answers {root} to everything", on(records, raw(root)), 1, 3)
        for n, root in enumerate(ROOTS)
    ),
    entry("nothing", "answers with no body at all", on(records, raw("")), 1, 3),
    entry(
        "html",
        "a web page with status 200 for every registration",
        on(posts, raw("<!doctype html><script>alert(1)</script>", "text/html")),
        1,
    ),
    entry(
        "html-everything",
        "a web page with status 200 for everything",
        raw("<!doctype html><title>Inloggen</title>", "text/html"),
        3,
        says="web page",
    ),
    entry("deep", "a hundred thousand arrays in one another", on(posts, raw(DEEP)), 1),
    entry(
        "deep-member",
        "the same, in a member that nobody asked for",
        also(f'"x": {DEEP}'),
        1,
        3,
        says="genest",
    ),
    entry(
        "deep-600",
        "six hundred levels, which one parser reads and another does not",
        also('"x": ' + "[" * 600 + "]" * 600),
        1,
        3,
        says="genest",
    ),
    entry(
        "wide", "three million empty objects", on(lists, raw(WIDE)), 3, says="values", heavy=True
    ),
    entry(
        "many-items",
        "2,000 records on one page",
        on(lists, raw('{"count": 1, "next": null, "previous": null, "results": ' + MANY + "}")),
        0,
        1,
        3,
        heavy=True,
    ),
    entry(
        "nan",
        "NaN",
        edited(lambda record: record.update(nummer=float("nan"))),
        1,
        3,
        says="NaN is geen JSON",
    ),
    entry(
        "infinite",
        "-Infinity",
        edited(lambda record: record.update(x=-float("inf"))),
        1,
        3,
        says="Infinity is geen JSON",
    ),
    entry(
        "digits-5000",
        "a Nummer of 5,000 digits, as a number",
        with_text(lambda text: text.replace('"nummer": null', '"nummer": ' + "9" * 5_000)),
        0,
        1,
        says="te groot",
    ),
    entry(
        "digits-member",
        "a number of 5,000 digits where nobody looks",
        also('"teller": ' + "7" * 5_000),
        0,
        says="te groot",
    ),
    entry(
        "twice",
        "a name twice, with the same value: odd, not wrong",
        also('"inhoud": "anders"'),
        0,
        says="twee keer dezelfde naam",
    ),
    entry(
        "twice-reversed",
        "the true value first, another one last",
        with_text(
            lambda text: text.replace('"inhoud": ', '"inhoud": "waar", "inhoud": null, "x": ')
        ),
        1,
        says="twee keer dezelfde naam",
    ),
    entry("latin-1", "invalid UTF-8", on(posts, raw(b'{"uuid": "caf\xe9"}')), 1, says="UTF-8"),
    entry("utf-16", "UTF-16", on(posts, raw('{"uuid": "x"}'.encode("utf-16"))), 1, says="UTF-8"),
    entry("bom", "a byte order mark", on(posts, raw(b"\xef\xbb\xbf{}")), 1),
    entry(
        "surrogates",
        "half a character in every text",
        edited(lambda r: r.update(onderwerp="half \ud83d", inhoud="\udc00")),
        1,
    ),
    entry("surrogate-id", "half a character as ID", identified("\ud800\udfff\ud800"), 1),
    entry(
        "controls",
        "all control characters in every text",
        edited(lambda r: r.update(inhoud="".join(map(chr, [*range(32), *range(127, 160)])))),
        1,
    ),
    entry("surrogate-raw", "half a character, in bytes", on(posts, raw('{"uuid": "\ud800"}')), 1),
    entry("id-dots", "`..` as ID", identified(".."), 1),
    entry("id-up", "an ID that climbs", identified("../../actoren"), 1),
    entry("id-up-encoded", "an ID that climbs in disguise", identified("..%2f..%2factoren"), 1, 3),
    entry(
        "id-crlf",
        "an ID with a header in it",
        identified("x\r\nX-Kwaad: ja\r\n\r\nDELETE / HTTP/1.1"),
        1,
    ),
    entry("id-query", "an ID with a query and a fragment", identified("x?y=1#z"), 1, 3),
    entry("id-url", "an ID that is a URL", identified("http://elders.example/x"), 1),
    entry("id-megabyte", "an ID of a megabyte", identified("x" * 1_000_000), 1),
    entry("id-list", "an ID that is a list", identified(["x"]), 1),
    entry("id-number", "an ID of 300 digits", identified(int("8" * 300)), 1),
    entry(
        "id-same",
        "the same ID for every record",
        identified("00000000-0000-4000-8000-000000000000"),
        1,
        3,
    ),
    entry(
        "strange-names",
        "members called __proto__, $ref, constructor and nothing",
        edited(lambda r: r.update({"__proto__": {}, "$ref": "file:///etc/passwd", "": 1})),
        0,
    ),
    entry(
        "types-mixed",
        "every text a number, every object a list",
        edited(lambda r: r.update({k: [v] for k, v in r.items() if k != "uuid"})),
        1,
    ),
    entry(
        "problem-nonsense",
        "refuses everything with a problem that is none",
        on(records, rewritten(lambda a, r: replace(r, status=400, body=b"[]"))),
        1,
        3,
    ),
]

JUDGED = {"controls", "surrogates", "twice", "twice-reversed", "types-mixed", "strange-names"}
ENTRIES = [replace(each, only=VALUES) if each.name in JUDGED else each for each in _ENTRIES]
