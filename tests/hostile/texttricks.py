"""Tricks with texts: markup, terminal escapes, templates, commands, and echoed credentials."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote

from entries import NAMED, VALUES, entry
from jsontricks import edited, identified
from wireserver import TOKEN, Asked, Line, Reply, Trick, documents, on, posts, records, rewritten

MARKUP = (
    "</code></pre></script><script>alert(1)</script><img src=x onerror=alert(2)>"
    '<svg/onload=alert(3)>" onmouseover="alert(4) <a href=javascript:alert(5)>x</a>'
    "<iframe src=//elders.example></iframe><style>*{background:url(//elders.example)}</style>"
    "]]></failure><testcase/><!--"
)
ESCAPES = (
    "\x1b]0;titel\x07\x1b[2J\x1b[31mrood\x9b1m\x1bPq\x1b\\\u202eomgekeerd\u2066\u200b\r\x08\x00"
)
TEMPLATES = "{{ 7*7 }}{% for x in y %}{{ config }}${7*7}#{7*7}<%= 7*7 %>%s%(x)s{0.__class__}"
COMMANDS = (
    "\n::set-output name=x::y\n  ::add-mask::a\n##vso[task.setvariable variable=PATH]/kwaad\n"
    "##[error]x ##teamcity[buildStatus text='x']"
)
LINES = "[klik](javascript:alert(1)) | ![x](http://elders.example/x.png) `x` <b> @iedereen #1 ~~x~~"


def texts(text: str) -> Trick:
    """This text in every text of every record, but for the ID."""

    def change(record: dict[str, object]) -> None:
        for name, value in list(record.items()):
            if isinstance(value, str) and name != "uuid":
                record[name] = text
        record[text] = text

    return edited(change)


def refused(text: str) -> Trick:
    """Refuses every registration with this text, in body, reason phrase and headers."""

    def change(asked: Asked, reply: Reply) -> Reply:
        body = json.dumps({"title": text, "detail": text, "invalidParams": [{"name": text}]})
        flat = "".join(char for char in text if char.isprintable())
        return Reply(
            400,
            {"Content-Type": "application/problem+json", "X-Tekst": flat},
            body.encode(),
            reason=flat,
        )

    return on(posts, rewritten(change))


def status_line(text: str) -> Trick:
    return on(posts, lambda line, asked: line.send(f"HTTP/1.1 {text}\r\n\r\n".encode()))


def echo(*forms: Callable[[str], str]) -> Trick:
    """The credentials back, in these forms by turns, wherever there is a place for them."""

    def change(asked: Asked, reply: Reply) -> Reply:
        said = forms[asked.n % len(forms)](asked.headers.get("authorization", ""))
        data = json.loads(reply.body) if reply.body.startswith(b"{") else {}
        if asked.method == "POST":
            data.update({"kanaal": said, "onderwerp": said, "inhoud": "x" * 190 + said, said: said})
        body = json.dumps(data).encode()
        return replace(reply, body=body if asked.method != "DELETE" else b"").with_headers(
            X_Echo=said
        )

    return on(records, rewritten(change))


def clinging(trick: Trick) -> Trick:
    """The trick, by a server that deletes nothing."""
    refusal = Reply(405, {"Content-Type": "text/plain"}, b"nee", "Nee")
    no = rewritten(lambda asked, reply: refusal)
    return lambda line, asked: (no if asked.method == "DELETE" else trick)(line, asked)


def echo_raw(line: Line, asked: Asked) -> None:
    """The whole request back as text, cut off in the middle of the credentials."""
    said = "".join(f"{name}: {value}\n" for name, value in asked.headers.items())
    cut = "x" * 170 + said[: said.find(TOKEN) + len(TOKEN) - 3]
    line.send(Reply(500, {"Content-Type": "text/plain"}, cut.encode()).encoded())


def echo_as_status(line: Line, asked: Asked) -> None:
    line.send(f"HTTP/1.1 {asked.headers.get('authorization')}\r\n\r\n".encode())


def logs_in(asked: Asked, reply: Reply) -> Reply:
    return reply.with_headers(Set_Cookie="sessie=ingelogd; Path=/; SameSite=None; Max-Age=999999")


def full(text: str) -> str:
    return "".join(f"%{ord(char):02X}" for char in text)


BASE64: tuple[Callable[[str], str], ...] = (
    lambda said: base64.b64encode(said.encode()).decode(),
    lambda said: base64.b64encode(b"u:" + said.encode() + b":x").decode(),
    lambda said: base64.urlsafe_b64encode(b"u" + said.encode()).decode(),
)
NUMBERS: tuple[Callable[[str], str], ...] = (
    lambda said: quote(said, safe=""),
    lambda said: quote(said, safe="").lower(),
    full,
    lambda said: said.encode().hex().upper(),
)
ESCAPED: tuple[Callable[[str], str], ...] = (
    lambda said: "".join(f"&#x{ord(char):x};" for char in said),
    lambda said: "".join(f"\\u{ord(char):04X}" for char in said),
)

_ENTRIES = [
    *(
        entry(f"{name}-in-texts", f"{what} in every text", texts(text), 1)
        for name, what, text in (
            ("markup", "markup", MARKUP),
            ("escapes", "terminal escapes", ESCAPES),
            ("templates", "template syntax", TEMPLATES),
            ("markdown", "Markdown", LINES),
            ("commands", "commands for a CI system", COMMANDS),
        )
    ),
    *(
        entry(f"{name}-in-refusals", f"{what} in every refusal", refused(text), 1)
        for name, what, text in (
            ("markup", "markup", MARKUP),
            ("escapes", "terminal escapes", ESCAPES),
            ("templates", "template syntax", TEMPLATES),
            ("commands", "commands for a CI system", COMMANDS),
        )
    ),
    entry("markup-as-id", "markup as ID", identified("<script>alert(1)</script>"), 1),
    entry("escapes-as-status", "terminal escapes as status line", status_line(ESCAPES), 3),
    entry(
        "markup-as-media-type",
        "markup as media type",
        on(posts, rewritten(lambda a, r: replace(r, headers={"Content-Type": MARKUP}))),
        0,
        1,
    ),
    entry(
        "escapes-as-title",
        "terminal escapes and commands as title of the OpenAPI document",
        on(
            documents,
            rewritten(
                lambda a, r: replace(
                    r,
                    body=json.dumps(
                        {
                            "openapi": "3",
                            "paths": {"/x": {}},
                            "info": {"title": ESCAPES + COMMANDS, "version": [1]},
                        }
                    ).encode(),
                )
            ),
        ),
        0,
    ),
    entry("echo-plain", "gives the credentials back, as they are", echo(str, str.upper), 1),
    entry("echo-base64", "gives them back in base64, alone or not", echo(*BASE64), 1),
    entry("echo-percent", "gives them back percent-encoded or in hexadecimal", echo(*NUMBERS), 1),
    entry("echo-escaped", "gives them back as HTML and JavaScript write them", echo(*ESCAPED), 1),
    entry("echo-as-id", "gives the token back as ID", identified(quote(TOKEN, safe="")), 1, 3),
    entry(
        "echo-as-lasting-id",
        "gives the token back as ID of a record that stays behind",
        clinging(identified(quote(TOKEN, safe=""))),
        1,
        3,
    ),
    entry(
        "echo-as-lasting-id-disguised",
        "the same, in base64",
        clinging(identified(base64.urlsafe_b64encode(TOKEN.encode()).decode())),
        1,
        3,
    ),
    entry(
        "echo-cut",
        "gives the request back as text, cut off in the credentials",
        on(posts, echo_raw),
        1,
    ),
    entry(
        "echo-as-status", "gives the credentials back as status line", on(posts, echo_as_status), 3
    ),
    entry("echo-to-first", "gives the credentials back as status line, at once", echo_as_status, 3),
    entry("cookie", "logs its visitor in with a cookie", rewritten(logs_in), 0),
]

_PARALLEL = entry(
    "echo-parallel", "gives the credentials back to several at a time", echo(str), 1, heavy=True
)

ENTRIES = [replace(each, only=VALUES) for each in _ENTRIES]
ENTRIES.append(replace(_PARALLEL, only=VALUES, options=(*NAMED, "--parallel", "2")))
